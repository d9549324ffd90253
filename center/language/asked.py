"""A bare answer to the open question: "삼백오십", "한 200일쯤", "지난달", "네", "두 번째"."""

from __future__ import annotations

import re
from functools import lru_cache

from center.language.ages import asked_age, find_ages
from center.language.answers import (
    answers_absence,
    begins_with_yes_or_no,
    chosen,
    echoed,
    is_dont_know,
    is_question,
    named_anywhere,
    yes_or_no,
)
from center.language.calendar import full_years
from center.language.cues import compiled, cue_pattern
from center.language.dates import asked_date, find_dates
from center.language.durations import find_durations
from center.language.headcount import find_headcounts
from center.language.modifiers import Modifier, after, before
from center.language.money import after_tax, find_money
from center.language.numerals import BEFORE_COUNT, COUNT, parse_count
from center.language.planned_dates import nearer, said_as_past
from center.language.readings import AskedFact, Collector
from center.language.spans import AmountSpan, overlaps
from center.language.word_lists import word_list
from center.language.work_time import asked_percent, number_value

_OTHER_UNIT = r"(?![0-9]|\s?(?:년(?!생)|개월|달|살|세(?!요)|만\s?원|원|시(?!간)|월|번|층|%|프로))"
# "한 명은 남자고 한 명은 여자예요": each of them, not how many.
_ONE_OF_THEM = re.compile(r"[은는]\s")
_PEOPLE = re.compile(r"\s?(?:명|인(?![가-힣])|사람)")
_FRACTION_HOURS = re.compile(rf"(?<![0-9.])(?:(?P<n>[0-9]{{1,3}})\.[0-9]|{BEFORE_COUNT}(?P<half>{COUNT})\s?시간\s?반)")
_YOUNGEST = 12
_YEAR_SAID = re.compile(r"'?[0-9]{2,4}\s?[년.\-/]|[0-9]{6}|[0-9]{8}|천구백|이천")
_PERIODS = {"monthly_wage": "month", "hire_monthly_wage": "month", "average_daily_wage": "day", "household_income": "month",
            "leave_pay_paid": "month"}
_YEARLY_TO_MONTHLY = frozenset({"monthly_wage", "hire_monthly_wage", "household_income"})


def read_answer(found: Collector, asked: AskedFact) -> None:
    """Add the value that the message gives to the asked fact, if it gives one."""
    if asked.type == "yes_no":
        _yes_no(found, asked)
    elif asked.type == "choice":
        _choice(found, asked)
    elif asked.type == "date":
        _date(found, asked)
    elif asked.type == "money":
        _money(found, asked)
    elif asked.type in ("number", "duration"):
        _number(found, asked)
    elif asked.type == "text" and found.text.strip() and not is_dont_know(found.text):
        found.add(asked.name, found.text.strip(), 0, len(found.text))


def _yes_no(found: Collector, asked: AskedFact) -> None:
    named = named_anywhere(found.text, asked.name)
    if named is not None:
        found.add(asked.name, named, 0, len(found.text))
        return
    if found.facts and not begins_with_yes_or_no(found.text):
        return  # "잘 알려져 있어요" tells something else; it is not a yes to every question
    answer = answers_absence(found.text) if asked.name in word_list("answers")["absence_facts"] else None
    if answer is None:
        answer = yes_or_no(found.text, asked.wording)
    if answer is None:
        answer = echoed(found.text, asked.name, asked.wording)
    if answer is not None:
        found.add(asked.name, answer, 0, len(found.text))


@lru_cache(maxsize=1)
def _of_bosses() -> re.Pattern[str]:
    """What the boss did ("사장이 월급을 안 줘서"): not what the person is."""
    return re.compile(cue_pattern(word_list("answers")["bosses"]) + r"(?:이|은|는|가|께서|께서는|한테|도|의)\s")


def _choice(found: Collector, asked: AskedFact) -> None:
    values = chosen(_of_bosses().sub("", found.text), asked.choices)
    if len(values) == 1:
        found.add(asked.name, values[0], 0, len(found.text))
    elif values:
        found.add(asked.name, {"one_of": values}, 0, len(found.text))


