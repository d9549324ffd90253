"""Make typed text safe and plain before anything reads it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LEADING_SLASHES = "/\u2044\u2215\u29f8\u29f6\u2571\uff0f\u3033\u1735\u2afb\u2afd\u0338\u0337\u20eb"
_SLASH = "\uff0f"
_SPACES = re.compile(r"[^\S\n]+|\u2800|\u3164|\uffa0|\u115f|\u1160")
_BLANK_LINES = re.compile(r"\s*\n\s*")
# Scripts Koreans also use inside Korean sentences do not make a message foreign; only the share counts.
_FOREIGN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`text` ready for understanding; `flags` of {"empty", "only_symbols", "non_korean"}."""

    text: str
    flags: frozenset[str]


def clean(text: str) -> Cleaned:
    """Drop what cannot be seen, unify spaces, and make a leading slash harmless.

    Control, bidirectional, zero-width and tag characters are removed; every kind of space becomes one space.
    A message that starts with a slash or a look-alike (Rasa would run it as a command) starts with U+FF0F.
    """
    # Removing a character can bring two parts of one syllable together, so compose again afterwards.
    kept = "".join(_plain(char) for char in unicodedata.normalize("NFC", text))
    kept = unicodedata.normalize("NFC", kept)
    kept = _SPACES.sub(" ", kept)
    kept = _BLANK_LINES.sub("\n", kept)
    kept = re.sub(r" {2,}", " ", kept).strip()
    if kept and kept[0] in _LEADING_SLASHES:
        kept = _SLASH + kept[1:]
    return Cleaned(kept, _flags(kept))


def _plain(char: str) -> str:
    if char in "\n\r\u2028\u2029\u0085\v\f":
        return "\n"
    if char == "\t":
        return " "
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn") or 0xFE00 <= ord(char) <= 0xFE0F:
        return ""
    if category in ("Zs", "Zl", "Zp"):
        return " "
    return char


def _flags(text: str) -> frozenset[str]:
    if not text:
        return frozenset({"empty"})
    letters = [char for char in text if char.isalpha()]
    if not letters and not any(char.isdigit() for char in text):
        return frozenset({"only_symbols"})
    korean = sum(1 for char in letters if is_hangul(char))
    if letters and korean == 0 and len(letters) / len(text.replace(" ", "")) > _FOREIGN_SHARE:
        return frozenset({"non_korean"})
    return frozenset()


def is_hangul(char: str) -> bool:
    """True for syllables and single letters (자모) of Hangul."""
    return "가" <= char <= "힣" or "\u1100" <= char <= "\u11ff" or "\u3131" <= char <= "\u318e"
