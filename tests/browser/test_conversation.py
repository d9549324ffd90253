"""What people do in the chat: write, press, read, make mistakes, leave."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat_page import CHECK, ChatPage, Gateway

pytestmark = pytest.mark.browser


class TestTalking:
    def test_greeting_shows_buttons_that_can_be_pressed(self, chat: ChatPage) -> None:
        expect(chat.messages.first).to_contain_text("이음")
        chat.press("고용센터 찾기")
        expect(chat.messages.last).to_contain_text("시·군·구")

    def test_a_center_has_phone_link_date_and_check_mark(self, chat: ChatPage) -> None:
        chat.ask("영통구 고용센터")
        card = chat.page.locator(".place")
        expect(card).to_contain_text("수원고용센터")
        expect(card.locator("a.phone")).to_have_attribute("href", "tel:0312317864")
        expect(card).to_contain_text("확인 필요")
        expect(card).to_contain_text("2026-03")

    def test_buttons_of_older_answers_are_gone(self, chat: ChatPage) -> None:
        chat.ask("영통구 고용센터")
        expect(chat.page.get_by_role("group", name="답 고르기")).to_have_count(1)
        expect(chat.choices.filter(has_text=CHECK)).to_have_count(0)

    def test_question_tells_how_many_are_left_and_what_to_write(self, chat: ChatPage) -> None:
        chat.press(CHECK)
        expect(chat.messages.last.locator(".remaining")).to_have_text(re.compile(r"남은 질문 약 \d+개"))
        chat.ask("직장인이고 권고사직 당했어요")
        for _ in range(6):
            if chat.page.locator("#message[inputmode=numeric]").count():
                break
            chat.choices.first.click()
            chat.page.wait_for_timeout(400)
        expect(chat.page.locator("#composer-hint")).to_be_visible()

    def test_shift_enter_breaks_the_line(self, chat: ChatPage) -> None:
        chat.field.fill("첫째 줄")
        chat.field.press("Shift+Enter")
        chat.field.press_sequentially("둘째 줄")
        expect(chat.field).to_have_value("첫째 줄\n둘째 줄")
        expect(chat.messages).to_have_count(1)

    def test_korean_composition_does_not_send(self, chat: ChatPage) -> None:
        chat.field.focus()
        devtools = chat.page.context.new_cdp_session(chat.page)
        devtools.send("Input.imeSetComposition", {"text": "영통구 고용센터", "selectionStart": 8, "selectionEnd": 8})
        enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
        devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **enter})
        chat.page.wait_for_timeout(400)
        expect(chat.page.locator(".message.user")).to_have_count(0)
        devtools.send("Input.insertText", {"text": "영통구 고용센터"})
        chat.field.press("Enter")
        chat.answered(1)
        expect(chat.page.locator(".message.user .words")).to_have_text("영통구 고용센터")

    def test_501_characters_are_refused_kindly_and_kept(self, chat: ChatPage) -> None:
        chat.send("가" * 501)
        expect(chat.page.locator("#composer-problem")).to_contain_text("나누어 보내")
        expect(chat.page.locator(".counter")).to_have_text("501/500자")
        expect(chat.field).to_have_value("가" * 501)
        assert len(chat.gateway.same(chat.page).messages()) == 1

    def test_a_refusal_of_the_server_is_shown_and_the_text_kept(self, chat: ChatPage) -> None:
        chat.send("\u200b\u200b")
        expect(chat.page.locator("#composer-problem")).to_contain_text("적어 주세요")
        expect(chat.field).to_have_value("\u200b\u200b")

    def test_typing_is_shown_and_said_once_when_the_answer_is_slow(self, chat: ChatPage) -> None:
        chat.page.route("**/messages", lambda route: (chat.page.wait_for_timeout(900), route.continue_()))
        chat.send("영통구 고용센터")
        expect(chat.page.locator(".typing")).to_be_visible()
        assert chat.page.locator("#announce-states p").filter(has_text="찾고 있어요").count() == 1
        chat.answered(1)


class TestSafety:
    def test_what_people_write_is_shown_as_text(self, chat: ChatPage) -> None:
        evil = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script> 영통구 고용센터"
        chat.ask(evil)
        expect(chat.page.locator(".message.user .words")).to_have_text(evil)
        assert chat.page.evaluate("window.hacked") is None

    def test_what_the_server_says_is_text_with_safe_links_only(self, page: Page, gateway: Gateway) -> None:
        chat = ChatPage(page, gateway)
        evil = "<b id=evil>굵게</b> javascript:alert(1) https://work24.go.kr/a?b=1. 전화 031-231-7864, 국번 없이 1350, 1350원, work24.go.kr"
        messages = [
            {"from": "bot", "kind": "text", "text": evil, "data": {"sources": [{"title": evil, "citation": evil, "as_of": "2026"}]}},
            {"from": "bot", "kind": "link", "text": "주소", "data": {"url": "javascript:alert(1)", "title": evil}},
            {"from": "bot", "kind": "offices", "text": "곳", "data": {"items": [{"name": evil, "address": evil, "phone": "javascript:alert(1)"}]}},
            {"from": "staff", "kind": "unknown_kind", "text": evil, "data": {}, "choices": [{"label": evil, "value": "x"}]},
        ]
        full = [{"seq": seq, "choices": [], "at": "2026-11-23T10:00:00+09:00", **one} for seq, one in enumerate(messages, 1)]
        state = {"mode": "bot", "interview": None, "language": "ko"}
        page.route("**/api/conversations/**", lambda route: route.fulfill(json={"messages": full, "state": state}))
        page.route("**/api/conversations", lambda route: route.fulfill(status=201, json={"id": "a", "token": "b", "messages": full, "state": state}))
        page.goto(gateway.address)
        expect(chat.messages).to_have_count(4)
        assert page.locator("#evil").count() == 0
        links = page.locator(".message").first.locator(".bubble a").all()
        assert [link.get_attribute("href") for link in links] == ["https://work24.go.kr/a?b=1", "tel:0312317864", "tel:1350"]
        schemes = {(link.get_attribute("href") or "").split(":")[0] for link in page.locator("a:not(.menu-panel a)").all()}
        assert schemes <= {"https", "tel", "#message"}

    def test_nothing_is_loaded_from_another_host(self, page: Page, gateway: Gateway) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        chat = ChatPage(page, gateway)
        chat.open()
        chat.ask("영통구 고용센터")
        outside = [url for url in asked if not url.startswith((gateway.address, "data:", "blob:"))]
        assert outside == []
        assert any(url.endswith(".woff2") for url in asked)


class TestResult:
    def test_keyboard_alone_reaches_a_result(self, chat: ChatPage) -> None:
        keyboard = chat.page.keyboard
        focused = "document.activeElement.textContent"
        for _ in range(30):
            keyboard.press("Tab")
            if chat.page.evaluate(focused) == CHECK:
                break
        before, by_button = chat.messages.count(), True
        keyboard.press("Enter")
        chat.answered(before)
        for _ in range(20):
            question = chat.page.locator(".message").last.locator(".question-text")
            if not question.count():
                break
            before = chat.messages.count()
            if chat.page.locator(".choices ul:not(.quiet-list) button").count():
                wanted = chat.page.locator(".choices ul:not(.quiet-list) button").nth(chat.fitting(question.inner_text()))
                if by_button:
                    expect(chat.page.locator(".choices")).to_be_focused()  # the focus follows to the next answers
                while not wanted.evaluate("(button) => button === document.activeElement"):
                    keyboard.press("Tab" if by_button else "Shift+Tab")
                keyboard.press("Enter")
            else:
                while chat.page.evaluate("document.activeElement.id") != "message":
                    keyboard.press("Tab")
                keyboard.type(chat.written())
                keyboard.press("Enter")
            chat.answered(before)
            by_button = chat.page.evaluate("document.activeElement.id") != "message"
        expect(chat.page.locator(".card.result").last).to_contain_text("최종 결정은 고용센터가 합니다")

    def test_card_explains_each_condition(self, chat: ChatPage) -> None:
        chat.press(CHECK)
        card = chat.answer_until_result()
        expect(card.locator(".result-head .badge")).to_contain_text("받을 수 있어 보여요")
        expect(card.locator(".amounts .main dd")).to_contain_text("원")
        row = card.locator("details.criterion").first
        row.locator("summary").click()
        expect(row).to_contain_text("충족")
        expect(row.locator("dl")).to_contain_text("고용보험법")
        expect(card).to_contain_text("다음 할 일")
        expect(card).to_contain_text("이직확인서")
        expect(card).to_contain_text("2026-11-23 기준")
        expect(chat.page.get_by_role("button", name="평가하기")).to_be_visible()
        chat.page.locator(".as-text summary").last.click()
        expect(chat.page.locator(".as-text").last).to_contain_text("▶ 구직급여")

    def test_not_now_shows_what_is_missing_first(self, chat: ChatPage) -> None:
        chat.press(CHECK)
        for text in ("직장인이에요", "자진퇴사했어요", "아니요"):
            if chat.page.locator(".card.result .badge.no").count():
                break
            chat.ask(text)
        for _ in range(12):
            if not chat.page.locator(".message").last.locator(".question-text").count():
                break
            chat.press("아니요" if chat.choices.filter(has_text="아니요").count() else "모르겠어요")
        card = chat.page.locator(".card.result").last
        expect(card.locator(".result-head .badge")).to_contain_text("지금은 어려워요")
        expect(card.locator("ul.criteria > li").first).to_contain_text("미충족")
