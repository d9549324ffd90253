"""Another question in the middle: it is answered, then the interview goes on where it was."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize(
    ("aside", "hint"),
    [
        ("근데 수원 고용센터 어디 있어요?", "수원고용센터"),
        ("서류는 뭐가 필요해요?", "신분증"),
        ("고용센터 몇 시까지 해요?", "18:00"),
        ("너 사람이야 기계야?", "프로그램"),
        ("고마워요", "도움"),
        ("상담원 연결해 주세요", "1350"),
        ("오늘 날씨 어때?", "고용센터 업무가 아니"),
    ],
)
def test_an_aside_is_answered_and_the_question_comes_again(talk: Talk, aside: str, hint: str) -> None:
    talk.say("실업급여 받을 수 있나요?")
    talk.press("직장인")
    asked = talk.asked
    talk.say(aside)
    assert hint in talk.text
    assert talk.asked == asked
    assert talk.messages[-1]["kind"] == "question"


def test_what_a_question_means_and_why_it_is_asked(talk: Talk) -> None:
    talk.say("실업급여 받을 수 있나요?")
    asked = talk.asked
    talk.say("그게 무슨 뜻이에요?")
    assert "근로계약" in talk.text
    talk.say("그걸 왜 물어보세요?")
    assert talk.asked == asked


def test_several_asides_do_not_lose_the_answers(talk: Talk) -> None:
    talk.say("45살인데 실업급여 받을 수 있나요?")
    talk.press("직장인")
    for aside in ("고마워요", "노원구 고용센터 전화번호요", "도움말"):
        talk.say(aside)
    talk.answer(separation_reason="계약 만료", separation_date="지난달", insured_unit_days="400일", insured_months="6년",
                able_and_seeking_work="네", disabled="아니요", daily_work_hours="8시간")
    assert talk.result["verdict"] == "yes"
    assert talk.result["amounts"]["benefit_days"]["min"] == 210
