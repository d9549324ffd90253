"""The only reader of the environment. Every setting has the prefix ``IEUM_``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


NOTICE_CHANNELS = ("console", "solapi", "nhn", "smtp", "telegram")


@dataclass(frozen=True)
class NoticeSettings:
    """How notices leave the machine (``IEUM_NOTICES``): by default not at all, staff read them in the console.

    ``channels`` names one sender per kind of recipient: solapi or nhn for telephones, smtp for mail, telegram.
    ``templates`` are the codes of the approved 알림톡 templates by ``<template>`` or ``<template>:en``.
    """

    channels: tuple[str, ...] = ("console",)
    templates: Mapping[str, str] = field(default_factory=dict)
    retention_days: int = 30
    sender_phone: str = ""
    solapi_url: str = "https://api.solapi.com"
    solapi_key: str = ""
    solapi_secret: str = field(default="", repr=False)
    solapi_channel: str = ""
    nhn_url: str = "https://kakaotalk-bizmessage.api.nhncloudservice.com"
    nhn_app_key: str = ""
    nhn_secret_key: str = field(default="", repr=False)
    nhn_sender_key: str = ""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_tls: str = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_from: str = ""
    telegram_url: str = "https://api.telegram.org"
    telegram_token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> NoticeSettings:
        """Read the settings; raises ValueError that names the variable which is missing or cannot be used."""
        channels = tuple(environ.get("IEUM_NOTICES", "").replace(",", " ").split()) or ("console",)
        unknown = [name for name in channels if name not in NOTICE_CHANNELS]
        if unknown or {"solapi", "nhn"} <= set(channels):
            known = ", ".join(NOTICE_CHANNELS)
            raise ValueError(f"IEUM_NOTICES must name some of {known}, not both solapi and nhn; it is {list(channels)}")
        words = {name: environ[f"IEUM_{name.upper()}"] for name in _NOTICE_WORDS if environ.get(f"IEUM_{name.upper()}")}
        for channel in channels:
            missing = [name for name in _NOTICE_NEEDS[channel] if name not in words]
            if missing:
                raise ValueError(f"IEUM_NOTICES={channel} needs IEUM_{missing[0].upper()}")
        if words.get("smtp_tls", "starttls") not in ("starttls", "tls", "none"):
            raise ValueError("IEUM_SMTP_TLS must be starttls, tls or none")
        return replace(
            cls(channels=channels, templates=_pairs(environ, "IEUM_NOTICE_TEMPLATES"),
                retention_days=_number(environ, "IEUM_NOTICE_RETENTION_DAYS", 30),
                smtp_port=_number(environ, "IEUM_SMTP_PORT", 587)),
            **words,  # type: ignore[arg-type]
        )


_NOTICE_WORDS = (
    "sender_phone", "solapi_url", "solapi_key", "solapi_secret", "solapi_channel", "nhn_url", "nhn_app_key", "nhn_secret_key",
    "nhn_sender_key", "smtp_host", "smtp_tls", "smtp_user", "smtp_password", "smtp_from", "telegram_url", "telegram_token",
)
_NOTICE_NEEDS = {
    "console": (),
    "solapi": ("solapi_key", "solapi_secret", "sender_phone"),
    "nhn": ("nhn_app_key", "nhn_secret_key", "nhn_sender_key", "sender_phone"),
    "smtp": ("smtp_host", "smtp_from"),
    "telegram": ("telegram_token",),
}


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
    public_url: str
    notices: NoticeSettings

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read settings; raises ValueError that names the variable when one cannot be used."""
        var_dir = Path(environ.get("IEUM_VAR_DIR", ROOT / "var")).resolve()
        host, port = environ.get("IEUM_HOST", "127.0.0.1"), _number(environ, "IEUM_PORT", 8000)
        return cls(
            host=host,
            port=port,
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
            public_url=environ.get("IEUM_PUBLIC_URL", f"http://{host}:{port}").rstrip("/"),
            notices=NoticeSettings.from_environment(environ),
        )


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    raw = environ.get(name, "")
    if not raw:
        return default
    try:
        return int(raw)
    except ValueError:
        raise ValueError(f"{name} must be a whole number, not {raw!r}") from None


def _pairs(environ: Mapping[str, str], name: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in environ.get(name, "").replace(",", " ").split()]
    if not all(key and value for key, _, value in pairs):
        raise ValueError(f"{name} must be pairs like appointment_booked=CODE")
    return {key: value for key, _, value in pairs}


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
