"""The default: nothing leaves the machine; staff read the letters on the outbox page of the console and pass them on."""

from __future__ import annotations

from center.messages.catalog import LANGUAGES
from center.notices.protocol import Letter, Receipt


class ConsoleSender:
    """Keeps letters in the outbox page."""

    name = "console"
    can_ask = True

    def languages(self, template: str) -> tuple[str, ...]:
        """All of them."""
        return LANGUAGES

    def send(self, letter: Letter) -> Receipt:
        """Nothing to do: the notice itself is what staff see."""
        return Receipt(self.name)

    def find(self, letter: Letter) -> Receipt | None:
        """Nothing was ever handed out."""
        return None
