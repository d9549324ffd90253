"""People as they come to the counter: what each is told about 구직급여, and what is left to the center."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from center.messages.catalog import catalog
from center.screening.evaluate import rule
from center.screening.fact import ContradictoryFacts
from center.screening.loader import load_rules
from center.screening.person import read_person
from center.screening.result import screen, show
from center.settings import ROOT

RULES = load_rules(ROOT / "content")
TODAY = date(2026, 11, 23)
READY = {"able_and_seeking_work": True, "disabled": False, "insured_months": 20, "age": 40, "separation_date": "2026-10-31"}
EMPLOYEE = READY | {"worker_kind": "employee", "insured_unit_days": 300, "daily_work_hours": 8}


def told(facts: dict[str, Any], as_of: date = TODAY) -> dict[str, Any]:
    program = RULES.program("job_seeking_benefit")
    shown = show(screen(RULES, read_person(RULES, facts, as_of), [program]), catalog())
    return shown["programs"][0] | {"question": shown["next_question"]}


def open_criteria(result: dict[str, Any]) -> set[str]:
    return {row["id"] for row in result["criteria"] if row["verdict"] != "yes"}


def warned(result: dict[str, Any]) -> str:
    return "\n".join(warning["text"] for warning in result["warnings"])


def test_a_contract_worker_hears_about_a_refused_renewal() -> None:
    result = told(EMPLOYEE | {"separation_reason": "contract_end"})
    assert result["verdict"] == "yes"
    assert "재계약" in warned(result)


@pytest.mark.parametrize("kind", ["artist", "platform_worker"])
def test_a_few_months_short_with_other_insurance_is_left_to_the_center(kind: str) -> None:
    result = told(
        READY | {"worker_kind": kind, "separation_reason": "contract_end", "insured_months_24": 6, "mixed_insurance_24": True}
    )
    assert result["verdict"] == "unknown"
    assert "상담" in result["label"]


@pytest.mark.parametrize(("kind", "weeks"), [("artist", "4주라"), ("platform_worker", "4주(소득이 30%")])
def test_a_drop_of_income_tells_the_longer_waiting_time_and_not_seven_days(kind: str, weeks: str) -> None:
    result = told(READY | {"worker_kind": kind, "separation_reason": "income_drop", "insured_months_24": 13})
    assert weeks in warned(result)
    assert "7일은 대기기간" not in warned(result)


def test_the_construction_worker_has_no_waiting_time() -> None:
    result = told(
        READY
        | {
            "worker_kind": "construction_daily_worker",
            "separation_reason": "contract_end",
            "insured_unit_days": 300,
            "recent_daily_work_days": 0,
            "restricted_in_base_period": False,
        }
    )
    assert result["verdict"] == "yes"
    assert "대기기간" not in warned(result)


def test_the_self_employed_are_asked_why_the_business_closed_and_not_why_they_quit() -> None:
    owner = READY | {
        "worker_kind": "self_employed",
        "insured_months_24": 24,
        "separation_reason": "voluntary_resignation",
        "just_cause": False,
    }
    result = told(owner)
    assert result["verdict"] == "unknown"
    assert open_criteria(result) == {"closure_reason"}
    assert result["question"]["fact"] == "closure_just_cause"
    assert "이직확인서" not in {document["name"] for document in result["documents"]}


def test_illness_alone_is_not_yet_a_just_cause() -> None:
    ill = EMPLOYEE | {"separation_reason": "voluntary_resignation", "just_cause_kind": "own_illness"}
    assert told(ill)["verdict"] == "unknown"
    granted = told(ill | {"just_cause": True})
    assert (granted["verdict"], "상담" in granted["label"]) == ("yes", True)


def test_somebody_who_comes_late_is_told_that_the_total_may_not_be_reached() -> None:
    late = told(EMPLOYEE | {"separation_reason": "contract_end", "separation_date": "2025-12-31"})
    assert late["verdict"] == "yes"
    assert "하루라도 빨리" in warned(late) and "늦어도 이 날까지" not in warned(late)
    early = told(EMPLOYEE | {"separation_reason": "contract_end"})
    assert "하루라도 빨리" not in warned(early) and "늦어도 이 날까지" in warned(early)


def test_whoever_still_has_other_work_is_told_to_say_so() -> None:
    result = told(EMPLOYEE | {"separation_reason": "managerial_layoff"})
    assert "다른 일이나 사업" in warned(result)


def test_leaving_in_2027_has_a_verdict_but_no_amount() -> None:
    result = told(EMPLOYEE | {"separation_reason": "managerial_layoff", "separation_date": "2027-01-31"})
    assert result["verdict"] == "yes"
    assert result["amounts"]["daily_benefit"]["max"] is None


@pytest.mark.parametrize(("age", "age_at_hire", "verdict"), [(64, 64, "yes"), (65, 64, "yes"), (65, 65, "no"), (66, 65, "no")])
def test_the_edge_of_65(age: int, age_at_hire: int, verdict: str) -> None:
    facts = EMPLOYEE | {"separation_reason": "contract_end", "age": age, "age_at_hire": age_at_hire}
    assert told(facts)["verdict"] == verdict


def test_the_age_of_today_does_not_contradict_the_date_of_birth() -> None:
    facts = {"age": 45, "birth_date": "1981-06-01", "separation_date": "2026-01-31", "worker_kind": "employee"}
    person = read_person(RULES, facts, date(2026, 11, 23))
    ruling = rule(RULES, RULES.program("job_seeking_benefit"), person)
    (situation,) = ruling.placement.situations
    assert situation.facts[RULES.facts["age"].index] == (44, 44)


def test_an_age_of_no_day_contradicts_the_date_of_birth() -> None:
    facts = {"age": 50, "birth_date": "1981-06-01", "separation_date": "2026-01-31"}
    with pytest.raises(ContradictoryFacts):
        rule(RULES, RULES.program("job_seeking_benefit"), read_person(RULES, facts, date(2026, 11, 23)))
