"""Talk about many programs at once: subjects, lists, one program of a list, programs that ended, two roles of one person."""

from __future__ import annotations

import pytest

from center.dialogue import interview
from tests.dialogue.talk import Talk

MOST_LETTERS = 1000


@pytest.fixture
def hiring() -> Talk:
    """An employer who told enough for a list; a question is open."""
    talk = Talk()
    talk.say("직원 12명 제조업인데 다음 달에 27살 한 명 뽑으려고요 지원금 있나요", "recommend_subsidies")
    return talk


def stop(talk: Talk) -> None:
    talk.say("그만", "stop")
    assert talk.replies[-1].kind == "result"


# --- the subject -----------------------------------------------------------------------------------------------------

def test_the_subject_is_asked_when_nothing_tells_it() -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    assert talk.asked == "interests" and "임신·출산·육아" in talk.labels


@pytest.mark.parametrize(("said", "intent"), [("육아휴직이요", "inform"), ("육아휴직", "ask_service"), ("임신했어요", "inform")])
def test_a_subject_can_be_said(said: str, intent: str) -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    talk.say(said, intent)
    assert "childcare_leave_benefit" in talk.programs and "moving_cost" not in talk.programs


@pytest.mark.parametrize(("said", "intent"), [
    ("전부요", "inform"), ("다 볼게요", "recommend_benefits"), ("모르겠어요", "dont_know"), ("상관없어요", "out_of_scope"),
])
def test_everything_can_be_wanted_or_not_known(said: str, intent: str) -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    talk.say(said, intent)
    assert {"childcare_leave_benefit", "job_seeking_benefit", "tomorrow_learning_card"} <= talk.programs.keys()


def test_the_subject_stays_when_the_wish_is_repeated_in_the_middle() -> None:
    talk = Talk()
    talk.say("정년 지난 직원을 계속 쓰면 고령자 지원금 나오나요", "recommend_subsidies")
    programs = set(talk.programs)
    assert "senior_continued_employment_subsidy" in programs and "employment_retention_paid" not in programs
    talk.say("그런 제도가 있어요?", "recommend_subsidies")
    assert set(talk.programs) == programs and talk.asked != "interests"


def test_nobody_is_asked_the_same_thing_for_ever() -> None:
    """A tired person answers past the question: the third time the interview goes on without it."""
    talk = Talk()
    talk.say("정년 지난 직원을 계속 쓰면 고령자 지원금 나오나요", "recommend_subsidies")
    asked = talk.asked
    talk.say("글쎄 그게", "inform")
    assert talk.asked == asked
    talk.say("아무튼 그래요", "inform")
    assert talk.asked == asked
    talk.say("어휴 참", "inform")
    assert talk.asked not in (asked, None) and "넘어갈게요" in talk.text


def test_why_the_subject_is_asked_is_explained_and_asked_again() -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    talk.say("그게 왜 필요해요?", "explain_question")
    assert "꼭 필요한 것만" in talk.text and talk.asked == "interests"


def test_stopping_at_the_subject_shows_no_list_of_everything() -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    talk.say("그만", "stop")
    assert not any(reply.kind == "result" for reply in talk.replies) and not interview.is_open(talk.memory)


def test_a_question_about_one_program_is_not_taken_for_a_subject() -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요", "recommend_benefits")
    talk.say("육아휴직 급여는 얼마예요?", "estimate_benefit")
    assert list(talk.programs) == ["childcare_leave_benefit"]


def test_a_subject_that_is_ruled_out_is_not_taken() -> None:
    talk = Talk()
    talk.say("실업급여 말고 받을 수 있는 거 있나요", "recommend_benefits")
    assert talk.asked == "interests"


@pytest.mark.parametrize(("said", "intent", "program", "without"), [
    ("배우자가 출산했는데 받을 수 있는 게 있나요", "recommend_benefits", "paternity_leave_benefit", "k_digital_training"),
    ("퇴사하고 1년 쉰 사람도 지원 있나요", "recommend_benefits", "job_seeking_benefit", "senior_career_support"),
    ("직원이 육아휴직 간다는데 회사가 받는 거 있나요", "recommend_subsidies", "parental_employment_stability_subsidy",
     "employment_retention_paid"),
    ("일감이 없어 휴직시키려는데 지원 있나요", "recommend_subsidies", "employment_retention_paid", "flexible_work_subsidy"),
])
def test_words_that_hold_another_word_lead_to_their_own_subject(said: str, intent: str, program: str, without: str) -> None:
    talk = Talk()
    talk.say(said, intent)
    assert program in talk.programs and without not in talk.programs


