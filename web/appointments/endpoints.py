"""Appointments over HTTP: free times, holds, booking, changing, cancelling, the calendar file, the waiting list."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Header, Query, Response
from pydantic import AfterValidator, BeforeValidator, Field

from center import clock
from center.appointments import access, booking, waiting_list
from center.appointments.availability import Calendar, place_of
from center.appointments.booking import Booker, moment
from center.appointments.ics import calendar_file
from center.appointments.shown import show_appointment, show_slot, show_waiting
from center.db.session import reading, transaction
from center.notices import one_time_codes
from center.settings import settings
from web.deps import BearerToken, NoQuery, Strict, bearer

router = APIRouter(prefix="/api", tags=["appointments"])
BirthMonth = Annotated[int | None, Field(ge=1, le=12)]
LONGEST_LIST = timedelta(days=62)
WEEK = timedelta(days=6)


def _written(start: object) -> object:
    """A number is no time: nobody means seconds since 1970."""
    if not isinstance(start, str):
        raise ValueError("a date and time in ISO 8601")
    return start


def korean(start: datetime) -> datetime:
    """A time without an offset is Korean time. Raises ValueError at the ends of the calendar."""
    try:
        return (start if start.tzinfo else start.replace(tzinfo=clock.SEOUL)).astimezone(clock.SEOUL)
    except OverflowError:
        raise ValueError("a year that can be") from None


Start = Annotated[datetime, BeforeValidator(_written), AfterValidator(korean)]


class SlotQuery(Strict):
    """Which counter, which days; ``full``: also times without a free seat."""

    service: str = Field(max_length=64)
    first: date | None = Field(None, alias="from")
    last: date | None = Field(None, alias="to")
    birth_month: BirthMonth = None
    full: bool = False


class HoldRequest(Strict):
    """Keep a seat for ten minutes. ``start`` with its offset; without one it is Korean time."""

    office: str = Field(max_length=32)
    service: str = Field(max_length=64)
    start: Start


class BookingRequest(Strict):
    """Confirm a hold."""

    hold_id: str = Field(max_length=36)
    name: str = Field(max_length=100)
    phone: str = Field(max_length=60)
    note: str = Field("", max_length=1000)
    birth_month: BirthMonth = None
    language: Literal["ko", "en"] = "ko"


class ChangeRequest(Strict):
    """Another time, or another service at the same center; the birth month when alternate days ask for it."""

    start: Start
    service: str | None = Field(None, max_length=64)
    birth_month: BirthMonth = None


class CodeRequest(Strict):
    """Where to send a one-time code."""

    phone: str = Field(max_length=60)


class AccessRequest(CodeRequest):
    """The one-time code."""

    code: str = Field(max_length=20)


class WaitRequest(Strict):
    """Wait for a time between two days."""

    office: str = Field(max_length=32)
    service: str = Field(max_length=64)
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    name: str = Field(max_length=100)
    phone: str = Field(max_length=60)
    birth_month: BirthMonth = None
    language: Literal["ko", "en"] = "ko"


@router.get("/offices/{code}/slots")
def list_slots(code: str, query: Annotated[SlotQuery, Query()]) -> Response:
    """Free times of a counter, and how the center works now."""
    first = query.first or clock.today()
    longest = min(first, date.max - LONGEST_LIST) + LONGEST_LIST
    last = min(query.last or min(first, longest - WEEK) + WEEK, longest)
    with reading() as session:
        calendar = Calendar(session, place_of(code, query.service))
        slots = calendar.slots(first, last, query.birth_month)
    shown = {
        "office": calendar.place.office, "service": calendar.place.service, "counter": calendar.place.counter,
        "operation": calendar.operation.as_item(), "items": [show_slot(s) for s in slots if s.free or query.full],
        "waitlist": not any(slot.free for slot in slots), "kept_days": settings().retention_days,
    }
    return Response(orjson.dumps(shown), media_type="application/json")  # plain data: no need to look at it field by field


@router.get("/offices/{code}/operation")
def show_operation(code: str, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """Whether a center works as every day or under special rules."""
    with reading() as session:
        return Calendar(session, place_of(code, "ui")).operation.as_item()


@router.post("/appointments/holds", status_code=201)
def make_hold(body: HoldRequest, idempotency_key: Annotated[str | None, Header(max_length=80)] = None) -> dict[str, Any]:
    """Keep a seat while the person confirms."""
    with transaction() as session:
        held = booking.hold(session, body.office, body.service, body.start, request_key=idempotency_key)
        return {
            "hold_id": held.id, "expires_at": moment(held.expires).isoformat(), "office": held.office, "service": held.service,
            "start": moment(held.start).isoformat(), "end": moment(held.end).isoformat(),
        }


@router.delete("/appointments/holds/{hold_id}", status_code=204)
def release_hold(hold_id: str) -> Response:
    """Give a held seat back."""
    with transaction() as session:
        booking.release(session, hold_id)
    return Response(status_code=204)


@router.post("/appointments", status_code=201)
def book(body: BookingRequest) -> dict[str, Any]:
    """Make a hold an appointment; the same request again is the same appointment."""
    booker = Booker(body.name, body.phone, body.note, body.birth_month, body.language)
    with transaction() as session:
        booked = booking.confirm(session, body.hold_id, booker)
        return {"appointment": show_appointment(booked.appointment, booked.token)}


@router.post("/appointments/waitlist", status_code=201)
def join_waitlist(body: WaitRequest) -> dict[str, Any]:
    """Wait for an earlier or a free time."""
    wish = waiting_list.Wish(
        body.office, body.service, body.first, body.last, body.name, body.phone, body.birth_month, body.language
    )
    with transaction() as session:
        joined = waiting_list.join(session, wish)
        return {"waiting": show_waiting(joined.waiting) | {"token": joined.token}}


@router.get("/appointments/waitlist/{waiting_id}")
def read_waiting(waiting_id: str, token: BearerToken, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """Where a person stands, and what is offered."""
    with reading() as session:
        waiting = waiting_list.open_place(session, waiting_id, token)
        shown = show_waiting(waiting)
        held = booking.held_time(session, waiting.hold_id) if waiting.hold_id else None
    return {"waiting": shown | {"offer_start": held.isoformat() if held and waiting.state == "offered" else None}}


@router.post("/appointments/waitlist/{waiting_id}/accept", status_code=201)
def accept_offer(waiting_id: str, token: BearerToken) -> dict[str, Any]:
    """Say yes to an offered time."""
    with transaction() as session:
        booked = waiting_list.take_offer(session, waiting_id, token)
        return {"appointment": show_appointment(booked.appointment, booked.token)}


@router.delete("/appointments/waitlist/{waiting_id}", status_code=204)
def leave_waitlist(waiting_id: str, token: BearerToken) -> Response:
    """Wait no longer."""
    with transaction() as session:
        waiting_list.leave(session, waiting_id, token)
    return Response(status_code=204)


@router.get("/appointments/{code}")
def read_appointment(code: str, token: BearerToken, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """An appointment for who has its manage token."""
    with reading() as session:
        return {"appointment": show_appointment(access.with_token(session, code, token), token)}


@router.get("/appointments/{code}/calendar.ics")
def calendar(
    code: str, query: Annotated[NoQuery, Query()], authorization: Annotated[str, Header()] = ""
) -> Response:
    """A file for a calendar. It names neither person nor telephone, so it needs no token; with one it has the manage link."""
    token = bearer(authorization) if authorization else ""
    with reading() as session:
        found = access.with_token(session, code, token) if token else booking.find(session, code)
        body = calendar_file(found, token)
    headers = {"Content-Disposition": f'attachment; filename="ieum-{found.code}.ics"', "Cache-Control": "no-store"}
    return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)


@router.patch("/appointments/{code}")
def change_appointment(code: str, body: ChangeRequest, token: BearerToken) -> dict[str, Any]:
    """Move an appointment."""
    with transaction() as session:
        access.with_token(session, code, token)
        changed = booking.change(session, code, body.start, body.service, body.birth_month)
        return {"appointment": show_appointment(changed, token)}


@router.delete("/appointments/{code}")
def cancel_appointment(code: str, token: BearerToken) -> dict[str, Any]:
    """Cancel an appointment."""
    with transaction() as session:
        access.with_token(session, code, token)
        return {"appointment": show_appointment(booking.cancel(session, code), token)}


@router.post("/appointments/{code}/codes", status_code=202)
def send_code(code: str, body: CodeRequest) -> dict[str, Any]:
    """Send a one-time code to the telephone of the appointment, if it is the right one."""
    with transaction() as session:
        access.send_code(session, code, body.phone)
    return {"sent": True}


@router.post("/appointments/{code}/access")
def open_appointment(code: str, body: AccessRequest) -> dict[str, Any]:
    """The manage token for telephone and one-time code."""
    with transaction() as session:
        token = access.open_with_code(session, code, body.phone, body.code)
    if token is None:
        raise one_time_codes.refuse(code)
    return {"manage_token": token}
