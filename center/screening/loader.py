"""Loading a rule set from ``content/``: facts, parameters, programs and profiles, checked as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from center.content.yaml_file import Located, load_mapping, require
from center.errors import ContentError
from center.screening.compile import build, translate
from center.screening.expression import Code, Scope
from center.screening.fact import Fact
from center.screening.fact_files import AS_OF, EVENT_DATE, load_facts
from center.screening.parameters import load_parameters
from center.screening.profiles import Profile, read_profile
from center.screening.program import Derivation, Program
from center.screening.program_files import AUDIENCES, ProgramReader
from center.screening.ruleset import Interest, RuleSet

FOLDERS = ("facts", "parameters", "programs", "profiles")


def load_rules(content: Path, only: Collection[str] = ()) -> RuleSet:
    """Read the rules below ``content`` (with ``only``, no other programs than these).

    Raises ContentError at the first fault.
    """
    facts = load_facts(content / "facts")
    parameters = load_parameters(content / "parameters")
    scope = Scope(facts, {p.id: p.signature for p in parameters.parameters})
    derivations = _derivations(facts, scope)
    interests = _interests(content / "interests.yaml", facts)
    programs: dict[str, Program] = {}
    for path in sorted((content / "programs").glob("*/*.yaml")):
        if only and path.stem not in only:
            continue
        program = ProgramReader(path, facts, scope, derivations, interests).program()
        if program.id in programs:
            raise ContentError(f"프로그램 '{program.id}' 이 두 번 정의되었습니다.", file=program.file)
        programs[program.id] = program
    profiles: dict[str, Profile] = {}
    for path in sorted((content / "profiles").glob("*.yaml")):
        profiles[path.stem] = read_profile(path, ProgramReader(path, facts, scope, derivations, interests))
    return RuleSet(
        facts, parameters, programs, fingerprint(content), profiles, interests, _umbrellas(content / "umbrellas.yaml")
    )


def fingerprint(content: Path) -> str:
    """A short name of this state of the rules: equal content has an equal name."""
    digest = hashlib.sha256()
    for path in rule_files(content):
        digest.update(path.relative_to(content).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def rule_files(content: Path) -> list[Path]:
    """Every file that the rules are read from."""
    files = [path for folder in FOLDERS for path in sorted((content / folder).rglob("*.yaml"))]
    return [*files, *(path for path in (content / "interests.yaml", content / "umbrellas.yaml") if path.exists())]


def _interests(path: Path, facts: Mapping[str, Fact]) -> dict[str, Interest]:
    found: dict[str, Interest] = {}
    if not path.exists():
        return found
    entries: Located = load_mapping(path).get("interests") or Located()
    for name, entry in entries.items():
        require(entry, "audience", "label")
        if entry["audience"] not in AUDIENCES:
            raise ContentError("audience 는 citizen 또는 employer 입니다.", **entry.where("audience"))
        words, telling, first = (tuple(str(word) for word in entry.get(key, ())) for key in ("words", "facts", "programs"))
        if unknown := set(telling) - set(facts):
            raise ContentError(f"없는 사실 이름입니다: {', '.join(sorted(unknown))}", **entry.where("facts"))
        found[name] = Interest(
            name, entry["audience"], str(entry["label"]), words, telling, first, bool(entry.get("yields")),
        )
    return found


def _umbrellas(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.exists():
        return {}
    entries: Located = load_mapping(path).get("umbrellas") or Located()
    return {name: tuple(str(program) for program in programs) for name, programs in entries.items()}


def _derivations(facts: Mapping[str, Fact], scope: Scope) -> dict[str, tuple[Derivation, Code]]:
    result: dict[str, tuple[Derivation, Code]] = {}
    for fact in facts.values():
        for mode in ("derive", "estimate", "default"):
            text = getattr(fact, mode)
            if not text:
                continue
            entry = Located()
            entry.file, entry.line, entry.lines = f"content/facts ({fact.id})", 0, {}
            kind = {"yes_no": "truth", "date": "date"}.get(fact.type, "number")
            code = translate(text, scope, entry, mode, kind)
            run = build(f"{mode}_{fact.id}", {}, [code])
            sources = tuple(facts[name] for name in sorted(code.facts - {AS_OF, EVENT_DATE}))
            result[fact.id] = (Derivation(fact, mode, sources, run), code)
    return result
