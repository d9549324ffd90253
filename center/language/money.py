"""Amounts of money: 월 280, 삼백오십만원, 연봉 3천2백, 시급 10,320원, 이백에서 250 사이, 이백 조금 넘어요."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from center.language.modifiers import Modifier, after, before
from center.language.numerals import parse_number
from center.language.spans import AmountSpan, plain, without_overlaps
from center.language.word_lists import word_list

_SINO = "영일이삼사오육륙칠팔구십백천만억조"
# Digits and Hangul numerals; a space only where a next group with its own unit follows (1억 2천, 2백 50).
_NUMBER = (
    rf"-?[0-9{_SINO}](?:[0-9{_SINO}]|,(?=[0-9])|\.(?=[0-9])|\s(?=[0-9]{{1,4}}\s?[십백천만])|\s(?=[일이삼사오육칠팔구]{{0,2}}[십백천만])"
    r"|(?<=[백천만억])\s(?=[0-9]{1,4}(?![0-9]|\s?(?:일|개월|달|년|명|살|세|시|인|번|주|%|프로|[-.]))))"
    r"{0,24}(?!(?<=이)[요에예고며라었였든상하내나지면거]|(?<=조)금|(?<=사)이(?![0-9백천만십]))"
)
_END = r"(?:\s?(?P<man>만|천|백만|천만)?\s?(?P<won>원))?"
_NOT_COUNTER = (
    r"(?![0-9]|,[0-9]|\.[0-9]|[십백천만억조]|\s?(?:일(?!당)|시간|명|번|개|회|%|프로|퍼센트|층|호|살|세(?!전|후)|년|월|달|주(?![고는기려면어었던다])|분|시|급|인(?!데)|평|kg|km|차|점|장|건|대(?!략)|가지|등|위|여\s?명))"
)
_BEFORE = r"(?<![0-9.,])(?:(?<![가-힣])|(?=[0-9-])|(?<=[월급봉당])(?!이\s))"
_BARE = re.compile(rf"(?<![0-9.,-])(?<![가-힣])(?P<number>{_NUMBER}){_END}{_NOT_COUNTER}")
_AMOUNT = re.compile(rf"{_BEFORE}(?P<number>{_NUMBER}){_END}{_NOT_COUNTER}")
_JOIN = re.compile(r"\s?(?:에서|부터|~|-|내지|이나)\s?")
_UPPER = re.compile(rf"{_JOIN.pattern}(?P<number>{_NUMBER}){_END}{_NOT_COUNTER}(?:\s?사이)?")
_BETWEEN = re.compile(r"\s?사이")
_TEN_THOUSAND = 10_000


@lru_cache(maxsize=1)
def _period() -> re.Pattern[str]:
    words = word_list("money_words")
    groups = [
        f"(?P<{name}>" + "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)) + ")"
        for name, listed in (*words["periods"].items(), ("pay", words["pay"]))
    ]
    source = "|".join(groups)
    return re.compile(
        rf"(?<![가-힣0-9])(?:{source})(?:은|는|이|가|으로|로|을|를|에|당)?(?:\s?(?:은|는))?\s?:?\s?"
        r"(?:(?:한|약|대략|대충|거의|평균|총|보통|세전으로|세전|세후|실수령)\s?){0,2}$"
    )


@lru_cache(maxsize=4)
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, word_list("money_words")[name])))


def after_tax(text: str) -> bool:
    """True when the person spoke of pay after tax (세후, 실수령) and not of pay before tax."""
    return bool(_any_of("after_tax").search(text)) and not _any_of("before_tax").search(text)


def find_money(text: str, *, asked: bool = False, period: str = "") -> list[AmountSpan]:
    """Every amount of money in `text`, in won, `unit` the period it is paid for ("" when not said).

    A number without 원 or 만 counts when a word like 월급 or 세전 stands before it, or when money was `asked`
    (for `period`): "월 280" and "삼백오십" are 만원 then; a thousand or more without a period is a yearly pay
    ("세전 3천2백"). Zero and negative amounts are reported as they are; the caller refuses them.
    """
    text = plain(text)
    found: list[AmountSpan] = []
    position, pattern = 0, _BARE if asked else _AMOUNT
    while match := pattern.search(text, position):
        span = _read(text, match, asked, period)
        if span is not None:
            found.append(_extended(text, match.end(), span))
        position = found[-1].end if span is not None else match.start() + 1
    return without_overlaps(_joined(text, found))


def _read(text: str, match: re.Match[str], asked: bool, period: str) -> AmountSpan | None:
    raw, won = match.group("number"), match.group("won") is not None
    number = _colloquial(raw.removeprefix("-"))
    if number is None or not any(char.isdigit() or char in _SINO for char in raw):
        return None
    scale = parse_number(match.group("man")) if match.group("man") else None
    if scale:
        number *= scale
    context = _period().search(text[max(0, match.start() - 22):match.start()])
    unit = context.lastgroup if context and context.lastgroup != "pay" else ""
    large_unit = bool(scale) or raw[-1] in "만억조" or ("만" in raw or "억" in raw)
    said_as_money = won or (large_unit and raw not in ("만", "억", "조"))
    if not (said_as_money or context or asked):
        return None
    if context and not said_as_money and not asked and _any_of("needs_unit").match(context.group()):
        return None
    # 사원, 구원, 조원 are words for people and things.
    if raw in "일이삼사오육칠팔구조" and not scale:
        return None
    # 이만, 천만 alone are ordinary words.
    if not (won or scale or context or asked) and len(raw) <= 2 and not raw[0].isdigit():
        return None
    if not said_as_money and context and len(raw) == 1 and not raw.isdigit():
        return None
    unit = unit or period
    if not won and not large_unit:
        number, unit = _implied(number, unit, bool(context or asked))
    value = round(number) * (-1 if raw.startswith("-") else 1)
    start = context.start() + max(0, match.start() - 22) if context else match.start()
    return _with_modifier(text, start, match.start(), match.end(), value, unit or "")


def _colloquial(raw: str) -> Fraction | None:
    """1억 2천 means 1억 2천만 in talk about money: after 억, a bare group in thousands is in 만."""
    head, joined, tail = raw.partition("억")
    number = parse_number(raw)
    if joined and tail.strip() and "만" not in tail:
        rest, hundreds = parse_number(tail.strip()), parse_number(head + joined)
        if rest is not None and hundreds is not None and rest < _TEN_THOUSAND:
            number = hundreds + rest * _TEN_THOUSAND
    return None if number is None else Fraction(number)


def _implied(number: Fraction, unit: str, in_context: bool) -> tuple[Fraction, str]:
    """Won for a number said without 원 and 만: how much is usual for the period decides."""
    if unit == "hour" or number >= _TEN_THOUSAND or not in_context:
        return number, unit
    if unit == "day" and number >= 1000:
        return number, unit
    if not unit and number >= 1000:
        unit = "year"
    return number * _TEN_THOUSAND, unit


def _with_modifier(text: str, start: int, number_start: int, end: int, value: int, unit: str) -> AmountSpan:
    leading, trailing = before(text, number_start), after(text, end)
    low: int | None = value
    high: int | None = value
    approximate = Modifier.ABOUT in (leading.kind, trailing.kind)
    step = _step(value)
    if trailing.kind is Modifier.MORE:
        high = value + step - 1
    elif trailing.kind is Modifier.NOT_YET:
        low, high = max(value - step, 0), value - 1
    elif trailing.kind is Modifier.AT_LEAST:
        high = None
    elif trailing.kind is Modifier.AT_MOST:
        low = None
    elif trailing.kind is Modifier.LESS:
        low, high = None, value - 1
    first = min(start, leading.edge)
    return AmountSpan(first, trailing.edge, text[first:trailing.edge], value, low, high, unit, approximate)


def _extended(text: str, end: int, span: AmountSpan) -> AmountSpan:
    """월급 이백에서 250 사이: the second number continues the first, in the same unit."""
    found = _UPPER.match(text, end)
    number = _colloquial(found.group("number")) if found and span.exact else None
    if found is None or number is None:
        return span
    scale = parse_number(found.group("man")) if found.group("man") else None
    high = round(number * (scale or 1))
    while high > 0 and high * _TEN_THOUSAND <= span.value * 100:
        high *= _TEN_THOUSAND
    if not span.value < high <= span.value * 100:
        return span
    return AmountSpan(span.start, found.end(), text[span.start:found.end()], span.value, span.value, high, span.unit)


def _step(value: int) -> int:
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _joined(text: str, spans: list[AmountSpan]) -> list[AmountSpan]:
    """이백에서 250 사이, 200~250만원: two amounts become one range; the first borrows the unit of the second."""
    joined = list(spans)
    for second in spans:
        head = text[max(0, second.start - 24):second.start]
        found = re.search(rf"(?<![0-9.,가-힣])(?P<number>{_NUMBER})\s?(?:만\s?)?(?:원)?{_JOIN.pattern}$", head)
        if not found:
            continue
        offset = max(0, second.start - 24)
        number = _colloquial(found.group("number"))
        if number is None:
            continue
        low = round(number)
        while 0 < low * _TEN_THOUSAND <= second.value:
            low *= _TEN_THOUSAND
        if not 0 < low < second.value:
            continue
        close = _BETWEEN.match(text, second.end)
        start, end = offset + found.start(), close.end() if close else second.end
        context = _period().search(text[max(0, start - 22):start])
        unit = (context.lastgroup if context and context.lastgroup != "pay" else "") or second.unit
        start = context.start() + max(0, start - 22) if context else start
        joined.append(AmountSpan(start, end, text[start:end], low, low, second.high, unit, second.approximate))
    return joined
