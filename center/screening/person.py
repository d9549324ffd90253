"""What is known about one person or employer while a rule set is applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from center.screening.fact import Fact, State, UnknownFact, intersect
from center.screening.fact_files import AS_OF, EVENT_DATE
from center.screening.interval import Interval, Number
from center.screening.program import Program, Version
from center.screening.ruleset import RuleSet

EVIDENCE = ("document", "register", "said", "estimated")
HORIZON = timedelta(days=366)


@dataclass(frozen=True)
class Person:
    """Answers as engine states. ``said`` holds the names that were answered at all, even with "don't know"."""

    states: tuple[State, ...]
    said: frozenset[str]
    evidence: Mapping[str, str]
    as_of: date

    def is_open(self, rules: RuleSet, name: str) -> bool:
        """Whether asking for this fact could still tell us something."""
        fact = rules.facts[name]
        return fact.askable and name not in self.said and not fact.is_exact(self.states[fact.index])

    def with_state(self, index: int, state: State) -> Person:
        """The same person if one answer were ``state``."""
        states = list(self.states)
        states[index] = state
        return Person(tuple(states), self.said, self.evidence, self.as_of)

    def having_said(self, name: str) -> Person:
        """The same person after answering a question."""
        return Person(self.states, self.said | {name}, self.evidence, self.as_of)


def read_person(
    rules: RuleSet, facts: Mapping[str, Any], as_of: date, evidence: Mapping[str, str] | None = None
) -> Person:
    """Read answers in the form of the HTTP contract. Raises UnknownFact and InvalidFactValue, which name the fact."""
    states = [fact.unknown for fact in rules.facts.values()]
    today = as_of.toordinal()
    states[rules.facts[AS_OF].index] = (today, today)
    for name, value in facts.items():
        fact = rules.facts.get(name)
        if fact is None or name in (AS_OF, EVENT_DATE):
            raise UnknownFact(name, field=name, fact=name)
        states[fact.index] = fact.read(value)
    return Person(tuple(states), frozenset(facts), dict(evidence or {}), as_of)


@dataclass(frozen=True)
class Situation:
    """A person under one version of a program: derived facts filled in, dated values looked up.

    ``deciding`` has no bound where a day has no value. ``showing`` is for amounts; while the date is not said it leaves
    out the future, whose values may not be set. ``missing`` names the parameters without a value on some shown day,
    ``unverified`` those with a value that is not verified on some day.
    """

    version: Version
    dated_by: Fact
    facts: list[State]
    deciding: list[Any]
    showing: list[Any]
    missing: frozenset[str]
    unverified: frozenset[str]
    estimated: frozenset[str]

    @cached_property
    def applies(self) -> tuple[int, ...]:
        """For each criterion whether it concerns this person at all."""
        applies: tuple[int, ...] = self.version.applicable(self.facts, self.deciding)
        return applies

    @cached_property
    def amounts(self) -> tuple[Interval, ...]:
        """The amounts of the version, in its order, as far as they are known."""
        amounts: tuple[Interval, ...] = self.version.intervals(self.facts, self.showing)
        return amounts


@dataclass(frozen=True)
class Placement:
    """Which versions may apply.

    ``uncovered``: the date may lie where the rules are not known. ``outside``: it may lie before the program began or
    after it ended.
    """

    situations: tuple[Situation, ...]
    uncovered: bool
    outside: bool


def place(rules: RuleSet, program: Program, person: Person) -> Placement:
    """Choose the versions by the date that the law names, not by today.

    An unknown date stands for any date from the first version up to a year ahead. Raises ContradictoryFacts.
    """
    low, high, said = period_of(program, person)
    outside, uncovered = off_days(program, low, high, said)
    situations = []
    for version in program.versions:
        start, end = max(low, version.start), min(high, version.end, program.closing_day)
        if start <= end:
            shown = (start, end) if said else (start, max(start, min(end, person.as_of.toordinal())))
            situations.append(_settle(rules, program, person, version, (int(start), int(end)), shown))
    return Placement(tuple(situations), uncovered, outside)


def period_of(program: Program, person: Person) -> tuple[Number, Number, bool]:
    """The days the program's date may be, and whether they are more than a guess (said, or today by default)."""
    fact = program.dated_by
    state: Interval = person.states[fact.index]  # type: ignore[assignment]
    if fact.is_known(state):
        return (*state, True)
    today = person.as_of.toordinal()
    if fact.default:
        return today, today, True
    ahead = (person.as_of + HORIZON).toordinal()
    return program.first_day, ahead if program.ended is not None else min(program.last_day, ahead), False


def off_days(program: Program, low: Number, high: Number, said: bool) -> tuple[bool, bool]:
    """Whether some of the days lie outside the life of the program, and whether some lie in the unknown."""
    outside = uncovered = False
    if low < program.first_day:
        began = program.first_day if program.began is None else program.began
        outside = program.began is not None and low < began
        uncovered = program.began is None or (high >= began and began < program.first_day)
    if high > program.closing_day:
        ended = program.ended
        outside = outside or (ended is not None and high > ended)
        uncovered = uncovered or ended is None or (program.last_day < ended and low <= ended)
    return outside, uncovered and said


def _settle(
    rules: RuleSet, program: Program, person: Person, version: Version, period: tuple[int, int],
    shown: Interval,
) -> Situation:
    deciding = rules.parameters.at(*period)[0]
    _, showing, missing = rules.parameters.at(float(shown[0]), float(shown[1]))
    facts = list(person.states)
    facts[rules.facts[EVENT_DATE].index] = period
    facts[program.dated_by.index] = period
    estimated = set()
    for derivation in version.derivations:
        fact = derivation.fact
        current = facts[fact.index]
        sources = derivation.sources
        if sources and all(facts[source.index] == source.unknown for source in sources):
            continue  # nothing to work it out from
        if derivation.mode == "derive":
            (value,) = derivation.run(facts, deciding)
            facts[fact.index] = intersect(fact, current, _within(fact, value))
        elif current == fact.unknown:
            (value,) = derivation.run(facts, showing)
            facts[fact.index] = value
            estimated.add(fact.id)
    unverified = rules.parameters.unverified(*period)
    return Situation(version, program.dated_by, facts, deciding, showing, missing, unverified, frozenset(estimated))


def _within(fact: Any, value: State) -> State:
    if isinstance(value, tuple):
        return (max(value[0], fact.low), min(value[1], fact.high)) if value[1] >= fact.low else value
    return value