def test_facts_that_tell_no_purpose_are_kept_and_the_subject_is_asked() -> None:
    talk = Talk()
    talk.say("제조업이고 직원 20명이에요")
    assert talk.asked == "interests" and "직원 수 20명" in talk.text
    talk.say("사람 뽑으려고요")
    assert talk.facts["insured_headcount"] == 20 and "youth_leap_subsidy" in talk.programs


# --- facts and controls ----------------------------------------------------------------------------------------------

def test_facts_of_one_sentence_are_all_taken(hiring: Talk) -> None:
    assert hiring.facts["insured_headcount"] == 12 and hiring.facts["industry"] == "C"
    assert hiring.facts["hire_age"] == 27 and hiring.facts["hire_date"] == {"min": "2026-12-01", "max": "2026-12-31"}
    hiring.say("부산이고 정규직이에요 6개월 놀던 사람이고 월 250 줘요")
    assert hiring.facts["non_capital_region"] is True and hiring.facts["hire_regular"] is True
    assert hiring.facts["hire_unemployed_months"] == 6 and hiring.facts["hire_monthly_wage"] == 2_500_000


def test_pay_is_no_headcount() -> None:
    talk = Talk()
    talk.say("직원 뽑으면 지원금 있나요", "recommend_subsidies")
    assert talk.asked == "insured_headcount"
    talk.say("27살이고 월 250이요")
    assert "insured_headcount" not in talk.facts and talk.facts["hire_monthly_wage"] == 2_500_000


def test_not_knowing_goes_on_to_another_question(hiring: Talk) -> None:
    first = hiring.asked
    hiring.say("모르겠어요", "dont_know")
    assert hiring.asked not in (None, first)


def test_a_list_ends_by_itself_after_ten_questions(hiring: Talk) -> None:
    for _ in range(12):
        if hiring.asked is None:
            break
        hiring.say("모르겠어요", "dont_know")
    assert hiring.replies[-1].kind == "result"
    assert "최종 결정은 고용센터" in hiring.text


def test_back_explain_and_digression_leave_the_question_where_it_was(hiring: Talk) -> None:
    first = hiring.asked
    hiring.say("예" if "예" in hiring.labels else "모르겠어요", "affirm")
    second = hiring.asked
    hiring.say("무슨 뜻이에요?", "explain_question")
    assert hiring.asked == second and len(hiring.replies) == 2
    hiring.say("두루누리가 뭐예요?", "ask_service")
    assert "두루누리" in hiring.text and hiring.asked == second
    hiring.say("앞 질문으로", "go_back")
    assert hiring.asked == first


def test_an_answer_is_changed_by_its_name_and_the_right_one(hiring: Talk) -> None:
    hiring.say("월 250이고 주 40시간이요")
    hiring.say("채용하는 사람의 나이 고칠래요", "go_back")
    assert hiring.asked == "hire_age"
    hiring.say("52살이요")
    assert hiring.facts["hire_age"] == 52 and hiring.facts["hire_monthly_wage"] == 2_500_000


def test_two_answers_that_disagree_are_asked_again(hiring: Talk) -> None:
    hiring.say("직원은 30명이에요")
    assert "‘12명’인지 ‘30명’인지" in hiring.text
    hiring.say("30명이 맞아요")
    assert hiring.facts["insured_headcount"] == 30 and hiring.asked


# --- the list --------------------------------------------------------------------------------------------------------

def test_a_list_is_short_enough_for_every_channel(hiring: Talk) -> None:
    stop(hiring)
    assert all(len(reply.text) <= MOST_LETTERS for reply in hiring.replies)


def test_after_the_list_a_correction_shows_the_list_again(hiring: Talk) -> None:
    stop(hiring)
    hiring.say("직원 수를 잘못 말했어요 8명이에요", "go_back")
    assert hiring.facts["insured_headcount"] == 8 and hiring.replies[-1].kind == "result"
    hiring.say("아 그 사람은 61살이에요")
    assert hiring.programs["youth_leap_subsidy"] == "no" and hiring.programs["senior_internship"] != "no"


