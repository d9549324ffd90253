"""The chat and the HTTP call tell the same person the very same result."""

from __future__ import annotations

import random
import uuid
from typing import Any

import pytest
from fastapi.testclient import TestClient

from center import clock
from center.conversations.repository import ConversationRepository
from center.db.session import reading
from center.dialogue.rules import rules
from tests.web.conftest import Person

PEOPLE = 100
OPENING = {"citizen": "제가 받을 수 있는 지원이 뭐가 있나요?", "employer": "우리 회사가 받을 수 있는 지원금 추천해 주세요"}


def choose(person: Person, value: str) -> None:
    answer = person.post({"client_id": str(uuid.uuid4()), "choice": value})
    assert answer.status_code == 200, answer.text
    person.messages = answer.json()["messages"]


def answer(person: Person, question: dict[str, Any], chance: random.Random) -> None:
    """Press a button of the question, or type a number, an amount or a day where it has none."""
    offered = [value for value in (c["value"] for c in question["choices"]) if value.startswith("inform?")]
    values = [c["value"] for c in question["choices"]]
    if chance.random() < 0.05 and "dont_know" in values:
        choose(person, "dont_know")
    elif offered:
        choose(person, chance.choice(offered))
    elif question["data"]["type"] == "date":
        person.say(f"{chance.choice([2025, 2026])}년 {chance.randint(1, 11)}월 {chance.randint(1, 28)}일")
    elif question["data"]["type"] == "money":
        person.say(f"{chance.randint(1, 500)}만원")
    else:
        person.say(f"{chance.randint(1, 60)}{question['data'].get('unit', '')}")


def chat(gateway: TestClient, audience: str, chance: random.Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """Somebody who answers until the list comes: what the interview noted, and the result that was shown."""
    person = Person(gateway)
    person.say(OPENING[audience])
    for _ in range(40):
        question = person.messages[-1]
        if question["kind"] != "question":
            break
        answer(person, question, chance)
    result = next(m for m in reversed(person.messages) if m["kind"] == "result")
    with reading() as session:
        conversation = ConversationRepository(session).get(person.id)
        return conversation.memory["interview"], result["data"]["result"]


@pytest.mark.parametrize("audience", ["citizen", "employer"])
def test_chat_and_call_agree_about_everybody(gateway: TestClient, audience: str) -> None:
    chance, told = random.Random(f"same {audience}"), set()
    for _ in range(PEOPLE):
        noted, shown = chat(gateway, audience, chance)
        assert noted["audience"] == audience
        body = {"audience": audience, "facts": noted["facts"], "as_of": noted["as_of"], "interests": noted["interests"]}
        called = gateway.post("/api/screenings", json=body)
        assert called.status_code == 200, called.text
        assert called.json() == shown, noted
        told |= {program["id"] for program in shown["programs"]}
    assert told >= {p.id for p in rules().in_question(audience, {}, clock.today())}
