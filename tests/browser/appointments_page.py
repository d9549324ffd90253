"""The page /appointments in the words of a person who uses it, and the same center as other people see it."""

from __future__ import annotations

import json
import sqlite3
from itertools import count
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.browser.chat_page import Gateway

KEY = "ieum.appointments"
SERVICE = "job_seeking_benefit"
_used = count()


class AppointmentsPage:
    """The page, and a center of its own."""

    def __init__(self, page: Page, gateway: Gateway) -> None:
        self.page = page
        self.gateway = gateway
        self.address = gateway.address
        self.api = httpx.Client(base_url=gateway.address, timeout=30)
        self.script_errors: list[str] = []
        page.on("pageerror", lambda error: self.script_errors.append(str(error)))
        page.on("console", self._note)
        centers = sorted(self.api.get("/api/offices").json()["items"], key=lambda one: str(one["code"]))
        self.center: dict[str, Any] = centers[next(_used) % len(centers)]
        self.times = page.locator(".times .slot")
        self.card = page.locator("article.appointment")
        self.left = page.locator("#countdown")
        self.trouble = page.locator(".alert-box")

    def _note(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.script_errors.append(message.text)

    # What the person does

    def open(self, rest: str = "") -> None:
        """Load the page."""
        self.page.goto(f"{self.address}/appointments{rest}")
        expect(self.page.locator("#view h2").first).to_be_visible()

    def to_times(self) -> None:
        """Come for a service of the center, and wait for the times of the week after this one."""
        self.open(f"?office={self.center['code']}&service={SERVICE}")
        expect(self.page.locator("#week-later")).to_be_visible()
        self.page.locator("#week-later").click()
        expect(self.times.first).to_be_visible()

    def to_form(self, number: int = 0) -> str:
        """Choose a time; gives it."""
        self.to_times()
        start = self.times.nth(number).get_attribute("data-start") or ""
        self.times.nth(number).click()
        expect(self.left).to_be_visible()
        return start

    def write(self, name: str = "김이음", phone: str = "010-1234-5678") -> None:
        """Fill in the form."""
        self.page.locator("#person-name").fill(name)
        self.page.locator("#person-phone").fill(phone)

    def book(self, phone: str = "010-1234-5678") -> dict[str, Any]:
        """Book; gives what the tab keeps of it."""
        self.to_form()
        self.write(phone=phone)
        self.page.locator("#confirm").click()
        expect(self.card).to_be_visible()
        found: dict[str, Any] = self.kept()["appointment"]
        return found

    def field_problem(self, name: str) -> Locator:
        """What is said beside a field."""
        return self.page.locator(f"#{name}-problem:not([hidden])")

    def kept(self) -> dict[str, Any]:
        """What the tab remembers."""
        found: dict[str, Any] = json.loads(self.page.evaluate("(key) => sessionStorage.getItem(key) ?? '{}'", KEY))
        return found

    def scrolls_sideways(self) -> bool:
        """Whether anything makes the page wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))

    # What others do

    def set_seats(self, seats: int) -> None:
        """Staff change how many people can come at once."""
        path = f"/api/staff/offices/{self.center['code']}/timetable"
        timetable = self.api.get(path, headers=self.gateway.staff).json() | {"seats": seats}
        self.api.put(path, json=timetable, headers=self.gateway.staff).raise_for_status()

    def set_operation(self, level: str, alternate_days: bool, note: str = "") -> None:
        """Staff change how the center works."""
        body = {"level": level, "alternate_days": alternate_days, "note": note}
        self.api.put(f"/api/staff/offices/{self.center['code']}/operation", json=body, headers=self.gateway.staff).raise_for_status()

    def hold(self, start: str) -> httpx.Response:
        """Another client wants a time."""
        return self.api.post("/api/appointments/holds", json={"office": self.center["code"], "service": SERVICE, "start": start})

    def booked_by_others(self, start: str, phone: str) -> dict[str, Any]:
        """Another client books a time."""
        held = self.hold(start)
        held.raise_for_status()
        answer = self.api.post("/api/appointments", json={"hold_id": held.json()["hold_id"], "name": "박먼저", "phone": phone})
        answer.raise_for_status()
        appointment: dict[str, Any] = answer.json()["appointment"]
        return appointment

    def free(self) -> dict[str, int]:
        """Free seats by time, from tomorrow on."""
        query = {"service": SERVICE, "from": "2026-11-24", "to": "2026-12-24", "full": "true"}
        return {slot["start"]: slot["free"] for slot in self.api.get(f"/api/offices/{self.center['code']}/slots", params=query).json()["items"]}

    def status(self, mine: dict[str, Any]) -> str:
        """What the server says about an appointment."""
        answer = self.api.get(f"/api/appointments/{mine['code']}", headers={"Authorization": f"Bearer {mine['token']}"})
        return str(answer.json()["appointment"]["status"])

    def database(self, statement: str, *values: Any) -> list[Any]:
        """Time passes, or a message is read, where no clock and no telephone is."""
        assert self.gateway.database is not None
        with sqlite3.connect(self.gateway.database, timeout=10) as connection:
            return connection.execute(statement, values).fetchall()

    def sent_number(self, code: str) -> str:
        """The one-time code in the newest message about an appointment."""
        rows = self.database('SELECT "values" FROM notices WHERE subject_id = ? AND template = ? ORDER BY id', code, "access_code")
        return str(json.loads(rows[-1][0])["number"])
