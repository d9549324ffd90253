"""Where to go, what to bring, how to apply."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize(
    ("said", "kind", "hint"),
    [
        ("노원구 고용센터 위치 알려주세요", "offices", "고용센터"),
        ("분당 사는데 어느 센터로 가야 돼요", "offices", "성남"),
        ("해운대는 어디 고용센터예요?", "offices", "부산"),
        ("내배카 신청하려면 서류 뭐 있어야 돼?", "text", "내일배움카드"),
        ("국취제가 뭐예요", "text", "국민취업지원제도"),
        ("육아휴직 급여 신청 방법 좀", "text", "육아휴직"),
        ("실업급여 신청은 몇 번 창구에서 해요?", "counters", "실업급여"),
        ("새일센터 전화번호 알려줘", "agencies", "1544-1199"),
        ("고용센터 점심시간에도 하나요", "text", "12:00"),
    ],
)
def test_a_question_gets_its_kind_of_answer(talk: Talk, said: str, kind: str, hint: str) -> None:
    talk.say(said)
    assert kind in talk.kinds, talk.text
    assert hint in talk.text


def test_an_ambiguous_place_is_asked_back_and_chosen(talk: Talk) -> None:
    talk.say("중구 고용센터 어디예요?")
    message = talk.messages[-1]
    assert message["data"]["ambiguous"] and len(message["choices"]) > 3
    talk.press("대전")
    assert "대전" in talk.text


def test_the_topic_is_remembered(talk: Talk) -> None:
    talk.say("육아휴직 급여가 뭐예요?")
    talk.say("서류는요?")
    assert "육아휴직" in talk.text
    talk.say("신청은 어떻게 해요?")
    assert "육아휴직" in talk.text


def test_answers_carry_sources(talk: Talk) -> None:
    talk.say("조기재취업수당이 뭐예요?")
    sources = talk.messages[-1]["data"]["sources"]
    assert sources and all(source["as_of"] for source in sources)


def test_an_ended_program_says_so(talk: Talk) -> None:
    talk.say("일자리안정자금 신청하고 싶어요")
    assert "끝" in talk.text or "종료" in talk.text
