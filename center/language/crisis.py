"""Noticing that somebody may be in danger; the words are in ``content/language/crisis.yaml``."""

from __future__ import annotations

from functools import lru_cache

from center.content.yaml_file import load_mapping
from center.settings import settings


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    return tuple(load_mapping(settings().content_dir / "language" / "crisis.yaml")["words"])


def is_crisis(text: str) -> bool:
    """Whether the sentence speaks of ending one's life. Spaces do not matter."""
    squeezed = "".join(text.split())
    return any(word in squeezed for word in _words())
