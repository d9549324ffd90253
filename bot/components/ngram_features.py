"""What the linear classifier sees of a message: pieces of words, grammar, and the kinds of things named.

Three blocks, each scaled to length 1, so that none drowns the others:

* characters: n-grams inside words, robust to typos, dialect and endings;
* morphemes with part of speech, alone and in pairs, where a name or value is replaced by its kind
  (수원에 일자리 → <region> 에/JKB 일자리/NNG), so that a place never seen in training does not matter;
* names: the kinds and services named, how much of the message they cover, its length. A message that is all
  values is an answer; one with none is a question or small talk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from center.language.entities import Entity

LONGEST_CHARACTER_NGRAM = 3
LONGEST_MORPHEME_NGRAM = 2
_SPACE = re.compile(r"\s+")


class Morphemes(NamedTuple):
    """One token: where it stands in the text and its morphemes as form/TAG."""

    start: int
    end: int
    forms: Sequence[str]


class Document(NamedTuple):
    """One message, ready to be weighed."""

    text: str
    tokens: Sequence[Morphemes]
    entities: Sequence[Entity]


def character_ngrams(text: str) -> Iterator[str]:
    """N-grams inside each word; the word's edges count as spaces."""
    for word in _SPACE.split(text.lower().strip()):
        padded = f" {word} "
        for length in range(1, LONGEST_CHARACTER_NGRAM + 1):
            for start in range(len(padded) - length + 1):
                yield "c" + padded[start : start + length]


def morpheme_ngrams(document: Document) -> Iterator[str]:
    """Single morphemes and neighboring pairs, with each entity as one word: its kind."""
    words: list[str] = []
    last: Entity | None = None
    for token in document.tokens:
        entity = next((e for e in document.entities if token.start < e.end and token.end > e.start), None)
        if entity is None:
            words.extend(token.forms)
        elif entity is not last:
            words.append(f"<{entity.entity}>")
        last = entity
    for length in range(1, LONGEST_MORPHEME_NGRAM + 1):
        for start in range(len(words) - length + 1):
            yield "m" + " ".join(words[start : start + length])


def name_terms(document: Document) -> Iterator[str]:
    """Kinds and services named, coverage in fifths, length in steps of five characters."""
    covered = 0
    for entity in document.entities:
        covered += entity.end - entity.start
        yield f"e{entity.entity}"
        if entity.entity == "service":
            yield f"e={entity.value}"
    visible = len(_SPACE.sub("", document.text)) or 1
    yield f"ecover{5 * covered // visible}"
    yield f"ecount{min(len(document.entities), 4)}"
    yield f"elength{min(len(document.text) // 5, 8)}"


def _blocks(document: Document) -> tuple[Iterator[str], Iterator[str], Iterator[str]]:
    return character_ngrams(document.text), morpheme_ngrams(document), name_terms(document)


class NgramFeatures:
    """TF-IDF weights of the terms seen in training; unseen ones are ignored."""

    def __init__(self, columns: dict[str, int], rarity: np.ndarray) -> None:
        self.columns = columns
        self.rarity = rarity  # inverse document frequency of each column

    @classmethod
    def learned_from(cls, documents: Iterable[Document]) -> NgramFeatures:
        """Collect the terms of the training sentences and how rare each is."""
        counts: Counter[str] = Counter()
        total = 0
        for document in documents:
            total += 1
            for block in _blocks(document):
                counts.update(set(block))
        terms = sorted(counts)
        rarity = np.array([log((1 + total) / (1 + counts[term])) + 1 for term in terms], dtype=np.float32)
        return cls({term: column for column, term in enumerate(terms)}, rarity)

    def weigh(self, document: Document) -> tuple[list[int], list[float]]:
        """Columns and weights of one message."""
        columns: list[int] = []
        weights: list[float] = []
        for block in _blocks(document):
            counts = Counter(column for term in block if (column := self.columns.get(term)) is not None)
            values = [(1 + log(count)) * float(self.rarity[column]) for column, count in counts.items()]
            length = sqrt(sum(value * value for value in values)) or 1.0
            columns.extend(counts)
            weights.extend(value / length for value in values)
        return columns, weights

    def matrix(self, documents: Sequence[Document]) -> csr_matrix:
        """One row for each message."""
        starts, columns, weights = [0], [], []
        for document in documents:
            row_columns, row_weights = self.weigh(document)
            columns.extend(row_columns)
            weights.extend(row_weights)
            starts.append(len(columns))
        return csr_matrix((weights, columns, starts), shape=(len(documents), len(self.columns)))
