"""Special operation of a center: infection-control levels and alternate days by birth month (2부제).

Source: 공공 고용서비스 강화 방안(2021-06). Which level holds is set by an operator; what a level means is content.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from center.appointments.errors import InvalidSchedule
from center.appointments.schedule import WEEKDAYS
from center.clock import SEOUL
from center.content.yaml_file import Located, load_mapping
from center.settings import settings


@dataclass(frozen=True)
class Level:
    """What a level means: ``visits`` open, limited or exceptional; ``remote`` offered, recommended or required.

    ``seat_share`` is the share of seats that stay open, in percent; ``group_limit`` people at a group event (None: no
    limit).
    """

    id: str
    name: str
    visits: str
    seat_share: int
    group_limit: int | None
    remote: str

    def seats(self, seats: int) -> int:
        """Seats that stay open of ``seats``; at least one, so that who must come can come."""
        return max(1, seats * self.seat_share // 100) if seats else 0


@dataclass(frozen=True)
class HalfDay:
    """Who comes when: birth months, weekdays (0 is Monday), morning or afternoon."""

    birth_months: frozenset[int]
    weekdays: frozenset[int]
    morning: bool


@dataclass(frozen=True)
class Operation:
    """How a center works now."""

    level: Level
    alternate_days: bool = False
    note: str = ""

    @property
    def is_special(self) -> bool:
        """Whether anything differs from every day."""
        return self.alternate_days or self.level.id != "1"

    def as_item(self) -> dict[str, Any]:
        """For pages, chat and staff."""
        return {
            "level": self.level.id, "name": self.level.name, "visits": self.level.visits, "remote": self.level.remote,
            "group_limit": self.level.group_limit, "seat_share": self.level.seat_share,
            "alternate_days": self.alternate_days, "note": self.note, "special": self.is_special,
        }


@lru_cache(maxsize=1)
def _content() -> Located:
    return load_mapping(settings().content_dir / "appointments" / "operation_levels.yaml")


def level(level_id: str) -> Level:
    """A level by id. Raises InvalidSchedule for one that does not exist."""
    entry = _content()["levels"].get(level_id)
    if entry is None:
        raise InvalidSchedule(level_id, field="level")
    return Level(
        level_id, str(entry["name"]), str(entry["visits"]), int(entry["seat_share"]), entry.get("group_limit"),
        str(entry["remote"]),
    )


def normal() -> Operation:
    """Every day."""
    return Operation(level("1"))


@lru_cache(maxsize=1)
def half_days() -> tuple[HalfDay, ...]:
    """The rule of alternate days."""
    return tuple(
        HalfDay(
            frozenset(entry["birth_months"]), frozenset(WEEKDAYS.index(day) for day in entry["weekdays"]),
            entry["half"] == "morning",
        )
        for entry in _content()["alternate_days"]
    )


@lru_cache(maxsize=1)
def noon() -> time:
    """Where the morning ends."""
    return time.fromisoformat(str(_content()["noon"]))


def months_welcome(start: datetime) -> frozenset[int]:
    """Birth months that may come to a slot on alternate days."""
    local = start.astimezone(SEOUL)
    found: set[int] = set()
    for half in half_days():
        if local.weekday() in half.weekdays and (local.time() < noon()) == half.morning:
            found |= half.birth_months
    return frozenset(found)
