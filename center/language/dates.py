"""Dates as people say them, relative to a given today: 작년 3월 말, 지난달, 다음 주 화요일, 사흘 전, 26.3.31."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from center.language.calendar import add_months, four_digit_year, last_day, month_range
from center.language.date_patterns import DAY, date_patterns
from center.language.numerals import BEFORE_COUNT, parse_count, parse_number
from center.language.spans import DateSpan, plain, without_overlaps
from center.language.word_lists import word_list

_IMPOSSIBLE = date.min
_MONTH_FIRST = re.compile(r"(?:[0-9]{1,2}|[일이삼사오육칠팔구십유시]{1,2})\s?월")
# Between a year and a day of it: no other event than the leaving itself.
_OF_THAT_YEAR = re.compile(
    r"(?:[\s,.]|도|에|쯤|즈음|무렵|경|추석|설날|설|명절|크리스마스|연휴|지나고|지나서|끝나고|전에|그러니까|그니까|아마|봄|여름|가을|겨울|이었나|인가|인데"
    r"|(?:회사를?|직장을?|일을?)?\s?(?:퇴사|퇴직|그만|관|사직)[가-힣]{0,2}(?:했|뒀|두었)(?:어요|습니다|는데요?|고|음)){0,12}"
)
# "다음 주 화요일이나 수요일": the second day lies in the week of the first.
_OR = re.compile(r"\s?(?:이나|나|또는|아니면|하고|이랑|랑|과|와|부터|에서|~|-|,|/)\s?")


def find_dates(text: str, today: date, *, prefer: str = "past") -> list[DateSpan]:
    """Every date said in `text`, in order, without overlaps.

    A date without a year is the most recent one (`prefer` "past") or the next one ("future", for bookings).
    "3월 말" has the value of its last day and the range 21..31. Dates that do not exist come with `valid` False.
    """
    text = plain(text)
    found: list[DateSpan] = []
    for pattern, reader in date_patterns():
        for match in pattern.finditer(text):
            span = _READERS[reader](match, today, prefer)
            if span is not None:
                found.append(span)
    return _same_year(text, _same_week(text, without_overlaps(found)), today)


def _same_week(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """Weekdays joined to a day of a named week lie in that week."""
    chosen: list[DateSpan] = []
    for span in spans:
        first = chosen[-1] if chosen else None
        if first and _WEEKDAY.search(first.text) and _WEEKDAY.fullmatch(span.text) and " ".join(first.text.split()) != span.text \
                and _OR.fullmatch(text[first.end:span.start]):
            exact = first.low - timedelta(days=first.low.weekday()) + timedelta(days=_weekday_number(span.text[0]))
            span = DateSpan(span.start, span.end, span.text, exact.isoformat(), exact, exact)
        chosen.append(span)
    return chosen


def _same_year(text: str, spans: list[DateSpan], today: date) -> list[DateSpan]:
    """A month said soon after a year alone lies in it: 작년 추석 지나고 10월 중순, 작년에 퇴사했어요 11월 30일자로."""
    chosen: list[DateSpan] = []
    for span in spans:
        year = chosen[-1] if chosen else None
        if year and len(year.value) == 4 and _MONTH_FIRST.match(span.text) and span.valid and span.low.year != year.low.year \
                and _OF_THAT_YEAR.fullmatch(text[year.end:span.start]):
            low, high = (_in_year(day, year.low.year) for day in (span.low, span.high))
            value = f"{year.low.year:04d}{span.value[4:]}" if span.low.year == span.high.year else span.value
            if low is not None and high is not None and low <= high:
                span = DateSpan(span.start, span.end, span.text, value, low, high, True, span.approximate)
        chosen.append(span)
    return chosen


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None  # 29 February


def asked_date(text: str, today: date, *, prefer: str = "past") -> DateSpan | None:
    """The date in a bare answer to "when?": also "3.31", "20일" and "3/31", which alone could be other things."""
    text = plain(text)
    found = find_dates(text, today, prefer=prefer)
    if found:
        return found[0]
    match = re.search(r"(?<![0-9.])(?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})(?![0-9.])", text)
    if match:
        return _month_day(match, today, prefer)
    match = re.search(rf"{BEFORE_COUNT}{DAY}", text)
    if match:
        return _bare_day(match, today, prefer)
    return None


_WEEKDAY = re.compile(r"[월화수목금토일](?:요일|욜)")


def _span(match: re.Match[str], value: str, low: date, high: date, *, approximate: bool = False) -> DateSpan:
    return DateSpan(match.start(), match.end(), match.group(), value, low, high, True, approximate)


def _impossible(match: re.Match[str]) -> DateSpan:
    return DateSpan(match.start(), match.end(), match.group(), "", _IMPOSSIBLE, _IMPOSSIBLE, False)


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _word_value(topic: str, word: str) -> int:
    return int(word_list("calendar_words")[topic][word.replace(" ", "")])


def _small_number(text: str) -> int | None:
    number = {"유": 6, "시": 10}.get(text, parse_number(text))
    return number if isinstance(number, int) else None


def _in_month(match: re.Match[str], year: int, month: int) -> DateSpan:
    """The day, the part, or the whole of a month."""
    day_text, part = _group(match, "day"), _group(match, "part")
    if not 1 <= month <= 12 or not 1900 <= year <= 2100:
        return _impossible(match)
    last = last_day(year, month)
    if day_text:
        day = _small_number(day_text)
        if day is None or not 1 <= day <= last:
            return _impossible(match)
        exact = date(year, month, day)
        return _span(match, exact.isoformat(), exact, exact)
    if part:
        rule = word_list("calendar_words")["month_parts"][part.replace(" ", "")]
        low, high = (date(year, month, day or last) for day in rule["days"])
        return _span(match, date(year, month, rule["value"] or last).isoformat(), low, high)
    low, high = month_range(year, month)
    return _span(match, f"{year:04d}-{month:02d}", low, high)


def _full(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    word, month = _group(match, "yword"), _small_number(match.group("month"))
    if word:
        year: int | None = today.year + _word_value("years", word)
    else:
        spoken = _small_number(match.group("year"))
        year = None if spoken is None else four_digit_year(spoken, today)
    if year is None or month is None:
        return None
    return _in_month(match, year, month)


def _compact(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    span = _full(match, today, prefer)
    # Six or eight digits that are no date are simply another number.
    return span if span is not None and span.valid else None


def _month_day(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    month = _small_number(match.group("month"))
    if month is None:
        return None
    if not 1 <= month <= 12:
        return _impossible(match)
    here = _in_month(match, today.year, month)
    if not here.valid:
        # 2월 29일 exists in some years: take the nearest one.
        years = range(today.year - 1, today.year - 9, -1) if prefer == "past" else range(today.year + 1, today.year + 9)
        return next((span for span in (_in_month(match, year, month) for year in years) if span.valid), here)
    if prefer == "past" and here.low > today:
        return _in_month(match, today.year - 1, month)
    if prefer == "future" and here.high < today:
        return _in_month(match, today.year + 1, month)
    return here


def _relative_month(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    month = add_months(today.replace(day=1), _word_value("months", match.group("mword")))
    return _in_month(match, month.year, month.month)


def _this_month_part(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    return _in_month(match, today.year, today.month)


def _relative_week(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    offset = _word_value("weeks", match.group("wword"))
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
    weekday, part = _group(match, "weekday"), _group(match, "wpart")
    if weekday:
        exact = monday + timedelta(days=_weekday_number(weekday))
        return _span(match, exact.isoformat(), exact, exact)
    first, last = _WEEK_PARTS.get(_week_part(match, part), (0, 6))
    low, high = monday + timedelta(days=first), monday + timedelta(days=last)
    return _span(match, low.isoformat(), low, high)


_WEEK_PARTS = {"초": (0, 1), "초반": (0, 1), "중반": (1, 3), "말": (3, 4), "주말": (5, 6)}


def _week_part(match: re.Match[str], part: str | None) -> str:
    """이번 주말 is the weekend; 이번주 말, with the space elsewhere, the end of the working week."""
    return "주말" if part == "말" and match.group().endswith("주말") else part or ""


def _weekday_number(weekday: str) -> int:
    return int(word_list("calendar_words")["weekdays"].index(weekday))


def _weekday(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    ahead = (_weekday_number(match.group("weekday")) - today.weekday()) % 7
    exact = today + timedelta(days=ahead if prefer == "future" or ahead == 0 else ahead - 7)
    return _span(match, exact.isoformat(), exact, exact)


def _weekday_word(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    where = word_list("calendar_words")["weekday_words"][match.group("dayword")]
    number = _weekday_number(match.group("weekday"))
    if isinstance(where, int):
        exact = today - timedelta(days=today.weekday()) + timedelta(weeks=where, days=number)
    elif where == "ahead":
        exact = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    else:
        exact = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return _span(match, exact.isoformat(), exact, exact)


def _spoken_month(match: re.Match[str], today: date, prefer: str) -> tuple[int, int] | None:
    """Year and month of a pattern with a month's number or a word like 다음달."""
    word = _group(match, "mword")
    if word:
        month = add_months(today.replace(day=1), _word_value("months", word))
        return month.year, month.month
    number = _small_number(match.group("month"))
    if number is None or not 1 <= number <= 12:
        return None
    past = prefer == "past"
    if past and number > today.month:
        return today.year - 1, number
    return (today.year + 1 if not past and number < today.month else today.year), number


