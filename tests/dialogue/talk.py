"""Somebody who talks to the dialogue itself; the test says which intent a sentence has."""

from __future__ import annotations

from datetime import date
from typing import Any

from center.dialogue import engine, interview
from center.dialogue.turn import Memory, Turn, read_button
from center.language.corrections import without_taken_back
from center.language.entities import extract_entities
from center.messages.reply import Reply

TODAY = date(2026, 11, 23)


class Talk:
    """A conversation without a gateway and without Rasa."""

    def __init__(self, language: str = "ko") -> None:
        self.memory, self.language = Memory(), language
        self.replies: list[Reply] = []

    def say(self, text: str, intent: str = "inform", confidence: float = 1.0) -> str:
        """Say a sentence that is understood as ``intent``."""
        text = without_taken_back(text, TODAY)  # as the gateway does
        entities = tuple((entity.entity, entity.value) for entity in extract_entities(text, TODAY))
        return self._take(Turn(text, intent, TODAY, self.language, confidence, entities))

    def press(self, label: str) -> str:
        """Press the button of the last answer whose label holds ``label``."""
        offered = [choice for reply in reversed(self.replies) for choice in reply.choices]
        value = next((choice.value for choice in offered if label in choice.label), None)
        assert value is not None, f"{label!r} is not offered: {self.labels}"
        intent, pressed = read_button(value)
        return self._take(Turn("", intent, TODAY, self.language, pressed=pressed))

    def _take(self, turn: Turn) -> str:
        self.memory = Memory.from_dict(self.memory.as_dict())  # as between two messages
        self.replies = engine.respond(turn, self.memory)
        return self.text

    @property
    def text(self) -> str:
        return "\n".join(reply.text for reply in self.replies)

    @property
    def labels(self) -> list[str]:
        return [choice.label for reply in self.replies for choice in reply.choices]

    @property
    def facts(self) -> dict[str, Any]:
        """What is known of the person."""
        state = interview.current(self.memory)
        assert state is not None
        return dict(state.facts)

    @property
    def asked(self) -> str | None:
        """The fact that is asked for; ``interests`` while the subject is."""
        last = self.replies[-1]
        return str(last.data["fact"]) if last.kind == "question" else None

    @property
    def programs(self) -> dict[str, str]:
        """Verdicts by program of the last result."""
        shown = [reply.data["result"] for reply in self.replies if reply.kind == "result"]
        return {program["id"]: program["verdict"] for program in shown[-1]["programs"]}
