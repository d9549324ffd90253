"""Providers on loopback that behave as documented, and badly when told to.

``faults`` are used up one per sending call: ``slow`` accepts and answers too late, ``reset`` accepts and hangs up, ``lost``
hangs up without accepting, ``trickle`` answers one byte at a time, ``garbage`` accepts and answers no JSON, a number is an
HTTP status without accepting, ``("accepted", 502)`` accepts and answers that status.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import socket
import socketserver
import threading
import time
from abc import ABC, abstractmethod
from collections import Counter
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

SLOW = 1.5


class FakeProvider(ABC):
    """An HTTP server with faults; subclasses know a provider's shapes."""

    secret = "secret-of-the-fake"

    def __init__(self) -> None:
        self.faults: list[Any] = []
        self.accepted: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.lock = threading.Lock()
        fake = self

        class Desk(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length", 0))
                fake._post(self, json.loads(self.rfile.read(length) or b"{}"))

            def do_GET(self) -> None:
                fake._get(self)

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def counted(self) -> Counter[str]:
        """How often each letter was accepted, by its reference."""
        return Counter(one["reference"] for one in self.accepted)

    def _post(self, desk: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        with self.lock:
            self.calls.append(f"POST {desk.path}")
            fault = self.faults.pop(0) if self.faults else None
            if fault == "lost":
                return self._hang_up(desk)
            if isinstance(fault, int):
                return self._answer(desk, fault, {"errorCode": "Fault"})
            status, answer = self.accept(desk, body)
        if fault == "reset":
            return self._hang_up(desk)
        if fault == "slow":
            time.sleep(SLOW)
        if fault == "garbage":
            return self._raw(desk, 200, b"<html>gateway</html>")
        if fault == "trickle":
            return self._trickle(desk, json.dumps(answer).encode())
        if isinstance(fault, tuple):
            return self._answer(desk, fault[1], {})
        return self._answer(desk, status, answer)

    def _get(self, desk: BaseHTTPRequestHandler) -> None:
        with self.lock:
            self.calls.append(f"GET {desk.path}")
            status, answer = self.listed(desk, {k: v[0] for k, v in parse_qs(urlsplit(desk.path).query).items()})
        self._answer(desk, status, answer)

    @abstractmethod
    def accept(self, desk: BaseHTTPRequestHandler, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """The provider's answer to a letter."""

    def listed(self, desk: BaseHTTPRequestHandler, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        return 404, {}

    def _answer(self, desk: BaseHTTPRequestHandler, status: int, body: dict[str, Any]) -> None:
        self._raw(desk, status, json.dumps(body).encode())

    def _raw(self, desk: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
        try:
            desk.send_response(status)
            desk.send_header("content-type", "application/json")
            desk.send_header("content-length", str(len(body)))
            if status == 429:
                desk.send_header("retry-after", "600")
            desk.end_headers()
            desk.wfile.write(body)
        except OSError:  # the other side did not wait
            desk.close_connection = True

    def _trickle(self, desk: BaseHTTPRequestHandler, body: bytes) -> None:
        try:
            desk.send_response(200)
            desk.send_header("content-length", str(len(body)))
            desk.end_headers()
            for letter in body:
                desk.wfile.write(bytes([letter]))
                desk.wfile.flush()
                time.sleep(0.1)
        except OSError:
            desk.close_connection = True

    def _hang_up(self, desk: BaseHTTPRequestHandler) -> None:
        desk.close_connection = True
        desk.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        desk.connection.shutdown(socket.SHUT_RDWR)


class FakeSolapi(FakeProvider):
    """messages/v4: signed requests, send-many/detail, list."""

    key = "KEY"

    def __init__(self) -> None:
        super().__init__()
        self.salts: set[str] = set()
        self.refuse_message = ""

    def _refused(self, desk: BaseHTTPRequestHandler) -> tuple[int, dict[str, Any]] | None:
        found = re.fullmatch(
            r"HMAC-SHA256 apiKey=(\w+), date=(\S+), salt=(\w+), signature=(\w+)", desk.headers.get("authorization", "")
        )
        if not found:
            return 401, {"errorCode": "Unauthorized", "errorMessage": "no signature"}
        key, date, salt, signature = found.groups()
        datetime.fromisoformat(date)
        right = hmac.new(self.secret.encode(), (date + salt).encode(), hashlib.sha256).hexdigest()
        if key != self.key or signature != right or salt in self.salts:
            return 403, {"errorCode": "SignatureDoesNotMatch", "errorMessage": "wrong signature"}
        self.salts.add(salt)
        return None

    def accept(self, desk: BaseHTTPRequestHandler, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if refused := self._refused(desk):
            return refused
        assert urlsplit(desk.path).path == "/messages/v4/send-many/detail"
        (message,) = body["messages"]
        assert set(message) <= {"to", "from", "text", "type", "subject", "kakaoOptions", "customFields"}
        assert all(len(k) <= 30 and len(v) <= 100 for k, v in message["customFields"].items())
        if len(message["text"].encode("cp949")) > {"SMS": 90}.get(message["type"], 2000):
            return 400, {"errorCode": "ValidationError", "errorMessage": "too long"}
        if self.refuse_message:
            return 200, {"failedMessageList": [{"to": message["to"], "statusCode": self.refuse_message}], "groupInfo": {}}
        name = f"M4V{len(self.accepted):06d}"
        self.accepted.append({"reference": message["customFields"]["notice"], "id": name, "message": message})
        return 200, {
            "failedMessageList": [], "groupInfo": {"groupId": "G4V1", "count": {"total": 1, "registeredSuccess": 1}},
            "messageList": [{"messageId": name, "statusCode": "2000", "statusMessage": "정상 접수"}],
        }

    def listed(self, desk: BaseHTTPRequestHandler, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if refused := self._refused(desk):
            return refused
        assert query["criteria"] == "to" and query["cond"] == "eq"
        assert datetime.fromisoformat(query["startDate"]) < datetime.fromisoformat(query["endDate"])
        found = [one for one in self.accepted if one["message"]["to"] == query["value"]]
        return 200, {"startKey": None, "limit": 20, "messageList": {one["id"]: one["message"] for one in found}}


class FakeNhn(FakeProvider):
    """alimtalk v2.3: secret key, idempotency key of ten minutes, list by recipientGroupingKey."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: dict[str, float] = {}
        self.burnt: set[str] = set()
        self.recipient_result = 0

    @staticmethod
    def _header(code: int) -> dict[str, Any]:
        return {"resultCode": code, "resultMessage": "SUCCESS" if code == 0 else "FAIL", "isSuccessful": code == 0}

    def accept(self, desk: BaseHTTPRequestHandler, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        assert urlsplit(desk.path).path == "/alimtalk/v2.3/appkeys/APP/messages"
        if desk.headers.get("x-secret-key") != self.secret:
            return 200, {"header": self._header(-1001)}
        key = desk.headers["x-nc-api-idempotency-key"]
        if key in self.keys or key in self.burnt:
            return 200, {"header": self._header(-1005)}
        self.keys[key] = time.monotonic()
        (to,) = body["recipientList"]
        assert len(body["templateCode"]) <= 20 and len(to["recipientNo"]) <= 15 and len(to["recipientGroupingKey"]) <= 100
        assert to["resendParameter"]["isResend"] and to["resendParameter"]["resendSendNo"]
        if self.recipient_result == 0:
            self.accepted.append({"reference": to["recipientGroupingKey"], "id": f"R{len(self.accepted)}", "to": to, "body": body})
        result = {"recipientSeq": 1, "recipientNo": to["recipientNo"], "resultCode": self.recipient_result}
        return 200, {"header": self._header(0), "message": {"requestId": f"R{len(self.accepted) - 1}", "sendResults": [result]}}

    def listed(self, desk: BaseHTTPRequestHandler, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if desk.headers.get("x-secret-key") != self.secret:
            return 200, {"header": self._header(-1001)}
        first, last = (datetime.strptime(query[name], "%Y-%m-%d %H:%M") for name in ("startCreateDate", "endCreateDate"))
        assert 0 < (last - first).days <= 30
        found = [one for one in self.accepted if one["reference"] == query["recipientGroupingKey"]]
        messages = [{"requestId": one["id"], "recipientGroupingKey": one["reference"]} for one in found]
        listed = {"messages": messages, "totalCount": len(messages)}
        return 200, {"header": self._header(0), "messageSearchResultResponse": listed}


class FakeTelegram(FakeProvider):
    """sendMessage of the Bot API."""

    def accept(self, desk: BaseHTTPRequestHandler, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if desk.path != f"/bot{self.secret}/sendMessage":
            return 404, {"ok": False, "error_code": 404, "description": "Not Found"}
        if body["chat_id"] == "999":
            return 400, {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
        self.accepted.append({"reference": body["text"], "body": body})
        return 200, {"ok": True, "result": {"message_id": len(self.accepted)}}


class FakeMail(socketserver.ThreadingTCPServer):
    """A tiny SMTP server. ``fault``: "" | "busy" (450) | "unknown" (550) | "lost" (hangs up after the text)."""

    allow_reuse_address = True
    daemon_threads = True
    fault = ""
    mails: ClassVar[list[bytes]]

    def __init__(self) -> None:
        self.mails: list[bytes] = []  # type: ignore[misc]
        self.envelopes: list[str] = []
        super().__init__(("127.0.0.1", 0), _MailDesk)
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _MailDesk(socketserver.StreamRequestHandler):
    server: FakeMail

    def handle(self) -> None:
        self.say(b"220 fake")
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word in (b"EHLO", b"HELO"):
                self.say(b"250 fake")
            elif word == b"MAIL":
                self.say(b"450 busy" if self.server.fault == "busy" else b"250 ok")
            elif word == b"RCPT":
                self.server.envelopes.append(line.decode().strip())
                self.say(b"550 unknown" if self.server.fault == "unknown" else b"250 ok")
            elif word == b"DATA":
                self.say(b"354 go on")
                text = b""
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    text += part
                self.server.mails.append(text)
                if self.server.fault == "lost":
                    return
                self.say(b"250 taken")
            else:
                self.say(b"250 ok")

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")
