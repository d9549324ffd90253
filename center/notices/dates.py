"""Dates that people ask to be reminded of: 다음 실업인정일, 면접일 …

The reminder comes the day before at 10:00 and on the day at 08:00. What the date means is the person's own word; Ieum does
not know it and says so in the notice. Who asks over the web proves with a one-time code that the telephone is theirs, so that
nobody is written to at the wish of somebody else.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from center import clock
from center.clock import SEOUL
from center.db.notice_tables import NextDate
from center.keys import hashed, same
from center.language.masking import mask
from center.notices import one_time_codes
from center.notices.errors import (
    DayPast,
    DayTooFar,
    InvalidDateTitle,
    InvalidRecipient,
    NextDateNotFound,
    TooManyDates,
)
from center.notices.links import date_token
from center.notices.outbox import Message, drop, write
from center.notices.senders.telegram import PREFIX

DAY_BEFORE_AT, DAY_ITSELF_AT, DAY_OVER_AT = time(10, 0), time(8, 0), time(18, 0)
LONGEST_TITLE, FARTHEST_DAYS, MOST_DATES = 40, 400, 10
TEMPLATES = ("next_date_tomorrow", "next_date_today")
_MOBILE = re.compile(r"01[016789][0-9]{7,8}")
_MAIL = re.compile(r"[^@\s<>,;:\"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_CHAT = re.compile(rf"{PREFIX}-?[0-9]{{1,20}}")
# Nobody's links or numbers travel under the name of a center.
_FOREIGN = re.compile(r"://|www\.|[a-z0-9-]\.[a-z]{2,}|@|[0-9][0-9 .-]{6,}[0-9]", re.IGNORECASE)


@dataclass(frozen=True)
class DateWish:
    """Who wants to be reminded of which day; ``title`` says in the person's words what it is."""

    recipient: str
    title: str
    day: date
    conversation_id: str | None = None
    language: str = "ko"


def send_proof(session: Session, phone: str, language: str = "ko") -> None:
    """Send a one-time code to a mobile number. Raises InvalidRecipient and CodeLocked."""
    digits = _mobile(phone)
    one_time_codes.send(session, _proof(digits), digits, language)


def proven(session: Session, phone: str, number: str) -> bool:
    """Whether the code of ``send_proof`` is right; a wrong try is counted. Raises InvalidRecipient and CodeLocked."""
    return one_time_codes.redeem(session, _proof(_mobile(phone)), number)


def keep(session: Session, wish: DateWish) -> NextDate:
    """Keep a date and write its reminders. The same wish again changes nothing.

    Raises InvalidRecipient, InvalidDateTitle, DayPast, DayTooFar and TooManyDates.
    """
    recipient, title = read_recipient(wish.recipient), read_title(wish.title)
    now = clock.now()
    if _at(wish.day, DAY_ITSELF_AT) <= now:
        raise DayPast(wish.day.isoformat(), field="day")
    if wish.day > clock.today() + timedelta(days=FARTHEST_DAYS):
        raise DayTooFar(wish.day.isoformat(), field="day", days=FARTHEST_DAYS)
    earlier = _same(session, recipient, wish.day, title)
    if earlier is None and len(of_recipient(session, recipient)) >= MOST_DATES:
        raise TooManyDates(recipient[-4:], limit=MOST_DATES)
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    session.execute(dialect.insert(NextDate.__table__).values(
        id=str(uuid.uuid4()), recipient=recipient, conversation_id=wish.conversation_id, title=title, day=wish.day,
        language=wish.language, created_at=now,
    ).on_conflict_do_nothing())
    kept = _same(session, recipient, wish.day, title)
    if kept is None:  # deleted by somebody between the two statements
        raise NextDateNotFound(wish.day.isoformat())
    _remind(session, kept, now)
    return kept


def of_recipient(session: Session, recipient: str) -> Sequence[NextDate]:
    """The dates to come of a person, nearest first."""
    return _coming(session, NextDate.recipient == recipient)


def of_conversation(session: Session, conversation_id: str) -> Sequence[NextDate]:
    """The dates to come that were asked for in a conversation, nearest first."""
    return _coming(session, NextDate.conversation_id == conversation_id)


def delete_of_conversation(session: Session, conversation_id: str, date_id: str) -> None:
    """Delete a date where it was asked for; its reminders are not sent. Raises NextDateNotFound."""
    found = session.get(NextDate, date_id)
    if found is None or found.conversation_id != conversation_id:
        raise NextDateNotFound(date_id)
    _delete(session, found)


def delete_with_token(session: Session, date_id: str, token: str) -> None:
    """Delete a date with the link of its reminder. Raises NextDateNotFound."""
    found = session.get(NextDate, date_id)
    if found is None or not same(token, date_token(date_id)):
        raise NextDateNotFound(date_id)
    _delete(session, found)


def forget_past_dates(session: Session, days: int) -> int:
    """Erase dates that were more than ``days`` days ago; returns how many."""
    statement = delete(NextDate).where(NextDate.day < clock.today() - timedelta(days=days))
    return int(getattr(session.execute(statement), "rowcount", 0))


def read_recipient(text: str) -> str:
    """A mobile number as digits, a mail address or ``telegram:CHATID``. Raises InvalidRecipient."""
    plain = text.strip()
    digits = re.sub(r"[\s.()-]", "", plain)
    if digits.startswith("+82"):
        digits = "0" + digits[3:].removeprefix("0")
    if _MOBILE.fullmatch(digits):
        return digits
    if (_CHAT.fullmatch(plain) or _MAIL.fullmatch(plain)) and len(plain) <= 120:
        return plain
    raise InvalidRecipient("recipient", field="recipient")


def read_title(text: str) -> str:
    """What the date is, in one short line. Raises InvalidDateTitle."""
    line = mask(" ".join("".join(c if c.isprintable() else " " for c in text).split())).text
    if not any(c.isalpha() for c in line) or len(line) > LONGEST_TITLE or _FOREIGN.search(line):
        raise InvalidDateTitle("title", field="title")
    return line


def _mobile(phone: str) -> str:
    digits = read_recipient(phone)
    if not digits.isdecimal():
        raise InvalidRecipient("phone", field="phone")
    return digits


def _proof(digits: str) -> str:
    return f"phone:{hashed(digits)[:32]}"


def _remind(session: Session, kept: NextDate, now: datetime) -> None:
    values = {"title": kept.title, "day": kept.day.isoformat(), "next_date": kept.id}
    before, itself = _at(kept.day - timedelta(days=1), DAY_BEFORE_AT), _at(kept.day, DAY_ITSELF_AT)
    moments = ((TEMPLATES[0], before, itself), (TEMPLATES[1], itself, _at(kept.day, DAY_OVER_AT)))
    write(session, *(
        Message(
            key=f"{template}:{kept.id}", template=template, recipient=kept.recipient, subject_id=kept.id, values=values,
            language=kept.language, due=due, useless_after=over,
        )
        for template, due, over in moments if due > now
    ))


def _delete(session: Session, found: NextDate) -> None:
    drop(session, found.id, TEMPLATES)
    session.delete(found)
    session.flush()


def _coming(session: Session, whose: ColumnElement[bool]) -> Sequence[NextDate]:
    query = select(NextDate).where(whose, NextDate.day >= clock.today())
    return session.scalars(query.order_by(NextDate.day, NextDate.title)).all()


def _same(session: Session, recipient: str, day: date, title: str) -> NextDate | None:
    return session.scalars(
        select(NextDate).where(NextDate.recipient == recipient, NextDate.day == day, NextDate.title == title)
    ).first()


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, SEOUL)
