"""The training sentences of ``data/nlu`` as (sentence, intent) pairs."""

from __future__ import annotations

import re
from pathlib import Path

from center.content.yaml_file import load_yaml

_ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def plain(sentence: str) -> str:
    """A training sentence without its entity annotations."""
    return _ANNOTATION.sub(r"\1", sentence).strip()


def load_examples(folder: Path) -> list[tuple[str, str]]:
    """All sentences with their intent. Raises ContentError when a file cannot be read."""
    pairs: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*.yml")):
        for block in (load_yaml(path) or {}).get("nlu") or []:
            if "intent" not in block:
                continue
            for line in str(block.get("examples", "")).splitlines():
                if line.strip().startswith("- "):
                    pairs.append((plain(line.strip()[2:]), block["intent"]))
    return pairs
