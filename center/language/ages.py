"""Ages (만 나이) as people say them: 45살, 마흔다섯, 85년생, 50대 초반, 환갑 지났어요, 우리 나이로 46."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from center.language.calendar import four_digit_year, full_years, month_range
from center.language.modifiers import Modifier, after, before
from center.language.numerals import BEFORE_COUNT, COUNT, parse_count, parse_number
from center.language.spans import AmountSpan, plain, without_overlaps

_NATIVE_TENS = r"(?:스물|스무|서른|설흔|마흔|쉰|예순|일흔|여든|아흔)"
_NATIVE_ONES = r"(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|여덜|아홉)"
_KOREAN_AGE = r"(?P<korean>(?:우리\s?나이|한국\s?나이|한국식\s?나이|세는\s?나이|옛날\s?나이|집\s?나이)(?:로는|로|론|는)?\s?)?"
_FULL_AGE = r"(?:만\s?(?:나이로?는?|으로)?\s?)?"
_WITH_UNIT = re.compile(
    rf"{_KOREAN_AGE}{_FULL_AGE}(?<![0-9.,])(?:(?<![가-힣])|(?<=만)|(?=[0-9]))(?:(?P<age>[0-9]{{1,3}}(?=\s?[살세])|[일이삼사오육칠팔구십백]{{1,5}}(?!\s?세요))"
    r"\s?(?:살|세(?!금|대|무|전|후|입자|기|상|율|부|계|종))"
    rf"|(?P<native>{_NATIVE_TENS}\s?{_NATIVE_ONES}?|열\s?{_NATIVE_ONES}?|{_NATIVE_ONES})\s?살)"
)
_WITH_NA_I = re.compile(
    rf"(?:(?P<korean>우리\s?나이|한국\s?나이|한국식\s?나이|세는\s?나이|옛날\s?나이|집\s?나이)(?:로는|로|론|는|가)?|만\s?나이(?:로는|로|는|가)?|나이(?:는|가|도)?|만으로)\s?(?:만\s?)?"
    rf"(?P<age>[0-9]{{2,3}}|{_NATIVE_TENS}\s?{_NATIVE_ONES}?|[이삼사오육칠팔]십[일이삼사오육칠팔구]?(?=$|[\s,.?!에]|이[고에]|인데|입니다))(?![0-9]|\s?(?:년|월|대|살|세|명|만|원|개|%))"
)
_FULL_BARE = re.compile(r"(?<![가-힣0-9])만\s?(?P<age>[0-9]{2})(?=$|[\s,.?!]|이[고에]|인데|입니다|예요)(?!\s?(?:원|명|개|시))")
_COUNTER = r"\s?(?:명|개|시|번|분|대(?!학)|곳|군데|가지|장|권|마리|사람|달|해|주|건|인(?!데|디|지|가)|평|잔|알|두|세|네)"
_NATIVE_BARE = re.compile(
    rf"(?<![가-힣])(?P<age>{_NATIVE_TENS}\s?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|여덜|아홉)(?!{_COUNTER})|{_NATIVE_TENS}"
    r"(?=$|[.,?!]|\s?(?:이에요|이예요|예요|이요|이고|인데|입니다|이라|이야|이거든|이\s?(?:넘|되|됐|안|다)|넘|됐|된|되|다\s?돼|안\s?[됐되]|에\s|밖에|된)))"
)
_BIRTH_YEAR = re.compile(
    r"(?<![0-9가-힣.])'?(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}|[영공일이삼사오육칠팔구]{2}|천구백[일이삼사오육칠팔구십]{2,4})\s?년\s?(?:생(?!계|활|각|산|일|겼|긴)|도\s?생|\s?[쥐소범용뱀말양닭개]띠|\s?(?:호랑이|토끼|원숭이|돼지)띠)"
)
_BIRTH_DATE = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})\s?(?:년|[./-])\s?(?P<month>[0-9]{1,2})\s?(?:월|[./-])\s?(?:(?P<day>[0-9]{1,2})\s?(?:일|[.])?)?\s?"
    r"(?:생(?!각|활|계|산)|출생|에?\s?태어)"
)
_DECADE = re.compile(
    r"(?<![0-9가-힣.])(?P<decade>[2-9]0|[이삼사오육칠팔구]십)\s?대(?![0-9]|\s?(?:기업|보험|로|표|략|상자))(?:\s?(?P<part>초반|초|중반|중순|후반|말|중후반|초중반))?"
)
# 환갑 is the 60th birthday; 칠순 and 팔순 are counted in either way of counting.
_NAMED = {"환갑": (60, 60), "회갑": (60, 60), "진갑": (61, 61), "칠순": (69, 70), "고희": (69, 70), "팔순": (79, 80)}
_NAMED_AGE = re.compile(
    rf"(?<![가-힣])(?P<name>{'|'.join(_NAMED)})(?P<passed>(?:이|을)?\s?(?:막\s?)?(?:지났|지난|넘|지나))?(?:[가-힣]{{0,5}})?"
)
_PARTS = {"초반": (0, 3), "초": (0, 3), "초중반": (0, 6), "중반": (4, 6), "중순": (4, 6), "중후반": (4, 9),
          "후반": (7, 9), "말": (7, 9)}
_SOON = re.compile(r"(?:곧|이제\s?곧|내년이면|거의|낼모레)\s?$")


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth that was said; `low`..`high` when only the month or the year is known."""

    start: int
    end: int
    low: date
    high: date


