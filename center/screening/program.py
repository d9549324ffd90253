"""A program (a benefit or subsidy) after loading: dated versions with translated criteria and amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from center.content.yaml_file import parse_yaml
from center.screening.fact import Fact, State
from center.screening.generated import Rules
from center.screening.interval import Number
from center.screening.truth import NAMES, NO, UNKNOWN, YES


@dataclass(frozen=True)
class Cells:
    """A fact that stands in several places of a rule, cut where the rule may change its mind."""

    fact: Fact
    cuts: tuple[Number, ...]
    masks: tuple[int, ...]

    def split(self, state: State) -> list[State]:
        """Parts of ``state`` within which every comparison gives one answer."""
        if isinstance(state, tuple):
            low, high = state
            edges = [low, *(cut for cut in self.cuts if low < cut <= high)]
            ends = [*(_before(edge) for edge in edges[1:]), high]
            return list(zip(edges, ends, strict=True))
        if self.fact.type == "yes_no":
            return [bit for bit in (1, 2) if state & bit]
        groups = [state]
        for mask in self.masks:
            groups = [part for group in groups for part in (group & mask, group & ~mask) if part]
        return list(groups)


def _before(edge: Number) -> Number:
    return edge - 1 if isinstance(edge, int) else edge


@dataclass(frozen=True, eq=False)
class Criterion:
    """One condition of a program.

    ``exclusion``: a case that is shut out (제외 사유). It is asked for, but while nobody knows it, it does not keep the
    program from a yes; its row stays open and the label says that exclusions are still to be checked.
    """

    id: str
    text: str
    citation: str
    confidence: str
    discretionary: bool
    shows: Fact | None
    gap: str
    explain: str
    facts: frozenset[str]
    parameters: frozenset[str]
    cells: tuple[Cells, ...]
    alone: Rules
    note: str = ""
    rule: str = ""
    exclusion: bool = False

    @cached_property
    def rows(self) -> Mapping[int, dict[str, Any]]:
        """What is the same for everybody in a row of an explanation, by verdict."""
        return {verdict: self._row(NAMES[verdict]) for verdict in (YES, NO, UNKNOWN)}

    def _row(self, verdict: str) -> dict[str, Any]:
        row: dict[str, Any] = {"id": self.id, "text": self.text, "verdict": verdict, "citation": self.citation}
        if self.confidence == "unverified":
            row["needs_check"] = True
        if self.discretionary:
            row["discretionary"] = True
        if self.note:
            row["note"] = self.note
        return row


@dataclass(frozen=True)
class Amount:
    """One amount of a program (daily benefit, days, total …)."""

    name: str
    text: str
    unit: str
    citation: str
    facts: frozenset[str]
    parameters: frozenset[str]
    formula: str = ""


@dataclass(frozen=True)
class Caveat:
    """A sentence with an optional date by which to act, shown when its condition may hold.

    ``before`` names the act it must precede (hire, separation, leave, application, start), or is empty.
    """

    text: str
    citation: str
    before: str = ""


@dataclass(frozen=True)
class Exclusion:
    """Another program that the same person or worker cannot get together with this one, and why (중복지원 제한)."""

    program: str
    text: str
    citation: str


@dataclass(frozen=True)
class Document:
    """A paper to bring or send."""

    name: str
    note: str
    source: str


@dataclass(frozen=True, eq=False)
class Derivation:
    """A fact worked out from others: always true (derive) or only when nothing was said (estimate, default)."""

    fact: Fact
    mode: str
    sources: tuple[Fact, ...]
    run: Rules

    @cached_property
    def blank(self) -> tuple[tuple[int, State], ...]:
        """Where the sources stand and what they are when nothing is known of them."""
        return tuple((source.index, source.unknown) for source in self.sources)

    def has_nothing(self, facts: Sequence[State]) -> bool:
        """Whether nothing is known that the fact could be worked out from."""
        for index, unknown in self.blank:
            if facts[index] != unknown:
                return False
        return bool(self.blank)


@dataclass(frozen=True, eq=False)
class Version:
    """The rules of a program for event dates between ``start`` and ``end`` (day ordinals, both included).

    ``conditional``: some criterion concerns only some people. ``measured``: some gap or day can be told. ``plain``: the
    rules need nothing beside what was said (no derived fact, no day of the event).
    """

    start: int
    end: int
    citation: str
    criteria: tuple[Criterion, ...]
    amounts: tuple[Amount, ...]
    warnings: tuple[Caveat, ...]
    documents: tuple[Document, ...]
    document_count: int
    next_step: str
    truths: Rules
    applicable: Rules
    intervals: Rules
    gaps: Rules
    met_on: Rules
    warning_truths: Rules
    warning_dates: Rules
    document_truths: Rules
    derivations: tuple[Derivation, ...]
    cells: tuple[Cells, ...]
    facts: frozenset[str]
    parameters: frozenset[str]
    cuts: Mapping[str, tuple[Number, ...]]
    conditional: bool = True
    measured: bool = True
    plain: bool = False

    @cached_property
    def everybody(self) -> tuple[int, ...]:
        """The answer of ``applicable`` when every criterion concerns everybody."""
        return (YES,) * len(self.criteria)

    @cached_property
    def has_unverified(self) -> bool:
        """Whether the text of some criterion is not verified."""
        return any(criterion.confidence == "unverified" for criterion in self.criteria)

    @cached_property
    def has_exclusions(self) -> bool:
        """Whether some criterion is an exclusion."""
        return any(criterion.exclusion for criterion in self.criteria)

    @cached_property
    def has_discretion(self) -> bool:
        """Whether an office decides some criterion."""
        return any(criterion.discretionary for criterion in self.criteria)


@dataclass(frozen=True, eq=False)
class Program:
    """A benefit or subsidy."""

    id: str
    name: str
    audience: str
    summary: str
    dated_by: Fact
    versions: tuple[Version, ...]
    topic: str
    interests: tuple[str, ...]
    excludes: tuple[Exclusion, ...]
    service: str
    as_of: str
    file: str
    tests_text: str = field(default="", repr=False)
    successor: str = ""
    began: int | None = None
    ended: int | None = None
    ended_text: str = ""
    cuts: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)

    @cached_property
    def tests(self) -> tuple[dict[str, Any], ...]:
        """The cases of the file, read when a check asks for them. Raises ContentError."""
        return tuple((parse_yaml(self.tests_text, self.file) or {}).get("tests") or ())

    @cached_property
    def closing_day(self) -> int:
        """Last event date for which support is possible, as far as is known."""
        return self.last_day if self.ended is None else min(self.ended, self.last_day)

    @cached_property
    def known_end(self) -> int | None:
        """The day the program ended, as far as it is known: an end later than the last rules only says "by then"."""
        return self.ended if self.ended == self.last_day else None

    @cached_property
    def first_day(self) -> int:
        """First event date that any version covers."""
        return self.versions[0].start

    @cached_property
    def last_day(self) -> int:
        """Last event date that any version covers."""
        return self.versions[-1].end
