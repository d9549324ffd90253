"""Many people at once are judged exactly as each of them alone."""

from __future__ import annotations

from datetime import date

import pytest

from center.screening.batch import Batch
from center.screening.evaluate import verdict_only
from center.screening.loader import load_rules
from center.screening.person import read_person
from center.settings import ROOT
from tests.screening.anybody import Crowd, wire

RULES = load_rules(ROOT / "content")
AS_OF = date(2026, 11, 23)


@pytest.mark.parametrize("program", RULES.programs.values(), ids=lambda p: p.id)
def test_a_column_of_people_is_judged_as_each_of_them(program) -> None:  # type: ignore[no-untyped-def]
    crowd = Crowd(RULES, seed=7)
    people = []
    for turn in range(150):
        said = crowd.complete([program])
        facts = wire(said) if turn % 3 == 0 else crowd.partly(said)
        people.append(read_person(RULES, facts, AS_OF))
    found = Batch(RULES, people).verdicts(program)
    assert found.tolist() == [verdict_only(RULES, program, person) for person in people]
