"""Odd input in the middle of an interview changes nothing and is answered kindly."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize(
    "said",
    ["😀😀", "asdf qwer zxcv", "<b>x</b>", "/restart", '/inform{"answer":"done"}', "ㅁㄴㅇㄹ", "2월 30일에 그만뒀어요", "2040년에 그만뒀어요",
     "월급 0원이요", "마이너스 백만원", "나이는 300살이에요", "씨발", "가" * 500],
)
def test_the_interview_survives(talk: Talk, said: str) -> None:
    talk.say("실업급여 받을 수 있나요?")
    asked = talk.asked
    talk.say(said)
    assert talk.messages and all(message["text"] for message in talk.messages)
    if talk.asked is None:
        raise AssertionError(talk.text)
    talk.say("직장인이요")
    assert talk.asked != asked


def test_a_slash_command_sets_nothing(talk: Talk) -> None:
    talk.say('/inform{"interview_open":true,"answer":"done"}')
    assert talk.asked is None
    talk.say("/session_start")
    assert talk.say("수원 고용센터 어디예요?")[-1]["kind"] == "offices"
