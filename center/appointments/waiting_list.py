"""The waiting list: when a seat becomes free, the next person is offered it until a deadline; the first yes has it.

The seat of an offer is held for the person who was asked; when the deadline passes, the next one is asked.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from center import clock
from center.appointments.availability import Calendar, Place, place_of
from center.appointments.booking import Booked, Booker, confirm, day_of, hold, moment, seconds
from center.appointments.errors import (
    HoldExpired,
    InvalidDays,
    OfferOver,
    SlotClosed,
    SlotInPast,
    SlotTaken,
    SlotTooFar,
    WaitNotFound,
)
from center.appointments.people import read_name, read_phone
from center.appointments.repository import AppointmentRepository
from center.db.appointment_tables import Waiting
from center.keys import hashed, same, token_for
from center.notices.outbox import Message, write

TIME_TO_ANSWER = timedelta(minutes=30)


@dataclass(frozen=True)
class Wish:
    """Who waits for what: a counter, and the days that suit."""

    office: str
    service: str
    first_day: date
    last_day: date
    name: str
    phone: str
    birth_month: int | None = None
    language: str = "ko"


@dataclass(frozen=True)
class WaitingPlace:
    """A place on the list with the token that answers offers and leaves the list."""

    waiting: Waiting
    token: str


def join(session: Session, wish: Wish) -> WaitingPlace:
    """Wait for a time. Joining twice for the same days keeps the first place.

    Raises OfficeNotFound, UnknownCounter, InvalidDays, InvalidName and InvalidPhone.
    """
    place = place_of(wish.office, wish.service)
    phone, name = read_phone(wish.phone), read_name(wish.name)
    last = wish.last_day
    _check_days(Calendar(session, place), wish)
    earlier = session.scalars(select(Waiting).where(
        Waiting.office == place.office, Waiting.counter == place.counter, Waiting.phone == phone,
        Waiting.first_day == wish.first_day, Waiting.last_day == last,
    )).first()
    if earlier is not None:
        if earlier.state in ("over", "left"):
            earlier.state = "waiting"
        return WaitingPlace(earlier, _token(earlier.id))
    made = Waiting(
        id=str(uuid.uuid4()), office=place.office, counter=place.counter, service=place.service, first_day=wish.first_day,
        last_day=last, name=name, phone=phone, birth_month=wish.birth_month, language=wish.language, state="waiting",
        hold_id=None, offer_until=0, token_hash="", created_at=clock.now(),
    )
    made.token_hash = hashed(_token(made.id))
    session.add(made)
    session.flush()
    return WaitingPlace(made, _token(made.id))


def _check_days(calendar: Calendar, wish: Wish) -> None:
    """Somebody waits only for days that can come."""
    days = calendar.timetable.horizon_days
    furthest = calendar.today + timedelta(days=days)
    if wish.last_day < max(wish.first_day, calendar.today):
        raise InvalidDays("to", field="to", days=days)
    if wish.first_day > furthest:
        raise InvalidDays("from", field="from", days=days)


def leave(session: Session, waiting_id: str, token: str) -> None:
    """Wait no longer; an open offer goes to the next person. Raises WaitNotFound."""
    waiting = open_place(session, waiting_id, token)
    hold_id, waiting.state, waiting.hold_id = waiting.hold_id, "left", None
    if hold_id:
        _pass_on(session, waiting, hold_id)


def open_place(session: Session, waiting_id: str, token: str) -> Waiting:
    """A place on the list for who has its token. Raises WaitNotFound."""
    waiting = session.get(Waiting, waiting_id)
    if waiting is None or not same(waiting.token_hash, hashed(token)):
        raise WaitNotFound(waiting_id)
    return waiting


def offer_free_seat(session: Session, place: Place, start: datetime) -> Waiting | None:
    """Offer a seat that became free to the first person whom it suits; None when nobody waits for it."""
    calendar = Calendar(session, place)
    try:
        slot = calendar.slot(start)
    except (SlotInPast, SlotTooFar, SlotClosed):
        return None
    candidates = session.scalars(
        select(Waiting).where(
            Waiting.office == place.office, Waiting.counter == place.counter, Waiting.state == "waiting",
            Waiting.first_day <= day_of(slot.start), Waiting.last_day >= day_of(slot.start),
        ).order_by(Waiting.created_at, Waiting.id)
    ).all()
    for waiting in candidates:
        if slot.months is not None and waiting.birth_month not in slot.months:
            continue
        try:
            held = hold(session, place.office, waiting.service, slot.start, life=min(TIME_TO_ANSWER, slot.start - clock.now()))
        except SlotTaken:
            return None
        claimed = session.execute(
            update(Waiting).where(Waiting.id == waiting.id, Waiting.state == "waiting")
            .values(state="offered", hold_id=held.id, offer_until=held.expires)
        )
        if int(getattr(claimed, "rowcount", 0)) != 1:
            AppointmentRepository(session).free_seat(held.id)
            continue
        write(session, Message(
            key=f"waiting_offer:{held.id}", template="waiting_offer", recipient=waiting.phone, subject_id=waiting.id,
            values={"office": place.office, "service": waiting.service, "start": held.start, "until": held.expires,
                    "waiting": waiting.id, "token": _token(waiting.id)},
            language=waiting.language, useless_after=moment(held.expires), urgent=True,
        ))
        return waiting
    return None


def take_offer(session: Session, waiting_id: str, token: str) -> Booked:
    """Say yes to an offer. Raises WaitNotFound and OfferOver, and what ``booking.confirm`` raises."""
    waiting = open_place(session, waiting_id, token)
    if waiting.hold_id is None or waiting.state not in ("offered", "booked"):
        raise OfferOver(waiting_id)
    booker = Booker(waiting.name, waiting.phone, birth_month=waiting.birth_month, language=waiting.language)
    try:
        booked = confirm(session, waiting.hold_id, booker)
    except HoldExpired:
        raise OfferOver(waiting_id) from None
    waiting.state = "booked"
    return booked


def pass_on_old_offers(session: Session) -> int:
    """Offers nobody answered in time go to the next person; returns how many ended."""
    now = seconds(clock.now())
    old = session.scalars(select(Waiting).where(Waiting.state == "offered", Waiting.offer_until <= now).limit(100)).all()
    for waiting in old:
        hold_id, waiting.state, waiting.hold_id = waiting.hold_id, "over", None
        session.flush()
        if hold_id:
            _pass_on(session, waiting, hold_id)
    return len(old)


def _pass_on(session: Session, waiting: Waiting, hold_id: str) -> None:
    repository = AppointmentRepository(session)
    held = repository.hold(hold_id)
    repository.free_seat(hold_id)
    if held is not None:
        session.flush()
        offer_free_seat(session, Place(waiting.office, waiting.counter, waiting.service), moment(held.start))


def _token(waiting_id: str) -> str:
    return token_for("waiting", waiting_id)
