"""Reminders of dates in conversation: from one sentence, only to a proven telephone."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from center.db.appointment_tables import Notice
from center.db.notice_tables import NextDate
from tests.dialogue.visitor import Visitor


def code_sent(session: Session) -> str:
    return str(session.query(Notice).filter_by(template="access_code").one().values["number"])


def kept(session: Session) -> list[tuple[str, date, str]]:
    return [(one.title, one.day, one.recipient) for one in session.query(NextDate)]


def test_one_sentence_a_telephone_and_its_code_keep_a_date(visitor: Visitor, session: Session) -> None:
    assert "휴대전화" in visitor.say("실업인정일이 12월 7일인데 전날 알려줘", "ask_procedure")
    assert "인증번호" in visitor.say("010-1234-5678")
    assert kept(session) == []
    told = visitor.say(code_sent(session))
    assert "12월 7일(월) 실업인정일을" in told and "고용24에서 꼭 확인" in told
    assert kept(session) == [("실업인정일", date(2026, 12, 7), "01012345678")]
    assert session.query(Notice).filter(Notice.template.like("next_date%"), Notice.state == "pending").count() == 2


def test_a_code_that_looks_like_a_day_is_a_code(visitor: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.randbelow", lambda _: 270413)
    visitor.say("실업인정일이 12월 7일인데 전날 알려줘", "ask_procedure")
    visitor.say("010-1234-5678")
    visitor.say("270413")
    assert [day for _, day, _ in kept(session)] == [date(2026, 12, 7)]


def test_a_missing_day_is_asked(visitor: Visitor, session: Session) -> None:
    assert "몇 월 며칠" in visitor.say("실업인정일 알림 설정할게요", "subscribe_job_alert")
    assert "휴대전화" in visitor.say("다음 주 수요일이요")
    visitor.say("공일공 일이삼사 오육칠팔")
    visitor.say(code_sent(session))
    assert kept(session) == [("실업인정일", date(2026, 12, 2), "01012345678")]


def test_a_wrong_code_keeps_nothing(visitor: Visitor, session: Session) -> None:
    visitor.say("내일모레 교육인데 알려줘 010-1234-5678", "ask_service")
    wrong = "000000" if code_sent(session) != "000000" else "111111"
    assert "맞지 않아요" in visitor.say(wrong)
    assert kept(session) == []
    visitor.say(code_sent(session))
    assert len(kept(session)) == 1


def test_a_proven_telephone_is_not_asked_again(visitor: Visitor, session: Session) -> None:
    visitor.say("12월 7일이 실업인정일인데 문자로 알려 주세요 010-1234-5678", "ask_service")
    visitor.say(code_sent(session))
    assert "12월 10일(목) 면접을" in visitor.say("12월 10일 면접도 잊지 않게 알려줘", "ask_service")
    assert len(kept(session)) == 2


def test_kept_dates_are_listed_and_deleted(visitor: Visitor, session: Session) -> None:
    visitor.say("12월 7일이 실업인정일인데 문자로 알려 주세요 010-1234-5678", "ask_service")
    visitor.say(code_sent(session))
    assert "12월 7일(월) 실업인정일" in visitor.say("알림 취소할래요", "unsubscribe_job_alert")
    assert "지웠어요" in visitor.press("지우기")
    assert kept(session) == []
    assert session.query(Notice).filter(Notice.template.like("next_date%"), Notice.state == "pending").count() == 0


def test_a_day_that_is_too_far_is_asked_again(visitor: Visitor, session: Session) -> None:
    visitor.say("2029년 3월 2일 면접 알림 부탁해요 010-1234-5678", "ask_service")
    assert "일 안의 날짜" in visitor.say(code_sent(session))
    assert "12월 3일(목)" in visitor.say("12월 3일이요")


def test_stopping_keeps_nothing(visitor: Visitor, session: Session) -> None:
    visitor.say("실업인정일 알림 설정할게요", "ask_service")
    assert "맡지 않을게요" in visitor.say("그만할래요", "stop")
    visitor.say("12월 7일")
    assert kept(session) == [] and not visitor.memory.date_wish


@pytest.mark.parametrize(
    "question",
    ["실업인정일이 언제예요?", "면접 결과 문자로 알려 주나요", "새 일자리 나오면 알려줘", "실업인정일에 뭐 준비하는지 알려줘", "교육 신청 방법 알려줘"],
)
def test_questions_are_no_wishes(visitor: Visitor, question: str) -> None:
    visitor.say(question, "ask_procedure")
    assert not visitor.memory.date_wish
