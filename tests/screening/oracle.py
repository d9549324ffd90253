"""A slow second engine to compare with: it walks the expressions of the files with exact values, nothing compiled.

It knows no ranges: a person is complete. What the files leave open (``unknown``, a value that is missing or not
verified) is ``None``, and goes through and/or/not as "cannot be said".
"""

from __future__ import annotations

import ast
from datetime import date
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import Any

from center.content.yaml_file import load_yaml
from center.settings import ROOT

CONTENT = ROOT / "content"


class Open(Exception):
    """A number that cannot be said: its value is missing or not verified on that day."""


@cache
def all_facts() -> dict[str, Any]:
    return {name: entry for path in (CONTENT / "facts").glob("*.yaml") for name, entry in load_yaml(path)["facts"].items()}


@cache
def all_parameters() -> dict[str, Any]:
    return {
        name: entry
        for path in (CONTENT / "parameters").glob("*.yaml")
        for name, entry in (load_yaml(path).get("parameters") or {}).items()
    }


class Oracle:
    def __init__(self, program: str) -> None:
        (path,) = (CONTENT / "programs").glob(f"*/{program}.yaml")
        self.program = load_yaml(path)

    def judge(self, facts: dict[str, Any], as_of: date) -> tuple[dict[str, bool | None], dict[str, Any]] | None:
        """Criteria and amounts of a complete person; None outside all versions."""
        facts = {**facts, "as_of": as_of}
        walker = Walker(facts, {}, as_of)
        day = walker.fact(self.program["dated_by"])
        if "ended" in self.program and day > self.program["ended"]:
            return None
        version = next((v for v in self.program["versions"] if v["from"] <= day <= v.get("to", date.max)), None)
        if version is None:
            return None
        walker = Walker({**facts, "event_date": day, self.program["dated_by"]: day}, version.get("let") or {}, day)
        criteria = {}
        for criterion in version["criteria"]:
            applies = walker.truth(criterion["when"]) if "when" in criterion else True
            value = _either(_negate(applies), walker.truth(criterion["test"]))
            criteria[criterion["id"]] = value
        amounts = {name: walker.amount(a["formula"]) for name, a in (version.get("amounts") or {}).items()}
        return criteria, amounts


