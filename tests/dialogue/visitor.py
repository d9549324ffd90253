"""Somebody who talks without Rasa, with the database of a test."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from center.dialogue import engine
from center.dialogue.turn import Memory, Turn, read_button
from center.language.entities import extract_entities
from center.messages.reply import Reply

TODAY = date(2026, 11, 23)


class Visitor:
    """Somebody who books, with the books of a test."""

    def __init__(self, session: Session, name: str = "one") -> None:
        self.session, self.name = session, name
        self.memory, self.replies = Memory(), list[Reply]()

    def say(self, text: str, intent: str = "inform") -> str:
        entities = tuple((entity.entity, entity.value) for entity in extract_entities(text, TODAY))
        return self._take(Turn(text, intent, TODAY, entities=entities, session=self.session, conversation_id=self.name))

    def press(self, label: str) -> str:
        value = next(c.value for reply in reversed(self.replies) for c in reply.choices if label in c.label)
        intent, pressed = read_button(value)
        return self._take(Turn("", intent, TODAY, pressed=pressed, session=self.session, conversation_id=self.name))

    def _take(self, turn: Turn) -> str:
        self.replies = engine.respond(turn, self.memory)
        self.session.flush()
        self.memory = Memory.from_dict(self.memory.as_dict())
        return "\n".join(reply.text for reply in self.replies)

    @property
    def kinds(self) -> list[str]:
        return [reply.kind for reply in self.replies]
