"""Busy employers in their own words: what is heard, what is asked first, what stands first in the list."""

from __future__ import annotations

import pytest

from center.dialogue import interview
from tests.dialogue.talk import Talk


def order(talk: Talk) -> list[str]:
    """The programs of the last result as shown."""
    return list(talk.programs)


# --- what is heard ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("said", "age"), [
    ("이번에 청년 2명 뽑으려고 합니다 지원금 있나요", {"min": 15, "max": 34}), ("청년을 한 명 채용했는데 지원금 되나요", {"min": 15, "max": 34}),
    ("28살 청년 뽑았는데 지원금 있나요", 28), ("청년 아닌 사람 뽑는데 지원금 있나요", None),
])
def test_a_young_person_is_of_that_age(said: str, age: object) -> None:
    talk = Talk()
    talk.say(said, "recommend_subsidies")
    assert talk.facts.get("hire_age") == age


def test_the_firms_retirement_age_is_nobodys_age() -> None:
    talk = Talk()
    talk.say("어르신 채용하면 지원금 있나요 직원 45명이에요", "recommend_subsidies")
    while talk.asked != "hire_age" and talk.asked:
        talk.say("모르겠어요", "dont_know")
    talk.say("우리 회사 정년이 60세입니다")
    assert "hire_age" not in talk.facts


def test_one_of_them_and_the_other_are_not_the_whole_staff() -> None:
    talk = Talk()
    talk.say("장애인 2명 채용하려고 하는데 지원금 있어요?", "recommend_subsidies")
    assert talk.asked == "insured_headcount"
    talk.say("한 명은 여자고 한 명은 남자예요")
    assert "insured_headcount" not in talk.facts


def test_the_months_that_are_asked_for_are_heard() -> None:
    talk = Talk()
    talk.say("계약직 직원 정규직으로 바꾸면 지원금 있다던데요 제조업 20명이에요", "recommend_subsidies")
    assert talk.asked == "fixed_term_months"
    talk.say("2년 일했어요")
    assert talk.facts["fixed_term_months"] == 24


@pytest.mark.parametrize(("opening", "said", "fact", "value"), [
    ("계약직 직원 정규직으로 바꾸면 지원금 있다던데요 제조업 20명이에요", "3명이요", "conversion_headcount", 3),
    ("계약직 직원 정규직으로 바꾸면 지원금 있다던데요 제조업 20명이에요", "12월에 바꿀 거예요", "conversion_date",
     {"min": "2026-12-01", "max": "2026-12-31"}),
])
def test_an_answer_to_another_question_of_the_same_interview_is_taken(opening: str, said: str, fact: str, value: object) -> None:
    talk = Talk()
    talk.say(opening, "recommend_subsidies")
    assert talk.asked not in (fact, None)
    talk.say(said)
    assert talk.facts.get(fact) == value


def test_pay_during_the_leave_is_not_that_of_somebody_hired() -> None:
    talk = Talk()
    talk.say("매출이 급감해서 직원들 휴업시키려고 하는데 지원금 되나요", "recommend_subsidies")
    talk.say("월 150만원씩 줄 거예요")
    assert talk.facts.get("leave_pay_paid") == 1_500_000 and "hire_monthly_wage" not in talk.facts


def test_who_uses_it_is_not_the_whole_staff() -> None:
    talk = Talk()
    talk.say("재택근무 도입하면 유연근무 지원금 줘요? 직원 30명이에요", "check_subsidy")
    talk.say("직원 5명이 써요")
    assert talk.facts["insured_headcount"] == 30 and talk.facts.get("work_life_headcount") == 5


def test_a_travel_agency_of_fifteen() -> None:
    talk = Talk()
    talk.say("2021년 5월에 휴업했었는데 고용유지지원금 얼마까지 됐나요", "check_subsidy")
    talk.say("여행사 15명이었어요")
    assert talk.facts.get("insured_headcount") == 15 and talk.facts.get("special_industry") == "travel"


@pytest.mark.parametrize(("said", "value"), [("수도권이요", False), ("수도권", False), ("비수도권", True), ("서울이에요", False)])
def test_the_capital_region_is_not_outside_it(said: str, value: bool) -> None:
    talk = Talk()
    talk.say("제조업 30명인데 27살 정규직 뽑으려고요 청년일자리도약장려금 되나요", "check_subsidy")
    while talk.asked != "non_capital_region" and talk.asked:
        talk.say("모르겠어요", "dont_know")
    assert talk.asked == "non_capital_region"
    talk.say(said, "out_of_scope")
    assert talk.facts["non_capital_region"] is value


