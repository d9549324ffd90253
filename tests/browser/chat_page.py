"""The chat page in the words of a person who uses it, and the gateway as another client sees it."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

CHECK = "실업급여 받을 수 있나요?"
# What somebody with a plain case (45 years old, employee, laid off last month) answers: questions to say "no" to, and
# what to write when there is no button.
ANSWERED_NO = ("금고", "65세가", "장애인", "장애")
WRITTEN = {"date": "2026년 10월 31일", "money": "280만원", "number": "45", "duration": "6년", "text": "모르겠어요"}


class Talk:
    """A conversation over HTTP, without the page."""

    def __init__(self, client: httpx.Client, key: dict[str, str]) -> None:
        self._client = client
        self._address = f"/api/conversations/{key['id']}"
        self._headers = {"Authorization": f"Bearer {key['token']}"}

    def say(self, text: str) -> dict[str, Any]:
        """Send a sentence."""
        body = {"client_id": str(uuid.uuid4()), "text": text}
        answer: dict[str, Any] = self._client.post(f"{self._address}/messages", json=body, headers=self._headers).json()
        return answer

    def messages(self) -> list[dict[str, Any]]:
        """Everything that was said."""
        found: list[dict[str, Any]] = self._client.get(f"{self._address}/messages", headers=self._headers).json()["messages"]
        return found

    def state(self) -> dict[str, Any]:
        """Mode, interview and language."""
        found: dict[str, Any] = self._client.get(f"{self._address}/messages", headers=self._headers).json()["state"]
        return found

    def erase(self) -> None:
        """Wipe it."""
        self._client.delete(self._address, headers=self._headers)

    def exists(self) -> bool:
        """Whether the server still knows it."""
        return self._client.get(f"{self._address}/messages", headers=self._headers).status_code == 200


class Gateway:
    """The running gateway."""

    def __init__(self, address: str, database: Path | None = None, staff_token: str = "") -> None:
        self.address = address
        self.database = database
        self.staff = {"Authorization": f"Bearer {staff_token}"}
        self._client = httpx.Client(base_url=address, timeout=30)

    def start(self) -> Talk:
        """Open a conversation without a page."""
        return Talk(self._client, self._client.post("/api/conversations", json={"channel": "web"}).json())

    def same(self, page: Page) -> Talk:
        """The conversation that a page has open."""
        return Talk(self._client, json.loads(page.evaluate("sessionStorage.getItem('ieum.conversation')")))


class ChatPage:
    """The chat page."""

    def __init__(self, page: Page, gateway: Gateway) -> None:
        self.page = page
        self.gateway = gateway
        self.script_errors: list[str] = []
        page.on("pageerror", lambda error: self.script_errors.append(str(error)))
        page.on("console", self._note)
        self.field = page.locator("#message")
        self.choices = page.locator(".choices button")
        self.messages = page.locator(".message:not(.pending)")
        self.banner = page.locator("#banner")

    def _note(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.script_errors.append(message.text)

    def open(self, path: str = "/") -> None:
        """Load the page and wait for the greeting."""
        self.page.goto(self.gateway.address + path)
        expect(self.messages).to_have_count(1)
        expect(self.choices.first).to_be_visible()

    def send(self, text: str) -> None:
        """Write and press Enter."""
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text: str) -> Locator:
        """Write, and wait for the answer; gives the last message."""
        before = self.messages.count()
        self.send(text)
        return self.answered(before)

    def press(self, label: str) -> Locator:
        """Press a button under the last answer, and wait for the next."""
        before = self.messages.count()
        self.choices.filter(has_text=label).first.click()
        return self.answered(before)

    def answered(self, before: int) -> Locator:
        """Wait until nothing is on its way; gives the last message."""
        expect(self.messages.nth(before + 1)).to_be_attached()
        expect(self.page.locator(".pending, .typing")).to_have_count(0)
        self.page.wait_for_function("() => document.querySelector('ieum-log').waiting.length === 0")  # only then there are buttons
        return self.messages.last

    def answer_until_result(self) -> Locator:
        """Answer the questions of a screening like somebody with a plain case."""
        for _ in range(20):
            question = self.page.locator(".message").last.locator(".question-text")
            if not question.count():
                break
            before = self.messages.count()
            loud = self.page.locator(".choices ul:not(.quiet-list) button")
            if loud.count():
                loud.nth(self.fitting(question.inner_text())).click()
            else:
                self.send(self.written())
            self.answered(before)
        return self.page.locator(".card.result").last

    def written(self) -> str:
        """What such a person writes for the open question."""
        return WRITTEN[self.gateway.same(self.page).messages()[-1]["data"]["type"]]

    @staticmethod
    def fitting(question: str) -> int:
        """Which button such a person presses."""
        return 1 if any(words in question for words in ANSWERED_NO) else 0

    def seqs(self) -> list[int]:
        """The numbers of the messages in the order they are shown."""
        return [int(item.get_attribute("data-seq") or 0) for item in self.messages.all()]

    def scrolls_sideways(self) -> bool:
        """Whether anything makes the page or the conversation wider than the window."""
        return bool(self.page.evaluate(
            "() => [document.documentElement, document.querySelector('.log')].some((part) => part.scrollWidth > part.clientWidth + 1)"
        ))
