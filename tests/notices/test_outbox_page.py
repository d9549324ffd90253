"""What staff see of the outbox, and how long anybody does."""

from __future__ import annotations

import pytest

from center.notices.delivery import Delivery
from center.notices.errors import NoticeNotDead
from center.notices.outbox_page import forget_old_notices, hidden, letters, send_again
from center.notices.post import post_of
from center.settings import NoticeSettings
from tests.notices.conftest import PHONE, Clock, Transactions, message, put, solapi_settings, the_notice
from tests.notices.fakes import FakeSolapi


def test_by_default_nothing_leaves_and_staff_read_it(transaction: Transactions, time_is: Clock) -> None:
    put(transaction, message(1))
    Delivery(transaction, post_of(NoticeSettings())).deliver_due()
    with transaction() as session:
        (shown,) = letters(session)
    assert (shown["state"], shown["sender"]) == ("sent", "console")
    assert "CODE0001" in shown["text"] and PHONE not in str(shown)
    assert shown["sent_at"] == "2026-11-24T10:00:00+09:00"


def test_a_letter_that_cannot_be_worded_is_still_listed(transaction: Transactions, time_is: Clock) -> None:
    put(transaction, message(1, values={"office": "nowhere"}))
    with transaction() as session:
        assert letters(session)[0]["text"] == ""


def test_staff_try_a_dead_one_again(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    put(transaction, message(1))
    with transaction() as session, pytest.raises(NoticeNotDead):
        send_again(session, the_notice(transaction).id)
    solapi.refuse_message = "1062"
    delivery.deliver_due()
    solapi.refuse_message = ""
    with transaction() as session:
        (dead,) = letters(session, "dead")
        assert "1062" in dead["problem"]
        send_again(session, dead["id"])
    delivery.deliver_due()
    assert the_notice(transaction).state == "sent"


def test_finished_notices_are_forgotten_open_ones_are_not(transaction: Transactions, time_is: Clock) -> None:
    put(transaction, message(1), message(2, due=time_is.now, useless_after=None, key="open"))
    delivery = Delivery(transaction, post_of(NoticeSettings()))
    delivery.deliver_one()
    time_is.go(days=31)
    with transaction() as session:
        assert forget_old_notices(session, 30) == 1
    assert the_notice(transaction).state == "pending"


def test_recipients_are_half_hidden() -> None:
    assert hidden(PHONE) == "010****5678" and hidden("kim@example.org") == "ki***@example.org"
    assert "4711" not in hidden("telegram:4711999")


def test_staff_see_no_one_time_code_that_went_to_a_phone(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    for number, configured in ((1, solapi_settings(solapi)), (2, NoticeSettings())):
        put(transaction, message(number, template="access_code", values={"number": "012345", "minutes": 10}, urgent=True))
        Delivery(transaction, post_of(configured)).deliver_due()
    with transaction() as session:
        by_console, by_phone = letters(session)
    assert "012345" in by_console["text"] and "012345" not in str(by_phone)
