"""Partner agencies."""

import pytest

from center.offices.agencies import find_agencies
from center.offices.errors import InvalidQuery


def test_numbers_nobody_confirmed_are_marked() -> None:
    by_name = {agency.name: agency for agency in find_agencies()}
    assert by_name["근로복지공단"].phone == "1588-0075"
    assert not by_name["근로복지공단"].needs_check
    assert by_name["국민연금공단"].as_item()["needs_check"] == ["phone"]
    assert all(agency.source and agency.as_of for agency in by_name.values())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("새일센터 어디예요", "여성새로일하기센터"),
        ("중장년센터", "중장년내일센터(노사발전재단)"),
        ("장애인고용공단", "한국장애인고용공단"),
    ],
)
def test_by_the_names_people_use(words: str, name: str) -> None:
    assert name in [agency.name for agency in find_agencies(q=words)]


def test_by_kind() -> None:
    assert [agency.name for agency in find_agencies(kind="saeil", region="수원")] == ["여성새로일하기센터"]
    with pytest.raises(InvalidQuery):
        find_agencies(kind="nothing")
