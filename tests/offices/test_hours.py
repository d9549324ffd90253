"""Open now, lunch, weekends and holidays, in Korean time."""

from datetime import UTC, datetime

import pytest

from center.clock import SEOUL
from center.offices.hours import opening


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=SEOUL)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("moment", "known", "reason"),
    [
        (at(2026, 11, 23, 8, 59), False, "before_open"),
        (at(2026, 11, 23, 9, 0), True, "open"),
        (at(2026, 11, 23, 12, 0), True, "lunch"),
        (at(2026, 11, 23, 13, 0), True, "open"),
        (at(2026, 11, 23, 18, 0), False, "after_close"),
        (at(2026, 11, 22, 10, 0), False, "weekend"),
        (at(2026, 12, 25, 10, 0), False, "holiday"),
        (at(2026, 8, 17, 10, 0), False, "holiday"),
        (at(2026, 5, 1, 10, 0), None, "unconfirmed_day"),
    ],
)
def test_open_or_why_not(moment: datetime, known: bool | None, reason: str) -> None:
    state = opening(moment=moment)
    assert (state.open, state.reason) == (known, reason)


def test_the_next_opening_passes_over_holidays_and_weekends() -> None:
    state = opening(moment=at(2026, 9, 23, 19, 0))  # the evening before 추석
    assert state.next_open == at(2026, 9, 28, 9, 0)


def test_before_opening_it_is_the_same_morning() -> None:
    assert opening(moment=at(2026, 11, 23, 7, 0)).next_open == at(2026, 11, 23, 9, 0)


def test_a_day_nobody_confirmed_is_not_promised() -> None:
    assert opening(moment=at(2026, 4, 30, 20, 0)).next_open == at(2026, 5, 4, 9, 0)


def test_times_in_utc_are_read_in_korea() -> None:
    assert opening(moment=datetime(2026, 11, 23, 1, 0, tzinfo=UTC)).open is True


def test_hours_are_marked_as_to_be_confirmed() -> None:
    assert opening(moment=at(2026, 11, 23, 10)).as_item()["needs_check"] == ["hours"]
