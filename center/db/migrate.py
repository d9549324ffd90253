"""Bringing the database to the newest schema."""

from __future__ import annotations

from alembic import command
from alembic.config import Config

from center.settings import ROOT, settings


def configuration(url: str | None = None) -> Config:
    """Alembic's configuration for the database of the settings or for ``url``."""
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "center/db/migrations"))
    config.attributes["url"] = url or settings().database_url
    return config


def migrate(url: str | None = None) -> None:
    """Apply all migrations that are missing."""
    command.upgrade(configuration(url), "head")
