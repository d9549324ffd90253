"""The only place that asks what time it is.

Ieum lives in Korean time: "today" is the date in Asia/Seoul. ``IEUM_TODAY`` fixes the date for
demonstrations and tests, so that "지난달" means the same month every time.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from center.settings import settings

SEOUL = ZoneInfo("Asia/Seoul")


def now() -> datetime:
    """The present moment in UTC (what is stored)."""
    fixed = settings().today
    if fixed is not None:
        clock_time = datetime.now(SEOUL).timetz()
        return datetime.combine(fixed, clock_time).astimezone(UTC)
    return datetime.now(UTC)


def today() -> date:
    """Today's date in Korea."""
    return now().astimezone(SEOUL).date()
