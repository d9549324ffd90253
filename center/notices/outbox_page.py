"""The outbox as staff see it: what was written to whom, what became of it, and what nobody could be told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from center import clock
from center.clock import SEOUL
from center.db.appointment_tables import Notice
from center.errors import CenterError
from center.notices.errors import NoticeNotDead
from center.notices.repository import NoticeRepository
from center.notices.senders.console import ConsoleSender
from center.notices.wording import compose

STATES = ("pending", "sending", "sent", "dropped", "dead")
# One-time codes open appointments: staff see them only where it is they who pass the letters on.
ONLY_FOR_THE_PERSON = ("access_code",)


def letters(session: Session, state: str | None = None, limit: int = 100) -> list[dict[str, Any]]:
    """Notices newest first, in words, with the recipient half hidden."""
    return [_as_item(notice) for notice in NoticeRepository(session).listed(state, limit)]


def send_again(session: Session, notice_id: int) -> None:
    """Try a dead notice again. Raises NoticeNotDead when it is not dead, or too late to be of use."""
    if not NoticeRepository(session).revive(notice_id, int(clock.now().timestamp())):
        raise NoticeNotDead(str(notice_id))


def counts(session: Session) -> dict[str, int]:
    """How many notices there are in each state; those that nobody could be told are ``dead``."""
    return dict.fromkeys(STATES, 0) | NoticeRepository(session).counts()


def forget_old_notices(session: Session, days: int) -> int:
    """Erase finished notices older than ``days`` days; returns how many."""
    return NoticeRepository(session).forget(int((clock.now() - timedelta(days=days)).timestamp()))


def hidden(recipient: str) -> str:
    """A recipient that staff recognize without reading it: 010****5678, ab***@example.org."""
    name, at, host = recipient.partition("@")
    if at:
        return f"{name[:2]}***@{host}"
    return f"{recipient[:3]}****{recipient[-4:]}" if recipient.isdecimal() else f"{recipient[:9]}****"


def _as_item(notice: Notice) -> dict[str, Any]:
    sent_at = notice.sent_at
    if sent_at and not sent_at.tzinfo:  # SQLite forgets the zone
        sent_at = sent_at.replace(tzinfo=UTC)
    try:
        words = compose(notice.template, notice.values, notice.language, sent_at or clock.now())
        subject, text = words.subject, words.text
    except (CenterError, KeyError, TypeError, ValueError):
        subject, text = notice.template, ""
    if notice.template in ONLY_FOR_THE_PERSON and notice.sender != ConsoleSender.name:
        text = ""
    return {
        "id": notice.id, "template": notice.template, "recipient": hidden(notice.recipient), "subject": subject, "text": text,
        "state": notice.state, "attempts": notice.attempts, "sender": notice.sender, "problem": notice.problem,
        "due": datetime.fromtimestamp(notice.due, UTC).astimezone(SEOUL).isoformat(),
        "sent_at": sent_at.astimezone(SEOUL).isoformat() if sent_at else None,
    }
