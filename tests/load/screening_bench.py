"""The screening engine alone: ``python -m tests.load.screening_bench``. Part of ``make bench``.

A hundred programs are ours and as many copies of them as are missing. Times of one person are the best of several runs
over the same people, so that other work on the machine counts less; the comparison with OpenFisca-Core takes both sides in
one run on the same people and the same rules.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from center.messages.catalog import catalog
from center.screening.bank import bank
from center.screening.batch import Batch
from center.screening.evaluate import name_of, rule
from center.screening.explanation import Explanation
from center.screening.loader import load_rules
from center.screening.next_question import next_question
from center.screening.person import Person, read_person
from center.screening.program import Program
from center.screening.result import Screening, show
from center.screening.ruleset import RuleSet
from center.settings import ROOT
from tests.load.table import Table, best_of, milliseconds, percentile

AS_OF = date(2026, 3, 2)
COUNT = 100
PEOPLE = 40
CROWD = 10_000
OPENFISCA = ROOT / ".venv-bench" / "bin" / "python"


def hundred(rules: RuleSet) -> list[Program]:
    """A hundred programs: ours, then copies."""
    ours = list(rules.programs.values())
    copies = [replace(program, id=f"{program.id}_{n}") for n in range(COUNT // len(ours) + 1) for program in ours]
    return [*ours, *copies][:COUNT]


def complete_people(rules: RuleSet, count: int) -> list[dict[str, Any]]:
    """People who are citizens and employers at once and say everything."""
    both = zip(bank(rules, "citizen", count, AS_OF), bank(rules, "employer", count, AS_OF), strict=True)
    return [{**firm, **citizen} for citizen, firm in both]


def screening(table: Table) -> None:
    """Speed of the engine with its goals."""
    rules = load_rules(ROOT / "content")
    files = sum(1 for _ in (ROOT / "content/programs").glob("*/*.yaml"))
    table.row(f"content load, {files} programs as 100", best_of(lambda: load_rules(ROOT / "content"), 5) * COUNT / files, "ms", 500)
    programs = hundred(rules)
    everybody = complete_people(rules, PEOPLE)
    _one_person(table, rules, programs, everybody)
    _questions(table, rules, programs, everybody)
    _crowd(table, rules, programs)
    _openfisca(table, rules, everybody[:20])


def _one_person(table: Table, rules: RuleSet, programs: list[Program], everybody: list[dict[str, Any]]) -> None:
    def say(key: str, **values: object) -> str:
        return catalog().text(key, "ko", **values)

    def explain(person: Person) -> list[Any]:
        told = Explanation(rules, person, say)
        rulings = [rule(rules, program, person) for program in programs]
        return [(told.rows(ruling), told.label(ruling)) for ruling in rulings]

    def fresh(known: dict[str, Any]) -> Person:
        return read_person(rules, known, AS_OF)

    for name, share in (("everything known", 1.0), ("half known", 0.5), ("nothing known", 0.0)):
        known = [dict(list(person.items())[: int(len(person) * share)]) for person in everybody]
        times = [min(milliseconds(lambda p=person: explain(p)) for person in [fresh(one) for _ in range(5)]) for one in known]  # type: ignore[misc]
        goal = 1.0 if share == 1.0 else None
        table.row(f"100 programs, every criterion and explanation, {name}", statistics.median(times), "ms", goal)
    person = fresh(everybody[0])
    rulings = tuple(rule(rules, program, person) for program in rules.programs.values())
    whole = best_of(lambda: show(Screening(rules, person, rulings, None, 0), catalog()), 20)
    table.row(f"  the whole result object of our {len(rulings)} programs", whole, "ms")


def _questions(table: Table, rules: RuleSet, programs: list[Program], everybody: list[dict[str, Any]]) -> None:
    times = []
    for truth in everybody[:12]:
        known: dict[str, Any] = {}
        for _ in range(14):
            person = read_person(rules, known, AS_OF)
            rulings = tuple(rule(rules, program, person) for program in programs)
            times.append(min(milliseconds(lambda p=person, r=rulings: next_question(rules, p, r)) for _ in range(3)))  # type: ignore[misc]
            question, _ = next_question(rules, person, rulings)
            if question is None:
                break
            known[question.fact.id] = truth.get(question.fact.id)
    table.row("next question over 100 programs, median", statistics.median(times), "ms", 2)
    table.row("next question over 100 programs, p95", percentile(times, 0.95), "ms")


def _crowd(table: Table, rules: RuleSet, programs: list[Program]) -> None:
    some = complete_people(rules, 500)
    people = [read_person(rules, some[n % len(some)], AS_OF) for n in range(CROWD)]

    def judge() -> None:
        batch = Batch(rules, people)
        for program in programs:
            batch.verdicts(program)

    judge()
    table.row(f"{CROWD:,} people × 100 programs in a batch", milliseconds(judge), "ms", 1000)


def _openfisca(table: Table, rules: RuleSet, people: list[dict[str, Any]]) -> None:
    """The same rules and people in OpenFisca-Core; verdicts must agree wherever ours is not unknown."""
    subprocess.run(["bash", "setup/install", "--bench"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.json"
        days = {program.dated_by.id: AS_OF.isoformat() for program in rules.programs.values() if program.dated_by.askable}
        askable = [person | {name: day for name, day in days.items() if name in person} for person in people]
        file.write_text(json.dumps({"programs": list(rules.programs), "people": askable}), encoding="utf-8")
        command = [str(OPENFISCA), "-m", "tests.load.openfisca_side", str(file)]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    programs = [rules.program(name) for name in theirs["programs"]]
    ours, compared = [], 0
    for facts, found in zip(askable, theirs["verdicts"], strict=True):
        ours.append(min(milliseconds(lambda f=facts: _decide(rules, programs, f)) for _ in range(5)))  # type: ignore[misc]
        for ruling in _decide(rules, programs, facts):
            if name_of(ruling.verdict) != "unknown":
                compared += 1
                assert (name_of(ruling.verdict) == "yes") == all(found[ruling.program.id]), (ruling.program.id, facts)
    criteria = sum(len(names) for names in theirs["verdicts"][0].values())
    slow, quick = statistics.median(theirs["seconds"]) * 1000, statistics.median(ours)
    print(f"  OpenFisca-Core: {len(programs)} programs, {criteria} criteria, {slow:.2f} ms a person; ours {quick:.3f} ms; "
          f"{compared} verdicts compared")
    table.row("OpenFisca-Core's time as a share of ours, turned round (1/50)", quick / slow, "", 1 / 50)


def _decide(rules: RuleSet, programs: list[Program], facts: dict[str, Any]) -> list[Any]:
    person = read_person(rules, facts, AS_OF)
    return [rule(rules, program, person) for program in programs]


def main() -> None:
    """Only these measurements."""
    began = time.perf_counter()
    table = Table()
    screening(table)
    print(f"{time.perf_counter() - began:.0f} s")
    sys.exit(1 if table.missed else 0)


if __name__ == "__main__":
    main()
