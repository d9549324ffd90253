"""What belongs to the person: transcript, rating, language, how the page looks, erasing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage

pytestmark = pytest.mark.browser


def _menu(chat: ChatPage, name: str) -> None:
    chat.page.get_by_role("button", name="대화 메뉴").click()
    chat.page.get_by_role("button", name=name).click()


def test_transcript_is_a_text_file_with_all_words(chat: ChatPage) -> None:
    chat.ask("영통구 고용센터")
    with chat.page.expect_download() as waiting:
        _menu(chat, "대화 내려받기")
    assert waiting.value.suggested_filename.endswith(".txt")
    text = Path(waiting.value.path()).read_text("utf-8")
    assert "영통구 고용센터" in text and "수원고용센터" in text


def test_rating_at_the_end_is_sent_and_a_new_conversation_begins(chat: ChatPage) -> None:
    chat.ask("영통구 고용센터")
    ratings: list[str | None] = []
    chat.page.on("request", lambda request: ratings.append(request.post_data) if request.url.endswith("/rating") else None)
    _menu(chat, "대화 끝내고 평가하기")
    dialog = chat.page.get_by_role("dialog", name="이음이 도움이 되었나요?")
    dialog.get_by_role("button", name="평가 보내기").click()
    expect(dialog.get_by_role("alert")).to_contain_text("점수를")
    dialog.get_by_label("아주 도움이 됐어요").check()
    dialog.get_by_label("하고 싶은 말").fill("고맙습니다")
    dialog.get_by_role("button", name="평가 보내기").click()
    expect(dialog).to_have_count(0)
    expect(chat.messages).to_have_count(1)
    assert ratings == ['{"score":5,"comment":"고맙습니다"}']


def test_language_switch_changes_page_and_conversation(chat: ChatPage) -> None:
    chat.ask("영통구 고용센터")
    chat.page.get_by_role("button", name="English").click()
    expect(chat.page.locator("html")).to_have_attribute("lang", "en")
    expect(chat.page.get_by_role("button", name="Send", exact=True)).to_be_visible()
    expect(chat.messages.first.locator(".words").first).to_have_attribute("lang", "ko")
    expect(chat.page.get_by_role("button", name="한국어")).to_be_focused()
    chat.page.wait_for_timeout(200)
    assert chat.gateway.same(chat.page).state()["language"] == "en"
    chat.page.reload()
    expect(chat.page.get_by_role("button", name="Send", exact=True)).to_be_visible()


def test_erasing_asks_first_and_wipes_the_server(chat: ChatPage) -> None:
    chat.ask("영통구 고용센터")
    old = chat.gateway.same(chat.page)
    _menu(chat, "내 대화 지우기")
    chat.page.get_by_role("dialog").get_by_role("button", name="취소").click()
    assert old.exists()
    _menu(chat, "내 대화 지우기")
    chat.page.get_by_role("dialog").get_by_role("button", name="지우기").click()
    expect(chat.page.locator("#toast")).to_contain_text("지우고 새로 시작했어요")
    expect(chat.messages).to_have_count(1)
    assert not old.exists()


def test_choices_of_look_are_kept(chat: ChatPage) -> None:
    chat.page.get_by_role("button", name="화면 설정").click()
    for group, choice in (("글자 크기", "더 크게"), ("밝기", "어둡게"), ("고대비", "켬")):
        chat.page.get_by_role("group", name=group).get_by_label(choice, exact=True).check(force=True)
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("button", name="화면 설정")).to_be_focused()
    chat.page.reload()
    for name, value in (("data-scale", "larger"), ("data-theme", "dark"), ("data-contrast", "more")):
        expect(chat.page.locator("html")).to_have_attribute(name, value)
