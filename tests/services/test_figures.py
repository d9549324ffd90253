"""Money on the pages: the same as in the screening, and never without its year when no law fixes it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from center.screening.parameters import load_parameters
from center.services.service import all_services, service
from center.settings import settings

PAGES = all_services()
MONEY = re.compile(r"\d[\d,]*만?\s?\d*[천백]?원")
DATED = re.compile(r"20\d\d년|당시|확인 필요")


def value(name: str, day: date) -> int:
    book = load_parameters(settings().content_dir / "parameters")
    (low, high), missing = book.by_id[name].between(day.toordinal(), day.toordinal())
    assert low == high and not missing
    return int(low)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2025, 12, 31)])
def test_the_cap_on_the_page_is_the_cap_of_the_screening(day: date) -> None:
    cap = value("base_daily_wage_cap", day) * 6 // 10
    assert f"{cap:,}원" in " ".join(service("job_seeking_benefit").amount)


def test_the_floor_on_the_page_is_the_floor_of_the_screening() -> None:
    floor = value("minimum_wage_hourly", date(2026, 6, 1)) * 8 * 8 // 10
    assert f"{floor:,}원" in " ".join(service("job_seeking_benefit").amount)


@pytest.mark.parametrize("page", [page for page in PAGES if not page.law], ids=lambda page: page.id)
def test_money_that_no_law_fixes_names_its_year_or_says_it_is_not_confirmed(page: object) -> None:
    for line in page.amount:  # type: ignore[attr-defined]
        if MONEY.search(line):
            assert DATED.search(line), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_citations_are_articles_people_can_look_up(page: object) -> None:
    for citation in page.law:  # type: ignore[attr-defined]
        assert re.search(r"제\d+(조|호)", citation), citation
        assert "§" not in citation
