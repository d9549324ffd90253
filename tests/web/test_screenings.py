"""The screening calls: what integrators and the screening page rely on."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

COMPLETE = {
    "worker_kind": "employee", "separation_date": "2026-03-31", "separation_reason": "recommended_resignation",
    "serious_fault": False, "able_and_seeking_work": True, "age": 45, "disabled": False, "insured_unit_days": 400,
    "insured_months": 72, "average_daily_wage": 120000, "daily_work_hours": 8,
}


def screen(gateway: TestClient, facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    body = {"audience": "citizen", "programs": ["job_seeking_benefit"], "facts": facts, **more}
    answer = gateway.post("/api/screenings", json=body)
    assert answer.status_code == 200, answer.text
    result: dict[str, Any] = answer.json()
    return result


def test_a_complete_case_gets_verdict_amounts_reasons_and_dates(gateway: TestClient) -> None:
    result = screen(gateway, COMPLETE, as_of="2026-04-10", programs=["job_seeking_benefit"])
    (program,) = result["programs"]
    assert program["verdict"] == "yes"
    assert (program["amounts"]["daily_benefit"]["min"], program["amounts"]["daily_benefit"]["max"]) == (68100, 68100)
    assert program["amounts"]["benefit_days"]["min"] == 210
    assert program["amounts"]["total"]["min"] == 68100 * 210
    assert all(row["citation"] for row in program["criteria"])
    assert all(row["verdict"] == "yes" for row in program["criteria"])
    assert "2027-03-31" in {warning.get("by") for warning in program["warnings"]}
    assert result["next_question"] is None
    assert result["open_questions"] == 0
    assert result["as_of"] == "2026-04-10" and result["rules_hash"]
    assert program["version_from"] == "2019-10-01"


def test_every_complete_answer_can_be_reached_by_following_the_questions(gateway: TestClient) -> None:
    known: dict[str, Any] = {}
    asked = []
    for _ in range(20):
        result = screen(gateway, known, as_of="2026-04-10")
        question = result["next_question"]
        if question is None:
            break
        assert question["fact"] not in asked
        asked.append(question["fact"])
        known[question["fact"]] = COMPLETE.get(question["fact"])
    assert result["programs"][0]["verdict"] == "yes"
    assert len(asked) <= 10


def test_a_gap_says_how_much_is_missing(gateway: TestClient) -> None:
    result = screen(gateway, COMPLETE | {"insured_unit_days": 160}, as_of="2026-04-10")
    (program,) = result["programs"]
    row = next(row for row in program["criteria"] if row["id"] == "insured_unit_days")
    assert (program["verdict"], row["verdict"], row["gap"]) == ("no", "no", "20일이 더 필요합니다.")
    assert program["amounts"] == {}


def test_ranges_subsets_and_nulls_are_answers(gateway: TestClient) -> None:
    facts = COMPLETE | {
        "insured_months": {"min": 60, "max": 119}, "disabled": None,
        "separation_reason": {"one_of": ["contract_end", "managerial_layoff"]}, "serious_fault": None,
    }
    (program,) = screen(gateway, facts, as_of="2026-04-10")["programs"]
    assert program["verdict"] == "yes"
    assert (program["amounts"]["benefit_days"]["min"], program["amounts"]["benefit_days"]["max"]) == (210, 240)


def test_a_date_whose_amounts_are_not_set_gets_no_amount(gateway: TestClient) -> None:
    (program,) = screen(gateway, COMPLETE | {"separation_date": "2027-02-28"}, as_of="2026-11-23")["programs"]
    assert program["amounts"]["daily_benefit"]["min"] is None
    assert "정해지지" in program["amounts"]["daily_benefit"]["text"]


@pytest.mark.parametrize("day", ["2018-05-31", "2028-03-01"])
def test_a_date_outside_the_known_law_is_unknown_with_the_reason(gateway: TestClient, day: str) -> None:
    (program,) = screen(gateway, COMPLETE | {"separation_date": day}, as_of="2026-11-23")["programs"]
    assert program["verdict"] == "unknown"
    assert program["criteria"][0]["id"] == "period_covered"
    assert program["label"].startswith("상담 필요")


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"audience": "citizen", "facts": {"shoe_size": 260}}, "unknown_fact", "shoe_size"),
        ({"audience": "citizen", "facts": {"age": "45살"}}, "invalid_fact_value", "age"),
        ({"audience": "citizen", "facts": {"age": -1}}, "invalid_fact_value", "age"),
        ({"audience": "citizen", "facts": {"age": True}}, "invalid_fact_value", "age"),
        ({"audience": "citizen", "facts": {"age": {"min": 50, "max": 40}}}, "invalid_fact_value", "age"),
        ({"audience": "citizen", "facts": {"average_daily_wage": 0}}, "invalid_fact_value", "average_daily_wage"),
        ({"audience": "citizen", "facts": {"separation_date": "2026-02-30"}}, "invalid_fact_value", "separation_date"),
        ({"audience": "citizen", "facts": {"separation_reason": "bored"}}, "invalid_fact_value", "separation_reason"),
        ({"audience": "citizen", "facts": {"as_of": "2026-01-01"}}, "unknown_fact", "as_of"),
        ({"audience": "citizen", "facts": {"age": 45, "birth_date": "1950-01-01", "separation_date": "2026-03-31"}},
         "contradictory_facts", "age"),
        ({"audience": "citizen", "facts": {}, "programs": ["free_money"]}, "program_not_found", "programs"),
        ({"audience": "citizens", "facts": {}}, "invalid_request", "audience"),
        ({"audience": "citizen", "facts": {}, "today": "2026-01-01"}, "unknown_field", "today"),
        ({"facts": {}}, "invalid_request", "audience"),
    ],
)
def test_wrong_requests_name_the_field(gateway: TestClient, body: dict[str, Any], code: str, field: str) -> None:
    answer = gateway.post("/api/screenings", json=body)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code in (404, 422), answer.json()["code"], answer.json()["field"]) == (True, code, field)
    assert answer.json()["detail"]


def test_facts_and_programs_are_described(gateway: TestClient) -> None:
    facts = {fact["id"]: fact for fact in gateway.get("/api/facts").json()["items"]}
    assert facts["insured_unit_days"]["unit"] == "일"
    assert {choice["value"] for choice in facts["worker_kind"]["choices"]} >= {"employee", "daily_worker", "artist"}
    listed = gateway.get("/api/programs?audience=citizen&as_of=2026-11-23").json()["items"]
    assert [p["in_force"] for p in listed if p["id"] == "job_seeking_benefit"] == [True]
    whole = gateway.get("/api/programs/job_seeking_benefit").json()
    assert whole["versions"][0]["criteria"] and whole["versions"][0]["how_to_apply"]
    assert gateway.get("/api/programs/none").status_code == 404
    assert gateway.get("/api/programs?audience=nobody").status_code == 422
