"""Public holidays of Korea, substitute holidays included, from the ``holidays`` package (offline, a table
of law)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def _year(year: int, language: str) -> dict[date, str]:
    return dict(holidays.country_holidays("KR", years=year, language="en_US" if language == "en" else "ko").items())


def holiday_name(day: date, language: str = "ko") -> str | None:
    """Name of the public holiday on ``day``, or None.

    Temporary holidays that the government declares at short notice are known only once the package has them.
    """
    return _year(day.year, language).get(day)
