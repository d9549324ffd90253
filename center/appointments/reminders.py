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
    write(session, _news(appointment, "appointment_booked"), *_reminders(appointment))


def changed(session: Session, appointment: Appointment) -> None:
    """The new time; the reminders of the old one are not sent."""
    drop(session, appointment.code, REMINDERS)
    write(session, _news(appointment, "appointment_changed"), *_reminders(appointment))


def cancelled(session: Session, appointment: Appointment) -> None:
    """The cancellation; no more reminders."""
    drop(session, appointment.code, REMINDERS)
    write(session, _news(appointment, "appointment_cancelled"))


def _news(appointment: Appointment, template: str, due: datetime | None = None) -> Message:
    return Message(
        key=f"{template}:{appointment.code}:{appointment.sequence}", template=template, recipient=appointment.phone,
        subject_id=appointment.code, values=_values(appointment), language=appointment.language, due=due,
        useless_after=_start(appointment),
    )


def _reminders(appointment: Appointment) -> list[Message]:
    start, now = _start(appointment), clock.now()
    day_before = datetime.combine(start.date() - timedelta(days=1), DAY_BEFORE_AT, SEOUL)
    moments = ((REMINDERS[0], day_before), (REMINDERS[1], start - HOURS_BEFORE))
    return [_news(appointment, template, due) for template, due in moments if due > now]


def _start(appointment: Appointment) -> datetime:
    return datetime.fromtimestamp(appointment.start, UTC).astimezone(SEOUL)


def _values(appointment: Appointment) -> dict[str, Any]:
    return {
        "code": appointment.code, "office": appointment.office, "service": appointment.service, "start": appointment.start,
        "hold": appointment.hold_id,  # from which the manage link is made when the notice leaves
    }