def _ordinal(match: re.Match[str]) -> int:
    """첫째 is 1, 마지막 is -1."""
    words = {str(word): int(value) for word, value in word_list("calendar_words")["ordinals"].items()}
    return words[match.group("nth").replace(" ", "")]


def _nth_weekday(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    """12월 둘째 주 화요일: the second Tuesday of the month."""
    spoken = _spoken_month(match, today, prefer)
    if spoken is None:
        return None
    first, last = month_range(*spoken)
    number = _weekday_number(match.group("weekday"))
    days = [day for day in (first + timedelta(days=step) for step in range(last.day)) if day.weekday() == number]
    nth = _ordinal(match)
    if nth > len(days):
        return _impossible(match)
    exact = days[nth - 1 if nth > 0 else nth]
    return _span(match, exact.isoformat(), exact, exact)


def _nth_week(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    """11월 마지막 주: weeks belong to the month of their Thursday (KS X ISO 8601); the value is the Monday."""
    spoken = _spoken_month(match, today, prefer)
    if spoken is None:
        return None
    first, last = month_range(*spoken)
    thursdays = [day for day in (first + timedelta(days=step) for step in range(last.day)) if day.weekday() == 3]
    nth = _ordinal(match)
    if nth > len(thursdays):
        return _impossible(match)
    monday = thursdays[nth - 1 if nth > 0 else nth] - timedelta(days=3)
    return _span(match, monday.isoformat(), monday, monday + timedelta(days=6))


def _named_day(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    """크리스마스, 현충일: a year that was not said is the one of the nearest such day on the side of `prefer`."""
    month, day = word_list("calendar_words")["named_days"][match.group("named").replace(" ", "")]
    exact = date(today.year, month, day)
    if prefer == "future" and exact < today:
        exact = exact.replace(year=today.year + 1)
    elif prefer == "past" and exact > today:
        exact = exact.replace(year=today.year - 1)
    return _span(match, exact.isoformat(), exact, exact)


def _day_after_tomorrow(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    exact = today + timedelta(days=2)
    return _span(match, exact.isoformat(), exact, exact)


def _relative_day(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    exact = today + timedelta(days=_word_value("days", match.group("dword")))
    return _span(match, exact.isoformat(), exact, exact)


def _days_ago(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    days = _word_value("day_counts", match.group("nday"))
    exact = today + timedelta(days=days if match.group("ago") != "전" else -days)
    slack = timedelta(days=3 if days >= 10 else 0)
    low, high = exact - slack, exact + slack
    return _span(match, exact.isoformat(), low, high, approximate=bool(slack))


def _count_ago(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    sign = -1 if match.group("ago") == "전" else 1
    counted, unit, half = _group(match, "count"), _group(match, "unit") or "년", _group(match, "half")
    count = parse_count(counted) if counted else None
    if counted and count is None:
        return None
    low_count, high_count = (int(count.low), int(count.high)) if count else (0, 0)
    if high_count > 1200:
        return None
    weekday = _group(match, "weekday")
    if weekday and unit not in ("주", "주일"):
        return None
    if weekday:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=sign * low_count)
        exact = monday + timedelta(days=_weekday_number(weekday))
        return _span(match, exact.isoformat(), exact, exact)
    try:
        return _ago(match, today, sign, low_count, high_count, unit, bool(half))
    except (ValueError, OverflowError):
        return None


def _ago(match: re.Match[str], today: date, sign: int, low: int, high: int, unit: str, half: bool) -> DateSpan:
    if unit in ("일", "주", "주일"):
        step = 1 if unit == "일" else 7
        slack = timedelta(days=0 if unit == "일" and low < 10 else 3)
        ends = sorted((today + timedelta(days=sign * low * step), today + timedelta(days=sign * high * step)))
        value = today + timedelta(days=sign * low * step)
        return _span(match, value.isoformat(), ends[0] - slack, ends[1] + slack, approximate=bool(slack))
    if unit in ("년", "해") and not half:
        years = sorted((today.year + sign * low, today.year + sign * high))
        value_year = today.year + sign * low
        return _span(match, f"{value_year:04d}", date(years[0], 1, 1), date(years[1], 12, 31), approximate=True)
    step, extra = (12, 6) if unit in ("년", "해") else (1, 0)
    near = add_months(today, sign * (low * step + extra * half))
    far = add_months(today, sign * (high * step + extra * half))
    first, last = sorted((near, far))
    return _span(match, f"{near.year:04d}-{near.month:02d}", month_range(first.year, first.month)[0],
                 month_range(last.year, last.month)[1], approximate=True)


def _year(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    word, part = _group(match, "yword"), _group(match, "ypart")
    if word:
        year: int | None = today.year + _word_value("years", word)
    else:
        spoken = _small_number(_group(match, "year") or _group(match, "year4") or "")
        year = None if spoken is None else four_digit_year(spoken, today)
    if year is None or not 1900 <= year <= 2100:
        return None
    if part == "겨울":
        return _span(match, f"{year:04d}", date(year, 1, 1), date(year + 1, 2, 28))
    first, last = word_list("calendar_words")["year_parts"][part] if part else (1, 12)
    return _span(match, f"{year:04d}", date(year, first, 1), month_range(year, last)[1])


def _bare_day(match: re.Match[str], today: date, prefer: str) -> DateSpan | None:
    day = _small_number(match.group("day"))
    if day is None or not 1 <= day <= 31:
        return None
    step = 1 if prefer == "future" else -1
    for months in range(12):
        month = add_months(today.replace(day=1), step * months)
        if day > last_day(month.year, month.month):
            continue
        exact = date(month.year, month.month, day)
        if (exact >= today) if prefer == "future" else (exact <= today):
            return _span(match, exact.isoformat(), exact, exact)
    return None


_READERS: dict[str, Callable[[re.Match[str], date, str], DateSpan | None]] = {
    "bare_day": _bare_day,
    "compact": _compact,
    "count_ago": _count_ago,
    "day_after_tomorrow": _day_after_tomorrow,
    "days_ago": _days_ago,
    "full": _full,
    "month_day": _month_day,
    "named_day": _named_day,
    "nth_week": _nth_week,
    "nth_weekday": _nth_weekday,
    "relative_day": _relative_day,
    "relative_month": _relative_month,
    "relative_week": _relative_week,
    "this_month_part": _this_month_part,
    "weekday": _weekday,
    "weekday_word": _weekday_word,
    "year": _year,
}
