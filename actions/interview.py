"""The actions of the one form that drives every interview."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.turn import Events, TurnAction
from center.dialogue import open_dialogue
from center.dialogue.turn import Memory, Turn
from center.messages.reply import Reply

FORM = "interview_form"


def handled_already(tracker: Tracker) -> bool:
    """Whether another action answered the message: Rasa validates again when a form starts or resumes after it."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        if event["event"] == "action" and event["name"] not in (FORM, "action_listen"):
            return True
    return False


class ValidateInterviewForm(TurnAction):
    """Takes an answer. Returning no slot tells Rasa that the message is a digression, which a rule answers."""

    def name(self) -> str:
        return "validate_interview_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        if handled_already(tracker):
            return []
        return super().run(dispatcher, tracker, domain)

    def respond(self, turn: Turn, memory: Memory) -> tuple[list[Reply], Events]:
        """The answer and what Rasa must know. Whose message it is is decided before it changes what waits."""
        meant = open_dialogue.belongs(turn, memory)
        replies = self.answer(turn, memory) if meant else []
        is_open = open_dialogue.is_open(memory)
        if is_open and not meant:
            return replies, []
        return replies, [SlotSet("answer", None if is_open else "done"), SlotSet("interview_open", is_open)]

    def answer(self, turn: Turn, memory: Memory) -> list[Reply]:
        return open_dialogue.answer(turn, memory)


class AskAnswer(TurnAction):
    """Puts the question that the engine chose."""

    def answer(self, turn: Turn, memory: Memory) -> list[Reply]:
        return open_dialogue.question(turn, memory)

    def events(self, turn: Turn, memory: Memory) -> Events:
        return []


class ShowResult(TurnAction):
    """Shows the result when the interview ends, and frees the form for the next one."""

    def answer(self, turn: Turn, memory: Memory) -> list[Reply]:
        return open_dialogue.finish(turn, memory)

    def events(self, turn: Turn, memory: Memory) -> Events:
        return [SlotSet("answer", None), SlotSet("interview_open", False)]
