"""Walk-in visits: a ticket per counter, check-in of an appointment, calling the next, and what the lobby board shows.

Who comes to an appointment in time goes before people without one. Every change of a ticket asks for the state it expects,
so two counselors never call one person and a served ticket is never called again.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from center import clock
from center.appointments.availability import Calendar, Place, place_of
from center.appointments.booking import find, moment, seconds
from center.appointments.errors import AppointmentOver
from center.clock import SEOUL
from center.db.appointment_tables import Appointment, Visit
from center.notices.outbox import Message, write
from center.offices.counters import function_for
from center.offices.hours import opening
from center.offices.service import office as find_office
from center.visits.errors import CenterClosedNow, NobodyWaits, TooEarly, VisitNotFound, VisitOver
from center.visits.repository import OPEN, VisitRepository
from center.visits.waiting_time import estimate_minutes

EARLIEST_CHECK_IN = timedelta(minutes=60)
LATEST_IN_TIME = timedelta(minutes=15)
TELL_WHEN_LEFT = 2
LOOK_BACK = timedelta(days=14)
BUSY_DESK = timedelta(minutes=45)
FIRST, USUAL = 0, 10
CLOSED_ALL_DAY = ("weekend", "holiday")


@dataclass(frozen=True)
class Standing:
    """A ticket with its place in the line and the minutes to wait (None: not enough measured)."""

    visit: Visit
    position: int
    minutes: tuple[int, int] | None


def take_ticket(session: Session, office: str, service: str, push_to: str = "") -> Standing:
    """A ticket for somebody without an appointment.

    Raises OfficeNotFound, UnknownCounter and CenterClosedNow.
    """
    place = place_of(office, service)
    if opening(place.office).reason in CLOSED_ALL_DAY:  # before nine people may already queue
        raise CenterClosedNow(place.office)
    if Calendar(session, place).operation.level.visits == "exceptional":
        raise CenterClosedNow(place.office)
    return _give(session, place, USUAL, None, push_to)


def check_in(session: Session, code: str, push_to: str = "") -> Standing:
    """A ticket for somebody with an appointment; checking in twice gives the same ticket.

    In time (up to 15 minutes late) they go before people without one. Raises AppointmentNotFound, AppointmentOver and
    TooEarly.
    """
    appointment = find(session, code)
    repository = VisitRepository(session)
    earlier = repository.of_appointment(appointment.code)
    if earlier is not None:
        return standing(session, earlier.id)
    if appointment.status != "confirmed":
        raise AppointmentOver(code)
    start, now = moment(appointment.start), clock.now()
    if start.date() != now.astimezone(SEOUL).date():
        if start < now:
            raise AppointmentOver(code)
        raise TooEarly(code, day=str(start.date()))
    if start - now > EARLIEST_CHECK_IN:
        raise TooEarly(code, day=start.strftime("%H:%M"))
    place = Place(appointment.office, appointment.counter, appointment.service)
    given = _give(session, place, FIRST if now <= start + LATEST_IN_TIME else USUAL, appointment, push_to)
    appointment.status = "arrived"
    return given


def _give(session: Session, place: Place, rank: int, appointment: Appointment | None, push_to: str) -> Standing:
    repository = VisitRepository(session)
    day = clock.today()
    number = repository.last_number(place.office, place.counter, day)
    while True:
        number += 1
        visit = Visit(
            id=str(uuid.uuid4()), office=place.office, counter=place.counter, service=place.service, day=day, number=number,
            state="waiting", appointment=appointment.code if appointment else None, desk="", rank=rank, push_to=push_to,
            pushed=False, taken=seconds(clock.now()), called=0, started=0, finished=0,
        )
        if repository.add(visit):
            return standing(session, visit.id)
        if appointment is not None and (earlier := repository.of_appointment(appointment.code)):
            return standing(session, earlier.id)


def standing(session: Session, visit_id: str) -> Standing:
    """Where a ticket stands in its line. Raises VisitNotFound."""
    repository = VisitRepository(session)
    visit = _found(repository, visit_id)
    if visit.state != "waiting":
        return Standing(visit, 0, (0, 0) if visit.state in ("called", "serving") else None)
    line = repository.line(visit.office, visit.counter, visit.day)
    position = next((n for n, other in enumerate(line, 1) if other.id == visit_id), len(line))
    return Standing(visit, position, _minutes(repository, visit, position))


def _minutes(repository: VisitRepository, visit: Visit, ahead: int) -> tuple[int, int] | None:
    now = clock.now()
    served = repository.served_times(visit.office, visit.counter, seconds(now - LOOK_BACK))
    desks = repository.desks(visit.office, visit.counter, visit.day, seconds(now - BUSY_DESK))
    return estimate_minutes(ahead, served, desks)


def call_next(session: Session, office: str, counter: str, desk: str) -> Visit:
    """Call who is next to a desk. Raises OfficeNotFound, UnknownCounter and NobodyWaits."""
    place = place_of(office, counter)
    repository = VisitRepository(session)
    now = seconds(clock.now())
    for visit in repository.line(place.office, place.counter, clock.today()):
        if repository.change(visit.id, ("waiting",), state="called", desk=desk[:20], called=now):
            _tell_who_is_soon(session, repository, place, clock.today())
            return _found(repository, visit.id)
    raise NobodyWaits(counter)


def _tell_who_is_soon(session: Session, repository: VisitRepository, place: Place, day: date) -> None:
    """Push a message to people before whom two others are left."""
    for visit in repository.line(place.office, place.counter, day)[: TELL_WHEN_LEFT + 1]:
        if visit.push_to and repository.mark_pushed(visit.id):
            write(session, Message(
                key=f"visit_soon:{visit.id}", template="visit_soon", recipient=visit.push_to, subject_id=visit.id,
                values={"office": visit.office, "number": visit.number, "left": TELL_WHEN_LEFT}, urgent=True,
                useless_after=clock.now() + timedelta(hours=1),
            ))


def serve(session: Session, visit_id: str) -> Visit:
    """The person is at the desk."""
    return _step(session, visit_id, ("called", "held"), state="serving", started=seconds(clock.now()))


def finish(session: Session, visit_id: str) -> Visit:
    """The visit is over."""
    return _step(session, visit_id, ("serving", "called"), state="done", finished=seconds(clock.now()), _end="done")


def hold_on(session: Session, visit_id: str) -> Visit:
    """The person is away for a moment or fetches a paper; they can be called again."""
    return _step(session, visit_id, ("called", "serving"), state="held")


def call_again(session: Session, visit_id: str, desk: str) -> Visit:
    """Call somebody who was put on hold or did not hear."""
    return _step(session, visit_id, ("held", "called", "no_show"), state="called", desk=desk[:20], called=seconds(clock.now()))


def no_show(session: Session, visit_id: str) -> Visit:
    """Nobody came when the number was called."""
    return _step(session, visit_id, ("called", "held"), state="no_show", finished=seconds(clock.now()), _end="no_show")


def leave(session: Session, visit_id: str) -> Visit:
    """The person does not want to wait any longer."""
    return _step(session, visit_id, ("waiting", "held"), state="no_show", finished=seconds(clock.now()), _end="no_show")


def transfer(session: Session, visit_id: str, service: str) -> Standing:
    """Send a person on to another counter: a ticket there, before people who came later. Raises what ``place_of`` raises."""
    repository = VisitRepository(session)
    visit = _found(repository, visit_id)
    place = place_of(visit.office, service)
    appointment, visit_push = visit.appointment, visit.push_to
    _step(session, visit_id, OPEN, state="moved", finished=seconds(clock.now()), appointment=None)
    given = _give(session, place, FIRST, None, visit_push)
    if appointment:
        repository.change(given.visit.id, ("waiting",), appointment=appointment)
    return standing(session, given.visit.id)


def _step(session: Session, visit_id: str, before: tuple[str, ...], _end: str = "", **values: Any) -> Visit:
    repository = VisitRepository(session)
    _found(repository, visit_id)
    if not repository.change(visit_id, before, **values):
        raise VisitOver(visit_id)
    visit = _found(repository, visit_id)
    if _end and visit.appointment:
        find(session, visit.appointment).status = _end
    return visit


def _found(repository: VisitRepository, visit_id: str) -> Visit:
    visit = repository.get(visit_id)
    if visit is None:
        raise VisitNotFound(visit_id)
    return visit


def board(session: Session, office: str) -> dict[str, Any]:
    """What the lobby shows: per counter the numbers called and being served, how many wait, and about how long."""
    repository = VisitRepository(session)
    day = clock.today()
    counters: dict[str, dict[str, Any]] = {}
    for visit in repository.today(office, day):
        row = counters.setdefault(visit.counter, _row(visit.counter))
        if visit.state in ("called", "serving"):
            row[visit.state].append({"number": visit.number, "desk": visit.desk})
        row["waiting"] += visit.state == "waiting"
    now = clock.now()
    for row in counters.values():
        served = repository.served_times(office, row["counter"], seconds(now - LOOK_BACK))
        desks = repository.desks(office, row["counter"], day, seconds(now - BUSY_DESK))
        minutes = estimate_minutes(row["waiting"], served, desks)
        row["estimated_wait_min"] = list(minutes) if minutes else None
    names = {"office": office, "office_name": find_office(office).name}
    return names | {"day": day.isoformat(), "counters": [counters[name] for name in sorted(counters)]}


def _row(counter: str) -> dict[str, Any]:
    work = function_for(counter)
    return {"counter": counter, "name": work.name, "name_en": work.name_en, "called": [], "serving": [], "waiting": 0}


def forget_telephones(session: Session) -> int:
    """Erase the telephones of yesterday's tickets; returns how many."""
    return VisitRepository(session).forget_telephones(clock.today())
