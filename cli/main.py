"""``ieum``: the command line of operators and policy staff."""

from __future__ import annotations

import typer

from center.errors import CenterError
from cli.content import content
from cli.offices import app as offices
from cli.schedule import app as schedule

app = typer.Typer(no_args_is_help=True, add_completion=False, help="이음: 고용센터 도우미의 운영 명령")
app.add_typer(offices, name="offices")
app.add_typer(content, name="content")
app.add_typer(schedule, name="schedule")


@app.command()
def run() -> None:
    """Start the whole system on this machine."""
    from cli.run import run as start

    start()


@app.command()
def train() -> None:
    """Train the language model when its sources changed."""
    from cli.model import TrainingFailed, ensure_model

    try:
        typer.echo(str(ensure_model()))
    except TrainingFailed as failure:
        typer.echo(str(failure), err=True)
        raise typer.Exit(1) from None


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from center.db.migrate import migrate as bring_up_to_date

    bring_up_to_date()


def main() -> None:
    """Entry point; domain errors are sentences, not tracebacks."""
    try:
        app()
    except CenterError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None
