"""Who may see and change an appointment without an account: the manage token, or the telephone with a one-time code."""

from __future__ import annotations

from sqlalchemy.orm import Session

from center.appointments.booking import find, manage_token
from center.appointments.errors import AppointmentNotFound, InvalidPhone, NotYours
from center.appointments.people import read_phone
from center.db.appointment_tables import Appointment
from center.keys import hashed, same
from center.notices import one_time_codes


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
    one_time_codes.check_not_locked(session, appointment.code)
    if appointment.phone == digits:
        one_time_codes.send(session, appointment.code, digits, appointment.language)


def open_with_code(session: Session, code: str, phone: str, number: str) -> str | None:
    """The manage token for telephone and one-time code; None for a wrong code, which is counted.

    The caller commits the count and then raises (``one_time_codes.refuse``). Raises CodeLocked.
    """
    try:
        digits = read_phone(phone)
        appointment = find(session, code)
    except (AppointmentNotFound, InvalidPhone):
        return None
    # With the wrong telephone even the right code counts as a wrong try.
    right = one_time_codes.redeem(session, appointment.code, number if appointment.phone == digits else "")
    return manage_token(appointment) if right else None
