"""Who changes: the verdicts and amounts of two states of the content side by side, over a bank of synthetic cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from center.errors import CenterError
from center.screening.bank import bank
from center.screening.evaluate import name_of, rule
from center.screening.person import read_person
from center.screening.program import Program
from center.screening.result_amounts import amount_ranges
from center.screening.ruleset import RuleSet

Outcome = tuple[str, tuple[tuple[str, Any, Any], ...]]
EXAMPLES = 3


@dataclass
class ProgramChange:
    """How a program's answers differ: how many verdicts went from what to what, how many amounts moved, and examples."""

    program: str
    judged: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    amounts: int = 0
    examples: list[dict[str, Any]] = field(default_factory=list)

    @property
    def changed(self) -> int:
        """How many cases get another answer."""
        return sum(self.verdicts.values()) + self.amounts


def compare(old: RuleSet, new: RuleSet, count: int, as_of: date) -> list[ProgramChange]:
    """Programs whose answers change for somebody in the bank, and programs that came or went."""
    found = []
    for audience in ("citizen", "employer"):
        cases = list(bank(new, audience, count, as_of))
        names = dict.fromkeys(p.id for rules in (new, old) for p in rules.for_audience(audience))
        for name in names:
            change = _compare_program(old, new, name, cases, as_of)
            if change.changed or (name in old.programs) != (name in new.programs):
                found.append(change)
    return found


def _compare_program(
    old: RuleSet, new: RuleSet, name: str, cases: Iterable[Mapping[str, Any]], as_of: date
) -> ProgramChange:
    change = ProgramChange(name)
    before, after = old.programs.get(name), new.programs.get(name)
    for facts in cases:
        was = _judge(old, before, facts, as_of) if before else ("none", ())
        now = _judge(new, after, facts, as_of) if after else ("none", ())
        change.judged += 1
        if was[0] != now[0]:
            change.verdicts[was[0], now[0]] += 1
        elif was != now:
            change.amounts += 1
        if was != now and len(change.examples) < EXAMPLES:
            used = {fact for p in (before, after) if p for version in p.versions for fact in version.facts}
            change.examples.append(
                {"facts": {k: v for k, v in facts.items() if k in used}, "before": was, "after": now}
            )
    return change


def _judge(rules: RuleSet, program: Program, facts: Mapping[str, Any], as_of: date) -> Outcome:
    known = {name: value for name, value in facts.items() if name in rules.facts}
    try:
        ruling = rule(rules, program, read_person(rules, known, as_of))
    except CenterError as error:
        return error.code, ()
    ranges = amount_ranges(ruling) if name_of(ruling.verdict) != "no" else {}
    return name_of(ruling.verdict), tuple((name, low, high) for name, (low, high) in sorted(ranges.items()))
