"""The best set of programs that may be had together (중복지원 제한), and what each one left out stands against.

Only programs with a clear yes are put together. The value of a program is the middle of what it pays in all; the set with
the highest sum is found exactly (the groups of programs that exclude each other are small).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from center.screening.evaluate import Ruling
from center.screening.interval import Number
from center.screening.result_amounts import amount_ranges
from center.screening.ruleset import RuleSet
from center.screening.truth import NO, YES

MONTHS = 6
LARGEST_GROUP = 20


@dataclass(frozen=True)
class Bundle:
    """Programs to have together, and for every other candidate the members that exclude it."""

    members: tuple[str, ...]
    excluded_by: Mapping[str, tuple[str, ...]]


def best_bundle(rules: RuleSet, rulings: Sequence[Ruling]) -> Bundle:
    """Choose among the programs that are a yes; nothing is chosen when none is."""
    sure = [ruling for ruling in rulings if ruling.verdict == YES]
    worth = {ruling.program.id: _worth(ruling) for ruling in sure}
    conflicts = {name: {other for other in worth if (name, other) in rules.exclusions} for name in worth}
    chosen: set[str] = set()
    left = list(worth)
    while left:
        group = _group(left[0], conflicts)
        left = [name for name in left if name not in group]
        chosen |= _heaviest(sorted(group, key=lambda name: (-worth[name], name))[:LARGEST_GROUP], worth, conflicts)
    members = tuple(ruling.program.id for ruling in sure if ruling.program.id in chosen)
    excluded = {}
    for ruling in rulings:
        name = ruling.program.id
        against = tuple(member for member in members if (name, member) in rules.exclusions)
        if ruling.verdict != NO and name not in chosen and against:
            excluded[name] = against
    return Bundle(members, excluded)


def _worth(ruling: Ruling) -> Number:
    """What the program pays in all, in won: the middle of the range; one won when nothing is known."""
    situation = ruling.situation
    totals: list[Number] = [1]
    if situation is not None:
        units = {amount.name: amount.unit for amount in situation.version.amounts}
        for name, (low, high) in amount_ranges(ruling).items():
            if low > -inf and high < inf and units[name] in ("원", "원/월"):
                totals.append((low + high) / 2 * (MONTHS if units[name] == "원/월" else 1))
    return max(totals)


def _group(start: str, conflicts: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += conflicts[name]
    return found


def _heaviest(names: list[str], worth: Mapping[str, Number], conflicts: Mapping[str, set[str]]) -> set[str]:
    """The set without conflicts that is worth most (exact: with the first name or without it)."""
    if not names:
        return set()
    first, rest = names[0], names[1:]
    if not conflicts[first] & set(rest):
        return {first} | _heaviest(rest, worth, conflicts)
    taken = {first} | _heaviest([name for name in rest if name not in conflicts[first]], worth, conflicts)
    skipped = _heaviest(rest, worth, conflicts)
    return taken if sum(worth[n] for n in taken) >= sum(worth[n] for n in skipped) else skipped
