"""Money as citizens say it."""

from __future__ import annotations

import pytest

from center.language.money import after_tax, find_money


@pytest.mark.parametrize(
    ("said", "won", "unit"),
    [
        ("월 280", 2_800_000, "month"), ("삼백오십만원", 3_500_000, ""), ("세전 3천2백", 32_000_000, "year"),
        ("250만", 2_500_000, ""), ("시급 10,320원", 10_320, "hour"), ("일당 15만원", 150_000, "day"),
        ("연봉 3600", 36_000_000, "year"), ("월급 280 받았어요", 2_800_000, "month"), ("1억 2천", 120_000_000, ""),
        ("재산이 1억 2천만원", 120_000_000, ""), ("2백 50만원", 2_500_000, ""), ("2,800,000원", 2_800_000, ""),
        ("삼천만원", 30_000_000, ""), ("280 만 원", 2_800_000, ""), ("월급은 2백50", 2_500_000, "month"),
        ("연봉 4천", 40_000_000, "year"), ("하루 10만원", 100_000, "day"), ("일당 12만", 120_000, "day"),
        ("시급 만이천원", 12_000, "hour"), ("월 208.5만원", 2_085_000, "month"),
        ("한 달에 한 이백", 2_000_000, "month"),
        ("월급 350이었어요", 3_500_000, "month"), ("급여 230 받고", 2_300_000, ""),
        ("세전으로 한 삼백이십 정도", 3_200_000, ""),
        ("월급이백오십", 2_500_000, "month"), ("월급 ２８０만원", 2_800_000, "month"), ("0원", 0, ""),
        ("-50만원", -500_000, ""),
        ("월급이 3,000,000원이고요", 3_000_000, "month"), ("백만원", 1_000_000, ""), ("오십만 원", 500_000, ""),
    ],
)
def test_amounts(said: str, won: int, unit: str) -> None:
    spans = find_money(said)
    assert [(span.value, span.unit) for span in spans] == [(won, unit)]


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("월급 이백에서 250 사이", 2_000_000, 2_500_000), ("월 200~250만원", 2_000_000, 2_500_000),
        ("이백만원이 좀 안 돼요", 1_000_000, 1_999_999), ("월급 이백 조금 넘어요", 2_000_000, 2_999_999),
        ("월급이 삼백 이상", 3_000_000, None), ("월 250만원 이하", None, 2_500_000),
        ("월 250만원 미만", None, 2_499_999),
    ],
)
def test_ranges(said: str, low: int | None, high: int | None) -> None:
    (span,) = find_money(said)
    assert (span.low, span.high) == (low, high)


@pytest.mark.parametrize(
    "words",
    ["만 45세", "5만 명", "직원 30명", "6월 30일", "3년 다녔어요", "9층 2번 창구", "010-1234-5678", "이직확인서",
     "만나요",
     "30% 감소", "오전 9시", "이만 가볼게요", "일 구해요", "천안 살아요", "만료됐어요"],
)
def test_other_numbers_are_not_money(words: str) -> None:
    assert find_money(words) == []


@pytest.mark.parametrize(
    ("answer", "won"),
    [("삼백오십", 3_500_000), ("280요", 2_800_000), ("이백팔십이요", 2_800_000), ("2800000", 2_800_000),
     ("한 250", 2_500_000),
     ("10만원", 100_000), ("삼백이에요", 3_000_000), ("250만 정도", 2_500_000), ("3백", 3_000_000)],
)
def test_bare_answers_about_money(answer: str, won: int) -> None:
    (span,) = find_money(answer, asked=True, period="month")
    assert span.value == won


def test_pay_after_tax_is_noticed() -> None:
    assert after_tax("세후 230")
    assert not after_tax("세전 230")
