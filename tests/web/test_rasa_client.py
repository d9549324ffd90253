"""The gateway's view of a Rasa server that behaves oddly, with a real local server in its place."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from web.rasa import RasaClient
from web.warmup import keep_watching_rasa


class Odd(BaseHTTPRequestHandler):
    """Answers everything with something that is not JSON."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>starting</html>")

    def log_message(self, *_: object) -> None:
        """Nothing to write."""


@pytest.fixture
def odd_server() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Odd)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_status_that_cannot_be_read_is_not_ready(odd_server: str) -> None:
    client = RasaClient(odd_server, "", 1.0)
    assert client.status() not in ("ok", "no model")
    client.close()


def test_watching_goes_on_whatever_rasa_answers() -> None:
    class Broken(RasaClient):
        def status(self) -> str:
            raise RuntimeError("broken")

    async def watch() -> bool:
        task = asyncio.create_task(keep_watching_rasa(Broken("http://127.0.0.1:9", "", 1.0)))
        await asyncio.sleep(0.2)
        alive = not task.done()
        task.cancel()
        return alive

    with ThreadPoolExecutor(1) as other:  # the browser tests leave an event loop in the main thread
        assert other.submit(asyncio.run, watch()).result(10)
