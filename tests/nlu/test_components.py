"""The graph components run in Rasa's own environment, so they are checked there."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.nlu.sentences import ROOT


@pytest.mark.rasa
def test_tokenizer_and_entities_in_the_rasa_environment() -> None:
    done = subprocess.run(
        [ROOT / ".venv-rasa" / "bin" / "python", "-m", "tests.nlu.check_components"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
