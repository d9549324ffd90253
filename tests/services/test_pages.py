"""The service pages as they stand in content."""

import re
from pathlib import Path

import pytest

from center.content.yaml_file import load_yaml
from center.errors import ContentError
from center.offices.agencies import find_agencies
from center.services.errors import ServiceNotFound
from center.services.page import load_page
from center.services.service import all_services, has_service, service
from center.settings import settings

PAGES = all_services()


def words(page: object) -> str:
    item = page.as_item()  # type: ignore[attr-defined]
    shown = (
        "summary",
        "who",
        "amount",
        "documents",
        "procedure",
        "deadline",
        "online",
        "warnings",
        "needs_check",
    )
    return " ".join(str(item[name]) for name in shown)


def test_there_are_pages_for_what_people_ask() -> None:
    assert len(PAGES) >= 60


def test_every_program_that_is_screened_has_a_page() -> None:
    programs = [load_yaml(path) for path in (settings().content_dir / "programs").glob("*/*.yaml")]
    assert {program.get("service", program["id"]) for program in programs} <= {page.id for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_has_sources_dates_and_says_what_is_unconfirmed(page: object) -> None:
    item = page.as_item()  # type: ignore[attr-defined]
    assert item["sources"] and all(source["title"] and source["as_of"] for source in item["sources"])
    assert item["as_of"] and item["summary"] and item["who"] and item["procedure"] and item["deadline"]
    if "확인 필요" in words(page) or item["confidence"] == "unverified":
        assert item["needs_check"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_phone_numbers_are_those_of_the_agencies(page: object) -> None:
    known = {agency.phone for agency in find_agencies() if agency.phone}
    for number in re.findall(r"\b1\d{3}-\d{4}\b|\b0\d{1,2}-\d{3,4}-\d{4}\b", words(page)):
        assert number in known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_links_between_pages_exist(page: object) -> None:
    item = page.as_item()  # type: ignore[attr-defined]
    assert all(has_service(other) for other in [*item["related"], *item["status"]["followed_by"]])
    assert item["id"] not in item["related"]


def test_pages_without_law_are_not_called_law() -> None:
    assert all(page.law for page in PAGES if page.confidence == "law")


def test_ended_programs_say_what_followed() -> None:
    ended = {page.id: page.status["followed_by"] for page in PAGES if page.ended}
    assert ended["emergency_employment_fund"] and ended["job_stability_fund"] == ["social_insurance_support"]


def test_no_sentence_is_cut_in_the_middle() -> None:
    for page in PAGES:
        for line in (*page.who, *page.amount, *page.procedure, *page.warnings):
            assert not re.search(r"(하고|이고|이며|실비|불인정|[0-9]/[0-9])$", line), (page.id, line)


def test_unknown_page() -> None:
    with pytest.raises(ServiceNotFound):
        service("nothing")


def test_a_page_without_source_is_refused(tmp_path: Path) -> None:
    text = (settings().content_dir / "services" / "job_lecture.yaml").read_text(encoding="utf-8")
    start = text.index("sources:")
    end = text.index("as_of:", text.index("confidence") - 30)
    bad = tmp_path / "job_lecture.yaml"
    bad.write_text(text[:start] + "sources: []\n" + text[end:], encoding="utf-8")
    with pytest.raises(ContentError, match="출처"):
        load_page(bad)
