"""Each notice leaves once: with many workers, faults of the provider, and a worker that is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import update

from center import clock
from center.db.appointment_tables import Notice
from center.notices.delivery import CLAIM, TRIES, Delivery
from center.notices.outbox import drop, write
from center.notices.post import post_of
from center.settings import ROOT
from tests.notices.conftest import (
    PHONE,
    Clock,
    Transactions,
    message,
    nhn_settings,
    notices,
    put,
    solapi_settings,
    the_notice,
)
from tests.notices.fakes import SLOW, FakeNhn, FakeSolapi, FakeTelegram


def test_the_same_cause_is_written_once(transaction: Transactions, time_is: Clock) -> None:
    put(transaction, message(1))
    with transaction() as session:
        assert not write(session, message(1))
    assert len(notices(transaction)) == 1


def test_many_workers_send_each_notice_once(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    workers, count = 4, 60
    put(transaction, *(message(n, recipient=f"010{n:08d}") for n in range(count)))
    barrier = Barrier(workers)

    def work(_: int) -> int:
        delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
        barrier.wait()
        done = 0
        while delivery.deliver_one():
            done += 1
        return done

    with ThreadPoolExecutor(workers) as pool:
        done = list(pool.map(work, range(workers)))
    while Delivery(transaction, post_of(solapi_settings(solapi))).deliver_one():
        pass
    assert sum(done) <= count
    assert len(solapi.counted()) == count and set(solapi.counted().values()) == {1}
    assert {one.state for one in notices(transaction)} == {"sent"}
    assert all(one.attempts == 1 and one.receipt.startswith("M4V") for one in notices(transaction))


@pytest.mark.parametrize("fault", ["slow", "reset", "garbage", "trickle", ("accepted", 502), ("accepted", 500)])
def test_an_accepted_message_without_an_answer_is_asked_for_and_not_repeated(
    transaction: Transactions, time_is: Clock, solapi: FakeSolapi, nhn: FakeNhn, fault: object
) -> None:
    for fake, settings in ((solapi, solapi_settings(solapi)), (nhn, nhn_settings(nhn))):
        delivery = Delivery(transaction, post_of(settings))
        put(transaction, message(1, key=f"cause of {fake.url}"))
        fake.faults = [fault]
        assert delivery.deliver_due() == 1
        found = notices(transaction)[-1]
        assert (found.state, found.attempts) == ("sending", 1)
        assert delivery.deliver_due() == 0, "nobody touches it before its time"
        time_is.go(minutes=2)
        assert delivery.deliver_due() == 1
        found = notices(transaction)[-1]
        assert (found.state, found.attempts, len(fake.accepted)) == ("sent", 2, 1)
        assert found.receipt == fake.accepted[0]["id"]


def test_a_message_that_never_arrived_is_sent_after_asking(
    transaction: Transactions, time_is: Clock, solapi: FakeSolapi, nhn: FakeNhn
) -> None:
    for fake, settings in ((solapi, solapi_settings(solapi)), (nhn, nhn_settings(nhn))):
        delivery = Delivery(transaction, post_of(settings))
        put(transaction, message(1, key=f"cause of {fake.url}"))
        fake.faults = ["lost"]
        delivery.deliver_due()
        time_is.go(minutes=2)
        delivery.deliver_due()
        assert [call.split()[0] for call in fake.calls] == ["POST", "GET", "POST"]
        assert len(fake.accepted) == 1 and notices(transaction)[-1].state == "sent"


def test_a_key_that_a_failed_try_holds_is_waited_for(transaction: Transactions, time_is: Clock, nhn: FakeNhn) -> None:
    """NHN refuses a key for ten minutes even when the first try sent nothing."""
    delivery = Delivery(transaction, post_of(nhn_settings(nhn)))
    put(transaction, message(1))
    nhn.faults = [503]
    delivery.deliver_due()
    assert the_notice(transaction).state == "pending", "refused for now: certainly not sent"
    with transaction() as session:
        reference = post_reference(session)
    nhn.burnt.add(reference)
    time_is.go(minutes=2)
    delivery.deliver_due()
    assert the_notice(transaction).state == "sending" and nhn.accepted == []
    nhn.burnt.clear()
    time_is.go(minutes=11)
    delivery.deliver_due()
    assert the_notice(transaction).state == "sent" and len(nhn.accepted) == 1


def post_reference(session: object) -> str:
    from datetime import UTC, datetime

    from center.notices.protocol import Letter

    key = session.query(Notice).one().dedupe_key  # type: ignore[attr-defined]
    return Letter(key, "", "", "ko", "", "", datetime.now(UTC)).reference


def test_two_hurried_requests_with_one_key_are_one_message(transaction: Transactions, time_is: Clock, nhn: FakeNhn) -> None:
    """The first answer was lost and the notice put back by hand: NHN's key keeps it single."""
    delivery = Delivery(transaction, post_of(nhn_settings(nhn)))
    put(transaction, message(1))
    delivery.deliver_due()
    with transaction() as session:
        session.execute(update(Notice).values(state="pending"))
    delivery.deliver_due()
    assert len(nhn.accepted) == 1 and the_notice(transaction).state == "sent"


