"""The next best question: the one that decides most for the least effort, and never one that no longer matters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any

from center.screening.evaluate import Ruling, off_the_map, quick_verdict, rule, verdict_only
from center.screening.fact import ContradictoryFacts, Fact, State
from center.screening.person import Person, Situation, place
from center.screening.program import Program
from center.screening.ruleset import RuleSet
from center.screening.truth import NO, UNKNOWN, YES

Waiting = dict[str, list[tuple[Ruling, float]]]
CLOSE_ENOUGH = 0.05
LOOK_AHEAD = 3
SAMPLE = 8
FAR = 10**9
DAYS = tuple(date(year, 7, 1).toordinal() for year in (1990, 2020, 2023, 2025, 2026, 2027, 2040))
CONTINUITY = 1.15
FOCUS = 3.0


@dataclass(frozen=True)
class Question:
    """A fact to ask for and the programs that wait for it."""

    fact: Fact
    programs: tuple[str, ...]


def next_question(
    rules: RuleSet, person: Person, rulings: Sequence[Ruling], topic: str = "", focus: Collection[str] = ()
) -> tuple[Question | None, int]:
    """The best question now and how many may be open. ``focus``: the programs that matter most to the person.

    Eligibility comes first; then facts that still move an amount by more than 5 %.
    """
    open_names = person.open_names(rules)
    waiting = _eligibility_facts(rules, person, rulings, open_names)
    wide = _wide_amounts(rules, rulings, open_names)
    if waiting:
        question = _best(rules, person, _only(waiting, focus), topic) or _best(rules, person, waiting, topic)
        if question:
            return question, len(set(waiting) | set(wide))
    amounts = _narrowing_facts(rules, person, wide)
    if amounts:
        name = max(amounts, key=lambda n: (amounts[n][0] / rules.facts[n].burden, n))
        return Question(rules.facts[name], tuple(amounts[name][1])), len(amounts)
    return None, 0


def questions_ahead(rules: RuleSet, person: Person, rulings: Sequence[Ruling], limit: int, topic: str = "") -> list[Question]:
    """The next questions of a form, best first: what would be asked if the ones before stayed open."""
    open_names = person.open_names(rules)
    waiting = _eligibility_facts(rules, person, rulings, open_names)
    first, _ = next_question(rules, person, rulings, topic)
    found = [first] if first else []
    ranked = sorted(waiting, key=lambda name: (-_rough(rules, waiting[name], name, topic), rules.facts[name].index))
    for name in ranked:
        if len(found) >= limit:
            break
        concerned = [ruling.program.id for ruling, _ in waiting[name] if _matters(ruling, rules.facts[name])]
        if concerned and name not in {question.fact.id for question in found}:
            found.append(Question(rules.facts[name], tuple(concerned)))
    for name, (_, programs) in _narrowing_facts(rules, person, _wide_amounts(rules, rulings, open_names)).items():
        if len(found) < limit and name not in {question.fact.id for question in found}:
            found.append(Question(rules.facts[name], tuple(programs)))
    return found


def _rough(rules: RuleSet, found: list[tuple[Ruling, float]], name: str, topic: str) -> float:
    """A quick measure of how much a question decides per effort."""
    fact = rules.facts[name]
    near = CONTINUITY if topic and fact.topic == topic else 1.0
    return sum(weight for _, weight in found) * near / fact.burden


def _eligibility_facts(rules: RuleSet, person: Person, rulings: Sequence[Ruling], open_names: frozenset[str]) -> Waiting:
    """Open facts of undecided criteria, with the programs that wait for them and the weight of their criteria."""
    waiting: Waiting = {}
    wanted = meant(rules, person, rulings)
    for ruling in rulings:
        if not is_open(ruling):
            continue
        weights: dict[str, float] = {}
        for situation, values in zip(ruling.placement.situations, ruling.criteria, strict=True):
            shares: dict[str, float] = {}
            for criterion, value in zip(situation.version.criteria, values, strict=True):
                if value == UNKNOWN:
                    for name in criterion.facts & open_names:
                        shares[name] = shares.get(name, 0) + 1 / len(criterion.facts)
            for name, share in shares.items():
                if _worth_asking(rules.facts[name], situation):
                    weights[name] = weights.get(name, 0) + share
        if len(rulings) == 1 or ruling.placement.outside or len(ruling.placement.situations) > 1:
            name = ruling.program.dated_by.id
            if name in open_names:
                weights[name] = weights.get(name, 0) + 1
        factor = FOCUS if ruling.program.id in wanted else 1.0
        for name, weight in weights.items():
            waiting.setdefault(name, []).append((ruling, weight * factor))
    return waiting


def _only(waiting: Waiting, focus: Collection[str]) -> Waiting:
    """What the programs in ``focus`` wait for."""
    chosen = {
        name: [(ruling, weight) for ruling, weight in found if ruling.program.id in focus]
        for name, found in waiting.items()
    }
    return {name: found for name, found in chosen.items() if found}


def meant(rules: RuleSet, person: Person, rulings: Sequence[Ruling]) -> frozenset[str]:
    """The programs that somebody has in mind who told what hardly any other program goes by.

    Who was let go means unemployment benefit, who tells when the leave begins means that of childcare; unless the answer
    speaks against the program.
    """
    told = [name for name in person.said & rules.own_facts.keys() if _tells(rules.facts[name], person)]
    near = frozenset().union(*(rules.own_facts[name] for name in told))
    return frozenset(
        ruling.program.id for ruling in rulings
        if ruling.program.id in near and any(_holds(ruling, name) for name in told if ruling.program.id in rules.own_facts[name])
    )


def _tells(fact: Fact, person: Person) -> bool:
    """Whether an answer shows what somebody has in mind; a no, or an income, is only the answer to a question."""
    state = person.states[fact.index]
    return fact.is_known(state) and fact.type != "money" and not (fact.type == "yes_no" and state != YES)


def _holds(ruling: Ruling, name: str) -> bool:
    """Whether nothing that the program asks of a fact is refuted."""
    if not ruling.placement.situations or (name == ruling.program.dated_by.id and ruling.placement.outside):
        return False
    version, values = ruling.placement.situations[-1].version, ruling.criteria[-1]
    return all(value != NO for criterion, value in zip(version.criteria, values, strict=True) if name in criterion.facts)


def is_open(ruling: Ruling) -> bool:
    """Whether a program still has something to ask: it is undecided, or a yes with exclusions nobody asked about."""
    if ruling.verdict == UNKNOWN:
        return True
    return ruling.verdict == YES and any(
        value == UNKNOWN for values in ruling.criteria for value in values
    )


def _worth_asking(fact: Fact, situation: Situation) -> bool:
    """Whether a fact is not worked out from other answers."""
    return fact.id not in situation.estimated and not fact.is_exact(situation.facts[fact.index])


def _matters(ruling: Ruling, fact: Fact) -> bool:
    """Whether some answer would leave an undecided criterion of the program different from another answer."""
    if _moves_others(ruling, fact):
        return True
    for situation, values in zip(ruling.placement.situations, ruling.criteria, strict=True):
        facts = list(situation.facts)
        states = answers(fact, facts[fact.index], ruling.program)
        for criterion, value in zip(situation.version.criteria, values, strict=True):
            if value != UNKNOWN or fact.id not in criterion.facts:
                continue
            before: tuple[int, ...] | None = None
            for state in states:
                facts[fact.index] = state
                now = criterion.alone(facts, situation.deciding)
                if before is not None and now != before:
                    return True
                before = now
    return False


def answers(fact: Fact, state: State, program: Program) -> list[State]:
    """Typical different answers to a question: the groups of options, or a value of each cell, that the rules distinguish."""
    if not isinstance(state, tuple):
        if fact.type == "yes_no":
            return [bit for bit in (1, 2) if state & bit]
        groups = [state]
        for mask in program.cuts.get(fact.id, ()):
            groups = [part for group in groups for part in (group & mask, group & ~mask) if part]  # type: ignore[operator]
        return list(groups)
    low, high = state
    if fact is program.dated_by:
        starts = [version.start for version in program.versions if low <= version.start <= high]
        return [(start, start) for start in starts] or [state]
    points: list[Any] = [low if low != -inf else 0]
    points += [cut for cut in program.cuts.get(fact.id, ()) if low < cut <= high]
    if fact.type == "date":
        # A date is often weighed against another date: try one long past, today's years, and one far ahead.
        points = sorted({*(p for p in points if p), *(day for day in DAYS if low <= day <= high)})
    elif high != points[-1]:
        points.append(high if high != inf else points[-1] + FAR)
    return [(point, point) for point in points]


def _best(rules: RuleSet, person: Person, waiting: Waiting, topic: str) -> Question | None:
    """The question with the best prospect among those that matter; None when none of them does."""
    ranked = sorted(waiting, key=lambda name: (-_rough(rules, waiting[name], name, topic), rules.facts[name].index))
    chosen: dict[str, tuple[float, list[Ruling]]] = {}
    for name in ranked:
        fact = rules.facts[name]
        found = [(ruling, weight) for ruling, weight in waiting[name] if _matters(ruling, fact)]
        if not found:
            continue
        concerned = [ruling for ruling, _ in found]
        chosen[name] = (_gain(person, rules, concerned[:SAMPLE], fact) + _rough(rules, found, name, topic), concerned)
        if len(chosen) == LOOK_AHEAD:
            break
    if not chosen:
        return None
    name = max(chosen, key=lambda n: (chosen[n][0], -rules.facts[n].index))
    return Question(rules.facts[name], tuple(ruling.program.id for ruling in chosen[name][1]))


def _gain(person: Person, rules: RuleSet, rulings: list[Ruling], fact: Fact) -> float:
    """Expected share of programs that an answer decides at once, per burden."""
    decided = 0.0
    others: dict[State, Person] = {}
    for ruling in rulings:
        states = answers(fact, person.states[fact.index], ruling.program)
        for state in states:
            if state not in others:
                others[state] = person.with_state(fact.index, state)
            if _verdict_if(rules, others[state], ruling, fact, state) != UNKNOWN:
                decided += _prior(fact, state, len(states))
    return decided / fact.burden


def _verdict_if(rules: RuleSet, other: Person, ruling: Ruling, fact: Fact, state: State) -> int:
    """The verdict if the answer were ``state``; other facts are worked out again only when they depend on it."""
    if _moves_others(ruling, fact):
        return verdict_only(rules, ruling.program, other)
    result = off_the_map(ruling.placement) if ruling.placement.situations else UNKNOWN
    for situation in ruling.placement.situations:
        facts = list(situation.facts)
        facts[fact.index] = state
        result |= quick_verdict(situation, facts)
    return result


def _moves_others(ruling: Ruling, fact: Fact) -> bool:
    """Whether other facts or the version in force depend on this one."""
    if fact is ruling.program.dated_by:
        return True
    for situation in ruling.placement.situations:
        for derivation in situation.version.derivations:
            found = derivation.fact
            if fact is found or (fact in derivation.sources and not found.is_exact(situation.facts[found.index])):
                return True
    return False


def _prior(fact: Fact, state: State, count: int) -> float:
    if fact.prior and isinstance(state, int):
        names = [option.value for i, option in enumerate(fact.options) if state >> i & 1] or [
            "yes" if state == 1 else "no"
        ]
        total = sum(fact.prior.values()) or 1
        return sum(fact.prior.get(name, 0) for name in names) / total
    return 1 / count


def _wide_amounts(rules: RuleSet, rulings: Sequence[Ruling], open_names: frozenset[str]) -> dict[str, list[Ruling]]:
    """Open facts of amounts that are not yet known to 5 %."""
    wide: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        situation = ruling.situation
        if ruling.verdict == NO or situation is None:
            continue
        names = {ruling.program.dated_by.id}
        too_wide = False
        for amount, (low, high) in zip(situation.version.amounts, situation.amounts, strict=True):
            if -inf < low < high < inf and (high - low) > CLOSE_ENOUGH * high:
                too_wide = True
                names |= amount.facts
        if too_wide:
            for name in sorted(names & open_names):
                if _worth_asking(rules.facts[name], situation):
                    wide.setdefault(name, []).append(ruling)
    return wide


def _narrowing_facts(
    rules: RuleSet, person: Person, wide: dict[str, list[Ruling]]
) -> dict[str, tuple[float, list[str]]]:
    """Which of them narrow an amount noticeably, by how much, and for which programs."""
    found: dict[str, tuple[float, list[str]]] = {}
    for name, rulings in wide.items():
        gains = [(_narrowing(person, ruling, rules, rules.facts[name]), ruling.program.id) for ruling in rulings]
        useful = [(gain, program) for gain, program in gains if gain > CLOSE_ENOUGH]
        if useful:
            found[name] = (sum(gain for gain, _ in useful), [program for _, program in useful])
    return found


def _narrowing(person: Person, ruling: Ruling, rules: RuleSet, fact: Fact) -> float:
    """How much narrower the amounts become for the answer that helps most, relative to their size."""
    assert ruling.situation is not None
    now = ruling.situation
    before = now.amounts
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


def likely_remaining(rules: RuleSet, person: Person, programs: Sequence[Program]) -> int:
    """About how many questions are left: those that stay open if what is typical holds, and those that ask for it."""
    used = {name for program in programs for version in program.versions for name in version.facts}
    assumed = [
        fact for fact in rules.facts.values()
        if fact.typical is not None and fact.id in used and person.is_open(rules, fact.id)
        and person.states[fact.index] == fact.unknown
    ]
    for fact in assumed:
        person = person.with_state(fact.index, fact.read(fact.typical)).having_said(fact.id)
    try:
        _, count = next_question(rules, person, tuple(rule(rules, program, person) for program in programs))
    except ContradictoryFacts:
        count = 1  # what is typical does not fit this person; an estimate need not go on
    return count + len(assumed)
