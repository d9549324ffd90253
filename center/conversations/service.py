"""Use cases of a conversation: start, write down what was said, rate, download, forget."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from center import clock
from center.conversations.repository import ConversationRepository
from center.db.tables import Conversation, Message, Rating
from center.errors import Conflict, NotFound, Refused
from center.language.masking import mask_phones
from center.messages.reply import Choice, Reply

CHANNELS = ("web", "kiosk")


class ConversationNotFound(NotFound):
    """No such conversation (never existed, or it was erased)."""

    code = "conversation_not_found"


class WrongToken(Refused):
    """The token does not belong to this conversation."""

    code = "wrong_token"
    status = 401


class MessageIdReused(Conflict):
    """The same client id came with another text."""

    code = "message_id_reused"


@dataclass(frozen=True)
class Started:
    """A new conversation and its only copy of the token."""

    conversation: Conversation
    token: str


def start(session: Session, channel: str, language: str) -> Started:
    """Open a conversation. Asks nothing about the person."""
    token, now = secrets.token_urlsafe(32), clock.now()
    conversation = Conversation(
        id=str(uuid.uuid4()), token_hash=_hash(token), channel=channel, language=language, mode="bot", memory={},
        memory_before={},
        rasa_sender=secrets.token_hex(16), rasa_turns=0, last_seq=0, created_at=now, active_at=now,
    )
    ConversationRepository(session).add(conversation)
    session.flush()
    return Started(conversation, token)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def find(session: Session, conversation_id: str, token: str) -> Conversation:
    """The conversation that the token opens. Raises ConversationNotFound or WrongToken."""
    conversation = ConversationRepository(session).get(conversation_id)
    if conversation is None:
        raise ConversationNotFound(conversation_id)
    if not hmac.compare_digest(conversation.token_hash, _hash(token)):
        raise WrongToken(conversation_id)
    return conversation


def record_user(
    session: Session, conversation: Conversation, client_id: str, text: str, data: dict[str, Any]
) -> Message:
    """Write down what the person said (already masked), and what we remembered until then."""
    conversation.memory_before = conversation.memory
    return _record(session, conversation, Reply(text, "text", data=data, sender="user"), client_id=client_id)


def record_replies(
    session: Session, conversation: Conversation, replies: Sequence[Reply], reply_to: str | None
) -> list[Message]:
    """Write down what we answer. The telephone number that a message told us is not needed in its text any more."""
    said = ConversationRepository(session).by_client_id(conversation.id, reply_to) if reply_to else None
    if said is not None:
        said.text = mask_phones(said.text)
    return [_record(session, conversation, reply, reply_to=reply_to) for reply in replies]


def _record(
    session: Session, conversation: Conversation, reply: Reply, client_id: str | None = None,
    reply_to: str | None = None,
) -> Message:
    conversation.last_seq += 1
    conversation.active_at = clock.now()
    message = Message(
        conversation_id=conversation.id, seq=conversation.last_seq, sender=reply.sender, kind=reply.kind,
        text=reply.text, choices=[choice.as_dict() for choice in reply.choices], data=dict(reply.data),
        client_id=client_id, reply_to=reply_to, at=conversation.active_at,
    )
    ConversationRepository(session).add_message(message)
    session.flush()
    return message


def repeated(session: Session, conversation: Conversation, client_id: str, text: str) -> list[Message] | None:
    """The answers given before to this client id, or None when it is new. Raises MessageIdReused."""
    repository = ConversationRepository(session)
    earlier = repository.by_client_id(conversation.id, client_id)
    if earlier is None:
        return None
    if mask_phones(earlier.text) != mask_phones(text):
        raise MessageIdReused(client_id, field="client_id")
    return [earlier, *repository.answers_to(conversation.id, client_id)]


def begin_again(conversation: Conversation, unanswered: Message) -> None:
    """A message was taken but its answer never stored (we died between): forget what it had changed."""
    if unanswered.seq == conversation.last_seq:
        conversation.memory = conversation.memory_before
        new_rasa_session(conversation)


def label_of_choice(session: Session, conversation: Conversation, value: str) -> str | None:
    """The label of a button we offered in this conversation, or None when we never did."""
    for message in ConversationRepository(session).recent_bot_messages(conversation.id):
        for choice in message.choices:
            if choice["value"] == value:
                return choice["label"]
    return None


def choice_labelled(session: Session, conversation: Conversation, label: str) -> str | None:
    """The value of the newest button that carries ``label``, or None: somebody typed what is on a button."""
    for message in ConversationRepository(session).recent_bot_messages(conversation.id):
        for choice in message.choices:
            if choice["label"].casefold() == label.strip().casefold():
                return choice["value"]
    return None


def last_answer(session: Session, conversation: Conversation) -> list[Reply]:
    """Our last answer, to say it again; questions and notices left out."""
    messages = ConversationRepository(session).recent_bot_messages(conversation.id, 8)
    spoken = [m for m in messages if m.sender == "bot" and m.kind not in ("question", "notice", "error")]
    if not spoken:
        return []
    together = [m for m in reversed(spoken) if m.reply_to == spoken[0].reply_to]
    return [
        Reply(m.text, m.kind, tuple(Choice(c["label"], c["value"]) for c in m.choices), m.data) for m in together
    ]


def rate(session: Session, conversation: Conversation, score: int, comment: str | None) -> None:
    """Keep a rating from 1 to 5; a later one replaces it."""
    rating = Rating(conversation_id=conversation.id, score=score, comment=comment, at=clock.now())
    ConversationRepository(session).put_rating(rating)


def new_rasa_session(conversation: Conversation) -> None:
    """Give the conversation a fresh Rasa session; late answers of the old one no longer find it."""
    conversation.rasa_sender = secrets.token_hex(16)
    conversation.rasa_turns = 0
