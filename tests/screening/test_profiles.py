"""Every combination of answers belongs to exactly one type of a profile, and its interview finds it."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from center.screening.evaluate import rule
from center.screening.interview import Interview, ask, not_known, result_of, tell
from center.screening.loader import load_rules
from center.screening.person import read_person
from center.screening.profiles import Profile
from center.screening.truth import NO, YES
from center.settings import ROOT

RULES = load_rules(ROOT / "content")
TODAY = date(2026, 11, 23)
MOST_COMBINATIONS = 5000
every_profile = pytest.mark.parametrize("profile", RULES.profiles.values(), ids=lambda p: p.id)


def answers(profile: Profile) -> list[dict[str, Any]]:
    """Everything that can be answered: every option, and for numbers every stretch between two thresholds."""
    names = sorted({name for kind in profile.types for version in kind.program.versions for name in version.facts} - {"as_of"})
    values = []
    for name in names:
        fact = RULES.facts[name]
        if fact.type == "yes_no":
            values.append([True, False])
        elif fact.type == "choice":
            values.append([option.value for option in fact.options])
        else:
            cuts = {cut for kind in profile.types for cut in kind.program.cuts.get(name, ())}
            values.append(sorted({int(cut) + step for cut in cuts for step in (-1, 0) if int(cut) + step >= max(fact.low, 0)}))
    combinations = list(product(*values))
    assert len(combinations) <= MOST_COMBINATIONS
    return [dict(zip(names, combination, strict=True)) for combination in combinations]


@every_profile
def test_exactly_one_type_fits_everybody(profile: Profile) -> None:
    for facts in answers(profile):
        person = read_person(RULES, facts, TODAY)
        verdicts = [rule(RULES, kind.program, person).verdict for kind in profile.types]
        assert sorted(verdicts) == sorted([YES] + [NO] * (len(verdicts) - 1)), facts


@every_profile
def test_the_interview_finds_the_type_in_a_few_questions(profile: Profile) -> None:
    for facts in answers(profile)[::7]:
        interview = Interview(programs=(), goal="check", as_of=TODAY, profile=profile.id)
        for _ in range(8):
            found = result_of(RULES, interview)
            if found.question is None:
                break
            name = found.question.fact.id
            interview = tell(RULES, ask(interview, name), {name: facts[name]}).interview
        assert [r.verdict for r in found.rulings].count(YES) == 1
        assert len(interview.facts) <= 6


@every_profile
def test_somebody_who_knows_nothing_still_comes_to_an_end(profile: Profile) -> None:
    interview = Interview(programs=(), goal="check", as_of=TODAY, profile=profile.id)
    for _ in range(20):
        found = result_of(RULES, interview)
        if found.question is None:
            return
        interview = not_known(ask(interview, found.question.fact.id))
    raise AssertionError("the interview does not end")


@every_profile
def test_every_type_has_a_service_path(profile: Profile) -> None:
    for kind in profile.types:
        assert kind.stages and kind.next_step and kind.traits
