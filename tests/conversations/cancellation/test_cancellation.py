"""People stop whenever they like and still get what is known so far."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize("word", ["그만", "그만할래요", "이제 됐어요 그만하죠", "처음으로"])
def test_stop_shows_the_result_so_far(talk: Talk, word: str) -> None:
    talk.say("실업급여 받을 수 있나요?")
    talk.press("직장인")
    talk.say(word)
    assert talk.asked is None
    assert talk.result["verdict"] == "unknown"
    talk.say("고마워요")
    assert talk.asked is None


def test_a_new_check_can_start_after_stopping(talk: Talk) -> None:
    talk.say("실업급여 받을 수 있나요?")
    talk.say("그만")
    talk.say("실업급여 얼마나 받아요?")
    assert talk.asked is not None
