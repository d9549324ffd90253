"""What waits for an answer: a booking, or else an interview. A booking that begins inside an interview comes first; the interview
then goes on where it was.
"""

from __future__ import annotations

from types import ModuleType

from center.dialogue import booking, interview, single_questions, supposing
from center.dialogue.turn import Memory, Turn
from center.messages.reply import Reply


def _module(memory: Memory) -> ModuleType:
    return booking if booking.is_open(memory) else interview


def is_open(memory: Memory) -> bool:
    """Whether a question waits for an answer."""
    return booking.is_open(memory) or interview.is_open(memory)


def belongs(turn: Turn, memory: Memory) -> bool:
    """Whether a message is meant for what is open, and not a digression.

    A single question is answered here, whatever its intent: the question that waits comes again after it.
    """
    if single_questions.asked(turn, memory) is not None or _supposes(turn, memory):
        return True
    return bool(_module(memory).belongs(turn, memory))


def _supposes(turn: Turn, memory: Memory) -> bool:
    """Whether "그럼 45살이면요?" is asked of the interview that is open."""
    return not booking.is_open(memory) and supposing.asked(turn, memory) is not None


def answer(turn: Turn, memory: Memory) -> list[Reply]:
    """Take an answer or a control; what to say before the next question."""
    memory.booked_last = booking.is_open(memory)
    aside = single_questions.take(turn, memory)
    if aside is None and _supposes(turn, memory):
        aside = supposing.take(turn, memory)
    if aside is not None:
        return aside
    replies: list[Reply] = _module(memory).answer(turn, memory)
    return replies


def question(turn: Turn, memory: Memory) -> list[Reply]:
    """The question that waits."""
    if booking.is_open(memory):
        return booking.question(turn, memory) if turn.session is not None else []
    return interview.question(turn, memory)


def finish(turn: Turn, memory: Memory) -> list[Reply]:
    """What closes it: the result of an interview; a booking has said its last word."""
    if memory.booked_last:
        memory.booked_last = False
        return []
    return interview.finish(turn, memory)