def test_facts_are_heard_although_the_sentence_seems_to_be_about_something_else() -> None:
    talk = Talk()
    talk.say("제조업 30명인데 27살 정규직 뽑으려고요 지원금 있나요", "recommend_subsidies")
    talk.say("비수도권이에요", "out_of_scope", 0.97)
    assert talk.facts["non_capital_region"] is True and "업무가 아니라서" not in talk.text


# --- corrections -----------------------------------------------------------------------------------------------------

def test_a_bare_number_after_no_corrects_what_was_said_last() -> None:
    talk = Talk()
    talk.say("직원 뽑는데 지원금 있나요 제조업이고 12명이에요", "recommend_subsidies")
    assert talk.asked and talk.facts["insured_headcount"] == 12
    talk.say("아니 15명")
    assert talk.facts["insured_headcount"] == 15 and "고쳤어요" in talk.text


def test_after_the_result_as_well() -> None:
    talk = Talk()
    talk.say("직원 뽑는데 지원금 있나요 제조업이고 12명이에요", "recommend_subsidies")
    talk.say("그만", "stop")
    talk.say("아니 15명이에요", "inform")
    assert talk.facts["insured_headcount"] == 15 and talk.replies[-1].kind == "result"


# --- who speaks, and what for ----------------------------------------------------------------------------------------

def test_an_employer_who_names_a_citizens_benefit_gets_the_firms_subsidies() -> None:
    talk = Talk()
    talk.say("직원이 육아휴직 가서 대체인력 뽑으려는데 지원금 있나요", "check_subsidy", 0.68)
    assert "substitute_worker_subsidy" in talk.programs and "childcare_leave_benefit" not in talk.programs


def test_rare_conditions_come_after_likely_ones() -> None:
    talk = Talk()
    talk.say("제조업 30명인데 27살 정규직 뽑으려고요 지원금 있나요", "recommend_subsidies")
    assert order(talk).index("youth_leap_subsidy") < order(talk).index("saeil_internship")


def test_keeping_people_past_the_retirement_age_is_not_about_hiring() -> None:
    talk = Talk()
    talk.say("60세 넘은 직원 계속 쓰면 주는 지원금 있다던데", "recommend_subsidies")
    assert order(talk)[0] == "senior_continued_employment_subsidy" and talk.asked != "hire_age"


@pytest.mark.parametrize("said", ["해외에 있던 공장을 국내로 다시 옮기려고요 직원도 뽑는데 지원이 있나요", "중국 공장 접고 국내로 들어오려는데 지원금 있나요"])
def test_coming_home_from_abroad(said: str) -> None:
    talk = Talk()
    talk.say(said, "recommend_subsidies")
    assert "reshoring_employment_support" in talk.programs


def test_answers_that_fit_the_named_program_stand_first() -> None:
    talk = Talk()
    talk.say("유연근무 도입하면 지원금 줘요?", "check_subsidy")
    assert talk.asked == "work_life_kind" and talk.labels[0] == "재택·원격근무"


def test_the_word_of_the_service_is_an_answer_when_it_is_no_question() -> None:
    talk = Talk()
    talk.say("2021년 5월에 쉬게 했었는데 고용유지지원금 됐나요", "check_subsidy")
    talk.say("유급휴업", "ask_service", 0.83)
    assert talk.facts.get("retention_measure") == "shutdown" and interview.is_open(talk.memory)


# --- after the first review ------------------------------------------------------------------------------------------

def test_how_many_after_the_list_is_taken() -> None:
    talk = Talk()
    talk.say("계약직 직원 정규직으로 바꾸면 지원금 있나요 제조업 20명이고 2년 일한 직원을 12월에 바꿀 거예요", "recommend_subsidies")
    talk.say("그만", "stop")
    talk.say("3명이요")
    assert talk.facts["conversion_headcount"] == 3 and talk.replies[-1].kind == "result"


def test_moving_within_the_country_is_not_coming_home() -> None:
    talk = Talk()
    talk.say("공장을 지방으로 옮기는데 고용지원 있나요", "recommend_subsidies")
    assert order(talk) == ["regional_employment_promotion_subsidy"] and talk.asked != "reshoring_firm"


