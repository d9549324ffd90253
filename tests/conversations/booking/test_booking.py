"""Appointments in conversation with the real Rasa."""

import pytest

from tests.system import Talk


def test_one_sentence_a_name_and_a_telephone_book_a_seat(talk: Talk) -> None:
    talk.say("내일 오후 2시에 수원센터 실업급여 상담 예약해줘")
    assert "11월 24일(화) 오후 2시" in talk.text and "수원고용센터" in talk.text
    assert talk.state["interview"] == {"name": "booking", "fact": "contact"}
    talk.say("김이음 010-1234-5678")
    assert talk.kinds[-1] == "appointment" and "예약했어요" in talk.text
    booked = talk.messages[-1]["data"]["appointment"]
    assert booked["start"] == "2026-11-24T14:00:00+09:00" and booked["manage_token"]
    assert talk.state["interview"] is None


def test_missing_parts_are_asked_and_an_earlier_time_is_found(talk: Talk) -> None:
    talk.say("상담 예약하고 싶은데요")
    assert talk.asked == "office"
    talk.say("천안이요")
    if talk.asked == "office":
        talk.press("천안")
    assert talk.asked == "service"
    talk.press("구직급여")
    talk.say("모레 오후 3시요")
    assert talk.asked == "contact"
    talk.say("더 이른 시간은 없어요?")
    assert talk.kinds[-1] == "slots"
    talk.press("11월")
    talk.say("홍길동입니다 공일공 팔칠육오 사삼이일")
    assert "예약했어요" in talk.text


def test_an_appointment_is_looked_up_moved_and_cancelled(talk: Talk) -> None:
    talk.say("모레 오전 11시에 성남고용센터 국민취업지원제도 상담 예약 잡아줘")
    talk.say("박하나 010-2222-3333")
    talk.say("내 예약 언제였죠?")
    assert "11월 25일(수) 오전 11시" in talk.text
    talk.say("예약 시간을 27일 오후 3시로 바꿔 주세요")
    assert "11월 27일(금) 오후 3시" in talk.text and "옮겼어요" in talk.text
    talk.say("예약 취소할게요")
    talk.press("취소할게요")
    assert "취소했어요" in talk.text
    assert talk.state["interview"] is None


def test_a_question_in_the_middle_is_answered_and_the_booking_goes_on(talk: Talk) -> None:
    talk.say("금요일 오전 10시에 안산고용센터 실업급여 예약해 주세요")
    talk.say("실업급여 신청할 때 뭐 가져가야 해요?")
    assert "신분증" in talk.text and talk.asked == "contact"
    talk.say("이몽룡 010-5555-6666")
    assert "예약했어요" in talk.text


def test_booking_in_an_interview_does_not_lose_it(talk: Talk) -> None:
    talk.say("45살이고 6년 일하다 지난달에 권고사직 당했는데 실업급여 받을 수 있어요?")
    waits_for = talk.asked
    talk.say("일단 내일 오전 11시에 부천고용센터 실업급여 상담 예약부터 해줘")
    talk.say("성춘향 010-7777-8888")
    assert "예약했어요" in talk.text and talk.asked == waits_for


def test_stopping_gives_the_seat_back(talk: Talk) -> None:
    talk.say("목요일 오후 4시에 의정부고용센터 실업급여 상담 예약해줘")
    talk.say("그만할래요")
    assert "풀었어요" in talk.text and talk.state["interview"] is None


def test_a_wish_for_a_reminder_asks_for_the_telephone(talk: Talk) -> None:
    talk.say("실업인정일이 12월 7일인데 전날 알려줘")
    assert "휴대전화" in talk.text
    talk.say("010-4444-3333")
    assert "인증번호" in talk.text


def test_that_is_cancelled_in_a_word(talk: Talk) -> None:
    talk.say("내일 오후 4시에 대전고용센터 실업급여 상담 예약해줘")
    talk.say("장보고 010-1111-9999")
    talk.say("그거 취소해줘")
    assert talk.asked == "sure" and talk.kinds == ["question"]
    talk.say("네")
    assert "취소했어요" in talk.text and talk.state["interview"] is None


@pytest.mark.parametrize(
    "sentences",
    [
        ("예약", "예약 취소할게요", "몰라요"),
        ("구미 실업급여 예약", "예약 취소", "노원구 고용센터 어디예요?"),
        ("구미 실업급여 예약", "예약 취소", "고마워요"),
    ],
)
def test_a_booking_ended_in_a_sentence_leaves_nothing_behind(talk: Talk, sentences: tuple[str, ...]) -> None:
    for sentence in sentences:
        talk.say(sentence)
        assert talk.kinds, sentence
        assert "limited" not in [message["data"].get("code") for message in talk.messages], sentence
    assert talk.state["interview"] is None
