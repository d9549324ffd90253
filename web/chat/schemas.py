"""Bodies and answers of the conversation calls (HTTP contract, "Conversations")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, model_validator

from center.clock import SEOUL
from center.db.tables import Conversation, Message
from center.dialogue.interview import current
from center.dialogue.turn import Memory
from web.deps import Strict

# The place of a message in its conversation, as clients send it.
MessageNumber = Annotated[int, Field(ge=0, lt=2**31)]


class StartConversation(Strict):
    """Open a conversation."""

    channel: Literal["web", "kiosk"] = "web"
    language: Literal["ko", "en"] = "ko"


class SendMessage(Strict):
    """Either a typed sentence or a pressed button."""

    client_id: UUID
    text: str | None = None
    choice: str | None = Field(default=None, max_length=500)

    @model_validator(mode="after")
    def one_of_them(self) -> SendMessage:
        if self.text is None and self.choice is None:
            raise ValueError("text or choice")
        return self


class AfterQuery(Strict):
    """``after``: the sequence number of the last message that is known."""

    after: MessageNumber = 0


class Rate(Strict):
    """A rating from 1 to 5."""

    score: int = Field(ge=1, le=5)
    comment: str | None = Field(default=None, max_length=1000)


class ChangeLanguage(Strict):
    """The language of the interface."""

    language: Literal["ko", "en"]


def message_out(message: Message) -> dict[str, Any]:
    """``Message`` of the contract."""
    at = message.at if message.at.tzinfo else message.at.replace(tzinfo=UTC)  # SQLite forgets the zone
    return {
        "seq": message.seq, "from": message.sender, "kind": message.kind, "text": message.text,
        "choices": message.choices, "data": message.data, "at": at.astimezone(SEOUL).isoformat(timespec="milliseconds"),
    }


def state_out(conversation: Conversation) -> dict[str, Any]:
    """``State`` of the contract."""
    memory = Memory.from_dict(conversation.memory)
    return {
        "mode": conversation.mode,
        "interview": _waiting(memory),
        "language": conversation.language,
    }


def _waiting(memory: Memory) -> dict[str, Any] | None:
    """What is asked for: ``{name, fact}``, or None."""
    if memory.booking:
        return {"name": "booking", "fact": memory.booking.get("asks")}
    interview = current(memory)
    if interview is None or interview.finished:
        return None
    if interview.wants_subject:
        return {"name": "screening", "fact": "interests"}
    return {"name": "screening", "fact": interview.disagreement.fact if interview.disagreement else interview.current}


def turn_out(conversation: Conversation, messages: Sequence[Message]) -> dict[str, Any]:
    """Messages with the state after them."""
    return {"messages": [message_out(message) for message in messages], "state": state_out(conversation)}
