"""Names found by list: places, centers, services, agencies, forms, jobs, industries, reasons for leaving.

The lists are content/language/gazetteers/*.yaml. The longest name wins; spaces inside a name do not matter; a
name must begin a word and be followed by nothing but particles, so that 서구 is not found in 강서구.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from center.language.spans import TextSpan
from center.language.word_lists import word_list

# Where two lists have the same word, the earlier list wins.
_LISTS = ("centers", "services", "forms", "agencies", "separation_reasons", "regions", "occupations", "industries")
# Names this long are distinctive: they may stand inside a longer word and be followed by anything.
_DISTINCTIVE = 4
_LOOSE = frozenset({"service", "center", "form", "agency"})
# A number before one of these is an amount.
_COUNTED = re.compile(r"[0-9]|\s?(?:년|개월|달|명|살|세|주|일|번|만|인|시|월|회|차)")
# Words of one to three syllables are not put together from two words: "이 유형" is not "이유형".
_SPACE_INSIDE = 4


@dataclass(frozen=True, slots=True)
class Name:
    """What one written name may mean; `careful` values need a word beside them that goes with places."""

    entity: str
    values: tuple[str, ...]
    careful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameSpan(TextSpan):
    """A name in the text; `values` has every meaning when the name has several."""

    entity: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    names: dict[str, Name]
    lengths: dict[str, tuple[int, ...]]
    after: dict[str, re.Pattern[str]]
    prefixes: frozenset[str]
    place_before: re.Pattern[str]
    also_places: dict[str, Name]


def squeeze(word: str) -> str:
    """A name without spaces and in lower case, as names are compared."""
    return word.replace(" ", "").lower()


@lru_cache(maxsize=1)
def _index() -> _Index:
    collected: dict[str, tuple[str, dict[str, bool]]] = {}
    also_places: dict[str, Name] = {}
    for name in _LISTS:
        listed = word_list(f"gazetteers/{name}")
        entity = listed["entity"]
        for entry in listed["entries"]:
            for word, careful in _words(listed, entry):
                known, values = collected.setdefault(squeeze(word), (entity, {}))
                if known == entity:
                    values[entry["value"]] = careful and values.get(entry["value"], True)
                elif entity == "region":
                    also_places[squeeze(word)] = Name(entity, (), (entry["value"],))
    names = {
        word: Name(entity, tuple(value for value, careful in values.items() if not careful),
                   tuple(value for value, careful in values.items() if careful))
        for word, (entity, values) in collected.items()
    }
    lengths: dict[str, set[int]] = {}
    for word in names:
        lengths.setdefault(word[:2], set()).add(len(word))
    return _Index(names, {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()},
                  _after_patterns(), frozenset(word_list("particles")["prefixes"]), _place_words(), also_places)


def _words(listed: dict[str, list[str]], entry: dict[str, list[str]]) -> Iterator[tuple[str, bool]]:
    for word in entry["words"]:
        yield word, False
    for word in entry.get("careful", ()):
        yield word, True
    for stem in entry.get("stems", ()):
        for ending in (*listed["endings"], *listed["short_endings"]):
            yield stem + ending, False


def _alternation(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _after_patterns() -> dict[str, re.Pattern[str]]:
    lists = word_list("particles")
    particles = f"(?:{_alternation(lists['particles'])}){{1,3}}(?![가-힣A-Za-z0-9])"
    followers = {"region": "place_followers", "center": "place_followers", "service": "service_followers",
                 "form": "service_followers", "separation_reason": "separation_followers"}
    patterns = {
        entity: re.compile(rf"(?:{particles}|(?:{_alternation(lists[key])}))") for entity, key in followers.items()
    }
    patterns[""] = re.compile(particles)
    return patterns


def _place_words() -> re.Pattern[str]:
    words = _alternation(word_list("particles")["place_followers"])
    return re.compile(rf"(?:에서?|에서는)?\s?(?:{words})")


def find_names(text: str) -> list[NameSpan]:
    """Every listed name in `text`, longest first match from the left, with its offsets."""
    index = _index()
    kept = [(char.lower(), position) for position, char in enumerate(text) if char != " "]
    letters = "".join(char for char, _ in kept)
    if len(letters) != len(kept):
        # A character whose lower case is longer than itself would shift the offsets.
        letters = "".join(char[0] for char, _ in kept)
    positions = [position for _, position in kept]
    found: list[NameSpan] = []
    place, word_start, last_end = 0, 0, -1
    while place < len(letters):
        if place == 0 or positions[place] != positions[place - 1] + 1 or not letters[place - 1].isalnum():
            word_start = place
        at_start = place in (word_start, last_end) or letters[word_start:place] in index.prefixes
        span = _longest(text, letters, positions, place, at_start, found, index)
        if span is None:
            place += 1
            continue
        found.append(span)
        while place < len(letters) and positions[place] < span.end:
            place += 1
        last_end = place
    return found


def _longest(text: str, letters: str, positions: list[int], place: int, at_start: bool,
             found: list[NameSpan], index: _Index) -> NameSpan | None:
    for length in index.lengths.get(letters[place:place + 2], ()):
        name = index.names.get(letters[place:place + length])
        if name is None or place + length > len(letters):
            continue
        start, end = positions[place], positions[place + length - 1] + 1
        if letters[place + length - 1].isdigit() and _COUNTED.match(text, end):
            # 국취제 2년 동안 is not 국취제 2(유형).
            continue
        place_name = index.also_places.get(letters[place:place + length])
        if place_name is not None and index.place_before.match(text, end):
            # 청도 is short for a program for young people, but "청도 사는데" is a place.
            name = place_name
        loose = length >= _DISTINCTIVE and name.entity in _LOOSE
        if not (at_start or loose) or (end - start > length and length < _SPACE_INSIDE):
            continue
        if not loose and not _ends_here(text, end, name.entity, index):
            continue
        values = _values(text, start, end, name, found, index)
        if values:
            value = values[0] if len(values) == 1 else text[start:end].replace(" ", "")
            return NameSpan(start, end, text[start:end], value, name.entity, values)
    return None


def _ends_here(text: str, end: int, entity: str, index: _Index) -> bool:
    if end >= len(text) or not text[end].isalnum():
        return True
    if text[end].isascii() != text[end - 1].isascii() and text[end - 1].isascii():
        return True
    if entity == "region" and _place_follows(text, end, index):
        return True
    return bool(index.after.get(entity, index.after[""]).match(text, end))


def _place_follows(text: str, end: int, index: _Index) -> bool:
    """성남시분당구: a place may be followed at once by a place inside it."""
    for length in range(6, 1, -1):
        name = index.names.get(text[end:end + length])
        if name is not None and name.entity == "region" and len(text) >= end + length:
            return True
    return False


def _values(text: str, start: int, end: int, name: Name, found: list[NameSpan], index: _Index) -> tuple[str, ...]:
    """The meanings that fit: within the place named just before (부산 중구), or the ones that need no care."""
    everything = name.values + name.careful
    if name.entity != "region":
        return everything
    if found and found[-1].entity == "region" and text[found[-1].end:start].strip(" ,시도에") == "":
        within = tuple(value for value in everything
                       if any(value.startswith(outer + " ") or value == outer for outer in found[-1].values))
        if within:
            return within
    values = name.values
    if name.careful and index.place_before.match(text, end):
        values = everything
    outermost = [value for value in values if all(other.startswith(value) for other in values)]
    return (outermost[0],) if outermost else values


def merge_regions(text: str, names: list[NameSpan]) -> list[NameSpan]:
    """One span for a place said from outside in: "창원 성산구" is 경상남도 창원시 성산구."""
    merged: list[NameSpan] = []
    for span in names:
        outer = merged[-1] if merged else None
        joined = outer is not None and outer.entity == span.entity == "region" and (
            text[outer.end:span.start].strip(" ,시도") == ""
            and all(any(value.startswith(known) for known in outer.values) for value in span.values)
        )
        if outer is not None and joined:
            value = span.value if len(span.values) == 1 else text[outer.start:span.end]
            merged[-1] = NameSpan(outer.start, span.end, text[outer.start:span.end], value, "region", span.values)
        else:
            merged.append(span)
    return merged
