"""Dates relative to Monday, 23 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.language.dates import asked_date, find_dates

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("2026-03-31", "2026-03-31"), ("2026.3.31", "2026-03-31"), ("26.3.31", "2026-03-31"), ("260331", "2026-03-31"),
        ("20260331", "2026-03-31"), ("3월 31일", "2026-03-31"), ("작년 3월 말", "2025-03-31"), ("지난달", "2026-10"),
        ("저번 달 20일", "2026-10-20"), ("다음 주 화요일", "2026-12-01"), ("담주 화욜", "2026-12-01"),
        ("모레", "2026-11-25"),
        ("그저께", "2026-11-21"), ("사흘 전", "2026-11-20"), ("보름 전", "2026-11-08"), ("6개월 전", "2026-05"),
        ("재작년 여름", "2024"), ("지난주 금요일", "2026-11-20"), ("이번 달 말일", "2026-11-30"),
        ("12/31", "2025-12-31"),
        ("2월 29일", "2024-02-29"), ("24년도에", "2024"), ("유월 십오일", "2026-06-15"), ("시월 삼일", "2026-10-03"),
        ("2025년 12월31일자로", "2025-12-31"), ("화요일", "2026-11-17"), ("3주 전", "2026-11-02"), ("2년 전에", "2024"),
        ("반년 전", "2026-05"), ("3월", "2026-03"), ("올 3월", "2026-03"), ("두 달 전", "2026-09"),
        ("이천이십사년 삼월", "2024-03"), ("24년 3월 15일", "2024-03-15"), ("12월 중순쯤", "2025-12-15"),
        ("어제 잘렸어요", "2026-11-22"),
        ("'26.3.31", "2026-03-31"), ("2026/03/31", "2026-03-31"), ("2026. 3. 31.", "2026-03-31"), ("작년에", "2025"),
        ("지난 달", "2026-10"), ("지지난달 말", "2026-09-30"), ("3월초", "2026-03-01"), ("저저번달", "2026-09"),
        ("재작년 12월", "2024-12"), ("98년 5월", "1998-05"), ("오늘", "2026-11-23"), ("열흘 전", "2026-11-13"),
        ("엊그제 아니고 그제", "2026-11-21"), ("올해 1월 15일", "2026-01-15"), ("11월 23일", "2026-11-23"),
        ("11월 24일", "2025-11-24"),
    ],
)
def test_dates(said: str, value: str) -> None:
    assert [span.value for span in find_dates(said, TODAY)] == [value]


@pytest.mark.parametrize(
    ("said", "value"),
    [("3월 31일", "2027-03-31"), ("12/31", "2026-12-31"), ("화요일", "2026-11-24"), ("25일 오후 두 시", "2026-11-25"),
     ("7일에 갈게요", "2026-12-07"), ("12월 1일", "2026-12-01"), ("내일", "2026-11-24"), ("낼모레", "2026-11-25"),
     ("다다음 주 수요일", "2026-12-09"), ("이번 주 금요일", "2026-11-27"), ("다음달 초", "2026-12-01"),
     ("사흘 뒤", "2026-11-26"),
     ("2월 29일", "2028-02-29"), ("일주일 뒤", "2026-11-30"), ("글피", "2026-11-26"),
     ("12월 3일 목요일", "2026-12-03"), ("12월 3일(목)", "2026-12-03"), ("12월 3일 11시", "2026-12-03")],
)
def test_dates_of_bookings_lie_ahead(said: str, value: str) -> None:
    assert [span.value for span in find_dates(said, TODAY, prefer="future")] == [value]


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("작년 3월 말", "2025-03-21", "2025-03-31"), ("3월 초", "2026-03-01", "2026-03-10"),
        ("3월 중순", "2026-03-11", "2026-03-20"),
        ("지난달", "2026-10-01", "2026-10-31"), ("작년", "2025-01-01", "2025-12-31"),
        ("올해 초", "2026-01-01", "2026-03-31"),
        ("재작년 여름", "2024-06-01", "2024-08-31"), ("작년 하반기", "2025-07-01", "2025-12-31"),
        ("6개월 전", "2026-05-01", "2026-05-31"),
        ("지난주", "2026-11-16", "2026-11-22"), ("작년 말", "2025-10-01", "2025-12-31"),
        ("2월 말일", "2026-02-28", "2026-02-28"),
    ],
)
def test_vague_dates_are_ranges(said: str, low: str, high: str) -> None:
    (span,) = find_dates(said, TODAY)
    assert (span.low.isoformat(), span.high.isoformat()) == (low, high)


@pytest.mark.parametrize("said", ["2월 30일", "2026-02-30", "4월 31일", "13월 1일", "2026년 6월 31일", "작년 2월 29일"])
def test_impossible_dates_are_flagged_not_corrected(said: str) -> None:
    assert [span.valid for span in find_dates(said, TODAY)] == [False]


@pytest.mark.parametrize(
    "words",
    ["6년 3개월", "90일", "월급 280", "내일배움카드", "10년 다녔어요", "1년 미만", "해고", "5년 안 됐어요", "일요",
     "새 직장", "구월동 살아요", "이월금",
     "010-1234-5678", "2,603,310원", "260331원", "3.3% 떼요", "추석 전", "한 달", "2번 창구", "주 5일", "일 년 반"],
)
def test_what_is_no_date(words: str) -> None:
    assert find_dates(words, TODAY) == []


@pytest.mark.parametrize(
    ("answer", "value"),
    [("3.31", "2026-03-31"), ("3/31이요", "2026-03-31"), ("20일이요", "2026-11-20"), ("작년 말쯤", "2025")]
)
def test_bare_answers_about_a_date(answer: str, value: str) -> None:
    span = asked_date(answer, TODAY)
    assert span is not None
    assert span.value == value


def test_two_dates_in_one_sentence() -> None:
    spans = find_dates("2019년 5월부터 2024년 4월까지 다녔어요", TODAY)
    assert [span.value for span in spans] == ["2019-05", "2024-04"]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2030, 12, 31)))
def test_written_dates_round_trip(day: date) -> None:
    for written in (day.isoformat(), f"{day.year}년 {day.month}월 {day.day}일", f"{day.year}.{day.month}.{day.day}"):
        (span,) = find_dates(written, TODAY)
        assert (span.value, span.low, span.high) == (day.isoformat(), day, day)


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31)), st.integers(1, 12), st.integers(1, 31))
def test_a_date_without_year_is_never_invented(today: date, month: int, day: int) -> None:
    for prefer in ("past", "future"):
        for span in find_dates(f"{month}월 {day}일", today, prefer=prefer):
            if span.valid:
                assert (span.low.month, span.low.day) == (month, day)
                assert span.low <= today if prefer == "past" else span.low >= today
                assert abs(span.low - today) < timedelta(days=366 * 8 + 1)
