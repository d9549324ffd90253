"""Dates of a message as its verbs mean them: "12월 31일부로 종료 예정" lies ahead, "12월에 퇴사했어요" behind."""

from __future__ import annotations

import re
from datetime import date

from center.language.cues import cue_list
from center.language.dates import find_dates
from center.language.spans import DateSpan
from center.language.times import find_times

_CLAUSE_END = re.compile(r"[.?!\n,]|했고|였고|[고데]\s|매출")
_SENTENCE_END = re.compile(r"[.?!\n]|매출")
_REACH = 24
_FAR, _NEAR, _SOON = 200, 60, 120  # days
_FORTNIGHT = 14
# A time of day makes an appointment of a date: "12/1 10시".
_HALF_DAYS = re.compile(r"오전|오후|아침")
_PAST = 20  # the final ㅆ of 뽑았


def _just_over(behind: DateSpan, ahead: DateSpan, today: date) -> bool:
    """"10월 31일까지만 나오래요" in November is last month, not next year."""
    return behind.valid and ahead.valid and (ahead.low - today).days > _FAR and 0 <= (today - behind.high).days < _NEAR


def nearer(behind: DateSpan, ahead: DateSpan, today: date) -> DateSpan:
    """Of the same day in two years the one that is weeks away, when the other is most of a year away."""
    near_ahead = ahead.valid and 0 <= (ahead.low - today).days < _SOON
    return ahead if behind.valid and near_ahead and (today - behind.high).days > _FAR else behind


def likelier(behind: DateSpan, ahead: DateSpan, today: date) -> DateSpan:
    """Of two readings of a date that no verb puts in the past: the one ahead when it is days away."""
    if behind.valid and ahead.valid and 0 <= (ahead.low - today).days <= _FORTNIGHT:
        return ahead
    return nearer(behind, ahead, today)


def _not_just_over(ahead: list[DateSpan], behind: list[DateSpan], today: date) -> list[DateSpan]:
    """"11월 5일에 예약했는데" in November is not next year's."""
    past = {span.start: span for span in behind}
    return [past[span.start] if span.start in past and _just_over(past[span.start], span, today) else span for span in ahead]


def _is_plan(text: str) -> bool:
    """Whether the message speaks of an appointment: its words, or a time of day."""
    return bool(cue_list("ahead").search(text) or _HALF_DAYS.search(text) or find_times(text))


def said_as_past(clause: str) -> bool:
    """Whether the verb of the clause is in the past: 뽑았어요, 채용한 사람."""
    if cue_list("past_words").search(clause):
        return True
    syllables = (letter for letter in clause if "가" <= letter <= "힣" and letter not in "있겠")
    return any((ord(letter) - ord("가")) % 28 == _PAST for letter in syllables)


def clause_after(text: str, end: int) -> str:
    """The rest of the sentence after a date, without what is said of something else."""
    return _SENTENCE_END.split(text[end:])[0]


def dates_as_meant(text: str, today: date, *, prefer: str = "past") -> list[DateSpan]:
    """find_dates, except that a date without year whose clause speaks of a plan is the next one, not the last one."""
    over = cue_list("over").search(text) is not None
    plan = prefer == "past" and not over and _is_plan(text)
    if plan:
        prefer = "future"
    behind = find_dates(text, today, prefer=prefer)
    if prefer == "future":
        return _not_just_over(behind, find_dates(text, today), today) if plan else behind
    ahead = {span.start: span for span in find_dates(text, today, prefer="future")}
    chosen = []
    for span in behind:
        clause = _CLAUSE_END.split(text[span.end:span.end + _REACH])[0]
        other = ahead.get(span.start, span)
        if cue_list("planned").search(clause):
            chosen.append(span if _just_over(span, other, today) else other)
        else:
            past = said_as_past(text if over else _CLAUSE_END.split(text[span.end:])[0])
            chosen.append(span if past else (nearer if over else likelier)(span, other, today))
    return chosen
