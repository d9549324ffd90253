"""The operators of rules over whole columns of people (numpy): the same names as ``interval`` and ``truth``.

A number is a pair of arrays (lowest, highest), a truth or choice an array of bits. Numbers are floats here: exact for
whole won and days up to 2**53; a cut to whole won forgives the last digit of a fraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from center.screening import truth
from center.screening.interval import EVERYTHING, Steps

Column = tuple[Any, Any]
_EPSILON = 1e-6
_DAY_ONE = np.datetime64("0001-01-01", "D")


def _ratio(numerator: int, denominator: int) -> float:
    return numerator / denominator


def add(a: Column, b: Column) -> Column:
    return (a[0] + b[0], a[1] + b[1])


def subtract(a: Column, b: Column) -> Column:
    return (a[0] - b[1], a[1] - b[0])


def multiply(a: Column, b: Column) -> Column:
    corners = [_times(x, y) for x in a for y in b]
    return (np.minimum.reduce(corners), np.maximum.reduce(corners))


def _times(x: Any, y: Any) -> Any:
    with np.errstate(invalid="ignore"):
        product = np.multiply(x, y, dtype=float)
    return np.where(np.isnan(product), 0.0, product)  # nothing times "no bound" is nothing


def divide(a: Column, b: Column) -> Column:
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = multiply(a, (np.divide(1.0, b[1]), np.divide(1.0, b[0])))
    no_bound = np.less_equal(b[0], 0) & np.greater_equal(b[1], 0)
    return (np.where(no_bound, -np.inf, low), np.where(no_bound, np.inf, high))


def smaller(a: Column, b: Column) -> Column:
    return (np.minimum(a[0], b[0]), np.minimum(a[1], b[1]))


def larger(a: Column, b: Column) -> Column:
    return (np.maximum(a[0], b[0]), np.maximum(a[1], b[1]))


def round_down(a: Column, step: int = 1) -> Column:
    return (np.floor(a[0] / step + _EPSILON) * step, np.floor(a[1] / step + _EPSILON) * step)


def round_up(a: Column, step: int = 1) -> Column:
    return (np.ceil(a[0] / step - _EPSILON) * step, np.ceil(a[1] / step - _EPSILON) * step)


def choose(condition: Any, when_true: Column, when_false: Column) -> Column:
    true, false = np.equal(condition, 1), np.equal(condition, 2)
    low = np.where(true, when_true[0], np.where(false, when_false[0], np.minimum(when_true[0], when_false[0])))
    high = np.where(true, when_true[1], np.where(false, when_false[1], np.maximum(when_true[1], when_false[1])))
    return (low, high)


def look_up(tables: Sequence[Steps], x: Column) -> Column:
    if not tables:
        return EVERYTHING
    found = [_look_up(table, x) for table in tables]
    return (np.minimum.reduce([low for low, _ in found]), np.maximum.reduce([high for _, high in found]))


def _look_up(table: Steps, x: Column) -> Column:
    bounds = np.asarray(table.bounds, dtype=float)
    first = np.searchsorted(bounds, x[0], side="right")
    last = np.searchsorted(bounds, x[1], side="right")
    values = np.asarray(table.values, dtype=float)
    rows = len(values)
    lowest, highest = np.full((rows, rows), np.inf), np.full((rows, rows), -np.inf)
    for start in range(rows):
        lowest[start, start:] = np.minimum.accumulate(values[start:])
        highest[start, start:] = np.maximum.accumulate(values[start:])
    return (lowest[first, last], highest[first, last])


def add_months(day: Column, months: Column) -> Column:
    return (_shift(day[0], months[0]), _shift(day[1], months[1]))


def _shift(ordinal: Any, months: Any) -> Any:
    ordinal, months = np.broadcast_arrays(np.asarray(ordinal, dtype=float), np.asarray(months, dtype=float))
    exact = np.isfinite(ordinal) & np.isfinite(months)
    days = _dates(np.where(exact, ordinal, 1))
    first = days.astype("datetime64[M]")
    moved = first + np.where(exact, months, 0).astype(int)
    last = (moved + 1).astype("datetime64[D]") - 1
    target = np.minimum(moved.astype("datetime64[D]") + (days - first.astype("datetime64[D]")), last)
    return np.where(exact, _ordinals(target), np.where(np.isfinite(ordinal), ordinal + months * 31, ordinal))


def month_start(day: Column, months: Column) -> Column:
    moved = add_months(day, months)
    return (_first(moved[0]), _first(moved[1]))


def _first(ordinal: Any) -> Any:
    exact = np.isfinite(ordinal)
    month = _dates(np.where(exact, ordinal, 1)).astype("datetime64[M]")
    return np.where(exact, _ordinals(month.astype("datetime64[D]")), ordinal)


def years_between(start: Column, end: Column) -> Column:
    return (_between(start[1], end[0], 12, 365.0), _between(start[0], end[1], 12, 365.0))


def months_between(start: Column, end: Column) -> Column:
    return (_between(start[1], end[0], 1, 30.0), _between(start[0], end[1], 1, 30.0))


def _between(start: Any, end: Any, unit: int, rough: float) -> Any:
    start, end = np.broadcast_arrays(np.asarray(start, dtype=float), np.asarray(end, dtype=float))
    exact = np.isfinite(start) & np.isfinite(end)
    a, b = _dates(np.where(exact, start, 1)), _dates(np.where(exact, end, 1))
    month_a, month_b = a.astype("datetime64[M]"), b.astype("datetime64[M]")
    day_a = (a - month_a.astype("datetime64[D]")).astype(int)
    day_b = (b - month_b.astype("datetime64[D]")).astype(int)
    months = (month_b - month_a).astype(int) - (day_b < day_a)
    with np.errstate(invalid="ignore"):
        bound = np.where(start == end, 0.0, (end - start) / rough)
    return np.where(exact, months // unit, bound)


def _dates(ordinal: Any) -> Any:
    return _DAY_ONE + (np.asarray(ordinal).astype(int) - 1)


def _ordinals(days: Any) -> Any:
    return (days - _DAY_ONE).astype(int) + 1


def less(a: Column, b: Column) -> Any:
    return (a[0] < b[1]) | (np.greater_equal(a[1], b[0]) << 1)


def at_most(a: Column, b: Column) -> Any:
    return (a[0] <= b[1]) | (np.greater(a[1], b[0]) << 1)


def greater(a: Column, b: Column) -> Any:
    return less(b, a)


def at_least(a: Column, b: Column) -> Any:
    return at_most(b, a)


def equal(a: Column, b: Column) -> Any:
    meets = np.less_equal(a[0], b[1]) & np.less_equal(b[0], a[1])
    same = np.equal(a[0], a[1]) & np.equal(b[0], b[1]) & np.equal(a[0], b[0])
    return meets | (~same << 1)


def unequal(a: Column, b: Column) -> Any:
    same = equal(a, b)
    return ((same & 1) << 1) | (same >> 1)


OPERATORS: dict[str, Any] = {
    function.__name__: function
    for function in (
        add, subtract, multiply, divide, smaller, larger, round_down, round_up, choose, look_up, add_months, month_start,
        years_between, months_between, less, at_most, greater, at_least, equal, unequal,
    )
} | {"both": truth.both, "either": truth.either, "negate": truth.negate, "Fraction": _ratio}