def _date(found: Collector, asked: AskedFact) -> None:
    span = asked_date(found.text, found.today)
    ahead = asked_date(found.text, found.today, prefer="future")
    if span and ahead and asked.name in word_list("answers")["may_lie_ahead"] and not said_as_past(found.text[span.end:]):
        span = nearer(span, ahead, found.today)
    if span is not None and not overlaps(span, found.used):
        found.add_date(asked.name, span)


def _money(found: Collector, asked: AskedFact) -> None:
    if _zero_answer(found, asked):
        return
    spans = [span for span in find_money(found.text, asked=True, period=_PERIODS.get(asked.name, ""))
             if not overlaps(span, found.used)]
    if not spans:
        return
    span, name, divisor = _meant(found.text, spans), asked.name, 1
    if span.unit == "hour":
        return
    if span.unit == "year" and name in _YEARLY_TO_MONTHLY:
        divisor = 12
    elif span.unit == "day" and name == "monthly_wage":
        name = "average_daily_wage"
    elif span.unit in ("month", "year") and name == "average_daily_wage":
        name, divisor = "monthly_wage", 12 if span.unit == "year" else 1
    net = name == "monthly_wage" and after_tax(found.text)
    found.add_money(name, span, divisor, open_top=net)


def _number(found: Collector, asked: AskedFact) -> None:
    text, unit = found.text, asked.unit or ""
    spans: list[AmountSpan] = []
    lists = word_list("answers")
    part_of_family = compiled(lists["family_members"]).search(text) and not compiled(lists["whole_family"]).search(text)
    if asked.name in lists["one_person_facts"] and part_of_family:
        return
    if unit == "세" and _said_as_birthday(found, asked):
        return
    if unit == "세":
        ages = find_ages(text, found.today) or [span for span in (asked_age(text),) if span]
        spans = [span for span in ages if not _of_something_else(text[:span.start])]
        if ages and not spans:
            return
    elif unit == "명":
        people = find_headcounts(text)
        spans = [span for span in people if len(people) == 1 or not _ONE_OF_THEM.match(text, span.end)]
        if people and not spans:
            return
    elif unit in ("개월", "일"):
        lengths = find_durations(text)
        spans = [span for span in lengths if span.unit == ("month" if unit == "개월" else "day")]
        if lengths and not spans:
            _ = _more_or_less(found, asked) or _long_enough(found, asked, lengths)
            return
    elif unit == "%" and (share := asked_percent(text)):
        found.add(asked.name, share.value, share.start, share.end)
        return
    spans = [span for span in spans or _bare_count(found, unit) if not overlaps(span, found.used)]
    if spans:
        found.add_amount(asked.name, _meant(found.text, spans))
    elif not _zero_answer(found, asked):
        _more_or_less(found, asked)


def _said_as_birthday(found: Collector, asked: AskedFact) -> bool:
    """"76년 11월 23일" to "how old?": the day of birth."""
    days = [span for span in find_dates(found.text, found.today) if span.valid and span.low == span.high]
    if len(days) != 1 or full_years(days[0].low, found.today) < _YOUNGEST or not _YEAR_SAID.match(days[0].text):
        return False
    span, age = days[0], full_years(days[0].low, found.today)
    found.used.append(span)
    found.add(asked.name, age, span.start, span.end)
    if asked.name == "age":
        found.add("birth_date", span.low.isoformat(), span.start, span.end)
    return True


def _meant(text: str, spans: list[AmountSpan]) -> AmountSpan:
    """The first amount, or the last one when it takes the one before back ("280 아니 290이요")."""
    taken_back = compiled(word_list("answers")["taken_back"])
    corrected = len(spans) > 1 and taken_back.search(text, spans[-2].end, spans[-1].start)
    return spans[-1] if corrected else spans[0]


def _more_or_less(found: Collector, asked: AskedFact) -> bool:
    """"당연히 넘죠", "조금 모자라요" to a question whose buttons are a lower and a higher range."""
    if len(asked.bands) != 2 or is_question(found.text) or is_dont_know(found.text):
        return False
    lists = word_list("answers")
    less = compiled(lists["less_than_asked"]).search(found.text)
    match = less or compiled(lists["more_than_asked"]).search(found.text)
    if match is None:
        return False
    lower, higher = sorted(asked.bands, key=lambda band: band[0] or 0)
    low, high = lower if less else higher
    found.add(asked.name, {key: end for key, end in (("min", low), ("max", high)) if end is not None}, *match.span())
    return True