@pytest.mark.parametrize(("said", "possible", "gone"), [
    ("유급으로 할 거예요", "employment_retention_paid", "employment_retention_unpaid"),
    ("무급으로 쉬게 할 거예요", "employment_retention_unpaid", "employment_retention_paid"),
])
def test_with_pay_or_without(said: str, possible: str, gone: str) -> None:
    talk = Talk()
    talk.say("매출이 30% 줄어서 12월부터 직원들 휴업시키려고 하는데 지원금 되나요", "recommend_subsidies")
    talk.say(said)
    talk.say("그만", "stop")
    assert talk.programs[gone] == "no" and talk.programs[possible] != "no"


def test_the_kind_that_was_told_is_not_asked() -> None:
    talk = Talk()
    talk.say("육아기 단축하는 직원이 있는데 회사도 지원받나요", "recommend_subsidies")
    assert talk.facts["work_life_kind"] == "childcare_reduced_hours" and talk.asked != "work_life_kind"


def test_another_kind_after_the_result_is_looked_at() -> None:
    talk = Talk()
    talk.say("재택근무하면 유연근무 장려금 되나요 직원 30명이에요", "check_subsidy")
    talk.say("그만", "stop")
    talk.say("시차출퇴근도 되나요?", "out_of_scope", 0.53)
    assert talk.facts["work_life_kind"] == "staggered_hours" and "업무가 아니라서" not in talk.text
    assert not interview.is_open(talk.memory)  # Rasa opens no form after such a sentence


def test_what_else_there_is_is_shown_once() -> None:
    talk = Talk()
    talk.say("워라밸일자리 장려금 아직 있나요?", "check_subsidy")
    talk.say("그럼 지금은 뭐가 있어요?", "recommend_benefits", 0.15)
    assert sum(reply.kind == "result" for reply in talk.replies) == 1 and "유연근무 장려금" in talk.text


def test_at_most_is_said_once() -> None:
    talk = Talk()
    talk.say("육아기 단축하는 직원이 있는데 회사도 지원받나요", "recommend_subsidies")
    assert "최대 최대" not in talk.say("얼마예요?", "estimate_benefit")


def test_two_programs_of_the_past_are_told_in_few_words() -> None:
    talk = Talk()
    talk.say("2021년 5월에 여행사 휴업했었는데 고용유지지원금 얼마까지 됐나요", "check_subsidy")
    talk.say("여행사 15명이었어요")
    talk.say("그만", "stop")
    assert all(len(reply.text) <= 1000 for reply in talk.replies)


@pytest.mark.parametrize("said", ["수도권", "수도권이요", "수도권에 있어요"])
def test_the_capital_region_is_heard_whatever_was_asked(said: str) -> None:
    talk = Talk()
    talk.say("제조업 30명인데 27살 정규직 뽑으려고요 지원금 있나요", "recommend_subsidies")
    assert talk.asked != "non_capital_region"
    talk.say(said, "out_of_scope", 0.98)
    assert talk.facts["non_capital_region"] is False


# --- what the firm is ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("told", "answer"), [
    ("직원 열 명 남짓이고 식당이에요", "해당해 보여요"), ("제조업 600명이에요", "더 확인해야 알 수 있어요"), ("도소매업 150명이요", "해당해 보여요"),
])
def test_whether_the_firm_is_one_of_the_smaller_ones(told: str, answer: str) -> None:
    talk = Talk()
    text = talk.say("우선지원대상기업인가요 우리?", "recommend_subsidies", 0.29)
    assert "직원 수" in text and "업종" in text and talk.asked is None
    assert answer in talk.say(told) and "시행령 제12조" in talk.text


def test_it_is_told_at_once_when_everything_was_said() -> None:
    talk = Talk()
    assert "해당해 보여요" in talk.say("제조업 120명인데 우리 회사 우선지원 대상기업인가요?", "ask_service", 0.6)


def test_what_was_said_for_it_is_known_afterwards() -> None:
    talk = Talk()
    talk.say("우리 회사가 우선지원대상기업인지 궁금해요", "ask_service", 0.6)
    talk.say("직원 12명 제조업이에요")
    talk.say("청년 한 명 뽑으면 지원금 있나요", "recommend_subsidies")
    assert talk.facts["insured_headcount"] == 12 and talk.facts["industry"] == "C"


# --- after the second review -----------------------------------------------------------------------------------------

def test_without_pay_can_be_changed_to_with_pay() -> None:
    talk = Talk()
    talk.say("매출이 30% 줄어서 12월부터 직원들 휴업시키려고 하는데 지원금 되나요", "recommend_subsidies")
    talk.say("무급으로 할 거예요")
    talk.say("그만", "stop")
    talk.say("그럼 유급으로 하면요?", "affirm", 0.2)
    assert talk.programs["employment_retention_paid"] != "no" and talk.programs["employment_retention_unpaid"] == "no"


