"""Reminders of dates and the calendar file over HTTP; the outbox of staff."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from center import clock
from center.db.appointment_tables import Notice
from center.db.notice_tables import NextDate
from center.db.session import reading
from center.settings import settings
from tests.web.test_appointments import book, mine, office, slots, staff

__all__ = ["office", "staff"]


def last_code(phone: str) -> str:
    with reading() as session:
        found = session.query(Notice).filter_by(template="access_code", recipient=phone).order_by(Notice.id.desc()).first()
        assert found is not None
        return str(found.values["number"])


def wish(phone: str, **more: Any) -> dict[str, Any]:
    day = (clock.today() + timedelta(days=14)).isoformat()
    return {"phone": phone, "code": "000000", "title": "실업인정일", "day": day} | more


def test_a_date_is_kept_for_who_proves_the_telephone_and_deleted_by_link(gateway: TestClient) -> None:
    phone = "010-7000-0001"
    assert gateway.post("/api/reminders/codes", json={"phone": phone}).status_code == 202
    answer = gateway.post("/api/reminders", json=wish(phone, code=last_code("01070000001")))
    assert answer.status_code == 201, answer.text
    kept = answer.json()["reminder"]
    assert kept["title"] == "실업인정일"
    link = f"/api/reminders/{kept['id']}"
    assert gateway.delete(link, headers={"Authorization": "Bearer wrong"}).status_code == 404
    assert gateway.delete(link, headers={"Authorization": f"Bearer {kept['token']}"}).status_code == 204
    with reading() as session:
        assert session.get(NextDate, kept["id"]) is None


def test_without_the_right_code_nothing_is_kept_and_five_wrong_ones_lock(gateway: TestClient) -> None:
    phone = "010-7000-0002"
    gateway.post("/api/reminders/codes", json={"phone": phone})
    wrong = "000000" if last_code("01070000002") != "000000" else "111111"
    answers = [gateway.post("/api/reminders", json=wish(phone, code=wrong)).json()["code"] for _ in range(6)]
    assert answers == ["wrong_code"] * 5 + ["code_locked"]
    assert gateway.post("/api/reminders", json=wish(phone, code=last_code("01070000002"))).status_code == 429
    with reading() as session:
        assert session.query(NextDate).filter_by(recipient="01070000002").count() == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "www.example.com 여기로"}, "invalid_date_title"),
        ({"phone": "a@example.org"}, "invalid_recipient"),
        ({"phone": "12"}, "invalid_recipient"),
        ({"day": "2020-01-01"}, "day_past"),
        ({"day": "2031-01-01"}, "day_too_far"),
    ],
)
def test_wishes_that_cannot_be_kept_are_refused_with_a_reason(
    gateway: TestClient, change: dict[str, str], code: str
) -> None:
    phone = "010-7000-0003"
    gateway.post("/api/reminders/codes", json={"phone": phone})
    answer = gateway.post("/api/reminders", json=wish(phone, code=last_code("01070000003")) | change)
    assert answer.status_code == 422 and answer.json()["code"] == code
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_the_calendar_file_follows_the_appointment(gateway: TestClient, office: str) -> None:
    first, second = slots(gateway, office)[:2]
    booked = book(gateway, office, first["start"])
    address = f"/api/appointments/{booked['code']}/calendar.ics"
    answer = gateway.get(address)
    assert answer.headers["content-type"].startswith("text/calendar") and ".ics" in answer.headers["content-disposition"]
    assert "01012345678" not in answer.text and "김이음" not in answer.text
    event = Calendar.from_ical(answer.content).events[0]
    assert event["dtstart"].dt.isoformat() == first["start"] and len(event.alarms.times) == 2
    gateway.patch(f"/api/appointments/{booked['code']}", json={"start": second["start"]}, headers=mine(booked))
    moved = Calendar.from_ical(gateway.get(address).content).events[0]
    assert (moved["uid"], int(moved["sequence"])) == (event["uid"], int(event["sequence"]) + 1)
    gateway.delete(f"/api/appointments/{booked['code']}", headers=mine(booked))
    cancelled = Calendar.from_ical(gateway.get(address).content)
    assert cancelled["method"] == "CANCEL" and cancelled.events[0]["status"] == "CANCELLED"
    assert gateway.get("/api/appointments/ZZZZZZZZ/calendar.ics").json()["code"] == "appointment_not_found"


def test_the_file_links_to_the_appointment_only_for_who_has_its_token(gateway: TestClient, office: str) -> None:
    booked = book(gateway, office, slots(gateway, office)[0]["start"])
    address = f"/api/appointments/{booked['code']}/calendar.ics"
    assert booked["manage_token"] not in gateway.get(address).text.replace("\r\n ", "")
    with_token = gateway.get(address, headers=mine(booked)).text.replace("\r\n ", "")
    assert f"{settings().public_url}/appointments#{booked['code']}.{booked['manage_token']}" in with_token
    assert gateway.get(address, headers={"Authorization": "Bearer wrong"}).status_code in (401, 403)


def test_staff_see_the_outbox_and_try_dead_notices_again(
    gateway: TestClient, office: str, staff: dict[str, str]
) -> None:
    booked = book(gateway, office, slots(gateway, office)[0]["start"], phone="010-7000-0004")
    assert gateway.get("/api/staff/notices").status_code == 401
    items = gateway.get("/api/staff/notices", headers=staff).json()["items"]
    (told,) = [one for one in items if one["template"] == "appointment_booked" and booked["code"] in one["text"]]
    assert told["recipient"] == "010****0004"
    answer = gateway.post(f"/api/staff/notices/{told['id']}/again", headers=staff)
    assert answer.status_code == 409 and answer.json()["code"] == "notice_not_dead"
    assert 'ieum_notices{state="pending"}' in gateway.get("/metrics").text
