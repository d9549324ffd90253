"""Taking over files of centers from public data portals."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from center.offices.directory import load_directory
from center.offices.errors import ImportRefused
from center.offices.gazetteer import gazetteer
from center.offices.importer import apply_import, phone_number, plan_import, register_path
from cli.offices import app

HEADER = ["고용센터명", "소재지도로명주소", "대표전화", "관할구역"]
SUWON = ["수원고용복지플러스센터", "경기 수원시 팔달구 경수대로 600", "0312590900", "수원시"]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return Path(shutil.copy(register_path(), tmp_path / "centers.csv"))


def table(*rows: list[str], encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def changes(content: bytes, register: Path) -> dict[str, tuple[str, str]]:
    plan = plan_import(content, "test", "2026-11-23", register=register)
    return {change.field: (change.before, change.after) for change in plan.changed}


def kinds(content: bytes, register: Path) -> list[tuple[int, str, str]]:
    before = register.read_bytes()
    with pytest.raises(ImportRefused) as refused:
        plan_import(content, "test", "2026-11-23", register=register)
    assert register.read_bytes() == before
    return [(problem.row, problem.column, problem.kind) for problem in refused.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_csv_in_the_usual_encodings(encoding: str, register: Path) -> None:
    assert changes(table(HEADER, SUWON, encoding=encoding), register) == {
        "address": ("경기 수원시 팔달구 경수대로 584", "경기 수원시 팔달구 경수대로 600"),
        "phone": ("031-231-7864", "031-259-0900"),
    }


def test_odcloud_json(register: Path) -> None:
    answer = {"currentCount": 1, "data": [dict(zip(HEADER, SUWON, strict=True))], "page": 1, "totalCount": 1}
    assert "phone" in changes(json.dumps(answer, ensure_ascii=False).encode(), register)


def test_empty_cells_keep_what_is_known(register: Path) -> None:
    assert changes(table(HEADER, ["수원고용센터", "", "", ""]), register) == {}


def test_apply_writes_once_keeps_a_copy_and_confirms_given_fields(register: Path) -> None:
    old = register.read_bytes()
    new = ["새별고용센터", "경기 화성시 동탄구 새별로 1", "031-111-2222", "화성시 동탄구"]
    plan = plan_import(table(HEADER, SUWON, new), "2026년 11월 공개 자료", "2026-11-01", register=register)
    backup = apply_import(plan, register)
    assert backup.read_bytes() == old
    offices = load_directory(register, gazetteer()).offices
    assert len(offices) == 135
    suwon = offices["15112"]
    assert (suwon.name, suwon.phone, suwon.as_of, suwon.needs_check) == (
        "수원고용센터",
        "031-259-0900",
        "2026-11-01",
        (),
    )
    assert suwon.source == "2026년 11월 공개 자료"
    assert set(register.parent.iterdir()) == {register, backup}


def test_importing_the_same_file_twice_changes_nothing_more(register: Path) -> None:
    apply_import(plan_import(table(HEADER, SUWON), "test", "2026-11-23", register=register), register)
    assert changes(table(HEADER, SUWON), register) == {}


def test_centers_not_in_the_file_stay_unless_asked(register: Path) -> None:
    content = table(HEADER, SUWON)
    plan = plan_import(content, "test", "2026-11-23", register=register)
    assert len(plan.missing) == 133 and not plan.removed and len(plan.rows) == 134
    plan = plan_import(content, "test", "2026-11-23", remove_missing=True, register=register)
    assert len(plan.removed) == 133 and len(plan.rows) == 1


def test_a_mapping_for_headings_nobody_knows(register: Path) -> None:
    content = table(["센터", "어디", "번호표"], SUWON[:3])
    mapping = {"센터": "name", "어디": "address", "번호표": "phone"}
    plan = plan_import(content, "test", "2026-11-23", mapping, register=register)
    assert {change.field for change in plan.changed} == {"address", "phone"}


def test_every_bad_row_is_told_with_row_and_column(register: Path) -> None:
    content = table(HEADER, ["", "주소 1", "031-1", ""], SUWON, SUWON, ["x고용센터", "a 1", "031-222-3333", "없는군"])
    assert kinds(content, register) == [
        (2, "name", "no_name"),
        (2, "phone", "phone"),
        (4, "name", "duplicate"),
        (5, "jurisdiction", "unknown_area"),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        ("고용센터명,주소,전화번호\n".encode(), "empty"),
        (b"\xff\xfe\xff\xff\x81", "encoding"),
        (b'{"data": [{"name": "a"', "broken_json"),
        (b'{"result": "error"}', "no_rows_in_json"),
        (table(["고용센터명", "주소"], ["수원고용센터", "경기 1"]), "missing_heading"),
        (table(["name", "address", "phone"], ["a", "b 1", "031-222-3333", "zzz"]), "too_many_cells"),
        (
            table(["name", "address", "phone", "lat", "lon"], ["a", "b 1", "031-222-3333", "127.0", "37.0"]),
            "coordinate",
        ),
    ],
)
def test_files_that_cannot_be_used(content: bytes, kind: str, register: Path) -> None:
    assert {found for _, _, found in kinds(content, register)} == {kind}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0312590900", "031-259-0900"),
        ("02) 2004-7301", "02-2004-7301"),
        ("1350-", None),
        ("1588-0075", "1588-0075"),
        ("031-12-3456", None),
        ("전화", None),
    ],
)
def test_phone_numbers(text: str, number: str | None) -> None:
    assert phone_number(text) == number


def test_the_command_shows_first_and_names_problems(tmp_path: Path) -> None:
    before = register_path().read_bytes()
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_bytes(table(HEADER, SUWON))
    bad.write_bytes(table(HEADER, ["수원고용센터", "경기 1", "99", ""]))
    shown = CliRunner().invoke(app, ["import", str(good)])
    assert shown.exit_code == 0 and "031-259-0900" in shown.output
    refused = CliRunner().invoke(app, ["import", str(bad), "--apply"])
    assert refused.exit_code == 1 and "2행 phone" in refused.output
    assert register_path().read_bytes() == before
