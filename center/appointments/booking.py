"""Booking: a seat is held for ten minutes, confirmed, changed, cancelled. Nobody is ever booked twice.

Every step is one transaction of the caller; an error leaves nothing behind. Races are decided by the constraints of
``center.db.appointment_tables``, never by looking first.
"""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from center import clock
from center.appointments import reminders
from center.appointments.availability import Calendar, Place, place_of
from center.appointments.errors import (
    AppointmentNotFound,
    AppointmentOver,
    BirthMonthNeeded,
    HoldExpired,
    HoldNotFound,
    RequestKeyReused,
    SlotTaken,
    TooManyBookings,
    WrongHalfDay,
)
from center.appointments.operation import months_welcome
from center.appointments.people import read_name, read_note, read_phone
from center.appointments.repository import AppointmentRepository
from center.appointments.schedule import hold_time
from center.clock import SEOUL
from center.db.appointment_tables import Appointment, Hold
from center.keys import hashed, token_for

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without characters that people confuse
CODE_LENGTH = 8


@dataclass(frozen=True)
class Booker:
    """Who books: name and telephone number as written, birth month when alternate days ask for it."""

    name: str
    phone: str
    note: str = ""
    birth_month: int | None = None
    language: str = "ko"
    conversation_id: str | None = None


@dataclass(frozen=True)
class Booked:
    """An appointment with the token of its manage link."""

    appointment: Appointment
    token: str


def hold(
    session: Session, office: str, service: str, start: datetime, *, request_key: str | None = None,
    life: timedelta | None = None,
) -> Hold:
    """Keep a seat while somebody confirms. The same ``request_key`` again gives the same hold.

    Raises OfficeNotFound, UnknownCounter, SlotInPast, SlotTooFar, SlotClosed, SlotTaken with ``alternatives`` and
    RequestKeyReused.
    """
    repository = AppointmentRepository(session)
    place = place_of(office, service)
    if request_key and (earlier := repository.hold_of_request(request_key)):
        return _same_wish(earlier, place, start)
    calendar = Calendar(session, place)
    slot = calendar.slot(start)
    now = clock.now()
    made = Hold(
        id=str(uuid.uuid4()), office=place.office, counter=place.counter, service=place.service, start=seconds(slot.start),
        end=seconds(slot.end), expires=seconds(now + (life or hold_time())), request_key=request_key,
    )
    if not repository.take_seat(place.office, place.counter, made.start, calendar.seats, made.id, made.expires, seconds(now)):
        raise _taken(calendar, slot.start)
    if not repository.add_hold(made):  # the same request, sent twice, arrived twice at once
        repository.free_seat(made.id)
        return _same_wish(repository.hold_of_request(str(request_key)), place, start)
    return made


def _same_wish(earlier: Hold | None, place: Place, start: datetime) -> Hold:
    if earlier is None:  # released in the meantime
        raise HoldNotFound("hold", field="hold_id")
    if (earlier.office, earlier.service, earlier.start) != (place.office, place.service, seconds(start)):
        raise RequestKeyReused(earlier.id, field="Idempotency-Key")
    return earlier


def release(session: Session, hold_id: str) -> None:
    """Give a held seat back before its time. Raises HoldNotFound."""
    repository = AppointmentRepository(session)
    found = repository.hold(hold_id)
    if found is None:
        raise HoldNotFound(hold_id)
    repository.free_seat(hold_id)


def confirm(session: Session, hold_id: str, booker: Booker) -> Booked:
    """Make a hold an appointment. The same request again gives the same appointment.

    Raises HoldNotFound, HoldExpired, InvalidName, InvalidPhone, BirthMonthNeeded, WrongHalfDay and TooManyBookings.
    """
    repository = AppointmentRepository(session)
    found = repository.hold(hold_id)
    if found is None:
        raise HoldNotFound(hold_id, field="hold_id")
    phone, name = read_phone(booker.phone), read_name(booker.name)
    place = Place(found.office, found.counter, found.service)
    calendar = Calendar(session, place)
    start = moment(found.start)
    check_birth_month(calendar, start, booker.birth_month)
    now = clock.now()
    code = _new_code()
    if not repository.keep_seat(hold_id, code, seconds(now)):
        earlier = repository.appointment_of_hold(hold_id)
        if earlier is not None and earlier.phone == phone:
            return Booked(earlier, manage_token(earlier))
        raise HoldExpired(hold_id, field="hold_id")
    made = Appointment(
        code=code, hold_id=hold_id, office=found.office, counter=found.counter, service=found.service, start=found.start,
        end=found.end, status="confirmed", name=name, phone=phone, birth_month=booker.birth_month,
        note=read_note(booker.note), language=booker.language, conversation_id=booker.conversation_id,
        token_hash="", sequence=0, created_at=now, changed_at=now,
    )
    made.token_hash = hashed(manage_token(made))
    if not repository.take_day(made, day_of(start), calendar.timetable.per_person_per_day):
        raise TooManyBookings(code, limit=calendar.timetable.per_person_per_day)
    if not repository.add_appointment(made):
        raise HoldExpired(hold_id, field="hold_id")
    reminders.booked(session, made)
    return Booked(made, manage_token(made))


