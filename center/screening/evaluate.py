"""Verdicts: yes, no or unknown for every criterion and every program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from center.screening.fact import ContradictoryFacts, State
from center.screening.person import Person, Placement, Situation, place
from center.screening.program import Cells, Program
from center.screening.ruleset import RuleSet
from center.screening.truth import NO, UNKNOWN, YES, all_of

CELL_LIMIT = 128


@dataclass(slots=True, eq=False)
class Ruling:
    """Verdicts of one program for one person: per version and taken together."""

    program: Program
    placement: Placement
    criteria: tuple[tuple[int, ...], ...]
    verdict: int

    @property
    def situation(self) -> Situation | None:
        """The situation to explain: the latest version that may apply."""
        return self.placement.situations[-1] if self.placement.situations else None


def rule(rules: RuleSet, program: Program, person: Person) -> Ruling:
    """Decide one program. Knowing more never turns a yes into a no or a no into a yes."""
    placement = place(rules, program, person)
    situations = placement.situations
    if len(situations) == 1 and not placement.outside and not placement.uncovered:
        values, verdict = _decide(situations[0])
        return Ruling(program, placement, (values,), verdict)
    criteria: list[tuple[int, ...]] = []
    verdict = off_the_map(placement)
    for situation in situations:
        values, result = _decide(situation)
        criteria.append(values)
        verdict |= result
    return Ruling(program, placement, tuple(criteria), verdict)


def verdict_only(rules: RuleSet, program: Program, person: Person) -> int:
    """The verdict without the fine cut into cells: sound, fast, used to compare possible questions."""
    try:
        placement = place(rules, program, person)
    except ContradictoryFacts:
        return 0
    result = off_the_map(placement)
    for situation in placement.situations:
        result |= quick_verdict(situation, situation.facts)
    return result


def off_the_map(placement: Placement) -> int:
    """What the days outside all versions say: no where the program did not exist, unknown where the rules are not known."""
    if placement.uncovered:
        return UNKNOWN
    if placement.outside:
        return NO
    return 0 if placement.situations else UNKNOWN


def quick_verdict(situation: Situation, facts: Sequence[State]) -> int:
    """The verdict for ``facts`` in a situation, without the fine cut into cells."""
    return all_of(_weighed(situation, situation.version.truths(facts, situation.deciding)))


def _decide(situation: Situation) -> tuple[tuple[int, ...], int]:
    version, facts, parameters = situation.version, situation.facts, situation.dated.strict
    values: tuple[int, ...] = version.truths.run(facts, parameters)
    if UNKNOWN not in values:
        if NO not in values:
            return values, YES
        return values, all_of(_weighed(situation, values)) if version.has_unverified else NO
    values = tuple(
        _by_cells(version.criteria[i].cells, facts, lambda f, i=i: version.criteria[i].alone(f, parameters)[0])  # type: ignore[misc]
        if value == UNKNOWN and version.criteria[i].cells
        else value
        for i, value in enumerate(values)
    )
    result = all_of(_weighed(situation, values))
    if result == UNKNOWN and version.cells:
        result = _by_cells(
            version.cells, facts, lambda f: all_of(_weighed(situation, version.truths(f, parameters)))
        )
    return values, result


def _weighed(situation: Situation, values: tuple[int, ...]) -> tuple[int, ...]:
    """What the criteria weigh in the verdict.

    A criterion whose text is not verified never decides a "no" alone: it leaves the program open. An exclusion that nobody
    knows about does not stand in the way of a "yes".
    """
    version = situation.version
    if version.has_unverified and NO in values:
        values = tuple(
            UNKNOWN if value == NO and criterion.confidence == "unverified" else value
            for value, criterion in zip(values, version.criteria, strict=True)
        )
    if version.has_exclusions and UNKNOWN in values:
        values = tuple(
            YES if value == UNKNOWN and criterion.exclusion else value
            for value, criterion in zip(values, version.criteria, strict=True)
        )
    return values


def _by_cells(cells: tuple[Cells, ...], facts: Sequence[State], test: Callable[[Sequence[State]], int]) -> int:
    """Union of the answers over the parts of the open facts; unknown when there would be too many parts."""
    parts: list[tuple[int, list[Any]]] = []
    total = 1
    for cell in cells:
        pieces = cell.split(facts[cell.fact.index])
        if len(pieces) > 1 and total * len(pieces) <= CELL_LIMIT:
            parts.append((cell.fact.index, pieces))
            total *= len(pieces)
    if not parts:
        return UNKNOWN
    return _union(parts, 0, list(facts), test)


def _union(
    parts: list[tuple[int, list[Any]]], position: int, facts: list[State], test: Callable[[Sequence[State]], int]
) -> int:
    if position == len(parts):
        return test(facts)
    index, pieces = parts[position]
    before = facts[index]
    result = 0
    for piece in pieces:
        facts[index] = piece
        result |= _union(parts, position + 1, facts, test)
        if result == UNKNOWN:
            break
    facts[index] = before
    return result


def name_of(verdict: int) -> str:
    """``yes``, ``no`` or ``unknown``."""
    return "yes" if verdict == YES else "no" if verdict == NO else "unknown"
