"""Read files of centers as public data portals give them: CSV (UTF-8, UTF-8 with BOM, CP949) and JSON
(odcloud)."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from dataclasses import dataclass
from typing import Any

from center.content.yaml_file import load_yaml
from center.offices.errors import ImportProblem, ImportRefused
from center.settings import settings

_ROW_LISTS = ("data", "items", "rows", "records")


@dataclass(frozen=True)
class SourceRow:
    """A row of the file with our field names; ``number`` is the line a spreadsheet shows."""

    number: int
    fields: dict[str, str]


@dataclass(frozen=True)
class SourceFile:
    """A read file: its rows, and headings nobody knows (reported, not refused)."""

    rows: tuple[SourceRow, ...]
    fields: frozenset[str]
    unknown_headings: tuple[str, ...]


def read_source(content: bytes, mapping: dict[str, str] | None = None) -> SourceFile:
    """Read a file of centers. ``mapping`` (heading -> field) goes before the usual aliases.

    Raises ImportRefused for an empty or truncated file, an unknown encoding, or a missing required heading.
    """
    text = _decode(content)
    if not text.strip():
        raise ImportRefused([ImportProblem(0, "", "empty")])
    records = _json_records(text) if text.lstrip()[0] in "[{" else _csv_records(text)
    if not records:
        raise ImportRefused([ImportProblem(0, "", "empty")])
    aliases = _aliases(mapping or {})
    headings = list(dict.fromkeys(heading for _, record in records for heading in record))
    known = {heading: aliases[_plain(heading)] for heading in headings if _plain(heading) in aliases}
    raw = _raw()
    missing = [field for field in raw["required"] if field not in known.values()]
    if missing:
        examples = {field: ", ".join(map(str, raw["fields"][field][1:4])) for field in missing}
        raise ImportRefused([ImportProblem(1, field, "missing_heading", examples[field]) for field in missing])
    ignored = {_plain(heading) for heading in raw["ignored"]}
    rows = []
    for number, record in records:
        fields: dict[str, str] = {}
        for heading, field in known.items():
            value = _cell(record.get(heading))
            if value or field not in fields:
                fields[field] = value
        rows.append(SourceRow(number, fields))
    unknown = tuple(heading for heading in headings if heading not in known and _plain(heading) not in ignored)
    return SourceFile(tuple(rows), frozenset(known.values()), unknown)


def _decode(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise ImportRefused([ImportProblem(0, "", "encoding")])


def _csv_records(text: str) -> list[tuple[int, dict[str, Any]]]:
    first_line = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = "\t" if first_line.count("\t") > first_line.count(",") else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
    records: list[tuple[int, dict[str, Any]]] = []
    try:
        for record in reader:
            if None in record:
                raise ImportRefused([ImportProblem(reader.line_num, "", "too_many_cells")])
            if any(_cell(value) for value in record.values()):
                records.append((reader.line_num, record))
    except csv.Error:
        raise ImportRefused([ImportProblem(reader.line_num, "", "broken_csv")]) from None
    return records


def _json_records(text: str) -> list[tuple[int, dict[str, Any]]]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ImportRefused([ImportProblem(error.lineno, "", "broken_json")]) from None
    rows = document
    if isinstance(document, dict):
        rows = next((document[name] for name in _ROW_LISTS if isinstance(document.get(name), list)), None)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ImportRefused([ImportProblem(0, "", "no_rows_in_json")])
    return list(enumerate(rows, start=1))


def _aliases(mapping: dict[str, str]) -> dict[str, str]:
    fields = _raw()["fields"]
    wrong = [field for field in mapping.values() if field not in fields]
    if wrong:
        raise ImportRefused([ImportProblem(0, field, "unknown_field", ", ".join(fields)) for field in wrong])
    usual = {_plain(alias): field for field, aliases in fields.items() for alias in aliases}
    return usual | {_plain(heading): field for heading, field in mapping.items()}


def _plain(heading: object) -> str:
    return "".join(unicodedata.normalize("NFC", str(heading)).split()).lower()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ""
    return "" if value is None else " ".join(str(value).split())


def _raw() -> Any:
    return load_yaml(settings().content_dir / "offices" / "import_aliases.yaml")
