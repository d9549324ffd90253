"""Two hundred people want one seat: exactly one gets it, in every round, on both databases."""

from __future__ import annotations

import os
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest

from center.appointments.booking import Booker, cancel, change, confirm, hold
from center.appointments.errors import AppointmentOver, HoldExpired, SlotTaken
from center.appointments.repository import AppointmentRepository
from center.db.appointment_tables import Appointment, SeatClaim
from center.errors import CenterError
from tests.appointments.conftest import OFFICE_SERVICE, Center, Transactions

CLIENTS = 200
ROUNDS = 50 if os.environ.get("IEUM_LONG") else 6


def at_once(count: int, act) -> list[object]:  # type: ignore[no-untyped-def]
    """What ``count`` threads get that start together: an answer or a domain error."""
    barrier = Barrier(count)

    def run(number: int) -> object:
        barrier.wait()
        try:
            return act(number)
        except CenterError as error:
            return error

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def claims(transaction: Transactions, center: Center, start: int) -> int:
    with transaction() as session:
        return session.query(SeatClaim).filter_by(office=center.code, start=start).count()


@pytest.mark.timeout(900)
def test_one_winner_for_a_hold_every_round(center: Center, transaction: Transactions) -> None:
    center.timetable(seats=1, horizon_days=365)
    for number in range(ROUNDS):
        start = center.time(days=number // 8 * 7, hour=9 + number % 3, minute=30 * (number % 2))

        def take(_client: int, start: datetime = start) -> str:
            with transaction() as session:
                return hold(session, center.code, OFFICE_SERVICE, start).id

        answers = at_once(CLIENTS, take)
        winners = [answer for answer in answers if isinstance(answer, str)]
        losers = [answer for answer in answers if isinstance(answer, SlotTaken)]
        assert len(winners) == 1 and len(losers) == CLIENTS - 1, answers[:5]
        assert claims(transaction, center, int(start.timestamp())) == 1
        with transaction() as session:
            AppointmentRepository(session).free_seat(winners[0])


@pytest.mark.timeout(900)
def test_the_same_request_many_times_at_once_is_one_hold(center: Center, transaction: Transactions) -> None:
    center.timetable(seats=5)
    for number in range(max(2, ROUNDS // 5)):
        start = center.time(hour=9 + number % 3, minute=30 * (number // 3 % 2))

        def take(_client: int, start: datetime = start, key: str = f"{center.code}-{number}") -> str:
            with transaction() as session:
                return hold(session, center.code, OFFICE_SERVICE, start, request_key=key).id

        before = claims(transaction, center, int(start.timestamp()))  # a long run comes back to the same times
        assert len(set(at_once(40, take))) == 1
        assert claims(transaction, center, int(start.timestamp())) == before + 1


@pytest.mark.timeout(900)
def test_one_appointment_for_a_hold_however_often_it_is_confirmed(center: Center, transaction: Transactions) -> None:
    for number in range(max(2, ROUNDS // 10)):
        start = center.time(days=number % 3, hour=14)
        with transaction() as session:
            held = hold(session, center.code, OFFICE_SERVICE, start).id

        def settle(client: int, held: str = held, number: int = number) -> tuple[str, str]:
            with transaction() as session:
                booked = confirm(session, held, Booker("김이음", f"010-77{number:02d}-{client % 2:04d}"))
                return booked.appointment.code, booked.token

        answers = at_once(60, settle)
        won = {answer for answer in answers if isinstance(answer, tuple)}
        assert len(won) == 1, answers
        assert all(isinstance(answer, (tuple, HoldExpired)) for answer in answers)


@pytest.mark.timeout(900)
def test_every_mixture_of_hold_confirm_change_and_cancel_keeps_each_seat_for_one(center: Center, transaction: Transactions) -> None:
    """Everybody does everything at once on few seats; in the end seats and appointments match exactly."""
    center.timetable(seats=2, per_person_per_day=20)
    times = [center.time(hour=9 + n // 2, minute=30 * (n % 2)) for n in range(4)]
    for _ in range(max(2, ROUNDS // 10)):

        def live(client: int) -> None:
            chance = random.Random(client)
            with transaction() as session:
                held = hold(session, center.code, OFFICE_SERVICE, chance.choice(times)).id
            if chance.random() < 0.2:
                return
            with transaction() as session:
                code = confirm(session, held, Booker("이도움", f"010-88{client:02d}-0000")).appointment.code
            for _ in range(3):
                try:
                    with transaction() as session:
                        if chance.random() < 0.6:
                            change(session, code, chance.choice(times))
                        else:
                            cancel(session, code)
                except (SlotTaken, AppointmentOver):
                    continue

        answers = at_once(40, live)
        assert all(answer is None or isinstance(answer, SlotTaken) for answer in answers), [a for a in answers if a][:3]
        with transaction() as session:
            booked = session.query(Appointment).filter_by(office=center.code, status="confirmed").all()
            seats = session.query(SeatClaim).filter_by(office=center.code).all()
        by_appointment = {claim.holder: claim.start for claim in seats if claim.expires == 0}
        assert by_appointment == {one.code: one.start for one in booked}
        for start in times:
            assert sum(claim.start == int(start.timestamp()) for claim in seats) <= 2


@pytest.mark.timeout(900)
def test_people_who_swap_their_times_never_share_one(center: Center, transaction: Transactions) -> None:
    center.timetable(seats=1)
    first, second = center.time(hour=15), center.time(hour=16)
    for number in range(max(3, ROUNDS // 5)):
        codes = []
        for who, start in enumerate((first, second)):
            with transaction() as session:
                held = hold(session, center.code, OFFICE_SERVICE, start).id
                codes.append(confirm(session, held, Booker("박교환", f"010-99{number:02d}-{who:04d}")).appointment.code)

        def swap(client: int, codes: list[str] = codes) -> object:
            with transaction() as session:
                return change(session, codes[client % 2], second if client % 2 == 0 else first).code

        at_once(10, swap)
        with transaction() as session:
            starts = [AppointmentRepository(session).appointment(code).start for code in codes]  # type: ignore[union-attr]
            assert len(set(starts)) == 2
            for code in codes:
                cancel(session, code)
