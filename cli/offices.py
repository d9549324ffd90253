"""``ieum offices``: take over new lists of centers and look one up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from center.clock import today
from center.content.yaml_file import load_yaml
from center.errors import ContentError
from center.messages.catalog import catalog
from center.offices.answers import center_reply
from center.offices.errors import ImportRefused
from center.offices.importer import ImportPlan, apply_import, plan_import
from center.offices.service import find_offices

app = typer.Typer(help="Employment centers: find, import.", no_args_is_help=True)


@app.command("find")
def find(words: Annotated[str, typer.Argument(help="A place or a name.")], language: str = "ko") -> None:
    """Show which center is in charge of a place."""
    typer.echo(center_reply(find_offices(q=words), catalog(), language)[0])


@app.command("import")
def import_centers(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV or JSON of centers.")],
    apply: Annotated[bool, typer.Option("--apply", help="Write; without it the changes are only shown.")] = False,
    mapping: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="YAML: heading: field.")] = None,
    source: Annotated[str | None, typer.Option(help="Where the file is from; default: its name.")] = None,
    as_of: Annotated[str | None, typer.Option(help="Date of the file, ISO; default: today.")] = None,
    remove_missing: Annotated[bool, typer.Option("--remove-missing", help="Drop centers not in the file.")] = False,
    language: str = "ko",
) -> None:
    """Compare a file with the register of centers, and write it with --apply."""
    texts = catalog()
    try:
        headings = {str(key): str(value) for key, value in (load_yaml(mapping) or {}).items()} if mapping else None
        plan = plan_import(
            file.read_bytes(), source or file.name, as_of or today().isoformat(), headings, remove_missing
        )
    except ImportRefused as error:
        typer.echo(texts.text("error_import_refused", language), err=True)
        for one in error.problems:
            where = texts.text(
                "import_place" if one.row else "import_place_file", language, row=one.row, column=one.column
            )
            say = texts.text(f"import_problem_{one.kind}", language, column=one.column, value=one.value)
            typer.echo(f"  {where} {say}", err=True)
        raise typer.Exit(1) from None
    except ContentError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    _show(plan, language)
    if not apply:
        typer.echo(texts.text("import_dry_run", language))
        return
    backup = apply_import(plan)
    typer.echo(texts.text("import_written", language, count=len(plan.rows), backup=backup.name))


def _show(plan: ImportPlan, language: str) -> None:
    texts = catalog()
    for row in plan.added:
        typer.echo(texts.text("import_added", language, name=row["name"], code=row["code"]))
    for change in plan.changed:
        values = {"name": change.name, "field": change.field, "before": change.before, "after": change.after}
        typer.echo(texts.text("import_changed", language, **values))
    for row in plan.missing:
        key = "import_removed" if row in plan.removed else "import_missing"
        typer.echo(texts.text(key, language, name=row["name"], code=row["code"]))
    if plan.unknown_headings:
        typer.echo(texts.text("import_unknown_headings", language, headings=", ".join(plan.unknown_headings)))
    counts = {"added": len(plan.added), "changed": len(plan.changed), "missing": len(plan.missing)}
    typer.echo(texts.text("import_summary", language, **counts))
