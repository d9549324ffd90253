"""Tickets in the lobby: who is next, who called whom, and how long it takes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from center import clock
from center.db.appointment_tables import Appointment, Notice, OperationRow, Visit
from center.db.session import reading, transaction
from center.offices.directory import directory
from center.visits.waiting_time import estimate_minutes
from tests.web.test_appointments import book, slots

STAFF = {"Authorization": "Bearer secret"}


@pytest.fixture(autouse=True)
def on_a_working_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.staff.settings", lambda: type("S", (), {"staff_token": "secret"})())
    monkeypatch.setattr("center.visits.service.opening", lambda _code: type("O", (), {"reason": "open"})())


@pytest.fixture
def office(request: pytest.FixtureRequest) -> str:
    codes = sorted(directory().offices)
    used = request.config.__dict__.setdefault("used_for_visits", [])
    used.append(codes[len(used) + 30])
    return str(used[-1])


def ticket(gateway: TestClient, office: str, service: str = "job_seeking_benefit", **more: str) -> dict[str, Any]:
    answer = gateway.post("/api/visits", json={"office": office, "service": service, **more})
    assert answer.status_code == 201, answer.text
    given: dict[str, Any] = answer.json()
    return given


def call(gateway: TestClient, office: str, counter: str = "ui", desk: str = "1") -> Any:
    return gateway.post(f"/api/staff/offices/{office}/visits/next", json={"counter": counter, "desk": desk}, headers=STAFF)


def test_numbers_positions_and_calling(gateway: TestClient, office: str) -> None:
    given = [ticket(gateway, office) for _ in range(3)]
    assert [(one["ticket"], one["position"]) for one in given] == [(1, 1), (2, 2), (3, 3)]
    assert given[0]["estimated_wait_min"] is None  # nothing measured yet
    called = call(gateway, office, desk="3").json()
    assert (called["ticket"], called["state"], called["desk"]) == (1, "called", "3")
    assert gateway.get(f"/api/visits/{given[2]['id']}").json()["position"] == 2
    step = f"/api/staff/visits/{called['id']}"
    assert gateway.post(f"{step}/serve", headers=STAFF).json()["state"] == "serving"
    assert gateway.post(f"{step}/finish", headers=STAFF).json()["state"] == "done"
    again = gateway.post(f"{step}/serve", headers=STAFF)
    assert (again.status_code, again.json()["code"]) == (409, "visit_over")


def test_hold_no_show_and_again(gateway: TestClient, office: str) -> None:
    ticket(gateway, office)
    first = call(gateway, office).json()["id"]
    assert gateway.post(f"/api/staff/visits/{first}/hold", headers=STAFF).json()["state"] == "held"
    assert gateway.post(f"/api/staff/visits/{first}/again", json={"desk": "2"}, headers=STAFF).json()["state"] == "called"
    assert gateway.post(f"/api/staff/visits/{first}/no-show", headers=STAFF).json()["state"] == "no_show"
    nobody = call(gateway, office)
    assert (nobody.status_code, nobody.json()["code"]) == (404, "nobody_waits")


def test_a_transfer_goes_before_people_who_came_later(gateway: TestClient, office: str) -> None:
    ticket(gateway, office)
    ticket(gateway, office, "tomorrow_learning_card")
    moved = call(gateway, office).json()["id"]
    there = gateway.post(f"/api/staff/visits/{moved}/transfer", json={"service": "tomorrow_learning_card"}, headers=STAFF).json()
    assert (there["counter"], there["position"], there["ticket"]) == ("training", 1, 2)
    assert gateway.get(f"/api/visits/{moved}").json()["state"] == "moved"


def test_who_has_an_appointment_in_time_goes_first(gateway: TestClient, office: str) -> None:
    booked = book(gateway, office, slots(gateway, office)[0]["start"], phone="010-4444-0001")
    early = gateway.post("/api/visits", json={"appointment_code": booked["code"]})
    assert (early.status_code, early.json()["code"]) == (409, "too_early")
    ticket(gateway, office)
    with transaction() as session:
        appointment = session.get(Appointment, booked["code"])
        assert appointment is not None
        appointment.start = int(clock.now().timestamp())
    here = gateway.post("/api/visits", json={"appointment_code": booked["code"].lower()}).json()
    assert here["position"] == 1 and here["appointment_code"] == booked["code"]
    assert gateway.post("/api/visits", json={"appointment_code": booked["code"]}).json()["id"] == here["id"]
    assert call(gateway, office).json()["id"] == here["id"]


def test_two_counselors_never_call_one_person(gateway: TestClient, office: str) -> None:
    for _ in range(12):
        ticket(gateway, office)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda desk: call(gateway, office, desk=str(desk)), range(16)))
    called = [answer.json()["ticket"] for answer in answers if answer.status_code == 200]
    assert sorted(called) == list(range(1, 13))
    assert sum(answer.status_code == 404 for answer in answers) == 4


def test_tickets_taken_at_once_have_different_numbers(gateway: TestClient, office: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = [one["ticket"] for one in pool.map(lambda _n: ticket(gateway, office), range(24))]
    assert sorted(numbers) == list(range(1, 25))


def test_a_message_comes_once_when_two_are_left(gateway: TestClient, office: str) -> None:
    given = [ticket(gateway, office, phone=f"010-6666-000{n}") for n in range(5)]

    def told() -> list[str]:
        ids = [one["id"] for one in given]
        with reading() as session:
            return [n.subject_id for n in session.query(Notice).filter(Notice.template == "visit_soon", Notice.subject_id.in_(ids))]

    call(gateway, office)
    call(gateway, office)
    assert sorted(told()) == sorted(one["id"] for one in given[1:5]) or len(told()) == len(set(told()))
    before = told()
    call(gateway, office)
    assert len(told()) == len(set(told())) and set(before) <= set(told())


def test_waiting_times_come_from_measured_visits(gateway: TestClient, office: str) -> None:
    now = int(clock.now().timestamp())
    with transaction() as session:
        for number, minutes in enumerate((4, 6, 8, 10, 12, 20), 100):
            session.add(Visit(
                id=f"measured-{office}-{number}", office=office, counter="ui", service="ui", day=clock.today(), number=number,
                state="done", appointment=None, desk="1", rank=10, push_to="", pushed=False, taken=now - 9000, called=now - 8000,
                started=now - 7000, finished=now - 7000 + minutes * 60,
            ))
    given = ticket(gateway, office)
    low, high = given["estimated_wait_min"]
    assert 0 < low < high <= 20


def test_the_estimate_is_a_range_or_nothing() -> None:
    assert estimate_minutes(3, [300] * 4, 1) is None
    assert estimate_minutes(0, [], 1) == (0, 0)
    assert estimate_minutes(2, [300, 360, 420, 480, 540], 1) == (12, 16)
    assert estimate_minutes(4, [300, 360, 420, 480, 540], 2) == (12, 16)


def test_the_board_streams_what_changes(gateway: TestClient, office: str) -> None:
    ticket(gateway, office)
    with gateway.websocket_connect(f"/api/offices/{office}/board") as board:
        first = board.receive_json()
        (row,) = first["counters"]
        assert row == {
            "counter": "ui", "name": "실업급여", "name_en": "Unemployment benefit", "called": [], "serving": [], "waiting": 1,
            "estimated_wait_min": None,
        }
        assert first["office_name"] == directory().offices[office].name
        call(gateway, office, desk="7")
        assert board.receive_json()["counters"][0]["called"] == [{"number": 1, "desk": "7"}]


def test_closed_days_and_strict_levels_give_no_tickets(gateway: TestClient, office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with transaction() as session:
        session.merge(OperationRow(office=office, level="3", alternate_days=False, note="", changed_at=clock.now()))
    strict = gateway.post("/api/visits", json={"office": office, "service": "ui"})
    assert (strict.status_code, strict.json()["code"]) == (409, "center_closed_now")
    with transaction() as session:
        session.merge(OperationRow(office=office, level="1", alternate_days=False, note="", changed_at=clock.now()))
    monkeypatch.setattr("center.visits.service.opening", lambda _code: type("O", (), {"reason": "holiday"})())
    assert gateway.post("/api/visits", json={"office": office, "service": "ui"}).status_code == 409


def test_bad_requests_and_strangers(gateway: TestClient, office: str) -> None:
    for body in ({}, {"office": office}, {"office": office, "service": "ui", "appointment_code": "ABCDEFGH"}):
        assert gateway.post("/api/visits", json=body).status_code == 422
    assert gateway.post("/api/visits", json={"office": office, "service": "barber"}).json()["code"] == "unknown_service"
    assert gateway.get("/api/visits/none").json()["code"] == "visit_not_found"
    assert gateway.post(f"/api/staff/offices/{office}/visits/next", json={"counter": "ui", "desk": "1"}).status_code == 401


def test_nobody_is_called_to_no_desk(gateway: TestClient, office: str) -> None:
    refused = call(gateway, office, desk="  ")
    assert (refused.status_code, refused.json()["field"]) == (422, "desk")
