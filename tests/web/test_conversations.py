"""The conversation calls as an integrator uses them."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from starlette.websockets import WebSocketDisconnect

from center.db.session import transaction
from tests.web.conftest import Person


def test_a_conversation_starts_with_a_greeting_and_a_token(gateway: TestClient) -> None:
    answer = gateway.post("/api/conversations", json={"channel": "web"})
    assert answer.status_code == 201
    body = answer.json()
    assert body["token"] and body["messages"][0]["from"] == "bot"
    assert body["messages"][0]["choices"]


@pytest.mark.parametrize("body", [{"channel": "fax"}, {"channel": "web", "phone": "010"}, {"language": "fr"}])
def test_a_wrong_start_is_refused_with_the_field(gateway: TestClient, body: dict[str, str]) -> None:
    answer = gateway.post("/api/conversations", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["field"] in body


def test_the_same_message_is_processed_once(person: Person) -> None:
    client_id = str(uuid.uuid4())
    first = person.say("고마워요", client_id)
    again = person.say("고마워요", client_id)
    assert [m["seq"] for m in first] == [m["seq"] for m in again]
    everything = person.gateway.get(f"/api/conversations/{person.id}/messages", headers=person.headers).json()
    assert sum(m["from"] == "user" for m in everything["messages"]) == 1


def test_an_answer_lost_in_a_crash_is_not_applied_twice(person: Person) -> None:
    person.say("실업급여 받을 수 있나요?")
    asked = person.state["interview"]["fact"]
    client_id = str(uuid.uuid4())
    person.say("직장인이에요", client_id)
    following = person.state["interview"]["fact"]
    assert following != asked
    with transaction() as session:  # as if the gateway had died before it stored the answer
        session.execute(text("DELETE FROM messages WHERE reply_to = :id"), {"id": client_id})
        session.execute(
            text("UPDATE conversations SET last_seq = (SELECT max(seq) FROM messages WHERE conversation_id = :id) WHERE id = :id"),
            {"id": person.id},
        )
    person.say("직장인이에요", client_id)
    assert person.state["interview"]["fact"] == following
    assert "직장인" in person.text


def test_the_same_id_with_another_text_is_a_conflict(person: Person) -> None:
    client_id = str(uuid.uuid4())
    person.say("고마워요", client_id)
    answer = person.post({"client_id": client_id, "text": "안녕하세요"})
    assert (answer.status_code, answer.json()["code"]) == (409, "message_id_reused")


def test_nobody_reads_the_conversation_of_another(gateway: TestClient) -> None:
    mine, other = Person(gateway), Person(gateway)
    url = f"/api/conversations/{mine.id}"
    for headers in (other.headers, {}, {"Authorization": "Bearer "}, {"Authorization": f"Basic {mine.token}"}):
        assert gateway.get(f"{url}/messages", headers=headers).status_code == 401
        assert gateway.get(f"{url}/transcript", headers=headers).status_code == 401
        assert gateway.delete(url, headers=headers).status_code == 401
    assert gateway.get(f"{url}/messages?token={mine.token}").status_code == 401


def test_only_buttons_that_were_offered_can_be_pressed(person: Person) -> None:
    for choice in ("inform?fact=age&value=3", "stop", "restart", "/restart"):
        answer = person.post({"client_id": str(uuid.uuid4()), "choice": choice})
        assert (answer.status_code, answer.json()["code"]) == (422, "unknown_choice")


def test_messages_can_be_read_from_a_point_on(person: Person) -> None:
    person.say("고마워요")
    url = f"/api/conversations/{person.id}/messages"
    everything = person.gateway.get(url, headers=person.headers).json()["messages"]
    rest = person.gateway.get(f"{url}?after=1", headers=person.headers).json()["messages"]
    assert [m["seq"] for m in everything] == list(range(1, len(everything) + 1))
    assert rest == everything[1:]


def test_the_transcript_holds_what_was_said_and_the_sources(person: Person) -> None:
    person.say("실업급여 서류 뭐 필요해요?")
    answer = person.gateway.get(f"/api/conversations/{person.id}/transcript", headers=person.headers)
    assert answer.headers["content-type"].startswith("text/plain")
    assert "실업급여 서류 뭐 필요해요?" in answer.text
    assert "고용보험법" in answer.text


def test_a_rating_is_kept_and_checked(person: Person) -> None:
    url = f"/api/conversations/{person.id}/rating"
    assert person.gateway.post(url, json={"score": 5, "comment": "좋아요"}, headers=person.headers).status_code == 204
    assert person.gateway.post(url, json={"score": 3}, headers=person.headers).status_code == 204
    assert person.gateway.post(url, json={"score": 6}, headers=person.headers).status_code == 422


def test_erasing_leaves_nothing(person: Person) -> None:
    person.say("45살이에요")
    url = f"/api/conversations/{person.id}"
    assert person.gateway.delete(url, headers=person.headers).status_code == 204
    assert person.gateway.get(f"{url}/messages", headers=person.headers).status_code == 404


def test_the_stream_replays_and_goes_on(person: Person) -> None:
    url = f"/api/conversations/{person.id}/stream?after=0"
    with person.gateway.websocket_connect(url) as socket:
        socket.send_json({"token": person.token})
        assert socket.receive_json()["seq"] == 1
        assert socket.receive_json()["type"] == "state"
        person.say("고마워요")
        assert socket.receive_json()["from"] == "user"
        assert socket.receive_json()["seq"] == 3
    with person.gateway.websocket_connect(f"/api/conversations/{person.id}/stream?after=2", subprotocols=[f"ieum.bearer.{person.token}"]) as socket:
        assert socket.receive_json()["seq"] == 3


def test_the_stream_refuses_a_wrong_token(person: Person) -> None:
    with person.gateway.websocket_connect(f"/api/conversations/{person.id}/stream") as socket:
        socket.send_json({"token": "x"})
        assert socket.receive()["code"] == 1008


def test_the_language_can_be_switched(person: Person) -> None:
    url = f"/api/conversations/{person.id}/language"
    answer = person.gateway.put(url, json={"language": "en"}, headers=person.headers)
    assert answer.json()["state"]["language"] == "en"
    assert "not a person" in person.say("너 사람이야 기계야?")[0]["text"]


@pytest.mark.parametrize("after", ["-1", "x", "99999999999999999999999"])
def test_an_impossible_place_in_the_conversation_is_refused(person: Person, after: str) -> None:
    answer = person.gateway.get(f"/api/conversations/{person.id}/messages?after={after}", headers=person.headers)
    assert (answer.status_code, answer.json()["field"]) == (422, "after")


@pytest.mark.parametrize("address", ["messages", "transcript"])
def test_unknown_parameters_are_refused(person: Person, address: str) -> None:
    answer = person.gateway.get(f"/api/conversations/{person.id}/{address}?since=3", headers=person.headers)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, "unknown_field", "since")


def stream_of(person: Person) -> Any:
    return person.gateway.websocket_connect(f"/api/conversations/{person.id}/stream?after=1")


def test_the_stream_tells_a_change_of_language_and_ends_with_the_conversation(person: Person) -> None:
    with stream_of(person) as stream:
        stream.send_json({"token": person.token})
        assert stream.receive_json()["language"] == "ko"
        person.gateway.put(f"/api/conversations/{person.id}/language", json={"language": "en"}, headers=person.headers)
        assert stream.receive_json()["language"] == "en"
        person.gateway.delete(f"/api/conversations/{person.id}", headers=person.headers)
        with pytest.raises(WebSocketDisconnect):
            stream.receive_json()


def test_bytes_instead_of_a_token_close_the_stream(person: Person) -> None:
    with stream_of(person) as stream:
        stream.send_bytes(b"\x00\x01")
        with pytest.raises(WebSocketDisconnect) as closed:
            stream.receive_json()
    assert closed.value.code == 1008


def test_the_words_of_an_english_button_may_be_typed(gateway: TestClient) -> None:
    person = Person(gateway, "en")
    person.say("can i get unemployment benefit?")
    asked = person.state["interview"]["fact"]
    person.say("I don't know")
    assert person.state["interview"]["fact"] != asked
    assert person.say("What a lovely day")[0]["data"]["code"] == "language"
