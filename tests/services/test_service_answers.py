"""What people read about a service."""

import pytest

from center.messages.catalog import catalog
from center.services.answers import documents_reply, procedure_reply, search_reply, service_reply
from center.services.service import all_services, search, service

TEXTS = catalog()


def test_a_service_with_source_and_who_decides() -> None:
    text, items = service_reply(service("job_seeking_benefit"), TEXTS)
    for part in ("180일", "12개월", "고용보험법", "2026-11-22 기준", "최종 결정은 고용센터가 해요"):
        assert part in text
    assert items[0]["id"] == "job_seeking_benefit"


def test_what_is_not_confirmed_is_said_and_not_decided_by_the_center() -> None:
    text, _ = service_reply(service("livelihood_loan"), TEXTS)
    assert "확인되지 않은 내용" in text and "1350" in text and "최종 결정은 근로복지공단이 해요" in text


def test_an_ended_program_says_since_when_and_what_followed() -> None:
    for reply in (service_reply, documents_reply, procedure_reply):
        text, _ = reply(service("emergency_employment_fund"), TEXTS)
        assert "2022-12-31에 끝나서" in text and "국민취업지원제도" in text


def test_documents_with_condition() -> None:
    text, items = documents_reply(service("job_seeking_benefit"), TEXTS)
    assert "• 정당한 이직사유 증빙 (스스로 그만둔 경우)" in text
    assert {"name", "note", "when"} == set(items[0])


def test_procedure_in_order_with_deadline_and_online() -> None:
    text, items = procedure_reply(service("job_seeking_benefit"), TEXTS)
    assert text.index("1. ") < text.index("2. ") and "거주지 관할" in text and "고용24" in text
    assert [item["number"] for item in items] == list(range(1, len(items) + 1))


def test_search_offers_or_admits() -> None:
    assert "구직급여" in search_reply("실헙급여", search("실헙급여"), TEXTS)[0]
    assert "찾지 못했어요" in search_reply("날씨", search("날씨"), TEXTS)[0]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_can_be_told(language: str) -> None:
    for page in all_services():
        for reply in (service_reply, documents_reply, procedure_reply):
            text, _ = reply(page, TEXTS, language)
            assert text and "{" not in text and "None" not in text
            assert len(text) < 2500, page.id
