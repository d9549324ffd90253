"""What people read about centers, hours, counters and agencies."""

from datetime import datetime

import pytest

from center.clock import SEOUL
from center.messages.catalog import catalog
from center.offices.agencies import find_agencies
from center.offices.answers import agency_reply, center_reply, counter_reply, hours_reply
from center.offices.counters import counters
from center.offices.hours import opening
from center.offices.service import find_offices, office

TEXTS = catalog()


def test_the_center_in_charge_with_address_phone_date_and_why() -> None:
    text, items = center_reply(find_offices(region="노원구"), TEXTS)
    for part in ("서울북부고용센터", "노해로 450", "02-2171-1700", "2026-03", "거주지"):
        assert part in text
    assert items[0]["code"] == "12051" and items[0]["reason"] == "jurisdiction"


def test_what_is_not_confirmed_is_said() -> None:
    text, items = center_reply(find_offices(region="수원 영통구"), TEXTS)
    assert "031-231-7864(확인 필요)" in text
    assert items[0]["needs_check"] == ["phone"]


def test_a_center_without_address_or_phone_says_so() -> None:
    text, _ = center_reply(find_offices(region="서귀포"), TEXTS)
    assert "주소 확인 필요" in text and "1350" in text


def test_an_ambiguous_place_lists_choices() -> None:
    text, items = center_reply(find_offices(region="중구"), TEXTS)
    assert "어느 지역인가요" in text
    assert {"대전광역시 중구", "서울특별시 중구"} <= {item["region"] for item in items}


def test_an_old_name_is_explained() -> None:
    text, _ = center_reply(find_offices(region="인천 서구"), TEXTS)
    assert "인천광역시 서구는 2026-07에" in text and "인천서부고용센터" in text


def test_a_place_without_a_known_center_is_not_guessed() -> None:
    text, _ = center_reply(find_offices(region="철원군"), TEXTS)
    assert "관할 목록에 없어요" in text and "1350" in text and "확인이 필요" in text


@pytest.mark.parametrize("words", ["홍길동", ""])
def test_a_place_not_understood_asks_again(words: str) -> None:
    text, items = center_reply(find_offices(region=words or None, q=None, limit=1), TEXTS)
    assert ("시·군·구" in text) and (items == [] or words == "")


def test_hours_on_a_holiday() -> None:
    text, _ = hours_reply(opening(moment=datetime(2026, 12, 25, 10, tzinfo=SEOUL)), TEXTS, office=office("12051"))
    assert "12월 28일(월) 09:00" in text and "확인 필요" in text and "02-2171-1700" in text


def test_hours_in_english() -> None:
    text, _ = hours_reply(opening(moment=datetime(2026, 11, 23, 12, 30, tzinfo=SEOUL)), TEXTS, "en")
    assert "lunch time" in text and "to be confirmed" in text


def test_labor_day_is_not_claimed() -> None:
    text, items = hours_reply(opening(moment=datetime(2026, 5, 1, 10, tzinfo=SEOUL)), TEXTS)
    assert "확인하지 못했어요" in text and items[0]["open"] is None


def test_counter_with_and_without_a_number() -> None:
    sample, _ = counter_reply(counters("12012", "job_seeking_benefit"), office("12012"), TEXTS)
    assert "1~6번" in sample and "예시 자료" in sample
    other, _ = counter_reply(counters("15112", "job_seeking_benefit"), office("15112"), TEXTS)
    assert "실업급여 창구" in other and "센터마다 달라요" in other and "번 창구" not in other


def test_agencies_mark_numbers() -> None:
    text, _ = agency_reply(find_agencies(kind="finance"), TEXTS)
    assert "1397(확인 필요)" in text
    assert "1350" in agency_reply((), TEXTS)[0]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_center_can_be_told_in_both_languages(language: str) -> None:
    for match in find_offices(limit=200).items:
        text, _ = center_reply(find_offices(q=match.office.name), TEXTS, language)
        assert match.office.name in text and "{" not in text
