"""Changing, cancelling and looking up appointments in conversation.

Those made in the conversation need nothing more; others are opened by their code, the telephone and a one-time code.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from center import clock
from center.appointments import access
from center.appointments import booking as bookings
from center.appointments.repository import AppointmentRepository
from center.db.appointment_tables import Appointment
from center.dialogue import booking_words as words
from center.dialogue.booking_contact import read_contact
from center.dialogue.booking_seat import note_wish, release, run, take_time
from center.dialogue.booking_wish import cue, read_wish
from center.dialogue.booking_words import ask, when
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.errors import CenterError
from center.messages.reply import Reply


def change(turn: Turn, memory: Memory) -> list[Reply]:
    """Move an appointment."""
    return _manage(turn, memory, "change")


def cancel(turn: Turn, memory: Memory) -> list[Reply]:
    """Cancel an appointment; who is only about to book and has none stops booking."""
    if (memory.booking or {}).get("want") == "book" and not _named(turn) and not _own(turn):
        return stop(turn, memory)
    return _manage(turn, memory, "cancel")


def means_cancel(turn: Turn) -> bool:
    """Whether "취소" means an appointment of this conversation."""
    return cue("cancel", turn.text) and bool(_own(turn))


def stop(turn: Turn, memory: Memory) -> list[Reply]:
    """End what is open; a held seat is free again."""
    release(turn, memory)
    memory.booking = None
    return [text_reply(turn, "booking_stopped")]


def check(turn: Turn, memory: Memory) -> list[Reply]:
    """Which appointments there are."""
    return _manage(turn, memory, "check")


def _own(turn: Turn) -> list[Appointment]:
    if turn.session is None or turn.conversation_id is None:
        return []
    now = bookings.seconds(clock.now())
    return list(AppointmentRepository(turn.session).of_conversation(turn.conversation_id, now))


def _named(turn: Turn) -> str:
    """The code of an appointment that was pressed or said."""
    found = words.CODE.search(turn.text)
    return turn.pressed.get("code") or (found.group(1).upper() if found else "")


def _manage(turn: Turn, memory: Memory, want: str) -> list[Reply]:
    """Change, cancel or check: an appointment of this conversation, or one that is opened by code and telephone."""
    release(turn, memory)
    own, named = _own(turn), _named(turn)
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
    note_wish(memory.booking, read_wish(turn))
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
    wish = read_wish(turn)
    if (wish.at or "time" in state) and not (wish.first or "day" in state):  # "4시로 바꿔줘" means the same day
        state["day"] = state["last"] = bookings.moment(one.start).date().isoformat()
    if one.birth_month:
        state["birth_month"] = one.birth_month
    shown = text_reply(turn, "booking_moving", when=when(turn, bookings.moment(one.start)))
    return [shown, *take_time(turn, memory, state)]


def _cancel(turn: Turn, memory: Memory, one: Appointment) -> list[Reply]:
    if "sure" in turn.pressed:
        return _cancelled(turn, memory, one.code)
    memory.booking = {"want": "cancel", "asks": "sure", "code": one.code, "when": when(turn, bookings.moment(one.start))}
    return []


def _cancelled(turn: Turn, memory: Memory, code: str) -> list[Reply]:
    memory.booking = None
    try:
        gone = run(turn, lambda s: bookings.cancel(s, code))
    except CenterError as error:
        return [text_reply(turn, error.message_key, **error.values)]
    return [words.appointment_reply(turn, gone, None, "booking_cancelled")]


def ask_sure(turn: Turn, state: dict[str, Any]) -> Reply:
    """Whether an appointment that the person may change shall really be cancelled."""
    yes = button(turn.say("booking_cancel_sure"), "cancel_appointment", code=state["code"], sure=1)
    keep = button(turn.say("booking_keep"), "deny", sure=0)
    data = {"interview": "booking", "fact": "sure", "type": "yes_no"}
    return Reply(turn.say("booking_cancel_ask", when=state["when"]), "question", (yes, keep), data)


def take_sure(turn: Turn, memory: Memory, code: str) -> list[Reply]:
    """The answer to whether it shall be cancelled: by button or in words."""
    if turn.pressed.get("sure") == "1" or (not turn.pressed and turn.intent in ("affirm", "cancel_appointment")):
        return _cancelled(turn, memory, code)
    memory.booking = None
    return [text_reply(turn, "booking_kept")]


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
    phone = read_contact(turn.text)[1]
    if phone:
        state["phone"] = phone
    number = words.NUMBER.search(turn.text)
    if "code" not in state and not found and cue("unknown", turn.text):
        memory.booking = None
        return [text_reply(turn, "booking_no_code")]
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
    said = replace(turn, text="", entities=())  # 260413 is a code here, not a day
    return _with(said, memory, [bookings.find(turn.session, state["code"])])
