"""Nobody is remembered longer than needed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from center import clock
from center.appointments import booking
from center.appointments.booking import Booker
from center.appointments.retention import forget_old_appointments
from center.db.appointment_tables import Appointment, PersonDay, SeatClaim
from tests.appointments.conftest import Center, Transactions


def test_persons_are_erased_when_the_time_is_over(
    center: Center, transaction: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction() as session:
        held = booking.hold(session, center.code, "job_seeking_benefit", center.time())
        code = booking.confirm(session, held.id, Booker("김이음", "010-1234-5678", "휠체어")).appointment.code
    for days, erased in ((20, False), (60, True)):
        at = datetime.combine(date.today(), datetime.min.time(), clock.SEOUL) + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        monkeypatch.setattr(clock, "today", lambda at=at: at.date())
        with transaction() as session:
            forget_old_appointments(session, 30)
        with transaction() as session:
            one = session.get(Appointment, code)
            assert one is not None and (one.name, one.phone, one.note) == (("", "", "") if erased else ("김이음", "01012345678", "휠체어"))
            left = session.query(PersonDay).filter_by(code=code).count() + session.query(SeatClaim).filter_by(holder=code).count()
            assert left == (0 if erased else 2)
