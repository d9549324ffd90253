"""Working hours and shares in percent: 주 5일 하루 8시간, 주 15시간, 매출이 30% 줄었어요."""

from __future__ import annotations

import re
from dataclasses import dataclass

from center.language.modifiers import Modifier, after
from center.language.numerals import COUNT, NATIVE, parse_number
from center.language.readings import FactValue

_NUMBER = rf"(?P<n>[0-9]{{1,3}}(?:\.[0-9])?|[일이삼사오육칠팔구십]{{1,3}}|{NATIVE})"
_WEEK = r"(?<![가-힣0-9])(?:일주일에|한\s?주에|매주|주당|1주에|1주일에|주에|주)\s?(?:평균\s?)?(?:한\s?|약\s?)?"
_DAY = r"(?<![가-힣0-9])(?:하루\s?평균|하루에|하루|1일|일일|매일)\s?(?:한\s?|약\s?)?"
_NATIVE_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6}
_HALF = r"(?P<half>\s?반(?=씩|$|[\s,.]))?"
# 격일로 24시간: a shift, not the hours of every day.
_SHIFTS = re.compile(r"격일|교대|당직|맞교대|이틀에")
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("weekly_work_hours", re.compile(rf"{_WEEK}{_NUMBER}\s?시간")),
    ("weekly_work_days", re.compile(rf"{_WEEK}{_NUMBER}\s?(?:일(?!하|했|한)|번\s?(?:일|출근|나)|회\s?(?:일|출근|근무))")),
    ("weekly_work_days", re.compile(rf"{_WEEK}(?P<n>이틀|사흘|나흘|닷새|엿새)(?:만|씩|을|\s)*(?!\s?(?:쉬|놀|재택))")),
    ("daily_work_hours", re.compile(rf"{_DAY}{_NUMBER}\s?시간{_HALF}")),
    ("daily_work_hours", re.compile(rf"(?<![0-9가-힣]){_NUMBER}\s?시간{_HALF}씩?\s?(?:일했|일하|근무|알바)")),
)
_SALES = re.compile(
    rf"매출[^.?!\n]{{0,12}}?(?<![0-9])(?P<n>{COUNT})\s?(?:%|프로|퍼센트)[^.?!\n]{{0,6}}?(?:줄|감소|떨어|하락|빠졌|빠지)"
)
_PERCENT = re.compile(rf"(?<![0-9.])(?P<n>{COUNT})\s?(?:%|프로|퍼센트)")


@dataclass(frozen=True, slots=True)
class NumberFact:
    """A number fact with the words that said it; whole numbers are int."""

    fact: str
    value: FactValue
    start: int
    end: int


def find_work_times(text: str) -> list[NumberFact]:
    """Days and hours of work, and falls of sales, said with their own words."""
    found: list[NumberFact] = []
    for fact, pattern in (*_PATTERNS, ("sales_drop_percent", _SALES)):
        match = pattern.search(text)
        if match is None or any(known.fact == fact or (known.start < match.end() and match.start() < known.end)
                                for known in found):
            continue
        value = _NATIVE_DAYS.get(match.group("n")) or number_value(match.group("n"))
        if fact == "daily_work_hours" and _SHIFTS.search(text):
            continue
        if value is not None:
            bounds, end = _bounded(text, match.end(), value)
            if match.groupdict().get("half"):
                bounds = {"min": int(value), "max": int(value) + 1}  # half an hour more: between two whole hours
            found.append(NumberFact(fact, bounds, match.start(), end))
    return found


def _bounded(text: str, end: int, value: int | float) -> tuple[FactValue, int]:
    """The value with the words behind it: 주 15시간 미만 is at most 14."""
    trailing = after(text, end)
    if trailing.kind is Modifier.LESS and isinstance(value, int):
        return {"max": value - 1}, trailing.edge
    if trailing.kind is Modifier.AT_MOST:
        return {"max": value}, trailing.edge
    if trailing.kind is Modifier.AT_LEAST:
        return {"min": value}, trailing.edge
    return value, end


def asked_percent(text: str) -> NumberFact | None:
    """A share in a bare answer: "30%", "삼십 프로"."""
    match = _PERCENT.search(text)
    value = number_value(match.group("n")) if match else None
    return NumberFact("", value, match.start(), match.end()) if match and value is not None else None


def number_value(written: str) -> int | float | None:
    """A written number as int, or float when it has a fraction."""
    number = parse_number(written)
    if number is None:
        return None
    return int(number) if number.denominator == 1 else float(number)
