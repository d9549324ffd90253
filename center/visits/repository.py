"""All queries about walk-in tickets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from center.db.appointment_tables import Visit

OPEN = ("waiting", "called", "serving", "held")


class VisitRepository:
    """Gives numbers, finds who is next. Two counselors never call the same person: the change of state decides."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def _count(self, statement: Any) -> int:
        return int(getattr(self.session.execute(statement), "rowcount", 0))

    def last_number(self, office: str, counter: str, day: date) -> int:
        """The highest number given at a counter today."""
        highest = self.session.scalar(
            select(func.max(Visit.number)).where(Visit.office == office, Visit.counter == counter, Visit.day == day)
        )
        return int(highest or 0)

    def add(self, visit: Visit) -> bool:
        """Write a ticket; false when the number (or the appointment) already has one."""
        dialect = postgresql if self.session.get_bind().dialect.name == "postgresql" else sqlite
        values = {column.key: getattr(visit, column.key) for column in Visit.__table__.columns}
        statement = dialect.insert(Visit.__table__).values(**values).on_conflict_do_nothing()
        return self.session.execute(statement.returning(Visit.__table__.c.id)).first() is not None

    def get(self, visit_id: str) -> Visit | None:
        """A ticket by id, as it is now."""
        return self.session.get(Visit, visit_id, populate_existing=True)

    def of_appointment(self, code: str) -> Visit | None:
        """The ticket of an appointment."""
        return self.session.scalars(select(Visit).where(Visit.appointment == code)).first()

    def line(self, office: str, counter: str, day: date) -> Sequence[Visit]:
        """Who waits at a counter, next first."""
        return self.session.scalars(
            select(Visit)
            .where(Visit.office == office, Visit.counter == counter, Visit.day == day, Visit.state == "waiting")
            .order_by(Visit.rank, Visit.number)
        ).all()

    def today(self, office: str, day: date) -> Sequence[Visit]:
        """All tickets of a center on a day."""
        return self.session.scalars(
            select(Visit).where(Visit.office == office, Visit.day == day).order_by(Visit.counter, Visit.number)
        ).all()

    def change(self, visit_id: str, before: Sequence[str], **values: Any) -> bool:
        """Change a ticket that is still in one of the states ``before``; whether it was."""
        statement = update(Visit).where(Visit.id == visit_id, Visit.state.in_(before)).values(**values)
        return self._count(statement) == 1

    def forget_telephones(self, before: date) -> int:
        """Erase the telephones of tickets of earlier days."""
        return self._count(update(Visit).where(Visit.day < before, Visit.push_to != "").values(push_to=""))

    def mark_pushed(self, visit_id: str) -> bool:
        """Remember that a person was told that it is soon their turn; false when they were told already."""
        return self._count(update(Visit).where(Visit.id == visit_id, Visit.pushed.is_(False)).values(pushed=True)) == 1

    def served_times(self, office: str, counter: str, since: int, limit: int = 60) -> list[int]:
        """How many seconds the last visits at a counter took, newest first."""
        rows = self.session.execute(
            select(Visit.finished - Visit.started)
            .where(
                Visit.office == office, Visit.counter == counter, Visit.state == "done", Visit.started > 0,
                Visit.finished >= since,
            )
            .order_by(Visit.finished.desc())
            .limit(limit)
        )
        return [int(value) for (value,) in rows if value > 0]

    def desks(self, office: str, counter: str, day: date, since: int) -> int:
        """How many desks called somebody lately."""
        return int(self.session.scalar(
            select(func.count(func.distinct(Visit.desk))).where(
                Visit.office == office, Visit.counter == counter, Visit.day == day, Visit.desk != "", Visit.called >= since
            )
        ) or 0)
