"""Print view, PDF, links with QR codes, and the readable pages of the programs."""

from __future__ import annotations

import zlib
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from center import clock
from center.db.session import reading, transaction
from center.db.tables import SharedScreening
from center.dialogue.rules import rules
from center.sharing.service import forget_expired_links

BODY: dict[str, Any] = {
    "audience": "citizen", "programs": ["job_seeking_benefit"], "as_of": "2026-11-23",
    "facts": {"worker_kind": "employee", "age": 45, "separation_date": "2026-10-31", "insured_unit_days": 160},
}


def test_the_print_view_says_what_was_told_and_what_follows(gateway: TestClient) -> None:
    page = gateway.post("/api/screenings/print", json=BODY)
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    for words in ("45세", "20일이 더 필요합니다", "고용보험법 제40조", "최종 결정은 고용센터"):
        assert words in page.text
    assert page.headers["cache-control"] == "no-store"


def test_the_pdf_is_a_tagged_pdf(gateway: TestClient) -> None:
    made = gateway.post("/api/screenings/pdf", json=BODY)
    assert made.status_code == 200 and made.headers["content-type"] == "application/pdf"
    assert made.content.startswith(b"%PDF-")
    streams = b"".join(zlib.decompress(part.split(b"endstream")[0].strip(b"\r\n")) for part in made.content.split(b"stream\n")[1:]
                       if part[:1] == b"x")
    assert b"/MarkInfo" in streams + made.content and b"/StructTreeRoot" in streams + made.content
    assert "attachment" in made.headers["content-disposition"]


def test_answers_that_cannot_be_used_make_no_paper_and_no_link(gateway: TestClient) -> None:
    wrong = BODY | {"facts": {"age": "forty"}}
    for path in ("/api/screenings/print", "/api/screenings/pdf", "/api/screenings/links"):
        refused = gateway.post(path, json=wrong)
        assert refused.status_code == 422 and refused.json()["field"] == "age"


def test_a_link_opens_the_same_answers_and_can_be_deleted(gateway: TestClient) -> None:
    link = gateway.post("/api/screenings/links", json=BODY)
    assert link.status_code == 201
    token, url = link.json()["token"], link.json()["url"]
    assert url.endswith(f"/screening#{token}") and "45" not in url.split("#")[0].split("/screening")[1]
    opened = gateway.get(f"/api/screenings/links/{token}").json()
    assert opened["request"] == BODY
    again = gateway.post("/api/screenings", json=opened["request"]).json()
    assert again == gateway.post("/api/screenings", json=BODY).json()
    picture = gateway.get(f"/api/screenings/links/{token}/qr.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml") and "<svg" in picture.text
    assert gateway.delete(f"/api/screenings/links/{token}").status_code == 204
    gone = gateway.get(f"/api/screenings/links/{token}")
    assert (gone.status_code, gone.json()["code"]) == (404, "link_not_found")


def test_the_token_itself_is_not_stored(gateway: TestClient) -> None:
    token = gateway.post("/api/screenings/links", json=BODY).json()["token"]
    with reading() as session:
        assert all(token not in shared.token_hash for shared in session.scalars(select(SharedScreening)))


def test_an_old_link_has_expired_and_is_forgotten(gateway: TestClient) -> None:
    token = gateway.post("/api/screenings/links", json=BODY).json()["token"]
    with transaction() as session:
        for shared in session.scalars(select(SharedScreening)):
            shared.expires_at = clock.now() - timedelta(minutes=1)
    expired = gateway.get(f"/api/screenings/links/{token}")
    assert (expired.status_code, expired.json()["code"]) == (410, "link_expired")
    with transaction() as session:
        assert forget_expired_links(session) >= 1
    assert gateway.get(f"/api/screenings/links/{token}").status_code == 404


@pytest.mark.parametrize("program", rules().programs)
def test_every_program_has_a_readable_page(gateway: TestClient, program: str) -> None:
    page = gateway.get(f"/programs/{program}")
    assert page.status_code == 200
    book = rules().program(program)
    assert book.name in page.text
    for version in book.versions:
        for criterion in version.criteria:
            assert criterion.text.split("<")[0][:20] in page.text.replace("&#39;", "'").replace("&amp;", "&").replace("&lt;", "<")
    assert all(case["name"].split("'")[0][:12] in page.text.replace("&#39;", "'") for case in book.tests[:3])


def test_the_list_of_programs_names_all_and_says_what_is_over(gateway: TestClient) -> None:
    page = gateway.get("/programs").text
    assert all(f'href="/programs/{name}"' in page for name in rules().programs)
    assert "지금은 신청할 수 없음" in page


def test_an_unknown_page_is_a_clear_problem(gateway: TestClient) -> None:
    answer = gateway.get("/programs/unheard_of")
    assert answer.status_code == 404 and answer.json()["code"] == "program_not_found"
