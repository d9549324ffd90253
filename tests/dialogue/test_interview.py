"""Conversations of one person with the dialogue itself, without a gateway and without Rasa."""

from __future__ import annotations

import pytest

from center.dialogue import interview
from center.dialogue.turn import button
from center.messages.reply import Reply
from tests.dialogue.talk import Talk


@pytest.fixture
def checked() -> Talk:
    """A check in which age and wage are known and a question is open."""
    talk = Talk()
    talk.say("45살이고 월급 300만원 받던 직장인인데 실업급여 되나요?", "check_benefit")
    return talk


def ask_for(talk: Talk, fact: str) -> None:
    """Answer "yes" and "don't know" until ``fact`` is asked."""
    for _ in range(12):
        state = interview.current(talk.memory)
        assert state is not None and not state.finished
        if state.current == fact:
            return
        talk.press("예") if "예" in talk.labels else talk.press("모르겠어요")
    raise AssertionError(f"{fact} is not asked")


@pytest.mark.parametrize("word", ["네", "네.", "예", "응", "아니요"])
def test_yes_is_not_the_number_four(checked: Talk, word: str) -> None:
    ask_for(checked, "insured_unit_days")
    checked.say(word, "affirm")
    assert "insured_unit_days" not in checked.facts
    assert "지금은 어려워요" not in checked.text


def test_a_number_after_yes_is_taken(checked: Talk) -> None:
    ask_for(checked, "insured_unit_days")
    checked.say("네, 200일이요")
    assert checked.facts["insured_unit_days"] == 200


def test_the_place_that_was_asked_for_is_an_answer() -> None:
    talk = Talk()
    assert "시·군·구" in talk.say("고용센터 찾아 주세요", "find_center")
    assert "대전고용센터" in talk.say("대전 중구요")
    talk.say("고용센터 찾아 주세요", "find_center")
    again = Talk()
    again.say("고용센터 찾아 주세요", "find_center")
    assert "대전고용센터" in again.say("대전 중구", "out_of_scope", 0.2)


def test_a_place_said_during_a_check_is_answered_and_the_question_stays(checked: Talk) -> None:
    state = interview.current(checked.memory)
    assert "수원고용센터" in checked.say("수원 영통구요")
    after = interview.current(checked.memory)
    assert state and after and after.current == state.current
    assert checked.replies[-1].kind == "question"


def test_a_disagreement_is_put_again_after_a_digression(checked: Talk) -> None:
    checked.say("환갑 지났어요")
    assert "45세" in checked.text and checked.text.count("어느 쪽이 맞나요") == 1
    checked.say("고마워요", "thank")
    assert checked.replies[-1].kind == "question" and "어느 쪽이 맞나요" in checked.replies[-1].text


def test_somebody_may_not_know_which_of_two_answers_is_right(checked: Talk) -> None:
    checked.say("환갑 지났어요")
    checked.say("모르겠어요", "dont_know")
    assert "어느 쪽이 맞나요" not in checked.text
    assert checked.facts["age"] is None


@pytest.mark.parametrize("pressed", [True, False])
def test_neither_of_two_answers_asks_afresh(checked: Talk, pressed: bool) -> None:
    checked.say("환갑 지났어요")
    if pressed:
        checked.press("둘 다 아니에요")
    else:
        checked.say("둘 다 아니에요", "deny")
    assert "만 나이" in checked.replies[-1].text and "어느 쪽" not in checked.text
    checked.say("52살이요")
    assert checked.facts["age"] == 52


def test_other_facts_are_not_lost_while_two_answers_disagree(checked: Talk) -> None:
    checked.say("환갑 지났어요")
    checked.say("하루 8시간 일했어요")
    assert checked.facts["daily_work_hours"] == 8
    assert "어느 쪽이 맞나요" in checked.replies[-1].text


def test_a_settled_disagreement_pressed_twice_does_no_harm(checked: Talk) -> None:
    checked.say("환갑 지났어요")
    offered = checked.replies
    checked.press("45세")
    checked.replies = offered
    checked.press("45세")
    assert checked.facts["age"] == 45
    assert "알아듣지" not in checked.text and checked.replies[-1].kind == "question"


def test_two_labels_take_no_wrong_particle() -> None:
    talk = Talk()
    talk.say("직장인인데 실업급여 되나요?", "check_benefit")
    talk.say("일용직이에요")
    assert "‘일용직’인지" in talk.text


def finish(talk: Talk) -> None:
    talk.press("그만하고 결과 보기")
    assert talk.replies[-1].kind == "result"


def test_after_the_result_every_answer_can_be_chosen_for_a_change(checked: Talk) -> None:
    finish(checked)
    checked.press("답 고치기")
    assert any("만 나이: 45세" in label for label in checked.labels)
    assert not interview.is_open(checked.memory)
    checked.press("만 나이")
    assert "만 나이" in checked.replies[-1].text
    checked.say("51살이요")
    assert checked.facts["age"] == 51


def test_facts_of_the_first_sentence_can_be_changed_without_a_question_before(checked: Talk) -> None:
    checked.say("답을 고칠래요", "go_back")
    assert "아직 고칠 답이 없어요" not in checked.text
    assert any("만 나이" in label for label in checked.labels)


def test_an_old_button_after_the_result_corrects_the_answer(checked: Talk) -> None:
    if "아니요" not in checked.labels:
        checked.say("지난달 말에 그만뒀어요")
    questions = checked.replies
    fact = questions[-1].data["fact"]
    finish(checked)
    checked.replies = questions
    checked.press("아니요")
    assert checked.facts[fact] is False
    assert any(reply.kind == "result" for reply in checked.replies)


def test_a_new_check_says_what_it_still_knows_and_can_start_over(checked: Talk) -> None:
    finish(checked)
    checked.say("실업급여 받을 수 있나요?", "check_benefit")
    assert "만 나이 45세" in checked.text
    finish(checked)
    checked.press("처음부터 다시")
    assert "45세" not in checked.text and checked.facts == {}


def test_several_possible_reasons_are_not_said_as_if_all_were_true() -> None:
    talk = Talk()
    talk.say("회사에서 잘렸는데 실업급여 되나요?", "check_benefit")
    assert "중 하나" in talk.text


def test_nobody_is_left_without_a_way_to_a_person() -> None:
    talk = Talk()
    talk.say("상담원 바꿔 주세요", "request_counselor")
    assert "1350" in talk.text and talk.labels == ["고용센터 찾기"]


def test_leaving_next_year_is_a_plan_and_gets_an_honest_answer() -> None:
    talk = Talk()
    talk.say("2027년에 그만두면 실업급여 얼마 받아요?", "estimate_benefit")
    assert "아직 오지 않은" not in talk.text and "2027년" in talk.text


def test_a_button_from_before_a_change_of_content_does_no_harm(checked: Talk) -> None:
    before = checked.facts
    checked.replies = [Reply("", choices=(button("예", "inform", fact="forgotten_fact", value="true"),))]
    checked.press("예")
    assert checked.facts == before and checked.replies[-1].kind == "question"
