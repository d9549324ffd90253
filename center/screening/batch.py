"""Verdicts of many people at once, for statistics and for "who changes" reports.

The same generated rules run over columns (numpy). A batch answers as ``verdict_only`` does for one person: soundly, but
without the fine cut into cells, so a few verdicts that ``rule`` can settle stay unknown here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import chain
from typing import Any

import numpy as np

from center.screening.columns import OPERATORS
from center.screening.fact import Fact
from center.screening.fact_files import AS_OF, EVENT_DATE
from center.screening.parameters import ParameterBook
from center.screening.person import HORIZON, Person
from center.screening.program import Program, Version
from center.screening.ruleset import RuleSet
from center.screening.truth import NO, UNKNOWN, YES


class Batch:
    """People held as columns, one per fact."""

    def __init__(self, rules: RuleSet, people: Sequence[Person]) -> None:
        self.rules = rules
        self.people = people
        self._states: list[Any] = list(zip(*(person.states for person in people), strict=True))
        self._columns: dict[int, Any] = {}
        self._epochs: dict[frozenset[str], Any] = {}

    def column(self, fact: Fact) -> Any:
        """A pair of float arrays for a number, an array of bits for anything else."""
        found = self._columns.get(fact.index)
        if found is None:
            states, count = self._states[fact.index], len(self.people)
            if fact.is_number:
                pairs = np.fromiter(chain.from_iterable(states), dtype=float, count=2 * count)
                found = (pairs[0::2].copy(), pairs[1::2].copy())
            else:
                found = np.fromiter(states, dtype=np.int64, count=count)
            self._columns[fact.index] = found
        return found

    def verdicts(self, program: Program) -> Any:
        """The verdict of everybody: 1 yes, 2 no, 3 unknown, 0 when the answers contradict each other."""
        count = len(self.people)
        low, high, said = self._period(program)
        result = self._off_the_map(program, low, high, said)
        broken = np.zeros(count, dtype=bool)
        for version in program.versions:
            start = np.maximum(low, version.start)
            end = np.minimum(high, min(version.end, program.closing_day))
            for rows, days in self._groups(version, start, end):
                found, wrong = self._judge(program, version, rows, start[rows], end[rows], days)
                result[rows] |= found
                broken[rows] |= wrong
        result[broken] = 0
        return result

    def _period(self, program: Program) -> tuple[Any, Any, Any]:
        """As ``person.period_of``: first and last day the date may be, and whether that is more than a guess."""
        fact = program.dated_by
        low, high = self.column(fact)
        said = ~self._is_unknown(fact, (low, high))
        if said.all():
            return low, high, said
        today = self.column(self.rules.facts[AS_OF])[0]
        if fact.default:
            return np.where(said, low, today), np.where(said, high, today), np.ones(len(self.people), dtype=bool)
        ahead = today + HORIZON.days
        if program.ended is None:
            ahead = np.minimum(program.last_day, ahead)
        return np.where(said, low, program.first_day), np.where(said, high, ahead), said

    def _off_the_map(self, program: Program, low: Any, high: Any, said: Any) -> Any:
        """As ``evaluate.off_the_map`` over ``person.off_days``."""
        ended = program.ended
        early, late = low < program.first_day, high > program.closing_day
        outside = np.zeros(len(self.people), dtype=bool)
        uncovered = np.zeros(len(self.people), dtype=bool)
        if early.any():
            began = program.first_day if program.began is None else program.began
            outside |= early & (program.began is not None) & (low < began)
            uncovered |= early & ((program.began is None) | ((high >= began) & (began < program.first_day)))
        if late.any():
            outside |= late & (ended is not None) & (high > (program.closing_day if ended is None else ended))
            uncovered |= late & ((ended is None) | ((program.last_day < (ended or 0)) & (low <= (ended or 0))))
        uncovered &= said
        if ended is None:  # nobody said a date, and the rules that are known ended before today
            today = self.column(self.rules.facts[AS_OF])[0]
            uncovered |= ~said & ~(early | late) & (today > program.last_day)
        nowhere = (low > program.closing_day) | (high < program.first_day)
        return np.where(uncovered | (nowhere & ~outside), UNKNOWN, np.where(outside, NO, 0))

    def _groups(self, version: Version, start: Any, end: Any) -> list[tuple[Any, tuple[float, float]]]:
        """People of a version whose dates meet the same values of every parameter, with two days that stand for them."""
        rows = np.flatnonzero(start <= end)
        if not len(rows):
            return []
        epochs = self._change_days(version.parameters)
        first = np.searchsorted(epochs, start[rows], side="right")
        last = np.searchsorted(epochs, end[rows], side="right")
        codes = first * (len(epochs) + 1) + last
        groups = []
        for code in np.unique(codes):
            chosen = rows[codes == code]
            groups.append((chosen, (float(start[chosen[0]]), float(end[chosen[0]]))))
        return groups

    def _change_days(self, names: frozenset[str]) -> Any:
        if names not in self._epochs:
            self._epochs[names] = np.array(_change_days(self.rules.parameters, names), dtype=float)
        return self._epochs[names]

    def _judge(
        self, program: Program, version: Version, rows: Any, start: Any, end: Any, days: tuple[float, float]
    ) -> tuple[Any, Any]:
        rules = self.rules
        dated = rules.parameters.at(*days)
        strict, known = _floats(dated.strict), _floats(dated.known)
        facts: list[Any] = [None] * len(rules.facts)
        for fact in self._needed(version):
            column = self.column(fact)
            facts[fact.index] = (column[0][rows], column[1][rows]) if fact.is_number else column[rows]
        facts[rules.facts[EVENT_DATE].index] = (start, end)
        facts[program.dated_by.index] = (start, end)
        wrong = np.zeros(len(rows), dtype=bool)
        for derivation in version.derivations:
            fact = derivation.fact
            current = facts[fact.index]
            sources = [self._is_unknown(source, facts[source.index]) for source in derivation.sources]
            blank = reduce(np.logical_and, sources) if sources else np.zeros(len(rows), dtype=bool)
            (value,) = derivation.run.made_of(OPERATORS)(facts, strict if derivation.mode == "derive" else known)
            if derivation.mode == "derive":
                merged, clash = _meet(fact, current, value, blank)
                if fact.said_today and clash.any():
                    moved = list(facts)
                    moved[rules.event_index] = facts[rules.as_of_index]
                    (today,) = derivation.run.made_of(OPERATORS)(moved, strict)
                    excused = clash & ~_meet(fact, current, today, blank)[1]
                    merged, clash = _pick(fact, ~excused, merged, value), clash & ~excused
                wrong |= clash
            else:
                keep = blank | ~self._is_unknown(fact, current)
                merged = _pick(fact, keep, current, value)
            facts[fact.index] = merged
        values = version.truths.made_of(OPERATORS)(facts, strict)
        can_be_true, can_be_false = np.ones(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
        for criterion, value in zip(version.criteria, values, strict=True):
            if criterion.confidence == "unverified":
                value = np.where(np.equal(value, NO), UNKNOWN, value)
            if criterion.exclusion:
                value = np.where(np.equal(value, UNKNOWN), YES, value)
            can_be_true &= value
            can_be_false |= np.asarray(value) & 2
        return can_be_true | can_be_false, wrong

    def _needed(self, version: Version) -> set[Fact]:
        facts = {self.rules.facts[name] for name in {*version.facts, AS_OF}}
        for derivation in version.derivations:
            facts |= {derivation.fact, *derivation.sources}
        return facts

    @staticmethod
    def _is_unknown(fact: Fact, column: Any) -> Any:
        unknown = fact.unknown
        if isinstance(unknown, tuple):
            return np.equal(column[0], float(unknown[0])) & np.equal(column[1], float(unknown[1]))
        return np.equal(column, unknown)


def _floats(values: Sequence[Any]) -> list[Any]:
    """Parameters as floats; tables stay tables."""
    return [(float(value[0]), float(value[1])) if isinstance(value, tuple) else value for value in values]


def _meet(fact: Fact, current: Any, value: Any, blank: Any) -> tuple[Any, Any]:
    """What is possible when both hold, and who contradicts himself; ``blank`` people keep what they said."""
    if fact.is_number:
        bounded = _within(fact, value)
        low = np.where(blank, current[0], np.maximum(current[0], bounded[0]))
        high = np.where(blank, current[1], np.minimum(current[1], bounded[1]))
        return (low, high), low > high
    bits = np.where(blank, current, current & value)
    return bits, bits == 0


def _within(fact: Fact, value: Any) -> Any:
    """A worked-out number kept inside what the fact can be."""
    inside = np.greater_equal(value[1], fact.low)
    low = np.where(inside, np.maximum(value[0], fact.low), value[0])
    return (low, np.where(inside, np.minimum(value[1], fact.high), value[1]))


def _pick(fact: Fact, keep: Any, current: Any, value: Any) -> Any:
    if fact.is_number:
        bounded = _within(fact, value)
        return (np.where(keep, current[0], bounded[0]), np.where(keep, current[1], bounded[1]))
    return np.where(keep, current, value)


def _change_days(book: ParameterBook, names: frozenset[str]) -> list[int]:
    """Days on which one of the parameters takes another value, or stops having one."""
    days: set[int] = set()
    for name in names:
        for value in book.by_id[name].values:
            days |= {value.start, value.end + 1}
    return sorted(days)

