"""Times of day: 오후 두 시 반, 14:30, 2시 (in office hours: 14:00), 정오."""

from __future__ import annotations

import re

from center.language.numerals import parse_number
from center.language.spans import TextSpan, plain, without_overlaps

_HALF_DAY = r"(?P<half>오전|오후|새벽|아침|낮|점심|저녁|밤|am|pm|AM|PM)"
_HOUR = r"(?P<hour>[0-9]{1,2}|열한|열두|열하나|열둘|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉)"
_MINUTE = r"(?P<minute>[0-9]{1,2}|[일이삼사오]?십[일이삼사오육칠팔구]?|[오])"
_SPOKEN = re.compile(
    rf"(?:{_HALF_DAY}\s?)?(?<![0-9.])(?:(?<![가-힣])|(?=[0-9])|(?<=욜)|(?<=요일)|(?<=모레)|(?<=내일)|(?<=오늘)|(?<=낼)){_HOUR}\s?시(?!간|급|작|장|험|절|기|키|켜|도|군|의|청|흥|설|켰|킨|적)"
    rf"(?:\s?(?P<thirty>반)|\s?{_MINUTE}\s?분)?"
)
_AFTER_HALF = re.compile(rf"{_HALF_DAY}\s?{_HOUR}\s?시(?!간|급|작)(?:\s?(?P<thirty>반)|\s?{_MINUTE}\s?분)?")
_CLOCK = re.compile(rf"(?:{_HALF_DAY}\s?)?(?<![0-9:.])(?P<hour>[0-9]{{1,2}})\s?:\s?(?P<minute>[0-5][0-9])(?![0-9:])")
_LATIN = re.compile(r"(?<![0-9A-Za-z:.])(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5][0-9]))?\s?(?P<half>am|pm|AM|PM)(?![A-Za-z])")
# 10~12시, 2시에서 4시: the first hour has lost its 시.
_FROM = re.compile(
    rf"(?:{_HALF_DAY}\s?)?(?<![0-9.:가-힣])(?P<hour>[0-9]{{1,2}})(?P<minute>)(?=\s?[~-]\s?[0-9]{{1,2}}\s?시(?!간))"
)
# 세 시 십 분 전
_BEFORE = re.compile(r"\s?전(?!에|까|화)")
_NOON = re.compile(r"(?<![가-힣])(?P<word>정오|자정)")
_FIRST_OFFICE_HOUR = 8


def find_times(text: str) -> list[TextSpan]:
    """Every time of day in `text`; `value` is "HH:MM".

    Without 오전/오후, hours 1 to 7 are in the afternoon, because people speak of office hours.
    """
    text = plain(text)
    found: list[TextSpan] = []
    for pattern in (_AFTER_HALF, _SPOKEN, _CLOCK, _LATIN, _FROM):
        for match in pattern.finditer(text):
            value = _value(match)
            if value and minutes_before(match) and (early := _BEFORE.match(text, match.end())):
                found.append(TextSpan(match.start(), early.end(), text[match.start():early.end()], _earlier(match, value)))
                continue
            if value:
                found.append(TextSpan(match.start(), match.end(), match.group(), value))
    for match in _NOON.finditer(text):
        value = "12:00" if match.group("word") == "정오" else "00:00"
        found.append(TextSpan(match.start(), match.end(), match.group(), value))
    return without_overlaps(found)


def _value(match: re.Match[str]) -> str | None:
    hour, minute_text, half = parse_number(match.group("hour")), match.group("minute"), match.group("half")
    minute = 30 if match.groupdict().get("thirty") else (parse_number(minute_text) if minute_text else 0)
    if not isinstance(hour, int) or not isinstance(minute, int) or hour > 24 or minute > 59:
        return None
    hour = _on_24_hours(hour, (half or "").lower(), clock=match.re is _CLOCK)
    return f"{hour % 24:02d}:{minute:02d}"


def minutes_before(match: re.Match[str]) -> bool:
    """Whether minutes were said that a following 전 takes away."""
    return match.re is not _CLOCK and bool(match.group("minute"))


def _earlier(match: re.Match[str], value: str) -> str:
    """10 minutes before three: "15:10" read as 14:50."""
    hour, minute = int(value[:2]), int(value[3:])
    total = (hour * 60 - minute) % (24 * 60)
    return f"{total // 60:02d}:{total % 60:02d}"


def _on_24_hours(hour: int, half: str, *, clock: bool) -> int:
    if hour > 12:
        return hour
    if half in ("오전", "새벽", "아침", "am"):
        return hour % 12
    if half in ("오후", "저녁", "pm"):
        return hour % 12 + 12
    if half == "밤":
        return hour % 12 + 12 if 6 <= hour < 12 else hour % 12
    if half in ("낮", "점심"):
        return hour if hour >= 10 else hour + 12
    if 1 <= hour < _FIRST_OFFICE_HOUR and not (clock and hour == 7):
        return hour + 12
    return hour
