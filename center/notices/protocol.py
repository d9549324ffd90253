"""What every sender can do, whatever it sends through.

A provider that does not answer may have sent the message all the same. Senders say so (``maybe_sent``), and whoever tries
again asks the provider first (``find``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from center.errors import Unavailable

TOTAL_SECONDS = 10.0
CONNECT_SECONDS = 3.0


@dataclass(frozen=True)
class Letter:
    """One notice in words, ready to leave.

    ``variables`` fill an approved 알림톡 template, ``text`` says the same alone. ``written_after`` bounds the search for an
    earlier try at the provider.
    """

    key: str
    template: str
    recipient: str
    language: str
    subject: str
    text: str
    written_after: datetime
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def reference(self) -> str:
        """The idempotency key of this notice at providers: always the same, and tells nothing about the person."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:40]


@dataclass(frozen=True)
class Receipt:
    """The provider took the letter; ``id`` is its own name for it."""

    sender: str
    id: str = ""


class SendFailed(Unavailable):
    """A letter did not (certainly) leave. ``problem`` is for staff and carries no personal data.

    ``permanent``: trying again cannot help. ``maybe_sent``: the provider may have sent it. ``retry_after``: seconds that the
    provider asked to wait.
    """

    def __init__(
        self, problem: str, *, permanent: bool = False, maybe_sent: bool = False, retry_after: float = 0.0
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.permanent = permanent
        self.maybe_sent = maybe_sent
        self.retry_after = retry_after


class Sender(Protocol):
    """Sends letters of one channel. Must answer within ``TOTAL_SECONDS`` and a little."""

    name: str
    can_ask: bool

    def languages(self, template: str) -> tuple[str, ...]:
        """The languages in which this channel can say a notice, best first."""

    def send(self, letter: Letter) -> Receipt:
        """Hand a letter to the provider. Raises SendFailed."""

    def find(self, letter: Letter) -> Receipt | None:
        """What the provider knows of an earlier try; None when it has none. Raises SendFailed. Only if ``can_ask``."""
