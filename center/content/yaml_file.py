"""Strict reading of content files: what policy staff wrote is what the program sees.

YAML has surprises: a key written twice keeps the last value, ``no`` and ``on`` become booleans, ``=`` is a
tag, and Hangul typed on a Mac arrives decomposed. All of these are refused or repaired here, with the
file and the line, so that a slip of the pen never becomes a wrong answer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from center.errors import ContentError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUE_FALSE = {"true": True, "false": False}


class Located(dict[str, Any]):
    """A mapping that remembers its file and the line of each key."""

    file: str = ""
    line: int = 0
    lines: dict[str, int]

    def where(self, key: str | None = None) -> dict[str, Any]:
        """Keyword arguments for ContentError: the file and the line of ``key``."""
        return {"file": self.file, "line": self.lines.get(key, self.line) if key else self.line}


def load_yaml(path: Path | str) -> Any:
    """Read one content file.

    Returns plain lists, strings, numbers, dates and ``Located`` mappings. Raises ContentError with file and
    line for syntax errors, duplicate keys, ambiguous words (yes, no, on, off) and non-text keys.
    """
    path = Path(path)
    return parse_yaml(read_text(path), _short(path))


def read_text(path: Path) -> str:
    """The text of a content file. Raises ContentError when it is missing or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError("파일이 없습니다. 이름과 위치를 확인하세요.", file=_short(path)) from None
    except UnicodeDecodeError:
        raise ContentError("UTF-8로 저장되지 않았습니다. UTF-8로 다시 저장하세요.", file=_short(path)) from None


def load_mapping(path: Path | str) -> Located:
    """A content file whose top level is a mapping; an empty file is an empty one. Raises ContentError."""
    return _as_mapping(load_yaml(path), Path(path))


def load_before(path: Path, key: str) -> tuple[Located, str]:
    """The mapping above the last top-level ``key:`` of a file, and the text from there on, lines kept for errors.

    Test cases make up most of a program's file and only checks read them; whoever runs the rules need not parse them.
    """
    text = read_text(path)
    cut = text.find(f"\n{key}:")
    if cut < 0:
        return _as_mapping(parse_yaml(text, _short(path)), path), ""
    head, rest = text[: cut + 1], text[cut + 1 :]
    return _as_mapping(parse_yaml(head, _short(path)), path), "\n" * head.count("\n") + rest


def _as_mapping(content: Any, path: Path) -> Located:
    if content is None:
        content = Located()
        content.file, content.lines = _short(path), {}
    if not isinstance(content, Located):
        raise ContentError("맨 바깥은 '이름: 값' 꼴이어야 합니다.", file=_short(path))
    return content


def parse_yaml(text: str, file: str) -> Any:
    """Like load_yaml for text already read; ``file`` is the name used in errors."""
    loader = _Loader(unicodedata.normalize("NFC", text.removeprefix("\ufeff")))
    try:
        node = loader.get_single_node()
        return None if node is None else _build(loader, node, file)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ContentError(f"YAML 문법이 맞지 않습니다: {error.problem}", file=file, line=line) from None
    except yaml.reader.ReaderError as error:
        raise ContentError(f"쓸 수 없는 글자가 있습니다: {error.reason}", file=file) from None
    finally:
        loader.dispose()


def _short(path: Path) -> str:
    parts = path.parts
    if "content" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("content") :])
    return path.name


def _build(loader: Any, node: Any, file: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, file)
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, item, file) for item in node.value]
    return _scalar(loader, node, file)


def _mapping(loader: Any, node: Any, file: str) -> Located:
    result = Located()
    result.file, result.line, result.lines = file, node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if key_node.tag == "tag:yaml.org,2002:merge":
            raise ContentError("'<<' 병합은 쓰지 않습니다. 내용을 그대로 적어 주세요.", file=file, line=line)
        key = _build(loader, key_node, file)
        if not isinstance(key, str):
            raise ContentError(f'키 {key_node.value!r} 는 따옴표로 묶어 글자로 적어 주세요.', file=file, line=line)
        if key in result:
            first = result.lines[key]
            raise ContentError(
                f"키 '{key}' 가 두 번 나옵니다(처음은 {first}번째 줄). 하나를 지우세요.", file=file, line=line
            )
        result[key] = _build(loader, value_node, file)
        result.lines[key] = line
    return result


def _scalar(loader: Any, node: Any, file: str) -> Any:
    line = node.start_mark.line + 1
    if node.tag == "tag:yaml.org,2002:bool" and not node.style:
        if node.value not in _TRUE_FALSE:
            raise ContentError(
                f"'{node.value}' 는 참·거짓으로 읽힙니다. true/false 로 쓰거나 따옴표로 묶어 주세요.",
                file=file, line=line,
            )
        return _TRUE_FALSE[node.value]
    if node.tag == "tag:yaml.org,2002:value":
        raise ContentError("'=' 만 적힌 값은 쓸 수 없습니다. 따옴표로 묶어 주세요.", file=file, line=line)
    if node.tag == "tag:yaml.org,2002:timestamp" and not node.style:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            raise ContentError(f"날짜 '{node.value}' 가 맞지 않습니다(예: 2026-01-01).", file=file, line=line) from None
    try:
        return loader.construct_object(node)
    except (yaml.constructor.ConstructorError, ValueError) as error:
        raise ContentError(f"값을 읽을 수 없습니다: {error}", file=file, line=line) from None


def require(entry: Located, *keys: str) -> None:
    """Raise ContentError when one of ``keys`` is missing or empty."""
    for key in keys:
        if not entry.get(key):
            raise ContentError(f"'{key}' 가 없습니다.", **entry.where())


def known(entry: Any, keys: Collection[str]) -> None:
    """Raise ContentError when ``entry`` is no mapping or has other keys than ``keys`` (a slip of the pen)."""
    if not isinstance(entry, Located):
        raise ContentError(f"'이름: 값' 꼴이어야 합니다: {str(entry)[:60]!r}")
    for key in entry:
        if key not in keys:
            raise ContentError(f"모르는 항목 '{key}' 입니다. 쓸 수 있는 항목: {', '.join(sorted(keys))}", **entry.where(key))
