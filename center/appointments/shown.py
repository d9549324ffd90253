"""Appointments and times as the HTTP contract shows them."""

from __future__ import annotations

from typing import Any

from center.appointments.availability import Slot
from center.appointments.booking import moment
from center.appointments.people import shown_phone
from center.db.appointment_tables import Appointment, Waiting
from center.offices.service import office
from center.services.service import has_service, service


def show_slot(slot: Slot) -> dict[str, Any]:
    """One free or full time."""
    shown: dict[str, Any] = {
        "start": slot.start.isoformat(), "end": slot.end.isoformat(), "free": slot.free, "seats": slot.seats,
    }
    if slot.months is not None:
        shown["birth_months"] = sorted(slot.months)
    return shown


def show_appointment(appointment: Appointment, token: str | None = None) -> dict[str, Any]:
    """An appointment; its manage token only for who may have it."""
    shown: dict[str, Any] = {
        "code": appointment.code, "office": appointment.office, "office_name": office(appointment.office).name,
        "counter": appointment.counter, "service": appointment.service, "service_name": service_name(appointment.service),
        "start": moment(appointment.start).isoformat(), "end": moment(appointment.end).isoformat(),
        "status": appointment.status, "name": appointment.name, "phone": shown_phone(appointment.phone),
        "note": appointment.note, "birth_month": appointment.birth_month,
    }
    return shown | ({"manage_token": token} if token else {})


def show_waiting(waiting: Waiting) -> dict[str, Any]:
    """A place on the waiting list; while a time is offered, which and until when."""
    return {
        "id": waiting.id, "office": waiting.office, "office_name": office(waiting.office).name, "service": waiting.service,
        "service_name": service_name(waiting.service), "from": waiting.first_day.isoformat(), "to": waiting.last_day.isoformat(),
        "state": waiting.state,
        "offer_until": moment(waiting.offer_until).isoformat() if waiting.state == "offered" else None,
    }


def service_name(service_id: str) -> str:
    """The Korean name of a service or counter."""
    if has_service(service_id):
        return service(service_id).name
    from center.offices.counters import functions

    return next((function.name for function in functions() if function.id == service_id), service_id)
