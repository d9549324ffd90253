"""What a message says about an appointment, and the words and buttons of booking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from center.appointments.availability import Slot
from center.appointments.booking import moment
from center.appointments.shown import service_name, show_appointment, show_slot
from center.clock import SEOUL
from center.db.appointment_tables import Appointment
from center.dialogue.booking_wish import cue, named
from center.dialogue.turn import Turn, button, read_button
from center.language.word_lists import word_list
from center.messages.reply import Choice, Reply
from center.offices.service import OfficeSearch, find_offices, office

MOST_SHOWN = 6
CODE = re.compile(r"(?<![A-Za-z0-9])([2-9A-HJ-NP-Za-hj-np-z]{8})(?![A-Za-z0-9])")
NUMBER = re.compile(r"(?<![0-9])([0-9]{6})(?![0-9-])")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_office(turn: Turn) -> OfficeSearch | None:
    """The center that was named or pressed, or the one in charge of a place."""
    if "office" in turn.pressed:
        return None
    center = named(turn, "center")
    if center:
        return find_offices(q=str(center))
    regions = [str(value) for name, value in turn.entities if name == "region"]
    if regions and cue("instead", turn.text):
        regions = regions[-1:]
    return find_offices(region=" ".join(dict.fromkeys(regions))) if regions else None


def office_of(value: str) -> str:
    """The center behind a button."""
    return read_button(value)[1]["office"]


def read_month(text: str) -> int | None:
    """A month of birth: "3월", "12월생", "85년 3월", "3"."""
    month = word_list("booking_words")["month"]
    found = re.findall(rf"([0-9]{{1,2}})\s*{month}", text) or re.findall(r"(?<![0-9])([0-9]{1,2})(?![0-9])", text)
    spelled = [entry for entry in word_list("booking_words")["month_names"] if text.replace(" ", "").startswith(entry)]
    number = int(found[0]) if found else word_list("booking_words")["month_names"].index(spelled[-1]) + 1 if spelled else 0
    return number if 1 <= number <= 12 else None


def when(turn: Turn, at: datetime) -> str:
    """``11월 24일(화) 오후 2시 30분``."""
    local = at.astimezone(SEOUL)
    hour = local.hour % 12 or 12
    half = turn.say("time_morning" if local.hour < 12 else "time_afternoon")
    return turn.say(
        "booking_when_minutes" if local.minute else "booking_when", month=str(local.month), day=str(local.day),
        weekday=turn.say(f"weekday_{WEEKDAYS[local.weekday()]}"), half=half, hour=str(hour), minute=str(local.minute),
    ).strip()


def day_words(turn: Turn, day: date) -> str:
    """``12월 7일(월)``."""
    weekday = turn.say(f"weekday_{WEEKDAYS[day.weekday()]}")
    return turn.say("booking_day", month=str(day.month), day=str(day.day), weekday=weekday)


def ask(turn: Turn, fact: str, key: str, *choices: Choice, kind: str = "text", **values: object) -> Reply:
    """A question of the booking."""
    data = {"interview": "booking", "fact": fact, "type": kind}
    return Reply(turn.say(key, **values), "question", (*choices, button(turn.say("booking_stop"), "stop")), data)


def slot_buttons(turn: Turn, slots: Sequence[Slot]) -> tuple[Choice, ...]:
    """A button per time."""
    return tuple(button(when(turn, slot.start), "inform", slot=slot.start.isoformat()) for slot in slots[:MOST_SHOWN])


def slots_reply(turn: Turn, slots: Sequence[Slot], key: str, *more: Choice, **values: object) -> Reply:
    """Free times as a list, with a button for each."""
    items = [show_slot(slot) for slot in slots[:MOST_SHOWN]]
    lines = [turn.say(key, **values), *(f"· {when(turn, slot.start)}" for slot in slots[:MOST_SHOWN])]
    data: dict[str, Any] = {"items": items, "interview": "booking", "fact": "slot", "type": "choice"}
    choices = (*slot_buttons(turn, slots), *more, button(turn.say("booking_stop"), "stop"))
    return Reply("\n".join(lines), "slots", choices, data)


def appointment_reply(turn: Turn, appointment: Appointment, token: str | None, key: str) -> Reply:
    """An appointment in words, with the card and what can be done with it."""
    center = office(appointment.office)
    lines = [
        turn.say(key), turn.say("booking_line_when", when=when(turn, moment(appointment.start))),
        turn.say("booking_line_where", office=center.name, address=center.address),
        turn.say("booking_line_what", service=service_name(appointment.service)),
        turn.say("booking_line_code", code=appointment.code),
    ]
    choices: tuple[Choice, ...] = ()
    if appointment.status == "confirmed":
        choices = (
            button(turn.say("booking_change"), "change_appointment", code=appointment.code),
            button(turn.say("booking_cancel"), "cancel_appointment", code=appointment.code),
            button(turn.say("button_documents"), "ask_documents", service=appointment.service),
        )
    return Reply("\n".join(lines), "appointment", choices, {"appointment": show_appointment(appointment, token)})


def office_buttons(turn: Turn, found: OfficeSearch) -> tuple[Choice, ...]:
    """Buttons for the centers that may be meant."""
    if found.ambiguous:
        return tuple(
            button(f"{one.region.name} · {one.office.name}", "inform", office=one.office.code)
            for one in found.ambiguous if one.office is not None
        )
    return tuple(button(match.office.name, "inform", office=match.office.code) for match in found.items[:MOST_SHOWN])


def service_buttons(turn: Turn) -> tuple[Choice, ...]:
    """What people book most."""
    names = word_list("booking_words")["services"]
    return tuple(button(service_name(name), "inform", service=name) for name in names)


def service_at(number: int) -> str | None:
    """The service of "두 번째"."""
    names: list[str] = word_list("booking_words")["services"]
    return names[number] if number < len(names) else None
