"""Place names as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.offices.gazetteer import gazetteer
from center.offices.regions import resolve_region


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("대전 중구", "대전광역시 중구"),
        ("대전중구", "대전광역시 중구"),
        ("중구 대전", "대전광역시 중구"),
        ("수원", "경기도 수원시"),
        ("수원 영통구", "경기도 수원시 영통구"),
        ("영통구 살아요", "경기도 수원시 영통구"),
        ("수원시인계동", "경기도 수원시"),
        ("부산 강서구에 사는데요", "부산광역시 강서구"),
        ("경기 광주", "경기도 광주시"),
        ("광주 북구", "전남광주통합특별시 광주 북구"),
        ("강원 고성", "강원특별자치도 고성군"),
        ("경남 고성군", "경상남도 고성군"),
        ("포항 남구", "경상북도 포항시 남구"),
        ("분당", "경기도 성남시 분당구"),
        ("해운대", "부산광역시 해운대구"),
        ("제주", "제주특별자치도"),
        ("제주시", "제주특별자치도 제주시"),
        ("동탄", "경기도 화성시 동탄구"),
        ("고령", "경상북도 고령군"),
    ],
)
def test_a_place_that_is_clear(text: str, area: str) -> None:
    found = resolve_region(text)
    assert [region.id for region in found.matches] == [area]
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "중구",
            {
                "서울특별시 중구",
                "부산광역시 중구",
                "대구광역시 중구",
                "대전광역시 중구",
                "울산광역시 중구",
                "인천광역시 중구",
            },
        ),
        ("강서구", {"서울특별시 강서구", "부산광역시 강서구"}),
        ("고성군", {"강원특별자치도 고성군", "경상남도 고성군"}),
        ("광주", {"전남광주통합특별시 광주", "경기도 광주시"}),
        ("신사동", {"서울특별시 강남구", "서울특별시 은평구", "서울특별시 관악구"}),
    ],
)
def test_a_place_that_has_to_be_asked_back(text: str, places: set[str]) -> None:
    found = resolve_region(text)
    assert found.ambiguous
    assert {region.id for region in found.matches} == places


@pytest.mark.parametrize("text", ["동구", "서구", "남구", "북구"])
def test_district_names_of_several_cities_are_ambiguous(text: str) -> None:
    assert resolve_region(text).ambiguous


@pytest.mark.parametrize(
    ("text", "old", "today"),
    [
        ("인천 중구", "인천광역시 중구", ["인천광역시 제물포구", "인천광역시 영종구"]),
        ("인천 서구", "인천광역시 서구", ["인천광역시 서해구", "인천광역시 검단구"]),
        ("인천 남구", "인천광역시 남구", ["인천광역시 미추홀구"]),
        ("경북 군위군", "경상북도 군위군", ["대구광역시 군위군"]),
        ("광주광역시 북구", "광주광역시", ["전남광주통합특별시 광주 북구"]),
        ("전라남도 해남군", "전라남도", ["전남광주통합특별시 전남 해남군"]),
        ("강원도 춘천시", "강원도", ["강원특별자치도 춘천시"]),
        ("전라북도 전주시", "전라북도", ["전북특별자치도 전주시"]),
        ("연기군", "충청남도 연기군", ["세종특별자치시"]),
    ],
)
def test_old_names_lead_to_todays_areas(text: str, old: str, today: list[str]) -> None:
    found = resolve_region(text)
    assert [region.id for region in found.matches] == today
    assert found.renamed_from is not None or text.split()[0] in ("강원도", "전라북도")
    if found.renamed_from:
        assert found.renamed_from.id == old


@pytest.mark.parametrize(
    "text",
    [
        "실업급여 서류 뭐 필요해요",
        "이천만원 받을 수 있나요",
        "수급기간 연기 신청",
        "고령자 고용지원금",
        "안녕하세요",
        "",
        "   ",
        "!!!",
        "동해물과",
    ],
)
def test_ordinary_words_are_not_places(text: str) -> None:
    assert not resolve_region(text).found


_words = st.sampled_from(sorted(gazetteer().aliases))


@given(st.text())
def test_never_raises_on_any_text(text: str) -> None:
    resolve_region(text)


@given(st.lists(st.one_of(_words, st.text(max_size=4)), max_size=12), st.sampled_from(["", " "]))
def test_never_raises_on_any_pile_of_places(words: list[str], between: str) -> None:
    found = resolve_region(between.join(words))
    assert not (found.ambiguous and len(found.matches) < 2)
    assert all(not found.ambiguous or region.id for region in found.matches)


def test_every_area_is_found_by_its_full_path() -> None:
    for region in gazetteer().regions.values():
        if region.kind != "former":
            assert [match.id for match in resolve_region(region.id).matches] == [region.id]
