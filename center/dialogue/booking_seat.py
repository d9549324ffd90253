"""Choosing a time in conversation: the seat is held at once, and given back when another time is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from center.appointments import booking as bookings
from center.appointments.errors import HoldNotFound, SlotClosed, SlotInPast, SlotTaken, SlotTooFar
from center.clock import SEOUL
from center.dialogue import booking_words as words
from center.dialogue.booking_words import Wish, when
from center.dialogue.turn import Memory, Turn, text_reply
from center.errors import CenterError
from center.messages.reply import Reply

T = TypeVar("T")


def run(turn: Turn, act: Callable[[Session], T]) -> T:
    """Do something with the books so that an error leaves nothing behind."""
    assert turn.session is not None
    with turn.session.begin_nested():
        return act(turn.session)


def note_wish(state: dict[str, Any], wish: Wish) -> None:
    """Remember the days and times that were said."""
    if wish.first:
        state["day"], state["last"] = wish.first.isoformat(), (wish.last or wish.first).isoformat()
    if wish.at:
        state["time"] = wish.at.isoformat()
        state.pop("half", None)
    elif wish.half:
        state["half"] = wish.half
        state.pop("time", None)


def take_time(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    """A time that was pressed or said is held; a wider wish narrows the list."""
    if "slot" in turn.pressed:
        return hold(turn, memory, datetime.fromisoformat(turn.pressed["slot"]))
    if state.get("hold") and words.read_contact(turn.text)[1]:
        return []
    wish = words.read_wish(turn)
    if not wish.said and wants_other(turn):
        state["direction"] = "earlier" if words.cue("earlier", turn.text) else "later"
        if state.get("hold"):
            state["than"] = state["hold"]["start"]
        release(turn, memory)
        state.pop("time", None)
        return []
    if wish.said:
        release(turn, memory)
        state.pop("direction", None)
        note_wish(state, wish)
    if state.get("hold") or "time" not in state or "day" not in state or state["day"] != state.get("last"):
        return []
    at = time.fromisoformat(state.pop("time"))
    return hold(turn, memory, datetime.combine(date.fromisoformat(state["day"]), at, SEOUL))


def wants_other(turn: Turn) -> bool:
    """Whether another time is wanted: earlier, later, some other."""
    return any(words.cue(name, turn.text) for name in ("earlier", "later", "other"))


def hold(turn: Turn, memory: Memory, start: datetime) -> list[Reply]:
    """Keep a seat at a time, or move the appointment there; says why when it cannot be had."""
    state = memory.booking
    assert state is not None
    release(turn, memory)
    if state["want"] == "change":
        return _move(turn, memory, start)
    try:
        held = run(turn, lambda s: bookings.hold(s, state["office"], state["service"], start))
    except (SlotTaken, SlotClosed, SlotInPast, SlotTooFar) as error:
        state["near"] = start.isoformat()
        return [text_reply(turn, f"booking_{error.code}", when=when(turn, start))]
    state["hold"] = {"id": held.id, "start": bookings.moment(held.start).isoformat()}
    state.pop("near", None)
    return []


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
        moved = run(turn, lambda s: bookings.change(s, state["code"], start))
    except (SlotTaken, SlotClosed, SlotInPast, SlotTooFar) as error:
        state["near"] = start.isoformat()
        return [text_reply(turn, f"booking_{error.code}", when=when(turn, start))]
    except CenterError as error:
        memory.booking = None
        return [text_reply(turn, error.message_key, **error.values)]
    memory.booking = None
    return [words.appointment_reply(turn, moved, bookings.manage_token(moved), "booking_moved")]
