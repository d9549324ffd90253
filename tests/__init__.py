"""Every test runs on a fixed day with its own folder; this is set before anything reads the settings."""

import os
import tempfile

os.environ.update(
    IEUM_TODAY="2026-11-23",
    IEUM_VAR_DIR=tempfile.mkdtemp(prefix="ieum-test-"),
    IEUM_DIAGNOSTICS="1",
    IEUM_RASA_URL="http://127.0.0.1:9",  # nothing listens there: the gateway alone is tested without Rasa
)
os.environ.pop("IEUM_DATABASE_URL", None)
