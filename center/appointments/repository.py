"""All queries about timetables, seats, holds and appointments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from center.db.appointment_tables import Appointment, Closure, Hold, OperationRow, PersonDay, SeatClaim, TimetableRow

EVERY = "*"
LIVE = ("confirmed", "arrived")


class AppointmentRepository:
    """Reads and writes appointments. Taking a seat is one insert: the primary key lets only one of two people have it."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def _insert(self, table: Any, **values: Any) -> bool:
        """Insert unless a constraint forbids it; whether it was inserted."""
        dialect = postgresql if self.session.get_bind().dialect.name == "postgresql" else sqlite
        statement = dialect.insert(table.__table__).values(**values).on_conflict_do_nothing()
        first = next(iter(table.__table__.primary_key.columns))
        return self.session.execute(statement.returning(first)).first() is not None

    def _count(self, statement: Any) -> int:
        """Rows that a statement changed."""
        return int(getattr(self.session.execute(statement), "rowcount", 0))

    def timetables(self, office: str) -> dict[str, dict[str, Any]]:
        """The timetables of a center by counter."""
        rows = self.session.scalars(select(TimetableRow).where(TimetableRow.office == office))
        return {row.counter: row.body for row in rows}

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

    def operation(self, office: str) -> OperationRow | None:
        """How a center works now, if an operator said so for it or for all."""
        found = self.session.scalars(select(OperationRow).where(OperationRow.office.in_((office, EVERY))))
        rows = {row.office: row for row in found}
        return rows.get(office) or rows.get(EVERY)

    def put_operation(self, row: OperationRow) -> None:
        """Set how a center works."""
        self.session.merge(row)

    def taken(self, office: str, counter: str, first: int, last: int, now: int) -> dict[int, int]:
        """Taken seats by beginning of slot; a hold that ran out takes none."""
        rows = self.session.execute(
            select(SeatClaim.start, func.count())
            .where(
                SeatClaim.office == office, SeatClaim.counter == counter, SeatClaim.start >= first, SeatClaim.start < last,
                (SeatClaim.expires == 0) | (SeatClaim.expires > now),
            )
            .group_by(SeatClaim.start)
        )
        return {int(start): int(count) for start, count in rows}

    def take_seat(self, office: str, counter: str, start: int, seats: int, holder: str, expires: int, now: int) -> bool:
        """Take a free seat of a slot; whether there was one."""
        self.session.execute(
            delete(SeatClaim).where(
                SeatClaim.office == office, SeatClaim.counter == counter, SeatClaim.start == start,
                SeatClaim.expires != 0, SeatClaim.expires <= now,
            )
        )
        return any(
            self._insert(
                SeatClaim, office=office, counter=counter, start=start, seat=seat, holder=holder, expires=expires
            )
            for seat in range(1, seats + 1)
        )

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

    def add_hold(self, hold: Hold) -> None:
        """Write a hold down."""
        self.session.add(hold)
        self.session.flush()

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
