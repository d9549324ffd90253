"""Timetables, closures, special operation and the day's appointments, for staff."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import Field

from center import clock
from center.appointments import administration, booking
from center.appointments.administration import ClosedDays
from center.appointments.booking import seconds
from center.appointments.repository import EVERY, AppointmentRepository
from center.appointments.shown import show_appointment
from center.db.appointment_tables import Closure
from center.db.session import reading, transaction
from center.offices.service import office as find_office
from web.deps import NoQuery, Strict
from web.staff import require_staff

DAY = 24 * 60 * 60
router = APIRouter(prefix="/api/staff", tags=["staff"], dependencies=[Depends(require_staff)])


class CounterQuery(Strict):
    """Which counter; ``*`` for all without their own timetable."""

    counter: str = Field(EVERY, max_length=32)


class DayQuery(Strict):
    """Which day; today when left out."""

    day: date | None = None


class ClosureRequest(Strict):
    """Days without appointments."""

    first_day: date
    last_day: date
    half: Literal["", "morning", "afternoon"] = ""
    reason: str = Field("", max_length=200)


class OperationRequest(Strict):
    """How the center works from now on."""

    level: str = Field(max_length=8)
    alternate_days: bool = False
    note: str = Field("", max_length=300)


@router.get("/offices/{code}/timetable")
def read_timetable(code: str, query: Annotated[CounterQuery, Query()]) -> dict[str, Any]:
    """The timetable that holds for a counter."""
    with reading() as session:
        return administration.timetable_of(session, code, query.counter).as_dict()


@router.put("/offices/{code}/timetable")
def write_timetable(code: str, body: dict[str, Any], query: Annotated[CounterQuery, Query()]) -> dict[str, Any]:
    """Set the timetable of a counter."""
    with transaction() as session:
        return administration.set_timetable(session, code, query.counter, body).as_dict()


@router.get("/offices/{code}/closures")
def list_closures(code: str, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """Closures from today on."""
    today = clock.today()
    with reading() as session:
        place = code if code == EVERY else find_office(code).code
        found = AppointmentRepository(session).closures(place, today, today + timedelta(days=730))
        return {"items": [_show(closure) for closure in found]}


@router.post("/offices/{code}/closures", status_code=201)
def add_closure(code: str, body: ClosureRequest) -> dict[str, Any]:
    """Close a center (``*``: all) on some days."""
    with transaction() as session:
        return _show(administration.close(session, ClosedDays(code, body.first_day, body.last_day, body.half, body.reason)))


@router.delete("/closures/{closure_id}", status_code=204)
def delete_closure(closure_id: int) -> Response:
    """Take a closure back."""
    with transaction() as session:
        administration.reopen(session, closure_id)
    return Response(status_code=204)


@router.put("/offices/{code}/operation")
def write_operation(code: str, body: OperationRequest) -> dict[str, Any]:
    """Switch a center (``*``: all) to an infection-control level and to or from alternate days."""
    with transaction() as session:
        return administration.set_operation(session, code, body.level, body.alternate_days, body.note).as_item()


@router.get("/offices/{code}/appointments")
def list_appointments(code: str, query: Annotated[DayQuery, Query()]) -> dict[str, Any]:
    """The appointments of a day, in order."""
    midnight = seconds(datetime.combine(query.day or clock.today(), datetime.min.time(), clock.SEOUL))
    with reading() as session:
        found = AppointmentRepository(session).of_office(find_office(code).code, midnight, midnight + DAY)
        return {"items": [show_appointment(appointment) for appointment in found]}


@router.delete("/appointments/{code}")
def cancel_for(code: str) -> dict[str, Any]:
    """Cancel an appointment for a person who called."""
    with transaction() as session:
        return {"appointment": show_appointment(booking.cancel(session, code))}


def _show(closure: Closure) -> dict[str, Any]:
    return {
        "id": closure.id, "office": closure.office, "first_day": closure.first_day.isoformat(),
        "last_day": closure.last_day.isoformat(), "half": closure.half, "reason": closure.reason,
    }
