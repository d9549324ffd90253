"""Lowest and highest possible value of every amount of a program."""

from __future__ import annotations

from math import inf
from typing import Any

from center.screening.evaluate import Ruling
from center.screening.interval import EVERYTHING, hull
from center.screening.person import Situation
from center.screening.ruleset import RuleSet


def amount_ranges(ruling: Ruling, day: int | None = None) -> dict[str, tuple[Any, Any]]:
    """Lowest and highest possible value of every amount, over all versions that may apply.

    With ``day`` only over the version in force on that day, if there is one. An amount that depends on a value the law has
    not set yet for that date has no bounds (-inf, inf).
    """
    ranges: dict[str, tuple[Any, Any]] = {}
    situations = ruling.placement.situations
    current = [one for one in situations if day is not None and one.version.start <= day <= one.version.end]
    for situation in current or situations:
        for amount, value in zip(situation.version.amounts, situation.amounts, strict=True):
            known = EVERYTHING if amount.parameters & situation.shown.missing else value
            ranges[amount.name] = hull(ranges[amount.name], known) if amount.name in ranges else known
    return ranges


def open_amounts(rules: RuleSet, situation: Situation) -> frozenset[str]:
    """Names of the amounts that have no top of their own.

    Their highest value comes from the largest number that a form takes for something nobody answered yet (how many
    disabled employees, how many hours …), so the range would say nothing.
    """
    version, known = situation.version, situation.amounts
    wide = [amount for amount, (low, high) in zip(version.amounts, known, strict=True) if low < high]
    facts = list(situation.facts)
    for fact in {rules.facts[name] for amount in wide for name in amount.facts}:
        state = facts[fact.index]
        if isinstance(state, tuple) and state[0] < state[1] == fact.high:
            facts[fact.index] = (state[0], inf)
    if facts == list(situation.facts):
        return frozenset()
    freed = version.intervals(facts, situation.showing)
    return frozenset(
        amount.name
        for amount, (_, high), (_, top) in zip(version.amounts, known, freed, strict=True)
        if high < inf and not top < inf
    )


def doubtful_amounts(rules: RuleSet, situation: Situation) -> frozenset[str]:
    """Names of the amounts that a value which is not verified would change."""
    version = situation.version
    unverified = situation.shown.unverified & version.parameters
    if not unverified:
        return frozenset()
    known = situation.amounts
    found: set[str] = set()
    for name in unverified:
        parameter = rules.parameters.by_id[name]
        without = list(situation.showing)
        without[parameter.index] = [] if parameter.is_table else EVERYTHING
        changed = version.intervals(situation.facts, without)
        found |= {a.name for a, x, y in zip(version.amounts, known, changed, strict=True) if x != y}
    return frozenset(found)
