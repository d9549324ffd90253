"""What a message told about a person's situation: the shapes that fact reading takes and gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from center.language.cues import limits
from center.language.spans import AmountSpan, DateSpan, Span
from center.language.word_lists import word_list

# A value in the format of the HTTP contract: exact, {"min", "max"} (either may be missing), or {"one_of": [...]}.
FactValue: TypeAlias = bool | int | float | str | Mapping[str, int | float | str] | Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class AskedFact:
    """The open question. `type` is one of yes_no, choice, number, money, date, duration, text.

    `unit` as in screening.yml (세, 명, 일, 개월, 시간, %, 원); `choices` pairs each value with the words it is known by;
    `wording` is what was asked; `bands` are the ranges of its buttons.
    """

    name: str
    type: str
    unit: str | None = None
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    wording: str = ""
    bands: tuple[tuple[int | float | None, int | float | None], ...] = ()


@dataclass(frozen=True, slots=True)
class FactSpan(Span):
    """The words that gave a value to `fact`."""

    fact: str


@dataclass(frozen=True, slots=True)
class FactReading:
    """Facts said in one message.

    `facts`: name to value in the format of the HTTP contract. `spans`: which words gave what. `problems`: one
    {code, fact, text} for each value that cannot be or may be wrong; codes: impossible_date, date_in_future,
    date_before_birth, zero_money, negative_money, out_of_range. A value with a problem is left out of `facts`, except
    date_in_future of a separation_date, which may be planned. `approximate`: facts said with 약, 정도, 쯤.
    """

    facts: dict[str, FactValue] = field(default_factory=dict)
    spans: tuple[FactSpan, ...] = ()
    problems: tuple[dict[str, str], ...] = ()
    approximate: frozenset[str] = frozenset()


class Collector:
    """Gathers what is found; the first value of a fact stays, the more certain rules come first."""

    def __init__(self, text: str, today: date, about: str = "") -> None:
        self.text = text
        self.about = about
        self.today = today
        self.facts: dict[str, FactValue] = {}
        self.spans: list[FactSpan] = []
        self.problems: list[dict[str, str]] = []
        self.approximate: set[str] = set()
        self.used: list[Span] = []

    def add(self, fact: str, value: FactValue, start: int, end: int, *, approximate: bool = False) -> None:
        """Take `value` for `fact`, unless the fact has one or the value is outside its limits."""
        if fact in self.facts:
            return
        if _out_of_range(fact, value):
            self.problem("out_of_range", fact, self.text[start:end])
            return
        self.facts[fact] = value
        self.spans.append(FactSpan(start, end, self.text[start:end], fact))
        if approximate:
            self.approximate.add(fact)

    def problem(self, code: str, fact: str, text: str) -> None:
        """Record that a value cannot be taken as it is."""
        found = {"code": code, "fact": fact, "text": text}
        if found not in self.problems:
            self.problems.append(found)

    def add_amount(self, fact: str, span: AmountSpan) -> None:
        """Take an age, a duration in months or a headcount."""
        self.used.append(span)
        self.add(fact, amount_value(span.value, span.low, span.high), span.start, span.end, approximate=span.approximate)

    def add_date(self, fact: str, span: DateSpan) -> None:
        """Take a date, or report why not."""
        self.used.append(span)
        if not span.valid:
            self.problem("impossible_date", fact, span.text)
        elif span.low > self.today and fact in word_list("fact_cues")["past_only"]:
            self.problem("date_in_future", fact, span.text)
        else:
            if span.low > self.today and fact == "separation_date":
                self.problem("date_in_future", fact, span.text)
            self.add(fact, date_value(span.low, span.high), span.start, span.end, approximate=span.approximate)

    def add_money(self, fact: str, span: AmountSpan, divisor: int = 1, *, open_top: bool = False) -> None:
        """Take an amount of money divided by `divisor` (12 for a yearly pay), or report why not."""
        self.used.append(span)
        zero_allowed = fact in word_list("fact_cues")["zero_allowed"]
        if span.value < 0 or (span.value == 0 and not zero_allowed):
            self.problem("negative_money" if span.value < 0 else "zero_money", fact, span.text)
            return
        low, high = (None if end is None else round(end / divisor) for end in (span.low, span.high))
        value = amount_value(round(span.value / divisor), low, None if open_top else high)
        self.add(fact, value, span.start, span.end, approximate=span.approximate)

    def reading(self) -> FactReading:
        """The result; facts that only served to compute others are left out."""
        facts = {name: value for name, value in self.facts.items() if name != "start_date"}
        spans = sorted((span for span in self.spans if span.fact in facts), key=lambda span: span.start)
        return FactReading(facts, tuple(spans), tuple(self.problems), frozenset(self.approximate & set(facts)))


def amount_value(value: int, low: int | None, high: int | None) -> FactValue:
    """An exact number, or a range in which an open end is missing."""
    if low == high == value or (low is None and high is None):
        return value
    return {key: end for key, end in (("min", low), ("max", high)) if end is not None}


def date_value(low: date, high: date) -> FactValue:
    """An exact day, or the range of days it may be."""
    if low == high:
        return low.isoformat()
    return {"min": low.isoformat(), "max": high.isoformat()}


def _out_of_range(fact: str, value: FactValue) -> bool:
    bounds = limits(fact)
    if bounds is None or isinstance(value, (bool, str)):
        return False
    ends = [value] if isinstance(value, (int, float)) else [value.get("min"), value.get("max")]
    numbers = [end for end in ends if isinstance(end, (int, float))]
    return any(not bounds[0] <= number <= bounds[1] for number in numbers)
