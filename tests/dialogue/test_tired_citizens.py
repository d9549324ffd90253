"""Tired citizens at seven in the evening: what they say past the question, and what they ask back after a result."""

from __future__ import annotations

import pytest

from actions.interview import ValidateInterviewForm
from center.dialogue import interview
from center.dialogue.turn import Turn
from tests.dialogue.talk import TODAY, Talk

MOST_LETTERS = 1000


@pytest.fixture
def let_go() -> Talk:
    """A list for somebody who was let go; the first question is open."""
    talk = Talk()
    talk.say("내가 받을 수 있는 거 뭐 있어요?", "recommend_benefits")
    talk.say("45살이고 6년 일하다 지난달에 권고사직 당했어요")
    return talk


def until(talk: Talk, fact: str) -> None:
    """Say "모르겠어요" until ``fact`` is asked."""
    for _ in range(20):
        if talk.asked == fact:
            return
        assert talk.asked is not None, f"{fact} is not asked"
        talk.say("모르겠어요", "dont_know")
    raise AssertionError(f"{fact} is not asked")


# --- the subject -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("said", "program", "without"), [
    ("노가다 뛰는데 일이 없어요 나도 뭐 받을 거 있소", "job_seeking_benefit", "childcare_leave_benefit"),
    ("치킨집 하다가 두달 전에 폐업했는데 지원받을 수 있는 게 있을까요", "job_seeking_benefit", "childcare_leave_benefit"),
    ("애 키우느라 7년 쉬었는데 다시 일하고 싶어요 38살이에요 도움 받을 거 있나요", "national_employment_support_1",
     "maternity_leave_benefit"),
])
def test_the_subject_is_heard_in_everyday_words(said: str, program: str, without: str) -> None:
    talk = Talk()
    talk.say(said, "recommend_benefits")
    assert program in talk.programs and without not in talk.programs


def test_facts_tell_the_subject_when_no_word_does() -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    talk.say("9월 30일까지만 다녔어요")
    assert "job_seeking_benefit" in talk.programs and "childcare_leave_benefit" not in talk.programs


def test_the_subject_is_asked_once_more_when_it_was_not_understood() -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    assert "전부요" in talk.say("글쎄 그게 참", "out_of_scope") and talk.asked == "interests"
    talk.say("그냥 좀 그래요", "inform")
    assert len(talk.programs) > 20


@pytest.mark.parametrize(("said", "intent"), [
    ("29살인데 계약직 1년 하고 이번달 말에 계약 만료돼요. 뭐 받을 수 있어요", "check_benefit"),
    ("애가 초등학교 1학년인데 단축근무하면 돈 나오나요?", "check_benefit"),
])
def test_a_check_of_nothing_named_is_about_what_the_words_are_about(said: str, intent: str) -> None:
    talk = Talk()
    talk.say(said, intent)
    assert len(talk.programs) > 1


def test_who_expects_a_child_reads_of_maternity_leave_first_and_of_unemployment_next() -> None:
    talk = Talk()
    talk.say("임신 중인데 계약직이에요 12월 31일에 계약 끝나는데 뭐 받을 수 있는 거 있나요", "recommend_benefits")
    assert list(talk.programs)[:2] == ["maternity_leave_benefit", "job_seeking_benefit"]


def test_of_two_services_the_one_asked_for_is_checked() -> None:
    talk = Talk()
    talk.say("실업급여 받다가 취직됐는데 조기재취업수당 받을 수 있어요?", "check_benefit")
    assert list(talk.programs) == ["early_reemployment_allowance"]


# --- answers past the question ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("said", ["6년 다녔으니까 넘죠", "네 넘어요", "당연히 넘지요", "회사 6년 다녔어요"])
def test_enough_days_in_the_words_of_people(let_go: Talk, said: str) -> None:
    until(let_go, "insured_unit_days")
    let_go.say(said)
    assert let_go.facts["insured_unit_days"] == {"min": 180}


@pytest.mark.parametrize("said", ["조금 모자라요", "안 될 걸요", "안 넘어요"])
def test_too_few_days_in_the_words_of_people(let_go: Talk, said: str) -> None:
    until(let_go, "insured_unit_days")
    let_go.say(said, "deny")
    assert let_go.facts["insured_unit_days"] == {"max": 179}


@pytest.mark.parametrize("said", ["5개월 다녔어요", "1년 다녔어요"])
def test_lengths_that_may_not_reach_180_days_decide_nothing(said: str) -> None:
    talk = Talk()
    talk.say("45살이고 지난달에 권고사직 당했어요 실업급여 받을 수 있나요", "check_benefit")
    until(talk, "insured_unit_days")
    talk.say(said)
    assert "insured_unit_days" not in talk.facts
    assert "날수가 필요해요" in talk.text and "7개월 안팎이면 180일" in talk.text


