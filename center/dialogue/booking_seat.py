"""Choosing a time in conversation: the seat is held at once, and given back when another time is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from center.appointments import booking as bookings
from center.appointments.availability import Calendar, place_of
from center.appointments.errors import (
    BirthMonthNeeded,
    HoldNotFound,
    SlotClosed,
    SlotInPast,
    SlotTaken,
    SlotTooFar,
    WrongHalfDay,
)
from center.clock import SEOUL
from center.dialogue import booking_times
from center.dialogue.booking_contact import read_contact
from center.dialogue.booking_wish import WEEK, Wish, cue, ordinal, read_wish, weekday_alone
from center.dialogue.booking_words import appointment_reply, when
from center.dialogue.turn import Memory, Turn, text_reply
from center.errors import CenterError
from center.messages.reply import Reply

T = TypeVar("T")
NOT_THEN = (SlotTaken, SlotClosed, SlotInPast, SlotTooFar)


def run(turn: Turn, act: Callable[[Session], T]) -> T:
    """Do something with the books so that an error leaves nothing behind."""
    assert turn.session is not None
    with turn.session.begin_nested():
        return act(turn.session)


def calendar_of(turn: Turn, state: dict[str, Any]) -> Calendar:
    """The times of the chosen center and service."""
    assert turn.session is not None
    return Calendar(turn.session, place_of(state["office"], state["service"]))


def note_wish(state: dict[str, Any], wish: Wish) -> None:
    """Remember the days and times that were said."""
    if wish.first:
        _set_days(state, wish.first, wish.last or wish.first, wish.only)
    if wish.at:
        state["time"] = wish.at.isoformat()
        state.pop("half", None)
    elif wish.half:
        state["half"] = wish.half
        state.pop("time", None)
    if wish.said:
        state.pop("near", None)
        state.pop("direction", None)


def _set_days(state: dict[str, Any], first: date, last: date, only: Sequence[date] = ()) -> None:
    state |= {"day": first.isoformat(), "last": last.isoformat(), "only": [day.isoformat() for day in only]}


def keep_wish(state: dict[str, Any], start: datetime) -> None:
    """Remember a time that cannot be taken yet."""
    local = start.astimezone(SEOUL)
    _set_days(state, local.date(), local.date())
    state["time"] = local.time().isoformat()


def take_time(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    """A time that was pressed or said is held; a wider wish narrows the list."""
    if "slot" in turn.pressed:
        return hold(turn, memory, datetime.fromisoformat(turn.pressed["slot"]))
    if state.get("asks") == "contact" and read_contact(turn.text)[1]:
        return []
    wish = _among_offered(read_wish(turn), turn, state)
    if not wish.said and (chosen := _pointed_at(turn, state)):
        return hold(turn, memory, datetime.fromisoformat(chosen))
    if wish.said:
        release(turn, memory)
        note_wish(state, wish)
    if cue("fastest", turn.text):
        return _take_first(turn, memory, state)
    if not wish.said and wants_other(turn):
        _look_further(turn, memory, state)
        return []
    if state.get("hold") or "time" not in state or "day" not in state or state["day"] != state.get("last"):
        return []
    at = time.fromisoformat(state.pop("time"))
    return hold(turn, memory, datetime.combine(date.fromisoformat(state["day"]), at, SEOUL))


def _among_offered(wish: Wish, turn: Turn, state: dict[str, Any]) -> Wish:
    """"수요일" to somebody who was offered the times of next week is the Wednesday of that week."""
    if state.get("asks") not in ("slot", "contact") or "last" not in state or wish.first is None or not weekday_alone(turn.text):
        return wish
    first, last = date.fromisoformat(state["day"]), date.fromisoformat(state["last"])
    days = [first + timedelta(days=n) for n in range(min((last - first).days, WEEK - 1) + 1)]
    same = [day for day in days if day.weekday() == wish.first.weekday()]
    return replace(wish, first=same[0], last=same[0]) if same else wish


def _pointed_at(turn: Turn, state: dict[str, Any]) -> str | None:
    """The time of "두 번째"."""
    number = ordinal(turn.text) if state.get("asks") == "slot" else None
    shown: list[str] = state.get("shown", [])
    return shown[number] if number is not None and number < len(shown) else None


def _take_first(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    """The first free time of what suits."""
    release(turn, memory)
    for name in ("near", "direction"):
        state.pop(name, None)
    offer = booking_times.suitable(turn, state, calendar_of(turn, state))
    return hold(turn, memory, offer.slots[0].start) if offer.slots else []


def _look_further(turn: Turn, memory: Memory, state: dict[str, Any]) -> None:
    """Earlier or later than what is held or shown."""
    earlier = cue("earlier", turn.text)
    shown = state.get("shown", [])
    if state.get("hold"):
        state["than"] = state["hold"]["start"]
    elif shown and state.get("asks") == "slot":
        state["than"] = shown[0] if earlier else shown[-1]
    if "than" in state:
        state["direction"] = "earlier" if earlier else "later"
    release(turn, memory)
    for name in ("time", "near", "half"):
        state.pop(name, None)


def wants_other(turn: Turn) -> bool:
    """Whether another time is wanted: earlier, later, some other."""
    return any(cue(name, turn.text) for name in ("earlier", "later", "other", "fastest"))


def hold(turn: Turn, memory: Memory, start: datetime) -> list[Reply]:
    """Keep a seat at a time, or move the appointment there; says why when it cannot be had."""
    state = memory.booking
    assert state is not None
    release(turn, memory)
    state.pop("direction", None)
    if state["want"] == "change":
        return _move(turn, memory, start)
    try:
        bookings.check_birth_month(calendar_of(turn, state), start, state.get("birth_month"))
        held = run(turn, lambda s: bookings.hold(s, state["office"], state["service"], start))
    except BirthMonthNeeded:  # asked next; the wish is kept
        keep_wish(state, start)
        return []
    except (*NOT_THEN, WrongHalfDay) as error:
        return _not_then(turn, state, start, error)
    state["hold"] = {"id": held.id, "start": bookings.moment(held.start).isoformat()}
    state.pop("near", None)
    return []


def _not_then(turn: Turn, state: dict[str, Any], start: datetime, error: CenterError) -> list[Reply]:
    state["near"], state["taken"] = start.isoformat(), isinstance(error, SlotTaken)
    day = start.astimezone(SEOUL).date()
    _set_days(state, day, day)
    if isinstance(error, WrongHalfDay):
        return [text_reply(turn, error.message_key, **error.values)]
    return [text_reply(turn, f"booking_{error.code}", when=when(turn, start))]


def release(turn: Turn, memory: Memory) -> None:
    """Give a held seat back."""
    held = (memory.booking or {}).pop("hold", None)
    if held and turn.session is not None:
        try:
            run(turn, lambda s: bookings.release(s, held["id"]))
        except HoldNotFound:
            return


def _move(turn: Turn, memory: Memory, start: datetime) -> list[Reply]:
    state = memory.booking
    assert state is not None
    try:
        moved = run(turn, lambda s: bookings.change(s, state["code"], start, state["service"], state.get("birth_month")))
    except BirthMonthNeeded:
        keep_wish(state, start)
        return []
    except (*NOT_THEN, WrongHalfDay) as error:
        return _not_then(turn, state, start, error)
    except CenterError as error:
        memory.booking = None
        return [text_reply(turn, error.message_key, **error.values)]
    memory.booking = None
    return [appointment_reply(turn, moved, bookings.manage_token(moved), "booking_moved")]
