"""Nobody is woken: nothing between 21:00 and 08:00 unless urgent, and nothing after it is of use."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from center.clock import SEOUL
from center.notices.delivery import Delivery
from center.notices.post import post_of
from center.notices.quiet_hours import is_quiet, next_loud, planned
from center.settings import NoticeSettings
from tests.notices.conftest import Clock, Transactions, message, notices, put, solapi_settings, the_notice
from tests.notices.fakes import FakeSolapi

DAY0 = datetime(2026, 11, 24, tzinfo=SEOUL)
moments = st.integers(0, 7 * 24 * 60).map(lambda minutes: DAY0 + timedelta(minutes=minutes))


def at(hour: int, minute: int = 0, day: int = 0) -> datetime:
    return DAY0 + timedelta(days=day, hours=hour, minutes=minute)


def test_the_night_is_from_nine_to_eight() -> None:
    assert [is_quiet(at(*hour)) for hour in ((7, 59), (8, 0), (20, 59), (21, 0), (23, 59), (0, 0))] == [
        True, False, False, True, True, True,
    ]
    assert next_loud(at(22)) == at(8, day=1) and next_loud(at(3)) == at(8) and next_loud(at(12)) == at(12)


def test_two_hours_before_nine_is_told_at_eight() -> None:
    assert planned(at(7, day=1), at(9, day=1), False, at(12)) == at(8, day=1)


def test_before_a_very_early_appointment_it_is_told_the_evening_before() -> None:
    assert planned(at(6, day=1), at(8, 15, day=1), False, at(12)) == at(20)
    assert planned(at(6, day=1), at(8, 15, day=1), False, at(20, 30)) == at(20, 30), "eight in the evening is over"


def test_a_booking_at_night_is_confirmed_in_the_morning() -> None:
    assert planned(at(23), at(14, day=2), False, at(23)) == at(8, day=1)


def test_what_is_urgent_does_not_wait() -> None:
    assert planned(at(23), at(23, 30), True, at(23)) == at(23)


@given(due=moments, now=moments, useful=st.none() | moments)
def test_nothing_is_planned_for_the_night_or_the_past(due: datetime, now: datetime, useful: datetime | None) -> None:
    at_last = planned(due, useful, False, now)
    assert not is_quiet(at_last) and at_last >= now
    assert at_last <= max(due, now) + timedelta(hours=11)
    if useful is not None and next_loud(max(due, now)) < useful:
        assert at_last < useful, "there was a time that helps, and it was taken"


@given(due=moments, now=moments, useful=moments)
def test_urgent_things_go_when_they_are_due(due: datetime, now: datetime, useful: datetime) -> None:
    assert planned(due, useful, True, now) == max(due, now)


def test_a_week_of_a_worker_keeps_the_quiet_hours_and_never_comes_too_late(transaction: Transactions, time_is: Clock) -> None:
    """Reminders for every hour of the clock, a provider that is often down: each minute somebody tries."""
    sent: list[tuple[datetime, str, bool]] = []

    class Watched:
        name, can_ask = "watched", True

        def languages(self, template: str) -> tuple[str, ...]:
            return ("ko", "en")

        def send(self, letter):  # type: ignore[no-untyped-def]
            from center.notices.protocol import Receipt, SendFailed

            if time_is.now.minute % 3:
                raise SendFailed("down")
            sent.append((time_is.now, letter.key, "urgent" in letter.key))
            return Receipt(self.name)

        def find(self, letter):  # type: ignore[no-untyped-def]
            return None

    time_is.to(2026, 11, 24, 18, 0)
    starts = {}
    for hour in range(1, 30):
        start = time_is.now + timedelta(hours=hour, minutes=30)
        for kind in ("calm", "urgent"):
            starts[f"{kind}:{hour}"] = start
            put(transaction, message(hour, key=f"{kind}:{hour}", start=start, due=start - timedelta(hours=2), urgent=kind == "urgent"))
    delivery = Delivery(transaction, {"": Watched()})
    for _ in range(34 * 12):
        delivery.deliver_due()
        time_is.go(minutes=5)
    assert len({key for _, key, _ in sent}) == len(sent), "each once"
    assert all(urgent or not is_quiet(when) for when, _, urgent in sent)
    assert all(when < starts[key] for when, key, _ in sent)
    assert {key for _, key, urgent in sent if urgent} == {key for key in starts if key.startswith("urgent")}
    unsent = [one for one in notices(transaction) if one.state != "sent"]
    assert {one.state for one in unsent} <= {"dropped", "dead"}
    for one in unsent:  # only what began before anybody may be disturbed, or minutes after
        start = datetime.fromtimestamp(one.useless_after, SEOUL)
        assert is_quiet(start) or start.hour == 8, start


def test_a_notice_that_came_too_late_is_put_away(transaction: Transactions, time_is: Clock) -> None:
    put(transaction, message(1, start=time_is.now + timedelta(hours=1)))
    time_is.go(hours=2)
    Delivery(transaction, post_of(NoticeSettings())).deliver_due()
    assert the_notice(transaction).state == "dropped"


def test_what_a_stopped_worker_left_over_does_not_leave_at_night(transaction: Transactions, time_is: Clock) -> None:
    put(transaction, message(1, start=at(14, day=1), due=at(20, 50)), message(2, start=at(23, day=1), due=at(20, 50), urgent=True))
    delivery = Delivery(transaction, post_of(NoticeSettings()))
    time_is.to(2026, 11, 24, 22, 0)
    delivery.deliver_due()
    assert [one.state for one in notices(transaction)] == ["pending", "sent"]
    time_is.to(2026, 11, 25, 8, 0)
    delivery.deliver_due()
    assert {one.state for one in notices(transaction)} == {"sent"}


def test_a_try_that_fails_in_the_evening_is_repeated_in_the_morning(
    transaction: Transactions, time_is: Clock, solapi: FakeSolapi
) -> None:
    time_is.to(2026, 11, 24, 20, 59, 40)
    put(transaction, message(1, start=at(14, day=1)))
    solapi.faults = [503]
    Delivery(transaction, post_of(solapi_settings(solapi))).deliver_due()
    assert the_notice(transaction).due == at(8, day=1).timestamp()


def test_a_long_round_sends_nothing_that_became_useless_meanwhile(transaction: Transactions, time_is: Clock) -> None:
    put(transaction, message(1, start=at(10, 30)))
    time_is.to(2026, 11, 24, 10, 30)
    assert not Delivery(transaction, post_of(NoticeSettings())).deliver_one()
    assert the_notice(transaction).state == "pending"
