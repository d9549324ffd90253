"""What a message says about an appointment, and the words and buttons of booking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from center.appointments.availability import Slot
from center.appointments.booking import moment
from center.appointments.shown import service_name, show_appointment, show_slot
from center.clock import SEOUL
from center.db.appointment_tables import Appointment
from center.dialogue.turn import Turn, button
from center.language.phones import find_phones
from center.language.word_lists import word_list
from center.messages.reply import Choice, Reply
from center.offices.service import OfficeSearch, find_offices, office

MOST_SHOWN = 6
WEEK = 7
CODE = re.compile(r"(?<![A-Za-z0-9])([2-9A-HJ-NP-Za-hj-np-z]{8})(?![A-Za-z0-9])")
NUMBER = re.compile(r"(?<![0-9])([0-9]{6})(?![0-9-])")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Wish:
    """When somebody wants to come: days, a time of day, or only a half of the day."""

    first: date | None = None
    last: date | None = None
    at: time | None = None
    half: str = ""

    @property
    def said(self) -> bool:
        """Whether anything was said."""
        return bool(self.first or self.at or self.half)


def cue(name: str, text: str) -> bool:
    """Whether one of the words of ``content/language/booking_words.yaml`` stands in the text."""
    squeezed = text.replace(" ", "")
    return any(word.replace(" ", "") in squeezed for word in word_list("booking_words")[name])


def read_wish(turn: Turn) -> Wish:
    """Days and times of a message. A day without a year that is over means the coming one."""
    first = last = None
    said = str(turn.entity("date") or "")
    if len(said) == len("2026-01-01"):  # a month or a year alone is no day
        first = last = _coming(date.fromisoformat(said), turn)
        if cue("whole_week", turn.text):
            first = first - timedelta(days=first.weekday())
            first, last = max(first, turn.today), first + timedelta(days=WEEK - 1)
    at = turn.entity("time")
    half = "morning" if cue("morning", turn.text) else "afternoon" if cue("afternoon", turn.text) else ""
    return Wish(first, last, time.fromisoformat(str(at)) if at else None, "" if at else half)


def _coming(day: date, turn: Turn) -> date:
    """Who books means a day to come: 수요일 is the next one, 12월 3일 that of this year or the next."""
    today = turn.today
    if day >= today:
        return day
    if today - day <= timedelta(days=WEEK):
        return day + timedelta(days=WEEK) if cue("weekday", turn.text) else day
    try:
        return day.replace(year=today.year if (day.month, day.day) >= (today.month, today.day) else today.year + 1)
    except ValueError:  # the 29th of February
        return day + timedelta(days=366)


def read_office(turn: Turn) -> OfficeSearch | None:
    """The center that was named or pressed, or the one in charge of a place."""
    if "office" in turn.pressed:
        return None
    named = turn.entity("center")
    if named:
        return find_offices(q=str(named))
    regions = [str(value) for name, value in turn.entities if name == "region"]
    return find_offices(region=" ".join(dict.fromkeys(regions))) if regions else None


def read_contact(text: str) -> tuple[str, str]:
    """Name and telephone of "김이음 010-1234-5678이요"; empty where not said."""
    phones = find_phones(text)
    if not phones:
        return "", ""
    rest = (text[: phones[0].start] + " " + text[phones[0].end :]).strip()
    for word in sorted(word_list("booking_words")["contact_noise"], key=len, reverse=True):
        rest = rest.replace(word, " ")
    letters = re.findall(r"[가-힣A-Za-z·.'-]+(?: [A-Za-z.'-]+)*", rest)
    names = [word for word in letters if word not in word_list("booking_words")["particles_alone"]]
    return (names[0] if names else ""), phones[0].value


def when(turn: Turn, at: datetime) -> str:
    """``11월 24일(화) 오후 2시 30분``."""
    local = at.astimezone(SEOUL)
    hour = local.hour % 12 or 12
    minutes = turn.say("booking_minutes", minute=str(local.minute)) if local.minute else ""
    return turn.say(
        "booking_when", month=str(local.month), day=str(local.day), weekday=turn.say(f"weekday_{WEEKDAYS[local.weekday()]}"),
        half=turn.say("time_morning" if local.hour < 12 else "time_afternoon"), hour=str(hour), minutes=minutes,
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
