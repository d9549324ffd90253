"""Whatever people type gets a clear, kind answer; nothing breaks, nothing is executed, nothing is lost."""

from __future__ import annotations

import uuid

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from center.db.session import reading
from tests.web.conftest import Person


@pytest.mark.parametrize(
    ("said", "code"),
    [("", "empty_message"), ("   \u200b ", "empty_message"), ("가" * 501, "text_too_long"), ("나" * 50_000, "text_too_long")],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(person: Person, said: str, code: str) -> None:
    answer = person.post({"client_id": str(uuid.uuid4()), "text": said})
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["detail"].endswith("주세요.")
    # The conversation goes on.
    assert person.say("고마워요")


@pytest.mark.parametrize(
    "said",
    [
        "😀😀😀", "...", "<script>alert(1)</script>", "/restart", "/back", '/check_benefit{"x":1}', "\u3000/restart",
        "\u202e/restart", "hello, can I get money?", "こんにちは", "Здравствуйте", "ㅋㅋㅋㅋㅋ", "가" * 500, "{{7*7}} ${jndi:ldap://x}",
        "'; DROP TABLE messages; --", "\x00\x01안녕", "NaN", "null", "1" * 400,
    ],
)
def test_odd_messages_are_answered(person: Person, said: str) -> None:
    replies = person.say(said)
    assert replies
    assert all(reply["text"].strip() for reply in replies)
    assert person.state["interview"] is None


def test_a_resident_number_is_masked_before_it_is_stored(person: Person) -> None:
    replies = person.say("주민번호 900101-1234567인데 실업급여 서류 뭐 필요해요?")
    assert replies[0]["data"]["code"] == "resident_number_masked"
    with reading() as session:
        stored = session.execute(text("SELECT text FROM messages")).scalars().all()
    assert not any("1234567" in message for message in stored)
    assert any("900101-*******" in message for message in stored)


@pytest.mark.parametrize("said", ["죽고 싶어요", "그냥 다 끝내고 싶다 자살하고싶어"])
def test_somebody_in_danger_is_told_whom_to_call(person: Person, said: str) -> None:
    replies = person.say(said)
    assert "109" in replies[0]["text"] and replies[0]["data"]["code"] == "crisis"


def test_an_insult_is_answered_calmly(person: Person) -> None:
    assert "마음이 많이 상하셨군요" in person.say("씨발 뭐 이딴 게 다 있어")[0]["text"]


@pytest.mark.parametrize(
    "body",
    [{}, {"client_id": "x", "text": "안녕"}, {"client_id": str(uuid.uuid4())}, {"client_id": str(uuid.uuid4()), "text": "a", "slot": 1},
     {"client_id": str(uuid.uuid4()), "text": {"a": 1}}],
)
def test_malformed_bodies_are_refused(person: Person, body: dict[str, object]) -> None:
    answer = person.post(body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_garbage_instead_of_json_is_refused(person: Person) -> None:
    url = f"/api/conversations/{person.id}/messages"
    for content in (b"{", b"\xff\xfe", b"[1,2]", b"[" * 5000):
        answer = person.gateway.post(url, content=content, headers=person.headers | {"Content-Type": "application/json"})
        assert answer.status_code in (400, 422)
        assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("2030년 1월에 그만뒀어요", "아직 오지 않은 날"),
        ("2월 30일에 그만뒀어요", "달력에 없는 날"),
        ("월급 0원 받았어요", "0원"),
        ("월급 -100만원이요", "0보다 커야"),
    ],
)
def test_impossible_values_are_asked_again(person: Person, said: str, hint: str) -> None:
    person.say("실업급여 받을 수 있나요?")
    person.say(said)
    assert hint in person.messages[0]["text"]
    assert person.messages[-1]["kind"] == "question"


def test_contradicting_ages_are_asked_again(person: Person) -> None:
    person.say("실업급여 받을 수 있나요? 45살이에요")
    person.say("환갑 지났어요")
    question = person.messages[-1]
    assert question["kind"] == "question"
    assert "45세" in question["text"] and "60세 이상" in question["text"]
    person.press("45세")
    assert "45세" in person.messages[0]["text"]
    assert person.messages[-1]["kind"] == "question"


def test_a_body_that_is_not_json_is_said_to_be_so(gateway: TestClient) -> None:
    answer = gateway.post("/api/screenings", content="{bad", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_json")
    assert "field" not in answer.json() and "JSON" in answer.json()["detail"]


def test_a_missing_body_gets_a_whole_sentence(gateway: TestClient) -> None:
    answer = gateway.post("/api/conversations")
    assert answer.status_code == 422 and "‘’" not in answer.json()["detail"]


def test_a_body_in_pieces_is_limited_like_any_other(gateway: TestClient) -> None:
    pieces = (b"x" * 100_000 for _ in range(12))
    answer = gateway.post("/api/screenings", content=pieces, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_facts_take_no_parameters(gateway: TestClient) -> None:
    assert gateway.get("/api/facts?audience=citizen").json()["code"] == "unknown_field"


def test_a_telephone_number_is_hidden_once_the_message_is_answered(person: Person) -> None:
    message = {"client_id": str(uuid.uuid4()), "text": "제 번호는 공일공 1234 5678 이에요"}
    first = person.post(message).json()["messages"]
    with reading() as session:
        stored = session.execute(text("SELECT text FROM messages WHERE conversation_id = :id"), {"id": person.id}).scalars().all()
    assert any("제 번호는 010-****-5678" in said for said in stored)
    assert person.post(message).json()["messages"] == first


@pytest.mark.parametrize("address", ["/programs/nope", "/nope"])
def test_a_wrong_address_is_a_page_for_people_and_a_problem_for_programs(gateway: TestClient, address: str) -> None:
    page = gateway.get(address, headers={"accept": "text/html,application/xhtml+xml"})
    assert page.status_code == 404 and page.headers["content-type"].startswith("text/html")
    assert 'href="/programs"' in page.text and "1350" in page.text
    problem = gateway.get(address)
    assert problem.status_code == 404 and problem.headers["content-type"] == "application/problem+json"


def test_wrong_addresses_of_the_api_stay_problems(gateway: TestClient) -> None:
    found = gateway.get("/api/nope", headers={"accept": "text/html"})
    assert found.status_code == 404 and found.headers["content-type"] == "application/problem+json"
