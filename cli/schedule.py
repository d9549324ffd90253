"""``ieum schedule``: timetables from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from center.appointments.administration import import_timetables
from center.db.migrate import migrate
from center.db.session import transaction

app = typer.Typer(no_args_is_help=True, help="예약 시간표")


@app.callback()
def group() -> None:
    """Commands about timetables."""


@app.command("import")
def import_file(file: Annotated[Path, typer.Argument(help="시간표 파일(YAML 또는 CSV)")]) -> None:
    """Read timetables from a file; all of it or nothing."""
    migrate()
    with transaction() as session:
        count = import_timetables(session, file)
    typer.echo(f"시간표 {count}개를 바꾸었습니다.")
