"""``make pictures``: the screenshots in ``docs/``, taken from the running system with the two questions of the README."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from center.settings import ROOT
from tests.browser.conftest import CHROMIUM, CHROMIUM_FLAGS
from tests.system import System

FIRST = "수원 사는데 실업급여 어디서 신청해요?"
SECOND = "45살이고 6년 일하다 지난달에 권고사직 당했는데 실업급여 얼마나 받아요?"


def say(page: Page, text: str) -> None:
    """Type a sentence and wait until it is answered."""
    before = page.locator("[data-seq]").count()
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_function("n => document.querySelectorAll('[data-seq]').length > n + 1", arg=before, timeout=20_000)
    page.wait_for_timeout(700)


def picture(browser: Browser, address: str, name: str, width: int, height: int, *sentences: str) -> None:
    """One screenshot after some sentences."""
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.5, locale="ko-KR")
    page.goto(address)
    page.wait_for_selector("[data-seq]")
    for sentence in sentences:
        say(page, sentence)
    page.screenshot(path=ROOT / "docs" / name)
    page.close()


def main() -> None:
    """Start the system, take the pictures, stop it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        system = System(Path(folder))
        system.start()
        system.wait_until_ready()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        try:
            picture(browser, system.address, "chat-center.png", 1100, 820, FIRST)
            picture(browser, system.address, "chat-amount.png", 1100, 1000, SECOND)
            picture(browser, system.address, "chat-phone.png", 390, 844, FIRST, SECOND)
        finally:
            browser.close()
            system.stop()


if __name__ == "__main__":
    main()
