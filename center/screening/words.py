"""Numbers, dates and answers in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import inf
from typing import Any

from center.screening.fact import Fact, State


def plain_number(value: Any) -> str:
    """A number with separators, with one digit after the point only when it has one."""
    return f"{int(value):,}" if value == int(value) else f"{float(value):,.1f}"


def range_text(low: Any, high: Any, unit: str) -> str:
    """``66,048~68,100원`` or ``210일``."""
    first, last = int(low), int(high)
    suffix = unit.split("/")[0]
    return f"{first:,}{suffix}" if first == last else f"{first:,}~{last:,}{suffix}"


def value_text(fact: Fact, state: State, say: Callable[..., str]) -> str:
    """What was understood of a fact, in words: ``45세``, ``2026년 10월``, ``180일 이상``."""
    if fact.options:
        bits = int(state)  # type: ignore[arg-type]
        labels = [option.label for i, option in enumerate(fact.options) if bits >> i & 1]
        return labels[0] if len(labels) == 1 else say("one_of", values=", ".join(labels))
    if not isinstance(state, tuple):
        return say({1: "button_yes", 2: "button_no"}.get(state, "not_known"))
    low, high = state
    if fact.type == "date":
        return _date_text(low, high, say)
    unit = "원" if fact.type == "money" else fact.unit
    if low == high:
        return f"{plain_number(low)}{unit}"
    if high >= fact.high:
        return say("at_least", value=f"{plain_number(low)}{unit}")
    if low <= fact.low:
        return say("at_most", value=f"{plain_number(high)}{unit}")
    return f"{plain_number(low)}~{plain_number(high)}{unit}"


def _date_text(low: Any, high: Any, say: Callable[..., str]) -> str:
    if low == -inf or high == inf:
        known = high if low == -inf else low
        return say("until_day" if low == -inf else "from_day", day=day_text(date.fromordinal(int(known)), say))
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    if first == last:
        return day_text(first, say)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return say("month_text", year=str(first.year), month=str(first.month))
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return say("year_text", year=str(first.year))
    return f"{day_text(first, say)}~{day_text(last, say)}"


def day_text(day: date, say: Callable[..., str]) -> str:
    """``2026년 10월 3일``."""
    return say("day_text", year=str(day.year), month=str(day.month), day=str(day.day))
