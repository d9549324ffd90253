"""Booking in conversation: center, service and time from one sentence or one by one; then name and telephone; done.

A seat is held as soon as a time is chosen, and given back when the person stops or chooses another time. Appointments made in the
conversation can be changed and cancelled there; others with their code and a one-time code by telephone.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from center.appointments import booking as bookings
from center.appointments import waiting_list
from center.appointments.availability import Calendar, Slot, place_of
from center.appointments.errors import (
    HoldExpired,
    HoldNotFound,
    InvalidName,
    InvalidPhone,
    UnknownCounter,
)
from center.appointments.operation import noon
from center.appointments.shown import service_name
from center.clock import SEOUL
from center.dialogue import booking_words as words
from center.dialogue.booking_manage import ask_identity, identify
from center.dialogue.booking_seat import note_wish, release, run, take_time, wants_other
from center.dialogue.booking_words import ask, when
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.errors import CenterError
from center.messages.reply import Choice, Reply
from center.offices.service import office
from center.settings import settings

T = TypeVar("T")
LOOK_AHEAD = timedelta(days=13)
CONTROLS = frozenset({"stop", "go_back", "repeat", "explain_question", "dont_know"})
PRESSED = frozenset({"slot", "office", "service", "wait", "birth_month", "sure"})


def is_open(memory: Memory) -> bool:
    """Whether the booking waits for an answer."""
    return bool(memory.booking)


def belongs(turn: Turn, memory: Memory) -> bool:
    """Whether a message is meant for the open booking."""
    if not memory.booking:
        return False
    if turn.intent in CONTROLS or turn.pressed.keys() & PRESSED:
        return True
    if turn.pressed:
        return False
    if turn.intent in ("inform", "affirm", "deny", "book_appointment", "nlu_fallback", ""):
        return True
    waits_for = memory.booking.get("asks")
    wish = words.read_wish(turn)
    if waits_for in ("slot", "contact") and (wish.said or wants_other(turn)):
        return True
    if waits_for == "contact":
        return bool(words.read_contact(turn.text)[1])
    if waits_for == "office":
        return words.read_office(turn) is not None
    if waits_for in ("code", "number"):
        return bool(words.CODE.search(turn.text) or words.NUMBER.search(turn.text) or words.read_contact(turn.text)[1])
    return waits_for == "service" and turn.entity("service") is not None and not turn.text.rstrip().endswith("?")


def book(turn: Turn, memory: Memory) -> list[Reply]:
    """Begin with everything that the sentence says."""
    release(turn, memory)
    memory.interview = None if memory.interview and not memory.interview.get("facts") else memory.interview
    memory.booking = {"want": "book"}
    return _take_all(turn, memory)


def answer(turn: Turn, memory: Memory) -> list[Reply]:
    """Take an answer; what to say before the next question."""
    state = memory.booking
    assert state is not None
    if turn.intent == "stop":
        release(turn, memory)
        memory.booking = None
        return [text_reply(turn, "booking_stopped")]
    if turn.intent == "repeat":
        return []
    if turn.intent == "explain_question":
        return [text_reply(turn, "booking_explained")]
    if turn.intent == "go_back":
        return _go_back(turn, memory)
    if state["want"] == "book" or state.get("code_open"):
        return _take_all(turn, memory)
    return identify(turn, memory)


def _go_back(turn: Turn, memory: Memory) -> list[Reply]:
    state = memory.booking
    assert state is not None
    release(turn, memory)
    for name in ("day", "last", "time", "half"):
        state.pop(name, None)
    if state.get("asks") in ("slot", None):
        state.pop("service", None)
    return []


def question(turn: Turn, memory: Memory) -> list[Reply]:
    """The question that waits."""
    state = memory.booking
    if not state:
        return []
    if state["want"] != "book" and not state.get("code_open"):
        return [ask_identity(turn, state)]
    for step in (_ask_office, _ask_service, _ask_birth_month, _ask_slot, _ask_contact):
        asked = step(turn, state)
        if asked is not None:
            return [asked]
    return []


def _take_all(turn: Turn, memory: Memory) -> list[Reply]:
    """Everything a message says: center, service, time, contact; then the next step."""
    state = memory.booking
    assert state is not None
    said: list[Reply] = []
    said += _take_office(turn, memory, state)
    said += _take_service(turn, state)
    if turn.pressed.get("birth_month", "").isdigit():
        state["birth_month"] = int(turn.pressed["birth_month"])
    elif state.get("asks") == "birth_month":
        said += _take_birth_month(turn, state)
    if "office" not in state or "service" not in state:
        note_wish(state, words.read_wish(turn))
        return said
    if turn.pressed.get("wait") or (state.get("full") and words.cue("wait", turn.text)):
        state["waits"] = True
        return said
    said += take_time(turn, memory, state)
    if state.get("hold") or state.get("waits"):
        said += _take_contact(turn, memory, state)
    return said


def _take_office(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    if "office" in turn.pressed:
        state["office"] = office(turn.pressed["office"]).code
        state.pop("offices", None)
        return []
    found = words.read_office(turn)
    if found is None:
        if "office" not in state and memory.office and state.get("want") == "book" and state.get("asks") is None:
            state["office"] = memory.office
        return []
    choices = words.office_buttons(turn, found)
    if found.items and not found.ambiguous and not found.needs_district:
        state["office"] = memory.office = found.items[0].office.code
        state.pop("offices", None)
    elif choices:
        state["offices"] = [[choice.label, choice.value] for choice in choices]
    else:
        return [text_reply(turn, "booking_no_center")]
    return []


def _take_service(turn: Turn, state: dict[str, Any]) -> list[Reply]:
    named = turn.entity("service")
    if named is None:
        return []
    try:
        place = place_of(state.get("office") or _any_office(), str(named))
    except UnknownCounter:
        return [text_reply(turn, "booking_no_counter")]
    state["service"] = place.service
    return []


def _any_office() -> str:
    from center.offices.directory import directory

    return next(iter(directory().offices))


def _take_birth_month(turn: Turn, state: dict[str, Any]) -> list[Reply]:
    digits = "".join(c for c in turn.text.split("월")[0] if c.isdigit())[-2:]
    if digits and 1 <= int(digits) <= 12:
        state["birth_month"] = int(digits)
        return []
    return [text_reply(turn, "booking_birth_month_again")]


def _take_contact(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    if turn.pressed or not turn.text or state.get("asks") != "contact":
        return []
    name, phone = words.read_contact(turn.text)
    state["name"] = name or state.get("name", "")
    state["phone"] = phone or state.get("phone", "")
    if not name and not phone and not state["name"]:
        state["name"] = turn.text.strip()[:40]
    if not state["name"] or not state["phone"]:
        return []
    try:
        return _wait(turn, memory) if state.get("waits") else _confirm(turn, memory)
    except InvalidPhone:
        state["phone"] = ""
        return [text_reply(turn, "booking_bad_phone")]
    except InvalidName:
        state["name"] = ""
        return [text_reply(turn, "booking_bad_name")]


def _confirm(turn: Turn, memory: Memory) -> list[Reply]:
    state = memory.booking
    assert state is not None
    booker = bookings.Booker(
        state["name"], state["phone"], birth_month=state.get("birth_month"), language=turn.language,
        conversation_id=turn.conversation_id,
    )
    try:
        booked = run(turn, lambda s: bookings.confirm(s, state["hold"]["id"], booker))
    except (HoldExpired, HoldNotFound):
        state.pop("hold")
        return [text_reply(turn, "booking_ran_out")]
    except (InvalidName, InvalidPhone):
        raise
    except CenterError as error:
        release(turn, memory)
        return [text_reply(turn, error.message_key, **error.values)]
    memory.booking = None
    return [words.appointment_reply(turn, booked.appointment, booked.token, "booking_done")]


def _wait(turn: Turn, memory: Memory) -> list[Reply]:
    state = memory.booking
    assert state is not None
    first = date.fromisoformat(state.get("day") or turn.today.isoformat())
    last = date.fromisoformat(state.get("last") or (first + LOOK_AHEAD).isoformat())
    wish = waiting_list.Wish(
        state["office"], state["service"], first, last, state["name"], state["phone"], state.get("birth_month"), turn.language
    )
    run(turn, lambda s: waiting_list.join(s, wish))
    memory.booking = None
    return [text_reply(turn, "booking_waiting", office=office(wish.office).name)]


def _ask_office(turn: Turn, state: dict[str, Any]) -> Reply | None:
    if "office" in state:
        return None
    state["asks"] = "office"
    choices = [Choice(label, value) for label, value in state.get("offices", ())]
    return ask(turn, "office", "booking_which_office" if choices else "booking_where", *choices)


def _ask_service(turn: Turn, state: dict[str, Any]) -> Reply | None:
    if "service" in state:
        return None
    state["asks"] = "service"
    return ask(turn, "service", "booking_what_for", *words.service_buttons(turn), kind="choice")


def _ask_birth_month(turn: Turn, state: dict[str, Any]) -> Reply | None:
    calendar = _calendar(turn, state)
    if not calendar.operation.alternate_days or "birth_month" in state:
        return None
    state["asks"] = "birth_month"
    months = [button(turn.say("booking_month", month=str(month)), "inform", birth_month=month) for month in range(1, 13)]
    return ask(turn, "birth_month", "booking_birth_month", *months, kind="choice")


def _calendar(turn: Turn, state: dict[str, Any]) -> Calendar:
    assert turn.session is not None
    return Calendar(turn.session, place_of(state["office"], state["service"]))


def _ask_slot(turn: Turn, state: dict[str, Any]) -> Reply | None:
    if state.get("hold") or state.get("waits"):
        return None
    state["asks"] = "slot"
    calendar = _calendar(turn, state)
    slots = _suitable(turn, state, calendar)
    names = {"office": office(state["office"]).name, "service": service_name(state["service"])}
    if not slots:
        state["full"] = True
        wait = button(turn.say("booking_wait"), "inform", wait="1")
        return ask(turn, "slot", "booking_nothing_free", wait, kind="choice", **names)
    key = "booking_near" if "near" in state else "booking_choose"
    if calendar.operation.is_special:
        names["operation"] = calendar.operation.level.name
        key = "booking_choose_special"
    return words.slots_reply(turn, slots, key, **names)


def _suitable(turn: Turn, state: dict[str, Any], calendar: Calendar) -> list[Slot]:
    """Free times that fit what was said; the nearest ones when none do."""
    month = state.get("birth_month")
    if "near" in state:
        return calendar.nearest(datetime.fromisoformat(state["near"]), words.MOST_SHOWN, month)
    first = date.fromisoformat(state["day"]) if "day" in state else turn.today
    last = date.fromisoformat(state["last"]) if "last" in state else first + LOOK_AHEAD
    if "direction" in state:
        first, last = turn.today, first + LOOK_AHEAD
    slots = [slot for slot in calendar.slots(first, last, month) if slot.free]
    if state.get("half"):
        morning = state["half"] == "morning"
        slots = [s for s in slots if (s.start.astimezone(SEOUL).time() < noon()) == morning] or slots
    if "direction" in state and "than" in state:
        than = datetime.fromisoformat(state["than"])
        earlier = state["direction"] == "earlier"
        slots = [s for s in slots if (s.start < than) == earlier and s.start != than]
        return slots[-words.MOST_SHOWN :] if earlier else slots
    if not slots and "day" in state:
        wished = datetime.combine(first, noon(), SEOUL)
        state["near"] = wished.isoformat()
        return calendar.nearest(wished, words.MOST_SHOWN, month)
    return _spread(slots)


def _spread(slots: list[Slot]) -> list[Slot]:
    """A few times over several days rather than all of one morning."""
    if len(slots) <= words.MOST_SHOWN:
        return slots
    by_day: dict[date, list[Slot]] = {}
    for slot in slots:
        by_day.setdefault(slot.start.astimezone(SEOUL).date(), []).append(slot)
    if len(by_day) == 1:
        step = len(slots) / words.MOST_SHOWN
        return [slots[int(n * step)] for n in range(words.MOST_SHOWN)]
    chosen: list[Slot] = []
    for day in list(by_day)[:3]:
        times = by_day[day]
        chosen += [times[0], times[len(times) // 2]] if len(times) > 1 else times
    return chosen


def _ask_contact(turn: Turn, state: dict[str, Any]) -> Reply | None:
    state["asks"] = "contact"
    if state.get("waits"):
        return ask(turn, "contact", "booking_contact_wait")
    start = datetime.fromisoformat(state["hold"]["start"])
    if state.get("phone") or state.get("name"):
        return ask(turn, "contact", "booking_name_only" if state.get("phone") else "booking_phone_only")
    values = {"when": when(turn, start), "office": office(state["office"]).name, "service": service_name(state["service"])}
    return ask(turn, "contact", "booking_contact", days=str(settings().retention_days), **values)


