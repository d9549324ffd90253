"""Every test runs on a fixed day and its own database; set before anything reads the settings."""

import os
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="ieum-test-")
os.environ.update(
    IEUM_TODAY="2026-11-23",
    IEUM_VAR_DIR=_FOLDER,
    IEUM_DIAGNOSTICS="1",
    IEUM_RASA_URL="http://127.0.0.1:9",  # nothing listens there: tests of the gateway alone run without Rasa
)
os.environ.pop("IEUM_DATABASE_URL", None)
