"""Links to a result: answers kept under a random token for a few days, without any name.

A person shows the QR code to a counselor or opens the result on another device; the result is worked out anew from the
answers, so it always speaks for the rules of that day.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from center import clock
from center.db.tables import SharedScreening
from center.errors import NotFound
from center.sharing.repository import SharedScreeningRepository

LIFETIME = timedelta(days=7)


class LinkNotFound(NotFound):
    """No result has this link (never made, wiped, or mistyped)."""

    code = "link_not_found"


class LinkExpired(NotFound):
    """The link was made too long ago."""

    code = "link_expired"
    status = 410


@dataclass(frozen=True)
class Link:
    """A new link; ``token`` is told once and never stored."""

    token: str
    expires_at: datetime


def share(session: Session, request: dict[str, Any]) -> Link:
    """Keep the answers of ``request`` (the body of ``POST /api/screenings``) and give a link to them."""
    now = clock.now()
    link = Link(secrets.token_urlsafe(18), now + LIFETIME)
    SharedScreeningRepository(session).add(
        SharedScreening(token_hash=_hash(link.token), request=request, created_at=now, expires_at=link.expires_at)
    )
    return link


def open_link(session: Session, token: str) -> tuple[dict[str, Any], datetime]:
    """The answers behind a link and the end of its life. Raises LinkNotFound and LinkExpired."""
    shared = SharedScreeningRepository(session).find(_hash(token))
    if shared is None:
        raise LinkNotFound(token[:4])
    expires_at = shared.expires_at if shared.expires_at.tzinfo else shared.expires_at.replace(tzinfo=UTC)
    if expires_at <= clock.now():
        raise LinkExpired(token[:4])
    return shared.request, expires_at


def wipe(session: Session, token: str) -> None:
    """Forget the answers behind a link at once. Raises LinkNotFound."""
    shared = SharedScreeningRepository(session).find(_hash(token))
    if shared is None:
        raise LinkNotFound(token[:4])
    session.delete(shared)


def forget_expired_links(session: Session) -> int:
    """Erase answers whose link has expired; returns how many."""
    return SharedScreeningRepository(session).delete_expired(clock.now())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