class Walker:
    """Values of expressions for one person on one day; ``showing`` also uses values that are not verified."""

    def __init__(self, facts: dict[str, Any], lets: dict[str, str], day: date, showing: bool = False, end: int = 0) -> None:
        self.facts, self.lets, self.day, self.showing, self.end = facts, lets, day, showing, end

    def truth(self, text: Any) -> bool | None:
        try:
            low, high = (Walker(self.facts, self.lets, self.day, self.showing, end).value(text) for end in (0, 1))
        except Open:
            return None
        return low if low == high else None

    def amount(self, text: Any) -> Any:
        """The amount, or None when it cannot be said exactly."""
        try:
            low, high = (Walker(self.facts, self.lets, self.day, True, end).value(text) for end in (0, 1))
        except Open:
            return None
        return low if low == high else None

    def value(self, text: Any) -> Any:
        return self.walk(ast.parse(str(text).strip().replace("\n", " "), mode="eval").body)

    def walk(self, node: ast.expr) -> Any:
        match node:
            case ast.Constant(value=bool() | int() as value):
                return value
            case ast.Constant(value=float() as value):
                return Fraction(str(value))
            case ast.Constant(value=str() as value):
                return date.fromisoformat(value)
            case ast.Name(id=name):
                return self.name(name)
            case ast.BoolOp(op=op, values=values):
                parts = [self.half(v) for v in values]
                return _both(parts) if isinstance(op, ast.And) else _negate(_both([_negate(part) for part in parts]))
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return _negate(self.half(inner))
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return -self.walk(inner)
            case ast.IfExp(test=test, body=body, orelse=other):
                chosen = self.half(test)
                if chosen is None:
                    raise Open
                return self.walk(body) if chosen else self.walk(other)
            case ast.BinOp(left=left, op=op, right=right):
                return self.arithmetic(op, self.walk(left), self.walk(right))
            case ast.Compare(left=left, ops=ops, comparators=rights):
                results = []
                for op, right in zip(ops, rights, strict=True):
                    results.append(self.compare(left, op, right))
                    left = right
                return _both(results)
            case ast.Call(func=ast.Name(id=name), args=args):
                return self.call(name, args)
        raise AssertionError(ast.dump(node))

    def half(self, node: ast.expr) -> bool | None:
        try:
            return self.walk(node)  # type: ignore[no-any-return]
        except Open:
            return None

    def name(self, name: str) -> Any:
        if name in ("unknown", "true", "false"):
            return {"unknown": None, "true": True, "false": False}[name]
        if name in self.lets:
            return self.value(self.lets[name])
        if name in self.facts or name in all_facts():
            return self.fact(name)
        entry = self.dated(name)
        value = entry["value"]
        return Fraction(str(value)) if isinstance(value, float) else value

    def fact(self, name: str) -> Any:
        if name in self.facts:
            return self.facts[name]
        entry = all_facts()[name]
        for mode in ("derive", "estimate", "default"):
            if mode in entry:
                found = Walker(self.facts, {}, self.day, mode != "derive", self.end).value(entry[mode])
                if found is None and entry["type"] != "yes_no":
                    raise Open
                return found
        raise Open

    def dated(self, name: str) -> dict[str, Any]:
        for value in all_parameters()[name]["values"]:
            if value["from"] <= self.day <= value.get("to", date.max):
                if value.get("confidence") == "unverified" and not self.showing:
                    raise Open
                return value  # type: ignore[no-any-return]
        raise Open

    def arithmetic(self, op: ast.operator, a: Any, b: Any) -> Any:
        if isinstance(a, date) and isinstance(b, date):
            return (a - b).days
        if isinstance(a, date):
            return date.fromordinal(a.toordinal() + int(b if isinstance(op, ast.Add) else -b))
        return {ast.Add: lambda: a + b, ast.Sub: lambda: a - b, ast.Mult: lambda: a * b, ast.Div: lambda: Fraction(a) / b}[type(op)]()

    def compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> bool:
        a = self.walk(left)
        if isinstance(a, str):
            names = [n.id for n in right.elts] if isinstance(right, (ast.List, ast.Tuple, ast.Set)) else [right.id]  # type: ignore[attr-defined]
            return (a in names) == isinstance(op, (ast.In, ast.Eq))
        b = self.walk(right)
        answers = {ast.Eq: a == b, ast.NotEq: a != b, ast.Lt: a < b, ast.LtE: a <= b, ast.Gt: a > b, ast.GtE: a >= b}
        return bool(answers[type(op)])

    def call(self, name: str, args: list[ast.expr]) -> Any:
        if name == "table":
            x = self.walk(args[1])
            steps = self.dated(args[0].id)["steps"]  # type: ignore[attr-defined]
            return next(row["value"] for row in steps if "below" not in row or x < row["below"])
        if name == "between":
            return self.walk(args[self.end])
        values = [self.walk(a) for a in args]
        if name in ("min", "max"):
            return {"min": min, "max": max}[name](values)
        if name in ("round_down", "round_up"):
            step = values[1] if len(values) > 1 else 1
            return {"round_down": floor, "round_up": ceil}[name](Fraction(values[0]) / step) * step
        if name in ("add_months", "month_start"):
            return _months_later(*values, first=name == "month_start")
        if name in ("years_between", "months_between"):
            start, end = values
            months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
            return months // 12 if name == "years_between" else months
        raise AssertionError(name)


def _months_later(day: date, months: Any, first: bool) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    if first:
        return date(year, month + 1, 1)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError(day)


def _both(parts: list[bool | None]) -> bool | None:
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def _negate(part: bool | None) -> bool | None:
    return None if part is None else not part


def _either(a: bool | None, b: bool | None) -> bool | None:
    return _negate(_both([_negate(a), _negate(b)]))
