"""Walk-in tickets over HTTP, the lobby board as a stream, and what staff do with tickets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, WebSocket, WebSocketDisconnect
from pydantic import Field, StringConstraints, model_validator
from sqlalchemy.orm import Session

from center.appointments.people import read_phone
from center.db.appointment_tables import Visit
from center.db.session import reading, transaction
from center.errors import CenterError
from center.offices.counters import function_for
from center.offices.service import office as find_office
from center.visits import service as visits
from center.visits.service import Standing
from web.deps import NoQuery, Strict
from web.staff import require_staff

router = APIRouter(prefix="/api", tags=["visits"])
staff_router = APIRouter(prefix="/api/staff", tags=["staff"], dependencies=[Depends(require_staff)])
Desk = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
LOOK_EVERY = 1.0
REPEAT_AFTER = 20.0  # said again though nothing changed, so that a board notices a dead line


class TicketRequest(Strict):
    """A ticket for a service, or the check-in of an appointment. ``phone``: tell me when two are left before me."""

    office: str | None = Field(None, max_length=32)
    service: str | None = Field(None, max_length=64)
    appointment_code: str | None = Field(None, max_length=12)
    phone: str | None = Field(None, max_length=60)

    @model_validator(mode="after")
    def one_of_both(self) -> TicketRequest:
        """Either an appointment, or office and service."""
        if (self.appointment_code is None) == (self.office is None or self.service is None):
            raise ValueError("office and service, or appointment_code")
        return self


class CallRequest(Strict):
    """Which counter calls, and to which desk."""

    counter: str = Field(max_length=64)
    desk: Desk


class DeskRequest(Strict):
    """To which desk."""

    desk: Desk


class TransferRequest(Strict):
    """To which service or counter."""

    service: str = Field(max_length=64)


@router.post("/visits", status_code=201)
def take_ticket(body: TicketRequest) -> dict[str, Any]:
    """Take a number, or check in for an appointment."""
    push_to = read_phone(body.phone) if body.phone else ""
    with transaction() as session:
        if body.appointment_code:
            return show(visits.check_in(session, body.appointment_code, push_to))
        return show(visits.take_ticket(session, body.office or "", body.service or "", push_to))


@router.get("/visits/{visit_id}")
def read_ticket(visit_id: str, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """Where a ticket stands."""
    with reading() as session:
        return show(visits.standing(session, visit_id))


@router.delete("/visits/{visit_id}")
def leave_line(visit_id: str) -> dict[str, Any]:
    """Wait no longer."""
    with transaction() as session:
        return show_visit(visits.leave(session, visit_id))


@router.get("/offices/{code}/board")
def read_board(code: str, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """What the lobby board shows now."""
    return _board(code)


@router.websocket("/offices/{code}/board")
async def stream_board(socket: WebSocket, code: str) -> None:
    """The board whenever it changes."""
    try:
        find_office(code)
    except CenterError:
        await socket.close(1008)
        return
    await socket.accept()
    shown: dict[str, Any] | None = None
    said_at = 0.0
    try:
        while True:
            now = await asyncio.to_thread(_board, code)
            if now != shown or time.monotonic() - said_at > REPEAT_AFTER:
                await socket.send_json(now)
                shown, said_at = now, time.monotonic()
            try:
                await asyncio.wait_for(socket.receive_text(), LOOK_EVERY)
            except TimeoutError:
                continue
    except WebSocketDisconnect:
        return


def _board(code: str) -> dict[str, Any]:
    with reading() as session:
        return visits.board(session, find_office(code).code)


@staff_router.get("/offices/{code}/visits")
def list_visits(code: str, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """All tickets of today."""
    from center import clock
    from center.visits.repository import VisitRepository

    with reading() as session:
        return {"items": [show_visit(v) for v in VisitRepository(session).today(find_office(code).code, clock.today())]}


@staff_router.post("/offices/{code}/visits/next")
def call_next(code: str, body: CallRequest) -> dict[str, Any]:
    """Call who is next."""
    with transaction() as session:
        return show_visit(visits.call_next(session, code, body.counter, body.desk))


@staff_router.post("/visits/{visit_id}/transfer")
def transfer(visit_id: str, body: TransferRequest) -> dict[str, Any]:
    """Send a person on to another counter."""
    with transaction() as session:
        return show(visits.transfer(session, visit_id, body.service))


@staff_router.post("/visits/{visit_id}/again")
def call_again(visit_id: str, body: DeskRequest) -> dict[str, Any]:
    """Call somebody again."""
    with transaction() as session:
        return show_visit(visits.call_again(session, visit_id, body.desk))


def _step(name: str, act: Callable[[Session, str], Visit], doc: str) -> None:
    def endpoint(visit_id: str) -> dict[str, Any]:
        with transaction() as session:
            return show_visit(act(session, visit_id))

    endpoint.__doc__ = doc
    staff_router.post(f"/visits/{{visit_id}}/{name}", name=f"visit_{name}")(endpoint)


_step("serve", visits.serve, "The person is at the desk.")
_step("finish", visits.finish, "The visit is over.")
_step("hold", visits.hold_on, "The person is away for a moment.")
_step("no-show", visits.no_show, "Nobody came.")


def show(standing: Standing) -> dict[str, Any]:
    """A ticket with its place in the line."""
    return show_visit(standing.visit) | {
        "position": standing.position, "estimated_wait_min": list(standing.minutes) if standing.minutes else None,
    }


def show_visit(visit: Visit) -> dict[str, Any]:
    """A ticket."""
    return {
        "id": visit.id, "ticket": visit.number, "office": visit.office, "office_name": find_office(visit.office).name,
        "counter": visit.counter, "counter_name": function_for(visit.counter).name, "service": visit.service,
        "state": visit.state, "desk": visit.desk, "appointment_code": visit.appointment,
    }
