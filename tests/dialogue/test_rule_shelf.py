"""Policy staff change a file while the system runs: good content is taken over, bad content is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from center.dialogue.rules import RuleShelf
from center.errors import ContentError
from center.settings import ROOT

PROGRAM = "programs/citizen/job_seeking_benefit.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for folder in ("facts", "parameters"):
        shutil.copytree(ROOT / "content" / folder, tmp_path / folder)
    for file in (PROGRAM, "interests.yaml"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "content" / file, tmp_path / file)
    return tmp_path


def rewrite(content: Path, before: str, after: str) -> None:
    path = content / PROGRAM
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_changed_file_is_taken_over(content: Path) -> None:
    shelf = RuleShelf(content)
    before = shelf.current()
    shelf.refresh()
    assert shelf.current() is before
    rewrite(content, "name: 구직급여(실업급여)", "name: 구직급여(새 이름)")
    shelf.refresh()
    assert shelf.current().program("job_seeking_benefit").name == "구직급여(새 이름)"
    assert shelf.current().hash != before.hash


def test_the_last_good_rules_stay_in_use_until_the_file_is_mended(content: Path) -> None:
    shelf = RuleShelf(content)
    good = shelf.current()
    rewrite(content, "test: insured_unit_days >= 180", "test: insured_unit_days >= ")
    shelf.refresh()
    assert shelf.current() is good
    assert "job_seeking_benefit.yaml" in shelf.fault
    rewrite(content, "test: insured_unit_days >= ", "test: insured_unit_days >= 181 #")
    shelf.refresh()
    assert shelf.fault == ""
    assert shelf.current().program("job_seeking_benefit").versions[0].criteria[0].rule == "insured_unit_days >= 181"


def test_wrong_content_at_the_start_is_refused(content: Path) -> None:
    rewrite(content, "dated_by: separation_date", "dated_by: age")
    with pytest.raises(ContentError, match="dated_by"):
        RuleShelf(content)
