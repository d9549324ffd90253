"""Numbers of people: 직원 다섯 명, 5인, 열댓 명, 50명 정도, 상시 30인 미만."""

from __future__ import annotations

import re

from center.language.modifiers import Modifier, after, before
from center.language.numerals import BEFORE_COUNT, COUNT, parse_count
from center.language.spans import AmountSpan, plain, without_overlaps

_COUNTER = r"(?:명|인(?!건|력|터|정|분|상|원|증|천|생|데|턴|구직|당)|사람|분(?=이[에 ]|\s?정도|\s?계)|식구)"
_PEOPLE = re.compile(
    rf"{BEFORE_COUNT}(?:(?P<low>{COUNT})\s?(?:명|인)?\s?(?:에서|~|-|내지|부터)\s?)?(?P<count>{COUNT})\s?{_COUNTER}"
)
# 구인, 본인, "너 사람이야?" are no counts; 사인 가족 is one.
_NO_COUNT = re.compile(r"[영공일이삼사오육칠팔구십백천만]인|너\s?사람|한\s?분")
_FAMILY = re.compile(r"\s?(?:가족|가구|이하|이상|미만|사업장|기준)")
# 둘, 셋 … stand alone for people after a word for them ("직원 셋").
_ALONE = re.compile(
    r"(?P<noun>직원|알바생|알바|사원|근로자|종업원|식구|가족|부양가족)(?:은|는|이|가)?\s?(?P<count>[0-9]{1,5}(?!\s?(?:만|벌|받))|(?:열|스물)?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)|열|스물)"
    r"(?=$|[\s,.?!]|이[에고요]|인데|이라|입니다|밖에|뿐|정도|쯤|예요)"
)


def find_headcounts(text: str) -> list[AmountSpan]:
    """Every number of people in `text`; `unit` is "person". "30인 미만" is up to 29, "열댓 명" a range."""
    text = plain(text)
    found = []
    for match in _PEOPLE.finditer(text):
        count = parse_count(match.group("count"))
        if _NO_COUNT.fullmatch(match.group()) and not _FAMILY.match(text, match.end()):
            continue
        if count is None or count.value.denominator != 1 or count.value > 1_000_000:
            continue
        start, low, high = match.start(), int(count.low), int(count.high)
        lower = parse_count(match.group("low")) if match.group("low") else None
        if lower is not None and lower.value < count.value:
            low = int(lower.low)
        elif match.group("low"):
            start = match.start("count")
        found.append(_with_modifier(text, start, match.end(), low, high))
    for match in _ALONE.finditer(text):
        count = parse_count(match.group("count"))
        if count is not None:
            found.append(_with_modifier(text, match.start("count"), match.end(), int(count.low), int(count.high)))
    return without_overlaps(found)


def _with_modifier(text: str, start: int, end: int, low: int, high: int) -> AmountSpan:
    leading, trailing = before(text, start), after(text, end)
    bounds: tuple[int | None, int | None] = (low, high)
    if trailing.kind is Modifier.LESS or trailing.kind is Modifier.NOT_YET:
        bounds = (None, high - 1)
    elif trailing.kind is Modifier.AT_MOST:
        bounds = (None, high)
    elif trailing.kind is Modifier.AT_LEAST:
        bounds = (low, None)
    elif trailing.kind is Modifier.MORE:
        bounds = (low + 1, None)
    approximate = Modifier.ABOUT in (leading.kind, trailing.kind)
    edge = trailing.edge
    return AmountSpan(leading.edge, edge, text[leading.edge:edge], low, *bounds, "person", approximate)
