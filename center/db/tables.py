"""The tables. Times are UTC; personal data is masked before it comes here (``center.language.masking``)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Common base of all tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: DateTime(timezone=True)}


class Conversation(Base):
    """One conversation of one person on one channel.

    ``mode`` is bot, waiting, staff or closed. ``memory`` is what the dialogue remembers (open interview, last service
    and region); ``memory_before`` is what it remembered before the last message. ``rasa_sender`` is the random name
    under which Rasa knows the conversation; it changes when the Rasa session is rotated. Only a hash of the token is
    stored.
    """

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(2))
    mode: Mapped[str] = mapped_column(String(8))
    memory: Mapped[dict[str, Any]] = mapped_column(JSON)
    memory_before: Mapped[dict[str, Any]] = mapped_column(JSON)
    rasa_sender: Mapped[str] = mapped_column(String(32), unique=True)
    rasa_turns: Mapped[int] = mapped_column(Integer)
    last_seq: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime]
    active_at: Mapped[datetime] = mapped_column(index=True)


class Message(Base):
    """One message. ``client_id`` is the sender's own id: the same one is processed once.

    The answers to a message carry its id in ``reply_to``, so that a repeated request gets the same answer.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "client_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    seq: Mapped[int] = mapped_column(Integer)
    sender: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    choices: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    client_id: Mapped[str | None] = mapped_column(String(36))
    reply_to: Mapped[str | None] = mapped_column(String(36), index=True)
    at: Mapped[datetime]


class Rating(Base):
    """How a person rated a conversation (1 to 5); the last rating counts."""

    __tablename__ = "ratings"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    score: Mapped[int] = mapped_column(Integer)
    comment: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]


class SharedScreening(Base):
    """Answers kept for a while so that their result can be opened again from a link or a QR code.

    No name and no contact is stored, only answers; of the token only a hash.
    """

    __tablename__ = "shared_screenings"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    request: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
