"""Everything nlu.yml calls an entity, found in one message: dates, times, amounts, people, names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from center.language.ages import find_ages
from center.language.durations import find_durations
from center.language.gazetteer import find_names, merge_regions
from center.language.headcount import find_headcounts
from center.language.money import find_money
from center.language.phones import find_phones
from center.language.planned_dates import dates_as_meant
from center.language.spans import Span, overlaps
from center.language.spoken_choices import reasons_said
from center.language.times import find_times

_TIME_IN_NAME = re.compile(r"열\s?시")


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing named in a message.

    `entity` is a name of nlu.yml, `start`/`end` are offsets into the given text, `value` is ready for JSON: ISO 8601
    for date, "HH:MM" for time, won for money, months for duration, an id or a name for the listed kinds.
    """

    entity: str
    text: str
    value: str | int
    start: int
    end: int


def extract_entities(text: str, today: date, *, prefer: str = "past") -> list[Entity]:
    """Entities in `text`, in order and without overlaps; dates without a year are past ones unless `prefer` "future".

    Dates that do not exist, and lengths in days or weeks (the entity duration counts months), are left out.
    """
    found: list[Entity] = []
    taken: list[Span] = []

    def take(entity: str, spans: Iterable[tuple[Span, str | int | None]]) -> None:
        for span, value in spans:
            if not overlaps(span, taken):
                taken.append(span)
                if value is not None:
                    found.append(Entity(entity, text[span.start:span.end], value, span.start, span.end))

    take("phone", ((span, span.value) for span in find_phones(text)))
    names = merge_regions(text, find_names(text))
    # A name may contain a number or a time: 4대보험 지원, 국취 1유형, 육아기 10시 출근제, 주 4.5일제.
    for span in names:
        if any(char.isdigit() for char in span.text) or _TIME_IN_NAME.search(span.text):
            take(span.entity, [(span, span.value)])
    ages = find_ages(text, today)
    # "1985년 3월 2일생" and "85년생" are ages although they contain a date.
    take("age", ((span, span.value) for span in ages if "생" in span.text or "태어" in span.text))
    take("date", ((span, span.value or None) for span in dates_as_meant(text, today, prefer=prefer)))
    take("time", ((span, span.value) for span in find_times(text)))
    take("money", ((span, span.value) for span in find_money(text)))
    take("age", ((span, span.value) for span in ages))
    take("duration", ((span, span.value if span.unit == "month" else None) for span in find_durations(text)))
    take("headcount", ((span, span.value) for span in find_headcounts(text)))
    for span in names:
        take(span.entity, [(span, span.value)])
    for start, end, value in reasons_said(text):
        if any(known.entity == "separation_reason" and known.value == value for known in found):
            continue
        # 월급이 두 달 밀려서: the words after the length that stands inside.
        start = max([start, *(span.end for span in taken if start < span.end < end)])
        start += len(text[start:end]) - len(text[start:end].lstrip())
        take("separation_reason", [(Span(start, end, text[start:end]), value)])
    return sorted(found, key=lambda entity: entity.start)
