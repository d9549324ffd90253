"""Every sentence Ieum says, looked up by key and language.

Texts are in ``content/messages/<language>/<topic>.yaml``. ``{name}`` is replaced by a value; ``{name:은는}`` adds
the right particle (수원센터는, 서울은); ``{amount:원}`` writes money with separators.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from center.content.yaml_file import load_mapping
from center.errors import ContentError
from center.language.josa import attach
from center.settings import settings

LANGUAGES = ("ko", "en")
DEFAULT_LANGUAGE = "ko"


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """A template cut into (text, name of the value that follows, how to write it)."""
    return tuple((text, name, spec or "") for text, name, spec, _ in string.Formatter().parse(template))


def _write(value: object, spec: str) -> str:
    if not spec:
        return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    if spec == "원":
        return f"{value:,}원"
    if spec == "plain":
        return str(value)
    return attach(str(value), spec)


class Catalog:
    """The sentences of all languages."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts

    def text(self, key: str, language: str = DEFAULT_LANGUAGE, **values: object) -> str:
        """The sentence for ``key``; Korean when the language has none. Raises ContentError for an unknown key."""
        template = self._texts.get(language, {}).get(key) or self._texts[DEFAULT_LANGUAGE].get(key)
        if template is None:
            raise ContentError(f"문장 '{key}' 가 content/messages/ko 에 없습니다.")
        if "{" not in template:
            return template
        return "".join(
            text if name is None else f"{text}{_write(values[name], spec)}" for text, name, spec in _parts(template)
        )

    def has(self, key: str) -> bool:
        """Whether a sentence exists for ``key``."""
        return key in self._texts[DEFAULT_LANGUAGE]

    def template(self, key: str, language: str = DEFAULT_LANGUAGE) -> str:
        """The sentence before its values are filled in."""
        return self._texts[language][key]

    def keys(self, language: str = DEFAULT_LANGUAGE) -> set[str]:
        """All keys of a language, for tests of completeness."""
        return set(self._texts.get(language, {}))


def load_catalog(folder: Path) -> Catalog:
    """Read all message files below ``folder``. Raises ContentError when a key stands in two files."""
    texts: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        merged: dict[str, str] = {}
        for path in sorted((folder / language).glob("*.yaml")):
            entries = load_mapping(path)
            for key, value in entries.items():
                if key in merged:
                    raise ContentError(f"문장 키 '{key}' 가 다른 파일에도 있습니다.", **entries.where(key))
                merged[key] = str(value).strip()
        texts[language] = merged
    return Catalog(texts)


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    """The catalog of this installation, read once."""
    return load_catalog(settings().content_dir / "messages")