@pytest.mark.parametrize("pressed", [True, False])
def test_more_can_be_asked_after_the_list(hiring: Talk, pressed: bool) -> None:
    stop(hiring)
    hiring.press("더 자세히") if pressed else hiring.say("더 자세히 확인할래요")
    assert hiring.asked and hiring.facts["hire_age"] == 27


def test_one_program_of_the_list_then_its_documents_and_procedure(hiring: Talk) -> None:
    stop(hiring)
    hiring.press("청년일자리도약장려금 자세히")
    assert list(hiring.programs) == ["youth_leap_subsidy"] and hiring.facts["hire_age"] == 27
    hiring.say("그만", "stop")
    hiring.press("준비물")
    assert "청년일자리도약장려금 준비물" in hiring.text
    hiring.say("신청은 어떻게 해요?", "ask_procedure")
    assert "청년일자리도약장려금" in hiring.text


def test_starting_over_forgets_everything(hiring: Talk) -> None:
    hiring.say("처음부터 다시 할게요", "stop")
    assert hiring.asked == "interests" and hiring.facts == {}


def test_starting_over_after_the_list_is_offered_as_a_button(hiring: Talk) -> None:
    stop(hiring)
    hiring.say("처음부터 다시 할게요", "stop")
    hiring.press("처음부터 다시")
    assert hiring.asked == "interests" and hiring.facts == {}


# --- two roles -------------------------------------------------------------------------------------------------------

def test_a_citizens_facts_are_not_an_employers_and_come_back_later() -> None:
    talk = Talk()
    talk.say("45살이고 6년 일하다 권고사직 당했는데 실업급여 되나요?", "check_benefit")
    talk.say("그리고 제 가게에서 직원 뽑으면 지원금 있나요", "recommend_subsidies")
    assert "hire_age" not in talk.facts and "age" not in talk.facts and "separation_reason" not in talk.facts
    talk.say("27살이고 월 250이요")
    stop(talk)
    talk.say("저 실업급여 받을 수 있어요?", "check_benefit")
    assert talk.facts["age"] == 45 and "hire_age" not in talk.facts and "monthly_wage" not in talk.facts


def test_an_employer_who_lost_a_job_is_heard_as_a_citizen() -> None:
    talk = Talk()
    talk.say("직원 12명 제조업인데 27살 뽑으려고요", "recommend_subsidies")
    stop(talk)
    talk.say("저는 3년 다니다가 지난달에 해고됐어요")
    assert list(talk.programs) == ["job_seeking_benefit"] and "insured_headcount" not in talk.facts


def test_words_about_others_are_no_reason_of_an_employer_for_leaving(hiring: Talk) -> None:
    hiring.say("감원은 없었어요")
    assert hiring.facts["no_layoffs"] is True and "separation_reason" not in hiring.facts


# --- programs by name ------------------------------------------------------------------------------------------------

def test_an_ended_program_says_when_it_ended_what_followed_and_asks_nothing() -> None:
    talk = Talk()
    talk.say("특별고용촉진장려금 지금도 돼요?", "check_subsidy")
    assert talk.text.count("2021년 12월 31일") == 1 and "고용촉진장려금" in talk.text
    assert talk.asked is None and any(label.startswith("고용촉진장려금") for label in talk.labels)


def test_another_year_can_be_asked_for() -> None:
    talk = Talk()
    talk.say("특별고용촉진장려금 지금도 돼요?", "check_subsidy")
    talk.say("2021년에는?")
    assert talk.facts["hire_date"] == {"min": "2021-01-01", "max": "2021-12-31"} and talk.asked


def test_a_day_in_the_question_is_the_day_of_hiring() -> None:
    talk = Talk()
    talk.say("2021년 5월에 뽑았는데 특별고용촉진장려금 되나요", "check_subsidy")
    assert talk.facts["hire_date"] == {"min": "2021-05-01", "max": "2021-05-31"}
    assert talk.programs["special_employment_promotion_subsidy"] != "no"
    talk = Talk()
    talk.say("2021년 5월 특별고용촉진장려금 받을 수 있었나요", "check_subsidy")
    assert talk.facts["hire_date"] == {"min": "2021-05-01", "max": "2021-05-31"}


def test_an_umbrella_name_stands_for_both_types() -> None:
    talk = Talk()
    talk.say("국취제 저도 되나요 2인 가구 월 200, 전세 1억이고 45살이에요", "check_benefit")
    assert set(talk.programs) == {"national_employment_support_1", "national_employment_support_2"}
    assert talk.facts["household_income"] == 2_000_000 and talk.facts["household_assets"] == 100_000_000


