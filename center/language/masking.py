"""Hide personal numbers before anything is stored, logged or sent on: resident numbers, cards, accounts, licences."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from center.language.phones import find_phones
from center.language.spans import plain

_SEP = r"[\s.\-·_~/,:]{0,3}"
_HANGUL_DIGITS = str.maketrans("공영일이삼사오육륙칠팔구", "001234566789")
_RRN = re.compile(
    r"(?<![0-9])(?P<yy>[0-9]{2})[ .\-/년]{0,2}(?P<mm>[0-9]{2})[ .\-/월]{0,2}(?P<dd>[0-9]{2})"
    rf"(?:일(?:생)?)?(?:{_SEP}|\s?(?:다시|대시|하이픈|에|의|짝대기)\s?)"
    r"(?P<tail>[1-8][ ]?[0-9](?:[ ]?[0-9]){5}|[1-8][0-9]{6})(?![0-9])"
)
_SPACED_RRN = re.compile(rf"(?<![0-9])(?P<all>[0-9](?:{_SEP}[0-9]){{12}})(?![0-9])(?!{_SEP}[0-9])")
_HALF_HIDDEN_RRN = re.compile(r"(?<![0-9])[0-9]{6}\s?-\s?[1-8][0-9]{1,5}(?=[*xX●○]+)")
_CARD = re.compile(r"(?<![0-9-])(?:[0-9]{4}[ \-.]?){3}[0-9]{4}(?![0-9-])|"
                   r"(?<![0-9-])3[47][0-9]{2}[ \-.]?[0-9]{6}[ \-.]?[0-9]{5}(?![0-9-])")
_LICENSE = re.compile(r"(?<![0-9-])(?:[0-9]{2}|[가-힣]{2}\s?[0-9]{0,2})[ \-][0-9]{2}-[0-9]{6}-[0-9]{2}(?![0-9-])|"
                      r"(?<![0-9-])[가-힣]{2}\s[0-9]{2}-[0-9]{6}(?:-[0-9]{2})?(?![0-9-])")
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])(?:[MSRODGmsrodg][0-9]{8}|[MSRODGmsrodg][0-9]{3}[A-Za-z][0-9]{4})(?![A-Za-z0-9])")
_ACCOUNT = re.compile(r"(?<![0-9,.\-])[0-9]{2,6}(?:-[0-9]{2,8}){2,4}(?![0-9,\-])|(?<![0-9,.\-])[0-9]{11,16}(?![0-9,\-])")
# Business numbers (3-2-5), workplace numbers (3-2-5-1) and dates are no secrets.
_PUBLIC = re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{5}(?:-[0-9])?|(?:19|20)[0-9]{2}[- ][0-9]{1,2}[- ][0-9]{1,2}.*|"
                     r"[0-9]{2}[- ](?:0?[1-9]|1[0-2])[- ](?:0?[1-9]|[12][0-9]|3[01])(?:[- ].*)?")
_PUBLIC_RUN = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?:[0-9]{4}|[0-9]{6}|[0-9]{8})?$")
_MONEY_AFTER = re.compile(r"\s?(?:원|만|억|명|건|개)")


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` without personal numbers; `kinds` of resident_number, foreigner_number, card, driver_license, passport, account."""

    text: str
    kinds: frozenset[str]


def mask(text: str) -> Masked:
    """Hide personal numbers in every usual writing: "850302-*******". Dates, amounts and telephone numbers stay."""
    kinds: set[str] = set()
    text = _resident_numbers(text, kinds)
    text = _replace(text, _LICENSE, lambda found: _stars(found, keep=2), "driver_license", kinds)
    text = _replace(text, _CARD, _card, "card", kinds)
    text = _replace(text, _PASSPORT, lambda found: found[0] + "********", "passport", kinds)
    text = _accounts(text, kinds)
    return Masked(text, frozenset(kinds))


def mask_phones(text: str) -> str:
    """Hide the middle of telephone numbers: "010-****-5678"."""
    for span in reversed(find_phones(text)):
        head, *_, tail = span.value.split("-")
        hidden = f"{head}-****-{tail}" if span.value.count("-") == 2 else span.value
        text = text[:span.start] + hidden + text[span.end:]
    return text


def _resident_numbers(text: str, kinds: set[str]) -> str:
    for digits in (plain(text), plain(text).translate(_HANGUL_DIGITS)):
        found = [match.span() for pattern in (_RRN, _SPACED_RRN) for match in pattern.finditer(digits)
                 if _is_resident_number(match.group())]
        if not found:
            continue
        before = len(text) + 1
        for start, end in sorted(found, reverse=True):
            if end > before:
                continue
            before = start
            number = re.sub(r"[^0-9]", "", digits[start:end])
            kinds.add("foreigner_number" if number[6] in "5678" else "resident_number")
            text = text[:start] + number[:6] + "-*******" + text[end:]
        return _resident_numbers(text, kinds)
    hidden = _HALF_HIDDEN_RRN.sub(lambda match: match.group()[:6] + "-*", plain(text))
    if len(hidden) != len(text):
        kinds.add("resident_number")
        return hidden
    return text


def _is_resident_number(written: str) -> bool:
    number = re.sub(r"[^0-9]", "", written)
    if len(number) != 13 or number[6] not in "12345678":
        return False
    year = (1900 if number[6] in "1256" else 2000) + int(number[:2])
    month, day = int(number[2:4]), int(number[4:6])
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return False
    # Two dates one after the other (2012-05-11 2024-…) are no resident number: theirs come in groups of their own.
    groups = re.findall(r"[0-9]+", written)
    return not (len(groups) >= 4 and len(groups[0]) == 4)


def _replace(text: str, pattern: re.Pattern[str], hide: Callable[[str], str | None], kind: str, kinds: set[str]) -> str:
    digits = plain(text)
    protected = [(span.start, span.end) for span in find_phones(text)]
    for match in reversed(list(pattern.finditer(digits))):
        start, end = match.span()
        if any(start < last and first < end for first, last in protected):
            continue
        hidden = hide(match.group())
        if hidden is not None:
            kinds.add(kind)
            text = text[:start] + hidden + text[end:]
    return text


def _stars(written: str, *, keep: int) -> str:
    seen, hidden = 0, ""
    for char in written:
        seen += char.isdigit()
        hidden += "*" if char.isdigit() and seen > keep else char
    return hidden


def _card(written: str) -> str | None:
    digits = re.sub(r"[^0-9]", "", written)
    if not _luhn(digits):
        return None
    return _stars(written, keep=0)[:-4] + digits[-4:]


def _luhn(digits: str) -> bool:
    total = 0
    for place, char in enumerate(reversed(digits)):
        number = int(char) * (2 if place % 2 else 1)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


def _accounts(text: str, kinds: set[str]) -> str:
    digits = plain(text)

    def hide(written: str) -> str | None:
        number = re.sub(r"[^0-9]", "", written)
        if not 10 <= len(number) <= 16 or _PUBLIC.fullmatch(written) or _PUBLIC_RUN.match(number):
            return None
        return _stars(written, keep=3)

    spans = [match for match in _ACCOUNT.finditer(digits) if not _MONEY_AFTER.match(digits, match.end())]
    allowed = {match.group() for match in spans}
    return _replace(text, _ACCOUNT, lambda written: hide(written) if written in allowed else None, "account", kinds)