def test_the_day_and_the_length_of_a_leave_in_one_breath() -> None:
    talk = Talk()
    talk.say("육아휴직 간 직원 일을 동료한테 나눠 맡기려고 하는데 지원금 있어요?", "recommend_subsidies")
    talk.say("12월 1일부터 1년이요")
    assert talk.facts["work_life_months"] == 12 and talk.facts["work_life_start_date"] == "2026-12-01"


def test_an_employer_is_known_by_the_words_however_unsure() -> None:
    talk = Talk()
    talk.say("경력단절여성 뽑으면 뭐 받아요", "recommend_subsidies", 0.18)
    assert "saeil_internship" in talk.programs and talk.facts["hire_career_break_woman"] is True


def test_what_follows_a_page_for_employers_is_said_of_the_firm() -> None:
    talk = Talk()
    talk.say("외국인 고용허가가 뭐예요", "ask_service")
    talk.say("지난달에 구인신청했어요")
    assert list(talk.programs) == ["foreign_employment_permit"] and "domestic_recruit_start" in talk.facts


def test_a_citizen_after_a_page_for_employers_is_a_citizen() -> None:
    talk = Talk()
    talk.say("두루누리가 뭐예요", "ask_service")
    talk.say("45살이고 6년 일하다 지난달에 권고사직 당했어요")
    assert list(talk.programs) == ["job_seeking_benefit"]


def test_the_tax_credit_is_not_asked_about_insurance() -> None:
    talk = Talk()
    talk.say("세액공제 받을 수 있나요 직원 늘렸는데", "check_subsidy")
    assert order(talk) == ["integrated_employment_tax_credit"] and talk.facts["employee_increase"] is True
    talk.say("중소기업이에요")
    assert talk.facts["smaller_business_act_sme"] is True


def test_one_of_the_list_is_compared_with_the_others() -> None:
    talk = Talk()
    talk.say("육아휴직 간 직원 일을 동료한테 나눠 맡기려고 하는데 지원금 있어요?", "recommend_subsidies")
    talk.say("그만", "stop")
    before = talk.facts
    talk.say("대체인력이랑 둘 중 뭐가 나아요?", "ask_service", 0.45)
    assert talk.facts == before and "업무분담 지원금" in talk.text and "원" in talk.text


def test_what_pays_stands_before_what_only_helps() -> None:
    talk = Talk()
    talk.say("직원 5명 뽑는데 지원금 있나요?", "recommend_subsidies")
    assert order(talk).index("employment_promotion_subsidy") < order(talk).index("hiring_support_package")


@pytest.mark.parametrize(("said", "fact", "value"), [
    ("정규직", "hire_regular", True), ("계약직이요", "hire_regular", False), ("비수도권이요", "non_capital_region", True),
])
def test_the_word_of_another_question_is_its_answer(said: str, fact: str, value: bool) -> None:
    talk = Talk()
    talk.say("제조업 30명인데 사람 뽑으려고요 지원금 있나요", "recommend_subsidies")
    assert talk.asked == "hire_age"
    talk.say(said, "inform", 0.41)
    assert talk.facts[fact] is value


def test_when_the_plant_begins() -> None:
    talk = Talk()
    talk.say("고용위기지역으로 공장 신설하려고 하는데 지원금 알려주세요", "recommend_subsidies")
    talk.say("내년 3월에 조업해요")
    assert talk.facts["operation_start_date"] == {"min": "2027-03-01", "max": "2027-03-31"}


def test_what_the_colleagues_get_is_no_pay_of_somebody_hired() -> None:
    talk = Talk()
    talk.say("육아휴직 간 직원 일을 동료한테 나눠 맡기려고 하는데 지원금 있어요?", "recommend_subsidies")
    talk.say("월 20만원씩 더 줄 거예요")
    assert talk.facts["coworker_pay_monthly"] == 200_000 and "hire_monthly_wage" not in talk.facts


def test_what_the_converted_get_more_is_their_raise() -> None:
    talk = Talk()
    talk.say("계약직 직원 정규직으로 바꾸면 지원금 있다던데요 제조업 20명이에요", "recommend_subsidies")
    talk.say("월 30만원씩 더 줄 거예요")
    assert talk.facts["conversion_raise"] == 300_000


