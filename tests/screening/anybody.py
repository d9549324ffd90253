"""Random people and firms for any program: values at the thresholds of the rules, some facts unsaid or only rough."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import inf
from typing import Any

from center.screening import bank
from center.screening.fact import Fact
from center.screening.program import Program
from center.screening.ruleset import RuleSet

FIRST_DAY = date(2018, 1, 1)
LAST_DAY = date(2026, 12, 31)


class Crowd(bank.Crowd):
    """Draws people from a seed, more of them at the edges of rules than the bank does."""

    def __init__(self, rules: RuleSet, seed: int) -> None:
        super().__init__(rules, seed, FIRST_DAY, LAST_DAY)

    def exact(self, fact: Fact, programs: Iterable[Program]) -> Any:
        """A value, often one at which some rule changes its mind."""
        chance = self.random
        if fact.type == "yes_no":
            return chance.random() < 0.5
        if fact.type == "choice":
            return chance.choice(fact.options).value
        cuts = sorted({cut for program in programs for cut in program.cuts.get(fact.id, ()) if cut not in (inf, -inf)})
        if fact.type == "date":
            if cuts and chance.random() < 0.3:
                return date.fromordinal(int(chance.choice(cuts)) + chance.choice([-1, 0, 1]))
            return FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))
        if cuts and chance.random() < 0.7:
            value = int(chance.choice(cuts)) + chance.choice([-1, 0, 1])
        else:
            top = int(fact.high) if fact.high != inf else 400
            value = chance.randrange(int(max(fact.low, 0)), min(top, 5_000_000 if fact.type == "money" else 400) + 1)
        return int(min(max(value, fact.low), fact.high))

    def rough(self, fact: Fact, value: Any) -> Any:
        """The same value said less exactly; never wrongly."""
        chance = self.random
        if fact.type == "yes_no":
            return None
        if fact.type == "choice":
            others = chance.sample([option.value for option in fact.options], k=min(2, len(fact.options)))
            return {"one_of": sorted({value, *others})}
        if fact.type == "date":
            return {"min": (value - timedelta(days=chance.randrange(90))).isoformat(),
                    "max": (value + timedelta(days=chance.randrange(90))).isoformat()}
        width = max(1, abs(value) // 4)
        return {"min": int(max(fact.low, value - chance.randrange(width + 1))),
                "max": int(min(fact.high, value + chance.randrange(width + 1)))}

    def complete(self, programs: Iterable[Program]) -> dict[str, Any]:
        """Somebody who says everything; what is worked out from other facts is not said besides."""
        programs = list(programs)
        facts = self.facts_of(programs)
        stated = {source.id for source in facts if source.id in ("birth_date", "monthly_wage")}
        return {
            fact.id: self.exact(fact, programs)
            for fact in facts
            if fact.id not in stated and (not fact.derive or fact.id == "age") and (not fact.estimate or fact.id == "average_daily_wage")
        }

    def partly(self, said: dict[str, Any], kept: Iterable[str] = ()) -> dict[str, Any]:
        """The same person, of whom less is known; ``kept`` facts stay exact."""
        known: dict[str, Any] = {}
        for name, value in said.items():
            how = "exact" if name in kept else self.random.choice(["exact", "exact", "rough", "unsaid"])
            if how == "exact":
                known[name] = wire_value(value)
            elif how == "rough":
                known[name] = self.rough(self.rules.facts[name], value)
        return known


def wire_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def wire(said: dict[str, Any]) -> dict[str, Any]:
    """A person in the form of the HTTP contract."""
    return {name: wire_value(value) for name, value in said.items()}
