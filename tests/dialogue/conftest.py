"""Books of appointments for dialogues."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from center.db.migrate import migrate
from center.db.session import make_engine
from tests.dialogue.visitor import Visitor


@pytest.fixture
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    url = f"sqlite:///{tmp_path_factory.mktemp('books') / 'ieum.db'}"
    migrate(url)
    with Session(make_engine(url), expire_on_commit=False) as one, one.begin():
        yield one
        one.rollback()


@pytest.fixture
def visitor(session: Session) -> Visitor:
    return Visitor(session)
