"""Facts of the many programs, heard once it is clear who speaks: an employer of the firm, or a citizen of the family.

The rules are content (content/language/program_cues.yaml) and stricter than those for every message: a span counts only with its
words directly around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from center.language.ages import find_ages
from center.language.answers import is_about_words
from center.language.cues import compiled, cue_list, negated
from center.language.dates import find_dates
from center.language.durations import days_ago_range, find_durations
from center.language.gazetteer import find_names, merge_regions
from center.language.headcount import find_headcounts
from center.language.money import find_money
from center.language.numerals import BEFORE_COUNT, COUNT, parse_count
from center.language.planned_dates import clause_after, dates_as_meant, nearer, said_as_past
from center.language.readings import AskedFact, Collector, date_value
from center.language.spans import AmountSpan, DateSpan, Span, overlaps
from center.language.word_lists import word_list

EMPLOYER, CITIZEN = "employer", "citizen"
_REACH, _NEAR_REACH = 16, 7
_GLUE = re.compile(r"[\s은는이가을를도에서의:약한만총,]*$")
_AFTER_GLUE = re.compile(r"[\s을를은는이가도]*(?:동안|간|정도|쯤|부터|에|부로|날)?[\s을를은는도에]*")
_CLAUSE_END = re.compile(r"[.?!\n]")
_HOURS = re.compile(rf"{BEFORE_COUNT}(?P<n>{COUNT})\s?시간")
_GRADE = re.compile(rf"{BEFORE_COUNT}(?P<n>{COUNT})\s?학년")
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class SpanRule:
    """A span of `kind` with these words around it is `fact`. ``next``: the words follow at once, not only in the clause."""

    fact: str
    kind: str
    speaker: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    not_near: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    exact: bool
    next: bool


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words that say one value of a fact."""

    fact: str
    value: bool | int | str
    speaker: str
    cues: re.Pattern[str]
    not_near: re.Pattern[str] | None


def _words(rule: dict[str, Any], key: str, end: str = "") -> re.Pattern[str] | None:
    return re.compile(compiled(rule[key]).pattern + end) if key in rule else None


@lru_cache(maxsize=1)
def _span_rules() -> tuple[SpanRule, ...]:
    return tuple(
        SpanRule(
            rule["fact"], rule["span"], rule.get("speaker", ""), _words(rule, "before", _GLUE.pattern), _words(rule, "after"),
            _words(rule, "anywhere"), _words(rule, "not_near"), _words(rule, "not_after"), bool(rule.get("exact")),
            bool(rule.get("next")),
        )
        for rule in word_list("program_cues")["spans"]
    )


@lru_cache(maxsize=1)
def _word_rules() -> tuple[WordRule, ...]:
    return tuple(
        WordRule(rule["fact"], rule["value"], rule.get("speaker", ""), compiled(rule["cues"]), _words(rule, "not_near"))
        for rule in word_list("program_cues")["words"]
    )


@lru_cache(maxsize=4)
def _list(name: str) -> re.Pattern[str]:
    return compiled(word_list("program_cues")[name])


def read_program_facts(found: Collector, speaker: str, asked: AskedFact | None) -> None:
    """Add what the message says of the firm (speaker ``employer``) or of the family and leave (``citizen``)."""
    for rule in _span_rules():
        if rule.speaker in ("", speaker):
            _read_spans(found, rule)
    _add_up(found, speaker)
    if asked is not None:
        _read_childs_age(found, asked)
    if is_about_words(found.text):
        return
    for words in _word_rules():
        _read_words(found, words, speaker)
    if speaker == EMPLOYER:
        _read_place(found, asked)
        _read_own_industry(found)


def _add_up(found: Collector, speaker: str) -> None:
    """A whole said in its parts: "중증 여자 1명 경증 남자 1명" are two people with disabilities."""
    for rule in word_list("program_cues")["sums"]:
        if rule["speaker"] != speaker or rule["fact"] in found.facts:
            continue
        before = re.compile(compiled(rule["parts"]).pattern + _GLUE.pattern)
        parts = [span for span in find_headcounts(found.text) if span.exact and before.search(found.text[:span.start])]
        if len(parts) > 1:
            found.used += parts
            found.add(rule["fact"], sum(span.value for span in parts), parts[0].start, parts[-1].end)


def read_ranges(found: Collector, speaker: str) -> None:
    """Add what a word says of an amount ("청년을 뽑아요"), where the amount itself was not said."""
    for rule in word_list("program_cues")["ranges"]:
        if rule["speaker"] != speaker or found.facts.keys() & set(rule["unless"]):
            continue
        match = compiled(rule["cues"]).search(found.text)
        if match and not compiled(rule["not_near"]).search(found.text) and not negated(found.text, *match.span()):
            found.add(rule["fact"], {end: rule[end] for end in ("min", "max") if end in rule}, *match.span())


def without_what_is_not_the_firms(found: Collector) -> None:
    """Drop what an employer says of somebody's job ("감원은 없었어요" is no reason for leaving); its amounts may be answers."""
    dropped = set(word_list("program_cues")["not_of_a_firm"]) & found.facts.keys()
    taken = [span for span in found.spans if span.fact in dropped]
    found.used = [span for span in found.used if not overlaps(span, taken)]
    for name in dropped:
        found.facts.pop(name)


def _read_spans(found: Collector, rule: SpanRule) -> None:
    text = found.text
    if rule.anywhere and not rule.anywhere.search(text) and not rule.anywhere.search(found.about):
        return
    if rule.not_near and rule.not_near.search(text):
        return
    spans = _spans(found, rule.kind)
    for span in spans:
        if not overlaps(span, found.used) and _stands(rule, text, span, spans):
            _take(found, rule, span)
            return


