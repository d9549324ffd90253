"""Which area somebody means: "중구" is six places, "대전 중구" is one, "인천 중구" is an old name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from center.offices.gazetteer import Gazetteer, Region, gazetteer

_LONGEST_TEXT = 500


@dataclass(frozen=True)
class Resolution:
    """What a text says about a place.

    ``matches`` are the areas it can mean (none when it names no place). ``ambiguous`` means: ask which one.
    ``renamed_from`` is the old name the person used when the area is called differently today.
    """

    text: str
    matches: tuple[Region, ...] = ()
    ambiguous: bool = False
    renamed_from: Region | None = None

    @property
    def found(self) -> bool:
        """Whether the text names any place."""
        return bool(self.matches)


def resolve_region(text: str, book: Gazetteer | None = None) -> Resolution:
    """Find the area named in ``text``: a name, an old name, a quarter, or several words that narrow each
    other.

    Never raises on any text; a text without a place gives an empty Resolution.
    """
    book = book or gazetteer()
    groups: list[list[str]] = []
    for hit in _hits(text, book):
        narrowed = _narrow(groups[-1], hit, book) if groups else []
        if narrowed:
            groups[-1] = narrowed
        elif not groups or hit not in groups:
            groups.append(hit)
    if not groups:
        return Resolution(text)
    said = [hit[0] for hit in _hits(text, book) if len(hit) == 1 and book.regions[hit[0]].kind == "former"]
    candidates = _without_doubles([region for group in groups for region in group], book)
    former = [region for region in candidates if book.regions[region].kind == "former"]
    renamed = former[0] if len(candidates) == 1 and former else (said[0] if said else None)
    if len(candidates) == 1:
        candidates = list(book.today(candidates[0]))
    return Resolution(
        text,
        tuple(book.regions[region] for region in candidates),
        ambiguous=len(candidates) > 1 and not (len(former) == 1 and renamed in former),
        renamed_from=book.regions[renamed] if renamed else None,
    )


def _hits(text: str, book: Gazetteer) -> list[list[str]]:
    """The areas each recognized word can mean, in the order of the text."""
    clean = unicodedata.normalize("NFC", text[:_LONGEST_TEXT])
    whole = book.alone.get(clean.strip())
    found: list[list[str]] = [list(whole)] if whole else []
    for word in re.split(r"[^0-9A-Za-z가-힣+]+", clean):
        found.extend(_word_hits(word, book) or [])
    return found


def _word_hits(word: str, book: Gazetteer) -> list[list[str]] | None:
    """Read a word as area names followed by an ordinary ending; None when it cannot be read so."""
    for length in range(min(len(word), book.longest_alias), 1, -1):
        areas = book.aliases.get(word[:length])
        if not areas:
            continue
        rest = word[length:]
        more = _word_hits(rest, book) if rest else []
        if more or not rest or _is_tail(rest, book):
            return [list(areas), *(more or [])]
    return None


def _is_tail(rest: str, book: Gazetteer) -> bool:
    if rest in book.tails or book.tail_pattern.fullmatch(rest):
        return True
    return rest.startswith((*book.tail_starts, *book.center_words))


def _narrow(known: list[str], said: list[str], book: Gazetteer) -> list[str]:
    """Take two statements together: 수원 + 영통구, 구 + 시도 in either order; empty when they do not meet."""
    inside = [area for area in said if any(book.is_within(area, outer) for outer in known)]
    return inside or [area for area in known if any(book.is_within(area, outer) for outer in said)]


def _without_doubles(candidates: list[str], book: Gazetteer) -> list[str]:
    """Drop old names whose areas of today are named as well, and repetitions."""
    unique = list(dict.fromkeys(candidates))
    current = {area for area in unique if book.regions[area].kind != "former"}
    return [area for area in unique if area in current or not all(target in current for target in book.today(area))]
