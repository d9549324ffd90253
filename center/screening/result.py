"""The one result object that chat, pages, print and integrators show (``ScreeningResult`` of the HTTP contract)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any

from center.messages.catalog import Catalog
from center.screening.evaluate import Ruling, name_of, rule
from center.screening.fact import Fact
from center.screening.fact_files import EVENT_DATE
from center.screening.interval import EVERYTHING, Interval, hull
from center.screening.next_question import Question, next_question
from center.screening.person import Person, Situation
from center.screening.program import Criterion, Program, Version
from center.screening.ruleset import RuleSet
from center.screening.truth import NO, UNKNOWN, YES
from center.screening.words import plain_number, range_text, value_text


@dataclass(frozen=True)
class Screening:
    """A screening with its rulings, ready to be shown or to be asked on."""

    rules: RuleSet
    person: Person
    rulings: tuple[Ruling, ...]
    question: Question | None
    open_questions: int


def screen(rules: RuleSet, person: Person, programs: Sequence[Program], topic: str = "") -> Screening:
    """Decide the programs and find the next best question. Raises ContradictoryFacts."""
    rulings = tuple(rule(rules, program, person) for program in programs)
    question, count = next_question(rules, person, rulings, topic)
    return Screening(rules, person, rulings, question, count)


def show(screening: Screening, catalog: Catalog, language: str = "ko") -> dict[str, Any]:
    """The result object, complete and in the words of ``language``."""
    writer = _Writer(screening, catalog, language)
    question = screening.question
    return {
        "as_of": screening.person.as_of.isoformat(),
        "rules_hash": screening.rules.hash,
        "programs": [writer.program(ruling) for ruling in screening.rulings],
        "next_question": show_question(question, language) if question else None,
        "open_questions": screening.open_questions,
    }


def show_question(question: Question, language: str = "ko") -> dict[str, Any]:
    """A question as the HTTP contract shows it."""
    fact = question.fact
    shown: dict[str, Any] = {"fact": fact.id, "type": fact.type, "text": fact.text, "help": fact.help}
    if fact.options:
        shown["choices"] = [{"value": option.value, "label": option.label} for option in fact.options]
    if fact.bands:
        shown["bands"] = [{"label": band.label, "min": band.low, "max": band.high} for band in fact.bands]
    if fact.unit or fact.type == "money":
        shown["unit"] = fact.unit or "원"
    return shown | {"why": list(question.programs), "why_text": fact.why}


class _Writer:
    def __init__(self, screening: Screening, catalog: Catalog, language: str) -> None:
        self.rules = screening.rules
        self.person = screening.person
        self.catalog = catalog
        self.language = language

    def say(self, key: str, **values: object) -> str:
        return self.catalog.text(key, self.language, **values)

    def program(self, ruling: Ruling) -> dict[str, Any]:
        program, situation = ruling.program, ruling.situation
        shown: dict[str, Any] = {"id": program.id, "name": program.name, "verdict": name_of(ruling.verdict)}
        if situation is None:
            row = self._uncovered(program)
            return shown | {
                "label": self.say("label_consult"), "version_from": None, "criteria": [row], "amounts": {},
                "warnings": [], "documents": [], "next_step": self.say("next_step_consult"), "unverified": False,
                "summary": program.summary, "service": program.service,
            }
        version = situation.version
        rows = self._rows(ruling, situation)
        if ruling.placement.uncovered:
            rows.insert(0, self._uncovered(program))
        doubtful = self._doubtful(situation)
        amounts = {} if ruling.verdict == NO else self._amounts(ruling, doubtful)
        return shown | {
            "label": self._label(ruling, version),
            "version_from": date.fromordinal(version.start).isoformat(),
            "criteria": rows,
            "amounts": amounts,
            "warnings": self._warnings(situation) if ruling.verdict != NO else [],
            "documents": self._documents(situation),
            "next_step": version.next_step,
            "unverified": version.has_unverified or bool(doubtful),
            "summary": program.summary,
            "service": program.service,
            "citation": version.citation,
        }

    def _uncovered(self, program: Program) -> dict[str, Any]:
        fact = program.dated_by
        text = self.say(
            "criterion_uncovered", fact=fact.short, first=date.fromordinal(program.first_day).isoformat(),
            last=self.say("open_end") if program.last_day > 3_000_000 else date.fromordinal(program.last_day).isoformat(),
        )
        return {"id": "period_covered", "text": text, "verdict": "unknown", "citation": program.versions[0].citation,
                "value": fact.show(self.person.states[fact.index])}

    def _rows(self, ruling: Ruling, situation: Situation) -> list[dict[str, Any]]:
        version = situation.version
        values = ruling.criteria[-1]
        if len(ruling.criteria) > 1 and all(len(row) == len(values) for row in ruling.criteria):
            values = tuple(_union(bits) for bits in zip(*ruling.criteria, strict=True))
        conditions = version.applicable(situation.facts, situation.deciding)
        gaps = version.gaps(situation.facts, situation.deciding) if NO in values else ()
        rows = []
        for position, criterion in enumerate(version.criteria):
            if conditions[position] == NO:
                continue
            value = values[position]
            row: dict[str, Any] = {
                "id": criterion.id, "text": criterion.text, "verdict": name_of(value), "citation": criterion.citation,
            }
            self._add_value(row, criterion, situation)
            if value == NO and criterion.gap:
                row["gap"] = self._gap(criterion.gap, gaps[position])
            if criterion.confidence == "unverified":
                row["needs_check"] = True
            if criterion.discretionary:
                row["discretionary"] = True
            if criterion.note:
                row["note"] = criterion.note
            rows.append(row)
        return rows

    def _add_value(self, row: dict[str, Any], criterion: Criterion, situation: Situation) -> None:
        fact = criterion.shows
        if fact is None or not self._told(fact, situation):
            return
        shown = fact.show(situation.facts[fact.index])
        if shown is not None:
            row["value"] = shown
            row["value_text"] = value_text(fact, situation.facts[fact.index], self.say)
            row["evidence"] = (
                "estimated" if fact.id in situation.estimated else self.person.evidence.get(fact.id, "said")
            )

    def _told(self, fact: Fact, situation: Situation) -> bool:
        """Whether the value was said or follows from what was said, rather than from the range of the rules."""
        if fact.is_known(self.person.states[fact.index]) or fact.id in situation.estimated:
            return True
        return fact is not situation.dated_by and fact.is_known(situation.facts[fact.index])

    def _gap(self, template: str, gap: Interval) -> str:
        low, high = gap
        missing = plain_number(low) if low == high or high in (inf, -inf) else f"{plain_number(low)}~{plain_number(high)}"
        return template.replace("{missing}", missing)

    def _label(self, ruling: Ruling, version: Version) -> str:
        values = ruling.criteria[-1]
        assert ruling.situation is not None
        applies = version.applicable(ruling.situation.facts, ruling.situation.deciding)
        discretionary = any(c.discretionary and when == YES for c, when in zip(version.criteria, applies, strict=True))
        if ruling.verdict == YES:
            if discretionary:
                return self.say("label_consult")
            used = {name for criterion in version.criteria for name in criterion.facts if name in self.person.said}
            documented = used and all(self.person.evidence.get(name) in ("document", "register") for name in used)
            return self.say("label_documented" if documented else "label_likely")
        if ruling.verdict == NO:
            return self.say("label_not_now")
        if ruling.placement.uncovered or UNKNOWN not in values:
            return self.say("label_consult")
        open_rows = self._open_rows(ruling, values)
        undecided = [c for c, v in zip(version.criteria, values, strict=True) if v == UNKNOWN]
        asked = all(name in self.person.said for c in undecided for name in c.facts if self.rules.facts[name].askable)
        if asked and any(c.discretionary for c in undecided):
            return self.say("label_consult")
        return self.say("label_more", count=open_rows)

    def _open_rows(self, ruling: Ruling, values: tuple[int, ...]) -> int:
        """How many things are still to be found out, if what is typical turns out to hold (직장인 …)."""
        situation = ruling.situation
        assert situation is not None
        undecided = {name for c, v in zip(situation.version.criteria, values, strict=True) if v == UNKNOWN for name in c.facts}
        facts, assumed = list(situation.facts), 0
        for name in undecided:
            fact = self.rules.facts[name]
            if fact.typical is not None and facts[fact.index] == fact.unknown:
                facts[fact.index] = fact.read(fact.typical)
                assumed += 1
        return max(1, assumed + situation.version.truths(facts, situation.deciding).count(UNKNOWN))

    def _amounts(self, ruling: Ruling, doubtful: frozenset[str]) -> dict[str, Any]:
        assert ruling.situation is not None
        ranges, shown = amount_ranges(ruling), {}
        for amount in ruling.situation.version.amounts:
            low, high = ranges[amount.name]
            if low == -inf or high == inf:
                bounds: dict[str, Any] = {"min": None, "max": None, "text": self.say("amount_not_set")}
            else:
                bounds = {"min": int(low), "max": int(high), "text": range_text(low, high, amount.unit)}
            shown[amount.name] = {
                **bounds, "unit": amount.unit, "name": amount.text, "citation": amount.citation,
                "unverified": amount.name in doubtful,
            }
        return shown

    def _doubtful(self, situation: Situation) -> frozenset[str]:
        """Names of the amounts that a value which is not verified would change."""
        version = situation.version
        period = situation.facts[self.rules.facts[EVENT_DATE].index]
        unverified = self.rules.parameters.unverified(*period) & version.parameters  # type: ignore[misc]
        if not unverified:
            return frozenset()
        known = situation.amounts
        found: set[str] = set()
        for name in unverified:
            parameter = self.rules.parameters.by_id[name]
            without = list(situation.showing)
            without[parameter.index] = [] if parameter.is_table else EVERYTHING
            changed = version.intervals(situation.facts, without)
            found |= {a.name for a, x, y in zip(version.amounts, known, changed, strict=True) if x != y}
        return frozenset(found)

    def _warnings(self, situation: Situation) -> list[dict[str, Any]]:
        version, warnings = situation.version, []
        truths = version.warning_truths(situation.facts, situation.showing)
        days = version.warning_dates(situation.facts, situation.showing)
        for warning, true, day in zip(version.warnings, truths, days, strict=True):
            if true != YES:
                continue
            shown: dict[str, Any] = {"text": warning.text}
            if warning.citation:
                shown["citation"] = warning.citation
            if day is not None:
                if day[0] != day[1] or isinstance(day[0], float):
                    continue
                shown["by"] = date.fromordinal(int(day[0])).isoformat()
            warnings.append(shown)
        return warnings

    @staticmethod
    def _documents(situation: Situation) -> list[dict[str, str]]:
        version = situation.version
        truths = version.document_truths(situation.facts, situation.showing)
        return [
            {"name": document.name, "note": document.note}
            for document, true in zip(version.documents, truths, strict=True)
            if true != NO
        ]


def amount_ranges(ruling: Ruling) -> dict[str, tuple[Any, Any]]:
    """Lowest and highest possible value of every amount, over all versions that may apply.

    An amount that depends on a value the law has not set yet for that date has no bounds (-inf, inf).
    """
    ranges: dict[str, tuple[Any, Any]] = {}
    for situation in ruling.placement.situations:
        for amount, value in zip(situation.version.amounts, situation.amounts, strict=True):
            known = EVERYTHING if amount.parameters & situation.missing else value
            ranges[amount.name] = hull(ranges[amount.name], known) if amount.name in ranges else known
    return ranges


def _union(bits: tuple[int, ...]) -> int:
    result = 0
    for bit in bits:
        result |= bit
    return result
