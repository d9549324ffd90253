"""Draw a floor of a center as SVG: plain shapes, words in every shape, readable aloud through title and
description."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from center.messages.catalog import Catalog
from center.offices.counters import functions, layout

_CELL = 40  # pixels per grid square
_FILL = {"counter": "#ecf2fe", "chosen": "#256ef4", "entrance": "#e8f5e9", "other": "#f4f5f6"}
_STROKE = "#58616a"


def floors(code: str, catalog: Catalog, language: str = "ko", chosen: str | None = None) -> list[dict[str, Any]]:
    """The floors of a center as ``{id, name, svg, sample, as_of}``; empty when the center has entered none.

    ``chosen`` is a counter function drawn in a strong color (told in the description too, never by color
    alone).
    """
    plan = layout(code)
    if plan is None:
        return []
    sample = bool(plan.get("sample"))
    return [
        {
            "id": floor["id"],
            "name": _name(floor, language),
            "sample": sample,
            "as_of": plan["as_of"],
            "svg": draw(floor, catalog, language, chosen, sample),
        }
        for floor in plan["floors"]
    ]


def draw(floor: dict[str, Any], catalog: Catalog, language: str, chosen: str | None, sample: bool) -> str:
    """One floor as an SVG document."""
    columns, rows = floor["size"]
    names = {what.id: what.name_en if language == "en" else what.name for what in functions()}
    shapes, words = [], []
    for entry in floor["counters"]:
        label = f"{names[entry['function']]} {entry['number']}"
        words.append(label)
        shapes.append(_box(entry, label, "chosen" if entry["function"] == chosen else "counter"))
    for entry in floor["marks"]:
        label = _name(entry, language)
        words.append(label)
        shapes.append(_box(entry, label, "entrance" if entry["kind"] == "entrance" else "other"))
    note = catalog.text("counter_sample_note", language) if sample else ""
    title = catalog.text("floor_title", language, floor=_name(floor, language))
    description = catalog.text("floor_description", language, places=", ".join(words), note=note)
    if chosen in names:
        description += " " + catalog.text("floor_chosen", language, counter=names[chosen])
    width, height = columns * _CELL, rows * _CELL
    ids = f"{floor['id']}-title {floor['id']}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + _CELL}" '
        f'role="img" aria-labelledby={quoteattr(ids)}>'
        f"<title id={quoteattr(floor['id'] + '-title')}>{escape(title)}</title>"
        f"<desc id={quoteattr(floor['id'] + '-desc')}>{escape(description)}</desc>"
        f'<rect x="1" y="1" width="{width - 2}" height="{height - 2}" '
        f'fill="#ffffff" stroke="{_STROKE}" stroke-width="2"/>'
        f"{''.join(shapes)}"
        f'<text x="8" y="{height + _CELL * 0.65:g}" font-size="15" fill="#1e2124">{escape(note)}</text></svg>'
    )


def _box(entry: dict[str, Any], label: str, kind: str) -> str:
    (left, top), (wide, high) = entry["at"], entry["size"]
    x, y, width, height = (number * _CELL for number in (left, top, wide, high))
    ink = "#ffffff" if kind == "chosen" else "#1e2124"
    lines = _lines(label, max(2, int(width / 15)))
    start = y + height / 2 - (len(lines) - 1) * 9 + 5
    text = "".join(
        f'<tspan x="{x + width / 2:g}" y="{start + 18 * number:g}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return (
        f'<g><rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" '
        f'fill="{_FILL[kind]}" stroke="{_STROKE}"/>'
        f'<text text-anchor="middle" font-size="15" fill="{ink}">{text}</text></g>'
    )


def _lines(label: str, width: int) -> list[str]:
    """Break a label at spaces and brackets so that it fits its box."""
    lines = [""]
    for word in label.replace("(", " (").split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= width or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _name(entry: dict[str, Any], language: str) -> str:
    return str(entry.get("name_en") if language == "en" and entry.get("name_en") else entry["name"])
