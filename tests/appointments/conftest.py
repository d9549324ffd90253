"""Appointments on both databases: SQLite in a file and a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session, sessionmaker

from center import clock
from center.appointments.schedule import Timetable, default_timetable
from center.clock import SEOUL
from center.db.appointment_tables import TimetableRow
from center.db.migrate import migrate
from center.db.session import make_engine
from tests.postgres import postgres

OFFICE_SERVICE = "job_seeking_benefit"
Transactions = Callable[[], AbstractContextManager[Session]]


@pytest.fixture(scope="session")
def appointment_postgres() -> Iterator[str]:
    with postgres() as url:
        yield url


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('appointments') / 'ieum.db'}"
    else:
        url = request.getfixturevalue("appointment_postgres")
    migrate(url)
    return url


@pytest.fixture(scope="session")
def transaction(database: str) -> Transactions:
    engine = make_engine(database)
    sessions = sessionmaker(engine, expire_on_commit=False)

    @contextmanager
    def one() -> Iterator[Session]:
        with sessions() as session, session.begin():
            yield session

    return one


class Center:
    """A center of its own for a test, with a timetable of its own."""

    def __init__(self, transaction: Transactions, code: str) -> None:
        self.transaction, self.code = transaction, code

    def timetable(self, **changes: object) -> Timetable:
        body = default_timetable().as_dict() | {"notice_minutes": 0} | changes
        with self.transaction() as session:
            session.merge(TimetableRow(office=self.code, counter="*", body=body, changed_at=clock.now()))
        return default_timetable()

    def time(self, days: int = 0, hour: int = 10, minute: int = 0) -> datetime:
        """A time on a working day (Tuesday to Thursday) of next week; ``days`` moves it."""
        today = clock.today()
        monday = today + timedelta(days=7 - today.weekday())
        return datetime(monday.year, monday.month, monday.day, hour, minute, tzinfo=SEOUL) + timedelta(days=1 + days)


@pytest.fixture
def center(transaction: Transactions, request: pytest.FixtureRequest) -> Iterator[Center]:
    from center.offices.directory import directory

    codes = sorted(directory().offices)
    used = request.config.__dict__.setdefault("used_centers", set())
    code = next(c for c in codes if c not in used)
    used.add(code)
    one = Center(transaction, code)
    one.timetable()
    yield one
