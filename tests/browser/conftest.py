"""A real gateway in its own process and a real Chromium. Rasa is not needed: the gateway answers directly."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from center.settings import ROOT
from tests.browser.appointments_page import AppointmentsPage
from tests.browser.chat_page import ChatPage, Gateway
from tests.browser.screening_page import ScreeningPage

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]
SLOWEST_START = 90.0
PATIENCE = 20_000  # milliseconds; a busy machine is not a fault of the page
STAFF_TOKEN = "staff of the browser tests"

expect.set_options(timeout=PATIENCE)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def foreign_port() -> int:
    """Where the other site of the embed tests will be served."""
    return free_port()


@pytest.fixture(scope="session")
def gateway(tmp_path_factory: pytest.TempPathFactory, foreign_port: int) -> Iterator[Gateway]:
    """The gateway on a free port with an empty database; ready when it understands a sentence."""
    folder = tmp_path_factory.mktemp("gateway")
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("IEUM_")},
        "PYTHONPATH": str(ROOT),
        "IEUM_DATABASE_URL": f"sqlite:///{folder / 'ieum.db'}",
        "IEUM_VAR_DIR": str(folder),
        "IEUM_RASA_URL": f"http://127.0.0.1:{free_port()}",
        "IEUM_TODAY": "2026-11-23",
        "IEUM_STAFF_TOKEN": STAFF_TOKEN,
        "IEUM_EMBED_ORIGINS": f"http://127.0.0.1:{foreign_port}",
    }
    subprocess.run([sys.executable, "-m", "cli", "migrate"], cwd=ROOT, env=environment, check=True)
    log = (folder / "gateway.log").open("wb")
    command = [sys.executable, "-m", "uvicorn", "web.app:create_app", "--factory", "--port", str(port), "--no-access-log"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    running = Gateway(f"http://127.0.0.1:{port}", folder / "ieum.db", STAFF_TOKEN)
    try:
        _wait_until_it_understands(running, process, folder / "gateway.log")
        yield running
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def _wait_until_it_understands(running: Gateway, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SLOWEST_START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(log.read_text("utf-8", "replace")[-3000:])
        try:
            talk = running.start()
            if talk.say("영통구 고용센터")["messages"][-1]["kind"] == "offices":
                return
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    raise RuntimeError(log.read_text("utf-8", "replace")[-3000:])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile."""
    opened = browser.new_context(viewport={"width": 1000, "height": 800}, locale="ko-KR", reduced_motion="reduce")
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab that fails the test when a script of ours fails or the content policy is violated."""
    return context.new_page()


@pytest.fixture
def chat(page: Page, gateway: Gateway) -> Iterator[ChatPage]:
    """The chat page with its greeting."""
    opened = ChatPage(page, gateway)
    opened.open()
    yield opened
    assert opened.script_errors == []


@pytest.fixture
def screening(page: Page, gateway: Gateway) -> Iterator[ScreeningPage]:
    """The page /screening, not opened yet."""
    used = ScreeningPage(page, gateway)
    yield used
    assert used.script_errors == []


@pytest.fixture
def appointments(page: Page, gateway: Gateway) -> Iterator[AppointmentsPage]:
    """The page /appointments, not opened yet, and a center that no other test books at."""
    used = AppointmentsPage(page, gateway)
    yield used
    assert used.script_errors == []
