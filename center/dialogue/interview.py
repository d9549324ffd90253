"""Screening in conversation: start, answer, go back, don't know, explain, stop, result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from center.dialogue import follow_ups, guidance
from center.dialogue.corrections import change, go_back, said_again, settle, start_over
from center.dialogue.progress import current, disputes, explain, is_open, move_on, skip, understood
from center.dialogue.reading import (
    another_time,
    day_of_the_matter,
    hear,
    problem_replies,
    read_facts,
    usable_facts,
)
from center.dialogue.result_text import result_reply
from center.dialogue.rules import rules
from center.dialogue.screening_text import disagreement_reply, fact_list, question_reply, subject_reply
from center.dialogue.turn import Memory, Turn, text_reply
from center.dialogue.unanswered import brings_nothing, is_no_digression, leave_open
from center.language.answers import (
    first_sentences,
    speaks_of_quitting,
    speaks_of_that_time,
    wants_everything,
    wants_fresh_start,
    wants_results,
)
from center.language.cues import compiled, negated
from center.messages.reply import Reply
from center.screening import interview as steps
from center.screening.interview import Interview
from center.screening.next_question import likely_remaining
from center.screening.words import day_text

__all__ = [
    "answer", "belongs", "current", "disputes", "finish", "go_further", "interests_in", "is_open", "question",
    "show_and_go_on", "start",
]

# What interrupts an interview: it is answered, then the interview goes on.
DIGRESSIONS = frozenset({
    "find_center", "ask_center_info", "ask_waiting", "find_counter", "find_agency", "ask_service", "ask_documents",
    "ask_procedure", "thank", "greet", "help", "bot_challenge", "complaint", "out_of_scope", "request_counselor",
    "request_video_counseling", "check_benefit", "estimate_benefit", "recommend_benefits", "recommend_subsidies",
    "check_subsidy", "request_hiring_support", "search_jobs", "subscribe_job_alert", "unsubscribe_job_alert",
    "find_training", "find_program", "assess_job_seeker", "book_appointment", "change_appointment",
    "cancel_appointment", "check_appointment", "submit_form", "check_application", "change_language", "goodbye",
})
CONTROLS = frozenset({"stop", "go_back", "dont_know", "explain_question", "repeat"})
# With a service named, these ask about it; they do not choose a subject.
ASKS_FOR_ONE = frozenset({"check_benefit", "estimate_benefit", "check_subsidy", "ask_documents", "ask_procedure"})
# What only an employer asks; in a citizen's interview it begins something else.
EMPLOYER_ASKS = frozenset({"recommend_subsidies", "check_subsidy", "request_hiring_support"})
SURE = 0.75
LONG_AGO = timedelta(days=366)
MOST_ANNOUNCED = 10
BARE_NAME = 16
DAYS, MONTHS = frozenset({"일"}), frozenset({"개월"})


def belongs(turn: Turn, memory: Memory) -> bool:
    """Whether a message during an interview is meant for it (an answer or a control) and not a digression."""
    interview = current(memory)
    if interview is None:
        return False
    if turn.intent in CONTROLS or turn.pressed.keys() & {"fact", "keep", "interest"}:
        return True
    if turn.pressed:
        return False
    if interview.wants_subject and turn.text and interests_in(turn, interview.audience) is not None:
        return not (turn.intent in ASKS_FOR_ONE and turn.entity("service"))
    if another_time(turn, interview) or _is_enough(turn) or follow_ups.asked_about(turn, interview):
        return True
    if turn.intent not in DIGRESSIONS or is_no_digression(turn):
        return True
    citizen = steps.audience_of(rules(), interview) == "citizen"
    if citizen and turn.intent in EMPLOYER_ASKS and turn.confidence >= SURE:
        return False
    reading = read_facts(turn, interview)
    asks = turn.text.rstrip().endswith(("?", "？"))
    if not asks and (interview.current in reading.facts or (reading.facts and _only_a_word(turn, interview))):
        return True
    return bool(reading.problems) or (turn.confidence < SURE and bool(reading.facts))


def _only_a_word(turn: Turn, interview: Interview) -> bool:
    """Whether what seems to be about something else only names what this is about ("유급휴업"), or is no business of ours."""
    if turn.intent == "out_of_scope":
        return True
    named = rules().named(str(turn.entity("service"))) if turn.intent == "ask_service" and turn.entity("service") else ()
    return bool(named) and set(named) <= {program.id for program in steps.programs_of(rules(), interview)}


def _is_enough(turn: Turn) -> bool:
    """"그냥 지금까지 한 걸로 알려줘": results at any time, whatever else the words may mean."""
    return bool(turn.text) and not turn.pressed and wants_results(turn.text)


def start(turn: Turn, memory: Memory, begun: Interview) -> list[Reply]:
    """Begin with everything already said, show what can be said now, and ask on."""
    firm = steps.audience_of(rules(), begun) == "employer"
    reading = hear(turn, firm, bool(begun.profile))
    known = _said_before(turn, memory, steps.audience_of(rules(), begun))
    replies = problem_replies(turn, reading)
    facts = {**day_of_the_matter(turn, begun), **usable_facts(reading, turn.today)}
    begun = _as_of_then(turn, begun, {**known, **facts})
    if begun.as_of != turn.today:
        replies.append(text_reply(turn, "as_of_then", day=day_text(begun.as_of, turn.say)))
    step = steps.tell(rules(), replace(begun, facts=known), facts, overwrite=not known)
    interview = step.interview
    if interview.programs:
        memory.service = rules().program(interview.programs[0]).service
    if interview.disagreement:
        memory.interview = interview.as_dict()
        return replies
    if interview.wants_subject:
        memory.interview = interview.as_dict()
        known_text = fact_list(turn, rules(), interview, tuple(interview.facts))
        return [*replies, *([text_reply(turn, "understood_facts", facts=known_text)] if known_text else [])]
    return replies + show_and_go_on(turn, memory, interview, tuple(interview.facts))


def _as_of_then(turn: Turn, begun: Interview, facts: Mapping[str, Any]) -> Interview:
    """"그때 얼마였어요?": as it was right after the day that the law names, when it lies far in the past."""
    if not speaks_of_that_time(turn.text) or len({rules().program(name).dated_by.id for name in begun.programs}) != 1:
        return begun
    said = facts.get(rules().program(begun.programs[0]).dated_by.id)
    last = said.get("max") if isinstance(said, Mapping) else said
    if not isinstance(last, str) or date.fromisoformat(last) + LONG_AGO > turn.today:
        return begun
    return replace(begun, as_of=date.fromisoformat(last) + timedelta(days=1))


def _said_before(turn: Turn, memory: Memory, audience: str) -> dict[str, Any]:
    """What this speaker said in an earlier interview; an employer's facts and a citizen's are kept apart."""
    earlier = current(memory)
    if earlier is not None:
        memory.aside = {**memory.aside, steps.audience_of(rules(), earlier): dict(earlier.facts)}
    known = memory.aside.get(audience, {})
    memory.aside = {name: facts for name, facts in memory.aside.items() if name != audience and facts}
    return {} if "fresh" in turn.pressed else dict(known)


def go_further(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """Ask on after an early result."""
    again = replace(interview, finished=False)
    move_on(memory, again, steps.result_of(rules(), again))
    return [] if is_open(memory) else [text_reply(turn, "nothing_more_to_ask")]


def interests_in(turn: Turn, audience: str, told: Iterable[str] = ()) -> tuple[str, ...] | None:
    """The subjects that a button, the words, or else the facts ``told`` name; () for all, None when nothing was said about it."""
    pressed = turn.pressed.get("interest")
    if pressed == "all":
        return ()
    interests = [interest for interest in rules().interests.values() if interest.audience == audience]
    found = tuple(i.id for i in interests if i.id == pressed or any(_names(turn.text, word) for word in i.words))
    found = found or tuple(i.id for i in interests if not set(i.facts).isdisjoint(told))
    found = tuple(name for name in found if name == pressed or not rules().interests[name].yields) or found
    return found or (() if wants_everything(turn.text) else None)


def _names(text: str, word: str) -> bool:
    """Whether the word is said and not ruled out ("실업급여 말고")."""
    match = compiled((word,)).search(text)
    return match is not None and not negated(text, *match.span())


def show_and_go_on(turn: Turn, memory: Memory, interview: Interview, taken: tuple[str, ...]) -> list[Reply]:
    """Show the result so far and choose the next question."""
    screening = steps.result_of(rules(), interview)
    move_on(memory, interview, screening)
    if interview.profile and screening.question is not None:
        return []
    return [result_reply(turn, screening, current(memory) or interview, taken, opening=True)]


def question(turn: Turn, memory: Memory) -> list[Reply]:
    """The question that waits."""
    interview = current(memory)
    if interview is None or interview.finished:
        return []
    if interview.disagreement:
        return [disagreement_reply(turn, rules(), interview)]
    if interview.wants_subject:
        return [subject_reply(turn, rules(), interview.audience)]
    if interview.current is None:
        return []
    person = steps.person_of(rules(), interview)
    # Some open facts will turn out not to matter; nobody is told of more than ten.
    remaining = min(MOST_ANNOUNCED, max(1, likely_remaining(rules(), person, steps.programs_of(rules(), interview))))
    if interview.budget:
        remaining = max(1, min(remaining, interview.budget - len(interview.asked) + 1))
    first = steps.fitting_options(rules(), interview, interview.current)
    return [question_reply(turn, rules().facts[interview.current], remaining, bool(interview.asked[1:]), first)]


def _wants_to_stop(turn: Turn, interview: Interview) -> bool:
    """Whether somebody ends the questions; not who only seems to ("처음 가입해요", "안 그만두고 싶어요")."""
    if turn.intent != "stop" or "fact" in turn.pressed:
        return False
    if speaks_of_quitting(turn.text):
        return False
    return len(turn.text.split()) < 2 or interview.current not in read_facts(turn, interview).facts


def answer(turn: Turn, memory: Memory) -> list[Reply]:
    """Take an answer or a control; returns what to say before the next question (often nothing)."""
    interview = current(memory)
    if interview is None:
        return []
    if _wants_to_stop(turn, interview) or _is_enough(turn):
        if wants_fresh_start(turn.text):
            return start_over(turn, memory, interview)
        if interview.wants_subject and not interview.facts:
            memory.interview = None
            return [text_reply(turn, "stopped")]
        interview = steps.tell(rules(), interview, usable_facts(read_facts(turn, interview), turn.today)).interview
        memory.interview = replace(interview, finished=True, disagreement=None).as_dict()
        return [text_reply(turn, "interview_stopped")]
    if interview.disagreement:
        return settle(turn, memory, interview)
    if "keep" in turn.pressed:  # settled already: the button was pressed twice
        return []
    if interview.wants_subject:
        return _take_subject(turn, memory, interview)
    about_result = follow_ups.take(turn, memory)
    if about_result is not None:
        return about_result
    if turn.intent == "explain_question" or turn.intent == "repeat":
        return explain(turn, interview)
    corrected = another_time(turn, interview) or said_again(turn, interview)
    if corrected:
        return change(turn, memory, interview, corrected)
    reading = read_facts(turn, interview)
    if turn.intent == "go_back":
        return go_back(turn, memory, interview, reading)
    problems = problem_replies(turn, reading)
    facts = usable_facts(reading, turn.today)
    if not facts and problems:
        return problems
    if not facts and turn.intent == "dont_know":
        memory.misses = 0
        return skip(turn, memory, interview)
    if not facts and guidance.place_named(turn):
        return guidance.find_center(turn, memory)
    if brings_nothing(interview, facts):
        other = _other_programs(turn, interview)
        if other:
            return start(turn, memory, Interview(programs=other, goal=interview.goal, as_of=turn.today))
        return leave_open(turn, memory, interview)
    return problems + _take(turn, memory, interview, facts)


def _other_programs(turn: Turn, interview: Interview) -> tuple[str, ...]:
    """"다시 실업급여요": the programs of a service whose name is all that was said, while another one is asked about."""
    named = turn.entity("service")
    programs = rules().named(str(named)) if named and len(turn.text) <= BARE_NAME else ()
    return () if set(programs) <= set(interview.programs) else programs


def _take_subject(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """What the help is for was said, or not: then it is about everything."""
    if turn.intent in ("repeat", "go_back"):
        return []
    if turn.intent == "explain_question":
        return [text_reply(turn, "why_a_subject")]
    facts = usable_facts(read_facts(turn, interview), turn.today)
    interests = interests_in(turn, interview.audience, facts)
    if interests is None and not facts and turn.text and turn.intent != "dont_know" and not memory.misses:
        memory.misses += 1
        return [text_reply(turn, "expected_subject")]
    memory.misses = 0
    chosen = replace(interview, interests=interests or ())
    step = steps.tell(rules(), chosen, facts, overwrite=True)
    if step.interview.disagreement:
        memory.interview = step.interview.as_dict()
        return []
    return show_and_go_on(turn, memory, step.interview, step.taken)


def _take(turn: Turn, memory: Memory, interview: Interview, facts: dict[str, Any]) -> list[Reply]:
    memory.misses = 0
    step = steps.tell(rules(), interview, facts)
    if step.refused and not step.taken:
        fact = rules().facts[step.refused[0]]
        return [text_reply(turn, "value_out_of_range", fact=fact.short)]
    if step.interview.disagreement:
        memory.interview = step.interview.as_dict()
        return []
    move_on(memory, step.interview, steps.result_of(rules(), step.interview))
    if turn.pressed or not step.taken:
        return []
    asked = rules().facts.get(interview.current or "")
    days_for_months = asked is not None and asked.unit in DAYS and any(rules().facts[name].unit in MONTHS for name in step.taken)
    replies = [understood(turn, step.interview, step.taken)]
    still = (current(memory) or interview).current
    if asked is not None and days_for_months and still == asked.id and asked.help:
        replies.append(text_reply(turn, "needs_days", help=first_sentences(asked.help)))
    return replies


def finish(turn: Turn, memory: Memory) -> list[Reply]:
    """The result at the end of an interview."""
    interview = current(memory)
    if interview is None:
        return []
    screening = steps.result_of(rules(), interview)
    return [result_reply(turn, screening, interview, (), opening=False)]
