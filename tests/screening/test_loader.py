"""Wrong content is refused when it is loaded, with the file, the line and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from center.content.yaml_file import parse_yaml
from center.errors import ContentError
from center.screening.content_check import check_content
from center.screening.loader import load_rules
from center.settings import ROOT

PROGRAM = "programs/citizen/job_seeking_benefit.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for folder in ("facts", "parameters", "messages"):
        shutil.copytree(ROOT / "content" / folder, tmp_path / "content" / folder)
    for file in (PROGRAM, "interests.yaml"):
        (tmp_path / "content" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "content" / file, tmp_path / "content" / file)
    return tmp_path / "content"


def change(content: Path, file: str, before: str, after: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        (PROGRAM, "test: insured_unit_days >= 180", "test: insured_days >= 180", "insured_days"),
        (PROGRAM, "test: insured_unit_days >= 180", "test: insured_unit_days >= base_daily_wage_cap", "단위가 다릅니다"),
        (PROGRAM, "test: insured_unit_days >= 180", "test: insured_unit_days + 180", "참·거짓"),
        (PROGRAM, "test: insured_unit_days >= 180", "test: insured_unit_days >= 180 and", "읽을 수 없습니다"),
        (PROGRAM, "test: insured_unit_days >= 180", "test: __import__('os').system('true') == 0", "쓸 수 없는"),
        (PROGRAM, "test: insured_unit_days >= 180", "test: separation_date >= 180", "날짜와 숫자"),
        (PROGRAM, "test: insured_unit_days >= 180", "test: insured_unit_days / 0 >= 180", "0으로"),
        (PROGRAM, "test: insured_unit_days >= 180", "test: 180 / insured_months >= 1", "0으로"),
        (PROGRAM, "summary: 일자리를", "sumary: 일자리를", "모르는 항목 'sumary'"),
        (PROGRAM, "        test: insured_unit_days >= 180", "        test: insured_unit_days >= 180\n        tset: age > 3", "모르는 항목 'tset'"),
        (PROGRAM, "interests: [", "interests: [weather, ", "관심 주제 'weather'"),
        (PROGRAM, "worker_kind == artist", "worker_kind == painter", "선택지가 없습니다"),
        (PROGRAM, "        citation: 고용보험법 제40조제1항제1호·제2항\n", "", "citation"),
        (PROGRAM, "    to: 2027-12-31", "    to: 2018-12-31", "to 는 from"),
        (PROGRAM, "dated_by: separation_date", "dated_by: age", "날짜 사실"),
        (PROGRAM, "audience: citizen", "audience: everybody", "audience"),
        (PROGRAM, "      - id: insured_months_artist", "      - id: insured_unit_days", "두 번"),
        (PROGRAM, "      daily: round_down", "      daily: round_off", "round_off"),
        ("parameters/job_seeking_benefit.yaml", "to: 2025-12-31, value: 110000", "to: 2026-12-31, value: 110000", "겹치거나"),
        ("parameters/job_seeking_benefit.yaml", ", source: 최저임금 고시, confidence: law}", ", confidence: law}", "출처"),
        ("parameters/job_seeking_benefit.yaml", "value: 8350", "value: 팔천", "숫자"),
        ("parameters/job_seeking_benefit.yaml", "confidence: law", "confidence: sure", "confidence"),
        ("facts/person.yaml", "  age:\n", "  worker_kind:\n", "두 번 나옵니다"),
        ("facts/person.yaml", "type: choice", "type: list", "type"),
        ("facts/person.yaml", "prior: {\"yes\": 5", "prior: {yes: 5", "따옴표"),
        ("facts/person.yaml", "    burden: 2", "    weight: 2", "weight"),
        ("facts/person.yaml", "askable: false", "askable: no", "따옴표"),
    ],
)
def test_a_fault_is_named_with_its_place(content: Path, file: str, before: str, after: str, complaint: str) -> None:
    change(content, file, before, after)
    with pytest.raises(ContentError) as caught:
        load_rules(content)
    assert complaint in str(caught.value)
    assert Path(file).name.removesuffix(".yaml") in str(caught.value)


def test_facts_that_define_each_other_are_refused(content: Path) -> None:
    change(content, "facts/person.yaml", "askable: false", "askable: false\n    derive: event_date if age >= 0 else event_date")
    with pytest.raises(ContentError, match="서로를"):
        load_rules(content)


def test_a_case_that_no_longer_holds_is_reported(content: Path) -> None:
    change(content, PROGRAM, "test: insured_unit_days >= 180", "test: insured_unit_days >= 181")
    faults = check_content(content)
    assert any("180일이면 받을 수 있다" in fault for fault in faults)


def test_a_condition_without_a_failing_case_is_reported(content: Path) -> None:
    change(content, PROGRAM, "      - id: able_and_seeking\n", "      - id: able_and_seeking_too\n        text: 같은 조건\n"
           "        test: age >= 0\n        citation: 없음\n      - id: able_and_seeking\n")
    assert any("able_and_seeking_too" in fault for fault in check_content(content))


def test_our_own_content_is_sound() -> None:
    assert check_content(ROOT / "content") == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: 1\na: 2\n", "두 번"), ("on: 1\n", "따옴표"), ("a: =\n", "따옴표"), ("1: a\n", "따옴표"), ("a: [1, 2\n", "문법"),
        ("a: 2026-13-01\n", "날짜"), ("a: !!python/object:os.system x\n", "읽을 수 없습니다"), ("b: {<<: {a: 1}}\n", "병합"),
    ],
)
def test_surprises_of_yaml_are_refused(text: str, complaint: str) -> None:
    with pytest.raises(ContentError, match=complaint):
        parse_yaml(text, "content/x.yaml")


def test_decomposed_hangul_is_composed() -> None:
    assert parse_yaml("a: \u1100\u1161\n", "x") == {"a": "가"}