def test_a_worker_killed_in_the_middle_leaves_one_message(
    transaction: Transactions, database: str, solapi: FakeSolapi
) -> None:
    put(transaction, message(1, urgent=True))
    solapi.faults = ["slow"]
    script = (
        "from center.db.session import transaction; from center.notices.delivery import Delivery;"
        "from center.notices.post import post_of; from center.settings import settings;"
        "Delivery(transaction, post_of(settings().notices)).deliver_due()"
    )
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "IEUM_DATABASE_URL": database, "IEUM_NOTICES": "solapi",
        "IEUM_SOLAPI_URL": solapi.url, "IEUM_SOLAPI_KEY": solapi.key, "IEUM_SOLAPI_SECRET": solapi.secret,
        "IEUM_SENDER_PHONE": "0212345678",
    }
    worker = subprocess.Popen([sys.executable, "-c", script], env=environment)
    end = time.monotonic() + 20
    while not solapi.accepted and time.monotonic() < end:
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert len(solapi.accepted) == 1
    left = the_notice(transaction)
    assert (left.state, left.receipt) == ("sending", "")
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    assert delivery.deliver_due() == 0, "the claim of the dead worker still holds"
    with transaction() as session:
        session.execute(update(Notice).values(claimed_until=int(clock.now().timestamp()) - 1))
    assert delivery.deliver_due() == 1
    assert the_notice(transaction).state == "sent" and len(solapi.accepted) == 1
    time.sleep(max(0.0, SLOW - 1))


def test_a_channel_that_cannot_be_asked_never_sends_twice(
    transaction: Transactions, time_is: Clock, telegram: FakeTelegram
) -> None:
    from center.settings import NoticeSettings

    delivery = Delivery(transaction, post_of(
        NoticeSettings(channels=("telegram",), telegram_url=telegram.url, telegram_token=telegram.secret)
    ))
    put(transaction, message(1, recipient="telegram:4711"))
    telegram.faults = ["slow"]
    delivery.deliver_due()
    time_is.go(minutes=5)
    delivery.deliver_due()
    dead = the_notice(transaction)
    assert (dead.state, len(telegram.accepted)) == ("dead", 1)
    assert "may have been sent" in dead.problem


def test_a_worker_that_stood_still_does_not_send_what_another_one_has(
    transaction: Transactions, time_is: Clock, solapi: FakeSolapi, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(transaction, message(1))
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    claim = delivery._claim()
    assert claim is not None
    time_is.go(seconds=CLAIM.total_seconds() + 1)
    assert Delivery(transaction, post_of(solapi_settings(solapi))).deliver_due() == 1
    moment = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment + CLAIM.total_seconds())
    with pytest.raises(Exception, match="ran out"):
        delivery._send(claim)
    assert len(solapi.accepted) == 1 and the_notice(transaction).state == "sent"


