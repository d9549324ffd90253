"""What policy staff run on their files: check, explain, diff, new."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from center.settings import ROOT

PROGRAM = "programs/citizen/job_seeking_benefit.yaml"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("staff") / "content"
    shutil.copytree(ROOT / "content", folder)
    return folder


def ieum(content: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "IEUM_CONTENT_DIR": str(content), "IEUM_TODAY": "2026-11-23", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "cli", "content", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_case_is_explained_with_rule_value_source_and_gap(content: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("as_of: 2026-11-23\nfacts: {worker_kind: employee, insured_unit_days: 160, separation_date: 2026-10-31}\n")
    told = ieum(content, "explain", "job_seeking_benefit", "--case", str(case))
    assert told.returncode == 0, told.stderr
    for words in ("[no] insured_unit_days", "insured_unit_days >= 180", "160일", "제40조제1항제1호", "20일이 더 필요합니다"):
        assert words in told.stdout


def test_a_case_with_an_unknown_fact_is_refused_in_a_sentence(content: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("facts: {shoe_size: 260}\n")
    told = ieum(content, "explain", "job_seeking_benefit", "--case", str(case))
    assert told.returncode == 1
    assert "shoe_size" in told.stderr and "Traceback" not in told.stderr


def test_who_changes_is_told_for_a_changed_rule(content: Path, tmp_path: Path) -> None:
    changed = tmp_path / "content"
    shutil.copytree(ROOT / "content", changed)
    path = changed / PROGRAM
    path.write_text(path.read_text(encoding="utf-8").replace("test: insured_unit_days >= 180", "test: insured_unit_days >= 240"))
    old = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    told = ieum(changed, "diff", old, "--people", "300")
    assert told.returncode == 0, told.stderr
    assert "[job_seeking_benefit]" in told.stdout
    assert "명이 달라집니다" in told.stdout and "→ no" in told.stdout


def test_a_revision_that_does_not_exist_is_named(content: Path) -> None:
    told = ieum(content, "diff", "no-such-revision", "--people", "10")
    assert told.returncode == 1
    assert "no-such-revision" in told.stderr


def test_a_new_program_begins_with_a_file_that_loads(content: Path) -> None:
    made = ieum(content, "new", "winter_support", "--audience", "citizen")
    assert made.returncode == 0, made.stderr
    checked = ieum(content, "check", "winter_support")
    assert checked.returncode == 1  # it has two cases only
    assert "시험이 2개뿐입니다" in checked.stderr and checked.stdout.strip().endswith("고칠 곳 1개")
    assert ieum(content, "new", "winter_support").returncode == 1
    assert ieum(content, "new", "Winter Support").returncode == 1


def test_a_fault_is_told_with_file_line_and_remedy(tmp_path: Path) -> None:
    broken = tmp_path / "content"
    shutil.copytree(ROOT / "content", broken)
    path = broken / PROGRAM
    lines = path.read_text(encoding="utf-8").split("\n")
    line = next(i for i, text in enumerate(lines) if "test: insured_unit_days >= 180" in text)
    lines[line] = lines[line].replace("insured_unit_days", "insured_day_count")
    path.write_text("\n".join(lines), encoding="utf-8")
    told = ieum(broken, "check")
    assert told.returncode == 1
    assert f"job_seeking_benefit.yaml:{line + 1}:" in told.stderr and "insured_day_count" in told.stderr
