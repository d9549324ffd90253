"""/screening from the first answer to the last, and how people come to it."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat_page import Gateway
from tests.browser.screening_page import ScreeningPage
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
ONE = "job_seeking_benefit"
READY = {
    "job_field_decided": True, "can_relocate": True, "employability": "high", "job_search_motivation": "willing", "economic_hardship": False,
}


class TestTheWholeWay:
    @pytest.mark.parametrize("audience", ["citizen", "employer"])
    def test_form_shrinks_until_nothing_is_left_to_ask(self, screening: ScreeningPage, audience: str) -> None:
        screening.begin(audience)
        left = screening.page.locator("#questions-left")
        before = int(left.get_attribute("data-count") or 0)
        given: list[str] = []
        for _ in range(60):
            if not screening.questions.count():
                break
            assert screening.questions.count() <= 5
            fact = screening.answer_first()
            assert fact not in given
            given.append(fact)
        expect(screening.questions).to_have_count(0)
        expect(screening.page.locator(".questions-done")).to_be_visible()
        assert len(given) < before, "questions that no longer matter are not asked"
        result = screening.result(audience=audience, facts=screening.facts())
        assert screening.verdicts() == {program["id"]: program["verdict"] for program in result["programs"]}

    def test_groups_count_and_every_program_is_in_one(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        counted = sum(int(group.get_attribute("data-count") or 0) for group in screening.page.locator("section.group").all())
        assert counted == len(screening.verdicts()) == len(screening.result(audience="citizen", facts={})["programs"])
        for group in screening.page.locator("section.group").all():
            assert group.locator("> article").count() <= 5

    def test_interests_narrow_and_show_all_widens(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        everything = len(screening.verdicts())
        chip = screening.page.locator("#interest-training")
        chip.click()
        screening.settled()
        expect(chip).to_have_attribute("aria-pressed", "true")
        expect(chip).to_be_focused()
        assert 0 < len(screening.verdicts()) < everything
        screening.page.locator("#interest-all").click()
        expect(screening.page.locator("section.group").first).to_be_visible()
        expect(screening.programs).to_have_count(everything)

    def test_employers_compare_subsidies_in_a_table(self, screening: ScreeningPage) -> None:
        screening.begin("employer")
        screening.page.locator("#compare").click()
        table = screening.page.locator("table.comparison")
        expect(table.locator("caption")).to_have_count(1)
        possible = [one for one in screening.result(audience="employer", facts={})["programs"] if one["verdict"] != "no" and "ended" not in one]
        expect(table.locator("tbody tr")).to_have_count(len(possible))
        assert table.locator("tbody th[scope=row]").count() == len(possible)
        region = screening.page.locator(".table-scroll")
        region.focus()
        screening.page.keyboard.press("ArrowRight")
        assert violations(screening.page) == []
        screening.page.locator("#compare").click()
        expect(screening.page.locator("section.group").first).to_be_visible()

    def test_on_a_phone_the_name_stays_beside_the_money(self, screening: ScreeningPage) -> None:
        screening.page.set_viewport_size({"width": 390, "height": 844})
        screening.begin("employer")
        screening.page.locator("#compare").click()
        row = screening.page.locator("table.comparison tbody tr").first
        name, money = row.locator("th").bounding_box(), row.locator("td").first.bounding_box()
        assert name and money and money["x"] + money["width"] <= 390, "the first amount is seen without pushing"
        screening.page.evaluate("document.querySelector('.table-scroll').scrollLeft = 200")
        moved = row.locator("th").bounding_box()
        assert moved and abs(moved["x"] - name["x"]) < 2, "and the name stays when the table is pushed"

    def test_without_the_server_there_is_only_what_is_wrong(self, screening: ScreeningPage) -> None:
        screening.open()
        screening.page.route("**/api/**", lambda route: route.abort())
        screening.page.locator("#audience-citizen").click()
        expect(screening.network).to_be_visible()
        expect(screening.page.locator("#work")).to_be_hidden()
        screening.page.unroute("**/api/**")
        screening.network.get_by_role("button").click()
        screening.settled()

    def test_a_new_result_comes_at_once(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        took = []
        for _ in range(3):
            started = time.perf_counter()
            screening.answer_first()
            took.append(time.perf_counter() - started)
        assert min(took) < 2, "the page adds no waiting of its own"

    def test_all_modules_are_asked_for_at_once(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        loaded = screening.page.evaluate("performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname).filter((one) => one.endsWith('.js'))")
        named = screening.page.evaluate("[...document.querySelectorAll('link[rel=modulepreload], script[src]')].map((one) => new URL(one.href || one.src).pathname)")
        assert sorted(set(loaded)) == sorted(set(named))

    def test_final_decision_date_and_rules_are_always_there(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        expect(screening.page.locator("ieum-result > .decision")).to_be_visible()
        expect(screening.page.locator("ieum-result > .fine").last).to_contain_text("2026-11-23")
        expect(screening.page.locator("ieum-result > .fine").last).to_contain_text(screening.result(audience="citizen", facts={})["rules_hash"][:8])


class TestArrival:
    def test_one_program_alone_and_the_way_to_all(self, screening: ScreeningPage) -> None:
        screening.page.goto(f"{screening.address}/programs/{ONE}")
        screening.page.locator(".check-me a").click()
        expect(screening.page.locator("#narrowed")).to_be_visible()
        screening.settled()
        assert set(screening.verdicts()) == {ONE}
        expect(screening.page.locator("#audience-citizen")).to_have_attribute("aria-pressed", "true")
        assert violations(screening.page) == []
        screening.page.locator("#widen").click()
        expect(screening.programs).not_to_have_count(1)
        expect(screening.page.locator("#narrowed")).to_have_count(0)

    def test_unknown_program_is_said(self, screening: ScreeningPage) -> None:
        screening.open("?program=nothing_like_this")
        expect(screening.page.locator("#arrival")).to_be_visible()

    def test_employer_by_address(self, screening: ScreeningPage) -> None:
        screening.open("?audience=employer")
        screening.settled()
        expect(screening.page.locator("#audience-employer")).to_have_attribute("aria-pressed", "true")

    def test_a_program_that_has_ended_is_no_not_now(self, screening: ScreeningPage) -> None:
        ended = next(
            (one for one in screening.api.get("/api/programs?audience=employer").json()["items"] if not one["in_force"] and one["to"]), None
        )
        assert ended is not None
        screening.open(f"?program={ended['id']}")
        screening.settled()
        expect(screening.page.locator("section.group[data-group=ended] article")).to_have_count(1)
        expect(screening.page.locator("section.group[data-group=no]")).to_have_count(0)


class TestProfiles:
    def test_type_with_stages_and_next_step(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", READY)
        screening.settled()
        screening.page.locator("#profiles > summary").click()
        screening.page.locator("#profile-job_seeker_type").click()
        mine = screening.page.locator("article.mine")
        expect(mine).to_have_attribute("data-type", "ready_mobile")
        expect(mine.locator(".stages li").first).to_be_visible()
        expect(mine.locator(".next-step")).to_be_visible()
        expect(screening.page.locator(".profile-result .notice-line")).to_be_visible()
        mine.locator("details.service summary").first.click()
        expect(mine.locator(".service-text").first).not_to_be_empty()
        assert violations(screening.page) == []
        screening.page.locator("#widen").click()
        expect(screening.page.locator("section.group").first).to_be_visible()


class TestInTheChat:
    def test_many_programs_come_in_groups(self, page: Page, gateway: Gateway, screening: ScreeningPage) -> None:
        result = screening.result(audience="citizen", facts={"worker_kind": "employee", "age": 30}) | {"next_question": None}
        message = {"seq": 1, "from": "bot", "kind": "result", "text": "결과", "choices": [], "data": {"result": result}, "at": "2026-11-23T10:00:00+09:00"}
        state = {"mode": "bot", "interview": None, "language": "ko"}
        page.route("**/api/conversations/**", lambda route: route.fulfill(json={"messages": [message], "state": state}))
        page.route("**/api/conversations", lambda route: route.fulfill(status=201, json={"id": "a", "token": "b", "messages": [message], "state": state}))
        page.goto(gateway.address)
        expect(screening.programs).to_have_count(len(result["programs"]))
        for group in page.locator("section.group").all():
            assert group.locator("> article").count() == min(5, int(group.get_attribute("data-count") or 0))
        page.locator("details.more > summary").first.click()
        expect(page.locator(".card-parts").first).to_be_visible()
        expect(page.locator(".many-results > .decision")).to_be_visible()
        assert violations(page) == []
