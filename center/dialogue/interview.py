"""Screening in conversation: start, answer, go back, don't know, explain, stop, result."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from center.dialogue import guidance
from center.dialogue.reading import as_heard, problem_replies, read_facts, usable_facts
from center.dialogue.result_text import result_reply
from center.dialogue.rules import rules
from center.dialogue.screening_text import disagreement_reply, fact_list, question_reply, subject_reply, which_answer_reply
from center.dialogue.turn import Memory, Turn, text_reply
from center.language.facts import FactReading, extract_facts
from center.messages.reply import Reply
from center.screening import interview as steps
from center.screening.fact import Fact
from center.screening.interview import Interview
from center.screening.next_question import likely_remaining

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
SURE = 0.75
MOST_ANNOUNCED = 10


def current(memory: Memory) -> Interview | None:
    """The interview that waits for an answer."""
    return Interview.from_dict(memory.interview) if memory.interview else None


def belongs(turn: Turn, memory: Memory) -> bool:
    """Whether a message during an interview is meant for it (an answer or a control) and not a digression."""
    interview = current(memory)
    if interview is None:
        return False
    if turn.intent in CONTROLS or turn.pressed.keys() & {"fact", "keep", "interest"}:
        return True
    if interview.wants_subject and turn.text and interests_in(turn, interview.audience) is not None:
        return True
    if turn.pressed:
        return False
    if turn.intent not in DIGRESSIONS:
        return True
    reading = read_facts(turn, interview)
    if interview.current in reading.facts and not turn.text.rstrip().endswith(("?", "？")):
        return True
    return bool(reading.problems) or (turn.confidence < SURE and bool(reading.facts))


def start(turn: Turn, memory: Memory, begun: Interview) -> list[Reply]:
    """Begin with everything already said, show what can be said now, and ask on."""
    firm = steps.audience_of(rules(), begun) == "employer"
    reading = as_heard(extract_facts(turn.text, turn.today, firm=firm), firm) if turn.text else FactReading()
    earlier = current(memory)
    goes_on = earlier is not None and "fresh" not in turn.pressed and (
        steps.audience_of(rules(), earlier) == steps.audience_of(rules(), begun)
    )
    known = dict(earlier.facts) if earlier and goes_on else {}
    replies = problem_replies(turn, reading)
    facts = usable_facts(reading, turn.today)
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


def go_further(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """Ask on after an early result."""
    again = replace(interview, finished=False)
    _move_on(memory, again, steps.result_of(rules(), again))
    return [] if is_open(memory) else [text_reply(turn, "nothing_more_to_ask")]


def interests_in(turn: Turn, audience: str) -> tuple[str, ...] | None:
    """The subjects that a button or the words name; () for all of them, None when nothing was said about it."""
    pressed = turn.pressed.get("interest")
    if pressed == "all":
        return ()
    interests = [interest for interest in rules().interests.values() if interest.audience == audience]
    found = tuple(i.id for i in interests if i.id == pressed or any(word in turn.text for word in i.words))
    return found or None


def show_and_go_on(turn: Turn, memory: Memory, interview: Interview, taken: tuple[str, ...]) -> list[Reply]:
    """Show the result so far and choose the next question."""
    screening = steps.result_of(rules(), interview)
    _move_on(memory, interview, screening)
    if interview.profile and screening.question is not None:
        return []
    return [result_reply(turn, screening, current(memory) or interview, taken, opening=True)]


def _move_on(memory: Memory, interview: Interview, screening: Any) -> None:
    if screening.question is None or interview.is_spent:
        memory.interview = replace(interview, current=None, finished=True).as_dict()
    else:
        memory.interview = steps.ask(interview, screening.question.fact.id).as_dict()


def is_open(memory: Memory) -> bool:
    """Whether a question waits for an answer."""
    interview = current(memory)
    return interview is not None and not interview.finished


def disputes(memory: Memory) -> bool:
    """Whether the question that waits is which of two answers is right."""
    interview = current(memory)
    return interview is not None and interview.disagreement is not None and not interview.finished


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
    if turn.intent == "stop" and "fact" not in turn.pressed:
        memory.interview = replace(interview, finished=True, disagreement=None).as_dict()
        return [text_reply(turn, "interview_stopped")]
    if interview.disagreement:
        return _settle(turn, memory, interview)
    if "keep" in turn.pressed:  # settled already: the button was pressed twice
        return []
    if interview.wants_subject:
        return _take_subject(turn, memory, interview)
    if turn.intent == "explain_question" or turn.intent == "repeat":
        return _explain(turn, interview)
    reading = read_facts(turn, interview)
    if turn.intent == "go_back":
        return _go_back(turn, memory, interview, reading)
    problems = problem_replies(turn, reading)
    facts = usable_facts(reading, turn.today)
    if not facts and problems:
        return problems
    if not facts and turn.intent == "dont_know":
        return _skip(turn, memory, interview)
    if not facts and guidance.place_named(turn):
        return guidance.find_center(turn, memory)
    if not facts:
        memory.misses += 1
        return [_not_understood(turn, rules().facts[interview.current or ""], memory)]
    return problems + _take(turn, memory, interview, facts)


def _take_subject(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """What the help is for was said, or not: then it is about everything."""
    if turn.intent in ("explain_question", "repeat", "go_back"):
        return []
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
    _move_on(memory, step.interview, steps.result_of(rules(), step.interview))
    if turn.pressed or not step.taken:
        return []
    return [_understood(turn, step.interview, step.taken)]


def _settle(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """The person says which of two contradicting answers is right, or that neither is, or that they do not know."""
    assert interview.disagreement is not None
    name, kept = interview.disagreement.fact, turn.pressed.get("keep")
    asked = replace(interview, current=name)
    if turn.intent in ("explain_question", "repeat"):
        return _explain(turn, asked)
    if kept in ("before", "now"):
        return _settled(turn, memory, steps.settle(interview, keep_new=kept == "now"), name)
    reading = read_facts(turn, asked)
    facts = usable_facts(reading, turn.today)
    if name in facts:
        known = steps.forget(interview, name)
        return _settled(turn, memory, steps.tell(rules(), known, {name: facts[name]}, overwrite=True).interview, name)
    if turn.intent == "dont_know":
        return _skip(turn, memory, asked)
    if kept or turn.intent in ("deny", "go_back"):
        memory.interview = replace(steps.forget(asked, name), changing=True).as_dict()
        return [text_reply(turn, "going_back")]
    if not facts:
        return problem_replies(turn, reading)
    step = steps.tell(rules(), replace(interview, disagreement=None), facts)
    if step.interview.disagreement:
        return []
    memory.interview = replace(step.interview, disagreement=interview.disagreement).as_dict()
    return [_understood(turn, step.interview, step.taken)]


def _settled(turn: Turn, memory: Memory, settled: Interview, name: str) -> list[Reply]:
    _move_on(memory, settled, steps.result_of(rules(), settled))
    return [_understood(turn, settled, (name,))]


def _understood(turn: Turn, interview: Interview, names: tuple[str, ...]) -> Reply:
    return text_reply(turn, "understood_facts", facts=fact_list(turn, rules(), interview, names))


def _skip(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    skipped = steps.not_known(interview)
    _move_on(memory, skipped, steps.result_of(rules(), skipped))
    fact = rules().facts[interview.current or ""]
    return [text_reply(turn, "skipped_with_hint" if fact.help else "skipped", help=fact.help)]


def _explain(turn: Turn, interview: Interview) -> list[Reply]:
    fact = rules().facts[interview.current or ""]
    if turn.intent == "repeat":
        return []
    return [Reply("\n".join(part for part in (fact.why, fact.help) if part) or turn.say("no_more_help"))]


def _go_back(turn: Turn, memory: Memory, interview: Interview, reading: FactReading) -> list[Reply]:
    others = {name: value for name, value in reading.facts.items() if name in interview.facts}
    if others:
        changed = steps.tell(rules(), interview, others, overwrite=True).interview
        _move_on(memory, changed, steps.result_of(rules(), changed))
        return [text_reply(turn, "changed_facts", facts=fact_list(turn, rules(), changed, tuple(others)))]
    back = steps.go_back(interview, named_fact(turn, interview))
    if back is not None:
        memory.interview = back.as_dict()
        return [text_reply(turn, "going_back")]
    if interview.facts:
        return [which_answer_reply(turn, rules(), interview)]
    return [text_reply(turn, "nothing_to_go_back_to")]


def named_fact(turn: Turn, interview: Interview) -> str | None:
    """The answered fact that the person wants to change, by button or in words ("나이 고칠래요")."""
    if turn.pressed.get("change") in interview.facts:
        return turn.pressed["change"]
    for name in interview.facts:
        words = rules().facts[name].short.split()
        if any(word in turn.text for word in words if len(word) > 1):
            return name
    return None


def _not_understood(turn: Turn, fact: Fact, memory: Memory) -> Reply:
    key = f"expected_{fact.type}" if memory.misses < 2 else "expected_again"
    return text_reply(turn, key, fact=fact.short, example=_example(fact))


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
