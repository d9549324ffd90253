"""Who may see and change an appointment without an account: the manage token, or the telephone with a one-time code."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy.orm import Session

from center import clock
from center.appointments.booking import find, manage_token, seconds
from center.appointments.errors import AppointmentNotFound, CodeLocked, InvalidPhone, NotYours, WrongCode
from center.appointments.people import read_phone
from center.db.appointment_tables import AccessCode, Appointment
from center.keys import hashed, same
from center.notices.outbox import Message, write

LIFE = timedelta(minutes=10)
LOCKED = timedelta(minutes=15)
MOST_WRONG = 5
PAUSE = timedelta(seconds=30)


def with_token(session: Session, code: str, token: str) -> Appointment:
    """The appointment for who has its manage token. Raises AppointmentNotFound and NotYours."""
    appointment = find(session, code)
    if not token or not same(appointment.token_hash, hashed(token)):
        raise NotYours(code)
    return appointment


def send_code(session: Session, code: str, phone: str) -> None:
    """Send a one-time code to the telephone of an appointment.

    Says nothing about whether code and telephone belong together, so that nobody can find out who has an appointment.
    Raises CodeLocked while too many wrong codes were tried, and InvalidPhone.
    """
    digits = read_phone(phone)
    try:
        appointment = find(session, code)
    except AppointmentNotFound:
        return
    now = clock.now()
    row = session.get(AccessCode, appointment.code)
    if row is not None and row.locked_until > seconds(now):
        raise CodeLocked(code, minutes=_minutes_left(row.locked_until))
    if appointment.phone != digits:
        return
    if row is not None and row.expires > seconds(now + LIFE - PAUSE):
        return  # sent a moment ago
    number = f"{secrets.randbelow(1_000_000):06d}"
    session.merge(AccessCode(
        appointment=appointment.code, code_hash=hashed(f"{appointment.code}:{number}"), expires=seconds(now + LIFE),
        wrong=row.wrong if row else 0, locked_until=0,
    ))
    write(session, Message(
        key=f"access_code:{appointment.code}:{secrets.token_hex(6)}", template="access_code", recipient=appointment.phone,
        subject_id=appointment.code, values={"number": number, "minutes": int(LIFE.total_seconds() // 60)},
        language=appointment.language, useless_after=now + LIFE, urgent=True,
    ))


def open_with_code(session: Session, code: str, phone: str, number: str) -> str | None:
    """The manage token for telephone and one-time code; None for a wrong code, which is counted.

    The caller commits the count and then raises (``refuse``), so that a wrong try is never forgotten. Raises CodeLocked.
    """
    now = seconds(clock.now())
    try:
        digits = read_phone(phone)
        appointment = find(session, code)
    except (AppointmentNotFound, InvalidPhone):
        return None
    row = session.get(AccessCode, appointment.code)
    if row is None:
        return None
    if row.locked_until > now:
        raise CodeLocked(code, minutes=_minutes_left(row.locked_until))
    right = same(row.code_hash, hashed(f"{appointment.code}:{number.strip()}"))
    if appointment.phone == digits and right and row.expires > now:
        session.delete(row)
        return manage_token(appointment)
    row.wrong += 1
    if row.wrong >= MOST_WRONG:
        row.wrong, row.locked_until = 0, now + int(LOCKED.total_seconds())
    return None


def refuse(code: str) -> WrongCode:
    """The error for a wrong code."""
    return WrongCode(code, field="code")


def _minutes_left(until: int) -> int:
    return max(1, (until - seconds(clock.now()) + 59) // 60)