def test_stopping_says_nothing_of_who_is_hired() -> None:
    talk = Talk()
    talk.say("제조업 7명이고 19살 신입 뽑았어요 지원금 되나요", "recommend_subsidies")
    before = talk.facts
    talk.say("그만", "stop")
    assert talk.facts == before


def test_a_length_is_no_yes_to_a_question_with_months_in_its_name() -> None:
    talk = Talk()
    talk.say("직원이 내년 1월에 육아휴직 가서 대체인력 지원금 되나요 유통업 50명이에요", "check_subsidy")
    talk.say("12개월")
    assert "substitute_started_early" not in talk.facts


def test_raising_the_retirement_age_is_said_of_the_firm() -> None:
    talk = Talk()
    talk.say("정년 60세에서 62세로 늘렸어요")
    assert talk.facts["senior_scheme"] == "retirement_age_raised" and "senior_continued_employment_subsidy" in talk.programs
    assert "age" not in talk.facts and "hire_age" not in talk.facts


def test_a_leave_that_is_going_to_be_taken_is_heard() -> None:
    talk = Talk()
    talk.say("남자 직원이 육아휴직 쓴대요 지원금 더 준다던데요", "recommend_subsidies")
    assert talk.facts["work_life_kind"] == "parental_leave"


def test_keeping_everybody_is_about_keeping_people() -> None:
    talk = Talk()
    talk.say("회사 문 닫게 생겼어요 직원 10명인데 자르지 않고 버티면 지원 있나요", "recommend_subsidies")
    assert "employment_retention_paid" in talk.programs
    talk.say("다음 달부터 유급휴직이요")
    talk.say("한 명당 150만원")
    assert talk.facts["leave_pay_paid"] == 1_500_000


def test_who_was_hired_shows_the_subject() -> None:
    talk = Talk()
    talk.say("직원 20명이에요")
    assert talk.asked == "interests"
    talk.say("27살 뽑았어요")
    assert "flexible_work_subsidy" not in talk.programs and "youth_leap_subsidy" in talk.programs


def test_somebody_who_finished_a_program_is_of_that_group() -> None:
    talk = Talk()
    talk.say("고용촉진장려금 받을 수 있는지 봐주세요", "check_subsidy")
    talk.say("국민취업지원제도 마친 사람이에요")
    assert talk.facts["hire_target_group"] == "program_completed"


def test_a_month_is_no_age() -> None:
    talk = Talk()
    talk.say("직원 뽑는데 지원금 있나요 35명 제조업이에요", "recommend_subsidies")
    assert talk.asked == "hire_age"
    talk.say("12월")
    assert "hire_age" not in talk.facts


def test_new_to_the_insurance_in_other_words() -> None:
    talk = Talk()
    talk.say("두루누리 되나요 직원 5명이에요", "check_subsidy")
    talk.say("새로 가입해요", "ask_procedure", 0.23)
    assert talk.facts["new_insured_worker"] is True


def test_the_age_of_the_workers_baby() -> None:
    talk = Talk()
    talk.say("직원이 육아휴직 쓴대요 지원금 있나요", "recommend_subsidies")
    talk.say("애기 10개월이에요")
    assert talk.facts["worker_child_months"] == 10


def test_a_benefit_of_the_person_is_meant_although_the_firm_is_spoken_of() -> None:
    talk = Talk()
    talk.say("아내가 출산해서 배우자 출산휴가 급여 받고 싶어요 우리 회사는 제조업 450명", "inform")
    assert list(talk.programs) == ["paternity_leave_benefit"]


def test_a_first_insurance_does_not_end_the_questions() -> None:
    talk = Talk()
    talk.say("두루누리 되나요 3명", "check_subsidy")
    assert talk.asked == "new_insured_worker"
    talk.say("처음 가입해요", "stop")
    assert talk.facts["new_insured_worker"] is True


def test_people_with_disabilities_are_added_up() -> None:
    talk = Talk()
    talk.say("장애인 고용장려금 되나요 직원 60명이고 중증 여자 1명 경증 남자 1명이요", "check_subsidy")
    assert talk.facts["disabled_workers"] == 2 and talk.facts["insured_headcount"] == 60


def test_what_if_the_firm_were_smaller() -> None:
    talk = Talk()
    talk.say("두루누리 되나요 직원 12명이에요", "check_subsidy")
    text = talk.say("그럼 9명이면요?", "inform")
    assert "9명" in text and talk.facts["insured_headcount"] == 12
