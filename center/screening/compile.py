"""Translation of a program's rules into a few generated Python functions.

The source text holds only operators and indexes that ``expression`` produced from checked names; it can be read with
``ieum content source PROGRAM``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from center.content.yaml_file import Located
from center.errors import ContentError
from center.screening.expression import Code, ExpressionError, Scope, compile_expression
from center.screening.fact import Fact
from center.screening.generated import Rules
from center.screening.program import Cells


def translate(text: Any, scope: Scope, entry: Located, key: str, kind: str) -> Code:
    """Compile ``entry[key]``; the error names the file and the line. ``kind`` is truth, number or date."""
    try:
        code = compile_expression(text, scope)
    except ExpressionError as error:
        raise ContentError(str(error), **entry.where(key)) from None
    if code.kind != kind and not (kind == "number" and code.kind == "date"):
        wanted = {"truth": "참·거짓", "number": "숫자", "date": "날짜"}[kind]
        raise ContentError(f"'{text}' 의 결과는 {wanted}이어야 합니다.", **entry.where(key))
    return code


def build(name: str, lets: Mapping[str, Code], codes: Sequence[Code]) -> Rules:
    """The rules that give the value of every code."""
    needed = _needed_lets(lets, codes)
    lines = ["def rules(f, p):"]
    lines += [f"    let_{let} = {lets[let].source}" for let in lets if let in needed]
    lines.append("    return (" + "".join(f"\n        {code.source}," for code in codes) + ")" if codes else "    return ()")
    return Rules(name, "\n".join(lines))


def _needed_lets(lets: Mapping[str, Code], codes: Iterable[Code]) -> set[str]:
    needed: set[str] = set()
    for source in [code.source for code in codes]:
        needed |= {let for let in lets if f"let_{let}" in source}
    for let in reversed(list(lets)):
        if let in needed:
            needed |= {other for other in lets if f"let_{other}" in lets[let].source}
    return needed


def cells_of(codes: Iterable[Code], facts: Mapping[str, Fact]) -> tuple[Cells, ...]:
    """Facts that stand in more than one place of ``codes`` taken together, with their cuts."""
    counts: dict[str, int] = {}
    cuts: dict[str, set[Any]] = {}
    for code in codes:
        for name, count in code.counts.items():
            counts[name] = counts.get(name, 0) + count
        for name, found in code.cuts.items():
            cuts.setdefault(name, set()).update(found)
    result = []
    for name in sorted(counts):
        fact = facts[name]
        if counts[name] < 2 or (fact.is_number and name not in cuts):
            continue
        points = tuple(sorted(cuts.get(name, ()))) if fact.is_number else ()
        masks = tuple(sorted(cuts.get(name, ()))) if fact.type == "choice" else ()
        result.append(Cells(fact, points, masks))
    return tuple(result)
