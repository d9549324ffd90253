"""What employers say of the firm and of whom they hire, and citizens of family and leave, on Monday, 23 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from center.language.facts import AskedFact, extract_facts

TODAY = date(2026, 11, 23)
DECEMBER = {"min": "2026-12-01", "max": "2026-12-31"}


@pytest.mark.parametrize(("text", "facts"), [
    ("다음 달에 뽑아요", {"hire_date": DECEMBER}),
    ("3월에 채용했어요", {"hire_date": {"min": "2026-03-01", "max": "2026-03-31"}}),
    ("2021년 5월에 뽑았는데 장려금 되나요", {"hire_date": {"min": "2021-05-01", "max": "2021-05-31"}}),
    ("뽑은 지 6개월 됐어요", {"hire_date": {"min": "2026-04-24", "max": "2026-06-06"}}),
    ("6개월 놀던 사람이에요", {"hire_unemployed_months": 6}),
    ("반년 쉬다 온 사람", {"hire_unemployed_months": 6}),
    ("1년 넘게 백수였던 사람을 채용했어요", {"hire_unemployed_months": {"min": 12, "max": 23}}),
    ("정규직이에요", {"hire_regular": True}),
    ("계약직으로 뽑았어요", {"hire_regular": False}),
    ("계약직을 정규직으로 바꾸려고요", {}),
    ("부산인데요", {"non_capital_region": True}),
    ("우리 회사는 부산에 있어요", {"non_capital_region": True}),
    ("서울이에요", {"non_capital_region": False}),
    ("경기도 화성에서 공장 해요", {"non_capital_region": False, "industry": "C"}),
    ("전주에서 식당 해요", {"non_capital_region": True, "industry": "I"}),
    ("부산 사는 사람을 뽑아요", {}),
    ("부산 고용센터 어디예요", {}),
    ("편의점 점주인데요", {"industry": "G"}),
    ("건설이요", {"industry": "F"}),
    ("컨설팅을 받고 싶어요", {}),
    ("휴업수당을 한 달에 150만원씩 줬습니다", {"leave_pay_paid": 1_500_000}),
    ("매출이 20퍼센트 줄었어요", {"sales_drop_percent": 20}),
    ("8개월째 다니고 있어요 그 직원", {"kept_months": 8}),
    ("1년 계속 고용하고 있어요", {"kept_months": 12}),
    ("월 230 주는 직원이요", {"hire_monthly_wage": 2_300_000}),
    ("기간제로 1년 일한 직원을 정규직으로 바꿔요", {"fixed_term_months": 12}),
    ("직원이 육아휴직 갔어요", {"work_life_kind": "parental_leave"}),
    ("감원은 없었어요", {"no_layoffs": True}),
    ("직원 12명 제조업인데 청년 2명 뽑으려고요", {"industry": "C", "insured_headcount": 12, "planned_hires": 2, "hire_age": {"min": 15, "max": 34}}),
    ("장애인 직원이 3명 있어요", {"disabled_workers": 3}),
    ("중증 여자 1명 경증 남자 1명이요", {"disabled_severe_women": 1, "disabled_workers": 2}),
    ("총 60명이에요", {"insured_headcount": 60}),
    ("2021년 7월 채용 20명 회사", {"hire_date": {"min": "2021-07-01", "max": "2021-07-31"}, "insured_headcount": 20}),
    ("직원이 3년 다녔는데 육아휴직 1년 간대요", {"work_life_months": 12}),
    ("서울에서 일하던 사람을 뽑아요", {}),
    ("월급을 20만원 올려줬어요", {"conversion_raise": 200_000}),
    ("본사는 서울이고 공장은 천안이에요", {}),
])
def test_an_employer_is_heard(text: str, facts: dict[str, Any]) -> None:
    assert extract_facts(text, TODAY, firm=True, widely=True).facts == facts


@pytest.mark.parametrize(("text", "facts"), [
    ("2인 가구 월 200, 전세 1억", {"household_income": 2_000_000, "household_assets": 100_000_000, "household_size": 2}),
    ("4인 가족 월소득 350만원 집값 3억",
     {"household_income": 3_500_000, "household_assets": 300_000_000, "household_size": 4}),
    ("가구 소득 200에 재산은 1억이요", {"household_income": 2_000_000, "household_assets": 100_000_000}),
    ("국취제 저도 되나요 소득 200", {}),
    ("부부 합쳐 월 400이요", {"household_income": 4_000_000}),
    ("아이는 3살이에요", {"child_age": 3}),
    ("8살 딸이 있어요", {"child_age": 8}),
    ("아이 5살이고 저는 38살이에요", {"child_age": 5, "age": 38}),
    ("8세 이하 자녀만 되나요", {}),
    ("애가 초등학교 3학년이에요", {"child_school_grade": 3}),
    ("아이가 7살이고 육아휴직 1년 쓸 거예요", {"child_age": 7, "childcare_leave_months": 12}),
    ("남편도 육아휴직 3개월 써요", {"spouse_leave_months": 3, "both_parents_leave": True}),
    ("내년 1월부터 육아휴직 가요", {"childcare_leave_start_date": {"min": "2027-01-01", "max": "2027-01-31"}}),
    ("출산휴가는 다음 달 1일부터예요", {"maternity_leave_start_date": "2026-12-01"}),
    ("배우자 출산휴가 12월 1일부터 써요", {"paternity_leave_start_date": "2026-12-01"}),
    ("출산 예정일이 내년 2월 10일이에요", {"child_birth_date": "2027-02-10"}),
    ("아이는 2026년 5월 3일에 태어났어요", {"child_birth_date": "2026-05-03"}),
    ("주 40시간에서 30시간으로 줄여요", {"reduced_weekly_hours": 30, "weekly_work_hours": 40}),
    ("쌍둥이예요", {"birth_kind": "multiple"}),
    ("쌍둥이면 더 나오나요", {}),
    ("한부모예요", {"single_parent": True}),
    ("2월에 태어난 아이가 있어요", {"child_birth_date": {"min": "2026-02-01", "max": "2026-02-28"}}),
    ("남편이 3월에 육아휴직 들어갔어요", {}),
    ("친구가 육아휴직 1년 썼대요", {}),
    ("육아휴직이 뭐예요", {}),
    ("육아휴직 끝난 지 3개월 됐어요", {}),
])
def test_a_citizen_is_heard(text: str, facts: dict[str, Any]) -> None:
    assert extract_facts(text, TODAY, widely=True).facts == facts


@pytest.mark.parametrize("text", ["자녀가 8세예요", "육아휴직 6개월 쓰려고 해요", "부산인데요", "정규직으로 바꿔요"])
def test_outside_the_dialogue_only_the_facts_of_the_contract_are_heard(text: str) -> None:
    assert extract_facts(text, TODAY).facts == {}


@pytest.mark.parametrize(("name", "type_", "unit", "said", "value"), [
    ("hire_date", "date", None, "12월 1일", "2026-12-01"),
    ("hire_date", "date", None, "12월 1일에 뽑았어요", "2025-12-01"),
    ("child_birth_date", "date", None, "예정일이 2월 10일이에요", "2027-02-10"),
    ("child_age", "number", "세", "8개월이요", 0),
    ("worker_child_months", "number", "개월", "3살이요", {"min": 36, "max": 47}),
    ("working_30_hours", "yes_no", None, "안 하고 있어요", False),
    ("own_monthly_income", "money", "원", "없어요", 0),
    ("spouse_leave_months", "number", "개월", "안 써요", 0),
    ("insured_headcount", "number", "명", "27살이고 월 250이요", None),
])
def test_answers_to_a_question(name: str, type_: str, unit: str | None, said: str, value: Any) -> None:
    asked = AskedFact(name, type_, unit)
    assert extract_facts(said, TODAY, asked=asked, firm=name.startswith(("hire", "insured", "worker")), widely=True).facts.get(name) == value
