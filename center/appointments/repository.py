"""All queries about timetables, seats, holds and appointments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Date, Text, bindparam, cast, delete, func, literal, null, select, union_all, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from center.db.appointment_tables import Appointment, Closure, Hold, OperationRow, PersonDay, SeatClaim, TimetableRow

EVERY = "*"
LIVE = ("confirmed", "arrived")
# The statements of every look at free times are built once: building them costs more than running them.
_NONE, _NO_DAY, _SPACE = cast(null(), Text), cast(null(), Date), cast(literal(" "), Text)
_SETUP = union_all(
    select(literal("timetable").label("kind"), TimetableRow.counter.label("name"), cast(TimetableRow.body, Text).label("text"),
           _NO_DAY.label("first"), _NO_DAY.label("last")).where(TimetableRow.office == bindparam("office")),
    select(literal("operation"), OperationRow.office,
           OperationRow.level + _SPACE + cast(OperationRow.alternate_days, Text) + _SPACE + OperationRow.note,
           _NO_DAY, _NO_DAY).where(OperationRow.office.in_((bindparam("office"), EVERY))),
    select(literal("closure"), Closure.half, _NONE, Closure.first_day, Closure.last_day)
    .where(Closure.office.in_((bindparam("office"), EVERY)), Closure.last_day >= bindparam("today")),
)
_TAKEN = (
    select(SeatClaim.start, func.count())
    .where(
        SeatClaim.office == bindparam("office"), SeatClaim.counter == bindparam("counter"), SeatClaim.start >= bindparam("first"),
        SeatClaim.start < bindparam("last"), (SeatClaim.expires == 0) | (SeatClaim.expires > bindparam("now")),
    )
    .group_by(SeatClaim.start)
)
_DROP_OVER = delete(SeatClaim).where(
    SeatClaim.office == bindparam("office_"), SeatClaim.counter == bindparam("counter_"), SeatClaim.start == bindparam("start_"),
    SeatClaim.expires != 0, SeatClaim.expires <= bindparam("now_"),
)


@dataclass(frozen=True)
class ClosedTime:
    """Days on which a center gives no appointments; ``half`` morning or afternoon, or the whole days."""

    first_day: date
    last_day: date
    half: str


@dataclass(frozen=True)
class Setup:
    """What staff set for a center: timetables by counter, how it works now, and closures to come."""

    timetables: Mapping[str, Mapping[str, Any]]
    operation: tuple[str, bool, str] | None
    closures: tuple[ClosedTime, ...]


@lru_cache(maxsize=32)
def _insert_unless_there(table: Any, dialect: str) -> Any:
    made = (postgresql if dialect == "postgresql" else sqlite).insert(table.__table__).on_conflict_do_nothing()
    return made.returning(next(iter(table.__table__.primary_key.columns)))


class AppointmentRepository:
    """Reads and writes appointments. Taking a seat is one insert: the primary key lets only one of two people have it."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def _insert(self, table: Any, **values: Any) -> bool:
        """Insert unless a constraint forbids it; whether it was inserted."""
        statement = _insert_unless_there(table, self.session.get_bind().dialect.name)
        return self.session.execute(statement, values).first() is not None

    def _count(self, statement: Any, values: Mapping[str, Any] | None = None) -> int:
        """Rows that a statement changed."""
        return int(getattr(self.session.execute(statement, values), "rowcount", 0))

    def setup(self, office: str, today: date) -> Setup:
        """What staff set for a center, in one question to the database."""
        timetables: dict[str, Mapping[str, Any]] = {}
        operations: dict[str, tuple[str, bool, str]] = {}
        closures = []
        for kind, name, text, first, last in self.session.execute(_SETUP, {"office": office, "today": today}):
            if kind == "timetable":
                timetables[name] = orjson.loads(text)
            elif kind == "operation":
                level, alternate, note = text.split(" ", 2)
                operations[name] = level, alternate in ("true", "1"), note
            else:
                closures.append(ClosedTime(first, last, name))
        return Setup(timetables, operations.get(office) or operations.get(EVERY), tuple(closures))

    def put_timetable(self, row: TimetableRow) -> None:
        """Set the timetable of a counter."""
        self.session.merge(row)

    def closures(self, office: str, first: date, last: date) -> Sequence[Closure]:
        """Closures of a center and of all centers that touch some days."""
        return self.session.scalars(
            select(Closure)
            .where(Closure.office.in_((office, EVERY)), Closure.first_day <= last, Closure.last_day >= first)
            .order_by(Closure.first_day)
        ).all()

    def closure(self, closure_id: int) -> Closure | None:
        """One closure."""
        return self.session.get(Closure, closure_id)

    def put_operation(self, row: OperationRow) -> None:
        """Set how a center works."""
        self.session.merge(row)

    def taken(self, office: str, counter: str, first: int, last: int, now: int) -> dict[int, int]:
        """Taken seats by beginning of slot; a hold that ran out takes none."""
        who = {"office": office, "counter": counter, "first": first, "last": last, "now": now}
        rows = self.session.execute(_TAKEN, who)
        return {int(start): int(count) for start, count in rows}

    def take_seat(self, office: str, counter: str, start: int, seats: int, holder: str, expires: int, now: int) -> bool:
        """Take a free seat of a slot; whether there was one."""
        def insert() -> bool:
            return any(
                self._insert(SeatClaim, office=office, counter=counter, start=start, seat=seat, holder=holder, expires=expires)
                for seat in range(1, seats + 1)
            )

        if insert():
            return True
        # All seats are claimed: those of holds that ran out are free in truth.
        over = self._count(_DROP_OVER, {"office_": office, "counter_": counter, "start_": start, "now_": now})
        return bool(over) and insert()

    def keep_seat(self, hold_id: str, holder: str, now: int) -> bool:
        """Turn the seat of a hold into the seat of an appointment; false when the hold ran out meanwhile."""
        statement = (
            update(SeatClaim).where(SeatClaim.holder == hold_id, SeatClaim.expires > now).values(holder=holder, expires=0)
        )
        return self._count(statement) == 1

    def rename_seat(self, before: str, after: str) -> None:
        """Give a claim to another holder."""
        self.session.execute(update(SeatClaim).where(SeatClaim.holder == before).values(holder=after))

    def free_seat(self, holder: str) -> bool:
        """Give a seat back; whether there was one."""
        return self._count(delete(SeatClaim).where(SeatClaim.holder == holder)) == 1

    def hold(self, hold_id: str) -> Hold | None:
        """A hold by id."""
        return self.session.get(Hold, hold_id)

    def hold_of_request(self, key: str) -> Hold | None:
        """The hold that an earlier request with the same key made."""
        return self.session.scalars(select(Hold).where(Hold.request_key == key)).first()

    def add_hold(self, hold: Hold) -> bool:
        """Write a hold down; false when the same request made one at this moment."""
        return self._insert(Hold, **{column.key: getattr(hold, column.key) for column in Hold.__table__.columns})

    def delete_old_holds(self, before: int) -> int:
        """Forget holds that ran out long ago, with their claims."""
        self.session.execute(delete(SeatClaim).where(SeatClaim.expires != 0, SeatClaim.expires < before))
        return self._count(delete(Hold).where(Hold.expires < before))

    def appointment(self, code: str) -> Appointment | None:
        """An appointment by code."""
        return self.session.get(Appointment, code, populate_existing=True)

    def appointment_of_hold(self, hold_id: str) -> Appointment | None:
        """The appointment that a hold became."""
        return self.session.scalars(select(Appointment).where(Appointment.hold_id == hold_id)).first()

    def add_appointment(self, appointment: Appointment) -> bool:
        """Write an appointment; false when the hold already became one or the code is in use."""
        values = {column.key: getattr(appointment, column.key) for column in Appointment.__table__.columns}
        return self._insert(Appointment, **values)

    def of_phone(self, phone: str, from_start: int) -> Sequence[Appointment]:
        """Live appointments of a telephone number from a moment on, nearest first."""
        return self.session.scalars(
            select(Appointment)
            .where(Appointment.phone == phone, Appointment.status.in_(LIVE), Appointment.start >= from_start)
            .order_by(Appointment.start)
        ).all()

    def of_conversation(self, conversation_id: str, from_start: int) -> Sequence[Appointment]:
        """Live appointments that were made in a conversation, nearest first."""
        return self.session.scalars(
            select(Appointment)
            .where(Appointment.conversation_id == conversation_id, Appointment.status.in_(LIVE), Appointment.start >= from_start)
            .order_by(Appointment.start)
        ).all()

    def of_office(self, office: str, first: int, last: int) -> Sequence[Appointment]:
        """Appointments of a center between two moments, in order."""
        return self.session.scalars(
            select(Appointment)
            .where(Appointment.office == office, Appointment.start >= first, Appointment.start < last)
            .order_by(Appointment.start, Appointment.code)
        ).all()

    def move(self, code: str, sequence: int, **values: Any) -> bool:
        """Change a confirmed appointment that nobody changed meanwhile; whether it was changed."""
        statement = (
            update(Appointment)
            .where(Appointment.code == code, Appointment.status == "confirmed", Appointment.sequence == sequence)
            .values(sequence=sequence + 1, **values)
        )
        return self._count(statement) == 1

    def take_day(self, appointment: Appointment, day: date, limit: int) -> bool:
        """Count an appointment of a person at a counter on a day; false when there are as many as allowed."""
        who = {"phone": appointment.phone, "office": appointment.office, "counter": appointment.counter}
        return any(
            self._insert(PersonDay, **who, day=day, number=number, code=appointment.code) for number in range(1, limit + 1)
        )

    def free_day(self, code: str) -> None:
        """Count an appointment no longer."""
        self.session.execute(delete(PersonDay).where(PersonDay.code == code))
