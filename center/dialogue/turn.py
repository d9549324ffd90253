"""One turn of a conversation, independent of who understood it (Rasa, or the gateway while Rasa is away)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from center.messages.catalog import catalog
from center.messages.reply import Choice, Reply


@dataclass(frozen=True)
class Turn:
    """What a person said or pressed, as understood.

    ``entities`` are (name, value) pairs in the order of the sentence. ``pressed`` holds the parameters of a button.
    ``ranking`` are the likely intents, best first, with confidence. ``previous`` gives our last answer. ``session`` is
    the database session of the turn, for what writes (booking).
    """

    text: str
    intent: str
    today: date
    language: str = "ko"
    confidence: float = 1.0
    entities: tuple[tuple[str, Any], ...] = ()
    pressed: Mapping[str, str] = field(default_factory=dict)
    ranking: tuple[tuple[str, float], ...] = ()
    previous: Callable[[], list[Reply]] = list
    session: Any = None
    conversation_id: str | None = None

    def entity(self, name: str) -> Any:
        """The first value of an entity, or what a button said for it."""
        if name in self.pressed:
            return self.pressed[name]
        return next((value for entity, value in self.entities if entity == name), None)

    def say(self, key: str, **values: object) -> str:
        """A sentence in the language of the conversation."""
        return catalog().text(key, self.language, **values)


@dataclass
class Memory:
    """What the dialogue remembers between turns; stored with the conversation."""

    interview: dict[str, Any] | None = None
    booking: dict[str, Any] | None = None
    booked_last: bool = False
    date_wish: dict[str, Any] | None = None  # a reminder that is being asked for
    proven_phone: str = ""  # whose holder this conversation is: a one-time code came back
    service: str | None = None
    region: str | None = None
    office: str | None = None
    asked_place: bool = False
    firm_fact: str | None = None  # what an employer wants to know of the firm while something is missing for it
    misses: int = 0
    limited: bool = False
    aside: dict[str, dict[str, Any]] = field(default_factory=dict)  # what the other audience had said: facts by audience

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Memory:
        """The inverse of ``as_dict``; a copy, as what is stored is compared with it afterwards."""
        return cls(**{key: deepcopy(value) for key, value in stored.items() if key in cls.__dataclass_fields__})

    def as_dict(self) -> dict[str, Any]:
        """For storage."""
        return {key: value for key, value in vars(self).items() if value}


def button(label: str, intent: str, **parameters: object) -> Choice:
    """A button that stands for an intent with parameters."""
    query = urlencode({key: str(value) for key, value in parameters.items() if value is not None})
    return Choice(label, f"{intent}?{query}" if query else intent)


def read_button(value: str) -> tuple[str, dict[str, str]]:
    """The inverse of ``button``: intent and parameters."""
    intent, _, query = value.partition("?")
    return intent, dict(parse_qsl(query, keep_blank_values=True))


def text_reply(turn: Turn, key: str, *choices: Choice, **values: object) -> Reply:
    """A plain sentence with buttons."""
    return Reply(turn.say(key, **values), choices=choices)
