"""The secret of this installation: made once, kept in the data folder, or given by ``IEUM_SECRET`` to several gateways.

Tokens that must be told again for a repeated request are derived from it instead of being stored.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path

from center.settings import settings


@lru_cache(maxsize=1)
def _secret() -> bytes:
    given = settings().secret
    return given.encode() if given else _from_file(settings().var_dir / "secret.key")


def _from_file(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()


def token_for(purpose: str, *parts: str) -> str:
    """A token that only this installation can make, and makes again for the same parts."""
    message = "\0".join((purpose, *parts)).encode()
    return hmac.new(_secret(), message, hashlib.sha256).hexdigest()[:40]


def same(a: str, b: str) -> bool:
    """Whether two secrets are equal, in a time that tells nothing."""
    return hmac.compare_digest(a.encode(), b.encode())


def hashed(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
