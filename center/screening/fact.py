"""Facts: what we may know about a person or an employer, and how an answer is held.

An answer may be exact, a range, a subset ("one of these") or unknown. Inside the engine

* yes/no is two bits (1 can be yes, 2 can be no),
* a choice is a bit per option,
* numbers, money and dates are intervals (dates as day ordinals).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import inf
from typing import Any

from center.errors import Conflict, InvalidInput
from center.screening.interval import Interval

State = int | Interval
# Days a person can mean; dates beyond them are slips of the pen, and calendars end before the year 10000.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class UnknownFact(InvalidInput):
    """A fact name that no content file defines."""

    code = "unknown_fact"


class InvalidFactValue(InvalidInput):
    """A value that does not fit the fact's type, choices or domain."""

    code = "invalid_fact_value"


class ContradictoryFacts(Conflict):
    """Two answers that cannot both be true; ``field`` names the fact to ask again."""

    code = "contradictory_facts"
    status = 422


@dataclass(frozen=True)
class Option:
    """One choice of a choice fact."""

    value: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Band:
    """A button for a range of a number, such as "180일 이상"."""

    label: str
    low: int | None
    high: int | None


@dataclass(frozen=True, eq=False)
class Fact:
    """A question, defined once in ``content/facts``.

    ``changeable``: the person or firm can decide it. ``heard_as``: what an employer says of a hired person sounds like
    this other fact ("27살" is the age of whoever speaks, or of whom they hire). ``said_today``: a person may tell the
    value of today although the law asks for another day; it then contradicts nothing, and the derived value counts.
    """

    id: str
    type: str
    text: str
    index: int
    unit: str = ""
    short: str = ""
    help: str = ""
    why: str = ""
    topic: str = ""
    options: tuple[Option, ...] = ()
    bands: tuple[Band, ...] = ()
    low: float | int = -inf
    high: float | int = inf
    burden: float = 1.0
    askable: bool = True
    default: str = ""
    estimate: str = ""
    derive: str = ""
    changeable: bool = False
    heard_as: str = ""
    said_today: bool = False
    typical: Any = None
    prior: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_number(self) -> bool:
        """Whether the state is an interval."""
        return self.type in ("number", "money", "date")

    @cached_property
    def unknown(self) -> State:
        """The state when nothing is known."""
        if self.type == "yes_no":
            return 3
        if self.type == "choice":
            return (1 << len(self.options)) - 1
        return (self.low, self.high)

    def is_known(self, state: State) -> bool:
        """Whether anything at all is known."""
        return state != self.unknown

    def option_bit(self, value: str) -> int:
        """The bit of an option; raises InvalidFactValue for an unknown one."""
        bit = self.bits.get(value)
        if bit is None:
            raise InvalidFactValue(f"{self.id}: {value!r}", field=self.id)
        return bit

    @cached_property
    def bits(self) -> dict[str, int]:
        """The bit of every option."""
        return {option.value: 1 << position for position, option in enumerate(self.options)}

    def is_exact(self, state: State) -> bool:
        """Whether exactly one value is possible."""
        return state[0] == state[1] if isinstance(state, tuple) else state.bit_count() == 1

    def read(self, value: Any) -> State:
        """Turn a value of the HTTP contract into a state.

        Accepts exact values, ``{"min", "max"}``, ``{"one_of": [...]}`` and None (unknown).
        Raises InvalidFactValue when it does not fit.
        """
        if value is None:
            return self.unknown
        if isinstance(value, dict):
            return self._read_partial(value)
        return self._read_exact(value)

    def _read_partial(self, value: Mapping[str, Any]) -> State:
        keys = set(value)
        if keys == {"one_of"} and isinstance(value["one_of"], list) and value["one_of"]:
            states = [self._read_exact(item) for item in value["one_of"]]
            if self.is_number:
                return (min(s[0] for s in states), max(s[1] for s in states))  # type: ignore[index]
            bits = 0
            for state in states:
                bits |= state  # type: ignore[operator]
            return bits
        if keys and keys <= {"min", "max"} and self.is_number:
            low = self._read_exact(value["min"])[0] if value.get("min") is not None else self.low  # type: ignore[index]
            high = self._read_exact(value["max"])[1] if value.get("max") is not None else self.high  # type: ignore[index]
            if low > high:
                raise InvalidFactValue(f"{self.id}: min > max", field=self.id)
            return (low, high)
        raise InvalidFactValue(f"{self.id}: {dict(value)!r}", field=self.id)

    def _read_exact(self, value: Any) -> State:
        kind, given = self.type, type(value)
        if kind == "yes_no":
            if given is bool:
                return 1 if value else 2
        elif kind == "choice":
            if given is str:
                return self.option_bit(value)
        elif kind == "date":
            if given is date or given is str:
                return self._read_day(value)
        elif given is int or given is float:
            return self._read_number(value)
        raise InvalidFactValue(f"{self.id}: {value!r}", field=self.id)

    def _read_day(self, value: date | str) -> Interval:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            raise InvalidFactValue(f"{self.id}: {value!r}", field=self.id) from None
        if not EARLIEST <= day <= LATEST:
            raise InvalidFactValue(f"{self.id}: {value!r}", field=self.id)
        return (day.toordinal(), day.toordinal())

    def _read_number(self, value: int | float) -> Interval:
        if type(value) is float and value.is_integer():
            value = int(value)
        if not (self.low <= value <= self.high) or (self.type == "money" and not isinstance(value, int)):
            raise InvalidFactValue(f"{self.id}: {value!r}", field=self.id)
        return (value, value)

    def show(self, state: State) -> Any:
        """The state in the form of the HTTP contract; None when nothing is known."""
        if state == self.unknown:
            return None
        if not isinstance(state, tuple):
            if self.type == "yes_no":
                return state == 1
            values = [option.value for position, option in enumerate(self.options) if state >> position & 1]
            return values[0] if len(values) == 1 else {"one_of": values}
        low, high = (self._show_number(end) for end in state)
        if low == high:
            return low
        return {key: end for key, end in (("min", low), ("max", high)) if end is not None}

    def _show_number(self, value: Any) -> Any:
        if value in (inf, -inf):
            return None
        if self.type == "date":
            return date.fromordinal(int(value)).isoformat()
        return value if isinstance(value, (int, float)) else float(value)


def intersect(fact: Fact, a: State, b: State) -> State:
    """What is possible when both hold. Raises ContradictoryFacts when nothing is."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        low, high = max(a[0], b[0]), min(a[1], b[1])
        if low > high:
            raise ContradictoryFacts(fact.id, field=fact.id)
        return (low, high)
    bits = a & b  # type: ignore[operator]
    if not bits:
        raise ContradictoryFacts(fact.id, field=fact.id)
    return bits
