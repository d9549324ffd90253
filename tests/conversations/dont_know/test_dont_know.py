"""Not knowing is an answer."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize("words", ["모르겠어요", "기억이 안 나요", "글쎄요 잘 모르겠는데요", "몰라요", "패스"])
def test_an_unknown_answer_is_skipped_and_not_asked_again(talk: Talk, words: str) -> None:
    talk.say("실업급여 받을 수 있나요?")
    asked = talk.asked
    talk.say(words)
    assert talk.asked is not None and talk.asked != asked


def test_somebody_who_knows_nothing_gets_an_honest_result(talk: Talk) -> None:
    talk.say("실업급여 받을 수 있나요?")
    talk.answer()
    assert talk.result["verdict"] == "unknown"
    assert talk.result["amounts"]["daily_benefit"]["max"] == 68100
