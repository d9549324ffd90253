"""From one sentence to a booked seat in the chat of the browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser


def test_one_sentence_books_and_the_card_cancels(chat: ChatPage) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 844})
    chat.ask("내일 오후 2시에 수원센터 실업급여 상담 예약해줘")
    expect(chat.messages.last).to_contain_text("11월 24일(화) 오후 2시")
    chat.ask("김이음 010-1234-5678")
    card = chat.page.locator(".message").last.locator("article").first
    expect(card).to_contain_text("수원고용센터")
    expect(card).to_contain_text(re.compile("[2-9A-Z]{8}"))
    assert violations(chat.page) == []
    chat.press("예약 취소")
    chat.press("취소할게요")
    expect(chat.messages.last).to_contain_text("취소했어요")


def test_free_times_are_buttons_that_keyboards_reach(chat: ChatPage) -> None:
    chat.ask("다음 주에 성남고용센터에서 취업상담 예약하고 싶어요")
    if chat.choices.filter(has_text="오전").count() == 0:
        chat.press("구직급여")
    first = chat.choices.filter(has_text="오전").first
    expect(first).to_be_visible()
    first.focus()
    chat.page.keyboard.press("Enter")
    expect(chat.messages.last).to_contain_text("이름과 전화번호")
    chat.ask("그만할래요")
    expect(chat.messages.last).to_contain_text("풀었어요")
