"""Forgetting: conversations nobody used for the retention time are erased with their messages and ratings."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from center import clock
from center.conversations.repository import ConversationRepository
from center.db.tables import Conversation


def forget_old_conversations(session: Session, days: int) -> int:
    """Erase what was last active more than ``days`` days ago; returns how many."""
    before = clock.now() - timedelta(days=days)
    old = session.scalars(select(Conversation).where(Conversation.active_at < before).limit(500)).all()
    repository = ConversationRepository(session)
    for conversation in old:
        repository.delete(conversation)
    return len(old)
