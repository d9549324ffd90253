"""All queries about shared screenings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from center.db.tables import SharedScreening


class SharedScreeningRepository:
    """Finds, keeps and forgets shared answers."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, shared: SharedScreening) -> None:
        """Keep one."""
        self.session.add(shared)

    def find(self, token_hash: str) -> SharedScreening | None:
        """One by the hash of its token."""
        return self.session.get(SharedScreening, token_hash)

    def delete_expired(self, now: datetime) -> int:
        """Erase what may not be opened any more; returns how many."""
        result = self.session.execute(delete(SharedScreening).where(SharedScreening.expires_at <= now))
        return int(getattr(result, "rowcount", 0))
