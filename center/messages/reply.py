"""What Ieum answers, independent of the channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Choice:
    """A button: what it says and the value it sends back."""

    label: str
    value: str

    def as_dict(self) -> dict[str, str]:
        """As in the HTTP contract."""
        return {"label": self.label, "value": self.value}


@dataclass(frozen=True)
class Reply:
    """One message. ``text`` is always sufficient alone; ``data`` is what richer channels show (HTTP contract)."""

    text: str
    kind: str = "text"
    choices: tuple[Choice, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    sender: str = "bot"

    def as_dict(self) -> dict[str, Any]:
        """As sent from the action server to the gateway."""
        return {
            "text": self.text, "kind": self.kind, "choices": [choice.as_dict() for choice in self.choices],
            "data": dict(self.data), "from": self.sender,
        }

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Reply:
        """The inverse of ``as_dict``."""
        choices = tuple(Choice(c["label"], c["value"]) for c in value.get("choices", ()))
        return cls(value["text"], value.get("kind", "text"), choices, value.get("data", {}), value.get("from", "bot"))