def _spans(found: Collector, kind: str) -> Sequence[AmountSpan | DateSpan]:
    text = found.text
    if kind == "date":
        return list(_dates(found))
    if kind == "age":
        return find_ages(text, found.today)
    if kind in ("money", "month_money"):
        return find_money(text, asked=True, period="month") if kind == "month_money" else find_money(text)
    if kind == "since":
        return find_durations(text)
    if kind == "headcount":
        return find_headcounts(text)
    if kind == "months_of_age":
        return [_in_years(span) for span in find_durations(text) if span.unit == "month" and span.exact]
    if kind in ("duration", "days"):
        unit = "month" if kind == "duration" else "day"
        return [span for span in find_durations(text) if span.unit == unit]
    return list(_counted(text, _HOURS if kind == "hours" else _GRADE))


def _dates(found: Collector) -> Iterable[DateSpan]:
    """Valid dates; one that no verb puts in the past may lie ahead when that is nearer."""
    text = found.text
    ahead = {span.start: span for span in find_dates(text, found.today, prefer="future")}
    for span in dates_as_meant(text, found.today):
        if span.valid:
            past = said_as_past(clause_after(text, span.end))
            yield span if past else nearer(span, ahead.get(span.start, span), found.today)


def _counted(text: str, pattern: re.Pattern[str]) -> Iterable[AmountSpan]:
    for match in pattern.finditer(text):
        count = parse_count(match.group("n"))
        if count is not None and count.value.denominator == 1:
            number = int(count.value)
            yield AmountSpan(match.start(), match.end(), match.group(), number, number, number)


def _stands(rule: SpanRule, text: str, span: AmountSpan | DateSpan, spans: Sequence[Span]) -> bool:
    left = _CLAUSE_END.split(text[max(0, span.start - _REACH):span.start])[-1]
    until = min((other.start for other in spans if other.start >= span.end), default=len(text))
    right = _CLAUSE_END.split(text[span.end:min(until, span.end + (_NEAR_REACH + _REACH))])[0]
    if rule.exact and not (isinstance(span, AmountSpan) and span.low is not None):
        return False
    rest = right[_glue_end(right):]
    if rule.not_after and (rule.not_after.match(right.lstrip()) or rule.not_after.match(rest)):
        return False
    if rule.before and not rule.before.search(left):
        return False
    if rule.after is None:
        return True
    return bool(rule.after.match(rest) or rule.after.match(right.lstrip()) if rule.next else rule.after.search(right))


def _glue_end(right: str) -> int:
    match = _AFTER_GLUE.match(right)
    return match.end() if match else 0


def _take(found: Collector, rule: SpanRule, span: AmountSpan | DateSpan) -> None:
    if isinstance(span, DateSpan):
        found.add_date(rule.fact, span)
    elif rule.kind == "since":
        low, high = days_ago_range(span, found.today)
        found.used.append(span)
        found.add(rule.fact, date_value(low, high), span.start, span.end, approximate=True)
    elif rule.kind in ("money", "month_money"):
        yearly = span.unit == "year" and rule.kind == "month_money"
        if span.unit not in ("hour", "day") and (rule.kind == "month_money" or not span.unit):
            found.add_money(rule.fact, span, _MONTHS_IN_YEAR if yearly else 1)
    else:
        found.add_amount(rule.fact, span)


def _read_childs_age(found: Collector, asked: AskedFact) -> None:
    """A child's age said in months where years are asked ("8개월이요"), and the other way round ("3살이요")."""
    if asked.name in word_list("answers")["age_in_months"]:
        for span in find_ages(found.text, found.today):
            if span.exact and not overlaps(span, found.used):
                low, high = span.value * _MONTHS_IN_YEAR, (span.value + 1) * _MONTHS_IN_YEAR - 1
                found.add_amount(asked.name, AmountSpan(span.start, span.end, span.text, low, low, high))
                return
    elif asked.name == "child_age":
        for span in find_durations(found.text):
            if span.unit == "month" and span.exact:
                found.add_amount(asked.name, _in_years(span))
                return


def _in_years(span: AmountSpan) -> AmountSpan:
    """A length in months as completed years: a child of 20 months is one."""
    years = span.value // _MONTHS_IN_YEAR
    return AmountSpan(span.start, span.end, span.text, years, years, years)


def _read_words(found: Collector, rule: WordRule, speaker: str) -> None:
    if rule.speaker not in ("", speaker) or (rule.not_near and rule.not_near.search(found.text)):
        return
    match = rule.cues.search(found.text)
    if match and not negated(found.text, *match.span()):
        found.add(rule.fact, rule.value, *match.span())


def _read_place(found: Collector, asked: AskedFact | None) -> None:
    """Whether the firm lies outside the capital region, where the message names one place and nothing says it is another's."""
    text = found.text
    if _list("place_of_something_else").search(text) or cue_list("job_search").search(text):
        return
    places = [name for name in merge_regions(text, find_names(text)) if name.entity == "region"]
    capital = tuple(word_list("program_cues")["capital_regions"])
    sides = {value.startswith(capital) for place in places for value in place.values}
    if len(sides) == 1:
        found.add("non_capital_region", not sides.pop(), places[0].start, places[0].end)


def _read_own_industry(found: Collector) -> None:
    """The firm's industry said without 우리 회사: 편의점 점주인데요, 건설이요."""
    named = [name for name in find_names(found.text) if name.entity == "industry"]
    if len({name.value for name in named}) != 1 or cue_list("job_search").search(found.text):
        return
    name = named[0]
    if _list("own_industry").match(found.text[name.end:].lstrip()) or len(found.text.strip()) == name.end - name.start:
        found.add("industry", name.value, name.start, name.end)
