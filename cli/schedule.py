"""``ieum schedule``: timetables from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from center.appointments.timetable_file import import_timetables
from center.db.migrate import migrate
from center.db.session import transaction
from center.errors import CenterError
from center.messages.catalog import catalog

app = typer.Typer(no_args_is_help=True, help="예약 시간표")


@app.callback()
def group() -> None:
    """Commands about timetables."""


@app.command("import")
def import_file(file: Annotated[Path, typer.Argument(help="시간표 파일(YAML 또는 CSV)")]) -> None:
    """Read timetables from a file; all of it or nothing."""
    migrate()
    try:
        with transaction() as session:
            count = import_timetables(session, file)
    except CenterError as error:
        sentence = catalog().text(error.message_key, "ko", **({"field": error.field or ""} | error.values))
        typer.echo(f"{error.values.get('place', file.name)}: {sentence} ({error})", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"시간표 {count}개를 바꾸었습니다.")