def test_saying_the_same_again_is_no_answer_and_nobody_is_asked_for_ever(let_go: Talk) -> None:
    first = let_go.asked
    for _ in range(3):
        let_go.say("45살이라고요")
    assert let_go.asked != first


def test_pay_said_out_of_turn_is_taken_as_pay(let_go: Talk) -> None:
    assert let_go.asked == "worker_kind"
    let_go.say("월 220이요")
    assert let_go.facts["monthly_wage"] == 2_200_000


def test_pay_is_no_age() -> None:
    talk = Talk()
    talk.say("권고사직 당했는데 실업급여 되나요", "check_benefit")
    until(talk, "age")
    talk.say("월 150이요")
    assert talk.facts["monthly_wage"] == 1_500_000 and "범위를 벗어났어요" not in talk.text


def test_a_statement_is_not_called_foreign_business(let_go: Talk) -> None:
    assert let_go.asked == "worker_kind"
    text = let_go.say("그냥 주부예요", "out_of_scope")
    assert "업무가 아니라서" not in text and let_go.asked not in ("worker_kind", None)


def test_a_question_about_something_else_is_still_answered_as_such(let_go: Talk) -> None:
    asked = let_go.asked
    assert "업무가 아니라서" in let_go.say("오늘 날씨 어때?", "out_of_scope") and let_go.asked == asked


def test_who_has_no_child_is_not_asked_about_children_again() -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    talk.say("전부요")
    until(talk, "child_birth_date")
    talk.say("애가 없는데요", "deny")
    state = interview.current(talk.memory)
    assert state is not None and "family" not in (state.interests or ("family",))
    talk.say("그만", "stop")
    assert "childcare_leave_benefit" not in talk.programs and "job_seeking_benefit" in talk.programs


def test_no_insurance_is_no_months() -> None:
    talk = Talk()
    talk.say("자영업 하다가 9월에 폐업했는데 실업급여 되나요", "check_benefit")
    until(talk, "insured_months_24")
    talk.say("고용보험 안 들었는데요")
    assert talk.facts["insured_months_24"] == 0


def test_a_digression_that_answers_is_taken_once_and_rasa_is_told() -> None:
    """"52" looks foreign to the classifier; it is the age, and no rule may answer it again."""
    talk = Talk()
    talk.say("권고사직 당했는데 실업급여 되나요", "check_benefit")
    until(talk, "age")
    turn = Turn("52", "out_of_scope", TODAY, confidence=0.65)
    replies, events = ValidateInterviewForm().respond(turn, talk.memory)
    assert talk.facts["age"] == 52 and events and all("업무가 아니라서" not in reply.text for reply in replies)


# --- not knowing -----------------------------------------------------------------------------------------------------

def test_the_hint_says_where_to_look_and_no_more(let_go: Talk) -> None:
    until(let_go, "insured_unit_days")
    text = let_go.say("모르겠어요", "dont_know")
    assert "고용24" in text and "무급 토요일" not in text


def test_who_knows_nothing_is_told_that_they_may_stop_and_is_asked_little() -> None:
    talk = Talk()
    talk.say("62세고 12월 말에 정년퇴직합니다 실업급여 되나요", "check_benefit")
    said, asked = [], 0
    while talk.asked:
        said.append(talk.say("모르겠어요", "dont_know"))
        asked += 1
    assert asked <= 8 and any("‘그만’이라고" in text for text in said)
    assert "더 확인해야 알 수 있어요" in talk.text and "180일 이상" in talk.text and "이직확인서" in talk.text
    assert "예술인 -" not in talk.text


# --- verdicts and amounts --------------------------------------------------------------------------------------------

@pytest.mark.parametrize("said", [
    "배달라이더인데 소득이 반토막나서 관뒀어요 실업급여 되나요", "대리기사인데 콜이 줄어서 수입이 확 줄어서 그만뒀어요 실업급여 되나요",
])
def test_a_rider_who_earned_too_little_did_not_simply_leave(said: str) -> None:
    talk = Talk()
    talk.say(said, "check_benefit")
    assert talk.facts["separation_reason"] == "income_drop" and talk.facts["worker_kind"] == "platform_worker"


def test_nothing_to_something_is_said_as_the_most_there_can_be() -> None:
    talk = Talk()
    text = talk.say("예술인 고용보험 12개월 냈고 33살이고 9월 30일에 계약 끝났어요 실업급여 얼마예요", "estimate_benefit")
    assert "최대" in text and " 0~" not in text


