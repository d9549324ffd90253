"""Timetables from a file of staff: YAML or CSV, all of it or nothing.

YAML: a list of ``{office, counter, windows …}``. CSV: office, counter, weekday, opens, closes and, where they differ from the
default, slot_minutes, seats, notice_minutes, horizon_days, per_person_per_day; one line per window.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from center.appointments.administration import set_timetable
from center.appointments.errors import InvalidSchedule
from center.appointments.repository import EVERY
from center.appointments.schedule import NUMBERS, WEEKDAYS, default_timetable
from center.content.yaml_file import load_yaml
from center.errors import CenterError

COLUMNS = ("office", "weekday", "opens", "closes")


class Entry(NamedTuple):
    """One timetable of a file, and where it stands there."""

    place: str
    office: str
    counter: str
    body: dict[str, Any]


def import_timetables(session: Session, path: Path) -> int:
    """Set every timetable of a file; returns how many.

    Raises ContentError, OfficeNotFound and InvalidSchedule; ``values["place"]`` says where in the file.
    """
    count = 0
    for entry in _entries(path):
        try:
            set_timetable(session, entry.office, entry.counter, entry.body)
        except CenterError as error:
            error.values["place"] = entry.place
            raise
        count += 1
    return count


def _entries(path: Path) -> Iterator[Entry]:
    if not path.is_file():
        raise InvalidSchedule(str(path), field="file", place=path.name)
    return _from_csv(path) if path.suffix.lower() == ".csv" else _from_yaml(path)


def _from_yaml(path: Path) -> Iterator[Entry]:
    listed = load_yaml(path)
    if not isinstance(listed, list):
        raise InvalidSchedule(path.name, field="list", place=path.name)
    for number, given in enumerate(listed, 1):
        place = f"{path.name} #{number}"
        if not isinstance(given, dict):
            raise InvalidSchedule(str(given), field="list", place=place)
        body = {key: value for key, value in given.items() if key not in ("office", "counter")}
        yield Entry(place, str(given.get("office", "")), str(given.get("counter", EVERY)), default_timetable().as_dict() | body)


def _from_csv(path: Path) -> Iterator[Entry]:
    found: dict[tuple[str, str], Entry] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, restval="")
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise InvalidSchedule(missing[0], field=missing[0], place=f"{path.name}:1")
            for row in rows:
                _add_line(found, row, f"{path.name}:{rows.line_num}")
    except UnicodeDecodeError:
        raise InvalidSchedule("UTF-8", field="UTF-8", place=path.name) from None
    yield from found.values()


def _add_line(found: dict[tuple[str, str], Entry], row: dict[str, str], place: str) -> None:
    office, counter = row["office"].strip(), (row.get("counter") or "").strip() or EVERY
    fresh = Entry(place, office, counter, default_timetable().as_dict() | {"windows": {}})
    body = found.setdefault((office, counter), fresh).body
    weekday = row["weekday"].strip()
    if weekday not in WEEKDAYS:
        raise InvalidSchedule(weekday, field="weekday", place=place)
    body["windows"].setdefault(weekday, []).append([row["opens"].strip(), row["closes"].strip()])
    for name in NUMBERS:
        written = (row.get(name) or "").strip()
        if written and not written.isdecimal():
            raise InvalidSchedule(written, field=name, place=place)
        if written:
            body[name] = int(written)