def test_parents_are_understood() -> None:
    talk = Talk()
    talk.say("육아휴직 급여 얼마 나와요", "estimate_benefit")
    talk.say("월급 300이고 1년 쓸 거예요, 아이는 3살이에요. 다음 달부터 육아휴직 들어가요")
    assert talk.facts["monthly_wage"] == 3_000_000 and talk.facts["child_age"] == 3
    assert talk.facts["childcare_leave_start_date"]["min"] == "2026-12-01"


def test_the_button_under_a_service_names_that_service() -> None:
    talk = Talk()
    talk.say("육아휴직 급여 서류 뭐 필요해요?", "ask_documents")
    assert "육아휴직 급여: 받을 수 있는지" in talk.labels and not any("실업급여" in label for label in talk.labels)


# --- profiles and English --------------------------------------------------------------------------------------------

def test_a_job_seeker_is_led_to_a_type() -> None:
    talk = Talk()
    talk.say("나 같은 사람은 뭘 준비해야 돼요", "assess_job_seeker")
    for _ in range(6):
        if talk.asked is None:
            break
        talk.press({"employability": "거의 없음", "job_search_motivation": "찾"}.get(talk.asked, "예"))
    assert talk.replies[-1].kind == "result" and "다음 할 일" in talk.text


def test_an_employer_who_finds_nobody_is_led_to_a_type() -> None:
    talk = Talk()
    talk.say("사람 뽑기가 힘들어요 도와주세요", "request_hiring_support")
    assert talk.asked and "구인기업 유형" in talk.text
    talk.say("그만", "stop")
    assert "하나로 정하기 어려워요" in talk.text or "다음 할 일" in talk.text


def test_the_list_speaks_english_around_the_korean_names() -> None:
    talk = Talk("en")
    talk.say("직원 12명 제조업인데 27살 뽑으려고요", "recommend_subsidies")
    talk.say("stop", "stop")
    assert "받을 수 있어 보여요" not in talk.text and "지금은 어려워요" not in talk.text and "그 밖에" not in talk.text


# --- what a tired person says ----------------------------------------------------------------------------------------

def test_who_was_let_go_reads_of_unemployment_benefit_first_and_is_asked_about_it() -> None:
    talk = Talk()
    talk.say("저 이번에 권고사직 당했는데 뭐 받을 수 있는지 모르겠어요", "recommend_benefits")
    assert next(iter(talk.programs)) == "job_seeking_benefit"
    assert talk.asked in ("worker_kind", "separation_date", "insured_unit_days", "insured_months", "able_and_seeking_work")


@pytest.mark.parametrize(("said", "intent"), [
    ("그냥 지금까지 한 걸로 알려줘", "out_of_scope"), ("지금까지 결과", "check_application"), ("질문 그만하고 결과 보여주세요", "recommend_subsidies"),
])
def test_results_at_any_time_in_any_words(hiring: Talk, said: str, intent: str) -> None:
    hiring.say(said, intent)
    assert hiring.replies[-1].kind == "result" and hiring.asked is None


def test_what_is_said_with_the_wish_for_results_counts(hiring: Talk) -> None:
    hiring.say("정규직으로 채용했고 그냥 결과 알려줘", "inform")
    assert hiring.facts["hire_regular"] is True


def test_working_until_now_is_no_wish_for_results() -> None:
    talk = Talk()
    talk.say("제가 받을 수 있는 거 있나요 권고사직이에요", "recommend_benefits")
    talk.say("2년 전부터 지금까지 다녔어요", "inform")
    assert talk.asked is not None


@pytest.mark.parametrize(("said", "value"), [
    ("정규직", True), ("정규직이요", True), ("정규직으로요", True), ("계약직이요", False), ("기간제", False), ("정규직 아니고 알바", False),
])
def test_the_word_of_the_question_is_an_answer(said: str, value: bool) -> None:
    talk = Talk()
    talk.say("직원 12명인데 27살 뽑으려고요 청년일자리도약장려금 되나요", "check_subsidy")
    for _ in range(8):
        if talk.asked in ("hire_regular", None):
            break
        talk.say("모르겠어요", "dont_know")
    assert talk.asked == "hire_regular"
    talk.say(said, "inform")
    assert talk.asked != "hire_regular"
    assert talk.facts["hire_regular"] is value
