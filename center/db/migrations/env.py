"""Alembic's entry: migrates the database named by the settings."""

from alembic import context

from center.db import appointment_tables, notice_tables  # noqa: F401  (their tables belong to the metadata)
from center.db.session import make_engine
from center.db.tables import Base
from center.settings import settings

url = context.config.attributes.get("url") or settings().database_url
with make_engine(url).connect() as connection:
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=connection.dialect.name == "sqlite"
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
