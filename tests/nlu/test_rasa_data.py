"""Rasa's own check of training data, rules and domain."""

from __future__ import annotations

import subprocess

from center.settings import ROOT
from cli.model import RASA_PYTHON, rasa_environment


def test_rasa_finds_no_fault_in_its_data() -> None:
    command = [str(RASA_PYTHON), "-m", "rasa", "data", "validate", "--domain", "bot/domain", "--data", "data", "--config", "config.yml"]
    result = subprocess.run(
        [*command, "--fail-on-warnings"], cwd=ROOT, env=rasa_environment(), capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr[-3000:]
