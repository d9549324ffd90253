"""How sentences are understood: repaired, then by Rasa or, while it is away, by the small classifier."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import date
from typing import Any

from center.dialogue.engine import SURE
from center.dialogue.turn import Turn
from center.language.corrections import without_taken_back
from center.language.entities import Entity, extract_entities
from center.language.repair import repair
from center.settings import ROOT
from center.understanding.examples import load_examples
from center.understanding.linear import LinearClassifier, Ranking
from web.rasa import Parsed, RasaClient, RasaUnavailable

# What a few words of English are enough for.
UNDERSTOOD_IN_ENGLISH = ("change_language", "greet", "thank", "goodbye", "help", "request_counselor")
log = logging.getLogger("ieum.understanding")


class Understanding:
    """Shared by the chat and by ``/api/understand``."""

    def __init__(self, rasa: RasaClient) -> None:
        self._rasa = rasa
        self._linear: LinearClassifier | None = None
        self._kiwi: Any = None

    async def load(self) -> None:
        """Train the small classifier first (a second), then load the Korean analyzer (seconds), in a thread."""
        self._linear = await asyncio.to_thread(self._train)
        self._kiwi = await asyncio.to_thread(_load_kiwi)

    @staticmethod
    def _train() -> LinearClassifier:
        return LinearClassifier.train(load_examples(ROOT / "data" / "nlu"))

    @property
    def has_fallback(self) -> bool:
        """Whether the small classifier can answer."""
        return self._linear is not None

    def repaired(self, text: str, today: date) -> str:
        """The sentence as people meant it: keyboard, typos, spaces, without what it takes back ("10명 아니 12명")."""
        return without_taken_back(repair(text, self._kiwi), today)

    def rank(self, text: str) -> Ranking:
        """Intents by the small classifier; empty before it is trained."""
        return self._linear.rank(text) if self._linear else ()

    def parse(self, text: str) -> Parsed:
        """By Rasa when it is there, else by the small classifier."""
        if self._rasa.available:
            try:
                return self._rasa.parse(text)
            except RasaUnavailable:
                log.info("parse falls back")
        ranking = self.rank(text)
        intent, confidence = ranking[0] if ranking else ("out_of_scope", 0.0)
        return Parsed(intent, confidence, ranking, is_fallback=confidence < SURE)

    def turn(self, text: str, today: date, language: str) -> Turn:
        """A Turn understood without Rasa."""
        ranking = self.rank(text)
        intent, confidence = ranking[0] if ranking else ("help", 1.0)
        return Turn(
            text=text, intent=intent, confidence=confidence, today=today, language=language, ranking=ranking,
            entities=pairs(extract_entities(text, today)),
        )


def understood_in_english(parsed: Parsed) -> bool:
    """Whether a sentence in another language is one of the few that are answered all the same."""
    return not parsed.is_fallback and parsed.intent in UNDERSTOOD_IN_ENGLISH


def pairs(entities: Sequence[Entity]) -> tuple[tuple[str, Any], ...]:
    """Entities as (name, value)."""
    return tuple((entity.entity, entity.value) for entity in entities)


def _load_kiwi() -> Any:
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1)
