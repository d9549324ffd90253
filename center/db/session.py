"""Database sessions: SQLite in WAL mode by default, PostgreSQL by ``IEUM_DATABASE_URL``.

One request, one action, one task is one transaction, opened and committed here at the edge.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session, sessionmaker

from center.settings import settings

IDLE = 5.0  # seconds after which a connection is asked whether it still lives

def make_engine(url: str) -> Engine:
    """An engine for ``url``; SQLite is set up so that writers wait for each other instead of failing."""
    if not url.startswith("sqlite"):
        return _postgresql(url)
    database = make_url(url).database
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": 10, "check_same_thread": False}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, see below
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A deferred transaction that upgrades to a write fails at once when another one writes; IMMEDIATE waits.
        immediate = not connection.get_execution_options().get("read_only")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _postgresql(url: str) -> Engine:
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1), hide_parameters=True, pool_size=20, max_overflow=20,
    )

    @event.listens_for(engine, "checkin")
    def note_time(_connection: Any, record: Any) -> None:
        record.info["used"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def make_sure_it_lives(connection: Any, record: Any, _proxy: Any) -> None:
        # After a restart of the server old connections are dead. One that was used a moment ago need not be asked.
        if time.monotonic() - record.info.get("used", time.monotonic()) < IDLE:
            return
        try:
            engine.dialect.do_ping(connection)
        except Exception as error:
            raise DisconnectionError from error  # the pool takes another one

    return engine


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The engine of this process."""
    return make_engine(settings().database_url)


@lru_cache(maxsize=1)
def _sessions() -> sessionmaker[Session]:
    return sessionmaker(engine(), expire_on_commit=False)


@contextmanager
def transaction() -> Iterator[Session]:
    """A session that commits when the block ends and rolls back when it raises."""
    with _sessions()() as session, session.begin():
        yield session


@contextmanager
def reading() -> Iterator[Session]:
    """A session for reading only. With PostgreSQL every question stands for itself: no transaction is begun and ended."""
    with Session(_read_engine(), expire_on_commit=False) as session:
        yield session


@lru_cache(maxsize=1)
def _read_engine() -> Engine:
    if engine().dialect.name == "sqlite":
        return engine().execution_options(read_only=True)
    return engine().execution_options(isolation_level="AUTOCOMMIT")
