"""Dates that people asked to be reminded of (다음 실업인정일 …)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from center.db.tables import Base


class NextDate(Base):
    """One date of one person. ``recipient`` is a telephone (digits), a mail address or ``telegram:CHATID``.

    The same date is kept once. ``conversation_id`` is where it was asked for, so that it can be listed and deleted there.
    """

    __tablename__ = "next_dates"
    __table_args__ = (UniqueConstraint("recipient", "day", "title"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    recipient: Mapped[str] = mapped_column(String(120))
    conversation_id: Mapped[str | None] = mapped_column(String(36), index=True)
    title: Mapped[str] = mapped_column(String(60))
    day: Mapped[date] = mapped_column(index=True)
    language: Mapped[str] = mapped_column(String(2))
    created_at: Mapped[datetime]
