"""The gateway's only way to Rasa. A call is never broken off: the citizen stops waiting, the turn does not stop.

Everything here blocks and runs in worker threads; that costs a turn half of what an asynchronous client does.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from center.errors import Unavailable
from center.messages.reply import Reply

log = logging.getLogger("ieum.rasa")
Result = TypeVar("Result")
PAUSE = 3.0
SLOWEST = 30.0
SESSIONS = 1000
AT_ONCE = 8


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
        self._token = {"token": token} if token else {}
        self._timeout = timeout
        self._client = httpx.Client(base_url=url, timeout=SLOWEST, limits=httpx.Limits(max_keepalive_connections=AT_ONCE))
        self._calls = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="rasa")
        self._away_until = 0.0
        self._sessions: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()
        self.ready = False

    def close(self) -> None:
        """Let turns that are still running end."""
        self._calls.shutdown(wait=True, cancel_futures=True)
        self._client.close()

    @property
    def available(self) -> bool:
        """Whether it is worth asking: loaded, and no failure in the last seconds."""
        return self.ready and time.monotonic() >= self._away_until

    def loaded(self) -> None:
        """Rasa has (re)started: it knows no session any more."""
        with self._lock:
            self._sessions.clear()
        self.ready = True

    def join(self, sender: str) -> bool:
        """Note that Rasa takes part in a session; returns whether it did so lately.

        Sessions are forgotten earlier here than in Rasa's own store, so a known one is really there.
        """
        with self._lock:
            known = sender in self._sessions
            self._sessions[sender] = None
            self._sessions.move_to_end(sender)
            while len(self._sessions) > SESSIONS:
                self._sessions.popitem(last=False)
        return known

    def status(self) -> str:
        """``ok`` or why not."""
        try:
            response = self._client.get("/status", params=self._token, timeout=2)
            if response.status_code != 200:
                return f"HTTP {response.status_code}"
            return "ok" if response.json().get("model_file") else "no model"
        except (httpx.HTTPError, ValueError) as error:
            return type(error).__name__

    def send_text(self, sender: str, text: str) -> list[Reply]:
        """One turn with a typed sentence. Raises RasaUnavailable."""
        return self._turn("/webhooks/rest/webhook", {"sender": sender, "message": text})

    def press(self, sender: str, intent: str, button: str) -> list[Reply]:
        """One turn with a pressed button; skips language understanding. Raises RasaUnavailable."""
        body = {"name": intent, "entities": {"button": button}}
        return self._turn(f"/conversations/{sender}/trigger_intent", body, output_channel="latest", include_events="NONE")

    def restore(self, sender: str) -> None:
        """Prepare a fresh Rasa session in which a question is open. Raises RasaUnavailable."""
        events: list[dict[str, Any]] = [
            {"event": "action", "name": "action_session_start"},
            {"event": "session_started"},
            {"event": "action", "name": "action_listen"},
            {"event": "slot", "name": "interview_open", "value": True},
            {"event": "action", "name": "interview_form"},
            {"event": "active_loop", "name": "interview_form"},
            {"event": "slot", "name": "requested_slot", "value": "answer"},
            {"event": "action", "name": "action_listen"},
        ]
        self._patiently(lambda: self._post(f"/conversations/{sender}/tracker/events", events, include_events="NONE"))

    def parse(self, text: str) -> Parsed:
        """Understand a sentence without a conversation. Raises RasaUnavailable."""
        return read_parsed(self._patiently(lambda: self._post("/model/parse", {"text": text})))

    def rehearse(self, sender: str, text: str) -> None:
        """A turn nobody waits for, to load what Rasa loads lazily; may take seconds. Raises httpx.HTTPError."""
        self._post("/webhooks/rest/webhook", {"sender": sender, "message": text})

    def _turn(self, path: str, body: Mapping[str, Any], **params: str) -> list[Reply]:
        answer = self._patiently(lambda: self._post(path, body, **params))
        messages = answer.get("messages", []) if isinstance(answer, dict) else answer
        replies = [Reply.from_dict(m["custom"]["reply"]) for m in messages if "reply" in (m.get("custom") or {})]
        if not replies:  # Rasa hides a fault behind an empty answer: of this conversation, not of everybody's
            log.warning("rasa: empty answer to %s", path.rsplit("/", 1)[-1])
            raise RasaUnavailable("empty answer")
        return replies

    def _post(self, path: str, body: Any, **params: str) -> Any:
        response = self._client.post(path, json=body, params=self._token | params)
        response.raise_for_status()
        return response.json()

    def _patiently(self, call: Callable[[], Result]) -> Result:
        """Wait for a call as long as a citizen would; it goes on to its end in any case."""
        try:
            return self._calls.submit(call).result(self._timeout)
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            raise self._failed(type(error).__name__) from None

    def _failed(self, why: str) -> RasaUnavailable:
        self._away_until = time.monotonic() + PAUSE
        log.warning("rasa: %s", why)
        return RasaUnavailable(why)


def read_parsed(answer: Mapping[str, Any]) -> Parsed:
    """Rasa's parse with the contract's intents only."""
    ranking = tuple(
        (str(item["name"]), float(item["confidence"]))
        for item in answer.get("intent_ranking", [])
        if item["name"] != "nlu_fallback"
    )
    is_fallback = answer["intent"]["name"] == "nlu_fallback"
    intent, confidence = ranking[0] if ranking else ("out_of_scope", 0.0)
    return Parsed(intent, confidence, ranking, is_fallback)
