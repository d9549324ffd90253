"""What is known about one person or employer while a rule set is applied."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from center.screening.fact import Fact, State, UnknownFact, intersect
from center.screening.interval import Interval, Number
from center.screening.parameters import Dated
from center.screening.program import Derivation, Program, Version
from center.screening.ruleset import RuleSet

EVIDENCE = ("document", "register", "said", "estimated")
HORIZON = timedelta(days=366)
NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class View:
    """The facts of a person on the days of one period, shared by all programs dated by the same fact.

    ``done`` holds what was worked out so far; nobody changes the list but ``_settle``.
    """

    facts: list[State]
    done: set[Derivation] = field(default_factory=set)
    estimated: set[str] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Person:
    """Answers as engine states. ``said`` holds the names that were answered at all, even with "don't know"."""

    states: tuple[State, ...]
    said: frozenset[str]
    evidence: Mapping[str, str]
    as_of: date
    views: dict[tuple[int, Interval, bool], View] = field(default_factory=dict, repr=False)

    def is_open(self, rules: RuleSet, name: str) -> bool:
        """Whether asking for this fact could still tell us something."""
        fact = rules.facts[name]
        return fact.askable and name not in self.said and not fact.is_exact(self.states[fact.index])

    def open_names(self, rules: RuleSet) -> frozenset[str]:
        """All facts that could still be asked for."""
        return frozenset(
            fact.id for fact in rules.askable if fact.id not in self.said and not fact.is_exact(self.states[fact.index])
        )

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
    states = list(rules.nothing_known)
    today = as_of.toordinal()
    states[rules.as_of_index] = (today, today)
    known = rules.sayable
    for name, value in facts.items():
        found = known.get(name)
        if found is None:
            raise UnknownFact(name, field=name, fact=name)
        index, fact, bits, low, high = found
        # The plain answers are read here; everything else (ranges, dates, mistakes) by the fact itself.
        if value is True or value is False:
            states[index] = (1 if value else 2) if fact.type == "yes_no" else fact.read(value)
        elif type(value) is int and low <= value <= high:
            states[index] = (value, value)
        else:
            state = bits.get(value) if type(value) is str else None
            states[index] = fact.read(value) if state is None else state
    return Person(tuple(states), frozenset(facts), dict(evidence or {}), as_of)


@dataclass(slots=True, eq=False)
class Situation:
    """A person under one version of a program: derived facts filled in, dated values looked up.

    ``dated`` holds the values of the days the program's date may be. ``shown`` is for amounts: while the date is not
    said it leaves out the future, whose values may not be set.
    """

    version: Version
    dated_by: Fact
    facts: Sequence[State]
    dated: Dated
    shown: Dated
    estimated: Collection[str]
    _applies: tuple[int, ...] | None = None
    _amounts: tuple[Interval, ...] | None = None

    @property
    def deciding(self) -> list[Any]:
        """Values for verdicts."""
        return self.dated.strict

    @property
    def showing(self) -> list[Any]:
        """Values for amounts and dates."""
        return self.shown.known

    @property
    def applies(self) -> tuple[int, ...]:
        """For each criterion whether it concerns this person at all."""
        if self._applies is None:
            version = self.version
            self._applies = version.applicable.run(self.facts, self.dated.strict) if version.conditional else version.everybody
        return self._applies

    @property
    def amounts(self) -> tuple[Interval, ...]:
        """The amounts of the version, in its order, as far as they are known."""
        if self._amounts is None:
            self._amounts = self.version.intervals.run(self.facts, self.shown.known)
        return self._amounts


@dataclass(slots=True, eq=False)
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
    state: Interval = person.states[program.dated_by.index]  # type: ignore[assignment]
    if state != program.dated_by.unknown:
        low, high = state
        said = True
    else:
        low, high, said = period_of(program, person)
    if low < program.first_day or high > program.closing_day:
        outside, uncovered = off_days(program, low, high, said)
        high = min(high, program.closing_day)
    else:
        # Nobody said a date, and the rules that are known ended before today: today is not covered.
        uncovered = not said and program.ended is None and person.as_of.toordinal() > program.last_day
        outside = False
    situations = []
    for version in program.versions:
        if low <= version.end and high >= version.start:
            start, end = max(low, version.start), min(high, version.end)
            if version.plain and (start, end) == state:
                dated = rules.parameters.at(start, end)
                situations.append(Situation(version, program.dated_by, person.states, dated, dated, NOTHING))
                continue
            dated = rules.parameters.at(start, end)
            shown = dated if said else rules.parameters.at(start, max(start, min(end, person.as_of.toordinal())))
            situations.append(_settle(rules, program, person, version, (start, end), dated, shown))
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
    rules: RuleSet, program: Program, person: Person, version: Version, period: Interval, dated: Dated, shown: Dated
) -> Situation:
    key = (program.dated_by.index, period, dated is shown)
    view = person.views.get(key)
    if view is None:
        view = person.views[key] = View(list(person.states))
        view.facts[rules.event_index] = view.facts[program.dated_by.index] = period
    for derivation in version.derivations:
        if derivation not in view.done:
            _work_out(derivation, view, dated, shown, (rules.event_index, rules.as_of_index))
    return Situation(version, program.dated_by, view.facts, dated, shown, view.estimated)


def _work_out(derivation: Derivation, view: View, dated: Dated, shown: Dated, days: tuple[int, int]) -> None:
    facts, fact = view.facts, derivation.fact
    if not derivation.has_nothing(facts):
        current = facts[fact.index]
        if derivation.mode == "derive":
            (value,) = derivation.run(facts, dated.strict)
            value = _within(fact, value)
            if fact.said_today and not _meet(current, value) and _meet(current, _today(derivation, facts, dated, days)):
                facts[fact.index] = value
            else:
                facts[fact.index] = intersect(fact, current, value)
        elif current == fact.unknown:
            (value,) = derivation.run(facts, shown.known)
            facts[fact.index] = _within(fact, value)
            view.estimated.add(fact.id)
    view.done.add(derivation)


def _today(derivation: Derivation, facts: list[State], dated: Dated, days: tuple[int, int]) -> State:
    """What a derived fact is today; ``days`` says where the day of the event and today stand."""
    event, today = days
    moved = list(facts)
    moved[event] = facts[today]
    (value,) = derivation.run(moved, dated.strict)
    return _within(derivation.fact, value)


def _meet(a: State, b: State) -> bool:
    """Whether both can hold."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return max(a[0], b[0]) <= min(a[1], b[1])
    return bool(a & b)  # type: ignore[operator]


def _within(fact: Any, value: State) -> State:
    if isinstance(value, tuple):
        return (max(value[0], fact.low), min(value[1], fact.high)) if value[1] >= fact.low else value
    return value
