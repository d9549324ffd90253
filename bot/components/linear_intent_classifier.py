"""A linear second opinion beside DIET: fast, steady, and able to say which word decided.

On a few thousand Korean sentences logistic regression over n-grams is at least as accurate as DIET and errs
elsewhere, so their average is better than either (figures in config.yml).
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from bot.components import ngram_features
from bot.components.korean_language import JOINT
from bot.components.ngram_features import Document, Morphemes, NgramFeatures
from center import clock
from center.language.entities import extract_entities

NUMBERS_FILE = "weights.npz"
WORDS_FILE = "terms.json"
LANGUAGE_CONTENT = Path(__file__).resolve().parents[2] / "content" / "language"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):  # type: ignore[misc]
    """Logistic regression over n-grams, averaged with the classifier before it.

    Stored as plain numbers and JSON (no pickle), so that loading a model runs no code.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self.features: NgramFeatures | None = None
        self.intents: list[str] = []
        self.slopes = np.zeros((0, 0), dtype=np.float32)  # one row for each n-gram, one column for each intent
        self.offsets = np.zeros(0, dtype=np.float32)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``weight`` is this classifier's share of the average; ``strength`` the inverse of regularization (C)."""
        return {"weight": 0.6, "strength": 60.0, "max_iter": 500}

    @classmethod
    def required_components(cls) -> list[type]:
        """Morphemes come from the tokenizer."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that must be installed for this component."""
        return ["sklearn"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Other n-grams or other word lists of center.language mean other features: train again."""
        sources = [Path(ngram_features.__file__), *sorted(LANGUAGE_CONTENT.rglob("*.yaml"))]
        return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> LinearIntentClassifier:
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every sentence that has an intent."""
        examples = [m for m in training_data.intent_examples if m.get(INTENT) and m.get(TEXT)]
        documents = [_document(message) for message in examples]
        self.features = NgramFeatures.learned_from(documents)
        # No class weights: out_of_scope is the largest class on purpose. Balancing it away tripled the
        # number of foreign questions that were answered.
        model = LogisticRegression(C=self._config["strength"], max_iter=self._config["max_iter"], random_state=7)
        model.fit(self.features.matrix(documents), [message.get(INTENT) for message in examples])
        self.intents = [str(name) for name in model.classes_]
        self.slopes = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        self.offsets = model.intercept_.astype(np.float32)
        self._store()
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the full ranking, averaged with what an earlier classifier found."""
        for message in messages:
            if self.features is None or not message.get(TEXT):
                continue
            own = self._probabilities(_document(message))
            earlier = {entry["name"]: entry["confidence"] for entry in message.get(INTENT_RANKING_KEY) or []}
            share = self._config["weight"] if earlier else 1.0
            ranking = [
                {"name": name, "confidence": float(share * own[i] + (1 - share) * earlier.get(name, 0.0))}
                for i, name in enumerate(self.intents)
            ]
            ranking.sort(key=lambda entry: -entry["confidence"])
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking[:10], add_to_output=True)
        return messages

    def _probabilities(self, document: Document) -> np.ndarray:
        assert self.features is not None
        columns, weights = self.features.weigh(document)
        scores = self.offsets + np.asarray(weights, dtype=np.float32) @ self.slopes[columns]
        grown = np.exp(scores - scores.max())
        return grown / grown.sum()

    def _store(self) -> None:
        assert self.features is not None
        with self._model_storage.write_to(self._resource) as folder:
            terms = list(self.features.columns)
            text = json.dumps({"intents": self.intents, "terms": terms}, ensure_ascii=False)
            (folder / WORDS_FILE).write_text(text, encoding="utf-8")
            np.savez(folder / NUMBERS_FILE, slopes=self.slopes, offsets=self.offsets, rarity=self.features.rarity)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> LinearIntentClassifier:
        """A trained classifier from a stored model. Raises ValueError when the model does not contain it."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
            with np.load(folder / NUMBERS_FILE, allow_pickle=False) as numbers:
                component.slopes, component.offsets = numbers["slopes"], numbers["offsets"]
                columns = {term: column for column, term in enumerate(words["terms"])}
                component.features = NgramFeatures(columns, numbers["rarity"])
        component.intents = words["intents"]
        return component


def _document(message: Message) -> Document:
    text = message.get(TEXT)
    tokens = [
        Morphemes(token.start, token.end, [form for form in token.lemma.split(JOINT) if form])
        for token in message.get(TOKENS_NAMES[TEXT]) or []
    ]
    return Document(text, tokens, extract_entities(text, clock.today()))
