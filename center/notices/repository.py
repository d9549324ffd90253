"""All queries of the outbox.

A claim is a compare-and-set on ``attempts``: two workers that see the same notice cannot both raise it, so one of them has
it and the other goes on. The number of the attempt names the claim; whoever lost it can record nothing any more.

``pending`` means: certainly not sent yet. ``sending`` means: a sender has it, or had it and nobody knows what became of it;
after ``claimed_until`` somebody asks the provider.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Update, and_, case, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from center.db.appointment_tables import Notice

OPEN = ("pending", "sending")
DONE = ("sent", "dropped", "dead")


class NoticeRepository:
    """Queries over one session."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def due(self, now: int, only_urgent: bool, limit: int = 10) -> Sequence[Notice]:
        """Notices whose time has come and that nobody works on, urgent and old ones first.

        About one thing a person is told in order: never "changed" before "booked".
        """
        waiting = and_(Notice.state == "pending", Notice.due <= now)
        left = and_(Notice.state == "sending", Notice.claimed_until <= now)
        query = select(Notice).where(or_(waiting, left), Notice.useless_after > now)
        before = aliased(Notice)
        open_before = or_(
            before.state == "sending", and_(before.state == "pending", before.due <= now, before.useless_after > now)
        )
        first = exists().where(
            before.subject_id == Notice.subject_id, before.recipient == Notice.recipient, before.id < Notice.id, open_before
        )
        # What is urgent (a one-time code) waits for nothing but what is urgent too.
        query = query.where(~first.where(before.urgent == Notice.urgent))
        if only_urgent:
            query = query.where(Notice.urgent)
        return self.session.scalars(query.order_by(Notice.urgent.desc(), Notice.due, Notice.id).limit(limit)).all()

    def claim(self, notice: Notice, until: int, sender: str) -> bool:
        """Take a notice as it was read; false when somebody else was quicker or it is no longer wanted."""
        return self._count(
            self._as_read(notice.id, notice.attempts)
            .where(Notice.state == notice.state, Notice.claimed_until == notice.claimed_until)
            .values(state="sending", attempts=notice.attempts + 1, claimed_until=until, sender=sender)
        ) == 1

    def sent(self, notice_id: int, attempt: int, receipt: str, now: datetime) -> bool:
        """Record that it left, even if it was dropped meanwhile; false when the claim was lost."""
        return self._count(
            self._as_read(notice_id, attempt).where(Notice.state.in_(("sending", "dropped")))
            .values(state="sent", receipt=receipt, sent_at=now, claimed_until=0, problem="")
        ) == 1

    def again(self, notice_id: int, attempt: int, at: int, problem: str, *, maybe_sent: bool) -> bool:
        """Record a try that failed, to be repeated at ``at``."""
        later: dict[str, Any] = {"problem": problem, "due": at}
        later |= {"claimed_until": at} if maybe_sent else {"state": "pending", "claimed_until": 0}
        return self._count(self._in_flight(notice_id, attempt).values(**later)) == 1

    def dead(self, notice_id: int, attempt: int, problem: str) -> bool:
        """Give up; staff see it."""
        return self._count(self._in_flight(notice_id, attempt).values(state="dead", problem=problem, claimed_until=0)) == 1

    def drop_useless(self, now: int) -> tuple[int, int]:
        """Put away what is of no use any more: (never tried: dropped, tried without success: dead)."""
        over = update(Notice).where(Notice.useless_after <= now)
        never = over.where(Notice.state == "pending", Notice.attempts == 0)
        dropped = self._count(never.values(state="dropped", problem="too late"))
        tried = or_(Notice.state == "pending", and_(Notice.state == "sending", Notice.claimed_until <= now))
        problem = case((Notice.problem == "", "too late; may have been sent"), else_=Notice.problem)
        return dropped, self._count(over.where(tried).values(state="dead", claimed_until=0, problem=problem))

    def listed(self, state: str | None, limit: int) -> Sequence[Notice]:
        """Newest first, for staff."""
        query = select(Notice).order_by(Notice.id.desc()).limit(limit)
        return self.session.scalars(query.where(Notice.state == state) if state else query).all()

    def revive(self, notice_id: int, now: int) -> bool:
        """Try a dead notice again from the beginning; false when it is not dead or of no use any more."""
        return self._count(
            update(Notice).where(Notice.id == notice_id, Notice.state == "dead", Notice.useless_after > now)
            .values(state="pending", attempts=0, due=now, problem="")
        ) == 1

    def counts(self) -> dict[str, int]:
        """How many notices there are in each state."""
        rows = self.session.execute(select(Notice.state, func.count()).group_by(Notice.state))
        return {state: int(count) for state, count in rows}

    def forget(self, before: int) -> int:
        """Erase finished notices that were due before a moment."""
        return self._count(delete(Notice).where(Notice.state.in_(DONE), Notice.due < before))

    def _as_read(self, notice_id: int, attempts: int) -> Update:
        return update(Notice).where(Notice.id == notice_id, Notice.attempts == attempts)

    def _in_flight(self, notice_id: int, attempt: int) -> Update:
        return self._as_read(notice_id, attempt).where(Notice.state == "sending")

    def _count(self, statement: Any) -> int:
        return int(getattr(self.session.execute(statement, execution_options={"synchronize_session": False}), "rowcount", 0))
