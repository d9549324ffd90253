"""NHN Cloud KakaoTalk Bizmessage: 알림톡 v2.3 with a text message when it cannot be delivered.

A request with the same ``X-NC-API-IDEMPOTENCY-KEY`` within ten minutes fails with -1005 (newer servers: 400305), also when
the first one was not sent; then, and after every try without an answer, the list of messages is asked by
``recipientGroupingKey``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from center import clock
from center.clock import SEOUL
from center.messages.catalog import LANGUAGES
from center.notices.http_call import Answer, call, new_client
from center.notices.protocol import Letter, Receipt, SendFailed
from center.notices.text_message import fits_short_message, shortened, template_code
from center.settings import NoticeSettings

USED_KEY = (-1005, 400305)
WRONG_KEYS = (-1000, -1001, 400300, 400301)  # of the account: the operator can mend them
LONGEST_SEARCH = timedelta(days=29)


class NhnSender:
    """Sends to telephone numbers through NHN Cloud; every notice needs an approved template."""

    name = "nhn"
    can_ask = True

    def __init__(self, configured: NoticeSettings) -> None:
        self._set = configured
        self._client = new_client()
        self._address = f"{configured.nhn_url}/alimtalk/v2.3/appkeys/{configured.nhn_app_key}/messages"

    def languages(self, template: str) -> tuple[str, ...]:
        """Those with an approved template; Korean is tried even without, so that staff see what is missing."""
        spoken = tuple(language for language in LANGUAGES if f"{template}:{language}" in self._set.templates)
        return spoken if "ko" in spoken else ("ko", *spoken)

    def send(self, letter: Letter) -> Receipt:
        """Hand over one message. Raises SendFailed."""
        code = template_code(self._set.templates, letter)
        if not code:
            raise SendFailed(f"no approved template for {letter.template} ({letter.language})", permanent=True)
        answer = call(
            self._client, "POST", self._address, headers=self._headers() | {"X-NC-API-IDEMPOTENCY-KEY": letter.reference},
            body={"senderKey": self._set.nhn_sender_key, "templateCode": code, "recipientList": [self._recipient(letter)]},
        )
        result = _result(answer)
        if result in USED_KEY:
            earlier = self.find(letter)
            if earlier is not None:
                return earlier
            raise SendFailed("an earlier try holds the key and is not listed", maybe_sent=True)
        if result != 0:
            raise SendFailed(f"refused: {result}", permanent=result not in WRONG_KEYS)
        message = answer.body.get("message") or {}
        for one in message.get("sendResults") or []:
            if one.get("resultCode") != 0:
                raise SendFailed(f"refused: {one.get('resultCode')}", permanent=True)
        return Receipt(self.name, str(message.get("requestId", ""))[:80])

    def find(self, letter: Letter) -> Receipt | None:
        """The message with the letter's reference. Raises SendFailed."""
        now = clock.now()
        query = {
            "startCreateDate": _minute(max(letter.written_after, now - LONGEST_SEARCH)),
            "endCreateDate": _minute(now + timedelta(minutes=5)),
            "recipientGroupingKey": letter.reference, "pageSize": "15",
        }
        answer = call(self._client, "GET", self._address, headers=self._headers(), query=query)
        if _result(answer) != 0:
            raise SendFailed(f"list refused: {_result(answer)}", maybe_sent=True)
        listed = (answer.body.get("messageSearchResultResponse") or {}).get("messages") or []
        for message in listed:
            if message.get("recipientGroupingKey") == letter.reference:
                return Receipt(self.name, str(message.get("requestId", ""))[:80])
        return None

    def _headers(self) -> dict[str, str]:
        return {"X-Secret-Key": self._set.nhn_secret_key}

    def _recipient(self, letter: Letter) -> Mapping[str, Any]:
        fallback = {
            "isResend": True, "resendType": "SMS" if fits_short_message(letter.text) else "LMS",
            "resendTitle": shortened(letter.subject, 40), "resendContent": letter.text, "resendSendNo": self._set.sender_phone,
        }
        return {
            "recipientNo": letter.recipient, "templateParameter": dict(letter.variables), "resendParameter": fallback,
            "recipientGroupingKey": letter.reference,
        }


def _result(answer: Answer) -> int:
    header = answer.body.get("header")
    if not isinstance(header, dict) or type(header.get("resultCode")) is not int:
        raise SendFailed("answer without a result", maybe_sent=answer.status < 400)
    code = int(header["resultCode"])
    return code if code or header.get("isSuccessful") else -1


def _minute(at: datetime) -> str:
    return at.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M")
