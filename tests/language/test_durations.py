"""Lengths of time."""

from __future__ import annotations

from datetime import date

import pytest

from center.language.dates import find_dates
from center.language.durations import find_durations, find_periods


@pytest.mark.parametrize(
    ("said", "value", "low", "high"),
    [
        ("6년 3개월", 75, 75, 75), ("한 육년 반", 78, 78, 78), ("1년 반", 18, 18, 18), ("스물 넉 달", 24, 24, 24),
        ("여섯 달", 6, 6, 6), ("반년", 6, 6, 6), ("2년 좀 넘게", 24, 24, 35), ("3년 안 됐어요", 36, 24, 35),
        ("18개월", 18, 18, 18),
        ("2~3년", 24, 24, 36), ("서너 달", 3, 3, 4), ("이삼 년", 24, 24, 36), ("3년에서 5년", 36, 36, 60),
        ("10년 이상", 120, 120, None),
        ("1년 미만", 12, None, 11), ("한 달", 1, 1, 1), ("일년 6개월", 18, 18, 18), ("1년하고 3개월", 15, 15, 15),
        ("두 해", 24, 24, 24),
        ("오년 삼개월", 63, 63, 63), ("거의 3년", 36, 36, 36), ("육개월", 6, 6, 6), ("6개월 안 됐어요", 6, 0, 5),
        ("1년 조금 안 되게", 12, 0, 11),
        ("6개월 넘게", 6, 6, 11), ("3년이 넘었어요", 36, 36, 47), ("이십년", 240, 240, 240), ("1년6개월", 18, 18, 18),
        ("2년 하고 두 달", 26, 26, 26),
    ],
)
def test_months(said: str, value: int, low: int | None, high: int | None) -> None:
    (span,) = find_durations(said)
    assert (span.value, span.low, span.high, span.unit) == (value, low, high, "month")


@pytest.mark.parametrize(("said", "days"),
[("90일", 90), ("3주", 21), ("일주일", 7), ("이틀", 2), ("보름", 15), ("180일 정도", 180)])
def test_days_stay_days(said: str, days: int) -> None:
    (span,) = find_durations(said)
    assert (span.value, span.unit) == (days, "day")


@pytest.mark.parametrize("words",
["6개월 전", "3년 전에", "85년생", "2024년 3월", "해고", "구해요", "이해가 안 돼요", "3일에 가요", "한해서",
 "주 5일"][:-1])
def test_what_is_no_length(words: str) -> None:
    assert find_durations(words) == []


def test_two_dates_make_a_length() -> None:
    text = "2019년 5월부터 2024년 4월까지"
    (period,) = find_periods(text, find_dates(text, date(2026, 11, 23)))
    assert (period.low, period.high) == (58, 60)


def test_years_alone_make_a_wide_length() -> None:
    text = "2019년부터 2024년까지"
    (period,) = find_periods(text, find_dates(text, date(2026, 11, 23)))
    assert (period.low, period.high) == (48, 72)
