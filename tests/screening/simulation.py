"""How many questions until a first list is useful: ``python -m tests.screening.simulation``.

Synthetic people answer the questions the engine asks, and now and then do not know. A program is settled when it shows
what it will show in the end, when nothing is left to ask. A list is useful when nine of ten programs are settled or have at
most two conditions open, which their cards name. Interests narrow the programs, as a person does at the start.
"""

from __future__ import annotations

import random
import statistics
import sys
from dataclasses import dataclass
from datetime import date
from typing import Any

from center.screening.bank import bank
from center.screening.evaluate import Ruling
from center.screening.fact import ContradictoryFacts
from center.screening.loader import load_rules
from center.screening.person import read_person
from center.screening.result import programs_in_question, screen
from center.screening.ruleset import RuleSet
from center.screening.truth import UNKNOWN
from center.settings import ROOT

AS_OF = date(2026, 11, 23)
USEFUL = 0.9
LONGEST = 60
FEW = 2
DOES_NOT_KNOW = 0.05
SUBJECTS = {
    "citizen": (("unemployment",), ("job_search",), ("training",), ("family",), ("youth",), ()),
    "employer": (("hiring",), ("youth_hiring",), ("senior",), ("retention",), ("work_life",), ("disabled",), ()),
}


@dataclass(frozen=True)
class Journey:
    """One person's way: how many programs were in question, after how many questions the list was useful, and in all."""

    audience: str
    interests: tuple[str, ...]
    programs: int
    useful_after: int
    total: int
    settled_after_ten: float


def journey(rules: RuleSet, audience: str, truth: dict[str, Any], interests: tuple[str, ...], knows: Any) -> Journey | None:
    """Ask until nothing is left; None when the answers contradict each other."""
    known: dict[str, Any] = {}
    lists: list[dict[str, tuple[int, int]]] = []
    topic = ""
    try:
        while len(known) < LONGEST:
            person = read_person(rules, known, AS_OF)
            programs = programs_in_question(rules, person, audience, interests)
            found = screen(rules, person, programs, topic)
            lists.append({ruling.program.id: (ruling.verdict, _open(ruling)) for ruling in found.rulings})
            if found.question is None:
                break
            fact = found.question.fact
            topic = fact.topic
            known[fact.id] = truth.get(fact.id) if knows.random() >= DOES_NOT_KNOW else None
    except ContradictoryFacts:
        return None
    end = lists[-1]
    settled = [_share(now, end, 0) for now in lists]
    useful = [_share(now, end, FEW) for now in lists]
    first = next(i for i in range(len(useful)) if all(share >= USEFUL for share in useful[i:]))
    return Journey(audience, interests, len(end), first, len(lists) - 1, settled[min(10, len(settled) - 1)])


def _share(now: dict[str, tuple[int, int]], end: dict[str, tuple[int, int]], few: int) -> float:
    """Share of the programs that show what they will show, or have no more than ``few`` conditions open."""
    good = [now.get(name, (0, 99))[0] == end[name][0] or now.get(name, (0, 99))[1] <= few for name in end]
    return sum(good) / max(1, len(good))


def _open(ruling: Ruling) -> int:
    return ruling.criteria[-1].count(UNKNOWN) if ruling.criteria else 0


def simulate(rules: RuleSet, people: int) -> list[Journey]:
    """Journeys of ``people`` citizens and as many employers, over all interests in turn."""
    knows = random.Random(5)
    found = []
    for audience, subjects in SUBJECTS.items():
        for number, truth in enumerate(bank(rules, audience, people, AS_OF, seed=9)):
            one = journey(rules, audience, truth, subjects[number % len(subjects)], knows)
            if one:
                found.append(one)
    return found


def main() -> None:
    """Print the distribution."""
    rules = load_rules(ROOT / "content")
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    journeys = simulate(rules, people)
    print(f"{'who and what for':<28}{'people':>7}{'programs':>9}{'useful after (median, p90)':>28}{'all asked':>11}{'settled after 10':>18}")
    for audience, subjects in SUBJECTS.items():
        for interests in subjects:
            some = [j for j in journeys if j.audience == audience and j.interests == interests]
            useful = sorted(j.useful_after for j in some)
            print(f"{audience + ' ' + (interests[0] if interests else 'everything'):<28}{len(some):>7}"
                  f"{statistics.median(j.programs for j in some):>9g}"
                  f"{f'{statistics.median(useful):g}, {useful[int(len(useful) * 0.9)]}':>28}"
                  f"{statistics.median(j.total for j in some):>11g}"
                  f"{statistics.mean(j.settled_after_ten for j in some):>18.0%}")
    useful = sorted(j.useful_after for j in journeys)
    print(f"all: median {statistics.median(useful):g}, p75 {useful[int(len(useful) * 0.75)]}, p90 {useful[int(len(useful) * 0.9)]} questions")


if __name__ == "__main__":
    main()
