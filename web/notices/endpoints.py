"""Reminders of dates over HTTP, and the outbox for staff."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import Field

from center.db.session import reading, transaction
from center.notices import dates, one_time_codes
from center.notices.dates import DateWish
from center.notices.links import date_token
from center.notices.outbox_page import letters, send_again
from web.deps import BearerToken, NoQuery, Strict
from web.staff import require_staff

router = APIRouter(prefix="/api/reminders", tags=["reminders"])
staff_router = APIRouter(prefix="/api/staff/notices", tags=["staff"], dependencies=[Depends(require_staff)])
Phone = Annotated[str, Field(max_length=60)]


class CodeRequest(Strict):
    """Where to send a one-time code."""

    phone: Phone
    language: Literal["ko", "en"] = "ko"


class ReminderRequest(Strict):
    """What to be reminded of; ``code`` is the one-time code that came to ``phone``."""

    phone: Phone
    code: str = Field(max_length=20)
    title: str = Field(max_length=200)
    day: date
    language: Literal["ko", "en"] = "ko"


class OutboxQuery(Strict):
    """Which notices: all, or those in one state."""

    state: Literal["pending", "sending", "sent", "dead", "dropped"] | None = None
    limit: int = Field(100, ge=1, le=500)


@router.post("/codes", status_code=202)
def send_code(body: CodeRequest) -> dict[str, Any]:
    """Send a one-time code to the telephone that is to be reminded."""
    with transaction() as session:
        dates.send_proof(session, body.phone, body.language)
    return {"sent": True}


@router.post("", status_code=201)
def keep_date(body: ReminderRequest) -> dict[str, Any]:
    """Keep a date: a notice comes the day before and on the day."""
    kept = None
    with transaction() as session:
        dates.read_title(body.title)  # what is wrong with the wish is told before the code is used up
        if dates.proven(session, body.phone, body.code):
            kept = dates.keep(session, DateWish(body.phone, body.title, body.day, language=body.language))
    if kept is None:
        raise one_time_codes.refuse(body.phone[-4:])
    shown = {"id": kept.id, "title": kept.title, "day": kept.day.isoformat(), "token": date_token(kept.id)}
    return {"reminder": shown}


@router.delete("/{reminder_id}", status_code=204)
def delete_date(reminder_id: str, token: BearerToken) -> Response:
    """Forget a date; its reminders are not sent."""
    with transaction() as session:
        dates.delete_with_token(session, reminder_id, token)
    return Response(status_code=204)


@staff_router.get("")
def list_notices(query: Annotated[OutboxQuery, Query()]) -> dict[str, Any]:
    """The outbox, newest first: what was written, and what became of it."""
    with reading() as session:
        return {"items": letters(session, query.state, query.limit)}


@staff_router.post("/{notice_id}/again", status_code=202)
def try_again(notice_id: int, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """Send a notice that was given up once more."""
    with transaction() as session:
        send_again(session, notice_id)
    return {"queued": True}
