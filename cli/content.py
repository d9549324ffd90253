"""``ieum content``: what policy staff do with the files they write."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from center import clock
from center.content.yaml_file import load_mapping
from center.errors import ContentError
from center.messages.catalog import load_catalog
from center.questions.question import check_questions
from center.screening.comparison import ProgramChange, compare
from center.screening.content_check import check_content
from center.screening.loader import load_rules
from center.screening.person import read_person
from center.screening.result import screen, show
from center.screening.ruleset import RuleSet
from center.settings import ROOT, settings

content = typer.Typer(no_args_is_help=True, help="내용(제도·금액·질문) 점검")
TEMPLATE = ROOT / "content" / "templates" / "program.yaml"


@content.callback()
def group() -> None:
    """Commands about content."""


@content.command()
def check(programs: Annotated[list[str] | None, typer.Argument(help="이 제도들만 본다(없으면 모두)")] = None) -> None:
    """Load everything, run the tests inside the files, and say what is wrong with file and line."""
    faults = check_content(settings().content_dir, programs or ())
    if not programs:
        faults += check_questions(settings().content_dir)
    for fault in faults:
        typer.echo(fault, err=True)
    typer.echo("문제 없음" if not faults else f"고칠 곳 {len(faults)}개")
    raise typer.Exit(1 if faults else 0)


@content.command()
def explain(
    program: str,
    case: Annotated[Path, typer.Option(help="facts(사실)와 as_of(기준일)를 적은 YAML 파일. 없으면 '-' 대신 빈 파일")],
) -> None:
    """Say for one case how every criterion is decided, with the rule, the value, the source and the amounts."""
    rules = load_rules(settings().content_dir)
    told = load_mapping(case)
    as_of = told.get("as_of") or clock.today()
    if not isinstance(as_of, date):
        raise ContentError("as_of 는 날짜여야 합니다(예: 2026-11-23).", **told.where("as_of"))
    person = read_person(rules, _wire(told.get("facts") or {}), as_of)
    chosen = rules.program(program)
    shown = show(screen(rules, person, [chosen]), load_catalog(settings().content_dir / "messages"))
    for line in _explained(shown["programs"][0], {c.id: c.rule for v in chosen.versions for c in v.criteria}):
        typer.echo(line)
    if shown["next_question"]:
        typer.echo(f"\n다음 물음: {shown['next_question']['text']} ({shown['next_question']['fact']})")


def _wire(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def _explained(shown: dict[str, Any], rules: dict[str, str]) -> list[str]:
    lines = [f"{shown['name']}: {shown['verdict']} · {shown['label']} (판본 {shown['version_from']})"]
    for row in shown["criteria"]:
        lines.append(f"\n[{row['verdict']}] {row['id']}: {row['text']}")
        lines.append(f"    규칙: {rules.get(row['id'], '')}")
        if row.get("value_text"):
            lines.append(f"    값: {row['value_text']} ({row['evidence']})")
        lines.append(f"    근거: {row['citation']}")
        lines += [f"    부족: {row['gap']}"] if row.get("gap") else []
        lines += ["    확인 필요"] if row.get("needs_check") else []
    for name, amount in shown["amounts"].items():
        lines.append(f"\n{name}: {amount['text']} · {amount['citation']}" + (" · 확인 필요" if amount["unverified"] else ""))
    lines += [f"\n{change['text']}" for change in shown.get("changes", [])]
    lines += [f"\n주의: {warning['text']} {warning.get('by', '')}".rstrip() for warning in shown["warnings"]]
    return lines


@content.command()
def diff(
    revision: Annotated[str, typer.Argument(help="비교할 때의 판(git 이름: HEAD, main~3 …)")],
    people: Annotated[int, typer.Option(help="시험 삼아 판정해 볼 사람 수")] = 2000,
) -> None:
    """Who changes: judge a bank of synthetic people by the content of REVISION and by the present one."""
    new = load_rules(settings().content_dir)
    with tempfile.TemporaryDirectory() as folder:
        old = _rules_at(revision, Path(folder))
    changes = compare(old, new, people, clock.today())
    if not changes:
        typer.echo(f"{people}명 가운데 판정이나 금액이 달라지는 사람이 없습니다.")
    for change in changes:
        for line in _told(change, old, new):
            typer.echo(line)


def _rules_at(revision: str, folder: Path) -> RuleSet:
    archive = folder / "content.tar"
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", "-o", str(archive), revision, "content"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ContentError(f"판 '{revision}' 의 내용을 읽을 수 없습니다: {done.stderr.strip()}")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return load_rules(folder / "content")


def _told(change: ProgramChange, old: RuleSet, new: RuleSet) -> list[str]:
    name = (new.programs.get(change.program) or old.programs[change.program]).name
    came = "" if change.program in old.programs else " (새 제도)"
    went = "" if change.program in new.programs else " (없어진 제도)"
    lines = [f"\n{name} [{change.program}]{came}{went}: {change.judged}명 가운데 {change.changed}명이 달라집니다"]
    lines += [f"  판정 {before} → {after}: {count}명" for (before, after), count in change.verdicts.most_common()]
    lines += [f"  금액만: {change.amounts}명"] if change.amounts else []
    for example in change.examples:
        lines.append(f"  보기: {example['facts']}")
        lines.append(f"    전 {_outcome(example['before'])} · 후 {_outcome(example['after'])}")
    return lines


def _outcome(outcome: tuple[str, Any]) -> str:
    verdict, amounts = outcome
    return " ".join([verdict, *(f"{name}={low}" if low == high else f"{name}={low}~{high}" for name, low, high in amounts)])


@content.command()
def new(
    program: Annotated[str, typer.Argument(help="새 제도의 id(영문 소문자와 밑줄)")],
    audience: Annotated[str, typer.Option(help="citizen 또는 employer")] = "citizen",
) -> None:
    """Begin the file of a program from a commented template."""
    if audience not in ("citizen", "employer") or not program.replace("_", "").isalnum() or not program.islower():
        raise ContentError("id 는 영문 소문자·숫자·밑줄, audience 는 citizen 또는 employer 로 적어 주세요.")
    path = settings().content_dir / "programs" / audience / f"{program}.yaml"
    if path.exists():
        raise ContentError("이 제도의 파일이 이미 있습니다.", file=str(path))
    text = TEMPLATE.read_text(encoding="utf-8")
    path.write_text(
        text.replace("PROGRAM_ID", program).replace("AUDIENCE", audience).replace("TODAY", clock.today().isoformat()),
        encoding="utf-8",
    )
    typer.echo(f"{path} 를 만들었습니다. 내용을 채운 뒤 `ieum content check {program}` 으로 확인하세요.")


@content.command()
def source(program: str) -> None:
    """Print the Python that the rules of a program become."""
    for version in load_rules(settings().content_dir).program(program).versions:
        typer.echo(f"# {date.fromordinal(version.start).isoformat()}\n{version.truths.source}\n\n{version.intervals.source}\n")
