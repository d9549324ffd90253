"""What is not our business is not answered as if it were."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize(
    "said",
    ["오늘 서울 날씨 알려줘", "여권 재발급 어디서 해요?", "삼성전자 주식 살까요?", "국민연금 얼마나 나와요?", "파이썬 코드 짜 줘", "로또 번호 추천해줘"],
)
def test_a_foreign_question_gets_no_confident_answer(talk: Talk, said: str) -> None:
    talk.say(said)
    assert talk.asked is None
    assert not {"result", "offices"} & set(talk.kinds)
    assert talk.messages[-1]["choices"]


def test_what_we_cannot_do_yet_is_said_honestly(talk: Talk) -> None:
    talk.say("제 경력에 맞는 일자리 찾아 줘")
    assert "고용24" in talk.text
    talk.say("상담원이랑 얘기하고 싶어요")
    assert "1350" in talk.text


def test_a_program_that_cannot_be_checked_is_explained_instead(talk: Talk) -> None:
    talk.say("취업특강 저도 받을 수 있나요?")
    assert "특강" in talk.text
    assert talk.asked is None
