"""Partner agencies (유관기관) people are referred to, with the confidence of each number."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from center.content.yaml_file import load_yaml
from center.offices.errors import InvalidQuery
from center.offices.gazetteer import gazetteer
from center.offices.regions import resolve_region
from center.settings import settings


@dataclass(frozen=True)
class PartnerAgency:
    """An agency. ``phone`` None: it differs from place to place. ``region`` None: it serves the whole
    country."""

    id: str
    name: str
    name_en: str
    other_names: tuple[str, ...]
    type: str
    region: str | None
    address: str | None
    phone: str | None
    url: str | None
    services: str
    confidence: str
    source: str
    as_of: str

    @property
    def needs_check(self) -> bool:
        """Whether the number has to be shown with 확인 필요."""
        return self.confidence == "unverified"

    def as_item(self) -> dict[str, Any]:
        """The agency as the API and Message.data show it."""
        item = asdict(self)
        item["other_names"] = list(self.other_names)
        item["needs_check"] = ["phone"] if self.needs_check else []
        return item


def agency_types() -> dict[str, str]:
    """Ids of the kinds of agency with their Korean names."""
    return {entry["id"]: entry["name"] for entry in _raw()["types"]}


def find_agencies(
    kind: str | None = None, region: str | None = None, q: str | None = None
) -> tuple[PartnerAgency, ...]:
    """Agencies of a kind, for a place (nationwide ones always count), or named in free words.

    Raises InvalidQuery for an unknown kind.
    """
    if kind and kind not in agency_types():
        raise InvalidQuery(field="type")
    found = [agency for agency in _agencies() if not kind or agency.type == kind]
    if region:
        found = [agency for agency in found if agency.region is None or _serves(agency.region, region)]
    if q:
        plain = "".join(q.split()).lower()
        names = [(agency, (agency.name, *agency.other_names)) for agency in found]
        found = [agency for agency, known in names if any(_same(name, plain) for name in known)]
    return tuple(found)


def _same(name: str, plain: str) -> bool:
    short = "".join(name.split("(")[0].split()).lower()
    return short in plain or (len(plain) >= 2 and plain in short)


def _serves(where: str, asked: str) -> bool:
    book = gazetteer()
    wanted = resolve_region(asked).matches
    served = resolve_region(where).matches
    return any(
        book.is_within(one.id, other.id) or book.is_within(other.id, one.id) for one in wanted for other in served
    )


@lru_cache(maxsize=1)
def _raw() -> Any:
    return load_yaml(settings().content_dir / "offices" / "agencies.yaml")


@lru_cache(maxsize=1)
def _agencies() -> tuple[PartnerAgency, ...]:
    return tuple(
        PartnerAgency(**{**entry, "other_names": tuple(map(str, entry["other_names"]))}) for entry in _raw()["agencies"]
    )
