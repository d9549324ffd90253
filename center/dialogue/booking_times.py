"""Which free times are offered for what was said, and what is said when none fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from center.appointments.availability import Calendar, Slot
from center.appointments.operation import noon
from center.clock import SEOUL
from center.dialogue import booking_words as words
from center.dialogue.turn import Turn
from center.offices.holidays_kr import holiday_name

LOOK_AHEAD = timedelta(days=13)
DAYS_SPREAD = 3


@dataclass(frozen=True)
class Offer:
    """Times to choose from; ``note`` is the key of the sentence that explains why it is not what was asked for."""

    slots: Sequence[Slot]
    note: str = ""
    values: dict[str, object] = field(default_factory=dict)
    full: bool = False


def suitable(turn: Turn, state: dict[str, Any], calendar: Calendar) -> Offer:
    """Free times that fit what was said; the nearest ones when none do."""
    if "near" in state:
        near = _nearest(calendar, state, datetime.fromisoformat(state["near"]))
        return Offer(near, full=bool(state.get("taken")) or not near)
    if "direction" in state and "than" in state:
        return _earlier_or_later(turn, state, calendar)
    first = date.fromisoformat(state["day"]) if "day" in state else turn.today
    last = date.fromisoformat(state["last"]) if "last" in state else first + LOOK_AHEAD
    only = state.get("only")
    slots = [slot for slot in _free(calendar, state, first, last) if not only or _day(slot) in only]
    if slots:
        return _narrowed(state, slots)
    return _none_then(turn, state, calendar, (first, last)) if "day" in state else Offer(slots, full=True)


def _day(slot: Slot) -> str:
    return slot.start.astimezone(SEOUL).date().isoformat()


def _free(calendar: Calendar, state: dict[str, Any], first: date, last: date) -> list[Slot]:
    return [slot for slot in calendar.slots(first, last, state.get("birth_month")) if slot.free]


def _horizon(turn: Turn, calendar: Calendar) -> date:
    return turn.today + timedelta(days=calendar.timetable.horizon_days)


def _nearest(calendar: Calendar, state: dict[str, Any], wished: datetime) -> list[Slot]:
    """Around a wish; the last ones when it is further ahead than appointments are given out."""
    near = calendar.nearest(wished, words.MOST_SHOWN, state.get("birth_month"))
    furthest = calendar.today + timedelta(days=calendar.timetable.horizon_days)
    return near or _free(calendar, state, calendar.today, furthest)[-words.MOST_SHOWN :]


def _earlier_or_later(turn: Turn, state: dict[str, Any], calendar: Calendar) -> Offer:
    than, earlier = datetime.fromisoformat(state["than"]), state["direction"] == "earlier"
    every = _free(calendar, state, turn.today, _horizon(turn, calendar))
    slots = [slot for slot in every if slot.start != than and (slot.start < than) == earlier]
    if not slots:
        return Offer(_nearest(calendar, state, than), f"booking_no_{state['direction']}")
    return Offer(slots[-words.MOST_SHOWN :] if earlier else slots[: words.MOST_SHOWN])


def _none_then(turn: Turn, state: dict[str, Any], calendar: Calendar, days: tuple[date, date]) -> Offer:
    """No time on the days that were said: why, and the nearest ones."""
    first, last = days
    horizon = _horizon(turn, calendar)
    values: dict[str, object] = {"day": words.day_words(turn, first), "days": str(calendar.timetable.horizon_days)}
    if first > horizon:
        last_free = _free(calendar, state, turn.today, horizon)[-words.MOST_SHOWN :]
        return Offer(last_free, "booking_day_too_far" if first == last else "booking_days_too_far", values)
    near = _nearest(calendar, state, datetime.combine(first, noon(), SEOUL))
    if calendar.slots(first, last, state.get("birth_month")):
        return Offer(near, "booking_day_full" if first == last else "booking_days_full", values, full=True)
    if first <= turn.today:
        return Offer(near, "booking_today_over" if first == turn.today else "booking_day_over", values)
    if first == last and (holiday := holiday_name(first)):
        return Offer(near, "booking_day_holiday", values | {"holiday": holiday})
    return Offer(near, "booking_day_closed" if first == last else "booking_days_closed", values)


def _narrowed(state: dict[str, Any], slots: list[Slot]) -> Offer:
    """A time of day without a day, or a half of the day."""
    if "time" in state:
        at = time.fromisoformat(state["time"])
        near = min(_minutes_apart(slot, at) for slot in slots)
        chosen = [slot for slot in slots if _minutes_apart(slot, at) == near]
        return Offer(chosen[: words.MOST_SHOWN], "booking_no_such_time" if near else "")
    if state.get("half"):
        morning = state["half"] == "morning"
        half = [slot for slot in slots if (slot.start.astimezone(SEOUL).time() < noon()) == morning]
        return Offer(spread(half)) if half else Offer(spread(slots), "booking_half_full")
    return Offer(spread(slots))


def _minutes_apart(slot: Slot, at: time) -> int:
    local = slot.start.astimezone(SEOUL)
    return abs(local.hour * 60 + local.minute - at.hour * 60 - at.minute)


def spread(slots: list[Slot]) -> list[Slot]:
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
    for day in list(by_day)[:DAYS_SPREAD]:
        times = by_day[day]
        chosen += [times[0], times[len(times) // 2]] if len(times) > 1 else times
    return chosen
