"""What can go wrong with an appointment; every class has a sentence in ``content/messages/*/errors.yaml``."""

from __future__ import annotations

from center.errors import Conflict, InvalidInput, NotFound, Refused


class SlotTaken(Conflict):
    """Somebody else was quicker; the answer carries the nearest free times."""

    code = "slot_taken"


class RequestKeyReused(Conflict):
    """An idempotency key came back with another wish."""

    code = "request_key_reused"


class SlotClosed(Conflict):
    """No appointments at that time: closed day, lunch, not a beginning of a slot, special operation."""

    code = "slot_closed"


class SlotInPast(InvalidInput):
    """The time is over, or too near to be prepared for."""

    code = "slot_in_past"


class SlotTooFar(InvalidInput):
    """Further ahead than appointments are given out."""

    code = "slot_too_far"


class HoldNotFound(NotFound):
    """No such hold."""

    code = "hold_not_found"


class HoldExpired(Conflict):
    """The ten minutes for confirming are over and the seat may be somebody else's."""

    code = "hold_expired"
    status = 410


class TooManyBookings(Conflict):
    """The person already has as many appointments that day as one person may have."""

    code = "too_many_bookings"


class AppointmentNotFound(NotFound):
    """No appointment has this code, or the caller may not see it."""

    code = "appointment_not_found"


class AppointmentOver(Conflict):
    """Cancelled, done or in the past: it cannot be changed any more."""

    code = "appointment_over"


class WrongHalfDay(Conflict):
    """On alternate days this birth month comes on other half-days (2부제)."""

    code = "wrong_half_day"


class BirthMonthNeeded(InvalidInput):
    """The center works with alternate days: the birth month decides when to come."""

    code = "birth_month_needed"


class InvalidDays(InvalidInput):
    """Days on which nobody can be offered a time: over, further ahead than appointments are given out, or in the wrong order."""

    code = "invalid_days"


class InvalidPhone(InvalidInput):
    """No Korean telephone number can be read in what was written."""

    code = "invalid_phone"


class InvalidName(InvalidInput):
    """A name without a single letter, or too long."""

    code = "invalid_name"


class InvalidSchedule(InvalidInput):
    """A timetable that cannot be used; ``field`` names the part."""

    code = "invalid_schedule"


class UnknownCounter(NotFound):
    """No counter of a center handles this service."""

    code = "unknown_service"


class NotYours(Refused):
    """Neither the manage token nor a one-time code opens this appointment."""

    code = "not_yours"
    status = 401


class WaitNotFound(NotFound):
    """No such place on a waiting list."""

    code = "wait_not_found"


class OfferOver(Conflict):
    """The offered place was taken by somebody else or the time to answer is over."""

    code = "offer_over"
    status = 410
