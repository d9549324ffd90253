"""Reads the training sentences and the held-out sets as plain text with their intents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = ("held_out", "held_out_second")
_ANNOTATION = re.compile(r"\[(?P<text>[^\]]+)\](?:\((?P<short>[^)]*)\)|(?P<long>\{[^}]*\}))")
_LOOSE = re.compile(r"[\s.,!?~…]+")


@dataclass(frozen=True)
class Sentence:
    """One example: what was written, its intent, the entity names annotated in it, and its file."""

    text: str
    intent: str
    entities: tuple[str, ...] = ()
    file: str = ""

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
    """The sentences of tests/nlu/<name>.yml."""
    content = yaml.safe_load((ROOT / "tests" / "nlu" / f"{name}.yml").read_text(encoding="utf-8"))
    return [Sentence(text, intent, file=name) for intent, texts in content.items() for text in texts]


def _sentence(marked: str, intent: str, file: str) -> Sentence:
    names = []
    for match in _ANNOTATION.finditer(marked):
        names.append(match["short"] or str(yaml.safe_load(match["long"])["entity"]))
    return Sentence(_ANNOTATION.sub(lambda match: match["text"], marked), intent, tuple(names), file)
