"""Several facts in one sentence are all taken."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("만 52세이고 3년 반 다니던 회사가 지난달에 폐업했는데 실업급여 되나요?", {"age", "insured_months", "separation_reason", "separation_date"}),
        ("85년생이고 정규직으로 10년 근무하다가 정리해고 당했어요 실업급여 얼마예요", {"insured_months", "separation_reason"}),
        ("주 5일 하루 4시간씩 일하다 계약 만료됐어요. 실업급여 받을 수 있을까요", {"daily_work_hours", "separation_reason"}),
    ],
)
def test_what_was_said_is_not_asked_again(talk: Talk, said: str, facts: set[str]) -> None:
    talk.say(said)
    asked = set()
    while talk.asked is not None and len(asked) < 12:
        asked.add(talk.asked)
        talk.say("모르겠어요")
    assert asked
    assert not asked & facts


def test_answers_may_run_ahead_of_the_questions(talk: Talk) -> None:
    talk.say("실업급여 받을 수 있나요?")
    talk.say("직장인이고 서른여덟 살이고 월급은 세전 320만원 받았어요")
    for name in ("38세", "3,200,000원"):
        assert name in talk.text
