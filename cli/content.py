"""``ieum content``: checking what policy staff wrote."""

from __future__ import annotations

import typer

from center.screening.content_check import check_content
from center.settings import settings

content = typer.Typer(no_args_is_help=True, help="내용(제도·금액·질문) 점검")


@content.callback()
def group() -> None:
    """Commands about content."""


@content.command()
def check(programs: list[str] = typer.Argument(None, help="이 제도들만 본다(없으면 모두)")) -> None:  # noqa: B008
    """Load everything, run the tests inside the files, and say what is wrong with file and line."""
    faults = check_content(settings().content_dir, programs or ())
    for fault in faults:
        typer.echo(fault, err=True)
    typer.echo("문제 없음" if not faults else f"고칠 곳 {len(faults)}개")
    raise typer.Exit(1 if faults else 0)
