"""The register of employment centers, from content/offices/centers.csv, indexed by the areas they are in
charge of."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from center.errors import ContentError
from center.offices.gazetteer import Gazetteer, gazetteer
from center.offices.regions import resolve_region
from center.settings import settings

COLUMNS = (
    "code",
    "name",
    "kind",
    "parent",
    "sido",
    "sigungu",
    "address",
    "address_has_number",
    "address_hint_unverified",
    "phone",
    "fax",
    "jurisdiction",
    "jurisdiction_2026_07",
    "lat",
    "lon",
    "geo_precision",
    "status",
    "name_sources",
    "phone_sources",
    "needs_check",
    "note",
    "work24_org_cd",
    "work24_top_org_cd",
    "sido_legacy",
    "source",
    "as_of",
)


@dataclass(frozen=True)
class Office:
    """An employment center (고용센터).

    ``kind`` is 고용센터, 하부(중형)센터 (a small branch; ``parent`` is the center above it) or 출장센터.
    ``areas`` are the ids of the
    regions it is in charge of today (관할), ``jurisdiction`` the same as people read them. ``needs_check``
    names the
    fields nobody has confirmed: they are shown with 확인 필요. ``geo_precision`` says how exact
    ``lat``/``lon`` are
    (building_2017, or only the middle of the town or district).
    """

    code: str
    name: str
    kind: str
    parent: str
    sido: str
    sigungu: str
    address: str
    phone: str
    fax: str
    jurisdiction: tuple[str, ...]
    areas: tuple[str, ...]
    lat: float | None
    lon: float | None
    geo_precision: str
    needs_check: tuple[str, ...]
    note: str
    source: str
    as_of: str
    status: str
    address_hint: str = ""

    @property
    def is_branch(self) -> bool:
        """Whether it is a small branch whose range of work may be narrower."""
        return bool(self.parent)

    def as_item(self) -> dict[str, Any]:
        """The center as the API and Message.data show it."""
        return dict(_item(self))


@dataclass
class Directory:
    """All centers by code, by name and by area."""

    offices: dict[str, Office] = field(default_factory=dict)
    by_area: dict[str, list[Office]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, Office] = field(default_factory=dict)


@lru_cache(maxsize=512)
def _item(office: Office) -> dict[str, Any]:
    return {
        "code": office.code,
        "name": office.name,
        "kind": office.kind,
        "parent": office.parent or None,
        "sido": office.sido,
        "sigungu": office.sigungu,
        "address": office.address or None,
        "phone": office.phone or None,
        "fax": office.fax or None,
        "jurisdiction": list(office.jurisdiction),
        "lat": office.lat,
        "lon": office.lon,
        "geo_precision": office.geo_precision,
        "as_of": office.as_of,
        "source": office.source,
        "status": office.status,
        "needs_check": list(office.needs_check),
    }


def read_rows(text: str) -> list[dict[str, str]]:
    """Rows of centers.csv as written. Raises ContentError when columns are missing."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise ContentError(f"열이 없습니다: {', '.join(missing)}", file="content/offices/centers.csv", line=1)
    return [{column: row.get(column) or "" for column in COLUMNS} for row in reader]


def load_directory(path: Path, book: Gazetteer) -> Directory:
    """Read the register. Raises ContentError for a code used twice, an unknown area, or coordinates that
    are no number."""
    register = Directory()
    for line, row in enumerate(read_rows(path.read_text(encoding="utf-8")), start=2):
        office = _office(row, line, book)
        if office.code in register.offices:
            raise ContentError(
                f"기관코드 {office.code} 가 두 번 나옵니다.", file="content/offices/centers.csv", line=line
            )
        register.offices[office.code] = office
        register.by_name[office.name] = office
        for area in office.areas:
            register.by_area[area].append(office)
    return register


@lru_cache(maxsize=1)
def directory() -> Directory:
    """The register of this installation, read once."""
    return load_directory(settings().content_dir / "offices" / "centers.csv", gazetteer())


def split_areas(cell: str) -> tuple[str, ...]:
    """The names in a jurisdiction cell."""
    return tuple(name.strip() for name in cell.split("|") if name.strip())


def area_ids(name: str, sido: str, book: Gazetteer) -> tuple[str, ...]:
    """Today's areas behind one name of a jurisdiction list, read in the province of the center first."""
    for text in (f"{sido} {name}", name):
        found = resolve_region(text, book)
        if found.found and not found.ambiguous:
            return tuple(region.id for region in found.matches)
    return ()


def _office(row: dict[str, str], line: int, book: Gazetteer) -> Office:
    names = split_areas(row["jurisdiction_2026_07"]) or split_areas(row["jurisdiction"])
    areas: list[str] = []
    for name in names:
        ids = area_ids(name, row["sido"], book)
        if not ids:
            raise ContentError(
                f"관할 '{name}' 이 어느 지역인지 알 수 없습니다. 시도를 함께 적어 주세요.",
                file="content/offices/centers.csv",
                line=line,
            )
        areas.extend(ids)
    return Office(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        parent=row["parent"],
        sido=row["sido"],
        sigungu=row["sigungu"],
        address=row["address"],
        phone=row["phone"],
        fax=row["fax"],
        jurisdiction=names,
        areas=tuple(areas),
        lat=_degrees(row["lat"], line),
        lon=_degrees(row["lon"], line),
        geo_precision=row["geo_precision"],
        needs_check=split_areas(row["needs_check"]),
        note=row["note"],
        source=row["source"],
        as_of=row["as_of"],
        status=row["status"],
        address_hint=row["address_hint_unverified"],
    )


def _degrees(cell: str, line: int) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        raise ContentError(
            f"좌표 '{cell}' 는 숫자가 아닙니다.", file="content/offices/centers.csv", line=line
        ) from None
