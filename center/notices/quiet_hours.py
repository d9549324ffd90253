"""Quiet hours: between 21:00 and 08:00 Korean time nobody is disturbed, except for what cannot wait (``urgent``)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from center.clock import SEOUL

QUIET_FROM, QUIET_UNTIL = time(21, 0), time(8, 0)
EVENING_BEFORE = time(20, 0)
STILL_OF_USE = timedelta(minutes=30)
DAY = timedelta(days=1)


def is_quiet(at: datetime) -> bool:
    """Whether a moment is in the quiet hours (21:00 is, 08:00 is not)."""
    hour = at.astimezone(SEOUL).time()
    return hour >= QUIET_FROM or hour < QUIET_UNTIL


def next_loud(at: datetime) -> datetime:
    """The moment itself, or the 08:00 that ends the night it is in."""
    if not is_quiet(at):
        return at
    local = at.astimezone(SEOUL)
    return datetime.combine(_morning(local), QUIET_UNTIL, SEOUL)


def planned(due: datetime, useless_after: datetime | None, urgent: bool, now: datetime) -> datetime:
    """When to send what should go out at ``due``.

    What falls into the night is told at 08:00: a reminder for nine o'clock comes one hour before instead of two. When
    08:00 leaves less than half an hour, the evening before at 20:00 (or at once, if that is over and it is not night yet).
    """
    due = max(due, now)
    if urgent or not is_quiet(due):
        return due
    morning = next_loud(due)
    if useless_after is None or morning + STILL_OF_USE <= useless_after:
        return morning
    evening = datetime.combine(morning.date() - DAY, EVENING_BEFORE, SEOUL)
    if evening >= now:
        return evening
    return now if not is_quiet(now) else morning


def _morning(local: datetime) -> date:
    return local.date() + DAY if local.time() >= QUIET_FROM else local.date()
