"""The list of programs and the page of each: readable, accessible, complete without a script."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat_page import Gateway
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
ONE = "job_seeking_benefit"


def _programs(gateway: Gateway) -> list[dict[str, str]]:
    found: list[dict[str, str]] = httpx.get(f"{gateway.address}/api/programs").json()["items"]
    return found


def _wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))


def test_list_names_every_program_without_a_script(browser: Browser, gateway: Gateway) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{gateway.address}/programs")
    expect(page.locator(".program-list > li")).to_have_count(len(_programs(gateway)))
    expect(page.locator("#filter")).to_be_hidden()
    context.close()


def test_words_filter_the_list(page: Page, gateway: Gateway) -> None:
    page.goto(f"{gateway.address}/programs")
    name = page.locator(f"a[href='/programs/{ONE}']").inner_text()
    page.locator("#filter-words").fill(name.upper())
    expect(page.locator(f"li:has(a[href='/programs/{ONE}'])")).to_be_visible()
    shown = page.locator(".program-list > li:visible").count()
    assert shown < len(_programs(gateway))
    expect(page.locator("#filter-count")).to_contain_text(str(shown))
    page.locator("#filter-words").fill("zzzz")
    expect(page.locator(".program-list > li:visible")).to_have_count(0)
    assert violations(page) == []
    page.locator("#filter-words").fill("")
    expect(page.locator(".program-list > li:visible")).to_have_count(len(_programs(gateway)))


def test_newest_rules_come_first_and_are_open(page: Page, gateway: Gateway) -> None:
    versions = httpx.get(f"{gateway.address}/api/programs/{ONE}").json()["versions"]
    page.goto(f"{gateway.address}/programs/{ONE}")
    expect(page.locator("details.version")).to_have_count(len(versions))
    expect(page.locator("details.version").first).to_have_attribute("open", "")
    expect(page.locator("details.version").first.locator(".criteria > li")).to_have_count(len(versions[-1]["criteria"]))
    expect(page.locator(".check-me a")).to_have_attribute("href", f"/screening?program={ONE}")


@pytest.mark.parametrize("width", [390, 320, 1280])
def test_pages_fit_the_window_and_are_accessible(browser: Browser, gateway: Gateway, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{gateway.address}/programs")
    assert not _wide(page)
    assert violations(page) == []
    kinds: dict[bool, str] = {bool(program["in_force"]): program["id"] for program in _programs(gateway)}
    for program in {ONE, *kinds.values()}:
        page.goto(f"{gateway.address}/programs/{program}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert not _wide(page), program
        assert violations(page) == [], program
    context.close()


def test_dark_and_high_contrast(browser: Browser, gateway: Gateway) -> None:
    for wanted in ({"color_scheme": "dark"}, {"contrast": "more"}, {"forced_colors": "active"}):
        context = browser.new_context(**wanted)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{gateway.address}/programs/{ONE}")
        assert violations(page) == [], wanted
        context.close()
