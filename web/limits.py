"""What applies to every request: a size limit and headers that keep pages to themselves."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import problem, sentence

LARGEST = 1_000_000
FRAMEABLE = ("/ui/chat/embedded.html",)
PAGES = ("/", "/screening", "/appointments", "/embed.js", "/docs")


class SafeRequests:
    """Plain ASGI middleware: refuses bodies over a megabyte and sets security headers."""

    def __init__(self, app: ASGIApp, embed_origins: tuple[str, ...] = ()) -> None:
        self.app = app
        ancestors = " ".join(("'self'", *embed_origins))
        self._policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-src 'self'; frame-ancestors "
        )
        self._own, self._embedded = self._policy + "'self'", self._policy + ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if length.isdigit() and int(length) > LARGEST:
            await problem(413, "too_large", sentence("too_large"))(scope, receive, send)
            return
        received = 0

        async def receive_limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > LARGEST:  # sent in pieces, without saying how much would come
                raise HTTPException(413)
            return message

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Content-Security-Policy"] = self._embedded if scope["path"] in FRAMEABLE else self._own
                if scope["path"].startswith("/api/conversations"):
                    headers["Cache-Control"] = "no-store"
                elif scope["path"] in PAGES or scope["path"].startswith(("/ui", "/board/", "/visits/")):
                    headers["Cache-Control"] = "no-cache"  # ask again each time, so that modules never mix versions
            await send(message)

        await self.app(scope, receive_limited, send_safely)
