"""Reads the training sentences and the held-out sets as plain text with their intents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = ("held_out", "held_out_second", "held_out_third", "held_out_fourth", "held_out_programs",
            "held_out_programs_second", "held_out_independent", "held_out_independent_final")
SAID = ("said_third", "said_chat", "said_independent")
# The kinds of which a sentence with expected entities may hold no others.
EXACT_KINDS = frozenset({"region", "center", "service", "date", "time", "money", "age", "duration", "headcount", "separation_reason",
                         "form", "industry"})
_ANNOTATION = re.compile(r"\[(?P<text>[^\]]+)\](?:\((?P<short>[^)]*)\)|(?P<long>\{[^}]*\}))")
_LOOSE = re.compile(r"[\s.,!?~…]+")


@dataclass(frozen=True)
class Sentence:
    """One example: what was written, its intent, the entity names annotated in it, and its file."""

    text: str
    intent: str
    entities: tuple[str, ...] = ()
    file: str = ""
    expected: dict[str, list[str | int]] | None = None  # values by entity, where the set says them
    facts: dict[str, Any] | None = None  # the same for facts

    @property
    def bare(self) -> str:
        """Without spaces and punctuation, so that copies are found even when dressed differently."""
        return _LOOSE.sub("", self.text.lower()) or self.text


def training() -> Iterator[Sentence]:
    """Every example below data/nlu."""
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    yield _sentence(line[2:].strip(), block["intent"], path.name)


def held_out(name: str) -> list[Sentence]:
    """The sentences of tests/nlu/<name>.yml: plain, or {text, entities, facts}."""
    content = yaml.safe_load((ROOT / "tests" / "nlu" / f"{name}.yml").read_text(encoding="utf-8"))
    sentences = []
    for intent, entries in content.items():
        for entry in entries:
            if isinstance(entry, str):
                sentences.append(Sentence(entry, intent, file=name))
            else:
                sentences.append(Sentence(entry["text"], intent, file=name, expected=_expected_entities(entry), facts=entry.get("facts")))
    return sentences


def _expected_entities(entry: dict[str, Any]) -> dict[str, list[str | int]] | None:
    """The values by entity as lists, or None where the set is silent about them."""
    wanted = entry.get("entities")
    return None if wanted is None else {kind: values if isinstance(values, list) else [values] for kind, values in wanted.items()}


def said(name: str) -> list[dict[str, Any]]:
    """The cases of tests/language/<name>.yml: {text, facts}; `final` marks the judge's."""
    return list(yaml.safe_load((ROOT / "tests" / "language" / f"{name}.yml").read_text(encoding="utf-8")))


def found_entities(entities: list[dict[str, Any]]) -> dict[str, list[str | int]]:
    """Values by entity in order, of the kinds that are compared."""
    found: dict[str, list[str | int]] = {}
    for entity in entities:
        if entity["entity"] in EXACT_KINDS:
            found.setdefault(entity["entity"], []).append(entity["value"])
    return found


def _sentence(marked: str, intent: str, file: str) -> Sentence:
    names = []
    for match in _ANNOTATION.finditer(marked):
        names.append(match["short"] or str(yaml.safe_load(match["long"])["entity"]))
    return Sentence(_ANNOTATION.sub(lambda match: match["text"], marked), intent, tuple(names), file)