def find_births(text: str, today: date) -> list[Birth]:
    """Dates of birth ("1985년 3월 2일생"); "85년생" and "85년 3월생" give a range of days."""
    text, found = plain(text), []
    for match in _BIRTH_DATE.finditer(text):
        year, month = four_digit_year(int(match.group("year")), today), int(match.group("month"))
        try:
            low = date(year, month, int(match.group("day") or 1))
        except ValueError:
            continue
        high = low if match.group("day") else month_range(year, month)[1]
        found.append(Birth(match.start(), match.end(), low, high))
    for match in _BIRTH_YEAR.finditer(text):
        number = parse_number(match.group("year"))
        if isinstance(number, int):
            year = four_digit_year(number, today)
            found.append(Birth(match.start(), match.end(), date(year, 1, 1), date(year, 12, 31)))
    return sorted(found, key=lambda birth: birth.start)


def find_ages(text: str, today: date) -> list[AmountSpan]:
    """Every age in `text` in completed years (만 나이); `unit` "year".

    A birth year alone leaves two ages open: `value` is the one reached this year. 우리 나이 is one or two more.
    """
    text = plain(text)
    found: list[AmountSpan] = []
    for birth in find_births(text, today):
        if birth.low <= today:
            value = today.year - birth.low.year if birth.low.year < today.year else 0
            low, high = full_years(birth.high, today), full_years(birth.low, today)
            value = high if birth.low == birth.high else value
            found.append(AmountSpan(birth.start, birth.end, text[birth.start:birth.end], value, low, high, "year"))
    for pattern in (_WITH_UNIT, _WITH_NA_I, _FULL_BARE, _NATIVE_BARE):
        found += [span for match in pattern.finditer(text) if (span := _said(text, match))]
    found += [_decade(match) for match in _DECADE.finditer(text)]
    for match in _NAMED_AGE.finditer(text):
        low, high = _NAMED[match.group("name")]
        open_end = bool(match.group("passed"))
        found.append(AmountSpan(match.start(), match.end(), match.group(), low, low, None if open_end else high, "year"))
    return without_overlaps(found)


# "12월", "3명", "40시간": a number of something else.
_NO_AGE = re.compile(r"\s?(?:월|개월|달|명|만\s?원|원|시간|%|프로|번|층)")


def asked_age(text: str) -> AmountSpan | None:
    """The age in a bare answer to "how old?": "마흔다섯이요", "45", "사십오"."""
    match = re.search(rf"{BEFORE_COUNT}(?P<age>{COUNT})", plain(text))
    if match is None or _NO_AGE.match(plain(text), match.end()):
        return None
    return _said(plain(text), match)


def _said(text: str, match: re.Match[str]) -> AmountSpan | None:
    count = parse_count(match.group("age") or match.group("native"))
    if count is None or count.value > 120 or count.value.denominator != 1:
        return None
    age, end = int(count.value), match.end()
    if match.groupdict().get("korean"):
        return AmountSpan(match.start(), end, match.group(), age - 1, max(age - 2, 0), age - 1, "year")
    leading, trailing = before(text, match.start()), after(text, end)
    low: int | None = age
    high: int | None = int(count.high)
    if trailing.kind is Modifier.MORE:
        # "서른 넘었어요" stays in the thirties; "65세 넘어서" says nothing about the top.
        high = age + 9 if age % 10 == 0 and not match.group()[-2:-1].isdigit() and "세" not in match.group() else None
    elif trailing.kind is Modifier.NOT_YET or _SOON.search(text[:match.start()][-8:]):
        low, high = max(age - (10 if age % 10 == 0 and trailing.kind is Modifier.NOT_YET else 1), 0), age - 1
    elif trailing.kind is Modifier.AT_LEAST:
        high = None
    elif trailing.kind is Modifier.AT_MOST:
        low = None
    elif trailing.kind is Modifier.LESS:
        low, high = None, age - 1
    approximate = Modifier.ABOUT in (leading.kind, trailing.kind)
    return AmountSpan(leading.edge, trailing.edge, text[leading.edge:trailing.edge], age, low, high, "year", approximate)


def _decade(match: re.Match[str]) -> AmountSpan:
    base = int(parse_number(match.group("decade")) or 0)
    low, high = _PARTS.get(match.group("part") or "", (0, 9))
    return AmountSpan(match.start(), match.end(), match.group(), base + low, base + low, base + high, "year")
