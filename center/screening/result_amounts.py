"""Lowest and highest possible value of every amount of a program."""

from __future__ import annotations

from typing import Any

from center.screening.evaluate import Ruling
from center.screening.interval import EVERYTHING, hull
from center.screening.person import Situation
from center.screening.ruleset import RuleSet


def amount_ranges(ruling: Ruling) -> dict[str, tuple[Any, Any]]:
    """Lowest and highest possible value of every amount, over all versions that may apply.

    An amount that depends on a value the law has not set yet for that date has no bounds (-inf, inf).
    """
    ranges: dict[str, tuple[Any, Any]] = {}
    for situation in ruling.placement.situations:
        for amount, value in zip(situation.version.amounts, situation.amounts, strict=True):
            known = EVERYTHING if amount.parameters & situation.shown.missing else value
            ranges[amount.name] = hull(ranges[amount.name], known) if amount.name in ranges else known
    return ranges


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
