"""``/api/understand`` without Rasa: entities, facts and decisions come from the same code as in the dialogue."""

from __future__ import annotations

from fastapi.testclient import TestClient

from tests.web.conftest import Person


def test_a_sentence_is_taken_apart(gateway: TestClient) -> None:
    text = "45살이고 6년 일하다 지난달에 권고사직 당했는데 실업급여 얼마나 받아요?"
    (result,) = gateway.post("/api/understand", json={"texts": [text], "today": "2026-11-23"}).json()["results"]
    assert result["facts"] == {
        "age": 45, "insured_months": 72, "separation_reason": "recommended_resignation",
        "separation_date": {"min": "2026-10-01", "max": "2026-10-31"},
    }
    entities = {entity["entity"]: entity["value"] for entity in result["entities"]}
    assert entities["service"] == "job_seeking_benefit"
    assert (entities["age"], entities["duration"]) == (45, 72)
    for entity in result["entities"]:
        assert result["repaired"][entity["start"] : entity["end"]] == entity["text"]


def test_every_sentence_gets_a_result_in_order(gateway: TestClient) -> None:
    texts = ["안녕하세요", "", "😀", "where is my money", "/restart", "가" * 600, "수원 고용센터 어디예요"]
    results = gateway.post("/api/understand", json={"texts": texts}).json()["results"]
    assert [result["text"] for result in results] == texts
    assert [result["decision"] for result in results[1:6]] == ["fallback"] * 5
    assert not any(result["intent"].startswith("/") for result in results)


def test_limits_and_wrong_bodies(gateway: TestClient) -> None:
    assert gateway.post("/api/understand", json={"texts": ["가"] * 201}).json()["code"] == "too_many_texts"
    assert gateway.post("/api/understand", json={"texts": []}).status_code == 422
    assert gateway.post("/api/understand", json={"texts": ["가"], "user": 1}).status_code == 422


def test_understanding_touches_no_conversation(gateway: TestClient, person: Person) -> None:
    before = gateway.get(f"/api/conversations/{person.id}/messages", headers=person.headers).json()
    gateway.post("/api/understand", json={"texts": ["실업급여 받을 수 있나요?"]})
    assert gateway.get(f"/api/conversations/{person.id}/messages", headers=person.headers).json() == before
