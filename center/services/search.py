"""Find service pages by words with typos: character pairs and whole words, no index server.

"실헙급여 서류" finds 구직급여, because most of its pairs of letters (jamo) agree with the name 실업급여.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from center.services.page import ServicePage

_SMALLEST_SCORE = 0.45


@dataclass(frozen=True)
class Found:
    """A page and how well it fits, 0 to 1."""

    page: ServicePage
    score: float


class Index:
    """Pages prepared for search."""

    def __init__(self, pages: Iterable[ServicePage]) -> None:
        self._pages = [
            (
                page,
                [_Term(name, 1.0) for name in (page.name, *page.other_names)]
                + [_Term(word, 0.8) for word in page.keywords],
                _bigrams(_letters(page.summary)),
            )
            for page in pages
        ]

    def search(self, q: str, limit: int) -> list[Found]:
        """The best pages for ``q``; empty when nothing fits well enough."""
        words = [
            word for word in re.split(r"[^0-9A-Za-z가-힣+]+", unicodedata.normalize("NFC", q[:200]).lower()) if word
        ]
        if not words:
            return []
        asked = [_Term(word, 1.0) for word in words]
        whole = _Term("".join(words), 1.0)
        found = [
            Found(page, round(score, 4))
            for page, terms, summary in self._pages
            if (score := _score(asked, whole, terms, summary)) >= _SMALLEST_SCORE
        ]
        found.sort(key=lambda one: (-one.score, one.page.ended, one.page.name))
        return found[:limit]


class _Term:
    """A name as jamo pairs."""

    __slots__ = ("pairs", "plain", "size", "weight")

    def __init__(self, text: str, weight: float) -> None:
        self.plain = re.sub(r"[^0-9A-Za-z가-힣]", "", unicodedata.normalize("NFC", text)).lower()
        self.pairs = _bigrams(_letters(self.plain))
        self.size = max(1, len(self.pairs))
        self.weight = weight


def _score(asked: list[_Term], whole: _Term, terms: list[_Term], summary: frozenset[str]) -> float:
    best = 0.0
    for term in terms:
        if term.plain and term.plain in whole.plain:
            # The whole name was said: the longer the name, the surer.
            best = max(best, term.weight * (0.75 + 0.25 * len(term.plain) / len(whole.plain)))
            continue
        best = max(
            best,
            term.weight * _alike(whole, term),
            *(0.95 * term.weight * _alike(word, term) for word in asked),
        )
    spread = sum(1 for word in asked if len(word.plain) > 1 and not word.pairs - summary) / len(asked)
    return min(1.0, best + 0.08 * spread)


def _alike(one: _Term, other: _Term) -> float:
    """Dice coefficient of the jamo pairs, 0 to 1."""
    common = len(one.pairs & other.pairs)
    return 2 * common / (one.size + other.size)


def _letters(text: str) -> str:
    return unicodedata.normalize("NFD", re.sub(r"\s+", "", text.lower()))


def _bigrams(text: str) -> frozenset[str]:
    padded = f"^{text}$" if text else ""
    return frozenset(padded[start : start + 2] for start in range(len(padded) - 1))
