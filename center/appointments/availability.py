"""Which times are free: timetable, holidays, closures, special operation and taken seats put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from center import clock
from center.appointments.errors import SlotClosed, SlotInPast, SlotTooFar, UnknownCounter
from center.appointments.operation import Operation, level, months_welcome, noon, normal
from center.appointments.repository import EVERY, AppointmentRepository, ClosedTime
from center.appointments.schedule import Timetable, default_timetable, read_timetable
from center.clock import SEOUL
from center.offices.counters import functions
from center.offices.holidays_kr import holiday_name
from center.offices.service import office as find_office
from center.services.service import has_service, service

DAY = timedelta(days=1)
LONGEST_SEARCH = 62


@dataclass(frozen=True)
class Slot:
    """A time that can be booked. ``months``: birth months welcome on alternate days, None when everybody is."""

    start: datetime
    end: datetime
    free: int
    seats: int
    months: frozenset[int] | None = None


@dataclass(frozen=True)
class Place:
    """Where an appointment is: center, counter, and the service it is for."""

    office: str
    counter: str
    service: str


def place_of(office: str, service_id: str) -> Place:
    """The counter of a center for a service or for a counter's own name. Raises OfficeNotFound and UnknownCounter."""
    code = find_office(office).code
    names = {function.id for function in functions()}
    if service_id in names:
        return Place(code, service_id, service_id)
    if has_service(service_id) and service(service_id).counter in names:
        return Place(code, service(service_id).counter, service_id)
    raise UnknownCounter(service_id, field="service", service=service_id)


class Calendar:
    """The bookable times of one counter, as one transaction sees them."""

    def __init__(self, session: Session, place: Place) -> None:
        self.repository = AppointmentRepository(session)
        self.place = place
        self.now = clock.now()
        self.today = self.now.astimezone(SEOUL).date()
        setup = self.repository.setup(place.office, self.today)
        body = setup.timetables.get(place.counter) or setup.timetables.get(EVERY)
        self.timetable: Timetable = read_timetable(body) if body else default_timetable()
        self.closures = setup.closures
        self.operation = normal()
        if setup.operation is not None:
            level_id, alternate_days, note = setup.operation
            self.operation = Operation(level(level_id), alternate_days, note)

    @property
    def seats(self) -> int:
        """Seats of a slot under the operation of now."""
        return self.operation.level.seats(self.timetable.seats)

    def slots(self, first: date, last: date, birth_month: int | None = None) -> list[Slot]:
        """Free and taken times between two days (both included), from the notice period on; full ones have ``free`` 0."""
        first, last = max(first, self.today), min(last, self.today + timedelta(days=self.timetable.horizon_days))
        if last < first:
            return []
        closures = [closure for closure in self.closures if closure.first_day <= last and closure.last_day >= first]
        begins, ends = _epoch(datetime.combine(first, noon().min, SEOUL)), _epoch(datetime.combine(last + DAY, noon().min, SEOUL))
        taken = self.repository.taken(self.place.office, self.place.counter, begins, ends, _epoch(self.now))
        found = []
        day = first
        while day <= last:
            if not holiday_name(day):
                found += self._of_day(day, closures, taken, birth_month)
            day += DAY
        return found

    def _of_day(self, day: date, closures: Sequence[ClosedTime], taken: dict[int, int], birth_month: int | None) -> list[Slot]:
        earliest = self.now + timedelta(minutes=self.timetable.notice_minutes)
        found = []
        for start in self.timetable.starts(day):
            if start < earliest or any(_closed(closure, start) for closure in closures):
                continue
            months = months_welcome(start) if self.operation.alternate_days else None
            if months is not None and (not months or (birth_month is not None and birth_month not in months)):
                continue
            end = start + timedelta(minutes=self.timetable.slot_minutes)
            free = max(0, self.seats - taken.get(_epoch(start), 0))
            found.append(Slot(start, end, free, self.seats, months))
        return found

    def slot(self, start: datetime) -> Slot:
        """The slot that begins at ``start``. Raises SlotInPast, SlotTooFar and SlotClosed."""
        local = start.astimezone(SEOUL)
        if local < self.now + timedelta(minutes=self.timetable.notice_minutes):
            raise SlotInPast(local.isoformat(), field="start", minutes=self.timetable.notice_minutes)
        if local.date() > self.today + timedelta(days=self.timetable.horizon_days):
            raise SlotTooFar(local.isoformat(), field="start", days=self.timetable.horizon_days)
        for slot in self.slots(local.date(), local.date()):
            if slot.start == local:
                return slot
        raise SlotClosed(local.isoformat(), field="start", reason=holiday_name(local.date()) or "")

    def nearest(self, start: datetime, count: int = 3, birth_month: int | None = None) -> list[Slot]:
        """Free times nearest to a wish, in order of time."""
        day = start.astimezone(SEOUL).date()
        around = [slot for slot in self.slots(day - 3 * DAY, day + 7 * DAY, birth_month) if slot.free]
        if not around:
            around = [slot for slot in self.slots(day, day + LONGEST_SEARCH * DAY, birth_month) if slot.free]
        nearest = sorted(around, key=lambda slot: abs(slot.start - start))[:count]
        return sorted(nearest, key=lambda slot: slot.start)


def _closed(closure: ClosedTime, start: datetime) -> bool:
    day = start.date()
    if not closure.first_day <= day <= closure.last_day:
        return False
    if closure.half == "morning":
        return start.time() < noon()
    if closure.half == "afternoon":
        return start.time() >= noon()
    return True


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp())


