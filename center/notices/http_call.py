"""Calls to providers: limited in time and size, and exact about what a fault means.

A call that never reached the provider, or that it refused, may be repeated. One that was sent and not answered may have
worked: ``maybe_sent``.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from center.notices.protocol import CONNECT_SECONDS, TOTAL_SECONDS, SendFailed

LARGEST_ANSWER = 1_000_000
READ_SECONDS = 5.0
REFUSED_FOR_NOW = (401, 402, 403, 404, 429, 503)


@dataclass(frozen=True)
class Answer:
    """The status and the JSON body of an answer."""

    status: int
    body: Mapping[str, Any]


def call(
    client: httpx.Client, method: str, url: str, *, headers: Mapping[str, str] | None = None,
    body: Mapping[str, Any] | None = None, query: Mapping[str, str] | None = None, total: float = TOTAL_SECONDS,
) -> Answer:
    """Call a provider and read its JSON. Raises SendFailed, also for 429, 5xx and what is no JSON.

    Wrong credentials, an empty account and a wrong address (401–404) count as temporary: the operator can mend them.
    """
    end = time.monotonic() + total
    try:
        with client.stream(method, url, headers=headers, json=body, params=query) as response:
            raw = _read(response, end)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise SendFailed(f"no connection: {type(error).__name__}") from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise SendFailed(f"address cannot be used: {type(error).__name__}") from error
    except httpx.HTTPError as error:
        raise SendFailed(f"no answer: {type(error).__name__}", maybe_sent=True) from error
    if response.status_code in REFUSED_FOR_NOW or response.is_redirect:
        raise SendFailed(f"refused for now: {response.status_code} {_told(raw)}", retry_after=_wait(response))
    if response.status_code >= 500 or response.status_code == 408:
        raise SendFailed(f"fault of the provider: {response.status_code}", maybe_sent=True)
    try:
        parsed = json.loads(raw)
    except ValueError as error:
        raise SendFailed(f"answer is no JSON: {response.status_code}", maybe_sent=response.is_success) from error
    if not isinstance(parsed, dict):
        raise SendFailed(f"answer is no object: {response.status_code}", maybe_sent=response.is_success)
    return Answer(response.status_code, parsed)


def new_client() -> httpx.Client:
    """A client that waits only so long, follows no redirection and takes no proxy from the environment."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses, which carry tokens and telephone numbers
    return httpx.Client(timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS), follow_redirects=False, trust_env=False)


def _read(response: httpx.Response, end: float) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes():
        size += len(part)
        if time.monotonic() > end:
            raise httpx.ReadTimeout("total time is over", request=response.request)
        if size > LARGEST_ANSWER:
            raise httpx.DecodingError("answer too large", request=response.request)
        parts.append(part)
    return b"".join(parts)


def _wait(response: httpx.Response) -> float:
    said = response.headers.get("retry-after", "")
    return min(float(said), 3600.0) if said.isdigit() else 0.0


def _told(raw: bytes) -> str:
    """The provider's code of an error, when it names one."""
    try:
        body = json.loads(raw)
    except ValueError:
        return ""
    code = body.get("errorCode") or body.get("error_code") if isinstance(body, dict) else ""
    return str(code or "")[:60]
