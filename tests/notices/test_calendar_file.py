"""The calendar file of an appointment, read back as a calendar reads it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from center.appointments.booking import Booked, Booker, cancel, change, confirm, hold
from center.appointments.ics import calendar_file
from center.clock import SEOUL
from center.db.appointment_tables import Appointment, SeatClaim, TimetableRow
from center.notices.delivery import Delivery
from center.notices.post import post_of
from tests.notices.conftest import Clock, Transactions, notices, solapi_settings
from tests.notices.fakes import FakeSolapi

SEOUL_CENTER = "12012"


def read(file: bytes) -> tuple[Any, Event]:
    calendar = Calendar.from_ical(file)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def book(transaction: Transactions, day: int, language: str = "ko") -> Booked:
    start = datetime(2026, 12, day, 10, 0, tzinfo=SEOUL)
    with transaction() as session:
        held = hold(session, SEOUL_CENTER, "job_seeking_benefit", start)
        return confirm(session, held.id, Booker("김이음", "010-1234-5678", language=language))


@pytest.fixture(autouse=True)
def empty(transaction: Transactions) -> None:
    from center.db.appointment_tables import Hold, PersonDay

    with transaction() as session:
        for table in (SeatClaim, Hold, Appointment, PersonDay, TimetableRow):
            session.query(table).delete()


def test_a_calendar_gets_time_place_papers_and_two_alarms(transaction: Transactions, time_is: Clock) -> None:
    booked = book(transaction, 1)
    calendar, event = read(calendar_file(booked.appointment, booked.token))
    assert calendar["method"] == "REQUEST" and str(event["status"]) == "CONFIRMED"
    assert event.decoded("dtstart") == datetime(2026, 12, 1, 10, 0, tzinfo=SEOUL)
    assert event.decoded("dtend") == datetime(2026, 12, 1, 10, 30, tzinfo=SEOUL)
    assert event["dtstart"].params["TZID"] == "Asia/Seoul"
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Seoul" and not zone.walk("DAYLIGHT")
    assert "서울 중구 삼일대로 363" in str(event["location"])
    assert booked.appointment.code in str(event["description"]) and "신분증" in str(event["description"])
    assert str(event["url"]).endswith(f"/appointments#{booked.appointment.code}.{booked.token}")
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [timedelta(days=-1), timedelta(hours=-2)]
    assert all("2026년 12월 1일(화) 오전 10시" in str(alarm["description"]) for alarm in event.walk("VALARM"))


def test_the_file_names_no_person(transaction: Transactions, time_is: Clock) -> None:
    booked = book(transaction, 1)
    text = calendar_file(booked.appointment, booked.token).decode().replace("\r\n ", "")
    assert "김이음" not in text and "01012345678" not in text and "1234-5678" not in text


def test_a_change_moves_the_same_entry_and_a_cancellation_removes_it(transaction: Transactions, time_is: Clock) -> None:
    booked = book(transaction, 1)
    _, first = read(calendar_file(booked.appointment))
    time_is.go(hours=1)
    with transaction() as session:
        moved = change(session, booked.appointment.code, datetime(2026, 12, 2, 14, 0, tzinfo=SEOUL))
        session.expunge_all()
    _, second = read(calendar_file(moved))
    with transaction() as session:
        gone = cancel(session, booked.appointment.code)
        session.expunge_all()
    calendar, third = read(calendar_file(gone))
    assert str(first["uid"]) == str(second["uid"]) == str(third["uid"])
    assert [int(one["sequence"]) for one in (first, second, third)] == [0, 1, 2]
    assert second.decoded("dtstart") == datetime(2026, 12, 2, 14, 0, tzinfo=SEOUL)
    assert second.decoded("dtstamp") > first.decoded("dtstamp")
    assert calendar["method"] == "CANCEL" and str(third["status"]) == "CANCELLED" and not third.walk("VALARM")


def test_lines_are_as_short_as_calendars_want(transaction: Transactions, time_is: Clock) -> None:
    booked = book(transaction, 1, language="en")
    file = calendar_file(booked.appointment, booked.token)
    assert all(len(line) <= 75 for line in file.split(b"\r\n")) and b"\n" not in file.replace(b"\r\n", b"")


def test_a_booking_is_told_now_the_day_before_and_two_hours_before(
    transaction: Transactions, time_is: Clock, solapi: FakeSolapi
) -> None:
    booked = book(transaction, 1)
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    told = []
    for at in ((2026, 11, 24, 10, 1), (2026, 11, 30, 9, 59), (2026, 11, 30, 10, 0), (2026, 12, 1, 7, 59), (2026, 12, 1, 8, 0)):
        time_is.to(*at)
        delivery.deliver_due()
        told.append(len(solapi.accepted))
    assert told == [1, 1, 2, 2, 3]
    assert "내일 12월 1일(화) 오전 10시" in solapi.accepted[1]["message"]["text"]
    assert "오늘 12월 1일(화) 오전 10시" in solapi.accepted[2]["message"]["text"]
    assert {one.subject_id for one in notices(transaction)} == {booked.appointment.code}


def test_after_a_change_only_the_new_time_is_reminded_of(
    transaction: Transactions, time_is: Clock, solapi: FakeSolapi
) -> None:
    booked = book(transaction, 1)
    with transaction() as session:
        change(session, booked.appointment.code, datetime(2026, 12, 3, 15, 30, tzinfo=SEOUL))
    delivery = Delivery(transaction, post_of(solapi_settings(solapi)))
    for day in range(24, 31):
        time_is.to(2026, 11, day, 10, 30)
        delivery.deliver_due()
    for day in range(1, 5):
        for hour in (10, 14):
            time_is.to(2026, 12, day, hour)
            delivery.deliver_due()
    texts = [one["message"]["text"] for one in solapi.accepted]
    assert len(texts) == 4, "booked, changed, the day before, two hours before"
    assert all("12월 3일(목) 오후 3시 30분" in text for text in texts[1:])
