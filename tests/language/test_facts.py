"""Facts said in free text, on Monday, 23 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.language.facts import extract_facts
from center.language.word_lists import word_list

TODAY = date(2026, 11, 23)
ANY_DISMISSAL = {"one_of": ["recommended_resignation", "managerial_layoff", "ordinary_dismissal",
"disciplinary_dismissal"]}
DISMISSED = {"one_of": ["managerial_layoff", "ordinary_dismissal", "disciplinary_dismissal"]}
QUIT = "voluntary_resignation"
OCTOBER = {"min": "2026-10-01", "max": "2026-10-31"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "45살이고 6년 일하다 지난달에 권고사직 당했는데 실업급여 얼마나 받아요?",
            {"age": 45, "insured_months": 72, "separation_reason": "recommended_resignation",
            "separation_date": OCTOBER},
        ),
        ("작년 3월 말에 퇴사했어요", {"separation_date": {"min": "2025-03-21", "max": "2025-03-31"}}),
        (
            "입사는 2019년 5월, 퇴사는 2025년 4월",
            {"separation_date": {"min": "2025-04-01", "max": "2025-04-30"}, "insured_months": {"min": 70, "max": 72}},
        ),
        (
            "2019년 5월 입사 2025년 4월 퇴사요",
            {"separation_date": {"min": "2025-04-01", "max": "2025-04-30"}, "insured_months": {"min": 70, "max": 72}},
        ),
        ("입사 2024.3.4 퇴사 2026.10.31", {"separation_date": "2026-10-31", "insured_months": 31}),
        (
            "2019년 5월부터 2024년 4월까지 일했어요",
            {"separation_date": {"min": "2024-04-01", "max": "2024-04-30"}, "insured_months": {"min": 58, "max": 60}},
        ),
        ("2020년부터 다니고 있어요", {"insured_months": {"min": 70, "max": 82}}),
        ("그만둔 지 3개월 됐어요", {"separation_date": {"min": "2026-07-24", "max": "2026-09-06"}}),
        ("주 5일 하루 8시간", {"weekly_work_days": 5, "daily_work_hours": 8}),
        ("하루에 다섯 시간씩 주 4일 나갔어요", {"weekly_work_days": 4, "daily_work_hours": 5}),
        ("주 15시간 일했어요", {"weekly_work_hours": 15}),
        ("직원 5명이에요", {"insured_headcount": 5}),
        ("상시 근로자 30인 미만 사업장이에요", {"insured_headcount": {"max": 29}}),
        ("직원이 30명 정도 되는 제조업체", {"insured_headcount": 30, "industry": "C"}),
        ("세전 280 받았어요", {"monthly_wage": 2_800_000}),
        ("연봉 3600이었어요", {"monthly_wage": 3_000_000}),
        ("월급은 이백팔십 정도 받았고요", {"monthly_wage": 2_800_000}),
        ("세후 230 받아요", {"monthly_wage": {"min": 2_300_000}}),
        ("일당 15만원 받고 일했어요", {"average_daily_wage": 150_000}),
        ("장애인이에요", {"disabled": True}),
        ("장애인은 아니에요", {"disabled": False}),
        ("4인 가족이에요", {"household_size": 4}),
        ("식구가 셋이에요", {"household_size": 3}),
        ("예순여섯에 입사했어요", {"age_at_hire": 66}),
        ("군대 18개월 다녀왔어요", {"military_service_months": 18}),
        ("85년생이고 3년 다녔어요",
         {"birth_date": {"min": "1985-01-01", "max": "1985-12-31"}, "age": {"min": 40, "max": 41},
         "insured_months": 36}),
        ("1985년 3월 2일생입니다", {"birth_date": "1985-03-02", "age": 41}),
        ("50대 초반이에요", {"age": {"min": 50, "max": 53}}),
        ("환갑 지났어요", {"age": {"min": 60}}),
        ("우리 나이로 66인데 작년에 정년퇴직",
         {"age": {"min": 64, "max": 65}, "separation_reason": "retirement_age",
         "separation_date": {"min": "2025-01-01", "max": "2025-12-31"}}),
        ("가구 소득이 월 200만원이고 재산은 1억 2천", {"household_income": 2_000_000, "household_assets": 120_000_000}),
        ("매출이 30% 줄었어요", {"sales_drop_percent": 30}),
        ("만 62세 직원을 뽑았어요", {"hire_age": 62}),
        ("한 2년 좀 넘게 다녔어요", {"insured_months": {"min": 24, "max": 35}}),
        ("3년 안 되게 일했어요", {"insured_months": {"min": 24, "max": 35}}),
        ("180일 딱 채웠는데", {"insured_unit_days": 180}),
        ("18개월 동안 190일 다녔어요", {}),
        ("건설현장에서 210일 일했어요", {"insured_unit_days": 210, "worker_kind": "construction_daily_worker"}),
        ("회사는 10년 다녔는데 고용보험은 7년", {"insured_months": 84}),
        ("고용보험 없이 3년 다니고 그다음 2년은 들었어요", {"insured_months": 24}),
        ("최근 24개월 동안 14개월 배달했어요", {"insured_months_24": 14, "worker_kind": "platform_worker"}),
        ("애 낳고 5년 쉬다가 다시 일하고 싶은 38세 주부인데", {"age": 38}),
        ("작년에 퇴사했어요 11월 30일자로", {"separation_date": "2025-11-30"}),
        ("작년 추석 지나고 10월 중순쯤 나왔고", {"separation_date": {"min": "2025-10-11", "max": "2025-10-20"}}),
        ("실업급여는 작년 12월에 끝났어요", {}),
        ("다음달 10일 출산예정인데 출산휴가급여 신청해요", {}),
        ("내일 2시 육아휴직급여 상담 예약", {}),
        ("재산은 집 한채 3억5천이고 가구소득은 한 달에 이백칠십", {"household_assets": 350_000_000, "household_income": 2_700_000}),
        ("3인가구 월소득 삼백이에요", {"household_size": 3, "household_income": 3_000_000}),
        ("육아휴직 월급 세전 320이면 얼마", {"monthly_wage": 3_200_000}),
        ("월급이 백팔십이에요", {"monthly_wage": 1_800_000}),
        ("알바 60 벌어요", {}),
        ("직원 5명 휴업시키려는데", {}),
        ("60세 넘은 분들만 7명", {}),
        ("사실 지난달에 한명 권고사직 시켰는데", {"no_layoffs": False}),
        ("내보낸 사람 한명도 없어요", {"no_layoffs": True}),
        ("일주일에 나흘 하루 네시간 반씩 일했어요", {"weekly_work_days": 4, "daily_work_hours": {"min": 4, "max": 5}}),
        ("격일로 24시간 근무했어요", {}),
        ("애들은 7살 10살이에요", {}),
        ("괴롭힘은 없었고 집이 멀어서 그만뒀어요", {"separation_reason": "voluntary_resignation"}),
        ("통근이 왕복 3시간 안되는데 자진퇴사했어요", {"separation_reason": "voluntary_resignation"}),
        ("회사는 재계약하자고 했는데 제가 싫다고 했어요 계약 끝났고",
         {"separation_reason": {"one_of": ["contract_end", "voluntary_resignation"]}}),
        ("배달 라이더인데 수입이 반토막 났어요", {"worker_kind": "platform_worker"}),
        ("사장님이 장사 접는다고 해서 나왔어요", {"separation_reason": "business_closure"}),
        ("180일 일했어요", {}),
        ("피보험단위기간이 200일이에요", {"insured_unit_days": 200}),
        ("고용보험 8년 넣었어요", {"insured_months": 96}),
        ("육년 반 댕겼심더", {"insured_months": 78}),
        ("3월 말에 퇴사했고 5년 다녔고 월급은 300이에요",
         {"separation_date": {"min": "2026-03-21", "max": "2026-03-31"}, "insured_months": 60,
         "monthly_wage": 3_000_000}),
        ("서른다섯 4년 다니고 월 300 받았어요", {"age": 35, "insured_months": 48, "monthly_wage": 3_000_000}),
        ("44세 12년 다녔으면 며칠 받나요", {"age": 44, "insured_months": 144}),
        ("쉰다섯이고 20년 근속했는데 명퇴했어요",
         {"age": 55, "insured_months": 240, "separation_reason": "recommended_resignation"}),
        ("어제 해고 통보 받았어요", {"separation_date": "2026-11-22", "separation_reason": DISMISSED}),
        ("휴업은 다음 달 1일부터 해요", {"leave_date": "2026-12-01"}),
        ("이번 달 10일에 새로 직원 채용했어요", {"hire_date": "2026-11-10"}),
    ],
)
def test_facts_of_a_sentence(text: str, facts: dict[str, Any]) -> None:
    assert extract_facts(text, TODAY).facts == facts


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("권고사직 당했어요", "recommended_resignation"), ("권고사직 아니고 제가 그만뒀어요", QUIT),
        ("나가라고 해서 나왔어요", "recommended_resignation"),
        ("사직서 쓰라고 해서 썼어요", "recommended_resignation"), ("희망퇴직 했습니다", "recommended_resignation"),
        ("잘렸어요", ANY_DISMISSAL), ("짤림ㅠㅠ", ANY_DISMISSAL),
        ("그만 나오라고 하더라고요", ANY_DISMISSAL), ("해고당했어요", DISMISSED),
        ("징계해고 당했어요", "disciplinary_dismissal"), ("정리해고요", "managerial_layoff"),
        ("회사 구조조정으로 나왔습니다", "managerial_layoff"), ("계약이 끝났어요", "contract_end"),
        ("계약만료로 퇴사", "contract_end"), ("재계약이 안 됐어요", "contract_end"),
        ("공사가 끝나서요", "contract_end"), ("정년퇴직했습니다", "retirement_age"),
        ("회사가 망했어요", "business_closure"), ("폐업했어요", "business_closure"),
        ("회사가 문을 닫았습니다", "business_closure"), ("사장이 가게를 접었어요", "business_closure"),
        ("제가 그만뒀어요", QUIT), ("자진퇴사했어요", QUIT), ("개인사정으로 퇴사", QUIT),
        ("사표 던졌습니다", QUIT), ("월급을 못 받아서 그만뒀어요", QUIT),
        ("스스로 그만둔 게 아니라 잘렸어요", ANY_DISMISSAL),
        ("자진퇴사 아니고 권고사직이에요", "recommended_resignation"),
        ("힘들어서 그만뒀어요", QUIT), ("계약직이었는데 계약기간이 끝나서 나왔어요", "contract_end"),
        ("해고가 아니라 계약만료예요", "contract_end"),
    ],
)
def test_reasons_for_leaving(text: str, reason: Any) -> None:
    assert extract_facts(text, TODAY).facts["separation_reason"] == reason


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("월급을 못 받아서 그만뒀어요", "wage_arrears"), ("임금체불로 퇴사했어요", "wage_arrears"),
        ("월급이 두 달째 밀렸어요", "wage_arrears"), ("왕복 3시간 걸려서 그만뒀습니다", "commute_over_3_hours"),
        ("부모님 간병 때문에 퇴사했어요", "family_care"), ("임신해서 그만뒀어요", "pregnancy_childbirth_childcare"),
        ("허리를 다쳐서 그만뒀어요", "own_illness"),
        ("상사 괴롭힘 때문에 나왔어요", "workplace_harassment"), ("성희롱을 당해서 퇴사했어요", "sexual_harassment"),
        ("최저임금도 안 줘서 관뒀어요", "below_minimum_wage"),
        ("애 봐줄 사람이 없어서 퇴사했어요", "pregnancy_childbirth_childcare"),
        ("회사가 이사 가서 출퇴근이 너무 멀어졌어요", "commute_over_3_hours"),
    ],
)
def test_just_causes(text: str, cause: str) -> None:
    assert extract_facts(text, TODAY).facts["just_cause_kind"] == cause


@pytest.mark.parametrize(
    ("text", "kind"),
    [("프리랜서예요", "platform_worker"), ("배달 일 하고 있어요", "platform_worker"),
     ("보험설계사로 일했어요", "platform_worker"), ("3.3% 떼고 일했어요", "platform_worker"),
     ("일용직입니다", "daily_worker"), ("건설 일용으로 일해요", "construction_daily_worker"),
     ("노가다 뛰었어요", "construction_daily_worker"), ("예술인이에요", "artist"),
     ("자영업자예요", "self_employed"), ("회사 다녔어요", "employee"), ("계약직으로 일했어요", "employee")],
)
def test_kinds_of_worker(text: str, kind: str) -> None:
    assert extract_facts(text, TODAY).facts["worker_kind"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "아직 안 그만뒀어요", "65세 이상도 받을 수 있나요?", "6개월 일하면 받을 수 있나요?",
        "아이가 3살인데 육아휴직 돼요?", "남편이 55세예요", "직원 두 명 채용하려고요",
        "실업급여 월 200 받을 수 있어요?", "구직촉진수당 50만원 받고 있어요", "권고사직이랑 해고 차이가 뭐예요?",
        "장애인 고용장려금 받고 싶어요", "몇 시에 문 닫아요?",
        "장애인 등록은 어디서 해요", "월급 300 넘는 생산직 공고 보여주세요", "주 3일 일하는 자리 있을까요",
        "직원을 한 명 내보냈는데 괜찮나요", "다음 달 채용박람회 있어요?",
        "사업자등록증이 있으면 실업급여 못 받아요?", "34세까지 되나요", "3월", "6년", "월 280", "50명", "모르겠어요",
        "", "안녕하세요", "육아휴직 1년 썼어요", "만 18세 미만도 되나요",
        "3년 근무해야 받을 수 있나요", "자녀가 8세예요", "어머니가 80세세요",
    ],
)
def test_what_is_not_said_is_not_guessed(text: str) -> None:
    assert extract_facts(text, TODAY).facts == {}


@pytest.mark.parametrize(
    ("text", "code", "fact"),
    [
        ("2026년 2월 30일에 퇴사했어요", "impossible_date", "separation_date"),
        ("월급 0원이었어요", "zero_money", "monthly_wage"), ("월급이 -50만원", "negative_money", "monthly_wage"),
        ("2030년 1월 1일생이에요", "date_in_future", "birth_date"),
        ("2000년생인데 1995년 3월에 퇴사했어요", "date_before_birth", "separation_date"),
        ("하루 30시간 일했어요", "out_of_range", "daily_work_hours"),
        ("주 9일 일했어요", "out_of_range", "weekly_work_days"),
    ],
)
def test_impossible_values_are_reported_and_not_taken(text: str, code: str, fact: str) -> None:
    reading = extract_facts(text, TODAY)
    assert (code, fact) in {(problem["code"], problem["fact"]) for problem in reading.problems}
    assert fact not in reading.facts


def test_a_planned_separation_is_kept_and_reported() -> None:
    reading = extract_facts("다음 달에 계약만료예요", TODAY)
    assert reading.facts["separation_date"] == {"min": "2026-12-01", "max": "2026-12-31"}
    assert [problem["code"] for problem in reading.problems] == ["date_in_future"]


def test_approximate_words_are_marked() -> None:
    assert "monthly_wage" in extract_facts("월급 280 정도 받았어요", TODAY).approximate
    assert not extract_facts("월급 280 받았어요", TODAY).approximate


def test_spans_say_which_words_gave_the_value() -> None:
    reading = extract_facts("45살이고 6년 일했어요", TODAY)
    assert {(span.fact, span.text) for span in reading.spans} == {("age", "45살"), ("insured_months", "6년")}


PIECES = st.sampled_from(
    ["45살", "이고 ", "6년 ", "일하다 ", "지난달에 ", "권고사직 ", "당했는데 ", "아니고 ", "제가 ", "그만뒀어요",
     ", ", "월급 ", "300 ", "직원 ", "5명", "2월 30일 ", "퇴사", "-", "0원 ", "85년생 "]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_every_value_is_inside_its_limits(text: str) -> None:
    reading = extract_facts(text, TODAY)
    for fact, (low, high) in word_list("fact_cues")["limits"].items():
        value: Any = reading.facts.get(fact)
        if isinstance(value, dict):
            assert value.get("min", low) <= value.get("max", high)
        elif value is not None:
            assert low <= value <= high
    for span in reading.spans:
        assert span.text == text[span.start:span.end]


@given(st.text(max_size=150))
def test_any_text_is_survived(text: str) -> None:
    extract_facts(text, TODAY)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("저 12월 31일부로 계약 종료 예정이에요",
         {"separation_date": "2026-12-31", "separation_reason": "contract_end"}),
        ("65세 넘어서 입사했어요", {"age_at_hire": {"min": 65}}),
        ("9월 1일에 청년 채용했어요 연봉 3천", {"hire_date": "2026-09-01", "hire_monthly_wage": 2_500_000}),
        ("아내가 임신했어요 저는 35살이에요", {"age": 35}),
        ("취업한 지 두 달 됐어요", {"insured_months": 2}),
        ("군대 제대한 지 2년 됐어요", {}),
        ("둘째가 2024년 5월생이에요", {}),
        ("직원 두 명을 10월에 해고했는데 지원금 되나요", {}),
        ("만으로 59세입니다", {"age": 59}),
        ("58년 개띠예요", {"birth_date": {"min": "1958-01-01", "max": "1958-12-31"}, "age": {"min": 67, "max": 68}}),
        ("퇴사한 지 1년 넘었어요", {"separation_date": {"min": "2024-11-24", "max": "2025-11-23"}}),
        ("일용직으로 한 달에 15일 정도 일해요", {"worker_kind": "daily_worker"}),
        ("다음주 금요일이 마지막 근무예요", {"separation_date": "2026-12-04"}),
        ("회사가 이번 달 말에 폐업한대요",
         {"separation_date": {"min": "2026-11-21", "max": "2026-11-30"}, "separation_reason": "business_closure"}),
        ("3.3% 떼고 배달하는데 월 250 벌어요", {"worker_kind": "platform_worker", "monthly_wage": {"min": 2_500_000}}),
    ],
)
def test_whose_and_when(text: str, facts: dict[str, Any]) -> None:
    assert extract_facts(text, TODAY).facts == facts
