"""The only reader of the environment. Every setting has the prefix ``IEUM_``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What an operator may set. Paths are absolute; times are seconds."""

    host: str
    port: int
    rasa_url: str
    rasa_token: str
    actions_port: int
    database_url: str
    content_dir: Path
    var_dir: Path
    models_dir: Path
    today: date | None
    diagnostics: bool
    rasa_timeout: float
    embed_origins: tuple[str, ...]
    retention_days: int
    secret: str
    staff_token: str

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read settings; raises ValueError that names the variable when one cannot be used."""
        var_dir = Path(environ.get("IEUM_VAR_DIR", ROOT / "var")).resolve()
        return cls(
            host=environ.get("IEUM_HOST", "127.0.0.1"),
            port=_number(environ, "IEUM_PORT", 8000),
            rasa_url=environ.get("IEUM_RASA_URL", "http://127.0.0.1:5005").rstrip("/"),
            rasa_token=environ.get("IEUM_RASA_TOKEN", ""),
            actions_port=_number(environ, "IEUM_ACTIONS_PORT", 5055),
            database_url=environ.get("IEUM_DATABASE_URL", f"sqlite:///{var_dir / 'ieum.db'}"),
            content_dir=Path(environ.get("IEUM_CONTENT_DIR", ROOT / "content")).resolve(),
            var_dir=var_dir,
            models_dir=Path(environ.get("IEUM_MODELS_DIR", ROOT / "models")).resolve(),
            today=_day(environ, "IEUM_TODAY"),
            diagnostics=environ.get("IEUM_DIAGNOSTICS", "") == "1",
            rasa_timeout=float(environ.get("IEUM_RASA_TIMEOUT", "5")),
            embed_origins=tuple(environ.get("IEUM_EMBED_ORIGINS", "").split()),
            retention_days=_number(environ, "IEUM_RETENTION_DAYS", 30),
            secret=environ.get("IEUM_SECRET", ""),
            staff_token=environ.get("IEUM_STAFF_TOKEN", ""),
        )


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    raw = environ.get(name, "")
    if not raw:
        return default
    try:
        return int(raw)
    except ValueError:
        raise ValueError(f"{name} must be a whole number, not {raw!r}") from None


def _day(environ: Mapping[str, str], name: str) -> date | None:
    raw = environ.get(name, "")
    if not raw:
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise ValueError(f"{name} must be a date like 2026-11-23, not {raw!r}") from None


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings.from_environment(os.environ)