def _long_enough(found: Collector, asked: AskedFact, lengths: list[AmountSpan]) -> bool:
    """"6년 다녔는데요" to a count of days that so many months of work surely reach."""
    enough = word_list("answers")["months_as_days"].get(asked.name)
    span = next((one for one in lengths if one.unit == "month"), None)
    if enough is None or span is None or (span.low or 0) < enough["months"]:
        return False
    found.add(asked.name, {"min": enough["days"]}, span.start, span.end)
    return True


def _of_something_else(left: str) -> bool:
    """Whether the words before an age say that it is no person's ("정년이 60세")."""
    before_it = left.rstrip(" 만:")
    return any(before_it.endswith(word) for word in word_list("answers")["not_a_persons_age"])


def _bare_count(found: Collector, unit: str) -> list[AmountSpan]:
    text = found.text
    fraction = _FRACTION_HOURS.search(text) if unit == "시간" else None
    if fraction:
        # Half hours are not whole numbers; they are taken down to the hour and up to the next one.
        hours = number_value(fraction.group("n") or fraction.group("half"))
        if hours is not None:
            low = int(hours)
            return [AmountSpan(fraction.start(), fraction.end(), fraction.group(), low, low, low + 1)]
    for match in re.finditer(rf"{BEFORE_COUNT}(?P<n>{COUNT}){_OTHER_UNIT}", text):
        written, end = match.group("n"), match.end()
        if written.endswith("이") and len(written) > 1 and re.match(r"[요에예고며라상하내]", text[end:]):
            written, end = written[:-1], end - 1
        count = parse_count(written)
        if count is None or count.value.denominator != 1 or _part_of_a_word(text, written, end):
            continue
        if unit not in ("명", "") and _PEOPLE.match(text, end):  # 직원 20명 is no answer to "how many months?"
            continue
        return [_widened(text, match.start(), end, int(count.value), int(count.low), int(count.high))]
    return []


def _part_of_a_word(text: str, written: str, end: int) -> bool:
    """One Hangul syllable is only a number when a unit or the end of the answer follows: not the 이 of 이제."""
    if written[0].isascii() and written[0].isdigit():
        return False
    return not re.match(r"$|[\s.,!~]|이?[요예]|이?에요|일|명|개|시간|입니다|정도|쯤", text[end:]) or (
        len(written) == 1 and bool(re.match(r"\s+[가-힣]", text[end:])) and not re.match(r"\s?(?:일|명|시간|정도|쯤)", text[end:])
    )


def _widened(text: str, start: int, end: int, value: int, low: int, high: int) -> AmountSpan:
    unit_end = re.compile(r"\s?(?:일|명|시간|개|인)?").match(text, end)
    stop = unit_end.end() if unit_end else end
    leading, trailing = before(text, start), after(text, stop)
    bounds: tuple[int | None, int | None] = (low, high)
    if trailing.kind is Modifier.LESS or trailing.kind is Modifier.NOT_YET:
        bounds = (None, value - 1)
    elif trailing.kind is Modifier.AT_MOST:
        bounds = (None, high)
    elif trailing.kind in (Modifier.AT_LEAST, Modifier.MORE):
        bounds = (low, None)
    approximate = Modifier.ABOUT in (leading.kind, trailing.kind)
    return AmountSpan(start, trailing.edge, text[start:trailing.edge], value, *bounds, "", approximate)


def _zero_answer(found: Collector, asked: AskedFact) -> bool:
    lists = word_list("answers")
    match = compiled(lists["zero_words"]).search(found.text)
    if match and asked.name in lists["zero_facts"]:
        found.add(asked.name, 0, *match.span())
        return True
    match = compiled(lists["one_person"]).search(found.text)
    if match and asked.name in lists["one_person_facts"]:
        found.add(asked.name, 1, *match.span())
        return True
    return False
