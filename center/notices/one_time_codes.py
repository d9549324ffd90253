"""One-time codes: six digits sent to a telephone prove that somebody holds it.

A code holds ten minutes. Five wrong tries lock its subject for a quarter of an hour.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from center import clock
from center.db.appointment_tables import AccessCode
from center.keys import hashed, same
from center.notices.errors import CodeLocked, WrongCode
from center.notices.outbox import Message, write

LIFE = timedelta(minutes=10)
LOCKED = timedelta(minutes=15)
MOST_WRONG = 5
PAUSE = timedelta(seconds=30)


def check_not_locked(session: Session, subject: str) -> None:
    """Raises CodeLocked while too many wrong codes were tried."""
    row = session.get(AccessCode, subject)
    now = _seconds(clock.now())
    if row is not None and row.locked_until > now:
        raise CodeLocked(subject, minutes=max(1, (row.locked_until - now + 59) // 60))


def send(session: Session, subject: str, phone: str, language: str = "ko") -> None:
    """Send a code that proves a telephone for a subject; not twice within half a minute. Raises CodeLocked."""
    check_not_locked(session, subject)
    now, row = clock.now(), session.get(AccessCode, subject)
    if row is not None and row.expires > _seconds(now + LIFE - PAUSE):
        return
    number = f"{secrets.randbelow(1_000_000):06d}"
    session.merge(AccessCode(
        subject=subject, code_hash=hashed(f"{subject}:{number}"), expires=_seconds(now + LIFE),
        wrong=row.wrong if row else 0, locked_until=0,
    ))
    write(session, Message(
        key=f"access_code:{subject}:{secrets.token_hex(6)}", template="access_code", recipient=phone, subject_id=subject,
        values={"number": number, "minutes": int(LIFE.total_seconds() // 60)}, language=language,
        useless_after=now + LIFE, urgent=True,
    ))


def redeem(session: Session, subject: str, number: str) -> bool:
    """Whether a code is right; it is used up then. A wrong try is counted.

    The caller commits the count and then raises (``refuse``), so that a wrong try is never forgotten. Raises CodeLocked.
    """
    check_not_locked(session, subject)
    row = session.get(AccessCode, subject)
    if row is None:
        return False
    now = _seconds(clock.now())
    if same(row.code_hash, hashed(f"{subject}:{number.strip()}")) and row.expires > now:
        session.delete(row)
        return True
    row.wrong += 1
    if row.wrong >= MOST_WRONG:
        row.wrong, row.locked_until = 0, now + int(LOCKED.total_seconds())
    return False


def refuse(subject: str) -> WrongCode:
    """The error for a wrong code."""
    return WrongCode(subject, field="code")


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
