"""Taking the result of /screening along: link and QR code, PDF, print view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.chat_page import Gateway
from tests.browser.screening_page import ScreeningPage
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
ONE = "job_seeking_benefit"


class TestTakingAlong:
    def test_link_opens_the_answers_on_another_device_and_can_be_deleted(
        self, screening: ScreeningPage, browser: Browser, gateway: Gateway
    ) -> None:
        screening.begin("citizen")
        fact = screening.answer_first()
        screening.page.locator("#tool-share").click()
        assert violations(screening.page) == []
        screening.page.locator("#share-make").click()
        picture = screening.page.locator("img.qr")
        expect(picture).to_have_attribute("alt", re.compile(".+"))
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("(one) => one.naturalWidth") > 0
        expect(screening.page.locator("#share-until")).to_contain_text("2026")
        assert violations(screening.page) == []
        url = screening.page.locator("#share-url").input_value()
        assert re.fullmatch(rf"{screening.address}/screening#[\w-]+", url)

        other = _other(browser, gateway)
        other.page.goto(url)
        expect(other.page.locator(f"ieum-answers li[data-fact={fact}]")).to_have_count(1)
        assert other.page.url == f"{screening.address}/screening"
        assert other.facts() == screening.facts()
        other.page.context.close()

        screening.page.locator("#share-delete").click()
        expect(screening.page.locator("#share-gone")).to_be_visible()
        gone = _other(browser, gateway)
        gone.page.goto(url)
        expect(gone.page.locator("#arrival")).to_be_visible()
        expect(gone.page.locator("#audience-citizen")).to_be_visible()
        expect(gone.page.locator("#work")).to_be_hidden()
        assert gone.page.url == f"{screening.address}/screening"
        assert violations(gone.page) == []
        gone.page.context.close()

    def test_an_expired_link_is_explained_and_one_can_start_anew(self, screening: ScreeningPage) -> None:
        screening.page.route("**/api/screenings/links/*", lambda route: route.fulfill(
            status=410, content_type="application/problem+json", json={"code": "link_expired", "status": 410, "detail": "기간이 지났어요."}))
        screening.open("#" + "x" * 24)
        expect(screening.page.locator("#arrival")).to_have_text("기간이 지났어요.")
        screening.page.locator("#audience-citizen").click()
        screening.settled()
        expect(screening.questions.first).to_be_visible()

    def test_pdf_is_a_pdf(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"worker_kind": "employee"}, program=ONE)
        screening.settled()
        with screening.page.expect_download(timeout=30_000) as waiting:
            screening.page.locator("#tool-pdf").click()
        assert waiting.value.suggested_filename.endswith(".pdf")
        assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")

    def test_print_view_shows_the_answers_and_the_result(self, screening: ScreeningPage, context: BrowserContext) -> None:
        screening.begin_with("citizen", {"worker_kind": "employee"}, program=ONE)
        screening.settled()
        with context.expect_page() as opened:
            screening.page.locator("#tool-print").click()
        paper = opened.value
        expect(paper.locator("#print")).to_be_focused()
        expect(paper.locator("table.answers tr")).to_have_count(1)
        expect(paper.locator("section.program")).to_have_count(1)
        assert "worker_kind" not in paper.url
        assert violations(paper) == []


def _other(browser: Browser, gateway: Gateway) -> ScreeningPage:
    """Another device."""
    context = browser.new_context(locale="ko-KR", reduced_motion="reduce")
    return ScreeningPage(context.new_page(), gateway)
