"""One action per kind of question. The words and the knowledge are in ``center`` and ``content``."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.interview import FORM
from actions.turn import Events, TurnAction
from center.dialogue import engine, open_dialogue
from center.dialogue.turn import Memory, Turn
from center.messages.reply import Reply

# The action of all intents whose rules do not ask on.
WITHOUT_RULES = "action_answer_intent"


class AnswerIntent(TurnAction):
    """Answers the intent of the message by the table in ``center.dialogue.engine``."""

    def answer(self, turn: Turn, memory: Memory) -> list[Reply]:
        memory.misses = 0
        was_open = open_dialogue.is_open(memory)
        replies = engine.answer_intent(turn, memory)
        return engine.with_end(turn, memory, was_open, replies)

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """What opens without a rule of its own (cancelling in a word, facts of the firm) is asked on by the form.

        A side remark that ends what was open ("예약 취소할게요") ends the form too: it would wait for an answer to nothing.
        """
        events = super().run(dispatcher, tracker, domain)
        if self.name() == WITHOUT_RULES and SlotSet("interview_open", True) in events and not tracker.active_loop:
            events.append(FollowupAction(FORM))
        if tracker.active_loop and SlotSet("interview_open", False) in events:
            events += [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("answer", None)]
            events.append(FollowupAction("action_listen"))
        return events


class StartScreening(AnswerIntent):
    """Starts a benefit check; the form asks on while ``interview_open`` is true."""


class ChangeAnswer(AnswerIntent):
    """Corrects an answer after the result; may open the interview again."""


class DefaultFallback(TurnAction):
    """Facts are taken even when the intent is unclear; else: did you mean A or B, then service pages, then a person."""

    def answer(self, turn: Turn, memory: Memory) -> list[Reply]:
        return engine.unsure(turn, memory)
