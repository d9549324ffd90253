"""What people read: complete, short enough for every channel, honest about what is not confirmed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from center.clock import SEOUL
from center.errors import ContentError
from center.messages.catalog import catalog
from center.notices.text_message import LONG_BYTES, TALK_CHARACTERS, message_bytes
from center.notices.wording import compose, talk_template
from center.offices.counters import functions
from center.offices.service import all_offices
from center.services.service import all_services

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
START = datetime(2026, 11, 24, 10, 30, tzinfo=SEOUL)
VALUES: dict[str, dict[str, Any]] = {
    **{f"appointment_{name}": {} for name in ("booked", "tomorrow", "soon", "changed", "cancelled")},
    "waiting_offer": {"waiting": "0" * 36, "token": "f" * 40, "until": int(START.timestamp())},
    "access_code": {"number": "012345", "minutes": 10},
    "visit_soon": {"number": 17, "left": 2},
    "next_date_tomorrow": {"next_date": "0" * 36, "title": "가" * 40, "day": "2026-12-15"},
    "next_date_today": {"next_date": "0" * 36, "title": "실업인정일", "day": "2026-12-15"},
}
APPOINTMENT = {"code": "ABCD2345", "hold": "h", "office": "12012", "service": "job_seeking_benefit", "start": int(START.timestamp())}


def words(template: str, language: str = "ko", **more: Any) -> str:
    own = VALUES[template]
    values = own if template.startswith("next_date") else APPOINTMENT | own
    return compose(template, values | more, language, NOW).text


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("template", VALUES)
def test_every_notice_says_everything_and_leaves_no_hole(template: str, language: str) -> None:
    text = words(template, language)
    assert "{" not in text and "None" not in text
    assert compose(template, APPOINTMENT | VALUES[template], language, NOW).subject
    if template.startswith("appointment"):
        assert "ABCD2345" in text and "서울고용센터" in text
        assert ("내일 11월 24일(화) 오전 10시 30분" if language == "ko" else "tomorrow Tue, November 24, 10:30 a.m.") in text


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_center_and_every_service_fits_every_channel(language: str) -> None:
    longest = 0
    services = [page.id for page in all_services()] + [function.id for function in functions()]
    offices = [one.code for one in all_offices()]
    for template in VALUES:
        for number in range(max(len(services), len(offices))):
            place = {"service": services[number % len(services)], "office": offices[number % len(offices)]}
            text = words(template, language, **place)
            longest = max(longest, len(text))
            assert message_bytes(text) <= LONG_BYTES and len(text) <= TALK_CHARACTERS
    assert longest > 200


def test_the_same_sentence_can_be_approved_as_a_template() -> None:
    for template in VALUES:
        text = catalog().template(f"notice_{template}")
        assert not re.search(r"\{\w+:", text), "a particle that depends on a value cannot be approved"
        assert len(talk_template(template)) <= TALK_CHARACTERS
        values = VALUES[template] if template.startswith("next_date") else APPOINTMENT | VALUES[template]
        said = compose(template, values, "ko", NOW)
        filled = talk_template(template)
        for name, value in said.variables.items():
            filled = filled.replace(f"#{{{name}}}", value)
        assert filled == said.text


def test_an_address_nobody_has_confirmed_is_marked() -> None:
    unsure = next(one for one in all_offices() if "address" in one.needs_check and one.address)
    assert f"{unsure.address} (확인 필요)" in words("appointment_booked", office=unsure.code)
    without = next((one for one in all_offices() if not one.address), None)
    if without:
        assert "주소 확인 필요" in words("appointment_booked", office=without.code)


def test_what_to_bring_comes_from_the_service_page() -> None:
    text = words("appointment_tomorrow")
    assert "신분증" in text and "경우에 따라 더 필요해요" in text
    assert "정당한 이직사유 증빙" not in text, "only some people need it"


def test_days_are_called_as_they_are_on_the_day_of_sending() -> None:
    values = APPOINTMENT | {"start": int(datetime(2027, 1, 4, 14, 0, tzinfo=SEOUL).timestamp())}
    assert "2027년 1월 4일(월) 오후 2시" in compose("appointment_changed", values, "ko", NOW).text
    today = datetime(2027, 1, 3, 23, 0, tzinfo=UTC)
    assert "오늘 1월 4일(월) 오후 2시" in compose("appointment_soon", values, "ko", today).text
    noon = APPOINTMENT | {"start": int(datetime(2026, 11, 24, 12, 5, tzinfo=SEOUL).timestamp())}
    assert "오후 12시 05분" in compose("appointment_soon", noon, "ko", NOW).text


def test_the_link_opens_with_the_token_of_the_appointment() -> None:
    from center.appointments.booking import manage_token
    from center.db.appointment_tables import Appointment

    token = manage_token(Appointment(code="ABCD2345", hold_id="h"))
    assert f"/appointments#ABCD2345.{token}" in words("appointment_booked")


def test_an_unknown_template_is_a_fault_not_a_silent_message() -> None:
    with pytest.raises(ContentError):
        compose("unheard_of", APPOINTMENT, "ko", NOW)


def test_a_one_time_code_fits_into_a_short_message_and_keeps_its_zeros() -> None:
    for language in ("ko", "en"):
        text = compose("access_code", {"number": "012345", "minutes": 10}, language, NOW).text
        assert "012345" in text and "10" in text
    assert message_bytes(words("access_code")) <= 110


def test_every_notice_that_the_code_writes_has_words() -> None:
    from center.settings import ROOT

    written = set()
    for path in (ROOT / "center").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        written |= set(re.findall(r'template="([a-z_]+)"', source)) | set(re.findall(r'_news\(appointment, "([a-z_]+)"', source))
    assert {"appointment_booked", "access_code", "waiting_offer"} <= written <= set(VALUES)
