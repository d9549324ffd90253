"""What would have to change: for a program that is a no, the single changeable facts that would open it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from center.screening.evaluate import Ruling, verdict_only
from center.screening.fact import Fact, State
from center.screening.interval import Number
from center.screening.person import Person
from center.screening.program import Program
from center.screening.ruleset import RuleSet
from center.screening.truth import NO


@dataclass(frozen=True)
class Change:
    """If this fact were so, the program would no longer be a no."""

    fact: Fact
    state: State
    verdict: int


def changes(rules: RuleSet, person: Person, ruling: Ruling) -> list[Change]:
    """The changeable facts of the failing criteria, each with the nearest value that opens the program."""
    if ruling.verdict != NO or ruling.situation is None:
        return []
    names = {
        name
        for criterion, value in zip(ruling.situation.version.criteria, ruling.criteria[-1], strict=True)
        if value == NO
        for name in criterion.facts
        if rules.facts[name].changeable
    }
    found = []
    for name in sorted(names, key=lambda n: rules.facts[n].index):
        change = _nearest(rules, person, ruling.program, rules.facts[name])
        if change:
            found.append(change)
    return found


def _nearest(rules: RuleSet, person: Person, program: Program, fact: Fact) -> Change | None:
    current = person.states[fact.index]
    for state in sorted(_alternatives(fact, current, program), key=lambda s: _distance(current, s)):
        verdict = verdict_only(rules, program, person.with_state(fact.index, state))
        if verdict and verdict != NO:
            return Change(fact, state, verdict)
    return None


def _alternatives(fact: Fact, current: State, program: Program) -> list[State]:
    """What else the fact could be: another option, or another stretch between two thresholds of the rules."""
    if not isinstance(current, tuple):
        width = 2 if fact.type == "yes_no" else len(fact.options)
        return [1 << i for i in range(width) if not current >> i & 1]
    edges: list[Number] = [fact.low, *(cut for cut in program.cuts.get(fact.id, ()) if fact.low < cut <= fact.high)]
    ends: list[Number] = [*(edge - 1 for edge in edges[1:]), fact.high]
    return [(low, high) for low, high in zip(edges, ends, strict=True) if high < current[0] or low > current[1]]


def _distance(current: State, state: State) -> float:
    if isinstance(current, tuple) and isinstance(state, tuple):
        gap = state[0] - current[1] if state[0] > current[1] else current[0] - state[1]
        return float(gap) if gap != inf else inf
    return 0.0
