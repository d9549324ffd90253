"""An appointment as a calendar file (iCalendar, RFC 5545 and 5546).

The same appointment always has the same UID; a change raises SEQUENCE, a cancellation says METHOD:CANCEL, so that calendars
move or remove what they have. Alarms: one day and two hours before.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vCalAddress, vUri

from center.clock import SEOUL
from center.db.appointment_tables import Appointment
from center.messages.catalog import catalog
from center.notices.links import manage_link
from center.notices.moments import when_words
from center.notices.places import documents_words, office_words, service_name
from center.settings import settings

ALARMS = (timedelta(days=-1), timedelta(hours=-2))
KST = timedelta(hours=9)


def calendar_file(appointment: Appointment, token: str = "") -> bytes:
    """The file for a calendar; ``token`` is that of the manage link. Raises OfficeNotFound."""
    cancelled = appointment.status == "cancelled"
    calendar = Calendar()
    calendar.add("prodid", "-//Ieum//appointments//KO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if cancelled else "REQUEST")
    calendar.add_component(_seoul())
    calendar.add_component(_event(appointment, token, cancelled))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, token: str, cancelled: bool) -> Event:
    language, say = appointment.language, catalog().text
    start, end = (datetime.fromtimestamp(at, UTC).astimezone(SEOUL) for at in (appointment.start, appointment.end))
    place = office_words(appointment.office, language)
    link = manage_link(appointment.code, token)
    what = {"service": service_name(appointment.service, language), "code": appointment.code, "link": link}
    documents = documents_words(appointment.service, language)
    event = Event()
    event.add("uid", f"appointment-{appointment.code}@ieum")
    event.add("dtstamp", _utc(appointment.changed_at))
    event.add("created", _utc(appointment.created_at))
    event.add("last-modified", _utc(appointment.changed_at))
    event.add("sequence", appointment.sequence)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", say("calendar_title", language, **what, **place))
    event.add("location", f"{place['office']}, {place['address']}")
    event.add("description", say("calendar_description", language, **what, **place, documents=documents))
    event.add("url", vUri(link))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    organizer = vCalAddress(settings().public_url)
    organizer.params["cn"] = place["office"]
    event["organizer"] = organizer
    # The scheme wants somebody who comes; the file can be passed on, so it names no person and no telephone.
    attendee = vCalAddress(f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, appointment.code)}")
    attendee.params["cn"] = appointment.code
    attendee.params["partstat"] = "DECLINED" if cancelled else "ACCEPTED"
    attendee.params["rsvp"] = "FALSE"
    event.add("attendee", attendee, encode=False)
    for before in () if cancelled else ALARMS:
        # An alarm rings a day or hours before: it names the date, never "today".
        event.add_component(_alarm(before, say("calendar_alarm", language, when=when_words(start, _EPOCH, language), **place)))
    return event


def _alarm(before: timedelta, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", before)
    return alarm


def _seoul() -> Timezone:
    """Korea has had no daylight saving time since 1988: one rule is enough."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Asia/Seoul")
    standard.add("dtstart", datetime(1988, 10, 9, 2, 0))
    standard.add("tzoffsetfrom", KST)
    standard.add("tzoffsetto", KST)
    standard.add("tzname", "KST")
    zone.add_component(standard)
    return zone


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
