"""A typical person needs at most ten questions to a useful first list (see ``simulation`` for the table)."""

from __future__ import annotations

import statistics

from center.screening.loader import load_rules
from center.settings import ROOT
from tests.screening.simulation import SUBJECTS, simulate

RULES = load_rules(ROOT / "content")


def test_a_first_list_is_useful_after_ten_questions() -> None:
    journeys = simulate(RULES, 60)
    narrowed = [journey.useful_after for journey in journeys if journey.interests]
    assert statistics.median(narrowed) <= 6
    assert sum(count <= 10 for count in narrowed) >= 0.85 * len(narrowed)
    for audience, subjects in SUBJECTS.items():
        for interests in subjects:
            some = [j.useful_after for j in journeys if (j.audience, j.interests) == (audience, interests)]
            assert statistics.median(some) <= (10 if interests else 25), (audience, interests, some)


def test_nobody_is_asked_without_end() -> None:
    assert all(journey.total < 55 for journey in simulate(RULES, 14))
