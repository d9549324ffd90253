"""Word lists of content/language, read once when first needed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from center.content.yaml_file import load_yaml
from center.settings import settings


@lru_cache(maxsize=32)
def word_list(name: str) -> Any:
    """The content of content/language/<name>.yaml. Raises ContentError when it is missing or malformed."""
    return load_yaml(settings().content_dir / "language" / f"{name}.yaml")
