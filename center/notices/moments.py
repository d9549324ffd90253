"""Days and times as people say them: 내일 11월 24일(화) 오전 9시 30분."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from center.clock import SEOUL
from center.messages.catalog import catalog


def when_words(at: datetime, now: datetime, language: str) -> str:
    """Day and time of a moment."""
    local = at.astimezone(SEOUL)
    say = catalog().text
    return say("notice_when", language, day=day_words(local.date(), now, language), time=clock_words(local, language))


def day_words(day: date, now: datetime, language: str) -> str:
    """A day, called today or tomorrow where it is, with its year when that is another one."""
    say, today = catalog().text, now.astimezone(SEOUL).date()
    words = say(
        "notice_day" if day.year == today.year else "notice_day_year", language, year=str(day.year),
        month=say("notice_months", language).split()[day.month - 1], day=str(day.day),
        weekday=say("notice_weekdays", language).split()[day.weekday()],
    )
    if day == today:
        return say("notice_today", language, day=words)
    return say("notice_tomorrow", language, day=words) if day == today + timedelta(days=1) else words


def clock_words(at: datetime, language: str) -> str:
    """A time of day in Korea."""
    local = at.astimezone(SEOUL)
    key = ("notice_morning" if local.hour < 12 else "notice_afternoon") + ("_minutes" if local.minute else "")
    return catalog().text(key, language, hour=str((local.hour - 1) % 12 + 1), minute=f"{local.minute:02d}")
