"""A bank of synthetic people and firms: the same ones every time, for "who changes" reports and simulations.

People are drawn at random near the values at which rules change their mind. They stand for nobody.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import inf
from typing import Any

from center.screening.fact import Fact
from center.screening.fact_files import AS_OF, EVENT_DATE
from center.screening.program import Program
from center.screening.ruleset import RuleSet

YEARS_BACK = 3
LARGEST = {"money": 6_000_000, "number": 400}


class Crowd:
    """Draws people from a seed; equal seeds and equal content give equal people."""

    def __init__(self, rules: RuleSet, seed: int, first_day: date, last_day: date) -> None:
        self.rules = rules
        self.random = random.Random(seed)
        self.first_day = first_day
        self.last_day = last_day

    def facts_of(self, programs: Iterable[Program]) -> list[Fact]:
        """Everything a person could say that matters to the programs, in the order of the content."""
        names: set[str] = set()
        for program in programs:
            names.add(program.dated_by.id)
            for version in program.versions:
                names |= version.facts
                names |= {source.id for derivation in version.derivations for source in derivation.sources}
        return [fact for fact in self.rules.facts.values() if fact.id in names - {AS_OF, EVENT_DATE}]

    def complete(self, programs: Iterable[Program]) -> dict[str, Any]:
        """Somebody who says everything that is asked, in the form of the HTTP contract."""
        programs = list(programs)
        return {
            fact.id: self.value(fact, programs)
            for fact in self.facts_of(programs)
            if (fact.askable and not fact.derive) or fact.id == "age"
        }

    def value(self, fact: Fact, programs: Iterable[Program]) -> Any:
        """One answer: by the shares of ``prior`` where the content has them, else often close to a threshold."""
        chance = self.random
        if fact.type == "yes_no":
            share = fact.prior.get("yes", 50) / (sum(fact.prior.values()) or 100)
            return chance.random() < share
        if fact.type == "choice":
            names = [option.value for option in fact.options]
            return chance.choices(names, [fact.prior.get(name, 1) or 1 for name in names])[0]
        cuts = sorted({cut for program in programs for cut in program.cuts.get(fact.id, ()) if cut not in (inf, -inf)})
        if fact.type == "date":
            return (self.first_day + timedelta(days=chance.randrange((self.last_day - self.first_day).days))).isoformat()
        if cuts and chance.random() < 0.5:
            value = int(chance.choice(cuts)) + chance.choice([-1, 0, 1])
        else:
            top = min(fact.high, LARGEST[fact.type])
            value = chance.randrange(int(max(fact.low, 0)), int(top) + 1)
        return int(min(max(value, fact.low), fact.high))


def bank(rules: RuleSet, audience: str, count: int, as_of: date, seed: int = 1) -> Iterator[dict[str, Any]]:
    """``count`` people or firms who have said everything that matters to the programs of an audience."""
    programs = rules.for_audience(audience)
    crowd = Crowd(rules, seed, as_of - timedelta(days=365 * YEARS_BACK), as_of + timedelta(days=60))
    for _ in range(count):
        yield crowd.complete(programs)
