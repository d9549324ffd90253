"""Timetables from a file: all of it or nothing, and a mistake is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from center.appointments.administration import timetable_of
from center.appointments.timetable_file import import_timetables
from center.db.appointment_tables import TimetableRow
from center.db.migrate import migrate
from center.db.session import reading, transaction
from center.errors import CenterError
from center.offices.directory import directory
from center.settings import settings
from cli.main import app

HEAD = "office,counter,weekday,opens,closes,slot_minutes,seats\n"


@pytest.fixture(scope="module", autouse=True)
def database() -> None:
    migrate(settings().database_url)


@pytest.fixture
def office(request: pytest.FixtureRequest) -> str:
    return sorted(directory().offices, reverse=True)[60]


def test_a_csv_of_windows_becomes_a_timetable(tmp_path: Path, office: str) -> None:
    path = tmp_path / "시간표.csv"
    path.write_text(HEAD + f"{office},ui,mon,09:00,12:00,20,3\n{office},ui,mon,13:00,15:00,20,3\n{office},,fri,10:00,11:00,,\n", "utf-8-sig")
    told = CliRunner().invoke(app, ["schedule", "import", str(path)])
    assert told.exit_code == 0 and "2개" in told.output
    with reading() as session:
        own, others = timetable_of(session, office, "ui").as_dict(), timetable_of(session, office, "*").as_dict()
    assert own["windows"] == {"mon": [["09:00", "12:00"], ["13:00", "15:00"]]} and (own["slot_minutes"], own["seats"]) == (20, 3)
    assert others["windows"] == {"fri": [["10:00", "11:00"]]}


def test_yaml_changes_only_what_it_says(tmp_path: Path, office: str) -> None:
    path = tmp_path / "timetables.yaml"
    path.write_text(f"- {{office: '{office}', counter: nes, seats: 7}}\n", "utf-8")
    with transaction() as session:
        assert import_timetables(session, path) == 1
    with reading() as session:
        assert timetable_of(session, office, "nes").seats == 7


@pytest.mark.parametrize(
    ("name", "text", "place", "field"),
    [
        ("a.csv", HEAD + "{office},ui,mon,09:00,12:00,삼십,2\n", "a.csv:3", "slot_minutes"),
        ("a.csv", HEAD + "{office},ui,월,09:00,12:00,30,2\n", "a.csv:3", "weekday"),
        ("a.csv", HEAD + "{office},ui,mon,12:00,09:00,30,2\n", "a.csv:3", "windows"),
        ("a.csv", HEAD + "{office},ui,mon,9시,12:00,30,2\n", "a.csv:3", "windows"),
        ("a.csv", HEAD + "{office},ui,mon,09:00,12:00,30,900\n", "a.csv:3", "seats"),
        ("a.csv", HEAD + "{office},ui,mon\n", "a.csv:3", "windows"),
        ("a.csv", HEAD + "{office},nothing,mon,09:00,12:00,30,2\n", "a.csv:3", "counter"),
        ("a.csv", HEAD + "없는센터,ui,mon,09:00,12:00,30,2\n", "a.csv:3", ""),
        ("a.csv", "office,weekday\n{office},mon\n", "a.csv:1", "opens"),
        ("b.yaml", "- {{office: '{office}', slots: 3}}\n", "b.yaml #1", "slots"),
        ("b.yaml", "- 3\n", "b.yaml #1", "list"),
        ("b.yaml", "windows: {{}}\n", "b.yaml", "list"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_changed(
    tmp_path: Path, office: str, name: str, text: str, place: str, field: str
) -> None:
    path = tmp_path / name
    path.write_text(text.replace(HEAD, HEAD + "{office},job,mon,09:00,12:00,30,2\n").format(office=office), "utf-8")
    told = CliRunner().invoke(app, ["schedule", "import", str(path)])
    assert told.exit_code == 1 and place in told.output and "Traceback" not in told.output
    with pytest.raises(CenterError) as raised, transaction() as session:
        import_timetables(session, path)
    assert field == "" or raised.value.field == field
    with reading() as session:
        assert session.get(TimetableRow, (office, "job")) is None


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["schedule", "import", str(tmp_path / "none.csv")])
    assert told.exit_code == 1 and "none.csv" in told.output
