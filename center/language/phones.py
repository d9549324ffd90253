"""Telephone numbers in every way Koreans write them, also in Hangul digits: 공일공 일이삼사 오육칠팔."""

from __future__ import annotations

import re

from center.language.spans import TextSpan, plain, without_overlaps

_HANGUL_DIGITS = str.maketrans("공영일이삼사오육륙칠팔구oO", "00123456678900")
_SEPARATOR = r"(?:\s?[-.)·~/_]\s?|\s|\s?(?:다시|대시|하이픈|짝대기|에|의|국에)\s?)?"
_MOBILE = rf"01[016789]{_SEPARATOR}[0-9]{{3,4}}{_SEPARATOR}[0-9]{{4}}"
_INTERNATIONAL = rf"\+?82{_SEPARATOR}\(?0?\)?1[016789]{_SEPARATOR}[0-9]{{3,4}}{_SEPARATOR}[0-9]{{4}}"
_AREA = rf"\(?0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50[0-9]){_SEPARATOR}[0-9]{{3,4}}{_SEPARATOR}[0-9]{{4}}"
_NATIONAL = r"1[5-8][0-9]{2}\s?[-.]\s?[0-9]{4}"
# In "오육칠팔이에요" the last 이 is no digit.
_COPULA = re.compile("이(?=에요|예요|요|고|라|며|구요|거든|[ ]?맞)")
_PHONE = re.compile(rf"(?<![0-9])(?:{_INTERNATIONAL}|{_MOBILE}|{_AREA}|{_NATIONAL})(?![0-9])(?!-[0-9])")


def find_phones(text: str) -> list[TextSpan]:
    """Every telephone number in `text`; `value` like "010-1234-5678", "02-123-4567", "1588-0075"."""
    digits = plain(text)
    found = []
    for written in (digits, _COPULA.sub("\u3163", digits).translate(_HANGUL_DIGITS)):
        found += [
            TextSpan(match.start(), match.end(), text[match.start():match.end()], _hyphenated(match.group()))
            for match in _PHONE.finditer(written)
        ]
    return without_overlaps(found)


def _hyphenated(written: str) -> str:
    digits = re.sub(r"[^0-9]", "", written)
    if digits.startswith("82") and len(digits) >= 11:
        digits = "0" + digits[2:].lstrip("0")
    if len(digits) == 8:
        return f"{digits[:4]}-{digits[4:]}"
    area = 2 if digits.startswith("02") else 4 if digits.startswith("050") and len(digits) == 12 else 3
    return f"{digits[:area]}-{digits[area:-4]}-{digits[-4:]}"
