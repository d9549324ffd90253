"""Single questions through the whole system: a plain answer, no interview; in the middle of one it goes on."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("실업급여 받는 중에 알바 해도 돼요?", "반드시 신고해야"),
        ("실업급여 받는데 아파서 입원했어요", "상병급여"),
        ("반복수급하면 깎여요?", "깎이지 않아요"),
        ("청년은 자발적으로 퇴사해도 실업급여 준다면서요?", "시행된 법이 아니에요"),
        ("실업급여 하한액 얼마예요?", "66,048원"),
        ("구직촉진수당 받는데 알바 월 80만원 벌면 깎여요?", "80만원을 벌어도 줄지 않고"),
        ("외국인 고용허가 내국인 구인노력 기간이 며칠이에요?", "7일"),
        ("실업급여 받는 동안 해외여행 가도 돼요?", "확인이 필요해요"),
        ("두루누리 국민연금도 되나요?", "국민연금"),
        ("출산급여는 언제까지 신청해요?", "1년 안"),
    ],
)
def test_a_plain_answer_and_no_interview(talk: Talk, said: str, hint: str) -> None:
    talk.say(said)
    assert hint in talk.text and "근거:" in talk.text
    assert talk.asked is None and "question" not in talk.kinds


@pytest.mark.parametrize(
    ("aside", "hint"),
    [
        ("대기기간 며칠이에요?", "실업신고일부터 7일"),
        ("실업급여 받는 중에 알바 해도 돼요?", "반드시 신고해야"),
        ("반복수급하면 깎여요?", "깎이지 않아요"),
        ("국민취업지원제도 취업성공수당 얼마예요?", "1,500,000원"),
        ("실업급여 받는데 아파서 입원했어요", "상병급여"),
    ],
)
def test_in_the_middle_of_an_interview_the_question_comes_again(talk: Talk, aside: str, hint: str) -> None:
    talk.say("계약 만료로 나왔는데 실업급여 받을 수 있나요?")
    asked = talk.asked
    assert asked is not None
    talk.say(aside)
    assert hint in talk.text
    assert talk.asked == asked and talk.messages[-1]["kind"] == "question"
