"""/screening for everybody: keyboard, every look, English, small windows, what the system asks for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat_page import Gateway
from tests.browser.screening_page import ScreeningPage
from tests.browser.test_accessibility import LOOKS, look, violations

pytestmark = pytest.mark.browser


class TestForEverybody:
    def test_by_keyboard_alone(self, screening: ScreeningPage) -> None:
        keyboard = screening.page.keyboard
        screening.open()
        _tab_to(screening.page, "#audience-citizen")
        keyboard.press("Enter")
        screening.settled()
        expect(screening.page.locator("#audience-citizen")).to_be_focused()
        for _ in range(6):
            fact = screening.asked()[0]
            form = f"#ask-{fact}"
            if screening.question(fact).locator(".answer-buttons button, .bands button").count():
                _tab_to(screening.page, f"{form} .answer-buttons button, {form} .bands button")
                keyboard.press("Enter")
            elif screening.question(fact).locator("input[type=radio]").count():
                _tab_to(screening.page, f"{form} input[type=radio]")
                keyboard.press("ArrowDown")  # looks around, does not answer yet
                expect(screening.question(fact)).to_have_count(1)
                keyboard.press("Enter")
            else:
                _tab_to(screening.page, f"{form} .dont-know")
                keyboard.press("Space")
            screening.answered(fact)
            expect(screening.page.locator("ieum-questions fieldset").first).to_be_focused()

    def test_every_look_of_every_state(self, screening: ScreeningPage) -> None:
        screening.open()
        assert violations(screening.page) == []
        screening.page.locator("#audience-citizen").click()
        screening.settled()
        screening.page.locator("#interest-unemployment").click()
        for _ in range(3):
            screening.answer_first()
        screening.open_everything()
        for choices in LOOKS:
            look(screening.page, **choices)
            assert violations(screening.page) == [], choices

    def test_english_interface_marks_korean_contents(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        screening.page.locator("button.language").click()
        expect(screening.page.locator("html")).to_have_attribute("lang", "en")
        expect(screening.questions.first.locator("legend")).to_have_attribute("lang", "ko")
        expect(screening.page.locator("article .card-title").first).to_have_attribute("lang", "ko")
        screening.open_everything()
        assert violations(screening.page) == []
        assert not re.search("[가-힣]", screening.page.locator("#questions-left").inner_text())

    @pytest.mark.parametrize(("width", "height", "scale"), [(390, 844, "normal"), (320, 568, "larger"), (640, 400, "normal")])
    def test_small_windows_and_zoom_do_not_scroll_sideways(
        self, browser: Browser, gateway: Gateway, width: int, height: int, scale: str
    ) -> None:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", locale="ko-KR")
        screening = ScreeningPage(context.new_page(), gateway)
        screening.begin("employer")
        look(screening.page, scale=scale)
        for _ in range(3):
            screening.answer_first()
        screening.open_everything()
        assert not screening.scrolls_sideways()
        assert violations(screening.page) == []
        screening.page.locator("#compare").click()
        assert not screening.scrolls_sideways()
        if height > 600:
            screening.page.evaluate("scrollTo(0, 0)")
            expect(screening.page.locator("#jump")).to_be_visible()
            screening.page.locator("#jump-link").click()
            expect(screening.page.locator("#result-title")).to_be_in_viewport()
        context.close()

    def test_what_the_system_asks_for_is_respected(self, browser: Browser, gateway: Gateway) -> None:
        context = browser.new_context(color_scheme="dark", forced_colors="active", contrast="more", reduced_motion="reduce")
        screening = ScreeningPage(context.new_page(), gateway)
        screening.begin("employer")
        expect(screening.page.locator("html")).to_have_attribute("data-theme", "dark")
        assert violations(screening.page) == []
        context.close()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until something that fits has the focus."""
    for _ in range(80):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"cannot be reached by keyboard: {selector}")
