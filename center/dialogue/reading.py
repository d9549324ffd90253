"""What a message says about the facts, in the light of the question that is open."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from center.dialogue.rules import rules
from center.dialogue.turn import Turn, text_reply
from center.language.answers import echoed, yes_or_no
from center.language.dates import find_dates
from center.language.facts import AskedFact, FactReading, extract_facts
from center.language.headcount import find_headcounts
from center.language.money import find_money
from center.messages.reply import Reply
from center.screening.interview import Interview, audience_of, programs_of

SHORTEST_ANSWER = 3
TYPES = "profiles"
EACH = "당"  # 한 명당 150만원: for each, not how many
_CONTROLS = frozenset({"stop", "go_back", "dont_know", "explain_question", "repeat", "affirm", "deny"})
# "2021년에는요?": besides the year, no more than these letters.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{2}\s?년|작년|재작년|지난해|올해|내년")
_LITTLE_MORE = 7
_LOOSE_DATES = frozenset({"application_date"})


def _asked_fact(interview: Interview) -> AskedFact | None:
    return None if interview.current is None else as_asked(interview.current)


def as_asked(name: str) -> AskedFact:
    """A fact as the question that is open."""
    fact = rules().facts[name]
    return AskedFact(
        name=fact.id, type=fact.type, unit=fact.unit,
        choices=tuple((option.value, (option.label, *option.words)) for option in fact.options),
        wording=f"{fact.short} {fact.text}",
        bands=tuple((band.low, band.high) for band in fact.bands),
    )


def read_facts(turn: Turn, interview: Interview | None) -> FactReading:
    """The facts in what was said or pressed, in the light of the question that was asked."""
    if turn.pressed.get("fact") in rules().facts:  # not so for a button from before a change of content
        return FactReading(facts={turn.pressed["fact"]: _pressed_value(turn)}, spans=(), problems=())
    asked = _asked_fact(interview) if interview else None
    if asked is not None and asked.type != "yes_no" and _only_yes_or_no(turn.text):
        asked = None
    firm = interview is not None and audience_of(rules(), interview) == "employer"
    profile = interview is not None and bool(interview.profile)
    about = _talked_about(interview)
    reading = as_heard(extract_facts(turn.text, turn.today, asked=asked, firm=firm, widely=True, about=about), firm, profile)
    if interview is None or not firm or not (asked or interview.finished):
        return reading
    return _for_another_question(turn, interview, reading)


def _talked_about(interview: Interview | None) -> str:
    """The names of the programs that were asked about by name."""
    return "" if interview is None else " ".join(rules().program(name).name for name in interview.programs)


def _for_another_question(turn: Turn, interview: Interview, reading: FactReading) -> FactReading:
    """"3명이요" or "12월에요" when something else was asked: the only fact of these programs that it can be."""
    programs = programs_of(rules(), interview)
    days = {program.dated_by.id for program in programs} - _LOOSE_DATES
    used = days | {name for program in programs for version in program.versions for name in version.facts}
    if reading.problems or turn.text.rstrip().endswith(("?", "？")):
        return reading
    if reading.facts.keys() & used:
        return _with_the_day(turn, interview, reading, days)
    open_names = used - {name for name, value in interview.facts.items() if not _is_rough(name, value)}
    found = {name: value for name in open_names for value in [said_of(turn, name)] if value is not None}
    shortly: dict[str, Any] = {name: value for name in open_names for value in [_named_shortly(turn, name)] if value is not None}
    found = found or _same_amount(reading, open_names) or shortly
    return replace(reading, facts=found) if len(found) == 1 else reading


def _is_rough(name: str, value: Any) -> bool:
    """Whether only a range of an amount of money is known: "유급이요" is some pay."""
    return isinstance(value, dict) and name in rules().facts and rules().facts[name].type == "money"


def _same_amount(reading: FactReading, open_names: set[str]) -> dict[str, Any]:
    """An amount of money that was heard as one these programs do not ask for is the only one they do ask for."""
    heard = [value for name, value in reading.facts.items() if name in rules().facts and rules().facts[name].type == "money"]
    asked = [name for name in open_names if rules().facts[name].type == "money"]
    return {asked[0]: heard[0]} if len(heard) == len(asked) == 1 else {}


def _named_shortly(turn: Turn, name: str) -> bool | None:
    """"정규직이요" when something else was asked: yes or no to the fact that has this word as its name."""
    fact = rules().facts[name]
    if fact.type != "yes_no" or turn.intent in _CONTROLS or len(turn.text.split()) != 1:
        return None
    return echoed(turn.text, name, fact.short.split()[0], whole=True)


def _with_the_day(turn: Turn, interview: Interview, reading: FactReading, days: set[str]) -> FactReading:
    """"12월 1일부터 1년이요": the length was heard, and the day is the one that the law names for all these programs."""
    dated = any(rules().facts[name].type == "date" for name in reading.facts if name in rules().facts)
    if dated or len(days) != 1 or days & interview.facts.keys():
        return reading
    day = said_of(turn, *days)
    return reading if day is None else replace(reading, facts={**reading.facts, next(iter(days)): day})


def said_of(turn: Turn, name: str) -> Any:
    """The value that a number of people, an amount of money or a day gives to a fact, were it asked for; else None."""
    fact = rules().facts[name]
    spans = {
        "date": [span for span in find_dates(turn.text, turn.today) if span.valid], "money": find_money(turn.text),
        "number": [s for s in find_headcounts(turn.text) if turn.text[s.end:s.end + 1] != EACH] if fact.unit == "명" else [],
    }
    if not spans.get(fact.type):
        return None
    return extract_facts(turn.text, turn.today, asked=as_asked(name), firm=True, widely=True).facts.get(name)


def hear(turn: Turn, firm: bool, profile: bool = False) -> FactReading:
    """The facts in a sentence while no question is open; of an employer (``firm``), of what only a type goes by (``profile``)."""
    if not turn.text:
        return FactReading()
    return as_heard(extract_facts(turn.text, turn.today, firm=firm, widely=True), firm, profile)


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


def as_heard(reading: FactReading, firm: bool, profile: bool = False) -> FactReading:
    """What an employer says of a person is said of the one they hire ("27살이고 월 250만원").

    What only a type goes by (지쳤어요, 회사를 몰라요) is heard where a type is looked for.
    """
    if not profile:
        own = {name: value for name, value in reading.facts.items() if name not in rules().facts
               or rules().facts[name].topic != TYPES}
        reading = replace(reading, facts=own)
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
