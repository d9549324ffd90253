"""Booking in conversation: center, service and time from one sentence or one by one; then name and telephone; done.

A seat is held as soon as a time is chosen, and given back when the person stops or chooses another time. Appointments made in the
conversation can be changed and cancelled there; others with their code and a one-time code by telephone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from center.appointments import booking as bookings
from center.appointments import waiting_list
from center.appointments.availability import place_of
from center.appointments.errors import (
    HoldExpired,
    HoldNotFound,
    InvalidName,
    InvalidPhone,
    UnknownCounter,
)
from center.appointments.shown import service_name
from center.dialogue import booking_times
from center.dialogue import booking_words as words
from center.dialogue.booking_contact import looks_like_number, read_contact, read_name
from center.dialogue.booking_manage import ask_identity, ask_sure, identify, stop, take_sure
from center.dialogue.booking_seat import calendar_of, keep_wish, note_wish, release, run, take_time, wants_other
from center.dialogue.booking_wish import cue, named, ordinal, read_wish
from center.dialogue.booking_words import ask, when
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.errors import CenterError
from center.messages.reply import Choice, Reply
from center.offices.service import OfficeSearch, office
from center.services.service import has_service
from center.settings import settings

CONTROLS = frozenset({"stop", "go_back", "repeat", "explain_question", "dont_know"})
PRESSED = frozenset({"slot", "office", "service", "wait", "birth_month", "sure"})
ANSWERS = frozenset({"inform", "affirm", "deny", "book_appointment", "nlu_fallback", ""})
# Questions of their own, whatever day or name stands in them; the booking waits.
DIGRESSIONS = frozenset({
    "ask_documents", "ask_procedure", "check_benefit", "estimate_benefit", "recommend_benefits", "recommend_subsidies",
    "request_counselor", "find_agency",
})
SURE = 0.5


def is_open(memory: Memory) -> bool:
    """Whether the booking waits for an answer."""
    return bool(memory.booking)


def belongs(turn: Turn, memory: Memory) -> bool:
    """Whether a message is meant for the open booking."""
    state = memory.booking
    if not state:
        return False
    if state.get("asks") == "sure":
        if turn.pressed:  # an older button may mean another appointment
            return "sure" in turn.pressed and turn.pressed.get("code", state["code"]) == state["code"]
        return turn.intent in ("affirm", "deny", "stop", "repeat") or _repeats_cancel(turn)
    if turn.intent in CONTROLS or turn.pressed.keys() & PRESSED:
        return True
    if turn.pressed or (turn.intent in DIGRESSIONS and turn.confidence >= SURE and not read_contact(turn.text)[1]):
        return False
    return turn.intent in ANSWERS or _fits(turn, state)


def _repeats_cancel(turn: Turn) -> bool:
    return turn.intent == "cancel_appointment" and not words.CODE.search(turn.text)


def _fits(turn: Turn, state: dict[str, Any]) -> bool:
    """Whether a message with another intent still says what was asked for, or changes what was said."""
    asked, text = state.get("asks"), turn.text
    names_service = named(turn, "service") is not None
    if cue("instead", text) and (names_service or words.read_office(turn) is not None):
        return True
    if turn.intent == "change_appointment" and state["want"] == "book" and not words.CODE.search(text):
        return read_wish(turn).said  # "시간을 5시로 바꿔줘" means what is being booked
    if asked in ("slot", "contact") and (read_wish(turn).said or wants_other(turn)):
        return True
    if asked == "slot":
        return ordinal(text) is not None or (bool(state.get("full")) and cue("wait", text))
    if asked == "contact":
        unclear = turn.intent == "out_of_scope" or turn.confidence < SURE
        says_name = unclear and bool(read_name(text)) and not cue("asking", text)
        return says_name or bool(read_contact(text)[1]) or looks_like_number(text)
    if asked == "office" and (words.read_office(turn) is not None or _office_label(turn, state) is not None):
        return True
    if asked in ("code", "number"):
        return bool(words.CODE.search(text) or words.NUMBER.search(text) or read_contact(text)[1])
    if asked == "service" and ordinal(text) is not None:
        return True
    return asked in ("office", "service") and names_service and not cue("asking", text)


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
    if turn.intent == "repeat":
        return []
    if state.get("asks") == "sure":
        return take_sure(turn, memory, state["code"])
    if turn.intent == "stop":
        return stop(turn, memory)
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
    for name in ("day", "last", "only", "time", "half", "near", "direction", "waits", "full"):
        state.pop(name, None)
    if state.get("asks") in ("slot", "birth_month", None):
        state.pop("service", None)
    elif state.get("asks") == "service":
        state.pop("office", None)
    return []


def question(turn: Turn, memory: Memory) -> list[Reply]:
    """The question that waits."""
    state = memory.booking
    if not state:
        return []
    if state.get("asks") == "sure":
        return [ask_sure(turn, state)]
    if state["want"] != "book" and not state.get("code_open"):
        return [ask_identity(turn, state)]
    for step in (_ask_office, _ask_service, _ask_birth_month, _ask_slot, _ask_contact):
        asked = step(turn, state)
        if asked is not None:
            return asked
    return []


def _take_all(turn: Turn, memory: Memory) -> list[Reply]:
    """Everything a message says: center, service, time, contact; then the next step."""
    state = memory.booking
    assert state is not None
    said = [*_take_place(turn, memory, state), *_take_birth_month(turn, memory, state)]
    if state.get("asks") == "birth_month":  # a month of birth is no month to come
        turn = replace(turn, text="", entities=())
    if "office" not in state or "service" not in state or _waits_for_birth_month(turn, state):
        note_wish(state, read_wish(turn))
        return said
    if turn.pressed.get("wait") or (state.get("full") and state.get("asks") == "slot" and cue("wait", turn.text)):
        state["waits"] = True
    else:
        said += take_time(turn, memory, state)
    if memory.booking and (state.get("hold") or state.get("waits")):
        said += _take_contact(turn, memory, state)
    return said


def _take_place(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    """Center and service; a time that is held is wished for at the new place."""
    before = state.get("office"), state.get("service")
    said = [*_take_office(turn, memory, state), *_take_service(turn, memory, state)]
    if before == (state.get("office"), state.get("service")):
        return said
    if held := state.get("hold"):
        keep_wish(state, datetime.fromisoformat(held["start"]))
        release(turn, memory)
    for name in ("near", "direction", "than", "full", "waits", "shown"):
        if not state.get("code_open") or name != "than":
            state.pop(name, None)
    return said


def _take_office(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    if "office" in turn.pressed:
        state["office"] = office(turn.pressed["office"]).code
        state.pop("offices", None)
        return []
    if state["want"] == "book" and (code := _office_label(turn, state)):
        state["office"] = memory.office = code
        state.pop("offices", None)
        return []
    found = words.read_office(turn)
    if found is None:
        if "office" not in state and memory.office and state.get("want") == "book" and state.get("asks") is None:
            state["office"] = memory.office
        return []
    return _found_office(turn, memory, state, found)


def _office_label(turn: Turn, state: dict[str, Any]) -> str | None:
    """The one of the offered centers that is meant: "두 번째", "서울"."""
    offered = state.get("offices") or []
    if not offered or not turn.text:
        return None
    number = ordinal(turn.text)
    said = turn.text.replace(" ", "")
    fitting = [value for label, value in offered if len(said) > 1 and said in label.replace(" ", "")]
    if number is not None and number < len(offered):
        fitting = [offered[number][1]]
    return words.office_of(fitting[0]) if len(fitting) == 1 else None


def _found_office(turn: Turn, memory: Memory, state: dict[str, Any], found: OfficeSearch) -> list[Reply]:
    choices = words.office_buttons(turn, found)
    sure = bool(found.items) and not found.ambiguous and not found.needs_district
    if state.get("code_open"):  # an appointment stays at its center
        return [] if sure and found.items[0].office.code == state["office"] else [text_reply(turn, "booking_same_center")]
    if sure:
        state["office"] = memory.office = found.items[0].office.code
        state.pop("offices", None)
    elif choices:
        state["offices"] = [[choice.label, choice.value] for choice in choices]
        state.pop("office", None)
    else:
        return [text_reply(turn, "booking_no_center")]
    return []


def _take_service(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    service = named(turn, "service")
    number = ordinal(turn.text) if state.get("asks") == "service" else None
    if service is None and number is not None:
        service = words.service_at(number)
    if service is None:
        return []
    try:
        place = place_of(state.get("office") or _any_office(), str(service))
    except UnknownCounter:
        return [text_reply(turn, "booking_no_counter")]
    state["service"] = place.service
    if has_service(place.service):
        memory.service = place.service  # "준비물이 뭐예요?" asks about this one
    return []


def _any_office() -> str:
    from center.offices.directory import directory

    return next(iter(directory().offices))


def _waits_for_birth_month(turn: Turn, state: dict[str, Any]) -> bool:
    return "birth_month" not in state and calendar_of(turn, state).operation.alternate_days


def _take_birth_month(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    if turn.pressed.get("birth_month", "").isdigit():
        state["birth_month"] = int(turn.pressed["birth_month"])
    elif state.get("asks") == "birth_month" and turn.text and not _changes_place(turn):
        month = words.read_month(turn.text)
        if month is None:
            return [text_reply(turn, "booking_birth_month_again")]
        state["birth_month"] = month
    else:
        return []
    if held := state.get("hold"):  # alternate days began while a seat was held
        keep_wish(state, datetime.fromisoformat(held["start"]))
        release(turn, memory)
    return []


def _take_contact(turn: Turn, memory: Memory, state: dict[str, Any]) -> list[Reply]:
    told = bool(turn.text) and state.get("asks") == "contact" and not turn.pressed
    name, phone = read_contact(turn.text) if told else ("", "")
    told_time = read_wish(turn).said or wants_other(turn)
    if name and (phone or not (told_time or _changes_place(turn))):
        state["name"] = name
    state["phone"] = phone or state.get("phone", "")
    if told and not phone and not told_time and looks_like_number(turn.text):
        return [text_reply(turn, "booking_bad_phone")]
    if not state.get("name") or not state["phone"]:
        return []
    try:
        return _wait(turn, memory) if state.get("waits") else _confirm(turn, memory)
    except InvalidPhone:
        state["phone"] = ""
        return [text_reply(turn, "booking_bad_phone")]
    except InvalidName:
        state["name"] = ""
        return [text_reply(turn, "booking_bad_name")]


def _changes_place(turn: Turn) -> bool:
    return named(turn, "service") is not None or words.read_office(turn) is not None


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
    last = date.fromisoformat(state.get("last") or (first + booking_times.LOOK_AHEAD).isoformat())
    wish = waiting_list.Wish(
        state["office"], state["service"], first, last, state["name"], state["phone"], state.get("birth_month"), turn.language
    )
    run(turn, lambda s: waiting_list.join(s, wish))
    memory.booking = None
    return [text_reply(turn, "booking_waiting", office=office(wish.office).name)]


def _ask_office(turn: Turn, state: dict[str, Any]) -> list[Reply] | None:
    if "office" in state:
        return None
    state["asks"] = "office"
    choices = [Choice(label, value) for label, value in state.get("offices", ())]
    return [ask(turn, "office", "booking_which_office" if choices else "booking_where", *choices)]


def _ask_service(turn: Turn, state: dict[str, Any]) -> list[Reply] | None:
    if "service" in state:
        return None
    state["asks"] = "service"
    return [ask(turn, "service", "booking_what_for", *words.service_buttons(turn), kind="choice")]


def _ask_birth_month(turn: Turn, state: dict[str, Any]) -> list[Reply] | None:
    if not _waits_for_birth_month(turn, state):
        return None
    state["asks"] = "birth_month"
    months = [button(turn.say("booking_month", month=str(month)), "inform", birth_month=month) for month in range(1, 13)]
    return [ask(turn, "birth_month", "booking_birth_month", *months, kind="choice")]


def _ask_slot(turn: Turn, state: dict[str, Any]) -> list[Reply] | None:
    if state.get("hold") or state.get("waits"):
        return None
    state["asks"] = "slot"
    calendar = calendar_of(turn, state)
    offer = booking_times.suitable(turn, state, calendar)
    names = {"office": office(state["office"]).name, "service": service_name(state["service"])}
    state["full"] = offer.full and state["want"] == "book"
    wait = [button(turn.say("booking_wait"), "inform", wait="1")] if state["full"] else []
    if not offer.slots:
        return [ask(turn, "slot", "booking_nothing_free", *wait, kind="choice", **names)]
    state["shown"] = [slot.start.isoformat() for slot in offer.slots[: words.MOST_SHOWN]]
    key = "booking_near" if "near" in state or offer.note else "booking_choose"
    note = [text_reply(turn, offer.note, **offer.values)] if offer.note else []
    if calendar.operation.level.visits != "open":
        note = [text_reply(turn, "booking_special", operation=calendar.operation.level.name, **names), *note]
    return [*note, words.slots_reply(turn, offer.slots, key, *wait, **names)]


def _ask_contact(turn: Turn, state: dict[str, Any]) -> list[Reply] | None:
    state["asks"] = "contact"
    if state.get("phone") or state.get("name"):
        return [ask(turn, "contact", "booking_name_only" if state.get("phone") else "booking_phone_only")]
    if state.get("waits"):
        return [ask(turn, "contact", "booking_contact_wait")]
    start = datetime.fromisoformat(state["hold"]["start"])
    values = {"when": when(turn, start), "office": office(state["office"]).name, "service": service_name(state["service"])}
    return [ask(turn, "contact", "booking_contact", days=str(settings().retention_days), **values)]
