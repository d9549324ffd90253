"""Dated parameters: amounts and tables that the law changes over time, each value with its source.

A parameter is looked up by the date the law names (이직일 …). A date without a value is never answered with the last
one: the lookup says so, and the caller shows "아직 정해지지 않았습니다".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from center.content.yaml_file import Located, load_mapping
from center.errors import ContentError
from center.screening.expression import Parameter
from center.screening.interval import EVERYTHING, Interval, Number, Steps, hull

FOREVER = date.max.toordinal()
CACHED = 4096
CONFIDENCE = ("verified", "law", "unverified")


@dataclass(frozen=True)
class DatedValue:
    """One value with its period (both days included) and source."""

    start: int
    end: int
    value: Interval | Steps
    source: str
    confidence: str
    note: str


@dataclass(frozen=True)
class DatedParameter:
    """All values of a parameter over time."""

    id: str
    title: str
    unit: str
    index: int
    values: tuple[DatedValue, ...]
    is_table: bool

    @property
    def signature(self) -> Parameter:
        """What expressions need to know."""
        return Parameter(self.id, self.index, self.unit, self.is_table)

    def between(self, start: Number, end: Number) -> tuple[Any, bool]:
        """The values in force between two days (ordinals) and whether some day has none."""
        found = [value for value in self.values if value.start <= end and value.end >= start]
        covered = bool(found) and found[0].start <= start and found[-1].end >= end
        covered = covered and all(b.start == a.end + 1 for a, b in pairwise(found))
        if self.is_table:
            return [value.value for value in found], not covered
        if not found:
            return EVERYTHING, True
        result: Interval = found[0].value  # type: ignore[assignment]
        for value in found[1:]:
            result = hull(result, value.value)  # type: ignore[arg-type]
        return result, not covered

    def unverified_between(self, start: Number, end: Number) -> bool:
        """Whether a value that may apply is flagged as not verified."""
        return any(v.confidence == "unverified" for v in self.values if v.start <= end and v.end >= start)


@dataclass(frozen=True, eq=False)
class Dated:
    """The values of all parameters on the days of one period, by the index of the parameter.

    ``strict`` is for deciding: a value that is missing or not verified on some day has no bounds, so it never turns a
    verdict by itself. ``known`` is for showing: only what is missing has no bounds there. ``missing`` and ``unverified``
    name the parameters concerned.
    """

    strict: list[Any]
    known: list[Any]
    missing: frozenset[str]
    unverified: frozenset[str]


class ParameterBook:
    """Parameters of one rule set, looked up together for a period."""

    def __init__(self, parameters: Sequence[DatedParameter]) -> None:
        self.parameters = tuple(parameters)
        self.by_id = {parameter.id: parameter for parameter in parameters}
        self._days = sorted({day for p in parameters for v in p.values for day in (v.start, v.end + 1)})
        self._cache: dict[tuple[int, int], Dated] = {}  # as many as there are stretches between two changes
        self._recent: dict[tuple[Number, Number], Dated] = {}

    def at(self, start: Number, end: Number) -> Dated:
        """The values between two days. Between two days on which nothing changes, all periods share one answer."""
        found = self._recent.get((start, end))
        if found is None:
            key = (bisect_right(self._days, start), bisect_right(self._days, end))
            found = self._cache.get(key)
            if found is None:
                found = self._cache[key] = self._look_up(start, end)
            if len(self._recent) > CACHED:
                self._recent.clear()
            self._recent[start, end] = found
        return found

    def _look_up(self, start: Number, end: Number) -> Dated:
        strict: list[Any] = []
        known: list[Any] = []
        missing: set[str] = set()
        unverified: set[str] = set()
        for parameter in self.parameters:
            value, incomplete = parameter.between(start, end)
            doubtful = parameter.unverified_between(start, end)
            unbounded: Any = [] if parameter.is_table else EVERYTHING
            known.append(unbounded if incomplete else value)
            strict.append(unbounded if incomplete or doubtful else value)
            if incomplete:
                missing.add(parameter.id)
            if doubtful:
                unverified.add(parameter.id)
        return Dated(strict, known, frozenset(missing), frozenset(unverified))


def load_parameters(folder: Path) -> ParameterBook:
    """Read ``content/parameters``. Raises ContentError for missing sources, overlaps and wrong dates."""
    result: list[DatedParameter] = []
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        entries: Located = load_mapping(path).get("parameters") or Located()
        for name, entry in entries.items():
            if name in seen:
                raise ContentError(f"매개변수 '{name}' 가 두 번 정의되었습니다.", **entries.where(name))
            seen.add(name)
            result.append(_read_parameter(name, entry, len(result)))
    return ParameterBook(result)


def _read_parameter(name: str, entry: Located, index: int) -> DatedParameter:
    for required in ("title", "unit", "values"):
        if not entry.get(required):
            raise ContentError(f"매개변수 '{name}' 에 {required} 가 없습니다.", **entry.where())
    values = tuple(_read_value(name, item) for item in entry["values"])
    for before, after in pairwise(values):
        if after.start <= before.end:
            raise ContentError(f"매개변수 '{name}' 의 기간이 겹치거나 순서가 맞지 않습니다.", **entry.where("values"))
    kinds = {isinstance(value.value, Steps) for value in values}
    if len(kinds) != 1:
        raise ContentError(f"매개변수 '{name}' 에 숫자와 표가 섞여 있습니다.", **entry.where("values"))
    return DatedParameter(name, entry["title"], entry["unit"], index, values, kinds.pop())


def _read_value(name: str, item: Located) -> DatedValue:
    start, end = item.get("from"), item.get("to")
    if not isinstance(start, date) or not (end is None or isinstance(end, date)):
        raise ContentError(f"매개변수 '{name}' 의 from/to 는 날짜(예: 2026-01-01)여야 합니다.", **item.where())
    if end is not None and end < start:
        raise ContentError(f"매개변수 '{name}' 의 to 가 from 보다 이릅니다.", **item.where("to"))
    if not item.get("source"):
        raise ContentError(f"매개변수 '{name}' 의 값에 출처(source)가 없습니다.", **item.where())
    confidence = item.get("confidence", "verified")
    if confidence not in CONFIDENCE:
        raise ContentError(f"confidence 는 {', '.join(CONFIDENCE)} 가운데 하나입니다.", **item.where("confidence"))
    return DatedValue(
        start.toordinal(), end.toordinal() if end else FOREVER, _read_amount(name, item), str(item["source"]),
        confidence, str(item.get("note", "")),
    )


def _read_amount(name: str, item: Located) -> Interval | Steps:
    if "steps" in item:
        rows: list[Mapping[str, Any]] = item["steps"]
        bounds = [row["below"] for row in rows if "below" in row]
        if sorted(bounds) != bounds or len(bounds) != len(rows) - 1 or "below" in rows[-1]:
            raise ContentError(
                f"표 '{name}' 의 행은 below 가 커지는 순서이고 마지막 행에는 below 가 없어야 합니다.", **item.where("steps")
            )
        return Steps(bounds, [row["value"] for row in rows])
    value = item.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ContentError(f"매개변수 '{name}' 의 value 는 숫자여야 합니다.", **item.where("value"))
    exact = Fraction(str(value)) if isinstance(value, float) else value
    return (exact, exact)
