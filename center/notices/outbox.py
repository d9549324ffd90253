"""Writing notices: a message is written in the transaction of its cause and sent once by the worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from center import clock
from center.db.appointment_tables import Notice
from center.notices.quiet_hours import planned
from center.notices.repository import OPEN

NEVER = 2**31 - 1


@dataclass(frozen=True)
class Message:
    """What to tell whom, and when.

    ``key`` names the cause: the same cause is told once. ``urgent`` notices ignore the quiet hours (one-time codes,
    offers with a deadline). After ``useless_after`` it is not sent any more.
    """

    key: str
    template: str
    recipient: str
    subject_id: str
    values: dict[str, Any] = field(default_factory=dict)
    language: str = "ko"
    due: datetime | None = None
    useless_after: datetime | None = None
    urgent: bool = False


def write(session: Session, *messages: Message) -> int:
    """Write notices unless their cause was told already; how many were written.

    What falls into the quiet hours is planned for the morning or the evening before (``quiet_hours.planned``).
    """
    if not messages:
        return 0
    statement = _insert_unless_there(session.get_bind().dialect.name)
    now = clock.now()
    return len(session.execute(statement, [_row(message, now) for message in messages]).all())


@lru_cache(maxsize=2)
def _insert_unless_there(dialect: str) -> Any:
    made = (postgresql if dialect == "postgresql" else sqlite).insert(Notice.__table__)
    return made.on_conflict_do_nothing().returning(Notice.__table__.c.id)


def _row(message: Message, now: datetime) -> dict[str, Any]:
    due = planned(message.due or now, message.useless_after, message.urgent, now)
    return {
        "dedupe_key": message.key, "template": message.template, "recipient": message.recipient,
        "subject_id": message.subject_id, "values": message.values, "language": message.language, "urgent": message.urgent,
        "due": int(due.timestamp()),
        "useless_after": int(message.useless_after.timestamp()) if message.useless_after else NEVER,
        "state": "pending", "attempts": 0, "claimed_until": 0, "sender": "", "receipt": "", "problem": "", "created_at": now,
        "sent_at": None,
    }


def drop(session: Session, subject_id: str, templates: tuple[str, ...]) -> int:
    """Send no more of these notices about something (a cancelled appointment needs no reminder); returns how many.

    One that is leaving at this moment may still arrive; one that left without an answer is not tried again.
    """
    statement = (
        update(Notice)
        .where(Notice.subject_id == subject_id, Notice.template.in_(templates), Notice.state.in_(OPEN))
        .values(state="dropped")
    )
    return int(getattr(session.execute(statement), "rowcount", 0))
