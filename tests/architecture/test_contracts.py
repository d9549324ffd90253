"""The import contracts hold, and each of them notices a planted fault."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from center.settings import ROOT

PACKAGES = ("center", "web", "actions", "bot", "cli")
FAULTS = [
    ("center/clock.py", "import fastapi", "The domain knows neither"),
    ("center/dialogue/talk.py", "import rasa_sdk", "The domain knows neither"),
    ("web/hub.py", "import rasa_sdk", "The gateway reaches Rasa"),
    ("actions/answers.py", "import web.hub", "Actions use the domain"),
    ("bot/components/rule_entity_extractor.py", "import center.offices.service", "What Rasa loads"),
    ("center/screening/truth.py", "import sqlalchemy", "Screening and language"),
    ("center/language/josa.py", "import httpx", "Screening and language"),
    ("center/services/page.py", "import center.offices.service", "Topics build on each other"),
    ("center/screening/truth.py", "import center.dialogue.turn", "Topics build on each other"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).parent / "lint-imports"
    return subprocess.run([str(command), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False,
                          env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"})


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def test_the_house_keeps_its_contracts(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("file", "fault", "contract"), FAULTS)
def test_a_planted_import_is_noticed(copy: Path, file: str, fault: str, contract: str) -> None:
    path = copy / file
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n\ndef planted() -> None:\n    {fault}\n", encoding="utf-8")
    try:
        result = lint(copy)
    finally:
        path.write_text(before, encoding="utf-8")
    assert result.returncode != 0
    assert any(contract in line and "BROKEN" in line for line in result.stdout.splitlines()), result.stdout
