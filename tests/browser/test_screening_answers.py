"""Answers on /screening: changed, taken back, unknown, contradictory, refused, kept while the network is away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.screening_page import ScreeningPage
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
ONE = "job_seeking_benefit"
CLASH = {"birth_date": "1990-01-01", "worker_kind": "employee", "age": 60}


class TestAnswers:
    def test_an_answer_can_be_changed_and_removed(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"worker_kind": "employee"}, program=ONE)
        screening.settled()
        row = screening.page.locator("ieum-answers li[data-fact=worker_kind]")
        row.locator("[data-focus^=change]").click()
        row.locator(".option input[value=artist]").check()
        expect(row.locator("form")).to_have_count(0)
        expect(row.locator("[data-focus^=change]")).to_be_focused()
        assert screening.facts() == {"worker_kind": "artist"}
        row.locator("[data-focus^=remove]").click()
        expect(screening.question("worker_kind")).to_be_visible()
        assert screening.facts() == {}

    def test_not_knowing_is_an_answer_and_is_not_asked_again(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        fact = screening.asked()[0]
        screening.question(fact).locator(".dont-know").click()
        screening.answered(fact)
        assert screening.facts() == {fact: None}
        assert fact not in screening.asked()

    def test_questions_that_no_longer_matter_vanish_and_it_is_said(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"worker_kind": "employee"}, program=ONE)
        screening.settled()
        screening.page.evaluate("""() => {
            window.said = [];
            new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => window.said.push(node.textContent))))
              .observe(document.getElementById('announce-states'), {childList: true});
        }""")
        screening.answer_first()
        assert screening.page.evaluate("window.said.length") > 0

    def test_clashing_answers_are_named_and_can_be_changed(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", CLASH)
        expect(screening.clash).to_be_visible()
        suspects = {button.get_attribute("data-clash") for button in screening.clash.locator("button").all()}
        assert suspects == {"birth_date", "age"}
        assert violations(screening.page) == []
        screening.clash.locator("[data-clash=age]").click()
        row = screening.page.locator("ieum-answers li[data-fact=age]")
        expect(row.locator("fieldset")).to_be_focused()
        row.locator("input").first.fill("36")
        row.locator("button[type=submit]").click()
        expect(screening.clash).to_have_count(0)
        screening.settled()
        assert screening.facts() == {**CLASH, "age": 36}
        expect(screening.page.locator("section.group").first).to_be_visible()

    def test_a_clash_made_on_the_page_keeps_the_result_and_the_answers(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"birth_date": "1990-01-01", "age": 36})
        screening.settled()
        row = screening.page.locator("ieum-answers li[data-fact=age]")
        row.locator("[data-focus^=change]").click()
        row.locator("input").first.fill("60")
        row.locator("input").first.press("Enter")
        expect(screening.clash).to_be_visible()
        expect(screening.page.locator("section.group").first).to_be_visible()
        assert screening.facts()["age"] == 60
        screening.clash.locator("[data-clash=birth_date]").click()
        screening.page.locator("ieum-answers li[data-fact=birth_date] .dont-know").click()
        expect(screening.clash).to_have_count(0)

    def test_a_value_that_cannot_be_is_refused_beside_the_control(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"age": 36})
        screening.settled()
        row = screening.page.locator("ieum-answers li[data-fact=age]")
        row.locator("[data-focus^=change]").click()
        row.locator("input").first.fill("9999")
        row.locator("button[type=submit]").click()
        expect(row.get_by_role("alert")).not_to_be_empty()
        expect(row.get_by_role("alert")).not_to_contain_text("age")
        expect(row.locator("input").first).to_have_value("9999")
        assert screening.facts() == {"age": 36}
        row.locator("input").first.fill("서른")
        row.locator("button[type=submit]").click()
        expect(row.get_by_role("alert")).to_be_visible()
        assert violations(screening.page) == []

    def test_answers_that_the_rules_do_not_know_are_left_out(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"worker_kind": "employee", "of_another_time": 1})
        screening.settled()
        assert screening.facts() == {"worker_kind": "employee"}

    def test_everything_can_be_wiped(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        screening.answer_first()
        for opener in ("#wipe", "#tool-restart"):
            screening.page.locator("ieum-answers details").evaluate("(one) => (one.open = true)")
            screening.page.locator(opener).click()
            screening.page.get_by_role("dialog").locator("button").first.click()
            expect(screening.page.get_by_role("dialog")).to_have_count(0)
        screening.page.locator("#wipe").click()
        screening.page.get_by_role("dialog").locator(".danger").click()
        expect(screening.page.locator("#work")).to_be_hidden()
        expect(screening.page.locator("#audience-citizen")).to_be_focused()
        screening.open()
        expect(screening.page.locator("#work")).to_be_hidden()

    def test_nothing_about_the_person_is_in_the_address(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        screening.answer_first()
        assert screening.page.url == f"{screening.address}/screening"
        screening.open()
        expect(screening.answers).to_have_count(1)


class TestControls:
    def test_money_is_read_back(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"monthly_wage": 2_000_000})
        screening.settled()
        row = screening.page.locator("ieum-answers li[data-fact=monthly_wage]")
        row.locator("[data-focus^=change]").click()
        field, reading = row.locator("input"), row.locator("output")
        for written, read in (("280만원", "280만원"), ("2,800,000", "280만원"), ("1억 2천만", "1억 2,000만원"), ("285만 5천", "285만 5,000원")):
            field.fill(written)
            expect(reading).to_have_text(read)
        field.fill("280")
        row.locator("button[type=submit]").click()
        expect(row.get_by_role("alert")).to_be_visible()
        row.locator(".typed button").click()
        expect(reading).to_have_text("280만원")
        row.locator("button[type=submit]").click()
        expect(row.locator("form")).to_have_count(0)
        assert screening.facts() == {"monthly_wage": 2_800_000}

    def test_a_month_is_enough_for_a_date(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"separation_date": "2026-10-31"})
        screening.settled()
        row = screening.page.locator("ieum-answers li[data-fact=separation_date]")
        row.locator("[data-focus^=change]").click()
        row.locator("input[type=checkbox]").check()
        row.locator("select").select_option("2")
        row.locator("input[inputmode=numeric]").fill("2024")
        row.locator("button[type=submit]").click()
        expect(row.locator("form")).to_have_count(0)
        assert screening.facts() == {"separation_date": {"min": "2024-02-01", "max": "2024-02-29"}}

    def test_bands_are_ranges(self, screening: ScreeningPage) -> None:
        screening.begin_with("citizen", {"age": 36})
        screening.settled()
        row = screening.page.locator("ieum-answers li[data-fact=age]")
        row.locator("[data-focus^=change]").click()
        row.locator(".bands button").nth(1).click()
        expect(row.locator("form")).to_have_count(0)
        assert set(screening.facts()["age"]) == {"min", "max"}


class TestNetwork:
    def test_answers_stay_and_can_be_sent_again(self, screening: ScreeningPage) -> None:
        screening.begin("citizen")
        fact = screening.asked()[0]
        screening.page.route("**/api/screenings**", lambda route: route.abort())
        screening.question(fact).locator(".dont-know").click()
        expect(screening.network).to_be_visible()
        assert violations(screening.page) == []
        assert screening.facts() == {fact: None}
        screening.page.unroute_all()
        screening.page.locator("#retry").click()
        expect(screening.network).to_have_count(0)
        screening.answered(fact)

    def test_a_late_answer_of_the_server_does_not_overwrite_a_newer_one(self, screening: ScreeningPage) -> None:
        screening.begin_with("employer", {})
        screening.settled()
        slow: list[Route] = []

        def hold_first(route: Route) -> None:
            if slow:
                route.continue_()
            else:
                slow.append(route)

        screening.page.route(re.compile(r"/api/screenings$"), hold_first)
        screening.page.locator("#interest-senior").click()
        screening.page.locator("#interest-all").click()
        wanted = len(screening.result(audience="employer", facts={})["programs"])
        expect(screening.programs).to_have_count(wanted)
        assert len(slow) == 1
        screening.page.wait_for_timeout(200)
        assert len(screening.verdicts()) == wanted
