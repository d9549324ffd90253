"""Dates people asked to be reminded of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from center import clock
from center.db.notice_tables import NextDate
from center.errors import CenterError
from center.notices.dates import (
    MOST_DATES,
    DateWish,
    delete_of_conversation,
    delete_with_token,
    forget_past_dates,
    keep,
    of_conversation,
    of_recipient,
)
from center.notices.delivery import Delivery
from center.notices.errors import (
    DayPast,
    DayTooFar,
    InvalidDateTitle,
    InvalidRecipient,
    NextDateNotFound,
    TooManyDates,
)
from center.notices.links import date_token
from center.notices.post import post_of
from tests.notices.conftest import PHONE, Clock, Transactions, notices, solapi_settings
from tests.notices.fakes import FakeSolapi

DAY = date(2026, 12, 15)


def wish(**more: Any) -> DateWish:
    words: dict[str, Any] = {"recipient": "010-1234-5678", "title": "다음 실업인정일", "day": DAY, "conversation_id": "c1"}
    return DateWish(**words | more)


def test_reminded_the_day_before_and_on_the_day(transaction: Transactions, time_is: Clock, solapi: FakeSolapi) -> None:
    with transaction() as session:
        keep(session, wish())
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    told = []
    for day, hour in ((13, 20), (14, 9), (14, 10), (14, 15), (15, 7), (15, 8), (15, 12)):
        time_is.to(2026, 12, day, hour)
        delivery.deliver_due()
        told.append(len(solapi.accepted))
    assert told == [0, 0, 1, 1, 1, 2, 2]
    first, second = (one["message"]["text"] for one in solapi.accepted)
    assert "다음 실업인정일: 내일 12월 15일(화)" in first and "다음 실업인정일: 오늘 12월 15일(화)" in second


def test_the_same_wish_twice_is_one_date(transaction: Transactions, time_is: Clock) -> None:
    with transaction() as session:
        first = keep(session, wish())
        assert keep(session, wish(recipient=PHONE)).id == first.id
        assert len(of_recipient(session, PHONE)) == 1
    assert len(notices(transaction)) == 2


def test_asked_on_the_day_before_in_the_afternoon_only_the_day_itself_is_told(transaction: Transactions, time_is: Clock) -> None:
    time_is.to(2026, 12, 14, 15)
    with transaction() as session:
        keep(session, wish())
    assert [one.template for one in notices(transaction)] == ["next_date_today"]


def test_a_deleted_date_is_not_told(transaction: Transactions, time_is: Clock) -> None:
    with transaction() as session:
        kept = keep(session, wish())
        other = keep(session, wish(day=DAY + timedelta(days=28), conversation_id="c2"))
    with transaction() as session:
        assert [one.id for one in of_conversation(session, "c1")] == [kept.id]
        with pytest.raises(NextDateNotFound):
            delete_of_conversation(session, "c1", other.id)
        with pytest.raises(NextDateNotFound):
            delete_with_token(session, other.id, date_token(kept.id))
        delete_of_conversation(session, "c1", kept.id)
        delete_with_token(session, other.id, date_token(other.id))
        assert session.query(NextDate).count() == 0
    assert {one.state for one in notices(transaction)} == {"dropped"}


@pytest.mark.parametrize(("changed", "error"), [
    ({"day": date(2026, 11, 24)}, DayPast),
    ({"day": date(2026, 11, 1)}, DayPast),
    ({"day": date(2028, 11, 24)}, DayTooFar),
    ({"recipient": "02-123-4567"}, InvalidRecipient),
    ({"recipient": "나한테"}, InvalidRecipient),
    ({"recipient": "a@b"}, InvalidRecipient),
    ({"title": ""}, InvalidDateTitle),
    ({"title": "!!!"}, InvalidDateTitle),
    ({"title": "가" * 41}, InvalidDateTitle),
    ({"title": "지원금 신청 http://example.org"}, InvalidDateTitle),
    ({"title": "지원금은 bit.ly에서"}, InvalidDateTitle),
    ({"title": "급하면 010-9999-8888"}, InvalidDateTitle),
])
def test_what_cannot_be_kept_is_refused(
    transaction: Transactions, time_is: Clock, changed: dict[str, Any], error: type[CenterError]
) -> None:
    with transaction() as session, pytest.raises(error):
        keep(session, wish(**changed))
    assert notices(transaction) == []


@pytest.mark.parametrize("recipient", ["+82 10-1234-5678", "010.1234.5678", "kim@example.org", "telegram:-4711"])
def test_recipients_in_their_writings(transaction: Transactions, time_is: Clock, recipient: str) -> None:
    with transaction() as session:
        assert keep(session, wish(recipient=recipient)).recipient in (PHONE, "kim@example.org", "telegram:-4711")


def test_nobody_fills_a_phone_with_dates(transaction: Transactions, time_is: Clock) -> None:
    with transaction() as session:
        for number in range(MOST_DATES):
            keep(session, wish(day=DAY + timedelta(days=number)))
        with pytest.raises(TooManyDates):
            keep(session, wish(day=DAY + timedelta(days=99)))


def test_past_dates_are_forgotten(transaction: Transactions, time_is: Clock) -> None:
    with transaction() as session:
        keep(session, wish())
    time_is.to(2027, 1, 14, 9)
    with transaction() as session:
        assert of_recipient(session, PHONE) == [] and clock.today() == date(2027, 1, 14)
        assert forget_past_dates(session, 30) == 0
    time_is.go(days=1)
    with transaction() as session:
        assert forget_past_dates(session, 30) == 1
