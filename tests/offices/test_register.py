"""The register of centers as it stands in content."""

import re

from center.offices.directory import area_ids, directory
from center.offices.gazetteer import gazetteer
from center.offices.regions import resolve_region
from center.offices.service import offices_for_resolution


def test_all_centers_are_carried_over() -> None:
    kinds = [office.kind for office in directory().offices.values()]
    assert len(kinds) == 134
    assert (kinds.count("고용센터"), kinds.count("하부(중형)센터"), kinds.count("출장센터")) == (102, 31, 1)


def test_every_center_has_source_date_and_marks_what_is_not_confirmed() -> None:
    for office in directory().offices.values():
        assert office.source, office.name
        assert office.as_of, office.name
        if not office.address or not re.search(r"\d", office.address):
            assert "address" in office.needs_check, office.name
        if not office.phone:
            assert "phone" in office.needs_check, office.name
    doubtful = {office.name for office in directory().offices.values() if "phone" in office.needs_check}
    assert {"수원고용센터", "남양주고용센터", "홍성고용센터"} <= doubtful


def test_phone_numbers_look_like_phone_numbers() -> None:
    for office in directory().offices.values():
        assert not office.phone or re.fullmatch(r"0\d{1,2}-\d{3,4}-\d{4}", office.phone), office.name


def test_every_area_in_a_jurisdiction_is_known_and_leads_back_to_the_center() -> None:
    book = gazetteer()
    for office in directory().offices.values():
        for name in office.jurisdiction:
            areas = area_ids(name, office.sido, book)
            assert areas, (office.name, name)
            found = offices_for_resolution(resolve_region(areas[0]), limit=50)
            assert office.code in {match.office.code for match in found.items}, (office.name, name)


def test_every_district_has_a_center_in_charge_but_the_two_that_no_list_names() -> None:
    book = gazetteer()
    districts = [region for region in book.regions.values() if region.kind in ("district", "city")]
    without = {region.id for region in districts if offices_for_resolution(resolve_region(region.id)).unassigned}
    assert without == {"강원특별자치도 철원군", "전남광주통합특별시 전남 진도군"} == set(book.unassigned)


def test_branches_name_a_center_that_exists() -> None:
    names = set(directory().by_name)
    assert all(office.parent in names for office in directory().offices.values() if office.is_branch)
