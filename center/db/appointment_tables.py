"""Tables of appointments. What must never happen is made impossible by a constraint:

* a seat of a slot is taken once (primary key of ``seat_claims``),
* a hold becomes one appointment (``appointments.hold_id``),
* a person has no more appointments a day than allowed (primary key of ``person_days``),
* a notice is written once (``notices.dedupe_key``),
* a walk-in number of a counter and day is given once (``visits``).

Moments of slots are whole seconds since 1970 (UTC), so that every database compares them alike.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from center.db.tables import Base


class TimetableRow(Base):
    """The timetable of one counter of a center; counter ``*`` stands for all counters without their own."""

    __tablename__ = "timetables"

    office: Mapped[str] = mapped_column(String(32), primary_key=True)
    counter: Mapped[str] = mapped_column(String(32), primary_key=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_at: Mapped[datetime]


class Closure(Base):
    """A day, half a day or some days on which a center (``*``: every center) gives no appointments."""

    __tablename__ = "closures"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    office: Mapped[str] = mapped_column(String(32), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    half: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(200))


class OperationRow(Base):
    """How a center works now: infection-control level and alternate days; office ``*`` is the default of all."""

    __tablename__ = "operations"

    office: Mapped[str] = mapped_column(String(32), primary_key=True)
    level: Mapped[str] = mapped_column(String(8))
    alternate_days: Mapped[bool]
    note: Mapped[str] = mapped_column(String(300))
    changed_at: Mapped[datetime]


class SeatClaim(Base):
    """One taken seat of one slot, by a hold (until ``expires``) or by an appointment (``expires`` 0)."""

    __tablename__ = "seat_claims"
    __table_args__ = (Index("ix_seat_claims_slot", "office", "counter", "start"),)

    office: Mapped[str] = mapped_column(String(32), primary_key=True)
    counter: Mapped[str] = mapped_column(String(32), primary_key=True)
    start: Mapped[int] = mapped_column(Integer, primary_key=True)
    seat: Mapped[int] = mapped_column(Integer, primary_key=True)
    holder: Mapped[str] = mapped_column(String(36), unique=True)
    expires: Mapped[int] = mapped_column(Integer)


class Hold(Base):
    """A seat kept for ten minutes while somebody confirms."""

    __tablename__ = "holds"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    office: Mapped[str] = mapped_column(String(32))
    counter: Mapped[str] = mapped_column(String(32))
    service: Mapped[str] = mapped_column(String(64))
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    expires: Mapped[int] = mapped_column(Integer, index=True)
    request_key: Mapped[str | None] = mapped_column(String(80), unique=True)


class Appointment(Base):
    """A confirmed appointment. ``sequence`` counts changes (for calendars); of the manage token only a hash is kept."""

    __tablename__ = "appointments"

    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    hold_id: Mapped[str] = mapped_column(String(36), unique=True)
    office: Mapped[str] = mapped_column(String(32), index=True)
    counter: Mapped[str] = mapped_column(String(32))
    service: Mapped[str] = mapped_column(String(64))
    start: Mapped[int] = mapped_column(Integer, index=True)
    end: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(60))
    phone: Mapped[str] = mapped_column(String(16), index=True)
    birth_month: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    conversation_id: Mapped[str | None] = mapped_column(String(36), index=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    sequence: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class PersonDay(Base):
    """The n-th appointment of a person at a counter on a day: there are no more numbers than appointments allowed."""

    __tablename__ = "person_days"

    phone: Mapped[str] = mapped_column(String(16), primary_key=True)
    office: Mapped[str] = mapped_column(String(32), primary_key=True)
    counter: Mapped[str] = mapped_column(String(32), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)


class AccessCode(Base):
    """A one-time code. ``subject`` is what it opens: the code of an appointment, or ``phone:`` with a digest of a telephone."""

    __tablename__ = "access_codes"

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    expires: Mapped[int] = mapped_column(Integer)
    wrong: Mapped[int] = mapped_column(Integer)
    locked_until: Mapped[int] = mapped_column(Integer)


class Waiting(Base):
    """A place on the waiting list: somebody wants a time between two days at a counter.

    ``state`` is waiting, offered (``offer_start`` until ``offer_until``), booked, left or over.
    """

    __tablename__ = "waiting"
    __table_args__ = (UniqueConstraint("office", "counter", "phone", "first_day", "last_day"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    office: Mapped[str] = mapped_column(String(32), index=True)
    counter: Mapped[str] = mapped_column(String(32))
    service: Mapped[str] = mapped_column(String(64))
    first_day: Mapped[date]
    last_day: Mapped[date]
    name: Mapped[str] = mapped_column(String(60))
    phone: Mapped[str] = mapped_column(String(16))
    birth_month: Mapped[int | None]
    language: Mapped[str] = mapped_column(String(2))
    state: Mapped[str] = mapped_column(String(10), index=True)
    hold_id: Mapped[str | None] = mapped_column(String(36), unique=True)
    offer_until: Mapped[int] = mapped_column(Integer)
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]


class Notice(Base):
    """A message to send once: written in the transaction of its cause, sent by the worker (outbox).

    ``state`` is pending, sending (until ``claimed_until``), sent, dropped (no longer wanted) or dead (given up, shown to
    staff). ``dedupe_key`` names the cause; the same cause writes one notice.
    """

    __tablename__ = "notices"
    __table_args__ = (Index("ix_notices_due", "state", "due"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    dedupe_key: Mapped[str] = mapped_column(String(120), unique=True)
    template: Mapped[str] = mapped_column(String(40))
    recipient: Mapped[str] = mapped_column(String(120))
    subject_id: Mapped[str] = mapped_column(String(40), index=True)
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    language: Mapped[str] = mapped_column(String(2))
    urgent: Mapped[bool]
    due: Mapped[int] = mapped_column(Integer)
    useless_after: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int] = mapped_column(Integer)
    claimed_until: Mapped[int] = mapped_column(Integer)
    sender: Mapped[str] = mapped_column(String(16))
    receipt: Mapped[str] = mapped_column(String(80))
    problem: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class Visit(Base):
    """A walk-in ticket: number of the day at a counter. ``state`` is waiting, called, serving, held, done, no_show or moved."""

    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("office", "counter", "day", "number"),
        Index("ix_visits_line", "office", "counter", "day", "state"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    office: Mapped[str] = mapped_column(String(32))
    counter: Mapped[str] = mapped_column(String(32))
    service: Mapped[str] = mapped_column(String(64))
    day: Mapped[date]
    number: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(8))
    appointment: Mapped[str | None] = mapped_column(String(12), unique=True)
    desk: Mapped[str] = mapped_column(String(20))
    rank: Mapped[int] = mapped_column(Integer)
    push_to: Mapped[str] = mapped_column(String(120))
    pushed: Mapped[bool]
    taken: Mapped[int] = mapped_column(Integer)
    called: Mapped[int] = mapped_column(Integer)
    started: Mapped[int] = mapped_column(Integer)
    finished: Mapped[int] = mapped_column(Integer)
