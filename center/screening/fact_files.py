"""Reading ``content/facts``: every question we may ask, defined once."""

from __future__ import annotations

from datetime import date
from math import inf
from pathlib import Path
from typing import Any

from center.content.yaml_file import Located, load_mapping
from center.errors import ContentError
from center.screening.fact import Band, Fact, Option

TYPES = ("yes_no", "number", "money", "date", "choice")
KEYS = {
    "type", "text", "short", "help", "why", "unit", "options", "bands", "low", "high", "burden", "askable", "default",
    "estimate", "derive", "typical", "prior", "note", "changeable", "heard_as", "said_today",
}
AS_OF = "as_of"
EVENT_DATE = "event_date"


def load_facts(folder: Path) -> dict[str, Fact]:
    """Read all facts below ``folder``, with the two days that every rule may use.

    ``as_of`` is the day the question is asked for; ``event_date`` the day the law names for the program at hand.
    Raises ContentError with file and line.
    """
    facts: dict[str, Fact] = {}
    for name in (AS_OF, EVENT_DATE):
        facts[name] = Fact(name, "date", name, len(facts), askable=False)
    for path in sorted(folder.glob("*.yaml")):
        content = load_mapping(path)
        entries: Located = content.get("facts") or Located()
        for name, entry in entries.items():
            if name in facts:
                raise ContentError(f"사실 '{name}' 이 두 번 정의되었습니다.", **entries.where(name))
            facts[name] = _read_fact(name, entry, len(facts), str(content.get("topic", path.stem)))
    return facts


def _read_fact(name: str, entry: Located, index: int, topic: str) -> Fact:
    unknown = set(entry) - KEYS
    if unknown:
        raise ContentError(f"사실 '{name}' 에 모르는 항목이 있습니다: {', '.join(sorted(unknown))}", **entry.where(min(unknown)))
    kind = entry.get("type")
    if kind not in TYPES:
        raise ContentError(f"사실 '{name}' 의 type 은 {', '.join(TYPES)} 가운데 하나입니다.", **entry.where("type"))
    if not entry.get("text"):
        raise ContentError(f"사실 '{name}' 에 물음(text)이 없습니다.", **entry.where())
    options = tuple(
        Option(str(o["value"]), str(o["label"]), tuple(str(word) for word in o.get("words", ())))
        for o in entry.get("options", ())
    )
    if (kind == "choice") != bool(options):
        raise ContentError(f"고르는 사실에만, 그리고 반드시 options 가 있어야 합니다: '{name}'", **entry.where())
    bands = tuple(Band(str(b["label"]), b.get("min"), b.get("max")) for b in entry.get("bands", ()))
    return Fact(
        id=name, type=kind, text=str(entry["text"]).strip(), index=index, unit=str(entry.get("unit", "")),
        short=str(entry.get("short", name)), help=str(entry.get("help", "")).strip(),
        why=str(entry.get("why", "")).strip(), topic=topic, options=options, bands=bands,
        low=_bound(entry.get("low"), kind, -inf), high=_bound(entry.get("high"), kind, inf),
        burden=float(entry.get("burden", 1)), askable=bool(entry.get("askable", True)),
        default=str(entry.get("default", "")), estimate=str(entry.get("estimate", "")),
        derive=str(entry.get("derive", "")), changeable=bool(entry.get("changeable", False)),
        heard_as=str(entry.get("heard_as", "")), said_today=bool(entry.get("said_today", False)),
        typical=entry.get("typical"), prior=dict(entry.get("prior", {})),
    )


def _bound(value: Any, kind: str, otherwise: float) -> float | int:
    if value is None:
        return 0 if kind in ("number", "money") and otherwise < 0 else otherwise
    return value.toordinal() if isinstance(value, date) else value
