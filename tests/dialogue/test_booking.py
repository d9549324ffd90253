"""Booking in conversation, without Rasa: from one sentence, step by step, changed, cancelled, and everything that goes wrong."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest
from sqlalchemy.orm import Session

from center import clock
from center.appointments.booking import moment
from center.appointments.schedule import default_timetable
from center.db.appointment_tables import Appointment, Hold, Notice, OperationRow, SeatClaim, TimetableRow, Waiting
from center.dialogue.turn import Memory
from tests.dialogue.visitor import Visitor


def booked(session: Session) -> list[Appointment]:
    return session.query(Appointment).filter_by(status="confirmed").all()


def let_holds_run_out(session: Session) -> None:
    for claim in session.query(SeatClaim):
        claim.expires = 1
    session.flush()


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
    days = {item["start"][:13] for item in visitor.replies[-1].data["items"]}
    assert days and all("2026-12-02T12" < day < "2026-12-02T19" for day in days)


@pytest.mark.parametrize(("said", "start"), [
    ("수요일 오후 3시", "2026-12-02T15:00"), ("11월 25일 수요일 오후 3시", "2026-11-25T15:00"),
    ("이번 주 수요일 오후 3시", "2026-11-25T15:00"), ("금요일 오후 3시요", "2026-12-04T15:00"),
])
def test_a_weekday_is_that_of_the_week_that_was_offered(visitor: Visitor, session: Session, said: str, start: str) -> None:
    visitor.say("다음 주 아무 때나 수원고용센터 실업급여 상담 예약할게요", "book_appointment")
    visitor.say(said)
    assert start_held(session) == [start]


@pytest.mark.parametrize("said", [
    "다음 주 화요일이나 목요일 오후에 수원고용센터 실업급여 예약", "12월 1일이나 12월 3일 오후 수원고용센터 실업급여 예약",
    "1일이나 3일 오후 수원고용센터 실업급여 예약", "12월 1일이나 3일 오후에 수원고용센터 실업급여 예약",
])
def test_either_of_two_days(visitor: Visitor, said: str) -> None:
    visitor.say(said, "book_appointment")
    assert {item["start"][:10] for item in visitor.replies[-1].data["items"]} == {"2026-12-01", "2026-12-03"}


def test_all_days_of_a_span(visitor: Visitor) -> None:
    visitor.say("다음 주 화요일부터 목요일 사이에 수원고용센터 실업급여 예약", "book_appointment")
    assert {item["start"][:10] for item in visitor.replies[-1].data["items"]} == {"2026-12-01", "2026-12-02", "2026-12-03"}


def test_cancel_after_an_appointment_means_the_appointment(visitor: Visitor, session: Session) -> None:
    visitor.say("그거 취소해줘", "stop")
    assert visitor.kinds == ["text"] and not session.query(Appointment).count()
    visitor.say("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    visitor.say("그거 취소해줘", "stop")
    assert booked(session) and visitor.kinds == ["question"]
    visitor.say("네", "affirm")
    assert not booked(session)


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
    let_holds_run_out(session)
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


def test_a_stranger_with_the_codes_moves_to_the_time_said_at_first(
    visitor: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one-time code 261202 is no day to move to."""
    monkeypatch.setattr("secrets.randbelow", lambda _: 261202)
    visitor.say("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    (one,) = booked(session)
    stranger = Visitor(session, "stranger")
    stranger.say("예약을 11월 26일 오전 10시로 바꿔줘", "change_appointment")
    stranger.say(one.code)
    stranger.say("010-1234-5678")
    assert "옮겼" in stranger.say("261202")
    session.refresh(one)
    assert moment(one.start).isoformat()[:16] == "2026-11-26T10:00"


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


def test_what_is_stored_is_not_changed_behind_the_back_of_the_database(visitor: Visitor, session: Session) -> None:
    """The conversation's memory is saved when it differs from what was loaded: a change in place would be lost."""
    for sentence, intent in (
        ("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment"), ("아니 3시 말고 4시", "inform"), ("김이음", "inform"),
    ):
        stored = visitor.memory.as_dict()
        before = deepcopy(stored)
        visitor.memory = Memory.from_dict(stored)
        visitor.say(sentence, intent)
        assert stored == before and visitor.memory.as_dict() != before


def start_held(session: Session) -> list[str]:
    now = int(clock.now().timestamp())
    claims = session.query(SeatClaim).filter(SeatClaim.expires > now)
    return [moment(claim.start).isoformat()[:16] for claim in claims]


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("수원 담주 화욜 두시 반에 실급 예약할래", "2026-12-01T14:30"),
        ("27일 오후 3시에 수원고용센터 실업급여 예약", "2026-11-27T15:00"),
        ("수원센터 3일 10시 국취제 예약", "2026-12-03T10:00"),
        ("12/1 10시 수원 내배카 예약", "2026-12-01T10:00"),
        ("제일 빠른 시간으로 내일 수원고용센터 실업급여 예약해줘", "2026-11-24T09:00"),
    ],
)
def test_times_in_many_wordings(visitor: Visitor, session: Session, sentence: str, start: str) -> None:
    visitor.say(sentence, "book_appointment")
    assert start_held(session) == [start]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("토요일에 수원고용센터 실업급여 예약", "11월 28일(토)에는 예약을 받지 않아요"),
        ("내년 1월에 수원고용센터 실업급여 예약", "30일 앞까지"),
        ("12월 1일 점심시간에 수원고용센터 육아휴직 예약", "예약을 받지 않아요"),
        ("퇴근하고 6시에 수원고용센터 실업급여 예약", "그 시각에는"),
    ],
)
def test_days_without_times_are_explained(visitor: Visitor, session: Session, sentence: str, words: str) -> None:
    assert words in visitor.say(sentence, "book_appointment")
    assert visitor.kinds[-1] == "slots" and session.query(SeatClaim).count() == 0


