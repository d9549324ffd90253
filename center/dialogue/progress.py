"""Where an interview stands: the value that is stored, whether a question waits, and moving on to the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from center.dialogue.rules import rules
from center.dialogue.screening_text import fact_list
from center.dialogue.turn import Memory, Turn, text_reply
from center.language.answers import where_to_find
from center.messages.reply import Reply
from center.screening import interview as steps
from center.screening.interview import Interview

ENOUGH_UNKNOWN = 3


def current(memory: Memory) -> Interview | None:
    """The interview that waits for an answer, or the last one."""
    return Interview.from_dict(memory.interview) if memory.interview else None


def is_open(memory: Memory) -> bool:
    """Whether a question waits for an answer."""
    interview = current(memory)
    return interview is not None and not interview.finished


def disputes(memory: Memory) -> bool:
    """Whether the question that waits is which of two answers is right."""
    interview = current(memory)
    return interview is not None and interview.disagreement is not None and not interview.finished


def move_on(memory: Memory, interview: Interview, screening: Any) -> None:
    """Put the next question, or end when nothing is left to ask."""
    if screening.question is None or interview.is_spent or asks_about_the_past(interview):
        memory.interview = replace(interview, current=None, finished=True).as_dict()
    else:
        memory.interview = steps.ask(interview, screening.question.fact.id).as_dict()


def asks_about_the_past(interview: Interview) -> bool:
    """Whether the only program has ended and no day was said: then the answer is that it ended, without questions."""
    if len(interview.programs) != 1:
        return False
    program = rules().program(interview.programs[0])
    ended = program.ended is not None and program.ended < interview.as_of.toordinal()
    return ended and interview.facts.get(program.dated_by.id) is None


def understood(turn: Turn, interview: Interview, names: tuple[str, ...]) -> Reply:
    """What was taken from the message."""
    return text_reply(turn, "understood_facts", facts=fact_list(turn, rules(), interview, names))


def skip(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """The person does not know: go on, and say where it can be found out."""
    skipped = steps.not_known(interview)
    move_on(memory, skipped, steps.result_of(rules(), skipped))
    where = where_to_find(rules().facts[interview.current or ""].help)
    hint = text_reply(turn, "skipped_with_hint" if where else "skipped", help=where)
    in_a_row = [skipped.facts.get(name, "") for name in skipped.asked[-ENOUGH_UNKNOWN:]]
    tired = is_open(memory) and len(skipped.asked) % ENOUGH_UNKNOWN == 0 and in_a_row == [None] * ENOUGH_UNKNOWN
    return [hint, text_reply(turn, "may_stop_here")] if tired else [hint]


def explain(turn: Turn, interview: Interview) -> list[Reply]:
    """What the open question means and why it is asked."""
    if turn.intent == "repeat":
        return []
    fact = rules().facts[interview.current or ""]
    return [Reply("\n".join(part for part in (fact.why, fact.help) if part) or turn.say("no_more_help"))]
