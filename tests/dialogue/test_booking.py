"""Booking in conversation, without Rasa: from one sentence, step by step, changed, cancelled, and everything that goes wrong."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from center import clock
from center.appointments.schedule import default_timetable
from center.db.appointment_tables import Appointment, Hold, Notice, OperationRow, SeatClaim, TimetableRow
from tests.dialogue.visitor import Visitor


def booked(session: Session) -> list[Appointment]:
    return session.query(Appointment).filter_by(status="confirmed").all()


def test_one_sentence_and_a_name_book_a_real_seat(visitor: Visitor, session: Session) -> None:
    told = visitor.say("내일 오후 2시에 수원센터 실업급여 상담 예약해줘", "book_appointment")
    assert "11월 24일(화) 오후 2시" in told and "10분" in told
    assert session.query(Hold).count() == 1
    told = visitor.say("김이음 010-1234-5678이요")
    assert "예약했어요" in told and "11월 24일(화) 오후 2시" in told
    assert visitor.kinds == ["appointment"]
    (one,) = booked(session)
    assert (one.name, one.phone, one.service, one.conversation_id) == ("김이음", "01012345678", "job_seeking_benefit", "one")
    assert session.query(SeatClaim).filter_by(holder=one.code, expires=0).count() == 1
    assert session.query(Notice).filter_by(subject_id=one.code, template="appointment_booked").count() == 1


def test_missing_parts_are_asked_one_by_one(visitor: Visitor, session: Session) -> None:
    assert "어느 고용센터" in visitor.say("상담 예약하고 싶어요", "book_appointment")
    assert "어떤 일로" in visitor.say("수원이요")
    assert "이때 올 수 있어요" in visitor.press("구직급여")
    assert visitor.kinds[-1] == "slots" and visitor.replies[-1].data["items"]
    visitor.press("오전 9시")
    assert "이름과 전화번호" in visitor.replies[-1].text
    assert "전화번호를 알려" in visitor.say("김이음")
    assert "예약했어요" in visitor.say("공일공 일이삼사 오육칠팔")
    assert len(booked(session)) == 1


def test_a_wish_without_a_time_lists_times_of_that_day_or_week(visitor: Visitor) -> None:
    visitor.say("다음 주 아무 때나 수원고용센터 실업급여 상담 예약할게요", "book_appointment")
    days = {item["start"][:10] for item in visitor.replies[-1].data["items"]}
    assert days and all("2026-11-30" <= day <= "2026-12-06" for day in days)
    visitor.say("수요일 오후에 갈게요", "book_appointment")


def test_a_full_time_is_said_with_the_nearest_ones(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment")
    for number in (2, 3):
        other = Visitor(session, f"other{number}")
        other.say("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment")
    assert "방금 다 찼어요" in "\n".join(reply.text for reply in other.replies)
    assert other.kinds[-1] == "slots"
    starts = [item["start"] for item in other.replies[-1].data["items"]]
    assert starts and "2026-11-24T14:00:00+09:00" not in starts


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("내일 새벽 3시 수원고용센터 실업급여 예약", "예약을 받지 않아요"),
        ("일요일 오후 2시 수원고용센터 실업급여 예약", "예약을 받지 않아요"),
        ("12월 25일 오후 2시 수원고용센터 실업급여 예약", "아직 예약을 받지 않는 날"),
        ("내일 12시 30분 수원고용센터 실업급여 예약", "예약을 받지 않아요"),
    ],
)
def test_times_that_cannot_be_booked_are_explained(visitor: Visitor, session: Session, sentence: str, words: str) -> None:
    assert words in visitor.say(sentence, "book_appointment")
    assert session.query(Hold).count() == 0 and visitor.kinds[-1] in ("slots", "question")


def test_earlier_and_other_times_give_the_seat_back(visitor: Visitor, session: Session) -> None:
    visitor.say("모레 오후 3시 수원고용센터 실업급여 예약", "book_appointment")
    assert session.query(SeatClaim).count() == 1
    visitor.say("더 이른 시간 없어요?")
    assert session.query(SeatClaim).count() == 0
    starts = [item["start"] for item in visitor.replies[-1].data["items"]]
    assert starts and max(starts) < "2026-11-25T15:00"


def test_stopping_gives_the_seat_back(visitor: Visitor, session: Session) -> None:
    visitor.say("모레 오후 3시 수원고용센터 실업급여 예약", "book_appointment")
    assert "그만할게요" in visitor.say("그만할래요", "stop")
    assert session.query(SeatClaim).count() == 0 and not visitor.memory.booking


def test_a_hold_that_ran_out_is_said_and_times_are_offered_again(visitor: Visitor, session: Session) -> None:
    visitor.say("모레 오후 3시 수원고용센터 실업급여 예약", "book_appointment")
    for claim in session.query(SeatClaim):
        claim.expires = 1
    session.flush()
    assert "10분이 지나" in visitor.say("김이음 010-1234-5678")
    assert visitor.kinds[-1] == "slots" and not booked(session)


def test_a_wrong_phone_and_a_picture_as_a_name_are_asked_again(visitor: Visitor, session: Session) -> None:
    visitor.say("모레 오후 3시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("😀")
    visitor.say("010-1234-5678")
    assert not booked(session)
    visitor.say("김이음")
    assert [one.name for one in booked(session)] == ["김이음"]


def test_an_appointment_of_this_conversation_is_moved_and_cancelled(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    assert "예약하신 내용" in visitor.say("내 예약 확인해줘", "check_appointment")
    told = visitor.say("수요일 오전 10시로 바꿔주세요", "change_appointment")
    assert "옮겼어요" in told and "11월 25일(수) 오전 10시" in told
    assert "취소할까요" in visitor.say("예약 취소할게요", "cancel_appointment")
    assert len(booked(session)) == 1
    assert "취소했어요" in visitor.press("취소할게요")
    assert not booked(session) and session.query(SeatClaim).count() == 0


def test_somebody_else_needs_code_telephone_and_one_time_code(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    (one,) = booked(session)
    stranger = Visitor(session, "stranger")
    assert "예약 번호" in stranger.say("예약 취소하고 싶어요", "cancel_appointment")
    assert "전화번호" in stranger.say(one.code)
    assert "인증번호" in stranger.say("010-1234-5678")
    notice = session.query(Notice).filter_by(subject_id=one.code, template="access_code").one()
    wrong = "000000" if notice.values["number"] != "000000" else "111111"
    assert "맞지 않아요" in stranger.say(wrong)
    assert "취소할까요" in stranger.say(notice.values["number"])


def test_booking_inside_an_interview_lets_it_go_on(visitor: Visitor) -> None:
    visitor.say("실업급여 받을 수 있나요? 45살이고 지난달에 권고사직 당했어요", "check_benefit")
    waits_for = visitor.replies[-1].data["fact"]
    visitor.say("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    assert visitor.kinds[0] == "appointment" and visitor.replies[-1].data["fact"] == waits_for


def test_alternate_days_ask_for_the_birth_month_and_explain(visitor: Visitor, session: Session) -> None:
    visitor.say("수원고용센터 실업급여 상담 예약", "book_appointment")
    code = visitor.memory.booking["office"]  # type: ignore[index]
    visitor.say("그만", "stop")
    session.merge(OperationRow(office=code, level="2", alternate_days=True, note="", changed_at=clock.now()))
    session.flush()
    assert "몇 월에 태어나" in visitor.say("수원고용센터 실업급여 상담 예약", "book_appointment")
    told = visitor.say("3월이요")
    assert "2단계" in told
    for item in visitor.replies[-1].data["items"]:
        assert 3 in item["birth_months"]


def test_nothing_free_offers_the_waiting_list(visitor: Visitor, session: Session) -> None:
    visitor.say("수원고용센터 실업급여 상담 예약", "book_appointment")
    code = visitor.memory.booking["office"]  # type: ignore[index]
    visitor.say("그만", "stop")
    body = default_timetable().as_dict() | {"seats": 0}
    session.merge(TimetableRow(office=code, counter="*", body=body, changed_at=clock.now()))
    session.flush()
    assert "빈자리가 없어요" in visitor.say("수원고용센터 실업급여 상담 예약", "book_appointment")
    assert "이름과 전화번호" in visitor.press("자리 나면")
    assert "문자로 알려" in visitor.say("김이음 010-1234-5678")
    assert not visitor.memory.booking
