"""The gateway's only way to Rasa. A call is never cancelled: the citizen stops waiting, the turn does not stop."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from center.errors import Unavailable
from center.messages.reply import Reply

log = logging.getLogger("ieum.rasa")
Result = TypeVar("Result")
PAUSE = 3.0
SLOWEST = 30.0


class RasaUnavailable(Unavailable):
    """Rasa does not answer, answers too late, or answers with nothing."""

    code = "rasa_unavailable"


@dataclass(frozen=True)
class Parsed:
    """How Rasa understood a sentence, ``nlu_fallback`` left out."""

    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    is_fallback: bool


class RasaClient:
    """Talks to one Rasa server on loopback."""

    def __init__(self, url: str, token: str, timeout: float) -> None:
        self._token = token
        self._timeout = timeout
        self._client = httpx.AsyncClient(base_url=url, timeout=SLOWEST)
        self._running: set[asyncio.Task[Any]] = set()
        self._away_until = 0.0
        self.ready = False

    async def close(self) -> None:
        """Wait briefly for turns that are still running."""
        if self._running:
            await asyncio.wait(self._running, timeout=5)
        await self._client.aclose()

    @property
    def available(self) -> bool:
        """Whether it is worth asking: loaded, and no failure in the last seconds."""
        return self.ready and time.monotonic() >= self._away_until

    async def status(self) -> str:
        """``ok`` or why not."""
        try:
            response = await self._client.get("/status", params=self._params(), timeout=2)
        except httpx.HTTPError as error:
            return type(error).__name__
        if response.status_code != 200:
            return f"HTTP {response.status_code}"
        return "ok" if response.json().get("model_file") else "no model"

    async def send_text(self, sender: str, text: str) -> list[Reply]:
        """One turn with a typed sentence. Raises RasaUnavailable."""
        body = {"sender": sender, "message": text}
        return _replies(await self._shielded(self._post("/webhooks/rest/webhook", body)))

    async def press(self, sender: str, intent: str, button: str) -> list[Reply]:
        """One turn with a pressed button; skips language understanding. Raises RasaUnavailable."""
        path = f"/conversations/{sender}/trigger_intent"
        body = {"name": intent, "entities": {"button": button}}
        answer = await self._shielded(self._post(path, body, output_channel="latest", include_events="NONE"))
        return _replies(answer["messages"] if isinstance(answer, dict) else [])

    async def restore(self, sender: str, interview_open: bool) -> None:
        """Prepare a fresh Rasa session that stands where the conversation stands."""
        events: list[dict[str, Any]] = [
            {"event": "action", "name": "action_session_start"},
            {"event": "session_started"},
            {"event": "action", "name": "action_listen"},
            {"event": "slot", "name": "interview_open", "value": interview_open},
        ]
        if interview_open:
            events += [
                {"event": "active_loop", "name": "interview_form"},
                {"event": "slot", "name": "requested_slot", "value": "answer"},
                {"event": "action", "name": "action_listen"},
            ]
        await self._shielded(self._post(f"/conversations/{sender}/tracker/events", events, include_events="NONE"))

    async def rehearse(self, sender: str, text: str) -> None:
        """A turn nobody waits for, to load what Rasa loads lazily; may take seconds."""
        await self._post("/webhooks/rest/webhook", {"sender": sender, "message": text})

    async def parse(self, text: str) -> Parsed:
        """Understand a sentence without a conversation. Raises RasaUnavailable."""
        return read_parsed(await self._shielded(self._post("/model/parse", {"text": text})))

    def _params(self, **extra: str) -> dict[str, str]:
        return {"token": self._token, **extra} if self._token else extra

    async def _post(self, path: str, body: Any, **params: str) -> Any:
        response = await self._client.post(path, json=body, params=self._params(**params))
        response.raise_for_status()
        return response.json()

    async def _shielded(self, call: Coroutine[Any, Any, Result]) -> Result:
        task = asyncio.ensure_future(call)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            return await asyncio.wait_for(asyncio.shield(task), self._timeout)
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            self._away_until = time.monotonic() + PAUSE
            log.warning("rasa: %s", type(error).__name__)
            task.add_done_callback(_swallow)
            raise RasaUnavailable(type(error).__name__) from None


def _swallow(task: asyncio.Task[Any]) -> None:
    if not task.cancelled():
        task.exception()


def _replies(messages: list[Mapping[str, Any]]) -> list[Reply]:
    """Rasa answers a fault with an empty list; that is a fault here too."""
    replies = [Reply.from_dict(m["custom"]["reply"]) for m in messages if "reply" in (m.get("custom") or {})]
    if not replies:
        raise RasaUnavailable("empty answer")
    return replies


def read_parsed(answer: Mapping[str, Any]) -> Parsed:
    """Rasa's parse with the contract's intents only."""
    ranking = tuple(
        (str(item["name"]), float(item["confidence"]))
        for item in answer.get("intent_ranking", [])
        if item["name"] != "nlu_fallback"
    )
    top = answer["intent"]
    is_fallback = top["name"] == "nlu_fallback"
    intent, confidence = ranking[0] if ranking else ("out_of_scope", 0.0)
    return Parsed(intent, confidence, ranking, is_fallback)
