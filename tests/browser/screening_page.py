"""The page /screening in the words of a person who uses it."""

from __future__ import annotations

import json
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.browser.chat_page import Gateway

KEY = "ieum.screening"


class ScreeningPage:
    """The page /screening, and the same engine over HTTP to compare with."""

    def __init__(self, page: Page, gateway: Gateway) -> None:
        self.page = page
        self.address = gateway.address
        self.api = httpx.Client(base_url=gateway.address, timeout=30)
        self.script_errors: list[str] = []
        page.on("pageerror", lambda error: self.script_errors.append(str(error)))
        page.on("console", self._note)
        self.questions = page.locator("ieum-questions form")
        self.answers = page.locator("ieum-answers li[data-fact]")
        self.programs = page.locator("article[data-program]")
        self.clash = page.locator("#clash")
        self.network = page.locator("#network")

    def _note(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.script_errors.append(message.text)

    def open(self, query: str = "") -> None:
        """Load the page."""
        self.page.goto(f"{self.address}/screening{query}")
        expect(self.page.locator("#audience-citizen")).to_be_visible()

    def begin(self, audience: str) -> None:
        """Say who one is, and wait for the first result."""
        self.open()
        self.page.locator(f"#audience-{audience}").click()
        self.settled()

    def begin_with(self, audience: str, facts: dict[str, Any], **kept: Any) -> None:
        """Come back to a tab in which these answers were given."""
        self.open()
        answers = {"audience": audience, "facts": {"citizen": {}, "employer": {}} | {audience: facts}, **kept}
        self.page.evaluate("([key, kept]) => sessionStorage.setItem(key, JSON.stringify(kept))", [KEY, answers])
        self.open()

    def settled(self) -> None:
        """Wait for a result that belongs to all answers."""
        expect(self.page.locator("ieum-result .fine").last).to_be_visible()
        expect(self.page.locator("ieum-result[aria-busy]")).to_have_count(0)

    def asked(self) -> list[str]:
        """The facts that are asked for now."""
        return [form.get_attribute("data-fact") or "" for form in self.questions.all()]

    def question(self, fact: str) -> Locator:
        """The form of one question."""
        return self.page.locator(f"#ask-{fact}")

    def answer_first(self) -> str:
        """Answer the first question with the first thing there is to press; gives its fact."""
        form = self.questions.first
        fact = form.get_attribute("data-fact") or ""
        for choice in (".answer-buttons button", ".bands button", ".option", ".dont-know"):
            if form.locator(choice).count():
                form.locator(choice).first.click()
                break
        self.answered(fact)
        return fact

    def answered(self, fact: str) -> None:
        """Wait until a question is gone and its answer is in the list."""
        expect(self.question(fact)).to_have_count(0)
        expect(self.page.locator(f"ieum-answers li[data-fact={fact}]")).to_have_count(1)
        self.settled()

    def kept(self) -> dict[str, Any]:
        """What the tab remembers."""
        found: dict[str, Any] = json.loads(self.page.evaluate("(key) => sessionStorage.getItem(key) ?? '{}'", KEY))
        return found

    def facts(self) -> dict[str, Any]:
        """The answers of the chosen audience."""
        kept = self.kept()
        found: dict[str, Any] = kept["facts"][kept["audience"]]
        return found

    def verdicts(self) -> dict[str, str]:
        """What the page shows for each program, also behind "show more"."""
        cards = self.page.evaluate(
            "() => [...document.querySelectorAll('article[data-program]')].map((card) => [card.dataset.program, card.dataset.verdict])"
        )
        return dict(cards)

    def result(self, **body: Any) -> dict[str, Any]:
        """What the server says."""
        found: dict[str, Any] = self.api.post("/api/screenings", json=body).json()
        return found

    def open_everything(self) -> None:
        """Open all that can be opened."""
        for _ in range(2):  # cards are filled when they are opened
            self.page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
            self.page.wait_for_timeout(150)

    def scrolls_sideways(self) -> bool:
        """Whether anything makes the page wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
