"""Recognize a center by its name: 서울강남고용센터, 강남고용복지플러스센터, 서부센터."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from center.offices.directory import Directory, Office
from center.offices.gazetteer import Gazetteer, gazetteer


@dataclass(frozen=True)
class NamedOffices:
    """Centers whose name stands in a text; ``exact`` when the whole name was said."""

    offices: tuple[Office, ...] = ()
    exact: bool = False


def offices_named(text: str, register: Directory, book: Gazetteer) -> NamedOffices:
    """The centers named in ``text``. Without a word for "center" nothing is found: 강남 alone is a place."""
    plain = plain_name(text, book)
    word = book.center_words[-1]
    whole = [office for name, office in register.by_name.items() if name in plain]
    if whole:
        return NamedOffices((max(whole, key=lambda office: len(office.name)),), True)
    if word not in plain:
        return NamedOffices()
    stems = _stems(tuple(register.by_name), word)
    found = [register.by_name[name] for name, stem in stems if stem + word in plain]
    return NamedOffices(tuple(found))


def plain_name(text: str, book: Gazetteer) -> str:
    """A name of a center written one way: spaces away, every word for the center the same, a lone 센터
    completed to 고용센터."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFC", text[:500]))
    word = book.center_words[-1]
    for other in book.center_words:
        plain = plain.replace(other, word)
    kind = word.removesuffix(book.center_short_word)
    return re.sub(f"(?<!{kind}){book.center_short_word}", word, plain)


@lru_cache(maxsize=4)
def _stems(names: tuple[str, ...], word: str) -> tuple[tuple[str, str], ...]:
    """강남 for 서울강남고용센터: each name without the word and without the province in front."""
    book = gazetteer()
    provinces = [alias for alias, areas in book.aliases.items() if book.regions[areas[0]].kind == "sido"]
    stems = []
    for name in names:
        stem = name.removesuffix(word)
        front = max(
            (one for one in provinces if stem.startswith(one) and len(stem) > len(one) + 1),
            key=len,
            default="",
        )
        stems.append((name, stem.removeprefix(front)))
    return tuple(stems)
