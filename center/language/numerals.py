"""Numbers as they are said and written in Korean: 육, 예순다섯, 삼백오십, 3천2백, 1,234, 서너, 열댓."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_SINO_DIGITS = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_SMALL_UNITS = {"십": 10, "백": 100, "천": 1000}
_LARGE_UNITS = {"만": 10**4, "억": 10**8, "조": 10**12}
_NATIVE_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "서": 3, "넷": 4, "네": 4, "넉": 4, "너": 4,
    "다섯": 5, "닷": 5, "여섯": 6, "엿": 6, "일곱": 7, "여덟": 8, "여덜": 8, "아홉": 9,
}
_NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "설흔": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70,
    "여든": 80, "아흔": 90,
}
_NATIVE_RANGES = {
    "한두": (1, 2), "한둘": (1, 2), "두세": (2, 3), "두서너": (2, 4), "두어": (2, 3), "서너": (3, 4), "서넛": (3, 4),
    "너댓": (4, 5), "네댓": (4, 5), "네다섯": (4, 5), "대여섯": (5, 6), "대엿": (5, 6), "다섯여섯": (5, 6),
    "예닐곱": (6, 7), "일고여덟": (7, 8), "일고여덜": (7, 8), "여덟아홉": (8, 9), "엳아홉": (8, 9), "열댓": (14, 16),
    "여남은": (11, 14), "열두어": (12, 13), "열두세": (12, 13), "열서너": (13, 14),
}
_SINO_PAIRS = {"일이": (1, 2), "이삼": (2, 3), "삼사": (3, 4), "사오": (4, 5), "오육": (5, 6), "오륙": (5, 6),
               "육칠": (6, 7), "칠팔": (7, 8), "팔구": (8, 9)}

_ONES = "|".join(sorted(_NATIVE_ONES, key=len, reverse=True))
_TENS = "|".join(_NATIVE_TENS)
_RANGES = "|".join(sorted(_NATIVE_RANGES, key=len, reverse=True))
SINO_CHARS = "영공일이삼사오육륙칠팔구십백천만억조"
# Source of one native number (예순다섯, 두세), to be embedded in the patterns of other modules.
NATIVE = rf"(?:{_RANGES}|(?:{_TENS})\s?(?:{_ONES})|{_TENS}|{_ONES})"
# One count before a counter word (3, 1,234, 2.5, 12~3, 십오, 열두, 3천), with "여" (이십여).
COUNT = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,4})?\s?[십백천만]{0,2}여?"
    rf"|[{SINO_CHARS}]{{1,12}}여?|{NATIVE}여?"
)
# Hangul numerals only count at the start of a word, or after 한/약/총 …; digits only when not inside a number.
BEFORE_COUNT = r"(?<![0-9.,])(?:(?<![가-힣])|(?<=(?<![가-힣])[약총딱근])|(?=[0-9]))"

_NATIVE_NUMBER = re.compile(rf"([{SINO_CHARS}]*[백천만])?(?:({_TENS})\s?)?({_ONES})?$")
_RANGE = re.compile(rf"(?:({_TENS})\s?)?({_RANGES})$")
_CHUNK = re.compile(r"[0-9]+(?:\.[0-9]+)?|.")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Count:
    """A count as said: 서너 is 3..4 with `value` 3; `exact` numbers have low == high == value."""

    value: Fraction
    low: Fraction
    high: Fraction


def parse_number(text: str) -> int | Fraction | None:
    """The number that the whole of `text` says, or None: "삼백오십" 350, "3천2백" 3200, "2.5만" 25000, "예순다섯" 65.

    Digits said one by one are read as a number ("이공이육" 2026). Fractions only come from decimal points.
    """
    squeezed = text.replace(" ", "")
    if "," in squeezed:
        squeezed = _GROUPED.sub(lambda found: found.group().replace(",", ""), squeezed)
        if "," in squeezed:
            return None
    if not squeezed:
        return None
    number = _parse_mixed(squeezed)
    if number is None:
        number = _parse_native(squeezed)
    if number is None:
        return None
    return number.numerator if number.denominator == 1 else number


@lru_cache(maxsize=2048)
def parse_count(text: str) -> Count | None:
    """Like parse_number, and also 서너, 열댓, 이삼십, 십여, which say a range; None when it is no number."""
    squeezed = text.replace(" ", "")
    if squeezed.endswith("여") and len(squeezed) > 1:
        base = parse_number(squeezed[:-1])
        if base is None or base < 10 or Fraction(base).denominator != 1:
            return None
        step = _last_power(int(base))
        return Count(Fraction(base), Fraction(base) + 1, Fraction(base) + step - 1)
    found = _RANGE.match(squeezed)
    if found:
        tens = _NATIVE_TENS[found.group(1)] if found.group(1) else 0
        low, high = _NATIVE_RANGES[found.group(2)]
        return Count(Fraction(tens + low), Fraction(tens + low), Fraction(tens + high))
    pair = _SINO_PAIRS.get(squeezed[:2])
    if pair and all(char in "십백천만억" for char in squeezed[2:]):
        unit = Fraction(parse_number(squeezed[2:]) or 1) if squeezed[2:] else Fraction(1)
        return Count(pair[0] * unit, pair[0] * unit, pair[1] * unit)
    number = parse_number(squeezed)
    if number is None:
        return None
    return Count(Fraction(number), Fraction(number), Fraction(number))


def _last_power(number: int) -> int:
    power = 1
    while number % (power * 10) == 0:
        power *= 10
    return power


def _parse_native(text: str) -> Fraction | None:
    found = _NATIVE_NUMBER.match(text)
    if not found or not (found.group(2) or found.group(3)):
        return None
    hundreds = _parse_mixed(found.group(1)) if found.group(1) else Fraction(0)
    if hundreds is None:
        return None
    return hundreds + _NATIVE_TENS.get(found.group(2) or "", 0) + _NATIVE_ONES.get(found.group(3) or "", 0)


def _parse_mixed(text: str) -> Fraction | None:
    """Sino-Korean numerals and digits with units; None when the order of units makes no sense."""
    total, section = Fraction(0), Fraction(0)
    pending: Fraction | None = None
    smallest_small, smallest_large, spelled, seen = 10**4, 10**16, 0, False
    for found in _CHUNK.finditer(text):
        chunk = found.group()
        if chunk[0].isdigit() and chunk.isascii():
            if pending is not None:
                return None
            pending, spelled = Fraction(chunk), 0
        elif chunk in _SINO_DIGITS:
            if pending is not None and not spelled:
                return None
            pending = (pending or Fraction(0)) * 10 + _SINO_DIGITS[chunk]
            spelled += 1
        elif chunk in _SMALL_UNITS:
            unit = _SMALL_UNITS[chunk]
            if unit >= smallest_small or spelled > 1:
                return None
            section += (Fraction(1) if pending is None else pending) * unit
            smallest_small, pending, spelled = unit, None, 0
        elif chunk in _LARGE_UNITS:
            unit = _LARGE_UNITS[chunk]
            if unit >= smallest_large or (spelled > 1 and section):
                return None
            section += pending or Fraction(0)
            if not section and pending is not None:
                return None
            total += (section or Fraction(1)) * unit
            section, pending, spelled = Fraction(0), None, 0
            smallest_small, smallest_large = 10**4, unit
        else:
            return None
        seen = True
    if not seen or (spelled > 1 and (section or total)):
        return None
    return total + section + (pending or Fraction(0))


def to_korean(number: int) -> str:
    """`number` (0 or more) in Sino-Korean, as written on forms: 350 "삼백오십", 10000 "만", 120000000 "일억이천만"."""
    if number < 0 or number >= 10**16:
        raise ValueError(f"cannot be written: {number}")
    if number == 0:
        return "영"
    words, rest = "", number
    for char, unit in reversed(_LARGE_UNITS.items()):
        count, rest = divmod(rest, unit)
        if count:
            words += ("" if count == 1 and char == "만" else _section(count)) + char
    return words + _section(rest)


def _section(number: int) -> str:
    words, rest, digits = "", number, "영일이삼사오육칠팔구"
    for char, unit in reversed(_SMALL_UNITS.items()):
        count, rest = divmod(rest, unit)
        if count:
            words += ("" if count == 1 else digits[count]) + char
    return words + (digits[rest] if rest else "")


def to_native(number: int) -> str:
    """`number` (1 to 99) in native Korean, as ages are said: 65 "예순다섯"."""
    if not 1 <= number <= 99:
        raise ValueError(f"cannot be written: {number}")
    tens = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
    ones = ["", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"]
    return tens[number // 10] + ones[number % 10]
