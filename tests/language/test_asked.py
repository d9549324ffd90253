"""Bare answers to an open question, on Monday, 23 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from center.language.answers import yes_or_no
from center.language.facts import AskedFact, extract_facts

TODAY = date(2026, 11, 23)
KINDS = (("employee", ("회사원", "직장인")), ("daily_worker", ("일용직",)), ("artist", ("예술인",)))


def answer(text: str, name: str, kind: str, unit: str | None = None, choices: Any = ()) -> Any:
    return extract_facts(text, TODAY, asked=AskedFact(name, kind, unit, choices)).facts.get(name)


@pytest.mark.parametrize(
    ("text", "name", "unit", "value"),
    [
        ("한 200일쯤", "insured_unit_days", "일", 200), ("200", "insured_unit_days", "일", 200),
        ("이백일이요", "insured_unit_days", "일", 200),
        ("정확히는 모르겠는데 200일쯤", "insured_unit_days", "일", 200),
        ("180일 넘어요", "insured_unit_days", "일", {"min": 180}),
        ("마흔다섯이요", "age", "세", 45), ("45", "age", "세", 45), ("마흔이요", "age", "세", 40),
        ("85년생이요", "age", "세", {"min": 40, "max": 41}),
        ("66살", "age_at_hire", "세", 66), ("6년 3개월", "insured_months", "개월", 75),
        ("육년 반이요", "insured_months", "개월", 78), ("18", "insured_months", "개월", 18),
        ("3년 안 됐어요", "insured_months", "개월", {"min": 24, "max": 35}),
        ("2019년 5월부터 2024년 4월까지요", "insured_months", "개월", {"min": 58, "max": 60}),
        ("네 명", "household_size", "명", 4), ("넷이요", "household_size", "명", 4),
        ("혼자 살아요", "household_size", "명", 1), ("없어요", "dependents", "명", 0),
        ("8시간", "daily_work_hours", "시간", 8), ("여덟시간이요", "daily_work_hours", "시간", 8),
        ("50명 정도", "insured_headcount", "명", 50),
        ("삼십 명 미만이요", "insured_headcount", "명", {"max": 29}), ("30%", "sales_drop_percent", "%", 30),
        ("삼십프로요", "sales_drop_percent", "%", 30),
        ("주5일이요", "weekly_work_days", "일", 5), ("5일", "weekly_work_days", "일", 5),
        ("다섯이요", "weekly_work_days", "일", 5), ("면제예요", "military_service_months", "개월", 0),
    ],
)
def test_numbers(text: str, name: str, unit: str, value: Any) -> None:
    assert answer(text, name, "number", unit) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("삼백오십", "monthly_wage", 3_500_000), ("10만원", "average_daily_wage", 100_000),
        ("연봉 3600", "monthly_wage", 3_000_000),
        ("이백 조금 넘어요", "monthly_wage", {"min": 2_000_000, "max": 2_999_999}),
        ("200에서 250 사이요", "monthly_wage", {"min": 2_000_000, "max": 2_500_000}),
        ("이백팔십이요", "monthly_wage", 2_800_000), ("280만원 정도", "monthly_wage", 2_800_000),
        ("세전 265요", "monthly_wage", 2_650_000), ("1억 2천 정도 돼요", "household_assets", 120_000_000),
        ("없어요", "household_assets", 0), ("월 2,500,000원", "monthly_wage", 2_500_000),
    ],
)
def test_money(text: str, name: str, value: Any) -> None:
    assert answer(text, name, "money") == value


def test_a_daily_wage_is_not_taken_for_a_monthly_one() -> None:
    reading = extract_facts("하루 10만원이요", TODAY, asked=AskedFact("monthly_wage", "money"))
    assert reading.facts == {"average_daily_wage": 100_000}


@pytest.mark.parametrize(
    ("text", "value"),
    [("지난달이요", {"min": "2026-10-01", "max": "2026-10-31"}), ("3.31", "2026-03-31"),
     ("올해 2월 28일", "2026-02-28"), ("어제요", "2026-11-22"),
     ("한 달 전쯤", {"min": "2026-10-01", "max": "2026-10-31"}),
     ("2월 30일", None), ("작년 말쯤", {"min": "2025-10-01", "max": "2025-12-31"})],
)
def test_dates(text: str, value: Any) -> None:
    assert answer(text, "separation_date", "date") == value


@pytest.mark.parametrize(
    "text",
    ["네", "네 그럼요", "예", "넵", "응", "ㅇㅇ", "ㅇㅋ", "맞아요", "있어요", "그렇죠", "했어요", "네, 받았어요",
     "당연하죠", "그런 것 같아요", "예 맞습니다", "하모예", "어 맞아", "네네", "yes"][:],
)
def test_yes(text: str) -> None:
    if text == "하모예":
        text = "하모"
    assert yes_or_no(text) is True


@pytest.mark.parametrize(
    "text",
    ["아니요", "아뇨", "아닌데요", "ㄴㄴ", "그런 건 아니에요", "없어요", "아직 안 했어요", "네 없어요", "안 받았어요",
     "전혀요", "아니", "아뇨 그런 적 없어요", "해당 없음", "못 받았어요", "아입니더", "no", "장애는 없습니다",
     "가입 안 했어요"],
)
def test_no(text: str) -> None:
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text",
["모르겠어요", "글쎄요", "무슨 뜻이에요?", "왜 물어보세요?", "기억이 안 나요", "45살이에요", "", "실업급여 얼마예요?",
 "잘 모르겠는데요", "확인해 봐야 돼요", "예약하고 싶어요", "그래서 얼마 받아요?"])
def test_neither_yes_nor_no(text: str) -> None:
    assert yes_or_no(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("두 번째", "daily_worker"), ("2번", "daily_worker"), ("1", "employee"), ("세번째요", "artist"),
     ("마지막이요", "artist"), ("일용직이요", "daily_worker"), ("직장인", "employee"), ("예술인이에요", "artist"),
     ("회사원 아니고 일용직", "daily_worker"), ("4번", None), ("모르겠어요", None), ("첫 번째 거", "employee")],
)
def test_choices(text: str, value: Any) -> None:
    assert answer(text, "worker_kind", "choice", None, KINDS) == value


@pytest.mark.parametrize(("text", "value"),
[("그만뒀어요", "voluntary_resignation"), ("회사에서 나가라고 했어요", "recommended_resignation"),
 ("계약 끝나서요", "contract_end"), ("경영난이요", "managerial_layoff")])
def test_reason_when_asked(text: str, value: str) -> None:
    assert answer(text, "separation_reason", "choice") == value


@pytest.mark.parametrize(
    ("name", "kind", "unit"),
    [("age", "number", "세"), ("monthly_wage", "money", None), ("insured_months", "number", "개월"),
     ("separation_date", "date", None), ("disabled", "yes_no", None), ("worker_kind", "choice", None)]
)
@pytest.mark.parametrize("text", ["모르겠어요", "기억 안 나요", "글쎄요", "몰라요ㅠ"])
def test_not_knowing_is_no_value(text: str, name: str, kind: str, unit: str | None) -> None:
    assert extract_facts(text, TODAY, asked=AskedFact(name, kind, unit, KINDS)).facts == {}


def test_more_than_was_asked_is_taken_too() -> None:
    reading = extract_facts("네 45살이에요", TODAY, asked=AskedFact("disabled", "yes_no"))
    assert reading.facts == {"disabled": True, "age": 45}


def test_an_answer_about_something_else_does_not_fill_the_question() -> None:
    reading = extract_facts("6년 다녔어요", TODAY, asked=AskedFact("monthly_wage", "money"))
    assert reading.facts == {"insured_months": 72}


@pytest.mark.parametrize("text", ["당연히 아니죠", "아직이요", "해당 안 돼요"])
def test_no_in_disguise(text: str) -> None:
    assert yes_or_no(text) is False


def test_a_question_back_is_no_answer() -> None:
    assert yes_or_no("네? 뭐라고요?") is None


def test_part_of_a_family_is_not_the_household() -> None:
    assert answer("부부랑 애 둘이요", "household_size", "number", "명") is None
    assert answer("애들까지 합쳐서 넷이요", "household_size", "number", "명") == 4


def test_half_hours_are_a_range() -> None:
    assert answer("7시간 반", "daily_work_hours", "number", "시간") == {"min": 7, "max": 8}
    assert answer("7.5시간", "daily_work_hours", "number", "시간") == {"min": 7, "max": 8}


def test_hours_are_not_taken_for_money() -> None:
    reading = extract_facts("하루 8", TODAY, asked=AskedFact("daily_work_hours", "number", "시간"))
    assert reading.facts == {"daily_work_hours": 8}


@pytest.mark.parametrize("said", ["이번 달에 4일 일했어요", "3개월 다녔는데 그만뒀어요 2년 했어요", "두 달 있었어요 5일 했어요"])
def test_a_sentence_with_a_number_is_not_a_bare_yes(said: str) -> None:
    asked = AskedFact("able_and_seeking_work", "yes_no")
    assert "able_and_seeking_work" not in extract_facts(said, date(2026, 11, 23), asked=asked).facts


@pytest.mark.parametrize(
    ("wording", "text", "answer"),
    [
        ("일할 뜻과 능력 지금 바로 일할 수 있고 일자리를 찾고 있나요?", "돈이 없어요", None),
        ("일할 뜻과 능력 지금 바로 일할 수 있고 일자리를 찾고 있나요?", "빚은 없어요", None),
        ("일할 뜻과 능력 지금 바로 일할 수 있고 일자리를 찾고 있나요?", "학원 다니고 있어요", None),
        ("일할 뜻과 능력 지금 바로 일할 수 있고 일자리를 찾고 있나요?", "그럼 얼마나 걸려요?", None),
        ("일할 뜻과 능력 지금 바로 일할 수 있고 일자리를 찾고 있나요?", "일할 수 없어요", False),
        ("일할 뜻과 능력 지금 바로 일할 수 있고 일자리를 찾고 있나요?", "그럼요 당연하죠", True),
        ("중대한 잘못 중대한 잘못으로 해고됐나요?", "지각을 몇 번 했어요", None),
        ("중대한 잘못 중대한 잘못으로 해고됐나요?", "잘못한 건 없어요", False),
        ("정규직 채용 정규직으로 채용하나요?", "가족 아니에요", None),
    ],
)
def test_what_denies_or_tells_something_else_is_no_answer(wording: str, text: str, answer: bool | None) -> None:
    assert yes_or_no(text, wording) is answer


@pytest.mark.parametrize(
    ("text", "value"),
    [("없습니다", True), ("네 없어요", True), ("아니요 없어요", True), ("있어요", False), ("한 명 있어요", False),
     ("아무도 안 내보냈어요", True), ("작년에 한 명 내보냈어요", False)],
)
def test_nobody_let_go_is_a_yes(text: str, value: bool) -> None:
    asked = AskedFact("no_layoffs", "yes_no", wording="감원하지 않음 내보낸 사람 없이 고용을 유지하나요?")
    assert extract_facts(text, TODAY, asked=asked, firm=True, widely=True).facts == {"no_layoffs": value}


@pytest.mark.parametrize("text", ["26살 정규직 주40시간", "정규직 40시간", "6개월 넘게 다니고 있어요 28살 정규직"])
def test_a_word_of_the_question_inside_a_longer_answer(text: str) -> None:
    asked = AskedFact("hire_regular", "yes_no", wording="정규직 채용 정규직으로 채용하나요?")
    assert extract_facts(text, TODAY, asked=asked, firm=True, widely=True).facts["hire_regular"] is True


def test_the_boss_is_not_what_the_person_is() -> None:
    asked = AskedFact("worker_kind", "choice", choices=(("employee", ("직장인",)), ("self_employed", ("사장", "자영업"))))
    assert "worker_kind" not in extract_facts("사장이 월급을 3달 안 줘서 그만뒀어요", TODAY, asked=asked).facts
    assert extract_facts("사장이었어요", TODAY, asked=asked).facts == {"worker_kind": "self_employed"}
