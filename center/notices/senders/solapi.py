"""Solapi: 알림톡 with a text message when it cannot be delivered, or a text message alone when no template is approved.

Solapi has no idempotency key. Each letter carries its reference in ``customFields``; after a try without an answer the list
of messages to the recipient is searched for it (https://docs.solapi.com, messages/v4).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from center import clock
from center.messages.catalog import LANGUAGES
from center.notices.http_call import call, new_client
from center.notices.protocol import Letter, Receipt, SendFailed
from center.notices.text_message import fits_short_message, shortened, template_code
from center.settings import NoticeSettings

FIELD = "notice"
MENDABLE = {"NotEnoughBalance", "TooManyRequests", "RequestLimitExceeded", "InternalError"}


class SolapiSender:
    """Sends to telephone numbers through Solapi."""

    name = "solapi"
    can_ask = True

    def __init__(self, configured: NoticeSettings) -> None:
        self._set = configured
        self._client = new_client()

    def languages(self, template: str) -> tuple[str, ...]:
        """All of them: what has no approved template goes as a text message."""
        return LANGUAGES

    def send(self, letter: Letter) -> Receipt:
        """Hand over one message. Raises SendFailed."""
        answer = call(
            self._client, "POST", f"{self._set.solapi_url}/messages/v4/send-many/detail", headers=self._signed(),
            body={"messages": [self._message(letter)], "showMessageList": True},
        )
        if answer.status >= 400:
            code = str(answer.body.get("errorCode", ""))[:60]
            raise SendFailed(f"refused: {answer.status} {code}", permanent=code not in MENDABLE)
        failed = answer.body.get("failedMessageList") or []
        if failed:
            raise SendFailed(f"refused: {str(failed[0].get('statusCode', ''))[:20]}", permanent=True)
        accepted = answer.body.get("messageList") or [{}]
        return Receipt(self.name, str(accepted[0].get("messageId") or answer.body.get("groupInfo", {}).get("groupId", ""))[:80])

    def find(self, letter: Letter) -> Receipt | None:
        """The message that carries the letter's reference. Raises SendFailed."""
        query = {
            "criteria": "to", "cond": "eq", "value": letter.recipient, "limit": "100", "dateType": "CREATED",
            "startDate": letter.written_after.isoformat(), "endDate": (clock.now() + timedelta(minutes=5)).isoformat(),
        }
        answer = call(self._client, "GET", f"{self._set.solapi_url}/messages/v4/list", headers=self._signed(), query=query)
        if answer.status >= 400:
            raise SendFailed(f"list refused: {answer.status}", maybe_sent=True)
        for name, message in dict(answer.body.get("messageList") or {}).items():
            if (message.get("customFields") or {}).get(FIELD) == letter.reference:
                return Receipt(self.name, str(name)[:80])
        return None

    def _message(self, letter: Letter) -> Mapping[str, Any]:
        message: dict[str, Any] = {
            "to": letter.recipient, "from": self._set.sender_phone, "customFields": {FIELD: letter.reference},
        }
        code = template_code(self._set.templates, letter)
        if code and self._set.solapi_channel:
            variables = {f"#{{{name}}}": value for name, value in letter.variables.items()}
            options = {"pfId": self._set.solapi_channel, "templateId": code, "variables": variables, "disableSms": False}
            return message | {"type": "ATA", "text": letter.text, "kakaoOptions": options}
        if fits_short_message(letter.text):
            return message | {"type": "SMS", "text": letter.text}
        return message | {"type": "LMS", "text": letter.text, "subject": shortened(letter.subject, 40)}

    def _signed(self) -> dict[str, str]:
        date, salt = clock.now().isoformat(timespec="seconds").replace("+00:00", "Z"), secrets.token_hex(16)
        signature = hmac.new(self._set.solapi_secret.encode(), (date + salt).encode(), hashlib.sha256).hexdigest()
        value = f"HMAC-SHA256 apiKey={self._set.solapi_key}, date={date}, salt={salt}, signature={signature}"
        return {"Authorization": value}
