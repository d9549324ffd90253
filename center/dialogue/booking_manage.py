"""Changing, cancelling and looking up appointments in conversation.

Those made in the conversation need nothing more; others are opened by their code, the telephone and a one-time code.
"""

from __future__ import annotations

from typing import Any

from center import clock
from center.appointments import access
from center.appointments import booking as bookings
from center.appointments.repository import AppointmentRepository
from center.db.appointment_tables import Appointment
from center.dialogue import booking_words as words
from center.dialogue.booking_seat import release, run, take_time
from center.dialogue.booking_words import ask, when
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.errors import CenterError
from center.messages.reply import Reply


def change(turn: Turn, memory: Memory) -> list[Reply]:
    """Move an appointment."""
    return _manage(turn, memory, "change")


def cancel(turn: Turn, memory: Memory) -> list[Reply]:
    """Cancel an appointment."""
    return _manage(turn, memory, "cancel")


def check(turn: Turn, memory: Memory) -> list[Reply]:
    """Which appointments there are."""
    return _manage(turn, memory, "check")


def _own(turn: Turn) -> list[Appointment]:
    if turn.session is None or turn.conversation_id is None:
        return []
    now = bookings.seconds(clock.now())
    return list(AppointmentRepository(turn.session).of_conversation(turn.conversation_id, now))


def _manage(turn: Turn, memory: Memory, want: str) -> list[Reply]:
    """Change, cancel or check: an appointment of this conversation, or one that is opened by code and telephone."""
    release(turn, memory)
    own = _own(turn)
    named = turn.pressed.get("code") or (m.group(1).upper() if (m := words.CODE.search(turn.text)) else "")
    mine = [one for one in own if not named or one.code == named]
    memory.booking = {"want": want}
    if mine and (len(mine) == 1 or want == "check"):
        return _with(turn, memory, mine)
    if mine:
        memory.booking = None
        choices = [button(when(turn, bookings.moment(one.start)), turn.intent, code=one.code) for one in mine]
        return [text_reply(turn, "booking_which_one", *choices)]
    if named:
        memory.booking["code"] = named
    return identify(turn, memory, fresh=True)


def _with(turn: Turn, memory: Memory, found: list[Appointment]) -> list[Reply]:
    """Do what was asked for with appointments that the person may change."""
    state = memory.booking
    assert state is not None
    one = found[0]
    if state["want"] == "check":
        memory.booking = None
        return [words.appointment_reply(turn, each, bookings.manage_token(each), "booking_yours") for each in found]
    if state["want"] == "cancel":
        return _cancel(turn, memory, one)
    state |= {"code": one.code, "code_open": True, "office": one.office, "service": one.service,
              "than": bookings.moment(one.start).isoformat()}
    if one.birth_month:
        state["birth_month"] = one.birth_month
    shown = text_reply(turn, "booking_moving", when=when(turn, bookings.moment(one.start)))
    return [shown, *take_time(turn, memory, state)]


def _cancel(turn: Turn, memory: Memory, one: Appointment) -> list[Reply]:
    memory.booking = None
    if "sure" not in turn.pressed:
        yes = button(turn.say("booking_cancel_sure"), "cancel_appointment", code=one.code, sure=1)
        keep = button(turn.say("booking_keep"), "check_appointment")
        return [text_reply(turn, "booking_cancel_ask", yes, keep, when=when(turn, bookings.moment(one.start)))]
    try:
        gone = run(turn, lambda s: bookings.cancel(s, one.code))
    except CenterError as error:
        return [text_reply(turn, error.message_key, **error.values)]
    return [words.appointment_reply(turn, gone, None, "booking_cancelled")]


def ask_identity(turn: Turn, state: dict[str, Any]) -> Reply:
    """The next thing needed to open somebody's appointment."""
    if "code" not in state:
        state["asks"] = "code"
        return ask(turn, "code", "booking_ask_code")
    if "phone" not in state:
        state["asks"] = "code"
        return ask(turn, "phone", "booking_ask_phone")
    state["asks"] = "number"
    return ask(turn, "number", "booking_ask_number")


def identify(turn: Turn, memory: Memory, fresh: bool = False) -> list[Reply]:
    """Code and telephone, then the one-time code."""
    state = memory.booking
    assert state is not None
    if found := words.CODE.search(turn.text):
        state["code"] = found.group(1).upper()
    phone = words.read_contact(turn.text)[1]
    if phone:
        state["phone"] = phone
    number = words.NUMBER.search(turn.text)
    try:
        if state.get("sent") and number:
            return _open(turn, memory, number.group(1))
        if "code" in state and "phone" in state and not state.get("sent"):
            run(turn, lambda s: access.send_code(s, state["code"], state["phone"]))
            state["sent"] = True
            return []
    except CenterError as error:
        memory.booking = None
        return [text_reply(turn, error.message_key, **error.values)]
    return [] if fresh or phone or found else [text_reply(turn, "booking_not_understood")]


def _open(turn: Turn, memory: Memory, number: str) -> list[Reply]:
    state = memory.booking
    assert state is not None and turn.session is not None
    token = run(turn, lambda s: access.open_with_code(s, state["code"], state["phone"], number))
    if token is None:
        return [text_reply(turn, "error_wrong_code")]
    return _with(turn, memory, [bookings.find(turn.session, state["code"])])
