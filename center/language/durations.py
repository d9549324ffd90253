"""Lengths of time: 6년 3개월, 한 육년 반, 스물 넉 달, 2년 좀 넘게, 90일, 2019년부터 2024년까지."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from center.language.calendar import add_months, full_months
from center.language.modifiers import Modifier, after, before
from center.language.numerals import BEFORE_COUNT, COUNT, parse_count
from center.language.spans import AmountSpan, DateSpan, plain, without_overlaps

# 해 counts years only after a native number and as a word of its own: "두 해", not "구해요".
_YEARS = (
    rf"(?P<years>{COUNT})\s?(?:년|(?<=[한두세네곱덟홉섯열]\s)해(?=$|[\s,.]|동안|간|째|를|가|정도|쯤|넘)|"
    r"(?<=[두세])해(?=$|\s|동안))(?:간|동안)?(?!\s?(?:생|도|[0-9]{1,2}\s?월|대))"
)
_MONTHS = rf"(?P<months>{COUNT})\s?(?:개월|달|개 월|갤)(?:간)?"
_TO = r"\s?(?:에서|부터|~|-|,|내지|이나)\s?"
_LOWER = rf"{BEFORE_COUNT}(?:(?P<low>{COUNT})(?:\s?(?P<lowunit>년|개월|달))?{_TO})?"
_LENGTHS = (
    re.compile(rf"{_LOWER}{_YEARS}(?:\s?(?P<half>반(?![가-힣]*장|기|납))|(?:\s?하고)?\s?{_MONTHS})?"),
    re.compile(rf"{_LOWER}{_MONTHS}(?:\s?반(?![가-힣]))?"),
)
_HALF_YEAR = re.compile(r"(?<![가-힣0-9])반\s?년")
_DAYS = re.compile(
    rf"{BEFORE_COUNT}(?P<days>{COUNT})\s?(?P<unit>주일|주(?!비|민|노|여성|식|장|말|소)|일)(?:간|동안)?(?![가-힣]*년|자리|하|했|한|을|시|과|용|당|급|부|요일|에)"
)
_WORD_DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10, "보름": 15}
_NAMED_DAYS = re.compile(rf"(?<![가-힣])(?P<word>{'|'.join(_WORD_DAYS)})(?!\s?(?:[0-9]|에|종일|벌이|여덟|다섯|네|세))")
_AGO = re.compile(r"\s?(?:쯤|정도|가량)?\s?(?:전|뒤|후)(?!\s?(?:직원|사원))")
# 한 달에 얼마: how often, not how long.
_PER_MONTH = re.compile(r"에(?!서)")
_RANGE_JOIN = re.compile(r"\s?(?:부터|에서|~|-)\s?")
_RANGE_END = re.compile(r"\s?(?:까지|에\s?(?:퇴사|퇴직|그만|끝)|말까지|$|\s?(?:근무|일|다녔|다님|재직))")


def find_durations(text: str) -> list[AmountSpan]:
    """Every length of time in `text`: `unit` "month" (years and months) or "day" (days and weeks).

    "2년 좀 넘게" is 24 with 24..35; "3년 안 됐어요" is 36 with 24..35; "6개월 전" is a date, not a length.
    """
    text = plain(text)
    found = [span for pattern in _LENGTHS for match in pattern.finditer(text) if (span := _months(text, match))]
    for match in _HALF_YEAR.finditer(text):
        if not _AGO.match(text, match.end()):
            found.append(_with_modifier(text, match.start(), match.end(), 6, 6, 1, "month"))
    for match in _DAYS.finditer(text):
        count = parse_count(match.group("days"))
        if count and not _AGO.match(text, match.end()) and count.value.denominator == 1:
            step = 1 if match.group("unit") == "일" else 7
            found.append(_with_modifier(text, match.start(), match.end(), int(count.low) * step,
                                        int(count.high) * step, step, "day"))
    for match in _NAMED_DAYS.finditer(text):
        days = _WORD_DAYS[match.group("word")]
        if not _AGO.match(text, match.end()):
            found.append(_with_modifier(text, match.start(), match.end(), days, days, 1, "day"))
    return without_overlaps(found)


def find_periods(text: str, dates: list[DateSpan]) -> list[AmountSpan]:
    """Lengths said by two dates: "2019년 5월부터 2024년 4월까지" in months, as a range when days are not known."""
    found = []
    for first, second in pairwise(dates):
        joined = _RANGE_JOIN.fullmatch(plain(text[first.end:second.start]))
        if joined and first.valid and second.valid and first.low <= second.high:
            low, high = months_between(first, second)
            end = second.end
            found.append(AmountSpan(first.start, end, text[first.start:end], low, low, high, "month"))
    return found


def months_between(first: DateSpan, second: DateSpan) -> tuple[int, int]:
    """Fewest and most whole months worked from a first day in `first` to a last day in `second`, both included."""
    day = timedelta(days=1)
    return full_months(first.high, second.low + day), full_months(first.low, second.high + day)


def _months(text: str, match: re.Match[str]) -> AmountSpan | None:
    if _AGO.match(text, match.end()):
        return None
    groups = match.groupdict()
    years, months = groups.get("years"), groups["months"]
    year_count = parse_count(years) if years else None
    month_count = parse_count(months) if months else None
    if not years and month_count and month_count.value == 1 and _PER_MONTH.match(text, match.end()):
        return None
    if (years and year_count is None) or (months and month_count is None):
        return None
    if year_count and year_count.value > 80:
        return None
    low = high = Fraction(0)
    if year_count:
        low, high = year_count.low * 12, year_count.high * 12
        if groups.get("half"):
            low, high = low + 6, high + 6
    if month_count:
        low, high = low + month_count.low, high + month_count.high
    if low.denominator != 1 or high.denominator != 1:
        low, high = Fraction(int(low)), Fraction(int(high))
    start = match.start()
    if match.group("low"):
        lower = parse_count(match.group("low"))
        scale = 12 if years and groups["lowunit"] in (None, "년") else 1
        if lower is None or lower.value * scale >= low:
            start = match.start("years") if years else match.start("months")
        else:
            low = lower.low * scale
    step = 12 if year_count and not month_count and not groups.get("half") else 1
    return _with_modifier(text, start, match.end(), int(low), int(high), step, "month")


def _with_modifier(text: str, start: int, end: int, low: int, high: int, step: int, unit: str) -> AmountSpan:
    """Widen low..high by the words around: 넘게, 안 됐어요, 이상, 미만, 정도."""
    leading, trailing = before(text, start), after(text, end)
    value = low
    span_start, span_end = leading.edge, trailing.edge
    approximate = trailing.kind is Modifier.ABOUT or leading.kind is Modifier.ABOUT
    # "a bit more than" reaches up to the next round length: years, or the next full year for months.
    ceiling = step if step > 1 else 12 - low % 12
    bounds: tuple[int | None, int | None] = (low, high)
    if trailing.kind is Modifier.MORE:
        bounds = (low, high + max(ceiling - 1, 1) if unit == "month" else None)
    elif trailing.kind is Modifier.NOT_YET or leading.kind is Modifier.NOT_YET:
        floor = step if step > 1 else (low - 1) % 12 + 1 if unit == "month" else 30
        bounds = (max(low - floor, 0), high - 1)
    elif trailing.kind is Modifier.AT_LEAST:
        bounds = (low, None)
    elif trailing.kind is Modifier.AT_MOST:
        bounds = (None, high)
    elif trailing.kind is Modifier.LESS:
        bounds = (None, high - 1)
    return AmountSpan(span_start, span_end, text[span_start:span_end], value, *bounds, unit, approximate)


def days_ago_range(span: AmountSpan, today: date) -> tuple[date, date]:
    """When something happened that was `span` ago ("그만둔 지 3개월 됐어요"), generously: people round."""
    low, high = span.low or 0, span.high if span.high is not None else span.value
    if span.unit == "day":
        slack = 0 if high < 5 else 3 if high < 15 else 7
        return today - timedelta(days=high + slack), today - timedelta(days=max(low - slack, 0))
    # "1년 넘었어요" is not less than a year; a bare "3개월" may be rounded up.
    rounding = timedelta(days=14 if span.exact else 0)
    latest = min(add_months(today, -low) + rounding, today)
    return add_months(today, -(high + 1)) + timedelta(days=1), latest
