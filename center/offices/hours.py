"""Is a center open now, and when does it open next.

The hours are general custom (svc.center.hours, unverified): every answer says 확인 필요. A day whose
closing is not
confirmed (노동절, May 1st) gives ``open = None``: unknown, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from center.clock import SEOUL, now
from center.content.yaml_file import load_yaml
from center.offices.holidays_kr import holiday_name
from center.settings import settings

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST_BREAK_DAYS = 21


@dataclass(frozen=True)
class Schedule:
    """Hours of one center on working days, Korean time. ``confirmed`` is false for the general custom."""

    opens: time
    closes: time
    lunch: tuple[time, time] | None
    weekdays: frozenset[int]
    benefit_before: time | None
    confirmed: bool
    source: str
    as_of: str


@dataclass(frozen=True)
class Opening:
    """Whether a center is open at a moment (Korean time).

    ``open`` is None when it is not known. ``reason``: open, lunch (open with fewer people), before_open,
    after_close,
    weekend, holiday (``day_name`` says which), unconfirmed_day. ``next_open`` is the next moment it surely
    opens.
    """

    open: bool | None
    reason: str
    at: datetime
    schedule: Schedule
    day_name: str | None = None
    next_open: datetime | None = None

    def as_item(self) -> dict[str, Any]:
        """The opening as the API shows it."""
        return {
            "open": self.open,
            "reason": self.reason,
            "day_name": self.day_name,
            "at": self.at.isoformat(),
            "opens": self.schedule.opens.strftime("%H:%M"),
            "closes": self.schedule.closes.strftime("%H:%M"),
            "lunch": [moment.strftime("%H:%M") for moment in self.schedule.lunch] if self.schedule.lunch else None,
            "next_open": self.next_open.isoformat() if self.next_open else None,
            "needs_check": [] if self.schedule.confirmed else ["hours"],
            "source": self.schedule.source,
            "as_of": self.schedule.as_of,
        }


def schedule(code: str | None = None) -> Schedule:
    """The hours of a center; the general custom when it has none of its own."""
    return _schedules().get(code or "", _schedules()[""])


def opening(code: str | None = None, moment: datetime | None = None, language: str = "ko") -> Opening:
    """Whether the center is open at ``moment`` (default: now), and when it opens next."""
    at = (moment or now()).astimezone(SEOUL)
    hours = schedule(code)
    reason, name = _day_reason(at.date(), hours, language)
    if reason is None:
        reason = _time_reason(at.time(), hours)
    known: bool | None = None if reason == "unconfirmed_day" else reason in ("open", "lunch")
    following = None if known else _next_open(at, hours, language)
    return Opening(known, reason, at, hours, name, following)


def _day_reason(day: date, hours: Schedule, language: str) -> tuple[str | None, str | None]:
    special = _unconfirmed_days().get((day.month, day.day))
    if day.weekday() not in hours.weekdays:
        return "weekend", None
    if special:
        return "unconfirmed_day", special[language == "en"]
    name = holiday_name(day, language)
    return ("holiday", name) if name else (None, None)


def _time_reason(clock: time, hours: Schedule) -> str:
    if clock < hours.opens:
        return "before_open"
    if clock >= hours.closes:
        return "after_close"
    if hours.lunch and hours.lunch[0] <= clock < hours.lunch[1]:
        return "lunch"
    return "open"


def _next_open(at: datetime, hours: Schedule, language: str) -> datetime | None:
    for days in range(_LONGEST_BREAK_DAYS):
        day = at.date() + timedelta(days=days)
        moment = datetime.combine(day, hours.opens, SEOUL)
        if moment > at and _day_reason(day, hours, language)[0] is None:
            return moment
    return None


@lru_cache(maxsize=1)
def _raw() -> Any:
    return load_yaml(settings().content_dir / "offices" / "hours.yaml")


@lru_cache(maxsize=1)
def _schedules() -> dict[str, Schedule]:
    raw = _raw()
    general = raw["general"]
    common = _schedule({**general, "source": raw["source"], "as_of": raw["as_of"]}, raw["confidence"] != "unverified")
    own = {code: _schedule({**general, **entry}, True) for code, entry in (raw.get("centers") or {}).items()}
    return {"": common, **own}


def _schedule(entry: dict[str, Any], confirmed: bool) -> Schedule:
    lunch = entry.get("lunch")
    before = entry.get("benefit_application_before")
    return Schedule(
        opens=time.fromisoformat(entry["open"]),
        closes=time.fromisoformat(entry["close"]),
        lunch=(time.fromisoformat(lunch[0]), time.fromisoformat(lunch[1])) if lunch else None,
        weekdays=frozenset(_WEEKDAYS.index(day) for day in entry["weekdays"]),
        benefit_before=time.fromisoformat(before) if before else None,
        confirmed=confirmed,
        source=str(entry["source"]),
        as_of=str(entry["as_of"]),
    )


@lru_cache(maxsize=1)
def _unconfirmed_days() -> dict[tuple[int, int], tuple[str, str]]:
    days = {}
    for entry in _raw()["unconfirmed_days"]:
        month, day = entry["day"].split("-")
        days[int(month), int(day)] = (entry["name"], entry["name_en"])
    return days
