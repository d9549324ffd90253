"""The chat on somebody else's page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from center.settings import ROOT
from tests.browser.chat_page import Gateway

pytestmark = pytest.mark.browser


@pytest.fixture
def foreign_page(gateway: Gateway, foreign_port: int) -> Iterator[str]:
    """A page of another origin with the one script tag."""
    body = (
        "<!doctype html><html lang=ko><title>다른 기관</title><h1>다른 기관의 페이지</h1><a href='#'>링크</a>"
        f"<script src='{gateway.address}/embed.js' data-label='취업 도우미' data-color='#063a74' data-position='left'></script>"
    ).encode()

    class OnePage(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", f"default-src 'none'; script-src {gateway.address}; frame-src {gateway.address}")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", foreign_port), OnePage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{foreign_port}/"
    server.shutdown()
    server.server_close()


def test_opens_and_closes_by_keyboard(page: Page, foreign_page: str) -> None:
    page.goto(foreign_page)
    opener = page.get_by_role("button", name="취업 도우미")
    assert page.locator("iframe").count() == 0
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="취업 도우미")).to_be_visible()
    inside = page.frame_locator("iframe")
    expect(inside.locator("#message")).to_be_focused()
    page.keyboard.type("영통구 고용센터")
    page.keyboard.press("Enter")
    expect(inside.locator(".place")).to_contain_text("수원고용센터")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(inside.locator(".place")).to_contain_text("수원고용센터")
    page.get_by_role("button", name="닫기").click()
    expect(opener).to_be_focused()


def test_a_site_that_is_not_listed_cannot_frame_the_chat(page: Page, gateway: Gateway) -> None:
    page.route("http://elsewhere.test/", lambda route: route.fulfill(
        content_type="text/html", body=f"<iframe src='{gateway.address}/ui/chat/embedded.html'></iframe>"))
    page.goto("http://elsewhere.test/")
    page.wait_for_timeout(800)
    assert page.frame_locator("iframe").locator("#message").count() == 0
    assert "Ieum" not in page.frames[-1].content()


def test_the_script_is_small() -> None:
    assert (ROOT / "ui" / "embed.js").stat().st_size <= 15_000
