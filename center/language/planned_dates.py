"""Dates of a message as its verbs mean them: "12월 31일부로 종료 예정" lies ahead, "12월에 퇴사했어요" behind."""

from __future__ import annotations

import re
from datetime import date

from center.language.cues import cue_list
from center.language.dates import find_dates
from center.language.spans import DateSpan

_CLAUSE_END = re.compile(r"[.?!\n,]|했고|였고|[고데]\s")
_REACH = 24
_FAR, _NEAR, _SOON = 200, 60, 120  # days
_PAST = 20  # the final ㅆ of 뽑았


def _just_over(behind: DateSpan, ahead: DateSpan, today: date) -> bool:
    """"10월 31일까지만 나오래요" in November is last month, not next year."""
    return behind.valid and ahead.valid and (ahead.low - today).days > _FAR and 0 <= (today - behind.high).days < _NEAR


def nearer(behind: DateSpan, ahead: DateSpan, today: date) -> DateSpan:
    """Of the same day in two years the one that is weeks away, when the other is most of a year away."""
    near_ahead = ahead.valid and 0 <= (ahead.low - today).days < _SOON
    return ahead if behind.valid and near_ahead and (today - behind.high).days > _FAR else behind


def said_as_past(clause: str) -> bool:
    """Whether the verb of the clause is in the past: 뽑았어요, 채용한 사람."""
    if cue_list("past_words").search(clause):
        return True
    syllables = (letter for letter in clause if "가" <= letter <= "힣" and letter not in "있겠")
    return any((ord(letter) - ord("가")) % 28 == _PAST for letter in syllables)


def dates_as_meant(text: str, today: date, *, prefer: str = "past") -> list[DateSpan]:
    """find_dates, except that a date without year whose clause speaks of a plan is the next one, not the last one."""
    if cue_list("ahead").search(text) and not cue_list("over").search(text):
        prefer = "future"
    behind = find_dates(text, today, prefer=prefer)
    if prefer == "future" or not cue_list("planned").search(text):
        return behind
    ahead = {span.start: span for span in find_dates(text, today, prefer="future")}
    chosen = []
    for span in behind:
        clause = _CLAUSE_END.split(text[span.end:span.end + _REACH])[0]
        planned = ahead.get(span.start, span) if cue_list("planned").search(clause) else span
        chosen.append(span if _just_over(span, planned, today) else planned)
    return chosen
