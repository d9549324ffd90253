"""Name and telephone number as people write them in the conversation: together, one after the other, with words around."""

from __future__ import annotations

import re
from functools import lru_cache

from center.language.phones import find_phones
from center.language.word_lists import word_list

MOST_WORDS, LONGEST_HANGUL, MOST_HANGUL_WORDS = 5, 12, 3
FEWEST_DIGITS = 5
_HANGUL = re.compile("[가-힣]+")
_SEPARATOR = re.compile(r"[,/:;()\n]+")
_NO_LETTER = re.compile(r"[^\w .'·-]|[_0-9]")


def read_contact(text: str) -> tuple[str, str]:
    """Name and telephone of "김이음 010-1234-5678이요"; empty where not said."""
    phones = find_phones(text)
    if not phones:
        return read_name(text), ""
    rest = text[: phones[0].start] + " " + text[phones[0].end :]
    return _name(rest), phones[0].value


def looks_like_number(text: str) -> bool:
    """Whether somebody wrote what could be a telephone number, though none of Korea."""
    return sum(character.isdigit() for character in text) >= FEWEST_DIGITS


def read_name(text: str) -> str:
    """The name in what was said; empty when it does not look like one."""
    if any(character.isdigit() for character in text) or set(text.split()) & set(word_list("booking_words")["requests"]):
        return ""
    return _name(text)


def _name(text: str) -> str:
    parts = _NO_LETTER.sub("", _SEPARATOR.sub(" ", text)).split()
    kept: list[str] = []
    for part in parts:
        kept += [bare] if (bare := _bare(part, first=not kept)) else []
    name = " ".join(kept)
    if not kept or len(kept) > MOST_WORDS or not any(character.isalpha() for character in name):
        return ""
    hangul = "".join(_HANGUL.findall(name))
    if hangul and (len(hangul) > LONGEST_HANGUL or len(kept) > MOST_HANGUL_WORDS or _is_sentence(kept[-1])):
        return ""
    return name


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(sorted(word_list("booking_words")["name_endings"], key=len, reverse=True))


def _bare(part: str, first: bool) -> str:
    """A word without what belongs to the sentence: "홍길동입니다" is 홍길동; a label or a yes is nothing."""
    words = word_list("booking_words")
    if part in words["contact_labels"] or part in words["no_name"] or part in words["requests"] or part in _endings():
        return ""
    if not first and part in words["particles_alone"]:
        return ""
    for ending in _endings():
        if part.endswith(ending) and len(part) - len(ending) >= 1 + first:
            return part[: -len(ending)]
    return part


def _is_sentence(last: str) -> bool:
    return any(last.endswith(ending) for ending in word_list("booking_words")["sentence_endings"])