def test_who_lives_alone_is_not_asked_for_dependents() -> None:
    talk = Talk()
    talk.say("국취제 되나요 31살이고 혼자 살아요", "check_benefit")
    asked = []
    while talk.asked:
        asked.append(talk.asked)
        talk.say("아니요" if "예" in talk.labels else "모르겠어요", "deny" if "예" in talk.labels else "dont_know")
    assert "dependents" not in asked and len(talk.text) <= MOST_LETTERS


# --- asking back -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("said", "intent", "expected"), [
    ("그럼 얼마 받아요?", "estimate_benefit", "국민내일배움카드"), ("왜 안 돼요?", "explain_question", "▶"),
    ("안 된다고요? 왜?", "explain_question", "▶"), ("왜요?", "explain_question", "▶"), ("뭐부터 하면 돼요?", "help", "이직확인서"),
    ("언제부터 나와요", "out_of_scope", "어떤 제도"), ("서류는요?", "ask_documents", "어떤 제도"),
])
def test_what_a_citizen_asks_about_a_list_is_answered(let_go: Talk, said: str, intent: str, expected: str) -> None:
    for answer, meant in (("회사 다녔어요", "inform"), ("아직 안 받았어요", "deny"), ("네", "affirm")):
        let_go.say(answer, meant)
    let_go.say("그만", "stop")
    text = let_go.say(said, intent)
    assert expected in text and "여쭤본 것이 없어요" not in text and "업무가 아니라서" not in text and len(text) <= MOST_LETTERS


def test_in_the_middle_of_the_questions_it_is_answered_and_the_question_stays(let_go: Talk) -> None:
    asked = let_go.asked
    for said, intent in (("뭐부터 하면 돼요?", "help"), ("그럼 얼마 받아요?", "estimate_benefit"), ("언제부터 받을 수 있어요?", "ask_center_info")):
        text = let_go.say(said, intent)
        assert let_go.asked == asked and "골라 주세요" not in text


def test_why_after_a_yes_names_the_conditions_that_are_met() -> None:
    talk = Talk()
    talk.say("45살이고 회사 6년 다니다 지난달에 권고사직 당했고 월급 280이에요 실업급여 되나요", "check_benefit")
    until(talk, "insured_unit_days")
    talk.say("넘어요")
    talk.say("그만", "stop")
    text = talk.say("왜요?", "explain_question")
    assert "갖춘 것으로 보여요" in text and "180일 이상" in text


def test_what_else_there_is_after_a_no() -> None:
    talk = Talk()
    talk.say("2021년 5월에 해고됐는데 지금이라도 실업급여 받을 수 있나요", "check_benefit")
    assert talk.programs == {"job_seeking_benefit": "no"}
    talk.say("그럼 다른 건 없어요?", "deny")
    assert "tomorrow_learning_card" in talk.programs


def test_an_amount_that_is_told_is_no_question_about_amounts() -> None:
    talk = Talk()
    talk.say("국취제 되나요 31살이고 혼자 살아요", "check_benefit")
    until(talk, "household_assets")
    talk.say("금액은 3000만원이에요")
    assert talk.facts["household_assets"] == 30_000_000


def test_an_amount_taken_back_in_the_same_breath_is_not_taken(let_go: Talk) -> None:
    talk = Talk()
    talk.say("45살이고 회사 6년 다니다 지난달에 권고사직 당했어요 실업급여 얼마예요", "estimate_benefit")
    until(talk, "monthly_wage")
    talk.say("280 아니 290이요")
    assert talk.facts["monthly_wage"] == 2_900_000


def test_the_name_of_another_benefit_leads_back_to_it() -> None:
    talk = Talk()
    talk.say("권고사직 당했는데 실업급여 되나요", "check_benefit")
    talk.say("근데 내일배움카드도 되나요?", "check_benefit")
    assert list(talk.programs) == ["tomorrow_learning_card"]
    talk.say("다시 실업급여요")
    assert list(talk.programs) == ["job_seeking_benefit"] and talk.facts["separation_reason"] == "recommended_resignation"


def test_a_search_for_courses_leads_to_the_card_that_pays_for_them() -> None:
    talk = Talk()
    talk.say("코딩 배우고 싶은데 국비지원 되나요", "find_training")
    assert any("국민내일배움카드" in label for label in talk.labels)
    talk.say("그럼 얼마예요", "estimate_benefit")
    assert list(talk.programs) == ["tomorrow_learning_card"]


def test_what_to_do_first_after_a_no_says_what_is_in_the_way() -> None:
    talk = Talk()
    talk.say("2021년 5월에 해고됐는데 지금이라도 실업급여 받을 수 있나요", "check_benefit")
    text = talk.say("뭐부터 하면 돼요?", "help")
    assert "12개월" in text and "1350" in text


