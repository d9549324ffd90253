"""The one result object that chat, pages, print and integrators show (``ScreeningResult`` of the HTTP contract)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf
from typing import Any

from center.messages.catalog import Catalog
from center.screening.bundle import Bundle, best_bundle
from center.screening.evaluate import Ruling, name_of, rule
from center.screening.explanation import Explanation
from center.screening.fact import ContradictoryFacts
from center.screening.likelihood import is_for_few, only_helps
from center.screening.next_question import Question, meant, next_question
from center.screening.person import Person, Situation, read_person
from center.screening.program import Amount, Program
from center.screening.result_amounts import amount_ranges, doubtful_amounts, open_amounts
from center.screening.ruleset import RuleSet
from center.screening.truth import NO, UNKNOWN, YES
from center.screening.what_if import changes
from center.screening.words import range_text, value_text

ORDER = {YES: 0, UNKNOWN: 1, NO: 2}
LAST = 100
NEXT_TO_NOTHING = 1000


@dataclass(frozen=True)
class Screening:
    """A screening with its rulings, ready to be shown or to be asked on."""

    rules: RuleSet
    person: Person
    rulings: tuple[Ruling, ...]
    question: Question | None
    open_questions: int


def screen(
    rules: RuleSet, person: Person, programs: Sequence[Program], topic: str = "", focus: Collection[str] = ()
) -> Screening:
    """Decide the programs and find the next best question, above all for those in ``focus``. Raises ContradictoryFacts."""
    rulings = tuple(rule(rules, program, person) for program in programs)
    question, count = next_question(rules, person, rulings, topic, focus)
    return Screening(rules, person, rulings, question, count)


def last_topic(rules: RuleSet, facts: Mapping[str, Any]) -> str:
    """What was talked about last: the next question keeps to it when it can."""
    last = list(facts)[-1] if facts else ""
    return rules.facts[last].topic if last in rules.facts else ""


def screen_audience(
    rules: RuleSet, facts: Mapping[str, Any], as_of: date, audience: str, interests: Collection[str] = ()
) -> Screening:
    """Screen everything a citizen or an employer may get, best news first.

    Raises UnknownFact, InvalidFactValue and ContradictoryFacts.
    """
    person = read_person(rules, facts, as_of)
    programs = programs_in_question(rules, person, audience, interests)
    topic = last_topic(rules, facts)
    return ranked(asked_as_usual(screen(rules, person, programs, topic), facts, topic), interests)


def as_usual(rules: RuleSet, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The same with what is usual where somebody could not say which of several kinds (직장인 …)."""
    unsaid = [rules.facts[name] for name, value in facts.items() if value is None and name in rules.facts]
    return {**facts, **{fact.id: fact.typical for fact in unsaid if fact.options and fact.typical is not None}}


def asked_as_usual(
    found: Screening, facts: Mapping[str, Any], topic: str = "", focus: Collection[str] = (), *, named: bool = False
) -> Screening:
    """The same verdicts, but only what follows from the usual is asked on; for ``named`` programs unless that refutes them."""
    usual = as_usual(found.rules, facts)
    if usual == dict(facts):
        return found
    try:
        person = read_person(found.rules, usual, found.person.as_of)
        asked = screen(found.rules, person, [ruling.program for ruling in found.rulings], topic, focus)
    except ContradictoryFacts:
        return found
    if named and all(ruling.verdict == NO for ruling in asked.rulings):
        return found
    return replace(found, question=asked.question, open_questions=asked.open_questions)


def programs_in_question(
    rules: RuleSet, person: Person, audience: str, interests: Collection[str] = ()
) -> list[Program]:
    """The programs to look at when none is named: see ``RuleSet.in_question``."""
    dates = {program.dated_by for program in rules.for_audience(audience)}
    said = {
        fact.id: person.states[fact.index] for fact in dates if fact.is_known(person.states[fact.index])
    }
    return rules.in_question(audience, said, person.as_of, interests)


def in_mind(screening: Screening, interests: Collection[str]) -> frozenset[str]:
    """The programs that somebody came for: by what they told, and what people mean by the chosen subjects."""
    rules = screening.rules
    leading = frozenset(program for name in interests if name in rules.interests for program in rules.interests[name].programs)
    return meant(rules, screening.person, screening.rulings) | leading


