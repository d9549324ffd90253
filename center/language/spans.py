"""What a reader found in a text: where it stands, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

# Full-width digits and punctuation become plain ones, character by character, so offsets stay valid.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0F}
_PLAIN.update({0x3000: 0x20, 0x00A0: 0x20, 0x301C: 0x7E, 0x2010: 0x2D, 0x2011: 0x2D, 0x2012: 0x2D, 0x2013: 0x2D,
               0x2014: 0x2D, 0x2015: 0x2D, 0x2212: 0x2D})


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text: `text` stands at `start`..`end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AmountSpan(Span):
    """A quantity. `low`/`high` are inclusive; None means open on that side.

    `unit` says what is counted: won per "month", "year", "day", "hour" (or "" when not said) for money;
    "month" or "day" for durations; "year" for ages; "person" for headcounts. `approximate` is true for
    "약", "한", "정도", "쯤": the value is what was said, not what is certain.
    """

    value: int
    low: int | None
    high: int | None
    unit: str = ""
    approximate: bool = False

    @property
    def exact(self) -> bool:
        """True when one number was said, not a range."""
        return self.low == self.high == self.value


@dataclass(frozen=True, slots=True)
class DateSpan(Span):
    """A day, month or year. `value` is ISO 8601 at the precision understood; `low`..`high` the days it may be.

    A date that does not exist (2월 30일) has `valid` False and means nothing else.
    """

    value: str
    low: date
    high: date
    valid: bool = True
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class TextSpan(Span):
    """Something with a written value: a time "14:30", a phone number "010-1234-5678", a name."""

    value: str


AnySpan = TypeVar("AnySpan", bound=Span)


def plain(text: str) -> str:
    """`text` with full-width digits and signs as plain ones, every offset unchanged."""
    return text.translate(_PLAIN)


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """True when `span` shares a character with one of `others`."""
    return any(span.start < other.end and other.start < span.end for other in others)


def without_overlaps(spans: Sequence[AnySpan]) -> list[AnySpan]:
    """The longest of each group of overlapping spans, in order of the text."""
    kept: list[AnySpan] = []
    for span in sorted(spans, key=lambda found: (found.start - found.end, found.start)):
        if not overlaps(span, kept):
            kept.append(span)
    return sorted(kept, key=lambda found: found.start)
