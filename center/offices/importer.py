"""Take over a newer list of centers: show what would change, then write centers.csv in one step.

A file is often partial, so empty cells keep what is known, and centers that are not in the file stay unless
``remove_missing`` is asked for. A field that the file gives counts as confirmed by it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from center.content.yaml_file import load_yaml
from center.offices.directory import COLUMNS, area_ids, load_directory, read_rows, split_areas
from center.offices.errors import ImportProblem, ImportRefused
from center.offices.gazetteer import gazetteer
from center.offices.import_file import SourceRow, read_source
from center.offices.names import plain_name
from center.settings import settings

_PHONE = re.compile(r"(02|0\d{2})-?(\d{3,4})-?(\d{4})|(1\d{3})-?(\d{4})|(050\d)-?(\d{3,4})-?(\d{4})")
_COUNTED = (
    "name",
    "kind",
    "parent",
    "sido",
    "sigungu",
    "address",
    "phone",
    "fax",
    "jurisdiction",
    "lat",
    "lon",
    "note",
)
_KOREA = {"lat": (32.0, 39.5), "lon": (123.5, 132.5)}


@dataclass(frozen=True)
class Change:
    """One cell that becomes different."""

    code: str
    name: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. ``rows`` is the whole new register; ``missing`` are centers the file does
    not name."""

    added: tuple[dict[str, str], ...]
    changed: tuple[Change, ...]
    missing: tuple[dict[str, str], ...]
    removed: tuple[dict[str, str], ...]
    rows: tuple[dict[str, str], ...]
    unknown_headings: tuple[str, ...]


def plan_import(
    content: bytes,
    source: str,
    as_of: str,
    mapping: dict[str, str] | None = None,
    remove_missing: bool = False,
    register: Path | None = None,
) -> ImportPlan:
    """Compare a file with the register. Nothing is written.

    ``source`` and ``as_of`` (ISO date) are noted on every center the file names. Raises ImportRefused with
    every
    problem found (row, column, what to do).
    """
    file = read_source(content, mapping)
    current = read_rows((register or register_path()).read_text(encoding="utf-8"))
    by_code = {row["code"]: row for row in current}
    by_name = {plain_name(row["name"], gazetteer()): row for row in current}
    problems: list[ImportProblem] = []
    seen: dict[str, int] = {}
    added: list[dict[str, str]] = []
    changed: list[Change] = []
    updated: dict[str, dict[str, str]] = {}
    for row in file.rows:
        fields, wrong = _checked(row)
        problems += wrong
        if wrong:
            continue
        known = by_code.get(fields.get("code", "")) or by_name.get(plain_name(fields["name"], gazetteer()))
        key = known["code"] if known else fields.get("code") or new_code(fields["name"])
        if key in seen:
            problems.append(ImportProblem(row.number, "name", "duplicate", f"{fields['name']} {seen[key]}"))
            continue
        seen[key] = row.number
        after = _merged(known, fields, key, source, as_of)
        if not area_problems(row.number, after, problems):
            updated[key] = after
        if known is None:
            added.append(after)
        else:
            changed += [
                Change(key, after["name"], field, known[field], after[field])
                for field in _COUNTED
                if known[field] != after[field]
            ]
    if problems:
        raise ImportRefused(problems)
    missing = [row for row in current if row["code"] not in seen]
    removed = missing if remove_missing else []
    gone = {row["code"] for row in removed}
    rows = [updated.get(row["code"], row) for row in current if row["code"] not in gone] + added
    return ImportPlan(tuple(added), tuple(changed), tuple(missing), tuple(removed), tuple(rows), file.unknown_headings)


