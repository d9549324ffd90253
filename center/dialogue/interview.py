"""Screening in conversation: start, answer, go back, don't know, explain, stop, result."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from center.dialogue import guidance
from center.dialogue.corrections import change, go_back, settle, start_over
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
from center.language.answers import wants_everything, wants_fresh_start, wants_results
from center.language.cues import compiled, negated
from center.messages.reply import Reply
from center.screening import interview as steps
from center.screening.fact import Fact
from center.screening.interview import Interview
from center.screening.next_question import likely_remaining

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
MOST_ANNOUNCED = 10
MOST_TRIES = 3


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
    if another_time(turn, interview) or _is_enough(turn):
        return True
    if turn.intent not in DIGRESSIONS:
        return True
    citizen = steps.audience_of(rules(), interview) == "citizen"
    if citizen and turn.intent in EMPLOYER_ASKS and turn.confidence >= SURE:
        return False
    reading = read_facts(turn, interview)
    if interview.current in reading.facts and not turn.text.rstrip().endswith(("?", "？")):
        return True
    return bool(reading.problems) or (turn.confidence < SURE and bool(reading.facts))


def _is_enough(turn: Turn) -> bool:
    """"그냥 지금까지 한 걸로 알려줘": results at any time, whatever else the words may mean."""
    return bool(turn.text) and not turn.pressed and wants_results(turn.text)


def start(turn: Turn, memory: Memory, begun: Interview) -> list[Reply]:
    """Begin with everything already said, show what can be said now, and ask on."""
    firm = steps.audience_of(rules(), begun) == "employer"
    reading = hear(turn, firm)
    known = _said_before(turn, memory, steps.audience_of(rules(), begun))
    replies = problem_replies(turn, reading)
    facts = {**day_of_the_matter(turn, begun), **usable_facts(reading, turn.today)}
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


def interests_in(turn: Turn, audience: str) -> tuple[str, ...] | None:
    """The subjects that a button or the words name; () for all of them, None when nothing was said about it."""
    pressed = turn.pressed.get("interest")
    if pressed == "all":
        return ()
    interests = [interest for interest in rules().interests.values() if interest.audience == audience]
    found = tuple(i.id for i in interests if i.id == pressed or any(_names(turn.text, word) for word in i.words))
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
    return [question_reply(turn, rules().facts[interview.current], remaining, bool(interview.asked[1:]))]


def answer(turn: Turn, memory: Memory) -> list[Reply]:
    """Take an answer or a control; returns what to say before the next question (often nothing)."""
    interview = current(memory)
    if interview is None:
        return []
    if (turn.intent == "stop" and "fact" not in turn.pressed) or _is_enough(turn):
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
    if turn.intent == "explain_question" or turn.intent == "repeat":
        return explain(turn, interview)
    other_time = another_time(turn, interview)
    if other_time:
        return change(turn, memory, interview, other_time)
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
    if not facts:
        memory.misses += 1
        if memory.misses >= MOST_TRIES and interview.current:
            return _give_up(turn, memory, interview)
        return [_not_understood(turn, rules().facts[interview.current or ""], memory)]
    return problems + _take(turn, memory, interview, facts)


def _take_subject(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """What the help is for was said, or not: then it is about everything."""
    if turn.intent in ("repeat", "go_back"):
        return []
    if turn.intent == "explain_question":
        return [text_reply(turn, "why_a_subject")]
    interests = interests_in(turn, interview.audience)
    chosen = replace(interview, interests=interests or ())
    step = steps.tell(rules(), chosen, usable_facts(read_facts(turn, chosen), turn.today), overwrite=True)
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
    return [understood(turn, step.interview, step.taken)]


def _not_understood(turn: Turn, fact: Fact, memory: Memory) -> Reply:
    key = f"expected_{fact.type}" if memory.misses < 2 else "expected_again"
    return text_reply(turn, key, fact=fact.short, example=_example(fact))


def _give_up(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """Nobody is asked the same thing for ever: after the third answer that does not fit, the question stays open."""
    memory.misses = 0
    skipped = steps.not_known(interview)
    move_on(memory, skipped, steps.result_of(rules(), skipped))
    return [text_reply(turn, "skipped")]


def _example(fact: Fact) -> str:
    """A number that would be an answer."""
    ends = [end for band in fact.bands for end in (band.low, band.high) if end]
    return f"{ends[0] if ends else 10}{fact.unit}"


def finish(turn: Turn, memory: Memory) -> list[Reply]:
    """The result at the end of an interview."""
    interview = current(memory)
    if interview is None:
        return []
    screening = steps.result_of(rules(), interview)
    return [result_reply(turn, screening, interview, (), opening=False)]