def change(
    session: Session, code: str, start: datetime, service: str | None = None, birth_month: int | None = None
) -> Appointment:
    """Move an appointment to another time of the same center. The old seat is free only when the new one is taken.

    ``birth_month`` is taken over when it is told. Raises AppointmentNotFound, AppointmentOver, BirthMonthNeeded, WrongHalfDay,
    TooManyBookings and what ``hold`` raises for a time.
    """
    repository = AppointmentRepository(session)
    found = _live(repository, code)
    place = place_of(found.office, service) if service else Place(found.office, found.counter, found.service)
    calendar = Calendar(session, place)
    now, month = clock.now(), birth_month or found.birth_month
    if seconds(start) == found.start and place.counter == found.counter:
        if (place.service, month) == (found.service, found.birth_month):
            return found
        return _keep_time(repository, found, service=place.service, birth_month=month, changed_at=now)
    slot = calendar.slot(start)
    check_birth_month(calendar, slot.start, month)
    before = Place(found.office, found.counter, found.service)
    old_start = moment(found.start)
    fresh = str(uuid.uuid4())
    if not repository.take_seat(place.office, place.counter, seconds(slot.start), calendar.seats, fresh, 0, seconds(now)):
        raise _taken(calendar, slot.start)
    moved = repository.move(
        code, found.sequence, start=seconds(slot.start), end=seconds(slot.end), counter=place.counter, service=place.service,
        birth_month=month, changed_at=now,
    )
    if not moved:
        raise AppointmentOver(code)
    repository.free_seat(code)
    repository.rename_seat(fresh, code)
    repository.free_day(code)
    changed = _found(repository, code)
    if not repository.take_day(changed, day_of(slot.start), calendar.timetable.per_person_per_day):
        raise TooManyBookings(code, limit=calendar.timetable.per_person_per_day)
    reminders.changed(session, changed)
    _offer(session, before, old_start)
    return changed


def _keep_time(repository: AppointmentRepository, found: Appointment, **values: object) -> Appointment:
    """Change what an appointment is for or whose birth month it is, not when."""
    service = found.service
    if not repository.move(found.code, found.sequence, **values):
        raise AppointmentOver(found.code)
    changed = _found(repository, found.code)
    if changed.service != service:
        reminders.changed(repository.session, changed)
    return changed


def cancel(session: Session, code: str) -> Appointment:
    """Cancel an appointment; its seat is offered to the waiting list. Cancelling twice changes nothing.

    Raises AppointmentNotFound and AppointmentOver.
    """
    repository = AppointmentRepository(session)
    found = _found(repository, code)
    if found.status == "cancelled":
        return found
    found = _live(repository, code)
    if not repository.move(code, found.sequence, status="cancelled", changed_at=clock.now()):
        again = _found(repository, code)
        if again.status == "cancelled":
            return again
        raise AppointmentOver(code)
    repository.free_seat(code)
    repository.free_day(code)
    cancelled = _found(repository, code)
    reminders.cancelled(session, cancelled)
    _offer(session, Place(found.office, found.counter, found.service), moment(found.start))
    return cancelled


def _offer(session: Session, place: Place, start: datetime) -> None:
    from center.appointments.waiting_list import offer_free_seat

    offer_free_seat(session, place, start)


def _taken(calendar: Calendar, start: datetime) -> SlotTaken:
    error = SlotTaken(start.isoformat(), field="start")
    error.more["alternatives"] = [
        {"start": slot.start.isoformat(), "end": slot.end.isoformat(), "free": slot.free} for slot in calendar.nearest(start)
    ]
    return error


def check_birth_month(calendar: Calendar, start: datetime, birth_month: int | None) -> None:
    """Whether somebody may come then on alternate days. Raises BirthMonthNeeded and WrongHalfDay."""
    if not calendar.operation.alternate_days:
        return
    if birth_month is None:
        raise BirthMonthNeeded("birth_month", field="birth_month")
    if birth_month not in months_welcome(start):
        raise WrongHalfDay("birth_month", field="birth_month", month=str(birth_month))


def _found(repository: AppointmentRepository, code: str) -> Appointment:
    found = repository.appointment(code.strip().upper())
    if found is None:
        raise AppointmentNotFound(code)
    return found


def _live(repository: AppointmentRepository, code: str) -> Appointment:
    found = _found(repository, code)
    if found.status != "confirmed" or found.start <= seconds(clock.now()):
        raise AppointmentOver(code)
    return found


def find(session: Session, code: str) -> Appointment:
    """An appointment by code. Raises AppointmentNotFound."""
    return _found(AppointmentRepository(session), code)


def held_time(session: Session, hold_id: str) -> datetime | None:
    """The time that a hold keeps."""
    found = AppointmentRepository(session).hold(hold_id)
    return moment(found.start) if found else None


def manage_token(appointment: Appointment) -> str:
    """The token of the manage link: made again from the installation's secret whenever it is needed."""
    return token_for("appointment", appointment.code, appointment.hold_id)


def _new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def seconds(at: datetime) -> int:
    """A moment as whole seconds."""
    return int(at.timestamp())


def moment(at: int) -> datetime:
    """Whole seconds as a moment in Korean time."""
    return datetime.fromtimestamp(at, UTC).astimezone(SEOUL)


def day_of(at: datetime) -> date:
    """The Korean day of a moment."""
    return at.astimezone(SEOUL).date()
