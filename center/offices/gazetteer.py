"""The tree of administrative areas, their aliases and their former names, from
content/offices/regions.yaml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from center.content.yaml_file import load_yaml
from center.errors import ContentError
from center.settings import settings


@dataclass(frozen=True)
class Region:
    """An administrative area.

    ``id`` is its path ("경기도 수원시 영통구"), ``name`` its last part, ``full_name`` what people read.
    ``kind`` is sido, half
    (광주 and 전남 inside 전남광주통합특별시), city, district, or former (an old name; ``successors`` are
    today's ids).
    """

    id: str
    name: str
    full_name: str
    kind: str
    parent: str | None = None
    successors: tuple[str, ...] = ()
    since: str | None = None


@dataclass
class Gazetteer:
    """All areas and the words that mean them."""

    regions: dict[str, Region] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    alone: dict[str, list[str]] = field(default_factory=dict)
    tails: frozenset[str] = frozenset()
    tail_pattern: re.Pattern[str] = re.compile(r"(?!)")
    tail_starts: tuple[str, ...] = ()
    unassigned: dict[str, dict[str, str]] = field(default_factory=dict)
    center_words: tuple[str, ...] = ()
    center_short_word: str = ""
    longest_alias: int = 0

    def ancestors(self, region_id: str) -> list[str]:
        """The area itself and everything above it, from the smallest."""
        chain = []
        current: str | None = region_id
        while current is not None:
            chain.append(current)
            current = self.regions[current].parent
        return chain

    def today(self, region_id: str) -> tuple[str, ...]:
        """Today's areas for a possibly former one."""
        return self.regions[region_id].successors or (region_id,)

    def is_within(self, inner: str, outer: str) -> bool:
        """Whether ``inner`` lies in (or is) ``outer``, old names included."""
        chain = self.ancestors(inner)
        return any(area in chain for area in self.today(outer)) or outer in chain

    def below(self, region_id: str) -> list[str]:
        """Ids of the areas inside ``region_id``, without itself and without old names."""
        return [
            other
            for other, region in self.regions.items()
            if other != region_id and region.kind != "former" and region_id in self.ancestors(other)
        ]


def load_gazetteer(path: Path) -> Gazetteer:
    """Read regions.yaml. Raises ContentError when a name points to an area that does not exist."""
    raw = load_yaml(path)
    book = Gazetteer()
    provinces = {word for sido in raw["sidos"] for word in (sido["name"], *sido.get("aliases", ()))}
    short = _Shortener(tuple(raw["suffixes"]), frozenset(raw["needs_suffix"]) | provinces)
    for sido in raw["sidos"]:
        _add(book, Region(sido["name"], sido["name"], sido["name"], "sido"), sido.get("aliases", ()))
    for sido in raw["sidos"]:
        _add_areas(book, sido["name"], sido["name"], sido, short)
        for half, part in sido.get("halves", {}).items():
            half_id = f"{sido['name']} {half}"
            region = Region(half_id, half, part["display"], "half", sido["name"])
            _add(book, region, [half, *part.get("aliases", ())])
            _add_areas(book, half_id, sido["name"], part, short)
    _add_former(book, raw["former"], short, path)
    for word, target in raw["places"].items():
        for region_id in target if isinstance(target, list) else [target]:
            _require(book, region_id, path)
            _name(book, word, region_id)
    for entry in raw["unassigned"]:
        _require(book, entry["area"], path)
        book.unassigned[entry["area"]] = dict(entry)
    _add_words(book, raw, short)
    return book


@dataclass(frozen=True)
class _Shortener:
    """Names without 시·군·구, where that is clear."""

    suffixes: tuple[str, ...]
    keep: frozenset[str]

    def __call__(self, name: str) -> list[str]:
        """수원 for 수원시; nothing for 중구, for words that need the suffix, for a whole province (제주)."""
        stem = name[:-1]
        return [stem] if len(stem) > 1 and name.endswith(self.suffixes) and stem not in self.keep else []


def _add_words(book: Gazetteer, raw: Mapping[str, Any], short: _Shortener) -> None:
    book.tails = frozenset(str(tail) for tail in raw["tails"])
    book.tail_starts = tuple(raw["tail_starts"])
    book.tail_pattern = re.compile(raw["tail_pattern"])
    book.center_words = tuple(sorted(raw["center_words"], key=len, reverse=True))
    book.center_short_word = raw["center_short_word"]
    for word in raw["needs_suffix"]:
        names = {word + suffix for suffix in short.suffixes}
        book.alone[word] = [area for area, region in book.regions.items() if region.name in names]
    book.longest_alias = max(map(len, book.aliases))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The areas of this installation, read once."""
    return load_gazetteer(settings().content_dir / "offices" / "regions.yaml")


def _add_areas(book: Gazetteer, parent: str, shown: str, raw: Mapping[str, Any], short: _Shortener) -> None:
    for name in raw.get("areas", ()):
        region = Region(f"{parent} {name}", name, f"{shown} {name}", "district", parent)
        _add(book, region, short(name))
    for city, districts in raw.get("cities", {}).items():
        city_id = f"{parent} {city}"
        _add(book, Region(city_id, city, f"{shown} {city}", "city", parent), short(city))
        for name in districts:
            region = Region(f"{city_id} {name}", name, f"{shown} {city} {name}", "district", city_id)
            _add(book, region, short(name))


def _add_former(book: Gazetteer, entries: Iterable[Any], short: _Shortener, path: Path) -> None:
    for entry in entries:
        parent = entry.get("under")
        region_id = f"{parent} {entry['name']}" if parent else entry["name"]
        for target in entry["to"]:
            _require(book, target, path)
        region = Region(region_id, entry["name"], region_id, "former", parent, tuple(entry["to"]), str(entry["since"]))
        _add(book, region, short(entry["name"]))


def _add(book: Gazetteer, region: Region, aliases: Iterable[str]) -> None:
    if region.id in book.regions:
        raise ContentError(f"지역 '{region.id}' 가 두 번 나옵니다.", file="content/offices/regions.yaml")
    book.regions[region.id] = region
    for word in dict.fromkeys([region.name, *aliases]):
        _name(book, word, region.id)


def _name(book: Gazetteer, word: str, region_id: str) -> None:
    if region_id not in book.aliases[word]:
        book.aliases[word].append(region_id)


def _require(book: Gazetteer, region_id: str, path: Path) -> None:
    if region_id not in book.regions:
        raise ContentError(f"'{region_id}' 라는 지역이 sidos 에 없습니다.", file=path.name)
