"""Appointments over HTTP: from a free time to a cancelled booking, and everything that is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from center import clock
from center.db.appointment_tables import Notice
from center.db.session import reading, transaction
from center.offices.directory import directory
from center.settings import settings

SERVICE = "job_seeking_benefit"


@pytest.fixture
def staff(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setattr("web.staff.settings", lambda: type("S", (), {"staff_token": "secret"})())
    return {"Authorization": "Bearer secret"}


@pytest.fixture
def office(request: pytest.FixtureRequest) -> str:
    codes = sorted(directory().offices, reverse=True)
    used = request.config.__dict__.setdefault("used_in_web", [])
    used.append(codes[len(used)])
    return str(used[-1])


def slots(gateway: TestClient, office: str, **query: Any) -> list[dict[str, Any]]:
    first = clock.today() + timedelta(days=1)
    answer = gateway.get(f"/api/offices/{office}/slots", params={"service": SERVICE, "from": first.isoformat(),
                                                                "to": (first + timedelta(days=13)).isoformat(), **query})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def hold(gateway: TestClient, office: str, start: str, **headers: str) -> Any:
    return gateway.post("/api/appointments/holds", json={"office": office, "service": SERVICE, "start": start}, headers=headers)


def book(gateway: TestClient, office: str, start: str, phone: str = "010-1234-5678", **more: Any) -> dict[str, Any]:
    held = hold(gateway, office, start)
    assert held.status_code == 201, held.text
    answer = gateway.post("/api/appointments", json={"hold_id": held.json()["hold_id"], "name": "김이음", "phone": phone, **more})
    assert answer.status_code == 201, answer.text
    appointment: dict[str, Any] = answer.json()["appointment"]
    return appointment


def mine(appointment: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {appointment['manage_token']}"}


def test_a_seat_is_held_confirmed_changed_and_cancelled(gateway: TestClient, office: str) -> None:
    free = slots(gateway, office)
    assert free and all(item["free"] > 0 for item in free)
    booked = book(gateway, office, free[0]["start"], note="서류를 몰라요\u0007")
    assert booked["status"] == "confirmed" and booked["service"] == SERVICE and booked["start"] == free[0]["start"]
    assert booked["phone"] == "010-****-5678" and "\u0007" not in booked["note"]
    taken = next(item for item in slots(gateway, office, full=True) if item["start"] == free[0]["start"])
    assert taken["free"] == free[0]["free"] - 1
    path = f"/api/appointments/{booked['code']}"
    assert gateway.get(path, headers=mine(booked)).json()["appointment"]["code"] == booked["code"]
    moved = gateway.patch(path, json={"start": free[3]["start"]}, headers=mine(booked))
    assert moved.status_code == 200 and moved.json()["appointment"]["start"] == free[3]["start"]
    back = next(item for item in slots(gateway, office) if item["start"] == free[0]["start"])
    assert back["free"] == free[0]["free"]
    gone = gateway.delete(path, headers=mine(booked))
    assert gone.status_code == 200 and gone.json()["appointment"]["status"] == "cancelled"
    assert gateway.delete(path, headers=mine(booked)).status_code == 200  # twice is once
    assert gateway.patch(path, json={"start": free[4]["start"]}, headers=mine(booked)).json()["code"] == "appointment_over"


def test_the_same_request_twice_is_one_booking(gateway: TestClient, office: str) -> None:
    start = slots(gateway, office)[0]["start"]
    first = hold(gateway, office, start, **{"Idempotency-Key": f"k-{office}"}).json()
    assert hold(gateway, office, start, **{"Idempotency-Key": f"k-{office}"}).json() == first
    other = hold(gateway, office, slots(gateway, office)[-1]["start"], **{"Idempotency-Key": f"k-{office}"})
    assert (other.status_code, other.json()["code"]) == (409, "request_key_reused")
    body = {"hold_id": first["hold_id"], "name": "김이음", "phone": "01012345678"}
    one, two = (gateway.post("/api/appointments", json=body).json()["appointment"] for _ in range(2))
    assert one == two
    other = gateway.post("/api/appointments", json=body | {"phone": "010-9999-9999"})
    assert (other.status_code, other.json()["code"]) == (410, "hold_expired")


def test_the_last_seat_goes_to_one_and_the_other_gets_alternatives(gateway: TestClient, office: str, staff: dict[str, str]) -> None:
    timetable = gateway.get(f"/api/staff/offices/{office}/timetable", headers=staff).json() | {"seats": 1}
    assert gateway.put(f"/api/staff/offices/{office}/timetable", json=timetable, headers=staff).status_code == 200
    start = slots(gateway, office)[2]["start"]
    book(gateway, office, start)
    lost = hold(gateway, office, start)
    assert lost.status_code == 409 and lost.json()["code"] == "slot_taken"
    alternatives = lost.json()["alternatives"]
    assert 1 <= len(alternatives) <= 3 and all(item["start"] != start for item in alternatives)
    assert hold(gateway, office, alternatives[0]["start"]).status_code == 201


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (lambda: clock.now() - timedelta(days=1), "slot_in_past"),
        (lambda: clock.now() + timedelta(minutes=1), "slot_in_past"),
        (lambda: clock.now() + timedelta(days=200), "slot_too_far"),
        (lambda: _sunday(11), "slot_closed"),
        (lambda: _weekday(12, 15), "slot_closed"),
        (lambda: _weekday(10, 7), "slot_closed"),
        (lambda: _weekday(3, 0), "slot_closed"),
    ],
)
def test_times_that_cannot_be_booked(gateway: TestClient, office: str, start: Any, code: str) -> None:
    refused = hold(gateway, office, start().isoformat())
    assert refused.json()["code"] == code, refused.text
    assert refused.json()["field"] == "start" and refused.json()["detail"]


def _sunday(hour: int) -> datetime:
    day = clock.today() + timedelta(days=7 - (clock.today().weekday() + 1) % 7)
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.SEOUL)


def _weekday(hour: int, minute: int) -> datetime:
    day = clock.today() + timedelta(days=8 - clock.today().weekday())
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.SEOUL)


def test_other_time_zones_mean_the_same_moment(gateway: TestClient, office: str) -> None:
    start = slots(gateway, office)[0]["start"]
    utc = datetime.fromisoformat(start).astimezone(__import__("datetime").timezone.utc)
    held = hold(gateway, office, utc.isoformat())
    assert held.status_code == 201 and held.json()["start"] == start
    naive = datetime.fromisoformat(start).replace(tzinfo=None).isoformat()
    assert hold(gateway, office, naive).json()["start"] == start


def test_unknown_centers_services_and_fields_are_named(gateway: TestClient, office: str) -> None:
    assert gateway.get("/api/offices/nowhere/slots?service=ui").status_code == 404
    unknown = gateway.get(f"/api/offices/{office}/slots?service=hairdresser")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "unknown_service")
    extra = gateway.post("/api/appointments/holds", json={"office": office, "service": SERVICE, "start": "2026-12-01T09:00", "vip": 1})
    assert (extra.status_code, extra.json()["field"]) == (422, "vip")


@pytest.mark.parametrize("phone", ["공일공 일이삼사 오육칠팔", "+82 10-1234-5678", "010.1234.5678", "010 1234 5678", "(02)123-4567"])
def test_phones_in_every_writing(gateway: TestClient, office: str, phone: str) -> None:
    appointment = book(gateway, office, slots(gateway, office)[0]["start"], phone=phone)
    assert appointment["phone"].endswith(("5678", "4567"))


@pytest.mark.parametrize(
    ("body", "code"),
    [({"phone": "1234"}, "invalid_phone"), ({"phone": "none of your business"}, "invalid_phone"), ({"name": "😀😀"}, "invalid_name"),
     ({"name": "  "}, "invalid_name")],
)
def test_names_and_phones_that_cannot_be_used_leave_the_hold(gateway: TestClient, office: str, body: dict[str, Any], code: str) -> None:
    held = hold(gateway, office, slots(gateway, office)[0]["start"]).json()["hold_id"]
    good = {"hold_id": held, "name": "김😀이음", "phone": "010-1234-5678"}
    refused = gateway.post("/api/appointments", json=good | body)
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert gateway.post("/api/appointments", json=good).json()["appointment"]["name"] == "김이음"


def test_no_more_appointments_a_day_than_allowed(gateway: TestClient, office: str, staff: dict[str, str]) -> None:
    path = f"/api/staff/offices/{office}/timetable"
    gateway.put(path, json=gateway.get(path, headers=staff).json() | {"per_person_per_day": 1}, headers=staff)
    free = slots(gateway, office)
    day = [item["start"] for item in free if item["start"][:10] == free[0]["start"][:10]]
    first = book(gateway, office, day[0], phone="010-2222-3333")
    held = hold(gateway, office, day[1]).json()["hold_id"]
    again = gateway.post("/api/appointments", json={"hold_id": held, "name": "김이음", "phone": "010-2222-3333"})
    assert (again.status_code, again.json()["code"]) == (409, "too_many_bookings")
    gateway.delete(f"/api/appointments/{first['code']}", headers=mine(first))
    assert gateway.post("/api/appointments", json={"hold_id": held, "name": "김이음", "phone": "010-2222-3333"}).status_code == 201


def test_nobody_else_sees_or_cancels_it(gateway: TestClient, office: str) -> None:
    booked = book(gateway, office, slots(gateway, office)[0]["start"])
    path = f"/api/appointments/{booked['code']}"
    for headers in ({}, {"Authorization": "Bearer guess"}):
        for call in (gateway.get, gateway.delete):
            assert call(path, headers=headers).status_code == 401
    assert gateway.get("/api/appointments/ABCDEFGH", headers=mine(booked)).status_code == 404


def sent_code(code: str) -> str:
    with reading() as session:
        notices = session.query(Notice).filter_by(subject_id=code, template="access_code").order_by(Notice.id).all()
        return str(notices[-1].values["number"])


def test_a_phone_and_a_one_time_code_open_an_appointment(gateway: TestClient, office: str) -> None:
    booked = book(gateway, office, slots(gateway, office)[0]["start"], phone="010-5555-1111")
    path = f"/api/appointments/{booked['code']}"
    assert gateway.post(f"{path}/codes", json={"phone": "010-0000-0000"}).status_code == 202  # tells nobody anything
    with reading() as session:
        assert not session.query(Notice).filter_by(subject_id=booked["code"], template="access_code").count()
    assert gateway.post(f"{path}/codes", json={"phone": "01055551111"}).status_code == 202
    opened = gateway.post(f"{path}/access", json={"phone": "010 5555 1111", "code": sent_code(booked["code"])})
    assert opened.json()["manage_token"] == booked["manage_token"]
    used = gateway.post(f"{path}/access", json={"phone": "010 5555 1111", "code": sent_code(booked["code"])})
    assert used.status_code == 403


def test_five_wrong_codes_lock_for_a_while(gateway: TestClient, office: str) -> None:
    booked = book(gateway, office, slots(gateway, office)[0]["start"], phone="010-5555-2222")
    path = f"/api/appointments/{booked['code']}"
    gateway.post(f"{path}/codes", json={"phone": "010-5555-2222"})
    right = sent_code(booked["code"])
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        assert gateway.post(f"{path}/access", json={"phone": "010-5555-2222", "code": wrong}).json()["code"] == "wrong_code"
    locked = gateway.post(f"{path}/access", json={"phone": "010-5555-2222", "code": right})
    assert (locked.status_code, locked.json()["code"]) == (429, "code_locked")
    assert gateway.post(f"{path}/codes", json={"phone": "010-5555-2222"}).status_code == 429


def test_every_step_writes_its_notices_once(gateway: TestClient, office: str) -> None:
    free = slots(gateway, office)
    booked = book(gateway, office, free[-1]["start"], phone="010-7777-0000")
    gateway.patch(f"/api/appointments/{booked['code']}", json={"start": free[-2]["start"]}, headers=mine(booked))
    gateway.delete(f"/api/appointments/{booked['code']}", headers=mine(booked))
    with reading() as session:
        found = session.query(Notice).filter_by(subject_id=booked["code"]).order_by(Notice.id).all()
    by_state = [(n.template, n.state) for n in found]
    assert by_state.count(("appointment_booked", "pending")) == 1
    assert by_state.count(("appointment_changed", "pending")) == 1
    assert by_state.count(("appointment_cancelled", "pending")) == 1
    assert [state for template, state in by_state if template in ("appointment_tomorrow", "appointment_soon")] == ["dropped"] * 4


def test_closures_holidays_and_half_days_have_no_times(gateway: TestClient, office: str, staff: dict[str, str]) -> None:
    day = date.fromisoformat(slots(gateway, office)[0]["start"][:10])
    body = {"first_day": day.isoformat(), "last_day": day.isoformat(), "half": "morning", "reason": "교육"}
    closed = gateway.post(f"/api/staff/offices/{office}/closures", json=body, headers=staff)
    assert closed.status_code == 201
    times = [item["start"] for item in slots(gateway, office) if item["start"].startswith(day.isoformat())]
    assert times and all(start[11:13] >= "12" for start in times)
    assert gateway.delete(f"/api/staff/closures/{closed.json()['id']}", headers=staff).status_code == 204
    assert any(item["start"][11:13] < "12" for item in slots(gateway, office) if item["start"].startswith(day.isoformat()))
    christmas = gateway.get(f"/api/offices/{office}/slots?service=ui&from=2026-12-25&to=2026-12-25&full=true").json()["items"]
    assert christmas == []


def test_alternate_days_let_birth_months_in(gateway: TestClient, office: str, staff: dict[str, str]) -> None:
    body = {"level": "2", "alternate_days": True, "note": "신규 신청 2부제"}
    assert gateway.put(f"/api/staff/offices/{office}/operation", json=body, headers=staff).json()["visits"] == "limited"
    march = slots(gateway, office, birth_month=3)
    assert march
    for item in march:
        start = datetime.fromisoformat(item["start"])
        assert start.weekday() in (0, 2, 4) and start.hour < 12 and 3 in item["birth_months"]
    assert march[0]["seats"] == 1  # half of two
    held = hold(gateway, office, march[0]["start"]).json()["hold_id"]
    person = {"hold_id": held, "name": "김이음", "phone": "010-3333-4444"}
    assert gateway.post("/api/appointments", json=person).json()["code"] == "birth_month_needed"
    assert gateway.post("/api/appointments", json=person | {"birth_month": 11}).json()["code"] == "wrong_half_day"
    assert gateway.post("/api/appointments", json=person | {"birth_month": 2}).status_code == 201
    assert gateway.get(f"/api/offices/{office}/operation").json()["alternate_days"] is True


def test_only_staff_set_timetables(gateway: TestClient, office: str, staff: dict[str, str]) -> None:
    path = f"/api/staff/offices/{office}/timetable"
    assert gateway.get(path).status_code == 401
    assert gateway.get(path, headers={"Authorization": "Bearer nobody"}).json()["code"] == "staff_only"
    good = gateway.get(path, headers=staff).json()
    for wrong, field in (({"seats": -1}, "seats"), ({"slot_minutes": "thirty"}, "slot_minutes"), ({"colour": "red"}, "colour"),
                         ({"windows": {"mon": [["18:00", "09:00"]]}}, "windows"), ({"windows": {"funday": []}}, "windows")):
        refused = gateway.put(path, json=good | wrong, headers=staff)
        assert (refused.status_code, refused.json()["field"]) == (422, field)
    assert gateway.get(path, headers=staff).json() == good


def test_the_waiting_list_offers_a_seat_that_became_free(gateway: TestClient, office: str, staff: dict[str, str]) -> None:
    path = f"/api/staff/offices/{office}/timetable"
    gateway.put(path, json=gateway.get(path, headers=staff).json() | {"seats": 1}, headers=staff)
    start = slots(gateway, office)[1]["start"]
    booked = book(gateway, office, start, phone="010-1000-0001")
    people = []
    for number in (2, 3):
        wish = {"office": office, "service": SERVICE, "from": start[:10], "to": start[:10], "name": "박대기", "phone": f"010-1000-000{number}"}
        people.append(gateway.post("/api/appointments/waitlist", json=wish).json()["waiting"])
    assert [one["state"] for one in people] == ["waiting", "waiting"]
    gateway.delete(f"/api/appointments/{booked['code']}", headers=mine(booked))

    def stand(one: dict[str, Any]) -> dict[str, Any]:
        answer = gateway.get(f"/api/appointments/waitlist/{one['id']}", headers={"Authorization": f"Bearer {one['token']}"})
        waiting: dict[str, Any] = answer.json()["waiting"]
        return waiting

    assert (stand(people[0])["state"], stand(people[0])["offer_start"]) == ("offered", start)
    assert stand(people[1])["state"] == "waiting"
    assert hold(gateway, office, start).json()["code"] == "slot_taken"  # it is kept for the first person
    second = {"Authorization": f"Bearer {people[1]['token']}"}
    assert gateway.post(f"/api/appointments/waitlist/{people[1]['id']}/accept", headers=second).status_code == 410
    gateway.delete(f"/api/appointments/waitlist/{people[0]['id']}", headers={"Authorization": f"Bearer {people[0]['token']}"})
    assert stand(people[1])["state"] == "offered"
    won = gateway.post(f"/api/appointments/waitlist/{people[1]['id']}/accept", headers=second)
    assert won.status_code == 201 and won.json()["appointment"]["start"] == start
    assert gateway.post(f"/api/appointments/waitlist/{people[1]['id']}/accept", headers=second).json() == won.json()


def test_an_offer_nobody_answers_goes_to_the_next(gateway: TestClient, office: str, staff: dict[str, str]) -> None:
    from center.appointments.waiting_list import pass_on_old_offers
    from center.db.appointment_tables import SeatClaim, Waiting

    path = f"/api/staff/offices/{office}/timetable"
    gateway.put(path, json=gateway.get(path, headers=staff).json() | {"seats": 1}, headers=staff)
    start = slots(gateway, office)[1]["start"]
    booked = book(gateway, office, start, phone="010-1100-0001")
    wishes = [{"office": office, "service": SERVICE, "from": start[:10], "to": start[:10], "name": "박대기", "phone": f"010-1100-000{n}"} for n in (2, 3)]
    first, second = (gateway.post("/api/appointments/waitlist", json=wish).json()["waiting"] for wish in wishes)
    gateway.delete(f"/api/appointments/{booked['code']}", headers=mine(booked))
    with transaction() as session:
        waiting = session.get(Waiting, first["id"])
        assert waiting is not None and waiting.state == "offered"
        waiting.offer_until = 1
        for claim in session.query(SeatClaim).filter_by(holder=waiting.hold_id):
            claim.expires = 1
    with transaction() as session:
        assert pass_on_old_offers(session) >= 1
    late = gateway.post(f"/api/appointments/waitlist/{first['id']}/accept", headers={"Authorization": f"Bearer {first['token']}"})
    assert (late.status_code, late.json()["code"]) == (410, "offer_over")
    won = gateway.post(f"/api/appointments/waitlist/{second['id']}/accept", headers={"Authorization": f"Bearer {second['token']}"})
    assert won.status_code == 201
    assert settings().staff_token == ""


@pytest.mark.parametrize("start", [5, True, None, "tomorrow", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+09:00", 1e20])
def test_what_is_no_time_is_named(gateway: TestClient, office: str, start: Any) -> None:
    refused = hold(gateway, office, start)
    assert (refused.status_code, refused.json()["field"]) == (422, "start"), refused.text


@pytest.mark.parametrize("days", ["from=9999-12-31", "from=0001-01-01&to=9999-12-31", "from=2026-12-05&to=2026-12-01"])
def test_days_at_the_ends_of_the_calendar_have_no_times(gateway: TestClient, office: str, days: str) -> None:
    answer = gateway.get(f"/api/offices/{office}/slots?service=ui&{days}")
    assert (answer.status_code, answer.json()["items"]) == (200, [])


@pytest.mark.parametrize(
    ("days", "field"), [((-9, -5), "to"), ((5, 2), "to"), ((200, 210), "from")],
)
def test_nobody_waits_for_days_that_cannot_come(gateway: TestClient, office: str, days: tuple[int, int], field: str) -> None:
    first, last = (clock.today() + timedelta(days=number) for number in days)
    wish = {"office": office, "service": SERVICE, "from": str(first), "to": str(last), "name": "박하나", "phone": "010-1111-2222"}
    refused = gateway.post("/api/appointments/waitlist", json=wish)
    assert (refused.json()["code"], refused.json()["field"]) == ("invalid_days", field)


def test_staff_calls_name_unknown_centers_and_odd_timetables(gateway: TestClient, office: str, staff: dict[str, str]) -> None:
    for path in ("appointments", "closures"):
        assert gateway.get(f"/api/staff/offices/nowhere/{path}", headers=staff).json()["code"] == "office_not_found"
    assert gateway.get(f"/api/staff/offices/{office}/appointments?day=9999-12-31", headers=staff).json() == {"items": []}
    path = f"/api/staff/offices/{office}/timetable"
    good = gateway.get(path, headers=staff).json()
    for windows in (5, ["mon"], {"mon": [["09:00+09:00", "12:00"]]}, {"mon": None}, {"mon": [["09:00:30", "12:00"]]}):
        refused = gateway.put(path, json=good | {"windows": windows}, headers=staff)
        assert (refused.status_code, refused.json().get("field")) == (422, "windows"), refused.text


def test_an_appointment_is_moved_on_alternate_days_with_a_birth_month(
    gateway: TestClient, office: str, staff: dict[str, str]
) -> None:
    start = slots(gateway, office)[0]["start"]
    mine_ = book(gateway, office, start, phone="010-6666-0001")
    gateway.put(f"/api/staff/offices/{office}/operation", json={"level": "1", "alternate_days": True}, headers=staff)
    path, key = f"/api/appointments/{mine_['code']}", mine(mine_)
    target = next(item for item in slots(gateway, office, birth_month=3) if item["start"] != start)["start"]
    assert gateway.patch(path, json={"start": target}, headers=key).json()["code"] == "birth_month_needed"
    assert gateway.patch(path, json={"start": target, "birth_month": 0}, headers=key).status_code == 422
    assert gateway.patch(path, json={"start": target, "birth_month": 11}, headers=key).json()["code"] == "wrong_half_day"
    assert gateway.get(path, headers=key).json()["appointment"]["start"] == start
    moved = gateway.patch(path, json={"start": target, "birth_month": 3}, headers=key).json()["appointment"]
    assert (moved["start"], moved["birth_month"]) == (target, 3)


def test_another_service_of_the_same_counter_keeps_the_time(gateway: TestClient, office: str) -> None:
    start = slots(gateway, office)[0]["start"]
    mine_ = book(gateway, office, start, phone="010-6666-0002")
    body = {"start": start, "service": "ui"}
    changed = gateway.patch(f"/api/appointments/{mine_['code']}", json=body, headers=mine(mine_)).json()["appointment"]
    assert (changed["service"], changed["start"]) == ("ui", start)
