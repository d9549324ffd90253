"""Steps in the calendar that dates and durations share."""

from __future__ import annotations

import calendar
from datetime import date


def last_day(year: int, month: int) -> int:
    """The number of the last day of a month."""
    return calendar.monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier); the last day when that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def month_range(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, last_day(year, month))


def full_months(start: date, end: date) -> int:
    """Whole months from `start` up to, not including, `end`; 0 when `end` is not later."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day >= start.day else months - 1


def full_years(start: date, end: date) -> int:
    """Completed years from a birthday to `end` (만 나이)."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def four_digit_year(year: int, today: date) -> int:
    """85 is 1985, 26 is 2026: two-digit years up to five years ahead of today belong to this century."""
    if year >= 100:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year + 5 else century - 100 + year
