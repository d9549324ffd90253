"""WCAG 2.2 AA: axe on every state, one announcement per message, small screens and zoom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat_page import CHECK, ChatPage, Gateway

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[Any]:
    """What axe finds, short enough to read."""
    page.evaluate(f"{AXE}; null")
    found = page.evaluate("(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
    return [(one["id"], [(node["html"][:160], node["failureSummary"][:200]) for node in one["nodes"][:3]]) for one in found["violations"]]


def look(page: Page, **choices: str) -> None:
    """Choose how the page looks, as the settings would."""
    page.evaluate("(choices) => Object.assign(document.documentElement.dataset, choices)", choices)


LOOKS = [
    {"theme": "light", "contrast": "normal"}, {"theme": "dark", "contrast": "normal"},
    {"theme": "light", "contrast": "more"}, {"theme": "dark", "contrast": "more"},
]


def test_every_look_of_the_conversation(chat: ChatPage) -> None:
    def check(state: str) -> None:
        for choices in LOOKS:
            look(chat.page, **choices)
            assert violations(chat.page) == [], (state, choices)

    check("start")
    chat.ask("영통구 고용센터")
    check("centers")
    chat.ask(CHECK)
    chat.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    check("question")


def test_result_card_with_everything_open(chat: ChatPage) -> None:
    chat.press(CHECK)
    chat.answer_until_result()
    chat.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for choices in LOOKS:
        look(chat.page, **choices)
        assert violations(chat.page) == [], choices


def test_errors_menus_and_dialogs(chat: ChatPage) -> None:
    chat.send("가" * 501)
    assert violations(chat.page) == []
    chat.field.fill("")
    chat.page.route("**/messages", lambda route: route.abort())
    chat.send("영통구 고용센터")
    expect(chat.page.locator(".failed")).to_be_visible()
    assert violations(chat.page) == []
    for name in ("화면 설정", "대화 메뉴"):
        chat.page.get_by_role("button", name=name).click()
        assert violations(chat.page) == []
    chat.page.get_by_role("button", name="대화 끝내고 평가하기").click()
    assert violations(chat.page) == []


def test_english(chat: ChatPage) -> None:
    chat.page.get_by_role("button", name="English").click()
    chat.ask("영통구 고용센터")
    assert violations(chat.page) == []


def test_each_message_is_announced_once(chat: ChatPage) -> None:
    chat.page.evaluate("""() => {
        window.said = [];
        new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => window.said.push(node.textContent))))
          .observe(document.getElementById('announce-messages'), {childList: true, subtree: true, characterData: true});
    }""")
    chat.ask("영통구 고용센터")
    chat.ask(CHECK)
    chat.page.wait_for_timeout(500)
    said = chat.page.evaluate("window.said")
    assert len(said) == chat.messages.count() - 1
    assert sum("수원고용센터예요" in one for one in said) == 1
    assert chat.page.locator("[role=log]").get_attribute("aria-live") == "off"


@pytest.mark.parametrize(("width", "height", "scale"), [(320, 568, "normal"), (320, 568, "larger"), (640, 400, "normal"), (320, 256, "normal")])
def test_small_windows_and_zoom_do_not_scroll_sideways(
    browser: Browser, gateway: Gateway, width: int, height: int, scale: str
) -> None:
    """320 px, 200 % zoom of a 1280 px window, 400 % zoom of it, and large text."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    chat = ChatPage(context.new_page(), gateway)
    chat.open()
    look(chat.page, scale=scale)
    assert not chat.scrolls_sideways(), "start"
    chat.ask("영통구 고용센터")
    assert not chat.scrolls_sideways(), "centers"
    chat.ask(CHECK)
    chat.answer_until_result()
    chat.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert not chat.scrolls_sideways(), "result"
    assert violations(chat.page) == []
    context.close()


def test_what_the_system_asks_for_is_respected(browser: Browser, gateway: Gateway) -> None:
    context = browser.new_context(color_scheme="dark", forced_colors="active", contrast="more", reduced_motion="reduce")
    chat = ChatPage(context.new_page(), gateway)
    chat.open()
    root = chat.page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("data-contrast", "more")
    chat.ask("영통구 고용센터")
    assert violations(chat.page) == []
    context.close()


def test_text_alone_at_double_size(chat: ChatPage) -> None:
    chat.page.evaluate("document.documentElement.style.fontSize = '125%'")
    chat.ask("영통구 고용센터")
    assert not chat.scrolls_sideways()
    expect(chat.field).to_be_visible()


def test_only_the_conversation_scrolls(chat: ChatPage) -> None:
    """Parts that only screen readers see must not make the page itself longer than the window."""
    for _ in range(3):
        chat.ask("영통구 고용센터")
    assert chat.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert chat.page.evaluate("document.querySelector('.log').scrollHeight > document.querySelector('.log').clientHeight")


def test_double_size_on_a_small_phone(chat: ChatPage) -> None:
    chat.page.set_viewport_size({"width": 320, "height": 640})
    chat.page.evaluate("document.documentElement.style.fontSize = '125%'")
    assert not chat.scrolls_sideways()


def test_skip_link_leads_to_the_field(chat: ChatPage) -> None:
    chat.page.keyboard.press("Tab")
    expect(chat.page.locator("#skip")).to_be_focused()
    chat.page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()


def test_api_page_lists_the_calls(page: Page, gateway: Gateway) -> None:
    page.goto(f"{gateway.address}/docs")
    expect(page.get_by_text("/api/screenings", exact=True)).to_be_visible()
    page.locator("details").first.locator("summary").click()
    assert violations(page) == []
