"""What the page /screening shows is what the HTTP call says, for a crowd of people."""

from __future__ import annotations

import json
import random
from datetime import date

import pytest

from center.dialogue.rules import rules
from center.screening.bank import bank
from tests.browser.screening_page import KEY, ScreeningPage

pytestmark = pytest.mark.browser
PEOPLE = 100  # of each audience
TODAY = date(2026, 11, 23)
KEEP = "([key, kept]) => sessionStorage.setItem(key, kept)"
SHOWN = "all => all.map((one) => [one.dataset.program, one.dataset.verdict])"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("audience", ["citizen", "employer"])
def test_page_and_call_agree_about_everybody(screening: ScreeningPage, audience: str) -> None:
    chance = random.Random(audience)
    seen: set[str] = set()
    screening.open()
    for person in bank(rules(), audience, PEOPLE, TODAY):
        facts = {name: value for name, value in person.items() if chance.random() < 0.7}
        kept = {"audience": audience, "facts": {"citizen": {}, "employer": {}} | {audience: facts}}
        screening.page.evaluate(KEEP, [KEY, json.dumps(kept)])
        with screening.page.expect_response("**/api/screenings") as answer:
            screening.page.reload()
        screening.settled()
        called = screening.api.post("/api/screenings", json={"audience": audience, "facts": facts}).json()
        assert answer.value.json() == called, facts
        shown = dict(screening.programs.evaluate_all(SHOWN))
        assert shown == {program["id"]: program["verdict"] for program in called["programs"]}, facts
        seen |= shown.keys()
    assert len(seen) > 15
