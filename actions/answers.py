"""One action per kind of question. The words and the knowledge are in ``center`` and ``content``."""

from __future__ import annotations

from actions.turn import TurnAction
from center.dialogue import engine
from center.dialogue.turn import Memory, Turn
from center.messages.reply import Reply


class AnswerIntent(TurnAction):
    """Answers the intent of the message by the table in ``center.dialogue.engine``."""

    def answer(self, turn: Turn, memory: Memory) -> list[Reply]:
        memory.misses = 0
        return engine.answer_intent(turn, memory)


class StartScreening(AnswerIntent):
    """Starts a benefit check; the form asks on while ``interview_open`` is true."""


class ChangeAnswer(AnswerIntent):
    """Corrects an answer after the result; may open the interview again."""


class DefaultFallback(TurnAction):
    """Facts are taken even when the intent is unclear; else: did you mean A or B, then service pages, then a person."""

    def answer(self, turn: Turn, memory: Memory) -> list[Reply]:
        return engine.unsure(turn, memory)
