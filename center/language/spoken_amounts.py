"""Ages, dates, lengths, money and headcounts of a message, given to the fact whose cue words stand beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from center.language.ages import find_ages, find_births
from center.language.cues import AmountRule, best_rule, cue_list, cue_pattern
from center.language.durations import days_ago_range, find_durations, find_periods, months_between
from center.language.headcount import find_headcounts
from center.language.money import after_tax, find_money
from center.language.phones import find_phones
from center.language.planned_dates import dates_as_meant
from center.language.readings import AskedFact, Collector, amount_value, date_value
from center.language.spans import AmountSpan, DateSpan, Span, overlaps
from center.language.times import find_times
from center.language.word_lists import word_list
from center.language.work_time import find_work_times

# Between 그만둔 and the length: 지, 지는 벌써, 지 한.
_SINCE = r"\s?지(?:가|는|도|만)?\s?(?:이제|벌써|거의|한|약|막)?\s?$"
# A length after "…한 지" counts from an event: 제대한 지 2년.
_SINCE_ANYTHING = re.compile(r"[가-힣]\s?지(?:가|는|도|만)?\s?(?:이제|벌써|거의|한|약|막)?\s?$")
_STATED_ALONE = re.compile(r"(?:이에요|이예요|예요|입니다|인데요?|이고|이요|요)?\s*(?:[.,!?]|$)")
_SINCE_FACTS = (("since_starting", "insured_months"), ("since_hiring", "kept_months"))
_DAYS_IN_MONTH = (28, 31)
_MONTHS_IN_YEAR = 12
_MONTHLY = re.compile(r"월(?!세)")
_LAST_MONTHS, _NEAR = 24, 12
# 24개월 중 10개월: how much of the last two years.
_OF_24 = re.compile(r"(?:24개월|이십사\s?개월|2년|이\s?년)\s?(?:중에?|동안|간|사이에?)\s?(?:한|약|총)?\s?$")
_OF_24_AHEAD = re.compile(r"\s?(?:중에?|동안|간|사이에?)\s?(?:한|약|총)?\s?[0-9일이삼사오육칠팔구십]{1,3}\s?(?:개월|달)")
_A_WORD, _A_PHRASE = 5, 9
_FORTNIGHT = 15
# Days that somebody counts towards the 180 days of 피보험 단위기간; of so many days nobody can tell the months.
_LEAST_COUNTED, _MOST_COUNTED = 91, 400


@lru_cache(maxsize=4)
def _since(event: str) -> re.Pattern[str]:
    return re.compile(cue_pattern(word_list("fact_cues")[event]) + _SINCE)


def read_amounts(found: Collector, asked: AskedFact | None, firm: bool = False) -> None:
    """Add every fact that a typed span and its cue words say. ``firm``: pay that an employer names is of whom they hire."""
    text, today = found.text, found.today
    found.used += find_phones(text)
    searching = asked is None and cue_list("job_search").search(text) is not None
    for work in [] if searching else find_work_times(text):
        if overlaps(Span(work.start, work.end, text[work.start:work.end]), found.used):
            continue
        if asked is None or asked.name != "hire_weekly_hours" or work.fact != "weekly_work_hours":
            hours_of_hired = work.fact == "weekly_work_hours" and cue_list("hiring").search(text)
            found.add("hire_weekly_hours" if hours_of_hired else work.fact, work.value, work.start, work.end)
            found.used.append(Span(work.start, work.end, text[work.start:work.end]))
    _read_births(found)
    dates = [span for span in dates_as_meant(text, today) if not overlaps(span, found.used)]
    durations = [span for span in find_durations(text) if not overlaps(span, [*found.used, *dates])]
    _read_dates(found, dates, asked)
    _read_durations(found, durations, dates)
    if not searching:
        hires = firm and (asked is None or asked.type != "money")
        amounts = [span for span in find_money(text) if not overlaps(span, [*dates, *found.used])]
        alone = asked is not None and asked.type != "money" and len(amounts) == 1 and len(text) - len(amounts[0].text) <= _A_WORD
        _read_money(found, amounts, hires, alone)
    busy: list[Span] = [*found.used, *dates, *find_times(text)]
    ages = [span for span in find_ages(text, today) if not overlaps(span, busy)]
    _read_ages(found, ages, asked)
    if cue_list("others_leaving").search(text):
        return
    people = [span for span in find_headcounts(text) if not overlaps(span, [*busy, *ages])]
    for span in people:
        rule = _fact_of(text, span, "headcount", people)
        if rule:
            found.add_amount(rule.fact, span)
        elif firm and asked is None and _size_of_firm(text, span, people):
            found.add_amount("insured_headcount", span)


def _size_of_firm(text: str, span: AmountSpan, people: Sequence[AmountSpan]) -> bool:
    """Whether an employer says with a bare number how many people the firm has: "지원금 되나요 25명", "총 60명이에요"."""
    in_all = cue_list("in_all").search(text, max(0, span.start - _A_WORD), span.start)
    return bool(_STATED_ALONE.match(text, span.end)) and (len(people) == 1 or in_all is not None)


def _fact_of(text: str, span: Span, kind: str, neighbors: Sequence[Span], unit: str = "",
             assumed: str = "") -> AmountRule | None:
    chosen = best_rule(text, span, kind, neighbors, unit, assumed)
    return chosen[0] if chosen else None


def _read_births(found: Collector) -> None:
    for birth in find_births(found.text, found.today):
        words = found.text[birth.start:birth.end]
        found.used.append(Span(birth.start, birth.end, words))
        if best_rule(found.text, found.used[-1], "age", (), "") is None:
            # The date of birth of a child or a spouse.
            continue
        if birth.low > found.today:
            found.problem("date_in_future", "birth_date", words)
            continue
        age = next(iter(find_ages(words, found.today)), None)
        found.add("birth_date", date_value(birth.low, birth.high), birth.start, birth.end)
        if age:
            found.add("age", amount_value(age.value, age.low, age.high), birth.start, birth.end)


def _read_dates(found: Collector, dates: list[DateSpan], asked: AskedFact | None) -> None:
    chosen: dict[str, DateSpan] = {}
    for span in dates:
        rule = _fact_of(found.text, span, "date", dates)
        if rule and rule.fact == "separation_date" and cue_list("others_leaving").search(found.text):
            continue
        if rule and (rule.fact not in chosen or _narrower(span, chosen[rule.fact])):
            chosen[rule.fact] = span
        elif not span.valid and not (asked and asked.type == "date"):
            found.problem("impossible_date", "", span.text)
    for fact, span in chosen.items():
        found.add_date(fact, span)
    _read_periods(found, dates, chosen, asked)


def _narrower(span: DateSpan, other: DateSpan) -> bool:
    """Whether a date says more exactly what another one said before: "작년에 퇴사했어요 11월 30일자로"."""
    return span.valid and other.valid and other.low <= span.low and span.high <= other.high and span.value != other.value


def _read_periods(found: Collector, dates: list[DateSpan], chosen: Mapping[str, DateSpan],
                  asked: AskedFact | None) -> None:
    """Months worked, from a first and a last day: two dates with cues, 부터 … 까지, or still working there."""
    text = found.text
    first, last = chosen.get("start_date"), chosen.get("separation_date")
    if first and not last and cue_list("still_there").search(text):
        last = DateSpan(first.start, first.end, first.text, "", found.today, found.today)
    if first and last and first.valid and last.valid and first.low <= last.high:
        low, high = months_between(first, last)
        found.add("insured_months", amount_value(low, low, high), first.start, max(first.end, last.end))
        return
    for period in find_periods(text, dates):
        is_asked = asked is not None and asked.name == "insured_months"
        if is_asked or cue_list("worked").search(text, period.end, period.end + 12) or "separation_date" in chosen:
            found.used.append(period)
            found.add_amount("insured_months", period)


def _read_durations(found: Collector, durations: list[AmountSpan], dates: list[DateSpan]) -> None:
    text = found.text
    insured: list[AmountSpan] = []
    for span in durations:
        left = text[max(0, span.start - 20):span.start]
        if _since("since_leaving").search(left) and not cue_list("other_endings").search(left):
            low, high = days_ago_range(span, found.today)
            found.used.append(span)
            found.add("separation_date", date_value(low, high), span.start, span.end, approximate=True)
            continue
        if _SINCE_ANYTHING.search(left):
            known = next((fact for event, fact in _SINCE_FACTS if _since(event).search(left)), None)
            if span.unit == "month" and known:
                found.add_amount(known, span)
            continue
        if span.unit == "day" and left.rstrip().endswith("에"):
            # 한 달에 15일 is how often, not how long.
            continue
        if span.unit == "day" and cue_list("last_two_years").search(left):
            found.add_amount("work_days_last_2y", span)
            continue
        if span.unit == "month" and span.value < _LAST_MONTHS and _OF_24.search(left):
            found.add_amount("insured_months_24", span)
            continue
        if span.value == _LAST_MONTHS and _OF_24_AHEAD.match(text, span.end):
            continue
        if span.value == _LAST_MONTHS and cue_list("last_two_years").search(text, span.start) and any(
            other.unit == "day" and 0 < other.start - span.end < _NEAR for other in durations
        ):
            # 지난 2년 동안 120일: the two years are not how long somebody worked.
            continue
        kind = "days" if span.unit == "day" else "duration"
        rule = _fact_of(text, span, kind, durations)
        if rule is None and kind == "days" and _LEAST_COUNTED <= span.value <= _MOST_COUNTED \
                and cue_list("counted_days").search(text, max(0, span.start - _NEAR), span.end + _NEAR):
            found.add_amount("insured_unit_days", span)
            continue
        if rule is None and kind == "days" and _FORTNIGHT <= span.value < _LEAST_COUNTED:
            rule = _fact_of(text, span, "duration", durations)
            if rule:
                low_months, high_months = (span.low or 0) // _DAYS_IN_MONTH[1], (span.high or span.value) // _DAYS_IN_MONTH[0]
                span = AmountSpan(span.start, span.end, span.text, low_months, low_months, high_months, "month")
        if rule and rule.fact == "insured_months":
            insured.append(span)
        elif rule:
            found.add_amount(rule.fact, span)
    _read_insured(found, insured)


def _read_insured(found: Collector, spans: list[AmountSpan]) -> None:
    """Months insured: what is said of the insurance counts before what is said of the job (회사는 10년, 고용보험은 7년)."""
    found.used += spans
    text = found.text
    counted = [
        span for span in spans
        if not cue_list("uninsured").search(text, max(0, span.start - _A_PHRASE), min(len(text), span.end + _A_PHRASE))
    ]
    of_insurance = [span for span in counted if cue_list("insurance").search(text, max(0, span.start - _A_PHRASE), span.start)]
    for span in (of_insurance or counted)[:1]:
        found.add_amount("insured_months", span)


def _read_money(found: Collector, amounts: list[AmountSpan], hires: bool, alone: bool) -> None:
    worked = alone or "insured_months" in found.facts or "separation_date" in found.facts
    hiring = hires or cue_list("hiring").search(found.text) is not None
    # "8년 근무 계약만료 월 340만원": beside work that was told, a monthly amount is its pay; and so is one said out of turn.
    assumed = "hire_monthly_wage" if hiring else "monthly_wage" if worked else ""
    for span in amounts:
        rule = _fact_of(found.text, span, "money", amounts, span.unit, assumed if _MONTHLY.match(span.text) else "")
        if rule is None or span.unit == "hour":
            continue
        if rule.needs_pay and not span.unit and not cue_list("pay").search(
            found.text, max(0, span.start - 15), span.end
        ):
            continue
        divisor = _MONTHS_IN_YEAR if span.unit == "year" and rule.fact in ("monthly_wage", "hire_monthly_wage") else 1
        # Pay after tax is less than the pay the law counts: only the lower end is known.
        net = rule.fact == "monthly_wage" and after_tax(found.text[max(0, span.start - 12):span.end])
        found.add_money(rule.fact, span, divisor, open_top=net)


def _read_ages(found: Collector, ages: list[AmountSpan], asked: AskedFact | None) -> None:
    for span in ages:
        chosen = best_rule(found.text, span, "age", ages, "")
        if chosen is None:
            continue
        rule, cued = chosen
        fact = rule.fact
        if not cued and asked is not None and asked.unit == "세":
            # A bare age answers the open question (age_at_hire), not always the age of today.
            fact = asked.name
        found.add_amount(fact, span)


def check_dates(found: Collector) -> None:
    """Report a separation before birth, and drop it."""
    separation, age = found.facts.get("separation_date"), found.facts.get("age")
    latest = separation.get("max") if isinstance(separation, Mapping) else separation
    if not isinstance(latest, str):
        return
    birth = found.facts.get("birth_date")
    earliest_birth = birth.get("min") if isinstance(birth, Mapping) else birth
    oldest = age.get("max") if isinstance(age, Mapping) else age
    before = isinstance(earliest_birth, str) and latest < earliest_birth
    if isinstance(oldest, int) and not isinstance(oldest, bool):
        before = before or date.fromisoformat(latest).year < found.today.year - oldest - 1
    if before:
        span = next(known for known in found.spans if known.fact == "separation_date")
        found.problem("date_before_birth", "separation_date", span.text)
        del found.facts["separation_date"]
