"""Whatever people do, in any order, the books stay right: a model beside the real thing (hypothesis)."""

from __future__ import annotations

import itertools
import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, update

from center import clock
from center.appointments.booking import Booker, cancel, change, confirm, hold, moment, release, seconds
from center.appointments.errors import AppointmentOver, HoldExpired, HoldNotFound, SlotTaken, TooManyBookings
from center.appointments.schedule import default_timetable
from center.appointments.waiting_list import Wish, join, pass_on_old_offers, take_offer
from center.db import appointment_tables as tables
from center.errors import CenterError
from tests.appointments.conftest import OFFICE_SERVICE, Center, Transactions

SEATS, LIMIT = 2, 2
STEPS = 60 if os.environ.get("IEUM_LONG") else 30
EXAMPLES = 120 if os.environ.get("IEUM_LONG") else 15
EVERYTHING = (
    tables.SeatClaim, tables.Hold, tables.Appointment, tables.PersonDay, tables.Notice, tables.Waiting, tables.TimetableRow,
)


class Bookings(RuleBasedStateMachine):
    """Four times, two seats each, three people."""

    transaction: Transactions
    center: Center

    holds = Bundle("holds")
    codes = Bundle("codes")
    waits = Bundle("waits")

    def __init__(self) -> None:
        super().__init__()
        with self.transaction() as session:
            for table in EVERYTHING:
                session.execute(delete(table))
        self.center.timetable(seats=SEATS, per_person_per_day=LIMIT)
        self.times = [self.center.time(days=n // 2, hour=hour) for n, hour in enumerate((9, 10, 11, 14))]
        self.live: dict[str, tuple[int, str]] = {}
        self.people = itertools.cycle(("010-1111-0001", "010-1111-0002", "010-1111-0003"))

    def taken(self, start: int) -> int:
        """Seats that the model says are gone: live appointments and unexpired holds."""
        now = seconds(clock.now())
        with self.transaction() as session:
            holds = session.query(tables.SeatClaim).filter(
                tables.SeatClaim.start == start, tables.SeatClaim.expires > now
            ).count()
        return holds + sum(at == start for at, _ in self.live.values())

    @rule(target=holds, number=st.integers(0, 3))
    def take(self, number: int) -> str:
        start = self.times[number]
        before = self.taken(seconds(start))
        try:
            with self.transaction() as session:
                held = hold(session, self.center.code, OFFICE_SERVICE, start).id
        except SlotTaken as error:
            assert before == SEATS
            assert all(item["start"] != start.isoformat() for item in error.more["alternatives"])  # type: ignore[union-attr]
            return "none"
        assert before < SEATS
        return held

    @rule(held=holds)
    def run_out(self, held: str) -> None:
        with self.transaction() as session:
            session.execute(update(tables.Hold).where(tables.Hold.id == held).values(expires=1))
            session.execute(
                update(tables.SeatClaim).where(tables.SeatClaim.holder == held, tables.SeatClaim.expires != 0).values(expires=1)
            )

    @rule(held=consumes(holds))
    def give_back(self, held: str) -> None:
        try:
            with self.transaction() as session:
                release(session, held)
        except HoldNotFound:
            assert held == "none"

    @rule(target=codes, held=holds)
    def settle(self, held: str) -> str:
        phone = next(self.people)
        try:
            with self.transaction() as session:
                booked = confirm(session, held, Booker("김이음", phone)).appointment
        except (HoldExpired, HoldNotFound):
            return "none"
        except TooManyBookings:
            with self.transaction() as session:
                start = session.get(tables.Hold, held).start  # type: ignore[union-attr]
            day = moment(start).date()
            assert sum(moment(at).date() == day and who == phone for at, who in self.live.values()) == LIMIT
            return "none"
        if booked.status == "confirmed":  # the same request again tells of an appointment that was cancelled meanwhile
            self.live.setdefault(booked.code, (booked.start, phone))
        return booked.code

    @rule(code=codes, number=st.integers(0, 3))
    def move(self, code: str, number: int) -> None:
        if code not in self.live:
            return
        start = self.times[number]
        try:
            with self.transaction() as session:
                change(session, code, start)
        except SlotTaken:
            assert self.taken(seconds(start)) >= SEATS
        except TooManyBookings:
            pass
        else:
            self.live[code] = (seconds(start), self.live[code][1])

    @rule(code=codes)
    def call_off(self, code: str) -> None:
        try:
            with self.transaction() as session:
                cancel(session, code)
        except (AppointmentOver, CenterError):
            assert code not in self.live
        self.live.pop(code, None)

    @rule(target=waits, number=st.integers(0, 3), person=st.integers(1, 3))
    def wait(self, number: int, person: int) -> tuple[str, str]:
        day = self.times[number].date()
        with self.transaction() as session:
            joined = join(session, Wish(self.center.code, OFFICE_SERVICE, day, day, "박대기", f"010-2222-000{person}"))
            return joined.waiting.id, joined.token

    @rule(waiting=waits)
    def say_yes(self, waiting: tuple[str, str]) -> None:
        try:
            with self.transaction() as session:
                booked = take_offer(session, *waiting).appointment
        except CenterError:
            return
        if booked.status == "confirmed":
            self.live.setdefault(booked.code, (booked.start, "waiting"))

    @rule()
    def offers_end(self) -> None:
        late = seconds(clock.now() - timedelta(minutes=1))
        with self.transaction() as session:
            session.execute(update(tables.Waiting).where(tables.Waiting.state == "offered").values(offer_until=late))
        with self.transaction() as session:
            pass_on_old_offers(session)

    @invariant()
    def no_seat_is_shared_and_none_is_lost(self) -> None:
        with self.transaction() as session:
            claims = session.query(tables.SeatClaim).all()
            confirmed = {a.code: a.start for a in session.query(tables.Appointment).filter_by(status="confirmed")}
            days = {row.code for row in session.query(tables.PersonDay)}
        assert confirmed == {code: start for code, (start, _) in self.live.items()}
        assert {claim.holder: claim.start for claim in claims if claim.expires == 0} == confirmed
        assert days == set(confirmed)
        for start in {claim.start for claim in claims}:
            assert len({claim.seat for claim in claims if claim.start == start}) <= SEATS

    @invariant()
    def everybody_was_told_once(self) -> None:
        with self.transaction() as session:
            told = [n.subject_id for n in session.query(tables.Notice).filter_by(template="appointment_booked")]
        assert len(told) == len(set(told)) and set(self.live) <= set(told)


@pytest.mark.timeout(900)
def test_the_books_stay_right_whatever_people_do(center: Center, transaction: Transactions) -> None:
    machine = type("OnThisDatabase", (Bookings,), {"transaction": staticmethod(transaction), "center": center})
    assert default_timetable().seats
    run_state_machine_as_test(machine, settings=settings(
        max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    ))
