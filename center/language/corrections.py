"""Words that take an amount or a day back: "10명 아니 12명" says 12, "9월 30일이 아니라 10월 2일" says 2 October."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from center.language.dates import find_dates
from center.language.numerals import NATIVE, SINO_CHARS
from center.language.phones import find_phones
from center.language.spans import Span
from center.language.times import find_times

# What stands between the two: "아니", "이 아니라", ", 아 아니다", "말고".
_BETWEEN = re.compile(
    r"(?:\s?(?:은|는|이|가|도))?(?:이?에요|이?예요|입니다|이?[요고])?[\s,.…]*(?:아\s?|앗\s?|어\s?)?"
    r"(?:아니(?:다|고|라|구|요|에요|예요|였고|었고|었어요|였어요|네요|네)?|아닙니다|아뇨|말고|아차|아참|아 참|정정)"
    r"(?![가-힣])[\s,.…]*"
)
_UNITS = (
    ("살", "세"), ("명", "인", "사람", "분"), ("만원", "만 원", "원", "만"), ("년",), ("개월", "달"), ("일", "주일", "주"),
    ("시간",), ("%", "프로", "퍼센트", "퍼"), ("인가구", "인 가구", "식구"),
)
_UNIT_OF = {word: number for number, words in enumerate(_UNITS) for word in words}
_UNIT = "|".join(re.escape(word) for word in sorted(_UNIT_OF, key=len, reverse=True))
_AMOUNT = (
    rf"(?P<number>[0-9][0-9,.]*[천백만억]*(?:\s?[0-9]+[천백만]+)?|[{SINO_CHARS}]{{1,9}}|{NATIVE})"
    rf"(?:\s?(?P<unit>{_UNIT})(?:(?<=년)\s?(?:[0-9]{{1,2}}|{NATIVE})\s?(?:개월|달)|\s?반(?![가-힣]))?)?"
)
_LEFT = re.compile(rf"(?:(?<![가-힣0-9./-])|(?<![0-9./-])(?=[0-9])){_AMOUNT}(?:에|부터|까지)?(?:이었|였)?$")
_RIGHT = re.compile(rf"{_AMOUNT}(?![0-9-])")
_REACH = 24
# After a day: 9월 30일에, 11월 30일자로.
_AFTER_DAY = re.compile(r"(?:일자로|자로|부로|에|부터|까지|로|날)?")
_WEEKDAY = re.compile(r"[월화수목금토일](?:요일|욜)")


def without_taken_back(text: str, today: date) -> str:
    """`text` without the amounts, days and times that it takes back itself."""
    cuts: list[tuple[int, int]] = []
    days: Sequence[Span] = ()
    times: Sequence[Span] = ()
    phones: Sequence[Span] = ()
    for index, match in enumerate(_BETWEEN.finditer(text)):
        if not index:
            days, times, phones = find_dates(text, today), find_times(text), find_phones(text)
        cut = (
            _day_taken_back(text, match, days) or _time_taken_back(text, match, days, times)
            or _phone_taken_back(match, phones) or _amount_taken_back(text, match)
        )
        if cut is not None and (not cuts or cut[0] >= cuts[-1][1]):
            cuts.append(cut)
    shorter, position = [], 0
    for start, end in cuts:
        shorter.append(text[position:start])
        position = end
    return "".join(shorter) + text[position:]


def _day_taken_back(text: str, match: re.Match[str], days: Sequence[Span]) -> tuple[int, int] | None:
    first = next((span for span in reversed(days) if span.end <= match.end() and _leads_to(text, span.end, match)), None)
    second = next((span for span in days if span.start == match.end()), None)
    if first is None or second is None:
        return None
    weekday = _WEEKDAY.search(first.text)
    if weekday and _WEEKDAY.fullmatch(second.text):
        return first.start + weekday.start(), second.start  # 다음 주 월요일 말고 수요일: the same week
    return first.start, second.start


def _leads_to(text: str, end: int, match: re.Match[str]) -> bool:
    """Whether only a particle stands between a day and the words that take it back."""
    if end >= match.start():
        return end == match.start() or not text[match.start():end].strip()
    return _AFTER_DAY.fullmatch(text[end:match.start()].strip()) is not None


def _time_taken_back(
    text: str, match: re.Match[str], days: Sequence[Span], times: Sequence[Span]
) -> tuple[int, int] | None:
    first = next((span for span in times if span.end in (match.start(), match.start() + 1)), None)
    if first is None:
        return None
    if any(span.start == match.end() for span in times):
        return first.start, match.end()
    day = next((span for span in days if span.end <= first.start and not text[span.end:first.start].strip()), None)
    if day is not None and any(span.start == match.end() for span in days):
        return day.start, match.end()  # 목요일 3시 아니 금요일 4시
    return None


def _phone_taken_back(match: re.Match[str], phones: Sequence[Span]) -> tuple[int, int] | None:
    first = next((span for span in phones if span.end == match.start()), None)
    return (first.start, match.end()) if first and any(span.start == match.end() for span in phones) else None


def _amount_taken_back(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    left = _LEFT.search(text[max(0, match.start() - _REACH):match.start()])
    right = _RIGHT.match(text, match.end())
    if left is None or right is None:
        return None
    units = [_UNIT_OF.get(found.group("unit") or "") for found in (left, right)]
    if units[0] is not None and units[0] != units[1]:
        return None
    if not all(_is_number(found.group("number"), unit) for found, unit in zip((left, right), units, strict=True)):
        return None
    return max(0, match.start() - _REACH) + left.start(), match.end()


def _is_number(written: str, unit: int | None) -> bool:
    """Whether it can only be a number: one Hangul syllable without a unit may be anything (이, 한)."""
    return unit is not None or written[0].isdigit() or len(written) > 1
