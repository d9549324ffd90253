"""The next best question: the one that decides most for the least effort, and never one that no longer matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from center.screening.evaluate import Ruling, verdict_only
from center.screening.fact import ContradictoryFacts, Fact, State
from center.screening.loader import RuleSet
from center.screening.person import Person, Situation, place
from center.screening.program import Program
from center.screening.truth import NO, UNKNOWN, YES

CLOSE_ENOUGH = 0.05
LOOK_AHEAD = 4
CONTINUITY = 1.15


@dataclass(frozen=True)
class Question:
    """A fact to ask for and the programs that wait for it."""

    fact: Fact
    programs: tuple[str, ...]


def next_question(
    rules: RuleSet, person: Person, rulings: Sequence[Ruling], topic: str = ""
) -> tuple[Question | None, int]:
    """The best question now and how many are open at most.

    Eligibility comes first; then facts that still move an amount by more than 5 %.
    """
    waiting = _eligibility_facts(rules, person, rulings)
    amounts = _amount_facts(rules, person, rulings)
    count = len(set(waiting) | set(amounts))
    if waiting:
        return _best(rules, person, rulings, waiting, topic), count
    if amounts:
        name = max(amounts, key=lambda n: (amounts[n][0] / rules.facts[n].burden, n))
        return Question(rules.facts[name], tuple(amounts[name][1])), count
    return None, 0


def _eligibility_facts(
    rules: RuleSet, person: Person, rulings: Sequence[Ruling]
) -> dict[str, list[tuple[Program, float]]]:
    """Open facts of undecided criteria, with the programs and the weight of their criteria."""
    waiting: dict[str, list[tuple[Program, float]]] = {}
    for ruling in rulings:
        if ruling.verdict != UNKNOWN:
            continue
        weights: dict[str, float] = {}
        for situation, values in zip(ruling.placement.situations, ruling.criteria, strict=True):
            for criterion, value in zip(situation.version.criteria, values, strict=True):
                if value != UNKNOWN:
                    continue
                for name in criterion.facts:
                    if not _worth_asking(rules, person, name, situation):
                        continue
                    weights[name] = weights.get(name, 0) + 1 / len(criterion.facts)
        for name, weight in weights.items():
            if _matters(rules, person, ruling, name):
                waiting.setdefault(name, []).append((ruling.program, weight))
    return waiting


def _worth_asking(rules: RuleSet, person: Person, name: str, situation: Situation) -> bool:
    """Whether a fact is neither answered nor worked out from other answers."""
    fact = rules.facts[name]
    return (
        person.is_open(rules, name)
        and not fact.is_exact(situation.facts[fact.index])
        and name not in situation.estimated
    )


def _matters(rules: RuleSet, person: Person, ruling: Ruling, name: str) -> bool:
    """Whether some answer would leave the criteria different from another answer."""
    fact = rules.facts[name]
    seen: set[Any] = set()
    for state in answers(fact, person.states[fact.index], ruling.program):
        try:
            placement = place(rules, ruling.program, person.with_state(fact.index, state))
        except ContradictoryFacts:
            continue
        seen.add(
            tuple(s.version.truths(s.facts, s.deciding) for s in placement.situations) + (placement.uncovered,)
        )
        if len(seen) > 1:
            return True
    return False


def answers(fact: Fact, state: State, program: Program) -> list[State]:
    """Typical different answers to a question: every option, or a value of each cell the rules distinguish."""
    if not isinstance(state, tuple):
        width = 2 if fact.type == "yes_no" else len(fact.options)
        return [1 << i for i in range(width) if state >> i & 1]
    low, high = state
    cuts: set[Any] = set()
    for version in program.versions:
        for criterion in version.criteria:
            cuts |= {cut for cell in criterion.cells if cell.fact is fact for cut in cell.cuts}
        cuts |= {cut for cell in version.cells if cell.fact is fact for cut in cell.cuts}
    cuts |= {band.low for band in fact.bands if band.low is not None}
    points = [low if low != -inf else 0, *sorted(cut for cut in cuts if low < cut <= high)]
    if high not in (inf, points[-1]):
        points.append(high)
    elif high == inf:
        points.append((points[-1] if points else 0) + 10_000_000)
    return [(point, point) for point in points]


def _best(
    rules: RuleSet, person: Person, rulings: Sequence[Ruling], waiting: dict[str, list[tuple[Program, float]]], topic: str
) -> Question:
    def rough(name: str) -> float:
        fact = rules.facts[name]
        near = CONTINUITY if topic and fact.topic == topic else 1.0
        return sum(weight for _, weight in waiting[name]) * near / fact.burden

    ranked = sorted(waiting, key=lambda name: (-rough(name), rules.facts[name].index))[:LOOK_AHEAD]
    if len(ranked) > 1:
        scores = {name: _gain(rules, person, waiting[name], rules.facts[name]) + rough(name) for name in ranked}
        ranked.sort(key=lambda name: (-scores[name], rules.facts[name].index))
    name = ranked[0]
    return Question(rules.facts[name], tuple(program.id for program, _ in waiting[name]))


def _gain(rules: RuleSet, person: Person, programs: list[tuple[Program, float]], fact: Fact) -> float:
    """Expected share of programs that an answer decides at once, per burden."""
    decided = 0.0
    for program, _ in programs:
        states = answers(fact, person.states[fact.index], program)
        for state in states:
            if verdict_only(rules, program, person.with_state(fact.index, state)) in (YES, NO):
                decided += _prior(fact, state, len(states))
    return decided / fact.burden


def _prior(fact: Fact, state: State, count: int) -> float:
    if fact.prior and isinstance(state, int):
        names = [option.value for i, option in enumerate(fact.options) if state >> i & 1] or [
            "yes" if state == 1 else "no"
        ]
        total = sum(fact.prior.values()) or 1
        return sum(fact.prior.get(name, 0) for name in names) / total
    return 1 / count


def _amount_facts(rules: RuleSet, person: Person, rulings: Sequence[Ruling]) -> dict[str, tuple[float, list[str]]]:
    """Open facts that narrow an amount noticeably, with how much."""
    found: dict[str, tuple[float, list[str]]] = {}
    for ruling in rulings:
        if ruling.verdict == NO or ruling.situation is None:
            continue
        situation = ruling.situation
        version = situation.version
        values = version.intervals(situation.facts, situation.showing)
        wide = {
            name
            for amount, (low, high) in zip(version.amounts, values, strict=True)
            if -inf < low < high < inf and (high - low) > CLOSE_ENOUGH * high
            for name in amount.facts
        }
        for name in sorted(wide):
            fact = rules.facts[name]
            if not _worth_asking(rules, person, name, situation):
                continue
            gain = _narrowing(rules, person, ruling, fact, values)
            if gain > CLOSE_ENOUGH:
                before = found.get(name, (0.0, []))
                found[name] = (before[0] + gain, [*before[1], ruling.program.id])
    return found


def _narrowing(rules: RuleSet, person: Person, ruling: Ruling, fact: Fact, before: Sequence[tuple[Any, Any]]) -> float:
    """How much narrower the amounts become for the answer that helps most, relative to their size."""
    best = 0.0
    for state in answers(fact, person.states[fact.index], ruling.program):
        try:
            placement = place(rules, ruling.program, person.with_state(fact.index, state))
        except ContradictoryFacts:
            continue
        if not placement.situations:
            continue
        last = placement.situations[-1]
        after = last.version.intervals(last.facts, last.showing)
        for (low, high), (low_after, high_after) in zip(before, after, strict=False):
            if high and high != inf and low != -inf:
                best = max(best, float(((high - low) - (high_after - low_after)) / high))
    return best