def test_a_measured_gap_is_not_followed_by_a_guess() -> None:
    talk = Talk()
    talk.say("조기재취업수당 받을 수 있어요?", "check_benefit")
    until(talk, "work_kept_months")
    text = talk.say("아직 3개월이요")
    assert "9개월이 더 필요" in text and "달라져요" not in text


def test_unemployment_benefit_comes_before_what_depends_on_it() -> None:
    talk = Talk()
    talk.say("노가다 뛰는데 일이 없어요 쉰여덟입니다 나도 뭐 받을 거 있소", "recommend_benefits")
    found = list(talk.programs)
    assert found.index("job_seeking_benefit") < found.index("extended_benefit") and "구직급여" in talk.text


def test_why_somebody_rests_is_not_why_they_left() -> None:
    talk = Talk()
    talk.say("애 키우느라 7년 쉬었는데 다시 일하고 싶어요 38살이에요 도움 받을 거 있나요", "recommend_benefits")
    assert "just_cause_kind" not in talk.facts


def test_after_not_knowing_how_one_worked_only_what_is_usual_is_still_missing() -> None:
    talk = Talk()
    talk.say("몸이 아파서 회사 그만뒀는데 실업급여 받을 수 있을까요", "check_benefit")
    for _ in range(3):
        talk.say("모르겠어요", "dont_know")
    talk.say("그만", "stop")
    assert "예술인 -" not in talk.say("왜요?", "explain_question")


def test_the_last_list_names_what_is_still_missing(let_go: Talk) -> None:
    let_go.say("그만", "stop")
    assert "구직급여(실업급여): 더 확인할 것 - " in let_go.text and "피보험 단위기간" in let_go.text and len(let_go.text) <= MOST_LETTERS


def test_what_may_be_had_is_listed_even_when_the_intent_is_not_clear() -> None:
    talk = Talk()
    talk.say("와이프가 12월에 애 낳는데 저도 뭐 받을 수 있나요 중소기업 다녀요", "check_benefit", 0.44)
    assert "paternity_leave_benefit" in talk.programs


@pytest.mark.parametrize("said", ["와이프가 12월에 애 낳는데 저도 뭐 받을 수 있나요", "허리 다쳐서 일을 못하는데 뭐 받을 수 있나요"])
def test_a_circumstance_is_no_reason_for_leaving(said: str) -> None:
    talk = Talk()
    talk.say(said, "recommend_benefits")
    assert "사정의 종류" not in talk.text


def test_when_a_named_benefit_is_paid() -> None:
    talk = Talk()
    talk.say("2021년 5월에 해고됐는데 지금이라도 실업급여 받을 수 있나요", "check_benefit")
    assert "대기기간 7일" in talk.say("실업급여는 언제부터 나와요?", "estimate_benefit")


def test_not_yet_is_never(let_go: Talk) -> None:
    until(let_go, "job_seeking_benefit_status")
    let_go.say("아직요", "deny")
    assert let_go.facts["job_seeking_benefit_status"] == "never"


def test_the_result_is_shown_once_more() -> None:
    talk = Talk()
    talk.say("2021년 5월에 해고됐는데 지금이라도 실업급여 받을 수 있나요", "check_benefit")
    assert "구직급여" in talk.say("결과요", "check_application")


def test_what_was_paid_then() -> None:
    talk = Talk()
    text = talk.say(
        "2021년 8월 31일에 계약만료로 그만뒀고 48세 12년 월급 400 직장인이었는데 그때 실업급여 얼마였어요?", "estimate_benefit"
    )
    assert "2021년 9월 1일" in text and "66,000원" in text


def test_a_job_is_meant_and_not_the_conversation() -> None:
    talk = Talk()
    talk.say("45살이고 회사 6년 다녔고 지난달에 권고사직 당했고 월급 280이에요 실업급여 되나요", "check_benefit")
    asked = talk.asked
    talk.say("안 그만두고 싶어요", "stop")
    assert talk.asked == asked


def test_a_leave_that_is_talked_about_needs_no_name() -> None:
    talk = Talk()
    talk.say("육아휴직 급여 받을 수 있나요 월급 500이에요", "check_benefit")
    talk.say("아내도 지금 육아휴직 중이에요", "inform")
    talk.say("6개월 쓸거에요", "inform")
    assert talk.facts["both_parents_leave"] is True and talk.facts["childcare_leave_months"] == 6


def test_what_if_shows_what_would_be_and_keeps_what_was_said() -> None:
    talk = Talk()
    talk.say("내일배움카드 되나요 44살", "check_benefit")
    asked = talk.asked
    text = talk.say("그럼 76살이면요?", "inform")
    assert "76세" in text and talk.programs["tomorrow_learning_card"] == "unknown"
    assert talk.facts["age"] == 44 and talk.asked == asked
