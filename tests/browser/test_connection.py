"""Bad networks: nothing is lost, nothing is said twice, people know what is going on."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat_page import ChatPage, Gateway

pytestmark = pytest.mark.browser


class TestSendingAgain:
    def test_retry_keeps_the_id_so_the_server_counts_one_message(self, chat: ChatPage) -> None:
        sent: list[str] = []

        def lose_the_answer(route: object) -> None:
            sent.append(json.loads(route.request.post_data)["client_id"])  # type: ignore[attr-defined]
            if len(sent) == 1:
                route.fetch()  # type: ignore[attr-defined]  # the server gets it, the person never hears of it
                route.abort()  # type: ignore[attr-defined]
            else:
                route.continue_()  # type: ignore[attr-defined]

        chat.page.route("**/messages", lose_the_answer)
        chat.send("영통구 고용센터")
        retry = chat.page.get_by_role("button", name="다시 보내기")
        retry.click()
        expect(retry).to_have_count(0)
        expect(chat.page.locator(".place")).to_have_count(1)
        assert len(sent) == 2 and sent[0] == sent[1]
        said = [one for one in chat.gateway.same(chat.page).messages() if one["from"] == "user"]
        assert len(said) == 1
        assert chat.seqs() == sorted(set(chat.seqs()))

    def test_message_written_offline_is_sent_when_the_network_is_back(self, chat: ChatPage) -> None:
        chat.page.context.set_offline(True)
        chat.send("영통구 고용센터")
        expect(chat.page.locator(".failed")).to_be_visible()
        expect(chat.page.locator(".pending")).to_contain_text("영통구 고용센터")
        chat.page.context.set_offline(False)
        expect(chat.page.locator(".place")).to_have_count(1)
        expect(chat.page.locator(".failed, .pending")).to_have_count(0)


class TestReconnecting:
    def test_messages_of_meanwhile_arrive_once_and_in_order(self, chat: ChatPage) -> None:
        elsewhere = chat.gateway.same(chat.page)
        chat.page.context.set_offline(True)
        expect(chat.banner).to_contain_text("다시 연결하는 중")
        elsewhere.say("영통구 고용센터")
        chat.page.context.set_offline(False)
        expect(chat.page.locator(".place")).to_have_count(1)
        expect(chat.banner).to_be_hidden()
        assert chat.seqs() == [one["seq"] for one in elsewhere.messages()]
        chat.ask("실업급여 준비물")
        assert chat.seqs() == [one["seq"] for one in elsewhere.messages()]

    def test_what_is_said_elsewhere_appears_by_itself(self, chat: ChatPage) -> None:
        chat.page.wait_for_timeout(300)
        chat.gateway.same(chat.page).say("영통구 고용센터")
        expect(chat.page.locator(".place")).to_have_count(1, timeout=4000)

    def test_works_without_websocket(self, page: Page, gateway: Gateway) -> None:
        page.add_init_script("window.WebSocket = class { constructor() { throw new Error('blocked') } }")
        chat = ChatPage(page, gateway)
        chat.open()
        chat.ask("영통구 고용센터")
        expect(page.locator(".place")).to_have_count(1)
        expect(chat.banner).to_be_hidden()
        gateway.same(page).say("해운대구 고용센터")
        expect(page.locator(".place").filter(has_text="부산")).not_to_have_count(0, timeout=9000)
        assert chat.seqs() == [one["seq"] for one in gateway.same(page).messages()]

    def test_reload_shows_the_conversation_again(self, chat: ChatPage) -> None:
        chat.ask("영통구 고용센터")
        before = chat.seqs()
        chat.page.reload()
        expect(chat.messages).to_have_count(len(before))
        assert chat.seqs() == before
        expect(chat.choices.first).to_be_visible()


class TestGoneConversation:
    def test_expired_conversation_starts_anew_with_a_sentence(self, chat: ChatPage) -> None:
        chat.ask("영통구 고용센터")
        old = chat.gateway.same(chat.page)
        old.erase()
        chat.page.reload()
        expect(chat.page.locator("#toast")).to_contain_text("새 대화를 시작했어요")
        expect(chat.messages).to_have_count(1)

    def test_text_is_kept_when_the_conversation_went_away_meanwhile(self, chat: ChatPage) -> None:
        chat.page.route_web_socket("**/stream**", lambda socket: None)
        chat.page.reload()
        expect(chat.messages).to_have_count(1)
        chat.gateway.same(chat.page).erase()
        chat.send("영통구 고용센터")
        expect(chat.page.locator("#toast")).to_contain_text("새 대화를 시작했어요")
        expect(chat.field).to_have_value("영통구 고용센터")


def test_who_waits_for_the_first_words_sees_that_something_happens(page: Page, gateway: Gateway) -> None:
    page.add_init_script("const get = fetch; window.fetch = async (...ask) => (await new Promise((go) => setTimeout(go, 2500)), get(...ask))")
    page.goto(gateway.address)
    expect(page.locator(".typing")).to_contain_text("준비하고 있어요")
    expect(page.locator(".message")).to_have_count(1)
    expect(page.locator(".typing")).to_have_count(0)
