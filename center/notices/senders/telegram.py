"""Telegram's Bot API. It knows no idempotency key and no way to ask: a try without an answer is never repeated."""

from __future__ import annotations

from center.messages.catalog import LANGUAGES
from center.notices.http_call import call, new_client
from center.notices.protocol import Letter, Receipt, SendFailed
from center.settings import NoticeSettings

PREFIX = "telegram:"
LONGEST = 4096


class TelegramSender:
    """Sends to ``telegram:CHATID``."""

    name = "telegram"
    can_ask = False

    def __init__(self, configured: NoticeSettings) -> None:
        self._client = new_client()
        self._address = f"{configured.telegram_url}/bot{configured.telegram_token}/sendMessage"

    def languages(self, template: str) -> tuple[str, ...]:
        """All of them."""
        return LANGUAGES

    def send(self, letter: Letter) -> Receipt:
        """Hand over one message. Raises SendFailed."""
        body = {
            "chat_id": letter.recipient.removeprefix(PREFIX), "text": letter.text[:LONGEST],
            "link_preview_options": {"is_disabled": True},
        }
        answer = call(self._client, "POST", self._address, body=body)
        if not answer.body.get("ok"):
            raise SendFailed(f"refused: {answer.body.get('error_code', answer.status)}", permanent=True)
        return Receipt(self.name, str((answer.body.get("result") or {}).get("message_id", ""))[:80])

    def find(self, letter: Letter) -> Receipt | None:
        """The channel keeps no list that could be asked (``can_ask`` is false): an unclear try stays unclear."""
        raise SendFailed("cannot be asked", permanent=True)
