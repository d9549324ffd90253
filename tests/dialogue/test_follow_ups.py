"""What an employer asks about a result without naming a program again: how much, why not, together, what first."""

from __future__ import annotations

import pytest

from center.dialogue import interview
from tests.dialogue.talk import Talk

MOST_LETTERS = 1000


@pytest.fixture
def hiring() -> Talk:
    """An employer in the middle of questions about a young person to be hired."""
    talk = Talk()
    talk.say("비수도권 제조업 30명인데 다음 달에 27살 한 명 정규직으로 뽑으려고요 지원금 있나요", "recommend_subsidies")
    return talk


@pytest.fixture
def heard(hiring: Talk) -> Talk:
    """The same employer after the list."""
    hiring.say("그만", "stop")
    assert hiring.replies[-1].kind == "result"
    return hiring


@pytest.mark.parametrize(("said", "intent"), [
    ("얼마 받아요?", "estimate_benefit"), ("얼마예요?", "estimate_benefit"), ("왜 안 돼요?", "explain_question"),
    ("뭐부터 해야 돼요?", "help"), ("같이 받을 수 있어요?", "recommend_benefits"), ("둘 중 뭐가 나아요?", "ask_waiting"),
    ("그럼 뭐는 돼요?", "ask_documents"), ("뭘 더 확인해야 해요?", "explain_question"), ("언제까지 신청해요?", "ask_procedure"),
    ("서류는 뭐 필요해요?", "ask_documents"),
])
def test_a_question_about_the_list_stays_with_the_firms_subsidies(heard: Talk, said: str, intent: str) -> None:
    text = heard.say(said, intent)
    assert "실업급여" not in text + "".join(heard.labels) and "여쭤본 것이 없어요" not in text and "업무가 아니라서" not in text
    assert any(name in text + "".join(heard.labels) for name in ("청년일자리도약장려금", "시니어인턴십")) and len(text) <= MOST_LETTERS


@pytest.mark.parametrize(("said", "intent"), [
    ("얼마 받아요?", "estimate_benefit"), ("왜 안 돼요?", "explain_question"), ("뭐부터 해야 돼요?", "help"),
    ("같이 받을 수 있어요?", "recommend_benefits"), ("둘 중 뭐가 나아요?", "ask_waiting"), ("서류는 뭐 필요해요?", "ask_documents"),
])
def test_in_the_middle_it_is_answered_and_the_question_asked_again(hiring: Talk, said: str, intent: str) -> None:
    asked = hiring.asked
    text = hiring.say(said, intent)
    assert "실업급여" not in text + "".join(hiring.labels)
    assert asked is not None and hiring.asked == asked and len(hiring.replies) > 1


def test_amounts_are_of_the_list_and_promise_nothing(heard: Talk) -> None:
    text = heard.say("얼마 받아요?", "estimate_benefit")
    assert "청년일자리도약장려금" in text and "원" in text and "심사를 통과해야" in text


def test_why_not_names_the_condition_and_its_source(heard: Talk) -> None:
    text = heard.say("왜 안 돼요?", "explain_question")
    assert "시니어인턴십" in text and "60세" in text


def test_what_excludes_what(heard: Talk) -> None:
    text = heard.say("청년일자리도약장려금이랑 고용촉진장려금 같이 받을 수 있어요?", "check_subsidy")
    assert "하나만 받습니다" in text and "시행령 제40조" in text


def test_two_named_ones_are_compared_out_of_the_blue() -> None:
    talk = Talk()
    text = talk.say("청년일자리도약장려금이랑 고용촉진장려금 같이 받을 수 있나요?", "check_subsidy")
    assert "하나만 받습니다" in text and not interview.is_open(talk.memory)


def test_what_comes_before_the_hiring_is_said_first(heard: Talk) -> None:
    text = heard.say("뭐부터 해야 돼요?", "help")
    assert text.index("채용하기 전") < len(text) / 2


def test_a_named_program_is_not_a_question_about_the_list(heard: Talk) -> None:
    heard.say("두루누리는 얼마 지원돼요?", "estimate_benefit")
    assert list(heard.programs) == ["social_insurance_support"]


def test_a_citizens_amount_is_asked_as_before() -> None:
    talk = Talk()
    talk.say("얼마 받아요?", "estimate_benefit")
    assert list(talk.programs) == ["job_seeking_benefit"]


def test_a_new_wish_is_not_taken_for_a_question_about_the_list(heard: Talk) -> None:
    heard.say("매출이 줄어서 휴업하려는데 얼마나 지원돼요?", "recommend_subsidies")
    assert "employment_retention_paid" in heard.programs