def test_tries_come_further_apart_and_end(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    put(transaction, message(1, start=time_is.now + timedelta(days=5)))
    solapi.faults = [503] * 20
    pauses = []
    for _ in range(TRIES):
        assert delivery.deliver_due() == 1
        found = the_notice(transaction)
        pauses.append((found.due - time_is.now.timestamp()) / 60)
        time_is.now += timedelta(minutes=max(pauses[-1], 0) + 0.1)
    for pause, expected in zip(pauses, (1, 2, 4, 8, 16, 32, 60), strict=False):
        assert 0.84 * expected <= pause <= 1.16 * expected
    assert found.state == "dead" and found.attempts == TRIES and "503" in found.problem
    assert delivery.deliver_due() == 0 and len(solapi.calls) == TRIES


def test_a_provider_that_asks_to_wait_is_obeyed(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    put(transaction, message(1))
    solapi.faults = [429]
    Delivery(transaction, post_of(solapi_settings(solapi))).deliver_due()
    assert the_notice(transaction).due - time_is.now.timestamp() >= 599


def test_what_cannot_be_sent_is_given_up_at_once(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    solapi.refuse_message = "3030"
    put(transaction, message(1), message(2, template="no_such_template"))
    Delivery(transaction, post_of(solapi_settings(solapi))).deliver_due()
    first, second = notices(transaction)
    assert (first.state, second.state) == ("dead", "dead")
    assert "3030" in first.problem and "no_such_template" in second.problem
    assert PHONE not in first.problem


def test_a_wrong_key_of_the_operator_loses_no_notice(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    put(transaction, message(1))
    Delivery(transaction, post_of(solapi_settings(solapi, solapi_secret="wrong"))).deliver_due()
    assert the_notice(transaction).state == "pending" and solapi.accepted == []
    time_is.go(minutes=2)
    Delivery(transaction, post_of(solapi_settings(solapi))).deliver_due()
    assert the_notice(transaction).state == "sent"


def test_a_cancelled_appointment_is_reminded_of_no_more(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    put(transaction, message(1), message(2))
    solapi.faults = ["lost", "lost"]
    delivery.deliver_due()
    with transaction() as session:
        assert drop(session, "CODE0001", ("appointment_tomorrow",)) == 1
    time_is.go(minutes=2)
    delivery.deliver_due()
    assert [one.state for one in notices(transaction)] == ["dropped", "sent"]
    assert len(solapi.accepted) == 1


def test_one_bad_notice_does_not_hold_up_the_others(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    put(transaction, message(1, values={}), message(2, values={"office": "nowhere"}), message(3))
    Delivery(transaction, post_of(solapi_settings(solapi))).deliver_due()
    assert [one.state for one in notices(transaction)] == ["dead", "dead", "sent"]


def test_about_one_appointment_a_person_is_told_in_order(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    """"Changed" never comes before "booked", with four workers and a provider that stumbles."""
    put(transaction, *(
        message(n, key=f"{step}:{n}", template=f"appointment_{step}") for n in range(8) for step in ("booked", "changed", "cancelled")
    ))
    solapi.faults = ["slow", None, "lost", None, None, "reset"]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(12):
            deliveries = [Delivery(transaction, post_of(solapi_settings(solapi))) for _ in range(4)]
            list(pool.map(lambda one: one.deliver_due(), deliveries))
            time_is.go(minutes=2)
    told: dict[str, list[str]] = {}
    for one in solapi.accepted:
        code = one["message"]["text"].split("예약번호: ")[1][:8]
        told.setdefault(code, []).append(one["message"]["subject"])
    assert len(solapi.accepted) == 24 and set(solapi.counted().values()) == {1}
    expected = ["고용센터 예약 확인", "고용센터 예약 변경", "고용센터 예약 취소"]
    assert all(subjects == expected for subjects in told.values()), told


def test_at_night_something_urgent_does_not_wait_for_what_may_not_be_sent(transaction: Transactions, time_is: Clock) -> None:
    from center.settings import NoticeSettings

    time_is.to(2026, 11, 24, 20, 59, 30)
    put(transaction, message(1), message(2, subject_id="CODE0001", urgent=True))
    time_is.to(2026, 11, 24, 22, 0)
    Delivery(transaction, post_of(NoticeSettings())).deliver_due()
    assert [one.state for one in notices(transaction)] == ["pending", "sent"]


def test_a_one_time_code_waits_for_no_reminder(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    put(transaction, message(1))
    solapi.faults = ["lost"]
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    delivery.deliver_due()
    put(transaction, message(
        2, template="access_code", subject_id="CODE0001", values={"number": "012345", "minutes": 10}, urgent=True,
        useless_after=time_is.now + timedelta(minutes=10),
    ))
    delivery.deliver_due()
    assert [one.state for one in notices(transaction)] == ["sending", "sent"]
    assert "012345" in solapi.accepted[0]["message"]["text"]
