"""The gateway is killed in the middle of many bookings: no seat is lost or doubled, everybody is told exactly once."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from center.offices.directory import directory
from tests.appointments.gateway import Gateway

BOOKINGS = 500 if os.environ.get("IEUM_LONG") else 160
KILLS = 3 if os.environ.get("IEUM_LONG") else 2
CLIENTS = 12
TODAY = date(2026, 11, 23)


class Client:
    """Books until it has an appointment, through every crash; remembers what it was told."""

    def __init__(self, gateway: Gateway, number: int, starts: list[tuple[str, str]]) -> None:
        self.gateway, self.number, self.starts = gateway, number, starts
        self.phone = f"010-{2000 + number // 1000:04d}-{number % 1000:04d}"

    def post(self, http: httpx.Client, path: str, body: dict[str, str], headers: dict[str, str] | None = None) -> httpx.Response:
        while True:
            try:
                return http.post(f"{self.gateway.address}{path}", json=body, headers=headers)
            except httpx.HTTPError:
                time.sleep(0.1)  # it is down: the same request again

    def book(self) -> str:
        with httpx.Client(timeout=10) as http:
            for offset in range(len(self.starts)):
                office, start = self.starts[(self.number + offset) % len(self.starts)]
                body = {"office": office, "service": "ui", "start": start}
                held = self.post(http, "/api/appointments/holds", body, {"Idempotency-Key": f"{self.number}-{offset}"})
                if held.status_code == 409:
                    continue
                assert held.status_code == 201, held.text
                settled = {"hold_id": held.json()["hold_id"], "name": "김이음", "phone": self.phone}
                done = self.post(http, "/api/appointments", settled)
                assert done.status_code == 201, done.text
                return str(done.json()["appointment"]["code"])
        raise AssertionError("no free seat left")


@pytest.mark.timeout(600)
def test_killing_the_gateway_loses_and_doubles_nothing(tmp_path: Path) -> None:
    gateway = Gateway(tmp_path)
    gateway.migrate()
    gateway.start()
    offices = sorted(directory().offices)[40:44]
    starts: list[tuple[str, str]] = []
    with httpx.Client(base_url=gateway.address, timeout=30) as http:
        for office in offices:
            query = {"service": "ui", "from": (TODAY + timedelta(days=1)).isoformat(), "to": (TODAY + timedelta(days=14)).isoformat()}
            items = http.get(f"/api/offices/{office}/slots", params=query).json()["items"]
            starts += [(office, item["start"]) for item in items for _ in range(item["seats"])]
    assert len(starts) >= BOOKINGS

    def interrupt() -> None:
        for _ in range(KILLS):
            time.sleep(1.2)
            gateway.kill()
            gateway.start()

    killer = threading.Thread(target=interrupt)
    killer.start()
    with ThreadPoolExecutor(CLIENTS) as pool:
        codes = list(pool.map(lambda number: Client(gateway, number, starts).book(), range(BOOKINGS)))
    killer.join()
    gateway.stop()
    database = sqlite3.connect(tmp_path / "ieum.db")
    confirmed = dict(database.execute("select code, start from appointments where status = 'confirmed'"))
    assert set(codes) == set(confirmed) and len(codes) == len(set(codes)) == BOOKINGS
    claims = database.execute("select holder, office, counter, start, seat from seat_claims where expires = 0").fetchall()
    assert {holder: start for holder, _, _, start, _ in claims} == confirmed
    assert max(Counter(claim[1:] for claim in claims).values()) == 1
    assert all(seat <= 2 for *_, seat in claims)
    told = Counter(code for (code,) in database.execute("select subject_id from notices where template = 'appointment_booked'"))
    assert told == Counter(dict.fromkeys(codes, 1))