def apply_import(plan: ImportPlan, register: Path | None = None) -> Path:
    """Write the register in one step and return the path of the copy of the old one (``centers.csv.bak``).

    The new file is read back before it replaces the old one; a ContentError leaves everything as it was.
    """
    path = register or register_path()
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(plan.rows)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".centers-", suffix=".csv")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text.getvalue())
            file.flush()
            os.fsync(file.fileno())
        load_directory(fresh, gazetteer())
        backup = path.with_name(path.name + ".bak")
        shutil.copy2(path, backup)
        shutil.copymode(path, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return backup


def register_path() -> Path:
    """Where the register of centers is."""
    return settings().content_dir / "offices" / "centers.csv"


def new_code(name: str) -> str:
    """A stable code for a center without an official one."""
    return "n" + hashlib.sha256(plain_name(name, gazetteer()).encode()).hexdigest()[:8]


def area_problems(number: int, row: dict[str, str], problems: list[ImportProblem]) -> bool:
    """Report areas of a jurisdiction that no gazetteer knows; whether there are any."""
    names = split_areas(row["jurisdiction_2026_07"]) or split_areas(row["jurisdiction"])
    wrong = [name for name in names if not area_ids(name, row["sido"], gazetteer())]
    problems += [ImportProblem(number, "jurisdiction", "unknown_area", name) for name in wrong]
    return bool(wrong)


def _checked(row: SourceRow) -> tuple[dict[str, str], list[ImportProblem]]:
    fields = dict(row.fields)
    wrong: list[ImportProblem] = []
    if not fields["name"]:
        wrong.append(ImportProblem(row.number, "name", "no_name"))
    for column in ("phone", "fax"):
        if fields.get(column):
            number = phone_number(fields[column])
            if number is None:
                wrong.append(ImportProblem(row.number, column, "phone", fields[column]))
            else:
                fields[column] = number
    for column, (low, high) in _KOREA.items():
        if fields.get(column):
            wrong += _coordinate_problem(row.number, column, fields[column], low, high)
    if fields.get("jurisdiction"):
        fields["jurisdiction"] = "|".join(_areas(fields["jurisdiction"]))
    return fields, wrong


def phone_number(text: str) -> str | None:
    """The number in its usual form (031-231-7864), or None when it cannot be a Korean number."""
    match = _PHONE.fullmatch(re.sub(r"[\s.)(]+", "-", text.strip()).strip("-"))
    return "-".join(part for part in match.groups() if part) if match else None


def _coordinate_problem(number: int, column: str, text: str, low: float, high: float) -> list[ImportProblem]:
    try:
        inside = low <= float(text) <= high
    except ValueError:
        inside = False
    return [] if inside else [ImportProblem(number, column, "coordinate", text)]


def _areas(cell: str) -> Iterable[str]:
    raw = load_yaml(settings().content_dir / "offices" / "import_aliases.yaml")
    pattern = "|".join(re.escape(mark) for mark in raw["jurisdiction_separators"])
    return [name.strip() for name in re.split(pattern, cell) if name.strip()]


def _merged(known: dict[str, str] | None, fields: dict[str, str], code: str, source: str, as_of: str) -> dict[str, str]:
    """The row after the import: given cells replace, empty cells keep, given fields count as confirmed."""
    row = dict(known) if known else dict.fromkeys(COLUMNS, "")
    given = {field: value for field, value in fields.items() if value and field in COLUMNS and field != "code"}
    if known and plain_name(given["name"], gazetteer()) == plain_name(known["name"], gazetteer()):
        given.pop("name")  # the same center written another way (고용복지플러스센터)
    row |= given
    row["code"] = code
    if "jurisdiction" in given:
        row["jurisdiction_2026_07"] = given["jurisdiction"]
    if "lat" in given and "lon" in given:
        row["geo_precision"] = "source"
    if "address" in given:
        row["address_has_number"] = "Y" if re.search(r"\d", given["address"].split("(")[0]) else "N"
    row["source"], row["as_of"] = source, fields.get("as_of") or as_of
    row["status"] = "verified"
    row["kind"] = row["kind"] or gazetteer().center_words[-1]
    row["needs_check"] = "|".join(_unconfirmed(row, set(given) | {"name"}, known is None))
    return row


def _unconfirmed(row: dict[str, str], given: set[str], new: bool) -> list[str]:
    before = split_areas(row["needs_check"])
    left = [field for field in before if field not in given]
    if "address" in given and row["address_has_number"] != "Y":
        left.append("address")
    if new and "jurisdiction" not in given:
        left.append("jurisdiction")
    return list(dict.fromkeys(left))
