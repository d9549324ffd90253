"""Days, numbers and programs at the edge of what is known: an answer is given, and it is one that people can use."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import Any

import pytest
from pydantic import ValidationError

from center.messages.catalog import catalog
from center.screening.catalogue import describe_program
from center.screening.fact import InvalidFactValue
from center.screening.interview import Interview, ask, not_known, result_of, tell
from center.screening.loader import load_rules
from center.screening.person import read_person
from center.screening.result import screen, screen_audience, show
from center.settings import ROOT
from web.screening.requests import ScreeningRequest

RULES = load_rules(ROOT / "content")
TODAY = date(2026, 11, 23)
DATES = [fact.id for fact in RULES.facts.values() if fact.type == "date" and fact.id not in ("as_of", "event_date")]
HIRED_2021: dict[str, Any] = {
    "hire_date": "2021-04-01", "hire_age": 25, "hire_regular": True, "hire_weekly_hours": 40, "insured_headcount": 12,
    "priority_firm": True, "employee_increase": True, "kept_months": 12,
}


def told(program: str, facts: dict[str, Any], as_of: date = TODAY) -> dict[str, Any]:
    screening = screen(RULES, read_person(RULES, facts, as_of), [RULES.program(program)])
    found: dict[str, Any] = show(screening, catalog())["programs"][0]
    return found


@pytest.mark.parametrize("as_of", [date(1900, 1, 1), date(2018, 6, 1), date(2020, 3, 1), date(2100, 1, 1)])
def test_every_program_has_an_answer_for_any_day(as_of: date) -> None:
    for program in RULES.programs:
        assert told(program, {}, as_of)["criteria"]


@pytest.mark.parametrize("program", ["national_employment_support_1", "national_employment_support_2"])
def test_before_it_began_a_program_says_when_it_begins(program: str) -> None:
    result = told(program, {"age": 30}, date(2020, 11, 1))
    assert result["verdict"] == "no"
    assert result["criteria"][0]["text"] == "이 제도는 2021년 1월 1일에 시작되었습니다"
    assert "끝났" not in result["next_step"]


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_nobody_can_mean_is_refused(day: str) -> None:
    for name in DATES:
        with pytest.raises(InvalidFactValue):
            RULES.facts[name].read(day)
    with pytest.raises(ValidationError):
        ScreeningRequest.model_validate({"audience": "citizen", "as_of": day})


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_first_and_last_day_that_are_taken_break_nothing(day: str) -> None:
    for name in DATES:
        if name == "birth_date":
            continue  # contradicts every age: asked again, as it should be
        for audience in ("citizen", "employer"):
            assert show(screen_audience(RULES, {name: day}, TODAY, audience), catalog())["programs"]


def test_an_ended_program_does_not_promise_money_today() -> None:
    then = told("youth_additional_employment_subsidy", HIRED_2021, date(2021, 6, 1))
    now = told("youth_additional_employment_subsidy", HIRED_2021)
    assert then["verdict"] == now["verdict"] == "yes"
    assert then["label"] == "받을 수 있어 보여요"
    assert now["label"] == "그때 요건은 갖춘 것으로 보여요(지금은 끝난 제도)"
    assert now["ended"]["successor"] == "youth_leap_subsidy"


def test_an_amount_that_hangs_on_a_number_nobody_told_is_not_shown_as_a_range() -> None:
    amounts = told("disabled_employment_incentive", {"insured_headcount": 20})["amounts"]
    assert amounts["total"]["max"] is None
    assert "더 답해" in amounts["total"]["text"]
    assert told("disabled_employment_incentive", {"insured_headcount": 20, "disabled_workers": 3})["amounts"]["total"]["max"]


def test_a_cap_that_is_not_published_is_not_blamed_on_missing_answers() -> None:
    amounts = told("employment_retention_paid", {"leave_date": "2026-06-01"})["amounts"]
    assert "1350" in amounts["per_person_monthly"]["text"]


@pytest.mark.parametrize("audience", ["citizen", "employer"])
def test_no_amount_is_below_nothing(audience: str) -> None:
    for ruling in screen_audience(RULES, {}, TODAY, audience).rulings:
        for situation in ruling.placement.situations:
            for amount, (low, _) in zip(situation.version.amounts, situation.amounts, strict=True):
                assert low == -inf or low >= 0, (ruling.program.id, amount.name, low)


def test_what_cannot_be_had_together_is_said_with_the_right_particle() -> None:
    facts = {"worker_kind": "employee", "separation_reason": "managerial_layoff", "separation_date": "2026-11-10",
             "insured_unit_days": 400, "able_and_seeking_work": True, "age": 45, "household_size": 2,
             "household_income": 1_000_000, "household_assets": 100_000_000, "own_monthly_income": 0, "work_days_last_2y": 300}
    shown = show(screen_audience(RULES, facts, TODAY, "citizen"), catalog())["programs"]
    warnings = next(p for p in shown if p["id"] == "national_employment_support_1")["warnings"]
    assert any(warning["text"].startswith("구직급여(실업급여)와 함께") for warning in warnings)


@pytest.mark.parametrize(("interest", "begun", "truth", "wanted"), [
    ("unemployment", {"separation_date": "2026-10-31", "separation_reason": "recommended_resignation"},
     {"worker_kind": "employee", "job_seeking_benefit_status": "never", "age": 45, "able_and_seeking_work": True,
      "working_30_hours": False, "insured_unit_days": 400, "serious_fault": False}, "job_seeking_benefit"),
    ("family", {"childcare_leave_start_date": "2027-01-01"},
     {"worker_kind": "employee", "insured_unit_days": 400, "child_age": 0, "childcare_leave_months": 12}, "childcare_leave_benefit"),
])
def test_ten_questions_are_enough_for_what_somebody_came_for(
    interest: str, begun: dict[str, Any], truth: dict[str, Any], wanted: str
) -> None:
    """Everything else is answered with "I don't know"."""
    interview = Interview(programs=(), goal="check", as_of=TODAY, audience="citizen", interests=(interest,), budget=10)
    interview = tell(RULES, interview, begun).interview
    for _ in range(10):
        question = result_of(RULES, interview).question
        if question is None:
            break
        interview = ask(interview, question.fact.id)
        known = question.fact.id in truth
        interview = tell(RULES, interview, {question.fact.id: truth[question.fact.id]}).interview if known else not_known(interview)
    verdicts = {p["id"]: p["verdict"] for p in show(result_of(RULES, interview), catalog())["programs"]}
    assert verdicts[wanted] == "yes"


@pytest.mark.parametrize("program", ["youth_special_hiring_subsidy", "youth_digital_job_subsidy"])
def test_an_end_nobody_confirmed_has_no_day(program: str) -> None:
    """The file only says "over by then"; the day must not be told as if it were the end."""
    assert told(program, {"hire_date": "2021-05-03"})["ended"]["on"] is None
    assert describe_program(RULES.program(program), TODAY)["ended"] is None
    assert told("job_sharing_subsidy", {"hire_date": "2023-05-03"})["ended"]["on"] == "2023-12-31"


def test_a_program_that_is_probably_over_stands_last_among_the_open_ones() -> None:
    shown = show(screen_audience(RULES, {}, TODAY, "citizen"), catalog())["programs"]
    assert shown[0]["id"] != "youth_savings_deduction"
    assert [p["id"] for p in shown if p["verdict"] == "unknown"][-1] == "youth_savings_deduction"


def test_who_told_no_date_reads_the_amounts_of_today() -> None:
    """Not those of past years; the range for programs still holds every amount that is possible."""
    amounts = told("youth_leap_subsidy", {"insured_headcount": 12, "hire_age": 27})["amounts"]
    assert amounts["per_person_total"]["text"] == "지금 기준 최대 7,200,000원"
    assert amounts["per_person_total"]["max"] == 12_000_000
    assert told("youth_leap_subsidy", {"hire_date": "2023-05-02"}, date(2023, 5, 10))["amounts"]["per_person_total"]["unverified"]


def test_of_two_subjects_the_narrower_one_is_asked_about_first() -> None:
    """"장애인 2명 채용하면 장려금 얼마": not the age of whom is hired, but how many disabled people work there."""
    interview = Interview(programs=(), goal="check", as_of=TODAY, audience="employer", interests=("hiring", "disabled"), budget=10)
    interview = tell(RULES, interview, {"planned_hires": 2, "insured_headcount": 30}).interview
    question = result_of(RULES, interview).question
    assert question is not None and "disabled" in {
        subject for program in question.programs for subject in RULES.program(program).interests
    }
    assert question.fact.id in ("disabled_workers", "hire_severely_disabled")
