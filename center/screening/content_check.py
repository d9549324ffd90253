"""Checking content as a whole: it loads, the cases inside the files hold, nothing is unreachable or dead.

The test cases of a program are data in its own file:

    tests:
      - name: 179일이면 받을 수 없다
        as_of: 2026-04-10
        facts: {insured_unit_days: 179, separation_date: 2026-03-31}
        verdict: "no"
        failed: [insured_unit_days]
        amounts: {daily_benefit: 68100, benefit_days: {min: 120, max: 270}}
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from center.content.yaml_file import load_yaml
from center.errors import CenterError, ContentError
from center.messages.catalog import load_catalog
from center.screening.evaluate import name_of, rule
from center.screening.loader import load_rules
from center.screening.person import read_person
from center.screening.program import Program
from center.screening.result_amounts import amount_ranges
from center.screening.ruleset import RuleSet
from center.screening.truth import NO

CASE_KEYS = {"name", "as_of", "facts", "verdict", "failed", "amounts", "question"}
FEWEST_CASES = 10


def check_content(content: Path, only: Collection[str] = ()) -> list[str]:
    """All faults found, each one line with file and remedy; empty when everything is well.

    With ``only``, no other programs than these are looked at.
    """
    faults: list[str] = []
    try:
        rules = load_rules(content, only)
        load_catalog(content / "messages")
    except ContentError as error:
        return [str(error)]
    faults += _check_facts(rules)
    if not only:
        faults += _check_links(rules, content)
    for program in rules.programs.values():
        faults += check_program(rules, program)
    faults += _check_yaml(content)
    return faults


def _check_yaml(content: Path) -> list[str]:
    faults = []
    for path in sorted(content.rglob("*.yaml")):
        try:
            load_yaml(path)
        except ContentError as error:
            faults.append(str(error))
    return faults


def _check_links(rules: RuleSet, content: Path) -> list[str]:
    """Names in one file that no other file has."""
    pages = {path.stem for path in (content / "services").glob("*.yaml")}
    faults = []
    for program in rules.programs.values():
        for exclusion in program.excludes:
            if exclusion.program not in rules.programs:
                faults.append(f"{program.file}: excludes 의 '{exclusion.program}' 이라는 프로그램이 없습니다.")
        if program.successor and program.successor not in rules.programs:
            faults.append(f"{program.file}: successor '{program.successor}' 라는 프로그램이 없습니다.")
        if pages and program.service not in pages:
            faults.append(f"{program.file}: service '{program.service}' 라는 안내 쪽이 content/services 에 없습니다.")
    for profile in rules.profiles.values():
        for kind in profile.types:
            for stage in kind.stages:
                if stage.service and pages and stage.service not in pages and stage.service not in rules.programs:
                    faults.append(f"{profile.file}: '{kind.id}' 의 service '{stage.service}' 가 없습니다.")
    for name, programs in rules.umbrellas.items():
        for wanted in programs:
            if wanted not in rules.programs:
                faults.append(f"content/umbrellas.yaml: '{name}' 의 '{wanted}' 라는 프로그램이 없습니다.")
    used = {i for program in rules.programs.values() for i in program.interests}
    faults += [f"content/interests.yaml: 관심 주제 '{i}' 를 쓰는 제도가 없습니다." for i in rules.interests if i not in used]
    return faults


def _check_facts(rules: RuleSet) -> list[str]:
    faults = []
    for fact in rules.facts.values():
        for name in fact.prior:
            known = {option.value for option in fact.options} or {"yes", "no"}
            if name not in known:
                faults.append(f"content/facts ({fact.id}): prior 의 '{name}' 은 선택지가 아닙니다.")
    return faults


def check_program(rules: RuleSet, program: Program) -> list[str]:
    """Faults of one program: cases that fail, too few cases, criteria that no case ever fails."""
    faults: list[str] = []
    failed_once: set[str] = set()
    for case in program.tests:
        problem, failed = run_case(rules, program, case)
        failed_once |= failed
        if problem:
            faults.append(f"{program.file}: 시험 '{case.get('name')}': {problem}")
    if len(program.tests) < FEWEST_CASES:
        faults.append(f"{program.file}: 시험이 {len(program.tests)}개뿐입니다. 적어도 {FEWEST_CASES}개를 적어 주세요.")
    for version in program.versions:
        for criterion in version.criteria:
            if criterion.id not in failed_once:
                faults.append(
                    f"{program.file}: 조건 '{criterion.id}' 이 아님이 되는 시험이 없습니다. 하나 이상 적어 주세요."
                )
    return faults


def run_case(rules: RuleSet, program: Program, case: Mapping[str, Any]) -> tuple[str, set[str]]:
    """What is wrong with a case (empty when it holds) and which criteria said no in it."""
    unknown = set(case) - CASE_KEYS
    if unknown or not isinstance(case.get("as_of"), date):
        return f"모르는 항목이 있거나 as_of 날짜가 없습니다: {', '.join(sorted(unknown))}", set()
    try:
        person = read_person(rules, case.get("facts", {}), case["as_of"])
        ruling = rule(rules, program, person)
    except CenterError as error:
        return f"사실을 읽을 수 없습니다: {error}", set()
    failed = {
        criterion.id
        for situation, values in zip(ruling.placement.situations, ruling.criteria, strict=True)
        for criterion, value in zip(situation.version.criteria, values, strict=True)
        if value == NO
    }
    if "verdict" in case and name_of(ruling.verdict) != case["verdict"]:
        return f"판정이 {case['verdict']} 여야 하는데 {name_of(ruling.verdict)} 입니다.", failed
    if "failed" in case and set(case["failed"]) != failed:
        return f"막은 조건이 {sorted(case['failed'])} 여야 하는데 {sorted(failed)} 입니다.", failed
    ranges = amount_ranges(ruling)
    for name, wanted in (case.get("amounts") or {}).items():
        if name not in ranges:
            return f"금액 '{name}' 이 없습니다.", failed
        low, high = ranges[name]
        expected = (wanted["min"], wanted["max"]) if isinstance(wanted, Mapping) else (wanted, wanted)
        if (low, high) != expected:
            return f"금액 '{name}' 이 {expected} 여야 하는데 ({low}, {high}) 입니다.", failed
    return "", failed
