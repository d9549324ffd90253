"""Which employment center is in charge, and which is near.

Unemployment benefit is applied for at the center in charge of one's home (거주지 관할): jurisdiction comes
first, distance
second, and a near center that is not in charge is never called 관할.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from center.offices.directory import Directory, Office, directory
from center.offices.errors import InvalidQuery, OfficeNotFound
from center.offices.gazetteer import Gazetteer, Region, gazetteer
from center.offices.names import offices_named
from center.offices.regions import Resolution, resolve_region

DEFAULT_LIMIT = 5
LARGEST_LIMIT = 200
_EARTH_KM = 6371.0
_KOREA = (32.0, 39.5, 123.5, 132.5)  # south, north, west, east


@dataclass(frozen=True)
class OfficeMatch:
    """A center and why it is shown.

    ``reason``: jurisdiction (in charge), parent (the center above a branch in charge), part (in charge of a
    part of the
    area), near, name, likely (people say so, no list confirms it), all. ``distance_km`` is in a straight
    line.
    """

    office: Office
    reason: str
    region: Region | None = None
    distance_km: float | None = None


@dataclass(frozen=True)
class Alternative:
    """One meaning of an ambiguous place with the center that would be in charge (None: no list names it)."""

    region: Region
    office: Office | None


@dataclass(frozen=True)
class OfficeSearch:
    """Answer to "which center": ``items`` best first, or ``ambiguous`` when a question has to be asked back.

    ``region`` is the area understood; ``unassigned`` means no list names a center for it.
    """

    items: tuple[OfficeMatch, ...] = ()
    ambiguous: tuple[Alternative, ...] = ()
    resolution: Resolution | None = None
    unassigned: bool = False
    total: int = 0

    @property
    def region(self) -> Region | None:
        """The single area understood, if there is one."""
        if self.resolution and self.resolution.matches and not self.ambiguous:
            return self.resolution.matches[0]
        return None

    @property
    def needs_district(self) -> bool:
        """Whether a whole province was named: several centers share it and the district decides."""
        return bool(self.items) and self.total > 1 and all(item.reason == "part" for item in self.items)


def office(code: str) -> Office:
    """The center with this code. Raises OfficeNotFound."""
    try:
        return directory().offices[code]
    except KeyError:
        raise OfficeNotFound(field="code") from None


def all_offices() -> tuple[Office, ...]:
    """Every center, in the order of the register."""
    return tuple(directory().offices.values())


@lru_cache(maxsize=4096)
def find_offices(
    region: str | None = None,
    q: str | None = None,
    near: tuple[float, float] | None = None,
    limit: int = DEFAULT_LIMIT,
) -> OfficeSearch:
    """Find centers for a place (``region``), for free words (``q``: a name or a place), or near a point
    (lat, lon).

    Without any of them every center is listed. Raises InvalidQuery for a limit or a point that cannot be
    used.
    """
    if not 1 <= limit <= LARGEST_LIMIT:
        raise InvalidQuery(field="limit")
    if near is not None:
        _check_point(near)
    place = (region or "").strip()
    words = (q or "").strip()
    if words:
        named = offices_named(words, directory(), gazetteer())
        if named.exact:
            items = tuple(OfficeMatch(found, "name") for found in named.offices)
            return OfficeSearch(items[:limit], resolution=resolve_region(words), total=len(items))
        search = _by_place(words if not place else f"{place} {words}", near, limit)
        loose = tuple(OfficeMatch(found, "name") for found in named.offices)
        if loose:
            codes = {item.office.code for item in loose}
            items = loose + tuple(item for item in search.items if item.office.code not in codes)
            return OfficeSearch(items[:limit], search.ambiguous, search.resolution, total=len(items))
        return search if search.items or search.ambiguous else _by_letters(words, limit, search)
    if place:
        return _by_place(place, near, limit)
    if near is not None:
        everyone = _nearest(near)
        return OfficeSearch(tuple(everyone[:limit]), total=len(everyone))
    listed = tuple(OfficeMatch(found, "all") for found in all_offices())
    return OfficeSearch(listed[:limit], total=len(listed))


def offices_for_resolution(resolution: Resolution, limit: int = DEFAULT_LIMIT) -> OfficeSearch:
    """The centers for an area that was already understood."""
    if not resolution.found:
        return OfficeSearch(resolution=resolution)
    register, book = directory(), gazetteer()
    if resolution.ambiguous:
        choices = tuple(Alternative(area, _first(area, register, book)) for area in resolution.matches)
        in_charge = {choice.office.code if choice.office else "" for choice in choices}
        if len(in_charge) > 1 or "" in in_charge:
            return OfficeSearch(ambiguous=choices, resolution=resolution)
    items: dict[str, OfficeMatch] = {}
    for area in resolution.matches:
        for match in _in_charge(area, register, book):
            items.setdefault(match.office.code, match)
    if not items:
        likely = [_likely(area, register, book) for area in resolution.matches]
        found = tuple(match for match in likely if match)
        return OfficeSearch(found, resolution=resolution, unassigned=True, total=len(found))
    return OfficeSearch(tuple(items.values())[:limit], resolution=resolution, total=len(items))


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Straight distance between two points (lat, lon) in kilometers."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))


def _by_place(text: str, near: tuple[float, float] | None, limit: int) -> OfficeSearch:
    search = offices_for_resolution(resolve_region(text), limit)
    if near is None:
        return search
    # Jurisdiction first; the rest of the list is filled with the nearest centers, told as such.
    known = {item.office.code for item in search.items}
    rest = [match for match in _nearest(near) if match.office.code not in known]
    items = (*search.items, *rest)
    return OfficeSearch(items[:limit], search.ambiguous, search.resolution, search.unassigned, len(items))


def _by_letters(words: str, limit: int, search: OfficeSearch) -> OfficeSearch:
    """Centers whose name or address contains the words: a street, a building."""
    plain = "".join(words.split())
    if len(plain) < 2:
        return search
    found = [one for one in all_offices() if plain in "".join(f"{one.name}{one.address}".split())]
    items = tuple(OfficeMatch(one, "name") for one in found) if len(found) < len(all_offices()) // 2 else ()
    return OfficeSearch(items[:limit], resolution=search.resolution, total=len(items))


def _in_charge(area: Region, register: Directory, book: Gazetteer) -> list[OfficeMatch]:
    """Centers in charge of the whole area, then those in charge of a part of it."""
    found: list[OfficeMatch] = []
    for region_id in (step for today in book.today(area.id) for step in book.ancestors(today)):
        level = sorted(register.by_area.get(region_id, ()), key=lambda one: not _sits_in(one, area))
        found += [OfficeMatch(one, "jurisdiction", area) for one in level]
    if found and book.regions[found[0].office.areas[0]].kind != "sido":
        inside = book.below(area.id) if area.kind == "city" else []
    else:
        inside = [] if found else book.below(area.id)
    for region_id in inside:
        found += [OfficeMatch(one, "part", book.regions[region_id]) for one in register.by_area.get(region_id, ())]
    once: dict[str, OfficeMatch] = {}
    for match in found:
        once.setdefault(match.office.code, match)
    parents = {match.office.parent for match in once.values() if match.reason == "jurisdiction"}
    return [_as_parent(match) if match.office.name in parents else match for match in once.values()]


def _as_parent(match: OfficeMatch) -> OfficeMatch:
    """A center above a branch that is in charge of the same area is told as the branch's parent."""
    return replace(match, reason="parent") if match.reason == "jurisdiction" else match


def _sits_in(one: Office, area: Region) -> bool:
    return one.sigungu.split(" ")[0] == area.name or one.sigungu == area.name


def _first(area: Region, register: Directory, book: Gazetteer) -> Office | None:
    matches = _in_charge(area, register, book)
    return matches[0].office if matches else None


def _likely(area: Region, register: Directory, book: Gazetteer) -> OfficeMatch | None:
    hint = book.unassigned.get(area.id)
    return OfficeMatch(register.offices[hint["likely"]], "likely", area) if hint else None


def _nearest(point: tuple[float, float]) -> list[OfficeMatch]:
    measured = [
        OfficeMatch(one, "near", distance_km=round(distance_km(point, (one.lat, one.lon)), 1))
        for one in all_offices()
        if one.lat is not None and one.lon is not None
    ]
    return sorted(measured, key=lambda match: match.distance_km or 0.0)


def _check_point(point: tuple[float, float]) -> None:
    south, north, west, east = _KOREA
    lat, lon = point
    if not (math.isfinite(lat) and math.isfinite(lon) and south <= lat <= north and west <= lon <= east):
        raise InvalidQuery(field="near")
