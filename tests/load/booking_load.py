"""Two hundred people browse and book for a minute: one gateway with PostgreSQL. Part of ``make bench``.

Everybody looks at free times, thinks a moment (a second on average), holds a seat, confirms, sometimes moves or cancels. A lost
race for a seat (409 with alternatives) is an answer, not an error.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import httpx

from center.offices.directory import directory
from tests.appointments.gateway import Gateway
from tests.load.table import Table, percentile
from tests.postgres import postgres

USERS, SECONDS = 200, 60
TODAY = date(2026, 11, 23)
WARM = 6  # seconds in which a starting gateway learns to understand sentences
FINE = (200, 201, 409)


class Crowd:
    """What the people measured."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.times: dict[str, list[float]] = {}
        self.bad: Counter[str] = Counter()
        self.booked = 0

    async def call(self, http: httpx.AsyncClient, what: str, method: str, path: str, **more: object) -> httpx.Response | None:
        began = time.perf_counter()
        try:
            answer = await http.request(method, path, **more)  # type: ignore[arg-type]
        except httpx.HTTPError as error:
            self.bad[f"{what} {type(error).__name__}"] += 1
            return None
        self.times.setdefault(what, []).append((time.perf_counter() - began) * 1000)
        if answer.status_code not in FINE:
            self.bad[f"{what} {answer.status_code}"] += 1
            return None
        return answer

    async def person(self, number: int, until: float) -> None:
        # Everybody has a client of their own: a pool of two hundred connections would measure the pool.
        async with httpx.AsyncClient(base_url=self.address, timeout=30, verify=False, trust_env=False) as http:
            await self.visit(http, number, until)

    async def visit(self, http: httpx.AsyncClient, number: int, until: float) -> None:
        chance = random.Random(number)
        offices = sorted(directory().offices)[:40]
        await asyncio.sleep(chance.random())
        turn = 0
        while time.monotonic() < until:
            turn += 1
            office = chance.choice(offices)
            first = TODAY + timedelta(days=chance.randint(1, 20))
            query = {"service": "ui", "from": first.isoformat(), "to": (first + timedelta(days=6)).isoformat()}
            seen = await self.call(http, "free times", "GET", f"/api/offices/{office}/slots", params=query)
            await asyncio.sleep(chance.uniform(0.5, 1.5))
            items = seen.json()["items"] if seen else []
            if not items or chance.random() < 0.4:
                continue
            body = {"office": office, "service": "ui", "start": chance.choice(items)["start"]}
            held = await self.call(http, "hold", "POST", "/api/appointments/holds", json=body)
            await asyncio.sleep(chance.uniform(0.5, 1.5))
            if held is None or held.status_code != 201:
                continue
            person = {"hold_id": held.json()["hold_id"], "name": "김이음", "phone": f"010-{number:04d}-{turn:04d}"}
            done = await self.call(http, "confirm", "POST", "/api/appointments", json=person)
            if done is None or done.status_code != 201:
                continue
            self.booked += 1
            if chance.random() < 0.2:
                appointment = done.json()["appointment"]
                await asyncio.sleep(chance.uniform(0.5, 1.5))
                await self.call(http, "cancel", "DELETE", f"/api/appointments/{appointment['code']}",
                                headers={"Authorization": f"Bearer {appointment['manage_token']}"})

    async def run(self) -> None:
        until = time.monotonic() + SECONDS
        await asyncio.gather(*(self.person(number, until) for number in range(USERS)))


def booking(table: Table) -> None:
    """The table of the load."""
    with tempfile.TemporaryDirectory() as folder, postgres(durable=True) as url:
        gateway = Gateway(Path(folder), url)
        try:
            gateway.migrate()
            gateway.start()
            time.sleep(WARM)
            crowd = Crowd(gateway.address)
            asyncio.run(crowd.run())
        finally:
            gateway.kill()
    everything = [value for values in crowd.times.values() for value in values]
    print(f"  {USERS} people for {SECONDS} s: {len(everything)} requests, {crowd.booked} appointments, errors: {dict(crowd.bad) or 'none'}")
    for what, values in crowd.times.items():
        table.row(f"booking load, {what}, p95", percentile(values, 0.95), "ms")
    table.row("booking load, everything, p95", percentile(everything, 0.95), "ms", 500)
    table.row("booking load, errors", sum(crowd.bad.values()), "", 0)


def main() -> None:
    """Only this load."""
    table = Table()
    booking(table)
    sys.exit(1 if table.missed else 0)


if __name__ == "__main__":
    main()
