"""The outbox on both databases, a clock that can be moved, and providers that misbehave on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session, sessionmaker

from center import clock
from center.clock import SEOUL
from center.db.appointment_tables import Notice
from center.db.migrate import migrate
from center.db.notice_tables import NextDate
from center.db.session import make_engine
from center.notices import http_call, protocol
from center.notices.outbox import Message, write
from center.settings import NoticeSettings
from tests.notices.fakes import FakeNhn, FakeSolapi, FakeTelegram
from tests.postgres import postgres

Transactions = Callable[[], AbstractContextManager[Session]]
PHONE = "01012345678"


@pytest.fixture(scope="session")
def notice_postgres() -> Iterator[str]:
    with postgres() as url:
        yield url


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('notices') / 'ieum.db'}"
    else:
        url = request.getfixturevalue("notice_postgres")
    migrate(url)
    return url


@pytest.fixture(scope="session")
def sessions(database: str) -> Transactions:
    maker = sessionmaker(make_engine(database), expire_on_commit=False)

    @contextmanager
    def one() -> Iterator[Session]:
        with maker() as session, session.begin():
            yield session

    return one


@pytest.fixture
def transaction(sessions: Transactions) -> Transactions:
    with sessions() as session:
        session.execute(delete(Notice))
        session.execute(delete(NextDate))
    return sessions


class Clock:
    """The time it is, until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 10, 0, tzinfo=SEOUL)

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)

    def go(self, **by: float) -> None:
        self.now += timedelta(**by)

    def to(self, *at: int) -> None:
        self.now = datetime(*at, tzinfo=SEOUL)  # type: ignore[misc,arg-type]


@pytest.fixture
def time_is(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr(clock, "now", moved)
    return moved


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a fifth of a second where an installation waits seconds."""
    monkeypatch.setattr(http_call, "READ_SECONDS", 0.3)
    monkeypatch.setattr(http_call.call, "__kwdefaults__", http_call.call.__kwdefaults__ | {"total": 0.6})
    monkeypatch.setattr(protocol, "TOTAL_SECONDS", 0.6)


@pytest.fixture
def solapi(impatient: None) -> Iterator[FakeSolapi]:
    fake = FakeSolapi()
    yield fake
    fake.stop()


@pytest.fixture
def nhn(impatient: None) -> Iterator[FakeNhn]:
    fake = FakeNhn()
    yield fake
    fake.stop()


@pytest.fixture
def telegram(impatient: None) -> Iterator[FakeTelegram]:
    fake = FakeTelegram()
    yield fake
    fake.stop()


def solapi_settings(fake: FakeSolapi, **more: Any) -> NoticeSettings:
    words = {"solapi_url": fake.url, "solapi_key": fake.key, "solapi_secret": fake.secret, "sender_phone": "0212345678"}
    return NoticeSettings(channels=("solapi",), **words | more)


def nhn_settings(fake: FakeNhn, **more: Any) -> NoticeSettings:
    words: dict[str, Any] = {
        "nhn_url": fake.url, "nhn_app_key": "APP", "nhn_secret_key": fake.secret, "nhn_sender_key": "S" * 40,
        "sender_phone": "0212345678", "templates": {"appointment_tomorrow": "tomorrow01", "appointment_booked": "booked01"},
    }
    return NoticeSettings(channels=("nhn",), **words | more)


def message(number: int = 0, *, start: datetime | None = None, **more: Any) -> Message:
    """A reminder of an appointment that is tomorrow at ten."""
    start = start or (clock.now().astimezone(SEOUL) + timedelta(days=1)).replace(hour=10, minute=0)
    values = {"code": f"CODE{number:04d}", "office": "12012", "service": "job_seeking_benefit", "start": int(start.timestamp())}
    words: dict[str, Any] = {
        "key": f"appointment_tomorrow:{number}", "template": "appointment_tomorrow", "recipient": PHONE,
        "subject_id": f"CODE{number:04d}", "values": values, "useless_after": start,
    }
    return Message(**words | more)


def put(transaction: Transactions, *messages: Message) -> None:
    with transaction() as session:
        for one in messages:
            assert write(session, one)


def notices(transaction: Transactions) -> list[Notice]:
    with transaction() as session:
        found = session.query(Notice).order_by(Notice.id).all()
        session.expunge_all()
        return found


def the_notice(transaction: Transactions) -> Notice:
    (found,) = notices(transaction)
    return found
