"""A timetable: when a counter of a center gives appointments, how long they are and how many at once.

Times of day are Korean time. A slot that crosses the end of its window is not given. Raises InvalidSchedule for a timetable
that cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from center.appointments.errors import InvalidSchedule
from center.clock import SEOUL
from center.content.yaml_file import load_mapping
from center.settings import settings

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = {
    "slot_minutes": (5, 240), "seats": (0, 200), "notice_minutes": (0, 7 * 24 * 60), "horizon_days": (1, 365),
    "per_person_per_day": (1, 20),
}
Window = tuple[time, time]


@dataclass(frozen=True)
class Timetable:
    """When one counter of one center gives appointments."""

    windows: Mapping[int, tuple[Window, ...]]
    slot_minutes: int
    seats: int
    notice_minutes: int
    horizon_days: int
    per_person_per_day: int

    def starts(self, day: date) -> Iterator[datetime]:
        """Beginnings of all slots of a day, without holidays and closures."""
        step = timedelta(minutes=self.slot_minutes)
        for opens, closes in self.windows.get(day.weekday(), ()):
            moment = datetime.combine(day, opens, SEOUL)
            end = datetime.combine(day, closes, SEOUL)
            while moment + step <= end:
                yield moment
                moment += step

    def as_dict(self) -> dict[str, Any]:
        """For storage and for staff."""
        return {
            "windows": {
                WEEKDAYS[day]: [[a.strftime("%H:%M"), b.strftime("%H:%M")] for a, b in windows]
                for day, windows in sorted(self.windows.items())
            },
            **{name: getattr(self, name) for name in NUMBERS},
        }


def read_timetable(entry: Mapping[str, Any]) -> Timetable:
    """Read and check a timetable. Raises InvalidSchedule, which names the part."""
    unknown = set(entry) - {"windows", *NUMBERS}
    if unknown:
        raise InvalidSchedule(min(unknown), field=min(unknown))
    numbers = {name: _number(entry, name, *bounds) for name, bounds in NUMBERS.items()}
    windows: dict[int, tuple[Window, ...]] = {}
    weekdays = entry.get("windows") or {}
    if not isinstance(weekdays, Mapping):
        raise InvalidSchedule(f"windows: {weekdays!r}", field="windows")
    for name, given in weekdays.items():
        if name not in WEEKDAYS:
            raise InvalidSchedule(str(name), field="windows")
        windows[WEEKDAYS.index(name)] = _windows(given, name)
    return Timetable(windows, **numbers)


def _number(entry: Mapping[str, Any], name: str, low: int, high: int) -> int:
    value = entry.get(name)
    if type(value) is not int or not low <= value <= high:
        raise InvalidSchedule(f"{name}: {value!r}", field=name)
    return value


def _windows(given: Any, name: str) -> tuple[Window, ...]:
    found: list[Window] = []
    try:
        for opens, closes in given:
            found.append((_time_of_day(opens), _time_of_day(closes)))
    except (TypeError, ValueError):
        raise InvalidSchedule(f"{name}: {given!r}", field="windows") from None
    for position, (opens, closes) in enumerate(found):
        if closes <= opens or (position and opens < found[position - 1][1]):
            raise InvalidSchedule(f"{name}: {given!r}", field="windows")
    return tuple(found)


def _time_of_day(written: object) -> time:
    """A Korean time of day, to the minute. Raises ValueError."""
    read = time.fromisoformat(str(written))
    if read.tzinfo or read.second or read.microsecond:
        raise ValueError(written)
    return read


@lru_cache(maxsize=1)
def default_timetable() -> Timetable:
    """The timetable of counters that have none of their own (``content/appointments/schedule.yaml``)."""
    return read_timetable(load_mapping(settings().content_dir / "appointments" / "schedule.yaml")["default"])


@lru_cache(maxsize=1)
def hold_time() -> timedelta:
    """How long a seat is kept while somebody confirms."""
    minutes = load_mapping(settings().content_dir / "appointments" / "schedule.yaml")["hold_minutes"]
    return timedelta(minutes=int(minutes))