def test_a_time_of_day_without_a_day_is_looked_for_on_every_day(visitor: Visitor) -> None:
    visitor.say("오전 10시에 수원고용센터 실업급여 예약", "book_appointment")
    starts = [item["start"][11:16] for item in visitor.replies[-1].data["items"]]
    assert set(starts) == {"10:00"} and len(starts) > 2


def test_center_service_and_time_can_be_changed_in_the_middle(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    assert "오후 4시" in visitor.say("아니 3시 말고 4시")
    told = visitor.say("센터를 성남으로 바꿔줘", "find_center")
    assert "성남고용센터" in told and "오후 4시" in told
    told = visitor.say("실업급여 말고 국취로", "ask_service")
    assert "국민취업지원제도" in told and "오후 4시" in told
    assert start_held(session) == ["2026-11-24T16:00"]
    visitor.say("이름은 홍길동이고 번호는 01033334444예요")
    assert [(one.name, one.phone, one.service) for one in booked(session)] == [("홍길동", "01033334444", "national_employment_support")]


@pytest.mark.parametrize(
    ("answers", "name"),
    [
        (["김이음 010-1234-5678"], "김이음"), (["김 이음 010-1234-5678"], "김 이음"), (["홍길", "010 1234 5678"], "홍길"),
        (["010-1234-5678", "남궁민수요"], "남궁민수"), (["제 이름은 이고은이고 폰은 공일공 일이삼사 오육칠팔"], "이고은"),
        (["Kim John 010-1234-5678"], "Kim John"), (["010-1234-5678 응우옌 티 란입니다"], "응우옌 티 란"),
        (["네", "네 박하나입니다", "01012345678이요"], "박하나"), (["김😀이음 01012345678"], "김이음"),
        (["이요한", "+82 10-1234-5678"], "이요한"), (["저는 이 영희라고 합니다 010-1234-5678"], "이 영희"),
    ],
)
def test_names_in_many_writings(visitor: Visitor, session: Session, answers: list[str], name: str) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    for answer in answers:
        visitor.say(answer, "out_of_scope" if answer.isalpha() else "inform")
    assert [(one.name, one.phone) for one in booked(session)] == [(name, "01012345678")]


@pytest.mark.parametrize("sentence", ["네", "회사 때문에 그만뒀어요", "몰라", "010-12"])
def test_what_is_no_name_is_not_taken_for_one(visitor: Visitor, session: Session, sentence: str) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    assert "이름과 전화번호" in visitor.say(sentence)
    assert not (visitor.memory.booking or {}).get("name")


def test_a_question_with_a_day_in_it_is_answered_and_the_seat_kept(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("내일 실업급여 뭐 가져가야 해요?", "ask_documents")
    assert start_held(session) == ["2026-11-24T15:00"]


def test_offered_centers_and_times_are_chosen_by_words(visitor: Visitor, session: Session) -> None:
    visitor.say("중구에서 내일배움카드 상담 예약", "book_appointment")
    visitor.say("부산", "out_of_scope")
    assert visitor.kinds[-1] == "slots" and "부산고용센터" in visitor.replies[-1].text
    second = visitor.replies[-1].data["items"][1]["start"]
    visitor.say("두 번째요", "out_of_scope")
    assert start_held(session) == [second[:16]]


def test_earlier_than_what_is_shown(visitor: Visitor) -> None:
    visitor.say("12월 1일 오후에 수원고용센터 실업급여 예약", "book_appointment")
    first = visitor.replies[-1].data["items"][0]["start"]
    visitor.say("더 이른 시간 없어요?")
    assert all(item["start"] < first for item in visitor.replies[-1].data["items"])


def test_cancelling_before_anything_is_booked_stops(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    assert "그만할게요" in visitor.say("예약 취소할게요", "cancel_appointment")
    assert session.query(SeatClaim).count() == 0 and not visitor.memory.booking


def test_name_and_telephone_are_not_asked_twice(visitor: Visitor, session: Session) -> None:
    visitor.say("모레 오후 3시 수원고용센터 실업급여 예약", "book_appointment")
    let_holds_run_out(session)
    visitor.say("김이음 010-1234-5678")
    visitor.press("11월")
    assert "예약했어요" in visitor.replies[-1].text and len(booked(session)) == 1


def test_moving_needs_a_birth_month_on_alternate_days_and_keeps_the_center(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    (one,) = booked(session)
    session.merge(OperationRow(office=one.office, level="2", alternate_days=True, note="", changed_at=clock.now()))
    session.flush()
    assert "몇 월에 태어나" in visitor.say("예약을 모레 10시로 바꿔 주세요", "change_appointment")
    told = visitor.say("3월이요")
    assert "옮겼어요" in told and "11월 25일(수) 오전 10시" in told
    assert [each.birth_month for each in booked(session)] == [3]
    visitor.say("예약 바꿀래요", "change_appointment")
    assert "센터를 바꿀 수 없어요" in visitor.say("성남으로 바꿔줘", "find_center")


def test_alternate_days_refuse_other_half_days_before_a_seat_is_held(visitor: Visitor, session: Session) -> None:
    visitor.say("수원고용센터", "book_appointment")
    code = visitor.memory.booking["office"]  # type: ignore[index]
    visitor.say("그만", "stop")
    session.merge(OperationRow(office=code, level="1", alternate_days=True, note="", changed_at=clock.now()))
    session.flush()
    assert "몇 월에 태어나" in visitor.say("내일 10시 수원고용센터 실업급여 예약", "book_appointment")
    assert session.query(SeatClaim).count() == 0
    assert "3월에 태어난 분" in visitor.say("3월") and visitor.kinds[-1] == "slots"


def test_a_foreign_number_is_refused_and_the_seat_kept(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    assert "한국 전화번호" in visitor.say("John +1 415 555 2671", "out_of_scope")
    assert start_held(session) == ["2026-11-24T15:00"]


def test_a_wish_for_a_person_is_no_name(visitor: Visitor) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("사람이 해줘", "out_of_scope")
    assert not (visitor.memory.booking or {}).get("name")


def test_service_before_center_and_weekends(visitor: Visitor) -> None:
    visitor.say("예약", "book_appointment")
    assert "어느 고용센터" in visitor.say("실급", "ask_service")
    told = visitor.say("주말에 수원이요")
    assert "말씀하신 날에는" in told and visitor.kinds[-1] == "slots"


def test_the_first_of_an_afternoon(visitor: Visitor, session: Session) -> None:
    visitor.say("12월 1일 오후에 수원고용센터 실업급여 예약", "book_appointment")
    assert "오후 1시" in visitor.say("아무거나요")


def test_who_does_not_know_the_code_is_told_whom_to_call(visitor: Visitor) -> None:
    assert "1350" in visitor.say("예약 취소하고 싶은데 예약번호를 몰라요", "cancel_appointment")
    assert not visitor.memory.booking


def test_a_changed_time_in_the_middle_is_no_change_of_another_appointment(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("시간을 다섯시로 바꿔줘", "change_appointment")
    assert start_held(session) == ["2026-11-24T17:00"]


def test_days_that_are_over_or_far_are_told_with_times_that_can_be_had(visitor: Visitor) -> None:
    assert "이미 지났" in visitor.say("11월 1일 10시 수원고용센터 실업급여 예약", "book_appointment")
    assert visitor.kinds[-1] == "slots"
    assert "이미 지났어요" in visitor.say("11월 2일이요") and visitor.kinds[-1] == "slots"
    assert "아직 예약을 받지 않는 날" in visitor.say("내년 2월 3일 10시") and visitor.kinds[-1] == "slots"


def test_a_full_time_offers_the_waiting_list_too(visitor: Visitor, session: Session) -> None:
    visitor.say("수원고용센터", "book_appointment")
    code = visitor.memory.booking["office"]  # type: ignore[index]
    visitor.say("그만", "stop")
    session.merge(TimetableRow(office=code, counter="*", body=default_timetable().as_dict() | {"seats": 0}, changed_at=clock.now()))
    session.flush()
    visitor.say("내일 10시 수원고용센터 실업급여 예약", "book_appointment")
    assert "이름과 전화번호" in visitor.say("자리 나면 알려줘", "subscribe_job_alert")
    assert "문자로 알려" in visitor.say("박하나 010-1234-5678")
    (waiting,) = session.query(Waiting).all()
    assert waiting.first_day == waiting.last_day == date(2026, 11, 24)


def test_another_hour_for_an_appointment_is_that_of_the_same_day(visitor: Visitor) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    told = visitor.say("예약을 4시로 바꿔줘", "change_appointment")
    assert "옮겼어요" in told and "11월 24일(화) 오후 4시" in told


@pytest.mark.parametrize(("sentence", "intent", "left"), [("네", "affirm", 0), ("취소해 주세요", "cancel_appointment", 0), ("아니요", "deny", 1)])
def test_cancelling_is_confirmed_in_words(visitor: Visitor, session: Session, sentence: str, intent: str, left: int) -> None:
    visitor.say("내일 3시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    assert "취소할까요" in visitor.say("예약 취소", "cancel_appointment")
    visitor.say(sentence, intent)
    assert len(booked(session)) == left and not visitor.memory.booking


def test_who_proved_it_by_code_cancels_by_button_too(visitor: Visitor, session: Session) -> None:
    visitor.say("내일 오후 2시 수원고용센터 실업급여 예약", "book_appointment")
    visitor.say("김이음 010-1234-5678")
    (one,) = booked(session)
    stranger = Visitor(session, "stranger")
    for said in ("예약 취소하고 싶어요", one.code, "010-1234-5678"):
        stranger.say(said, "cancel_appointment" if "취소" in said else "inform")
    notice = session.query(Notice).filter_by(subject_id=one.code, template="access_code").one()
    assert "취소할까요" in stranger.say(notice.values["number"])
    assert "그대로" in stranger.press("그대로 둘게요") and len(booked(session)) == 1
    for said in ("예약 취소하고 싶어요", one.code, "010-1234-5678"):
        stranger.say(said, "cancel_appointment" if "취소" in said else "inform")
    newest = session.query(Notice).filter_by(subject_id=one.code, template="access_code").order_by(Notice.id.desc()).first()
    assert newest is not None
    stranger.say(newest.values["number"])
    assert "취소했어요" in stranger.press("취소할게요") and not booked(session)
