"""Which center people are sent to."""

import pytest

from center.offices.errors import InvalidQuery, OfficeNotFound
from center.offices.service import find_offices, office


@pytest.mark.parametrize(
    ("region", "center"),
    [
        ("수원 영통구", "수원고용센터"),
        ("노원구", "서울북부고용센터"),
        ("대전 중구", "대전고용센터"),
        ("인천 서구", "인천서부고용센터"),
        ("세종", "세종고용센터"),
        ("고령", "대구달성고용센터"),
        ("일산", "고양고용센터"),
        ("마산", "마산고용센터"),
        ("강원 고성", "속초고용센터"),
        ("울릉도", "포항고용센터"),
    ],
)
def test_the_center_in_charge_comes_first(region: str, center: str) -> None:
    first = find_offices(region=region).items[0]
    assert (first.office.name, first.reason) == (center, "jurisdiction")


def test_an_ambiguous_place_is_asked_back_with_the_center_of_each() -> None:
    search = find_offices(region="중구")
    assert not search.items
    pairs = {choice.region.id: choice.office.name for choice in search.ambiguous if choice.office}
    assert pairs["서울특별시 중구"] == "서울고용센터"
    assert pairs["울산광역시 중구"] == "울산고용센터"


def test_no_question_when_every_meaning_has_the_same_center() -> None:
    search = find_offices(region="일산")
    assert not search.ambiguous
    assert [match.office.name for match in search.items] == ["고양고용센터"]


def test_a_branch_is_told_with_the_center_above_it() -> None:
    search = find_offices(region="나주시")
    assert [(match.office.name, match.reason) for match in search.items] == [
        ("나주고용센터", "jurisdiction"),
        ("광주고용센터", "parent"),
    ]


def test_a_province_with_several_centers_asks_for_the_district() -> None:
    search = find_offices(region="서울")
    assert search.needs_district
    assert search.total == 11


def test_a_place_in_no_list_is_never_given_a_center_in_charge() -> None:
    search = find_offices(region="철원군")
    assert search.unassigned
    assert [match.reason for match in search.items] == ["likely"]


@pytest.mark.parametrize(
    ("words", "centers"),
    [
        ("강남고용복지플러스센터 어디예요", ["서울강남고용센터"]),
        ("서울고용센터 전화", ["서울고용센터"]),
        ("경기광주고용센터", ["경기광주고용센터"]),
        ("서부센터", ["서울서부고용센터", "대구서부고용센터", "인천서부고용센터"]),
        ("수원 사는데 고용센터 어디예요", ["수원고용센터"]),
        ("금강타워", ["서울강남고용센터"]),
    ],
)
def test_free_words(words: str, centers: list[str]) -> None:
    assert [match.office.name for match in find_offices(q=words).items] == centers


@pytest.mark.parametrize("words", ["고용센터 어디예요", "새일센터", "센터"])
def test_words_without_a_place_find_nothing(words: str) -> None:
    assert not find_offices(q=words).items


def test_nearest_first_with_distance() -> None:
    items = find_offices(near=(37.2636, 127.0286), limit=3).items
    assert items[0].office.name == "수원고용센터"
    distances = [match.distance_km for match in items]
    assert distances == sorted(distances, key=lambda km: km or 0)
    assert all(match.reason == "near" for match in items)


def test_in_charge_before_near() -> None:
    items = find_offices(region="노원구", near=(37.2636, 127.0286), limit=2).items
    assert [match.reason for match in items] == ["jurisdiction", "near"]


@pytest.mark.parametrize("near", [(0.0, 0.0), (float("nan"), 127.0), (91.0, 127.0)])
def test_a_point_outside_korea_is_refused(near: tuple[float, float]) -> None:
    with pytest.raises(InvalidQuery) as refused:
        find_offices(near=near)
    assert refused.value.field == "near"


def test_unknown_code() -> None:
    with pytest.raises(OfficeNotFound):
        office("99999")
