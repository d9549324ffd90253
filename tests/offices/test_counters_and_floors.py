"""Counters and floor plans."""

import xml.etree.ElementTree as ElementTree

import pytest

from center.messages.catalog import catalog
from center.offices.counters import counters, function_for, functions
from center.offices.errors import CounterNotFound, OfficeNotFound
from center.offices.floor_plan import floors
from center.services.service import all_services

SVG = "{http://www.w3.org/2000/svg}"


def test_every_service_has_a_counter_that_exists() -> None:
    for page in all_services():
        assert function_for(page.id).id == page.counter


def test_numbers_only_where_a_center_entered_them_and_never_as_real_in_the_sample() -> None:
    (sample,) = counters("12012", "job_seeking_benefit")
    assert sample.number and sample.sample and sample.as_item()["needs_check"]
    (unknown,) = counters("15112", "job_seeking_benefit")
    assert (unknown.floor, unknown.number, unknown.function.id) == (None, None, "ui")


def test_all_functions_of_a_center() -> None:
    assert [counter.function for counter in counters("15112")] == list(functions())


def test_unknown_center_and_unknown_service() -> None:
    with pytest.raises(OfficeNotFound):
        counters("../../etc", "ui")
    with pytest.raises(CounterNotFound):
        counters("15112", "no_such_service")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_floor_plans_are_svg_that_can_be_read_aloud(language: str) -> None:
    drawn = floors("12012", catalog(), language, chosen="ui")
    assert [floor["id"] for floor in drawn] == ["f1", "f2"]
    for floor in drawn:
        root = ElementTree.fromstring(floor["svg"])
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert root.get("role") == "img" and title is not None and description is not None
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert catalog().text("counter_sample_note", language) in (description.text or "")
        assert floor["sample"] is True


def test_a_center_without_plans_has_none() -> None:
    assert floors("15112", catalog()) == []
