"""What a message says about the facts, in the light of the question that is open."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from center.dialogue.rules import rules
from center.dialogue.turn import Turn, text_reply
from center.language.answers import yes_or_no
from center.language.dates import find_dates
from center.language.facts import AskedFact, FactReading, extract_facts
from center.messages.reply import Reply
from center.screening.interview import Interview, audience_of, programs_of

SHORTEST_ANSWER = 3
# "2021년에는요?": besides the year, no more than these letters.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{2}\s?년|작년|재작년|지난해|올해|내년")
_LITTLE_MORE = 7
_LOOSE_DATES = frozenset({"application_date"})


def _asked_fact(interview: Interview) -> AskedFact | None:
    if interview.current is None:
        return None
    fact = rules().facts[interview.current]
    return AskedFact(
        name=fact.id, type=fact.type, unit=fact.unit,
        choices=tuple((option.value, (option.label, *option.words)) for option in fact.options),
        wording=f"{fact.short} {fact.text}",
    )


def read_facts(turn: Turn, interview: Interview | None) -> FactReading:
    """The facts in what was said or pressed, in the light of the question that was asked."""
    if turn.pressed.get("fact") in rules().facts:  # not so for a button from before a change of content
        return FactReading(facts={turn.pressed["fact"]: _pressed_value(turn)}, spans=(), problems=())
    asked = _asked_fact(interview) if interview else None
    if asked is not None and asked.type != "yes_no" and _only_yes_or_no(turn.text):
        asked = None
    firm = interview is not None and audience_of(rules(), interview) == "employer"
    return as_heard(extract_facts(turn.text, turn.today, asked=asked, firm=firm, widely=True), firm)


def hear(turn: Turn, firm: bool) -> FactReading:
    """The facts in a sentence while no question is open. ``firm``: an employer speaks."""
    return as_heard(extract_facts(turn.text, turn.today, firm=firm, widely=True), firm) if turn.text else FactReading()


def another_time(turn: Turn, interview: Interview) -> dict[str, Any]:
    """"2021년에는?": the same for another year; the days that the law names for these programs are then in it."""
    spans = [span for span in find_dates(turn.text, turn.today) if span.valid] if turn.text else []
    if len(spans) != 1 or not _YEAR.search(spans[0].text):
        return {}
    rest = turn.text[:spans[0].start] + turn.text[spans[0].end:]
    letters = [letter for letter in rest if letter.isalpha()]
    if len(letters) > _LITTLE_MORE or (interview.current and rules().facts[interview.current].type == "date"):
        return {}
    if not rest.rstrip().endswith(("?", "？")) and interview.current is not None:
        return {}
    value = {"min": spans[0].low.isoformat(), "max": spans[0].high.isoformat()}
    return {program.dated_by.id: value for program in programs_of(rules(), interview)}


def day_of_the_matter(turn: Turn, begun: Interview) -> dict[str, Any]:
    """The only day with a year in a question about one program ("2021년에 … 됐어요?") is the day that the law names for it."""
    if not begun.programs or not turn.text:
        return {}
    dated_by = {rules().program(name).dated_by.id for name in begun.programs} - _LOOSE_DATES
    spans = [span for span in find_dates(turn.text, turn.today) if span.valid]
    if len(dated_by) != 1 or len(spans) != 1 or not _YEAR.search(spans[0].text):
        return {}
    firm = audience_of(rules(), begun) == "employer"
    if any(rules().facts[name].type == "date" for name in hear(turn, firm).facts if name in rules().facts):
        return {}
    return {dated_by.pop(): {"min": spans[0].low.isoformat(), "max": spans[0].high.isoformat()}}


def as_heard(reading: FactReading, firm: bool) -> FactReading:
    """What an employer says of a person is said of the one they hire ("27살이고 월 250만원")."""
    if not firm:
        return reading
    facts = dict(reading.facts)
    for fact in rules().facts.values():
        if fact.heard_as in facts and fact.id not in facts:
            facts[fact.id] = facts.pop(fact.heard_as)
    return replace(reading, facts=facts)


def _only_yes_or_no(text: str) -> bool:
    """Whether all that was said is yes or no: 네 is also the number four, which nobody means by it."""
    letters = "".join(letter for letter in text if letter.isalpha())
    return len(letters) < SHORTEST_ANSWER and yes_or_no(text) is not None


def _pressed_value(turn: Turn) -> Any:
    pressed = turn.pressed
    fact = rules().facts[pressed["fact"]]
    if "value" not in pressed:
        return {end: int(pressed[end]) for end in ("min", "max") if end in pressed}
    value = pressed["value"]
    if fact.type == "yes_no":
        return value == "true"
    return int(value) if fact.type in ("number", "money") else value


def problem_replies(turn: Turn, reading: FactReading) -> list[Reply]:
    """What cannot be right in what was said, kindly."""
    replies, seen = [], set()
    for problem in reading.problems:
        if problem["code"] in seen or _planned(problem, reading, turn.today):
            continue
        seen.add(problem["code"])
        replies.append(text_reply(turn, "problem_" + problem["code"], text=f"‘{problem['text']}’"))
    return replies


def _planned(problem: Any, reading: FactReading, today: date) -> bool:
    """A date of leaving that may lie within a year is a plan, not a mistake."""
    if problem["code"] != "date_in_future" or problem["fact"] != "separation_date":
        return False
    value = reading.facts.get("separation_date")
    earliest = value.get("min") if isinstance(value, dict) else value
    return bool(earliest) and date.fromisoformat(str(earliest)) <= today + timedelta(days=365)


def usable_facts(reading: FactReading, today: date) -> dict[str, Any]:
    """The facts that can be right."""
    wrong = {problem["fact"] for problem in reading.problems if not _planned(problem, reading, today)}
    return {name: value for name, value in reading.facts.items() if name not in wrong}
