"""One turn at a time per conversation; what arrives meanwhile waits in order, but not without limit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from center.errors import CenterError

LONGEST = 5


class TooManyMessages(CenterError):
    """More messages wait than a person could have typed."""

    code = "too_many_messages"
    status = 429


class TurnQueue:
    """Locks by conversation id, forgotten when nobody waits."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._waiting: dict[str, int] = {}

    @asynccontextmanager
    async def turn(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait for the conversation's turn. Raises TooManyMessages."""
        waiting = self._waiting.get(conversation_id, 0)
        if waiting >= LONGEST:
            raise TooManyMessages(conversation_id)
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        self._waiting[conversation_id] = waiting + 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[conversation_id] -= 1
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id], self._locks[conversation_id]
