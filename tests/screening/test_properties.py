"""What must hold for everybody: the second engine agrees, and knowing more never flips a verdict."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from center.screening.evaluate import rule
from center.screening.loader import load_rules
from center.screening.next_question import likely_remaining
from center.screening.person import read_person
from center.screening.result_amounts import amount_ranges
from center.screening.truth import NO, UNKNOWN, YES
from center.settings import ROOT
from tests.screening.oracle import Oracle
from tests.screening.people import complete_people, partly_known

RULES = load_rules(ROOT / "content")
PROGRAM = RULES.program("job_seeking_benefit")
ORACLE = Oracle("job_seeking_benefit")


def wire(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


@settings(max_examples=400, deadline=None)
@given(complete_people())
def test_complete_people_are_judged_as_the_oracle_judges(drawn: tuple[dict[str, Any], date]) -> None:
    facts, as_of = drawn
    ruling = rule(RULES, PROGRAM, read_person(RULES, wire(facts), as_of))
    judged = ORACLE.judge(facts, as_of)
    assert judged is not None
    criteria, amounts = judged
    names = [criterion.id for criterion in PROGRAM.versions[0].criteria]
    assert dict(zip(names, ruling.criteria[0], strict=True)) == {n: YES if v else NO for n, v in criteria.items()}
    assert ruling.verdict == (YES if all(criteria.values()) else NO)
    # Under 4 hours a day before December 2023 the floor is a range: two readings of the old rule stand side by side.
    short_day = facts["daily_work_hours"] < 4 and facts["separation_date"] < date(2023, 12, 1)
    for name, (low, high) in amount_ranges(ruling).items():
        if short_day and amounts[name] is None:
            assert low <= high
        else:
            assert low == high == amounts[name]


@settings(max_examples=400, deadline=None)
@given(complete_people().flatmap(lambda drawn: st.tuples(st.just(drawn), partly_known(drawn[0]))))
def test_knowing_less_is_unknown_but_never_the_opposite(drawn: tuple[tuple[dict[str, Any], date], dict[str, Any]]) -> None:
    (facts, as_of), known = drawn
    # The day of application is today when nobody says otherwise, so it is not left open here.
    known["application_date"] = facts["application_date"].isoformat()
    less = rule(RULES, PROGRAM, read_person(RULES, known, as_of))
    more = rule(RULES, PROGRAM, read_person(RULES, wire(facts), as_of))
    assert less.verdict in (more.verdict, UNKNOWN)
    for before, after in zip(less.criteria[0], more.criteria[0], strict=True):
        assert before in (after, UNKNOWN)
    wide, narrow = amount_ranges(less), amount_ranges(more)
    for name, (low, high) in narrow.items():
        assert wide[name][0] <= low
        assert high <= wide[name][1]


@settings(max_examples=150, deadline=None)
@given(complete_people(), st.randoms(use_true_random=False))
def test_facts_added_one_by_one_never_flip(drawn: tuple[dict[str, Any], date], order: Any) -> None:
    facts, as_of = drawn
    names = [name for name in facts if name != "application_date"]
    order.shuffle(names)
    said = {"application_date": wire(facts)["application_date"]}
    verdict = UNKNOWN
    for name in names:
        said[name] = wire(facts)[name]
        now = rule(RULES, PROGRAM, read_person(RULES, said, as_of)).verdict
        assert verdict == UNKNOWN or now == verdict
        verdict = now
    assert verdict in (YES, NO)


@settings(max_examples=150, deadline=None)
@given(complete_people().flatmap(lambda drawn: st.tuples(st.just(drawn[1]), partly_known(drawn[0]))))
def test_the_estimate_of_what_is_left_never_fails(drawn: tuple[date, dict[str, Any]]) -> None:
    as_of, known = drawn
    assert 0 <= likely_remaining(RULES, read_person(RULES, known, as_of), [PROGRAM]) <= 20


def test_a_year_of_birth_does_not_contradict_the_estimate() -> None:
    known = {"birth_date": {"min": "1985-01-01", "max": "1985-12-31"}, "separation_reason": "managerial_layoff"}
    assert likely_remaining(RULES, read_person(RULES, known, date(2026, 11, 23)), [PROGRAM]) > 0
