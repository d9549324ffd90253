"""How many wait at a center, asked in the chat."""

from __future__ import annotations

from sqlalchemy.orm import Session

from center.visits.service import take_ticket
from tests.dialogue.visitor import Visitor

SUWON = "15112"


def test_tickets_of_today_are_counted(session: Session) -> None:
    visitor = Visitor(session)
    assert "알 수 없어요" in visitor.say("수원센터 지금 대기 몇 명이에요?", "ask_waiting")
    for _ in range(3):
        take_ticket(session, SUWON, "ui")
    text = visitor.say("수원센터 지금 대기 몇 명이에요?", "ask_waiting")
    assert "수원고용센터" in text and "3명" in text