def ranked(screening: Screening, interests: Collection[str] = ()) -> Screening:
    """The same screening: what is likely first, then what somebody has in mind, then what needs the fewest answers.

    Last comes what is for few people, and what is probably over.
    """
    rules, person = screening.rules, screening.person
    wanted = in_mind(screening, interests)
    rulings = tuple(sorted(screening.rulings, key=lambda ruling: (
        ORDER[ruling.verdict], ruling.program.id not in wanted, _open(ruling) >= LAST, is_for_few(rules, ruling, person),
        only_helps(ruling), _open(ruling),
    )))
    return Screening(screening.rules, screening.person, rulings, screening.question, screening.open_questions)


def _open(ruling: Ruling) -> int:
    """How many criteria of an open program are not decided; many when something that is not verified speaks against it."""
    if ruling.verdict != UNKNOWN or not ruling.criteria or ruling.situation is None:
        return 0
    values, criteria = ruling.criteria[-1], ruling.situation.version.criteria
    doubted = any(v == NO and c.confidence == "unverified" for c, v in zip(criteria, values, strict=False))
    return values.count(UNKNOWN) + (LAST if doubted else 0)


def show(screening: Screening, catalog: Catalog, language: str = "ko") -> dict[str, Any]:
    """The result object, complete and in the words of ``language``."""
    writer = _Writer(screening, catalog, language)
    question = screening.question
    shown: dict[str, Any] = {
        "as_of": screening.person.as_of.isoformat(),
        "rules_hash": screening.rules.hash,
        "programs": [writer.program(ruling) for ruling in screening.rulings],
        "next_question": show_question(question, language) if question else None,
        "open_questions": screening.open_questions,
    }
    if len(screening.rulings) > 1:
        shown["bundle"] = list(writer.bundle.members)
    return shown


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
        self.explanation = Explanation(screening.rules, screening.person, self.say, language)
        self.bundle = (
            best_bundle(screening.rules, screening.rulings) if len(screening.rulings) > 1 else Bundle((), {})
        )

    def say(self, key: str, **values: object) -> str:
        return self.catalog.text(key, self.language, **values)

    def program(self, ruling: Ruling) -> dict[str, Any]:
        program, situation = ruling.program, ruling.situation
        shown: dict[str, Any] = {
            "id": program.id, "name": program.name, "verdict": name_of(ruling.verdict),
            "label": self.explanation.label(ruling),
        }
        if situation is None:
            ended = ruling.verdict == NO
            return shown | {
                "version_from": None, "criteria": self.explanation.rows(ruling), "amounts": {}, "warnings": [],
                "documents": [], "next_step": self._next_if_over(program) if ended else self.say("next_step_consult"),
                "unverified": False, "summary": program.summary, "service": program.service,
            } | self._life(program)
        doubtful = doubtful_amounts(self.rules, situation)
        version, possible = situation.version, ruling.verdict != NO
        shown |= {
            "version_from": date.fromordinal(version.start).isoformat(),
            "criteria": self.explanation.rows(ruling),
            "amounts": self._amounts(ruling, doubtful) if possible else {},
            "warnings": self._warnings(ruling, situation),
            "documents": self._documents(situation),
            "next_step": version.next_step,
            "unverified": version.has_unverified or bool(doubtful),
            "summary": program.summary,
            "service": program.service,
            "citation": version.citation,
        }
        if ruling.verdict == NO:
            shown["changes"] = self._changes(ruling)
        against = self.bundle.excluded_by.get(program.id)
        if against:
            shown["excluded_by"] = list(against)
        return shown | self._life(program)

    def _life(self, program: Program) -> dict[str, Any]:
        """For a program that has ended: when, in words, and what followed."""
        if program.ended is None or program.ended >= self.person.as_of.toordinal():
            return {}
        successor = self.rules.programs.get(program.successor)
        day = program.known_end
        return {"ended": {
            "on": date.fromordinal(day).isoformat() if day is not None else None, "text": self.explanation.ended_text(program),
            "successor": program.successor or None, "successor_name": successor.name if successor else None,
        }}

    def _next_if_over(self, program: Program) -> str:
        successor = self.rules.programs.get(program.successor)
        over = program.ended is not None and program.ended < self.person.as_of.toordinal()
        return self.say("next_step_successor", name=successor.name) if successor and over else self.say("next_step_consult")

    def _amounts(self, ruling: Ruling, doubtful: frozenset[str]) -> dict[str, Any]:
        assert ruling.situation is not None
        ranges, today = amount_ranges(ruling), amount_ranges(ruling, self.person.as_of.toordinal())
        undated = not ruling.program.dated_by.is_known(self.person.states[ruling.program.dated_by.index])
        shown: dict[str, Any] = {}
        no_top = open_amounts(self.rules, ruling.situation)
        for amount in ruling.situation.version.amounts:
            low, high = ranges[amount.name]
            if low == -inf or high == inf:
                bounds: dict[str, Any] = {"min": None, "max": None, "text": self.say("amount_not_set")}
            elif amount.name in no_top:
                bounds = {"min": None, "max": None, "text": self.say("amount_open")}
            else:
                text = self._range(low, high, amount)
                if undated and today[amount.name] != (low, high):  # nobody wants to read the amounts of past years first
                    text = self.say("amount_now", amount=self._range(*today[amount.name], amount))
                bounds = {"min": int(low), "max": int(high), "text": text}
            shown[amount.name] = {
                **bounds, "unit": amount.unit, "name": amount.text, "citation": amount.citation,
                "unverified": amount.name in doubtful,
            }
        return shown

    def _range(self, low: Any, high: Any, amount: Amount) -> str:
        """From next to nothing to something is said as the most there can be, once."""
        if high > 0 and low * NEXT_TO_NOTHING <= high:
            most = range_text(high, high, amount.unit)
            told = self.say("amount_up_to", amount="").strip() in amount.text
            return most if told else self.say("amount_up_to", amount=most)
        return range_text(low, high, amount.unit)

    def _warnings(self, ruling: Ruling, situation: Situation) -> list[dict[str, Any]]:
        version, warnings = situation.version, []
        if ruling.program.ended is not None and ruling.program.ended < self.person.as_of.toordinal():
            warnings.append({"text": self.explanation.ended_text(ruling.program)})
        for member in self.bundle.excluded_by.get(ruling.program.id, ()):
            exclusion = self.rules.exclusions[ruling.program.id, member]
            warnings.append({
                "text": self.say("warning_excluded", name=self.rules.programs[member].name, reason=exclusion.text),
                "citation": exclusion.citation,
            })
        if not version.warnings:
            return warnings
        truths = version.warning_truths(situation.facts, situation.showing)
        days = version.warning_dates(situation.facts, situation.showing)
        for warning, true, day in zip(version.warnings, truths, days, strict=True):
            if true != YES or (ruling.verdict == NO and not warning.before):
                continue  # to somebody who cannot get it, only what comes before the act still matters
            shown: dict[str, Any] = {"text": warning.text}
            if warning.citation:
                shown["citation"] = warning.citation
            if warning.before:
                shown["before"] = warning.before
            if day is not None:
                if day[0] != day[1] or isinstance(day[0], float):
                    continue
                shown["by"] = date.fromordinal(int(day[0])).isoformat()
            warnings.append(shown)
        return warnings

    @staticmethod
    def _documents(situation: Situation) -> list[dict[str, str]]:
        version = situation.version
        if not version.documents:
            return []
        truths = version.document_truths(situation.facts, situation.showing)
        return [
            {"name": document.name, "note": document.note}
            for document, true in zip(version.documents, truths, strict=True)
            if true != NO
        ]

    def _changes(self, ruling: Ruling) -> list[dict[str, Any]]:
        found = []
        for change in changes(self.rules, self.person, ruling):
            fact, state = change.fact, change.state
            key = {1: "what_if_yes", 2: "what_if_no"}.get(int(state), "") if fact.type == "yes_no" else ""  # type: ignore[arg-type]
            value = value_text(fact, state, self.say)
            found.append({
                "fact": fact.id, "value": fact.show(state), "verdict": name_of(change.verdict),
                "text": self.say(key or "what_if", fact=fact.short, value=value),
            })
        return found
