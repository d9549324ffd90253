"""Who listens to a conversation right now. Messages are durable in the database; the hub only wakes listeners."""

from __future__ import annotations

import asyncio
from collections import defaultdict


class Hub:
    """Wakes the listeners of a conversation; they read what is new from the database."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[asyncio.Event]] = defaultdict(set)

    def listen(self, conversation_id: str) -> asyncio.Event:
        """Register a listener."""
        event = asyncio.Event()
        self._listeners[conversation_id].add(event)
        return event

    def leave(self, conversation_id: str, event: asyncio.Event) -> None:
        """Forget a listener."""
        listeners = self._listeners.get(conversation_id)
        if listeners:
            listeners.discard(event)
            if not listeners:
                del self._listeners[conversation_id]

    def wake(self, conversation_id: str) -> None:
        """Something new was written."""
        for event in self._listeners.get(conversation_id, ()):
            event.set()
