"""The base of every action: Rasa's tracker becomes a Turn, the answer becomes messages, memory is saved once."""

from __future__ import annotations

import logging
from abc import abstractmethod
from dataclasses import replace
from functools import partial
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from center import clock
from center.conversations.repository import ConversationRepository
from center.conversations.service import last_answer
from center.db.session import transaction
from center.dialogue import open_dialogue
from center.dialogue.turn import Memory, Turn, read_button
from center.errors import CenterError
from center.messages.reply import Reply

log = logging.getLogger("ieum.actions")
Events = list[dict[str, Any]]


class TurnAction(Action):
    """An action that answers a turn. Subclasses name it and call one function of ``center.dialogue``."""

    def name(self) -> str:
        """Name in the Rasa domain: ``FindCenter`` is ``action_find_center``."""
        words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in type(self).__name__)
        return f"action{words}"

    @abstractmethod
    def answer(self, turn: Turn, memory: Memory) -> list[Reply]:
        """What to say; may change ``memory``."""

    def events(self, turn: Turn, memory: Memory) -> Events:
        """Events for Rasa after the answer."""
        return [SlotSet("interview_open", open_dialogue.is_open(memory))]

    def respond(self, turn: Turn, memory: Memory) -> tuple[list[Reply], Events]:
        """What to say, and the events for Rasa."""
        return self.answer(turn, memory), self.events(turn, memory)

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Answer in one transaction. A domain error becomes a sentence; nothing is saved then."""
        try:
            with transaction() as session:
                conversation = ConversationRepository(session).by_rasa_sender(tracker.sender_id)
                memory = Memory.from_dict(conversation.memory if conversation else {})
                turn = read_turn(tracker, conversation.language if conversation else "ko")
                if conversation is not None:
                    said = partial(last_answer, session, conversation)
                    turn = replace(turn, previous=said, session=session, conversation_id=conversation.id)
                replies, events = self.respond(turn, memory)
                if conversation is not None and conversation.memory != memory.as_dict():
                    conversation.memory = memory.as_dict()
        except CenterError as error:
            log.warning("%s: %s", self.name(), error.code)
            turn = read_turn(tracker, "ko")
            replies, events = [Reply(turn.say("could_not_answer"), "error", data={"code": error.code})], []
        for reply in replies:
            dispatcher.utter_message(json_message={"reply": reply.as_dict()})
        return events


def read_turn(tracker: Tracker, language: str) -> Turn:
    """The latest message of the tracker as a Turn."""
    message = tracker.latest_message
    entities = message.get("entities") or []
    pressed: dict[str, str] = {}
    for entity in entities:
        if entity.get("entity") == "button":
            _, pressed = read_button(str(entity["value"]))
    intent = message.get("intent") or {}
    ranking = tuple(
        (item["name"], float(item["confidence"]))
        for item in message.get("intent_ranking") or []
        if item["name"] != "nlu_fallback"
    )
    text = message.get("text") or ""
    return Turn(
        text="" if text.startswith("EXTERNAL: ") else text,
        intent=str(intent.get("name") or ""),
        confidence=float(intent.get("confidence") or 0),
        today=clock.today(),
        language=language,
        entities=tuple((e["entity"], e.get("value")) for e in entities if e.get("entity") != "button"),
        pressed=pressed,
        ranking=ranking,
    )
