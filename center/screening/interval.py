"""Arithmetic over what is known of a number: every value is a pair (lowest, highest) possible.

Money and days are exact: whole numbers and ``Fraction``; infinity (float) only stands for "no bound".
Dates are day ordinals (``date.toordinal``), so comparing and subtracting them is plain arithmetic.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import floor, inf

Number = int | float | Fraction
Interval = tuple[Number, Number]
EVERYTHING: Interval = (-inf, inf)


def hull(a: Interval, b: Interval) -> Interval:
    """The smallest interval that holds both."""
    return (a[0] if a[0] <= b[0] else b[0], a[1] if a[1] >= b[1] else b[1])


def choose(condition: int, when_true: Interval, when_false: Interval) -> Interval:
    """``a if condition else b`` when the condition may be unknown."""
    if condition == 1:
        return when_true
    return when_false if condition == 2 else hull(when_true, when_false)


def add(a: Interval, b: Interval) -> Interval:
    return (a[0] + b[0], a[1] + b[1])


def subtract(a: Interval, b: Interval) -> Interval:
    return (a[0] - b[1], a[1] - b[0])


def _times(x: Number, y: Number) -> Number:
    return 0 if x == 0 or y == 0 else x * y


def multiply(a: Interval, b: Interval) -> Interval:
    (a0, a1), (b0, b1) = a, b
    if a0 >= 0 and b0 >= 0:
        return (_times(a0, b0), _times(a1, b1))
    corners = (_times(a0, b0), _times(a0, b1), _times(a1, b0), _times(a1, b1))
    return (min(corners), max(corners))


def divide(a: Interval, b: Interval) -> Interval:
    """Quotient; a divisor that may be zero gives no bound rather than an error (the loader warns about it)."""
    b0, b1 = b
    if b0 <= 0 <= b1:
        return EVERYTHING
    return multiply(a, (_inverse(b1), _inverse(b0)))


def _inverse(x: Number) -> Number:
    return 0 if isinstance(x, float) else Fraction(1) / x


def smaller(a: Interval, b: Interval) -> Interval:
    return (a[0] if a[0] <= b[0] else b[0], a[1] if a[1] <= b[1] else b[1])


def larger(a: Interval, b: Interval) -> Interval:
    return (a[0] if a[0] >= b[0] else b[0], a[1] if a[1] >= b[1] else b[1])


def round_down(a: Interval, step: int = 1) -> Interval:
    """Cut off below ``step`` won (절사)."""
    return (_down(a[0], step), _down(a[1], step))


def _down(x: Number, step: int) -> Number:
    return x if isinstance(x, float) else floor(x / step) * step if step != 1 else floor(x)


def round_up(a: Interval, step: int = 1) -> Interval:
    """Raise to whole steps (올림)."""
    return (_up(a[0], step), _up(a[1], step))


def _up(x: Number, step: int) -> Number:
    return x if isinstance(x, float) else -_down(-x, step)


class Steps:
    """A table such as 별표 1: the value for everything below a bound, in order."""

    __slots__ = ("bounds", "values")

    def __init__(self, bounds: Sequence[Number], values: Sequence[Number]) -> None:
        self.bounds = list(bounds)
        self.values = list(values)

    def look_up(self, x: Interval) -> Interval:
        """Lowest and highest value over the rows that ``x`` may fall into."""
        first, last = bisect_right(self.bounds, x[0]), bisect_right(self.bounds, x[1])
        rows = self.values[first : last + 1]
        return (rows[0], rows[0]) if len(rows) == 1 else (min(rows), max(rows))


def look_up(tables: Sequence[Steps], x: Interval) -> Interval:
    """Look ``x`` up in every table that may be in force; no bound when there is none."""
    if not tables:
        return EVERYTHING
    result = tables[0].look_up(x)
    for table in tables[1:]:
        result = hull(result, table.look_up(x))
    return result


@lru_cache(maxsize=8192)
def _shift(ordinal: Number, months: Number) -> Number:
    if isinstance(ordinal, float) or isinstance(months, float):
        return ordinal + (0 if ordinal in (inf, -inf) else months * 31)
    day = date.fromordinal(int(ordinal))
    month_index = day.year * 12 + day.month - 1 + int(months)
    year, month = divmod(month_index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)).toordinal()


def add_months(day: Interval, months: Interval) -> Interval:
    """The same day so many months later; the month's last day when there is no such day (민법 제160조)."""
    return (_shift(day[0], months[0]), _shift(day[1], months[1]))


def month_start(day: Interval, months: Interval) -> Interval:
    """The first day of the month ``months`` away from the month of ``day``."""
    moved = add_months(day, months)
    return (_first(moved[0]), _first(moved[1]))


@lru_cache(maxsize=8192)
def _first(ordinal: Number) -> Number:
    return ordinal if isinstance(ordinal, float) else date.fromordinal(int(ordinal)).replace(day=1).toordinal()


def _years(start: Number, end: Number) -> Number:
    if isinstance(start, float) or isinstance(end, float):
        return (end - start) / 365.0 if start != end else 0
    a, b = date.fromordinal(int(start)), date.fromordinal(int(end))
    return b.year - a.year - ((b.month, b.day) < (a.month, a.day))


def years_between(start: Interval, end: Interval) -> Interval:
    """Whole years from ``start`` to ``end``: 만 나이 (민법 제158조: a birthday counts from its own day)."""
    return (_years(start[1], end[0]), _years(start[0], end[1]))


def months_between(start: Interval, end: Interval) -> Interval:
    """Whole months from ``start`` to ``end``."""
    return (_months(start[1], end[0]), _months(start[0], end[1]))


def _months(start: Number, end: Number) -> Number:
    if isinstance(start, float) or isinstance(end, float):
        return (end - start) / 30.0 if start != end else 0
    a, b = date.fromordinal(int(start)), date.fromordinal(int(end))
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)


def less(a: Interval, b: Interval) -> int:
    return (a[0] < b[1]) | ((a[1] >= b[0]) << 1)


def at_most(a: Interval, b: Interval) -> int:
    return (a[0] <= b[1]) | ((a[1] > b[0]) << 1)


def greater(a: Interval, b: Interval) -> int:
    return less(b, a)


def at_least(a: Interval, b: Interval) -> int:
    return at_most(b, a)


def equal(a: Interval, b: Interval) -> int:
    return (a[0] <= b[1] and b[0] <= a[1]) | ((not (a[0] == a[1] == b[0] == b[1])) << 1)


def unequal(a: Interval, b: Interval) -> int:
    same = equal(a, b)
    return ((same & 1) << 1) | (same >> 1)
