"""When somebody wants to come: the days and times of a message, as who books means them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from center.dialogue.turn import Turn
from center.language.word_lists import word_list

WEEK, SATURDAY = 7, 5
A_MONTH_AGO = timedelta(days=31)
LEAP_DAY = (2, 29)
A_DAY, A_MONTH = len("2026-01-01"), len("2026-01")


@dataclass(frozen=True)
class Wish:
    """When somebody wants to come: days, a time of day, or only a half of the day.

    ``only`` holds the days themselves when they are not the whole span ("화요일이나 목요일").
    """

    first: date | None = None
    last: date | None = None
    at: time | None = None
    half: str = ""
    only: tuple[date, ...] = ()

    @property
    def said(self) -> bool:
        """Whether anything was said."""
        return bool(self.first or self.at or self.half)


def cue(name: str, text: str) -> bool:
    """Whether one of the words of ``content/language/booking_words.yaml`` stands in the text."""
    squeezed = text.replace(" ", "")
    return any(word.replace(" ", "") in squeezed for word in word_list("booking_words")[name])


def ordinal(text: str) -> int | None:
    """Which one of a list is meant, from 0: "두 번째"."""
    squeezed = text.replace(" ", "")
    names = word_list("booking_words")["ordinals"]
    return next((n for n, same in enumerate(names) if any(squeezed.startswith(word) for word in same)), None)


def named(turn: Turn, entity: str) -> Any:
    """What a message names; the last one of "3시 말고 4시"."""
    found = [value for name, value in turn.entities if name == entity]
    if entity in turn.pressed or not found:
        return turn.pressed.get(entity)
    return found[-1] if cue("instead", turn.text) else found[0]


def read_wish(turn: Turn) -> Wish:
    """Days and times of a message. A day without a year that is over means the coming one."""
    several = _several(turn)
    first, last = (several[0], several[-1]) if several else _days(turn)
    at = _time(turn)
    half = "morning" if cue("morning", turn.text) else "afternoon" if cue("afternoon", turn.text) else ""
    return Wish(first, last, at, "" if at else half, () if cue("between", turn.text) else several)


def _time(turn: Turn) -> time | None:
    """A time of day, also that of "점심시간" and "퇴근하고"."""
    said = named(turn, "time")
    if said:
        return time.fromisoformat(str(said))
    if cue("afternoon", turn.text):
        return None
    squeezed = turn.text.replace(" ", "")
    times: dict[str, list[str]] = word_list("booking_words")["named_times"]
    return next(
        (time.fromisoformat(at) for at, same in times.items() if any(word.replace(" ", "") in squeezed for word in same)), None
    )


def _several(turn: Turn) -> tuple[date, ...]:
    """The days of "화요일이나 목요일" and the ends of "화요일부터 목요일 사이", when they lie within some weeks."""
    if cue("instead", turn.text) or not (cue("either", turn.text) or cue("between", turn.text)):
        return ()
    days = {day for number in _day_alone().findall(turn.text) if (day := _coming_day(int(number), turn.today))}
    if len(days) < 2:
        said = [str(value) for name, value in turn.entities if name == "date"]
        days |= {_coming(date.fromisoformat(value), turn) for value in said if len(value) == A_DAY}
    return tuple(sorted(days)) if len(days) > 1 and max(days) - min(days) < A_MONTH_AGO else ()


def _days(turn: Turn) -> tuple[date | None, date | None]:
    alone = _day_of_month(turn)
    if alone is not None:
        return alone, alone
    if cue("weekend", turn.text):
        saturday = turn.today + timedelta(days=SATURDAY - turn.today.weekday() if turn.today.weekday() <= SATURDAY else 0)
        return saturday, saturday - timedelta(days=saturday.weekday() - WEEK + 1)
    said = str(named(turn, "date") or "")
    if len(said) == A_MONTH:
        return _month(int(said[:4]), int(said[5:]), turn.today)
    if len(said) != A_DAY:  # a year alone is no day
        return None, None
    first = _coming(date.fromisoformat(said), turn)
    if not _means_a_week(turn.text):
        return first, first
    monday = first - timedelta(days=first.weekday())
    return max(monday, turn.today), monday + timedelta(days=WEEK - 1)


def _means_a_week(text: str) -> bool:
    return cue("whole_week", text) or (cue("week", text) and not cue("weekday", text))


def weekday_alone(text: str) -> bool:
    """Whether only a day of the week was said, without its week and without a date."""
    words = word_list("booking_words")
    dated = re.search(rf"[0-9]\s?(?:{words['day']}|{words['month']}|[/.])", text)
    return cue("weekday", text) and not cue("week", text) and not dated


@lru_cache(maxsize=1)
def _day_alone() -> re.Pattern[str]:
    words = word_list("booking_words")
    day, month, after = words["day"], words["month"], "|".join(words["after_a_count"])
    return re.compile(rf"(?<![0-9/.~-])(?<!{month})(?<!{month} )([0-3]?[0-9])\s?{day}(?!\s?(?:{after}))")


def _day_of_month(turn: Turn) -> date | None:
    """The coming 27th of "27일": this month's, or the next one's."""
    found = _day_alone().findall(turn.text)
    if not found:
        return None
    return _coming_day(int(found[-1] if cue("instead", turn.text) else found[0]), turn.today)


def _coming_day(number: int, today: date) -> date | None:
    month = today.replace(day=1)
    for _ in range(3):
        if 1 <= number <= monthrange(month.year, month.month)[1] and month.replace(day=number) >= today:
            return month.replace(day=number)
        month = (month + timedelta(days=31)).replace(day=1)
    return None


def _month(year: int, month: int, today: date) -> tuple[date, date]:
    """What is left of a month; one that is over means the coming one."""
    if (year, month) < (today.year, today.month):
        year = today.year + (month < today.month)
    first = date(year, month, 1)
    return max(first, today), first.replace(day=monthrange(year, month)[1])


def _just_over(day: date, turn: Turn) -> date | None:
    """11월 1일 on the 23rd of November, read as that of the next year: nobody books that far ahead without saying the year."""
    if (day.month, day.day) == LEAP_DAY:
        return None
    this_year = day.replace(year=turn.today.year)
    over = day.year > turn.today.year and timedelta(0) < turn.today - this_year < A_MONTH_AGO
    return this_year if over and not cue("year", turn.text) else None


def _coming(day: date, turn: Turn) -> date:
    """Who books means a day to come: 수요일 is the next one, 12월 3일 that of this year or the next."""
    today = turn.today
    if day >= today:
        return _just_over(day, turn) or day
    if today - day <= timedelta(days=WEEK):
        return day + timedelta(days=WEEK) if cue("weekday", turn.text) else day
    if today - day < A_MONTH_AGO:  # said by mistake: it is told that the day is over
        return day
    try:
        return day.replace(year=today.year if (day.month, day.day) >= (today.month, today.day) else today.year + 1)
    except ValueError:  # the 29th of February
        return day + timedelta(days=366)
