"""What a person is told about an appointment, and when: written with the change itself, sent by the worker."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from center import clock
from center.clock import SEOUL
from center.db.appointment_tables import Appointment
from center.notices.outbox import Message, drop, write

DAY_BEFORE_AT = time(10, 0)
HOURS_BEFORE = timedelta(hours=2)
REMINDERS = ("appointment_tomorrow", "appointment_soon")


def booked(session: Session, appointment: Appointment) -> None:
    """The confirmation and both reminders."""
    _tell(session, appointment, "appointment_booked")
    _remind(session, appointment)


def changed(session: Session, appointment: Appointment) -> None:
    """The new time; the reminders of the old one are not sent."""
    drop(session, appointment.code, REMINDERS)
    _tell(session, appointment, "appointment_changed")
    _remind(session, appointment)


def cancelled(session: Session, appointment: Appointment) -> None:
    """The cancellation; no more reminders."""
    drop(session, appointment.code, REMINDERS)
    _tell(session, appointment, "appointment_cancelled")


def _tell(session: Session, appointment: Appointment, template: str) -> None:
    write(session, Message(
        key=f"{template}:{appointment.code}:{appointment.sequence}", template=template, recipient=appointment.phone,
        subject_id=appointment.code, values=_values(appointment), language=appointment.language,
        useless_after=_start(appointment),
    ))


def _remind(session: Session, appointment: Appointment) -> None:
    start, now = _start(appointment), clock.now()
    day_before = datetime.combine(start.date() - timedelta(days=1), DAY_BEFORE_AT, SEOUL)
    for template, due in ((REMINDERS[0], day_before), (REMINDERS[1], start - HOURS_BEFORE)):
        if due > now:
            write(session, Message(
                key=f"{template}:{appointment.code}:{appointment.sequence}", template=template, recipient=appointment.phone,
                subject_id=appointment.code, values=_values(appointment), language=appointment.language, due=due,
                useless_after=start,
            ))


def _start(appointment: Appointment) -> datetime:
    return datetime.fromtimestamp(appointment.start, UTC).astimezone(SEOUL)


def _values(appointment: Appointment) -> dict[str, Any]:
    return {
        "code": appointment.code, "office": appointment.office, "service": appointment.service, "start": appointment.start,
        "hold": appointment.hold_id,  # from which the manage link is made when the notice leaves
    }
