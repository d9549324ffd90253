"""Words around an amount that widen it: 약, 정도, 넘게, 조금 안 돼요, 이상, 미만."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Modifier(Enum):
    """How an amount is meant."""

    NONE = "none"
    ABOUT = "about"
    MORE = "more"
    NOT_YET = "not_yet"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Leading:
    """The modifier before an amount; `edge` is where the amount with it starts."""

    kind: Modifier
    edge: int


@dataclass(frozen=True, slots=True)
class Trailing:
    """The modifier after an amount; `edge` is where the amount with it ends."""

    kind: Modifier
    edge: int


_ABOUT_BEFORE = re.compile(r"(?<![가-힣])(?:(?:한|약|대략|대충|거의|얼추|어림잡아|근|아마)\s?)+$")
_LITTLE = r"(?:\s?(?:조금|좀|쫌|살짝|약간|쪼금))?"
_ABOUT = r"(?:\s?(?:정도|쯤|가량|남짓|즈음|안팎|내외|언저리))?"
_PARTICLE = r"(?:\s?(?:은|는|이|가|을|를|도|에서|째))?"
_AFTER: tuple[tuple[Modifier, re.Pattern[str]], ...] = (
    (Modifier.NOT_YET, re.compile(
        rf"{_ABOUT}{_PARTICLE}{_LITTLE}\s?(?:(?:아직|채)\s?)?{_LITTLE}\s?(?:안\s?(?:됐|되|돼|된|됩|찼|차|채|넘)|못\s?(?:됐|되|돼|채|미치|넘)|모자|부족|덜\s?됐)"
        r"[가-힣]{0,6}")),
    (Modifier.AT_LEAST, re.compile(r"\s?이상")),
    (Modifier.AT_MOST, re.compile(r"\s?이하")),
    (Modifier.LESS, re.compile(r"\s?(?:미만|이내)")),
    (Modifier.MORE, re.compile(
        rf"{_ABOUT}{_PARTICLE}{_LITTLE}\s?(?:넘게|넘었|넘어|넘습|넘는|넘은|넘고|넘음|넘[지으]|더\s?(?:됐|되|돼|일|받|다)|초과|웃돌)[가-힣]{{0,5}}")),
    (Modifier.ABOUT, re.compile(r"\s?(?:정도|쯤|가량|남짓|즈음|안팎|내외|언저리|될까|됐나|인가)")),
)


def before(text: str, start: int) -> Leading:
    """The modifier that ends at `start`."""
    head = text[max(0, start - 12):start]
    found = _ABOUT_BEFORE.search(head)
    if found:
        return Leading(Modifier.ABOUT, start - len(head) + found.start())
    return Leading(Modifier.NONE, start)


def after(text: str, end: int) -> Trailing:
    """The modifier that starts at `end`."""
    for kind, pattern in _AFTER:
        found = pattern.match(text, end)
        if found:
            return Trailing(kind, found.end())
    return Trailing(Modifier.NONE, end)
