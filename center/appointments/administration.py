"""What operators and staff set: timetables, closures, and how a center works now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from center import clock
from center.appointments.availability import Calendar, Place
from center.appointments.errors import InvalidSchedule
from center.appointments.operation import Operation, level
from center.appointments.repository import EVERY, AppointmentRepository
from center.appointments.schedule import Timetable, read_timetable
from center.db.appointment_tables import Closure, OperationRow, TimetableRow
from center.errors import NotFound
from center.offices.counters import functions
from center.offices.service import office as find_office

HALVES = ("", "morning", "afternoon")


class ClosureNotFound(NotFound):
    """No closure has this number."""

    code = "closure_not_found"


@dataclass(frozen=True)
class ClosedDays:
    """Days without appointments: all day, or the ``half`` morning or afternoon. ``office`` ``*`` is every center."""

    office: str
    first_day: date
    last_day: date
    half: str = ""
    reason: str = ""


def timetable_of(session: Session, office: str, counter: str) -> Timetable:
    """The timetable that holds for a counter now. Raises OfficeNotFound and InvalidSchedule."""
    _check_counter(counter)
    return Calendar(session, Place(find_office(office).code, counter, counter)).timetable


def set_timetable(session: Session, office: str, counter: str, body: Mapping[str, Any]) -> Timetable:
    """Give a counter (``*``: all without their own) a timetable. Booked appointments stay.

    Raises OfficeNotFound and InvalidSchedule.
    """
    _check_counter(counter)
    timetable = read_timetable(body)
    AppointmentRepository(session).put_timetable(
        TimetableRow(office=find_office(office).code, counter=counter, body=timetable.as_dict(), changed_at=clock.now())
    )
    return timetable


def close(session: Session, closed: ClosedDays) -> Closure:
    """Give no appointments on some days. Raises OfficeNotFound and InvalidSchedule."""
    if closed.half not in HALVES:
        raise InvalidSchedule(closed.half, field="half")
    if closed.last_day < closed.first_day:
        raise InvalidSchedule("last_day", field="last_day")
    office = closed.office if closed.office == EVERY else find_office(closed.office).code
    made = Closure(
        office=office, first_day=closed.first_day, last_day=closed.last_day, half=closed.half, reason=closed.reason[:200]
    )
    session.add(made)
    session.flush()
    return made


def reopen(session: Session, closure_id: int) -> None:
    """Take a closure back. Raises ClosureNotFound."""
    found = AppointmentRepository(session).closure(closure_id)
    if found is None:
        raise ClosureNotFound(str(closure_id))
    session.delete(found)


def set_operation(session: Session, office: str, level_id: str, alternate_days: bool, note: str = "") -> Operation:
    """Switch a center (``*``: all) to a level and to or from alternate days. Raises OfficeNotFound and InvalidSchedule."""
    code = office if office == EVERY else find_office(office).code
    chosen = Operation(level(level_id), alternate_days, note[:300])
    AppointmentRepository(session).put_operation(OperationRow(
        office=code, level=level_id, alternate_days=alternate_days, note=chosen.note, changed_at=clock.now()
    ))
    return chosen


def _check_counter(counter: str) -> None:
    if counter != EVERY and counter not in {function.id for function in functions()}:
        raise InvalidSchedule(counter, field="counter")
