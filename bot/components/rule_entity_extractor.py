"""Entities by rule, with the same code as the gateway, so that both always agree.

Dates, money, ages and durations must be exact; a statistical extractor that is right nine times in ten would
change what somebody is paid.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from center import clock
from center.language.entities import extract_entities


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class RuleEntityExtractor(GraphComponent, EntityExtractorMixin):  # type: ignore[misc]
    """Adds the entities of the contract (region, service, date, money …) with normalized values to a message."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> RuleEntityExtractor:
        """Nothing is configured or stored: the rules and word lists are content."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message as said today (the center's clock)."""
        today = clock.today()
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            found = [
                {"entity": e.entity, "value": e.value, "start": e.start, "end": e.end, "text": e.text}
                for e in extract_entities(text, today)
            ]
            entities = message.get(ENTITIES, []) + self.add_extractor_name(found)
            message.set(ENTITIES, entities, add_to_output=True)
        return messages
