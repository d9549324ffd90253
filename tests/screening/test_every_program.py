"""What must hold for every program and everybody: a second engine agrees, and knowing more never flips a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from center.screening.evaluate import rule
from center.screening.fact import ContradictoryFacts
from center.screening.loader import load_rules
from center.screening.person import read_person
from center.screening.program import Program
from center.screening.result_amounts import amount_ranges
from center.screening.truth import NO, UNKNOWN, YES
from center.settings import ROOT
from tests.screening.anybody import Crowd, wire
from tests.screening.oracle import Oracle

RULES = load_rules(ROOT / "content")
AS_OF = date(2026, 11, 23)
PEOPLE = 60
every_program = pytest.mark.parametrize("program", RULES.programs.values(), ids=lambda p: p.id)


EXCLUSIONS = {
    name for program in RULES.programs.values() for version in program.versions for criterion in version.criteria
    if criterion.exclusion for name in criterion.facts
}
DEFAULTS = [fact.id for fact in RULES.facts.values() if fact.default or fact.estimate or fact.id in EXCLUSIONS]
"""Facts that count as usual while nobody says otherwise; saying them may change everything, so they stay said."""


def insiders(program: Program, seed: int, count: int) -> Iterator[tuple[Crowd, dict[str, Any]]]:
    """Complete people whose date lies in the time that the rules are known for: an unsaid date stands for these."""
    crowd = Crowd(RULES, seed)
    found = 0
    for _ in range(count * 20):
        said = crowd.complete([program])
        day = said.get(program.dated_by.id, AS_OF)
        if any(version.start <= day.toordinal() <= version.end for version in program.versions):
            found += 1
            yield crowd, said
        if found == count:
            return
    assert found


@every_program
def test_the_second_engine_agrees(program: Program) -> None:
    crowd, oracle, judged = Crowd(RULES, seed=11), Oracle(program.id), 0
    for _ in range(PEOPLE):
        said = crowd.complete([program])
        as_of = AS_OF - timedelta(days=crowd.random.randrange(2000))
        found = oracle.judge(said, as_of)
        ruling = rule(RULES, program, read_person(RULES, wire(said), as_of))
        if found is None:
            assert ruling.verdict in (NO, UNKNOWN)
            continue
        judged += 1
        criteria, amounts = found
        (values,) = ruling.criteria
        names = [criterion.id for criterion in ruling.placement.situations[0].version.criteria]
        for name, value in zip(names, values, strict=True):
            if criteria[name] is not None:
                assert value == (YES if criteria[name] else NO), (name, said)
        for name, (low, high) in amount_ranges(ruling).items():
            if amounts[name] is not None:
                assert low <= amounts[name] <= high, (name, said)
    assert judged > 0


@every_program
def test_knowing_more_never_flips_a_verdict(program: Program) -> None:
    for crowd, said in insiders(program, 12, PEOPLE):
        known = crowd.partly(said, DEFAULTS)
        less = rule(RULES, program, read_person(RULES, known, AS_OF))
        more = rule(RULES, program, read_person(RULES, wire(said), AS_OF))
        assert less.verdict in (more.verdict, UNKNOWN), (known, said)
        wide, narrow = amount_ranges(less), amount_ranges(more)
        for name, (low, high) in narrow.items():
            if name in wide:
                assert wide[name][0] <= low, (name, known, said)
                assert high <= wide[name][1], (name, known, said)


@every_program
def test_facts_added_one_by_one_never_flip(program: Program) -> None:
    for crowd, complete in insiders(program, 13, 10):
        said = wire(complete)
        names = [name for name in said if name not in DEFAULTS]
        crowd.random.shuffle(names)
        known: dict[str, Any] = {name: value for name, value in said.items() if name not in names}
        verdict = UNKNOWN
        for name in names:
            known[name] = said[name]
            try:
                now = rule(RULES, program, read_person(RULES, known, AS_OF)).verdict
            except ContradictoryFacts:
                break
            assert verdict == UNKNOWN or now == verdict, (program.id, name, known)
            verdict = now
