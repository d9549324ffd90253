"""Why a verdict is what it is: a row per criterion, and the label of the whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import inf
from typing import Any

from center.screening.evaluate import Ruling
from center.screening.fact import Fact, State
from center.screening.interval import Interval
from center.screening.person import Person, Situation, period_of
from center.screening.program import Criterion, Program
from center.screening.ruleset import RuleSet
from center.screening.truth import NO, UNKNOWN, YES
from center.screening.words import day_text, plain_number, value_text

MISSING = "{missing}"
LAST_DAY = 3_000_000
FEW = 4
MOST_PHRASES = 50_000


class Explanation:
    """Explains rulings about one person in the words of ``say`` (a lookup of message keys)."""

    def __init__(self, rules: RuleSet, person: Person, say: Callable[..., str], language: str = "ko") -> None:
        self.rules = rules
        self.person = person
        self._phrases = rules.phrases.setdefault(language, {})
        if len(self._phrases) > MOST_PHRASES:
            self._phrases.clear()
        self._speak = say

    def say(self, key: str, **values: object) -> str:
        """A message; one without values is looked up once."""
        if values:
            return self._speak(key, **values)
        text: str | None = self._phrases.get(key)
        if text is None:
            text = self._phrases[key] = self._speak(key)
        return text

    def rows(self, ruling: Ruling) -> list[dict[str, Any]]:
        """One row per criterion that concerns the person: text, verdict, value, evidence, citation, gap."""
        placement, situation = ruling.placement, ruling.situation
        rows = []
        if situation is None or placement.uncovered or placement.outside:
            rows.append(self._period(ruling))
        if situation is None:
            return rows
        version = situation.version
        values = ruling.criteria[-1]
        if len(ruling.criteria) > 1 and all(len(row) == len(values) for row in ruling.criteria):
            values = tuple(_union(bits) for bits in zip(*ruling.criteria, strict=True))
        gaps: tuple[Interval, ...] = ()
        days: tuple[Interval, ...] = ()
        if version.measured and NO in values:
            gaps = version.gaps(situation.facts, situation.deciding)
            days = version.met_on(situation.facts, situation.showing)
        applies, facts, evidence = situation.applies, situation.facts, self.person.evidence
        states, phrases = self.person.states, self._phrases
        for position, criterion in enumerate(version.criteria):
            if applies[position] == NO:
                continue
            value = values[position]
            row = criterion.rows[value].copy()
            fact = criterion.shows
            if fact is not None and (states[fact.index] != fact.unknown or self._told(fact, situation)):
                state = facts[fact.index]
                shown, words = phrases.get((fact.index, state)) or self._in_words(fact, state)
                if shown is not None:
                    row["value"] = shown
                    row["value_text"] = words
                    row["evidence"] = "estimated" if fact.id in situation.estimated else evidence.get(fact.id, "said")
            if value == NO:
                if gaps:
                    self._add_gap(row, criterion, gaps[position], days[position])
                elif criterion.gap:
                    row["gap"] = criterion.gap
            elif value == UNKNOWN and criterion.parameters and self._rests_on_doubt(criterion, situation):
                row["needs_check"] = True
            rows.append(row)
        return rows

    def _rests_on_doubt(self, criterion: Criterion, situation: Situation) -> bool:
        """Whether a value that is not verified keeps the criterion open."""
        if not situation.dated.unverified & criterion.parameters:
            return False
        return bool(criterion.alone(situation.facts, situation.showing)[0] != UNKNOWN)

    def _period(self, ruling: Ruling) -> dict[str, Any]:
        """The row that says where the date lies outside the time of the program or of the known rules."""
        program = ruling.program
        fact = program.dated_by
        state = self.person.states[fact.index]
        if ruling.placement.outside and not ruling.placement.uncovered:
            verdict = "unknown" if ruling.placement.situations else "no"
            text = self._not_begun(program) if self._before_it_began(program) else self.ended_text(program)
        else:
            verdict = "unknown"
            text = self._uncovered(program)
        return {"id": "period_covered", "text": text, "verdict": verdict, "citation": program.versions[-1].citation,
                "value": self._in_words(fact, state)[0]}

    def _before_it_began(self, program: Program) -> bool:
        """Whether the date lies before the program began; a date that nobody said may be today."""
        low, _, _ = period_of(program, self.person)
        return program.began is not None and low < program.began

    def _once(self, key: str, program: Program, make: Callable[[], str]) -> str:
        """A wording that depends on the program alone."""
        text: str | None = self._phrases.get((key, program.id))
        if text is None:
            text = self._phrases[key, program.id] = make()
        return text

    def _not_begun(self, program: Program) -> str:
        return self._once("begun", program, lambda: self.say("criterion_not_begun", day=self._day(program.first_day)))

    def _uncovered(self, program: Program) -> str:
        open_ended = program.last_day > LAST_DAY
        return self._once("uncovered", program, lambda: self.say(
            "criterion_uncovered", fact=program.dated_by.short, first=self._day(program.first_day),
            last=self.say("open_end") if open_ended else self._day(program.last_day),
        ))

    def ended_text(self, program: Program) -> str:
        """When a program ended, in the words of its file or in general ones."""
        assert program.ended is not None
        day = program.ended
        return program.ended_text or self._once("ended", program, lambda: self.say("criterion_ended", day=self._day(day)))

    def _day(self, ordinal: int) -> str:
        return day_text(date.fromordinal(ordinal), self.say)

    def _in_words(self, fact: Fact, state: State) -> tuple[Any, str]:
        """A value in the form of the HTTP contract and in words."""
        key = (fact.index, state)
        known: tuple[Any, str] | None = self._phrases.get(key)
        if known is None:
            shown = fact.show(state)
            known = self._phrases[key] = (shown, "" if shown is None else value_text(fact, state, self.say))
        return known

    def _told(self, fact: Fact, situation: Situation) -> bool:
        """Whether the value was said or follows from what was said, rather than from the range of the rules."""
        unknown = fact.unknown
        if self.person.states[fact.index] != unknown or fact.id in situation.estimated:
            return True
        return fact is not situation.dated_by and situation.facts[fact.index] != unknown

    def _add_gap(self, row: dict[str, Any], criterion: Criterion, gap: Interval, day: Interval | None) -> None:
        """How far off a criterion is, and the day on which it will be met."""
        if criterion.gap:
            low, high = gap
            exact = low == high or high in (inf, -inf)
            missing = plain_number(low) if exact else f"{plain_number(low)}~{plain_number(high)}"
            at_limit = not high and MISSING in criterion.gap
            row["gap"] = self.say("gap_at_limit") if at_limit else criterion.gap.replace(MISSING, missing)
        # A day that has passed without the criterion being met says nothing.
        if day is not None and day[0] == day[1] and not isinstance(day[0], float) and day[0] >= self.person.as_of.toordinal():
            row["met_on"] = date.fromordinal(int(day[0])).isoformat()
            met = self.say("gap_met_on", day=self._day(int(day[0])))
            row["gap"] = f"{row['gap']} {met}" if criterion.gap else met

    def label(self, ruling: Ruling) -> str:
        """The verdict in words that promise neither too much nor too little."""
        situation = ruling.situation
        if ruling.program.ended is not None and ruling.program.ended < self.person.as_of.toordinal():
            if ruling.verdict == YES:
                return self.say("label_ended_met")
            if ruling.placement.outside:
                return self.say("label_ended")
        if situation is None:
            return self.say("label_not_now" if ruling.verdict == NO else "label_consult")
        version = situation.version
        values = ruling.criteria[-1]
        if ruling.verdict == YES:
            if version.has_discretion and any(
                c.discretionary and when == YES for c, when in zip(version.criteria, situation.applies, strict=True)
            ):
                return self.say("label_consult")
            if version.has_exclusions and UNKNOWN in values:
                return self.say("label_exclusions", count=values.count(UNKNOWN))
            if not self.person.evidence:
                return self.say("label_likely")
            used = {name for criterion in version.criteria for name in criterion.facts if name in self.person.said}
            documented = used and all(self.person.evidence.get(name) in ("document", "register") for name in used)
            return self.say("label_documented" if documented else "label_likely")
        if ruling.verdict == NO:
            return self.say("label_not_now")
        if ruling.placement.uncovered or UNKNOWN not in values:
            return self.say("label_consult")
        undecided = [c for c, v in zip(version.criteria, values, strict=True) if v == UNKNOWN]
        open_facts = {name for c in undecided for name in c.facts if self.person.is_open(self.rules, name)}
        if not open_facts.difference(situation.estimated):
            return self.say("label_consult")
        count = self._open_rows(situation, values)
        return self.say("label_more", count=count) if count <= FEW else self.say("label_open")

    def _open_rows(self, situation: Situation, values: tuple[int, ...]) -> int:
        """How many things are still to be found out, if what is typical turns out to hold (직장인 …)."""
        undecided = {name for c, v in zip(situation.version.criteria, values, strict=True) if v == UNKNOWN for name in c.facts}
        facts, assumed = list(situation.facts), 0
        for name in undecided:
            fact = self.rules.facts[name]
            if fact.typical is not None and facts[fact.index] == fact.unknown:
                facts[fact.index] = fact.read(fact.typical)
                assumed += 1
        open_rows: int = situation.version.truths(facts, situation.deciding).count(UNKNOWN)
        return max(1, assumed + open_rows)


def _union(bits: tuple[int, ...]) -> int:
    result = 0
    for bit in bits:
        result |= bit
    return result
