"""Forgetting who came: names and telephones go, what is left says only how many came when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from center import clock
from center.db.appointment_tables import AccessCode, Appointment, PersonDay, SeatClaim, Waiting


def forget_old_appointments(session: Session, days: int) -> int:
    """Erase persons from appointments and waiting lists that ended more than ``days`` days ago; returns how many."""
    now, last_day = int(clock.now().timestamp()), clock.today() - timedelta(days=days)
    before = now - days * 86400
    nobody = {"name": "", "phone": "", "note": "", "birth_month": None, "conversation_id": None}
    return sum(
        _count(session, statement)
        for statement in (
            update(Appointment).where(Appointment.end < before, Appointment.phone != "").values(**nobody),
            delete(Waiting).where(Waiting.last_day < last_day),
            delete(PersonDay).where(PersonDay.day < last_day),
            delete(SeatClaim).where(SeatClaim.start < before),
            delete(AccessCode).where(AccessCode.expires < now, AccessCode.locked_until < now),
        )
    )


def _count(session: Session, statement: Any) -> int:
    done = session.execute(statement, execution_options={"synchronize_session": False})
    return int(getattr(done, "rowcount", 0))
