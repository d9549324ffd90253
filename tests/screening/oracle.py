"""A slow second engine to compare with: it walks the expressions of the files with exact values, nothing compiled.

It knows no ranges and no unknowns. A partial person is judged by trying many complete persons that fit.
"""

from __future__ import annotations

import ast
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from center.content.yaml_file import load_yaml
from center.settings import ROOT

CONTENT = ROOT / "content"


class Oracle:
    def __init__(self, program: str) -> None:
        self.program = load_yaml(CONTENT / f"programs/citizen/{program}.yaml")
        self.parameters: dict[str, Any] = {}
        for path in (CONTENT / "parameters").glob("*.yaml"):
            self.parameters |= load_yaml(path)["parameters"]

    def judge(self, facts: dict[str, Any], as_of: date) -> tuple[dict[str, bool], dict[str, Any]] | None:
        """Criteria and amounts of a complete person; None outside all versions."""
        day = facts[self.program["dated_by"]]
        version = next((v for v in self.program["versions"] if v["from"] <= day <= v.get("to", date.max)), None)
        if version is None:
            return None
        walker = _Walker({**facts, "as_of": as_of, "event_date": day}, version.get("let") or {}, self.parameters, day)
        criteria = {
            c["id"]: (not walker.value(c["when"]) if "when" in c else False) or bool(walker.value(c["test"]))
            for c in version["criteria"]
        }
        amounts = {name: walker.value(a["formula"]) for name, a in version["amounts"].items()}
        return criteria, amounts


class _Walker:
    def __init__(self, facts: dict[str, Any], lets: dict[str, str], parameters: dict[str, Any], day: date) -> None:
        self.facts, self.lets, self.parameters, self.day = facts, lets, parameters, day

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
            case ast.BoolOp(op=ast.And(), values=values):
                return all(self.walk(v) for v in values)
            case ast.BoolOp(op=ast.Or(), values=values):
                return any(self.walk(v) for v in values)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return not self.walk(inner)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return -self.walk(inner)
            case ast.IfExp(test=test, body=body, orelse=other):
                return self.walk(body) if self.walk(test) else self.walk(other)
            case ast.BinOp(left=left, op=op, right=right):
                return self.arithmetic(op, self.walk(left), self.walk(right))
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self.compare(left, op, right)
            case ast.Call(func=ast.Name(id=name), args=args):
                return self.call(name, args)
        raise AssertionError(ast.dump(node))

    def name(self, name: str) -> Any:
        if name in self.lets:
            return self.value(self.lets[name])
        if name in self.facts:
            return self.facts[name]
        if name in self.parameters:
            entry = self.dated(name)
            return entry["value"]
        return name  # an option of a choice

    def dated(self, name: str) -> dict[str, Any]:
        return next(v for v in self.parameters[name]["values"] if v["from"] <= self.day <= v.get("to", date.max))

    def arithmetic(self, op: ast.operator, a: Any, b: Any) -> Any:
        if isinstance(a, date) and isinstance(b, date):
            return (a - b).days
        if isinstance(a, date):
            return date.fromordinal(a.toordinal() + int(b if isinstance(op, ast.Add) else -b))
        return {ast.Add: lambda: a + b, ast.Sub: lambda: a - b, ast.Mult: lambda: a * b, ast.Div: lambda: Fraction(a) / b}[type(op)]()

    def compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> bool:
        a = self.walk(left)
        if isinstance(op, (ast.In, ast.NotIn)):
            names = [n.id for n in right.elts]  # type: ignore[attr-defined]
            return (a in names) == isinstance(op, ast.In)
        b = self.walk(right)
        answers = {ast.Eq: a == b, ast.NotEq: a != b}
        if not isinstance(a, str):
            answers |= {ast.Lt: a < b, ast.LtE: a <= b, ast.Gt: a > b, ast.GtE: a >= b}
        return bool(answers[type(op)])

    def call(self, name: str, args: list[ast.expr]) -> Any:
        if name == "table":
            x = self.walk(args[1])
            steps = self.dated(args[0].id)["steps"]  # type: ignore[attr-defined]
            return next(row["value"] for row in steps if "below" not in row or x < row["below"])
        values = [self.walk(a) for a in args]
        if name in ("min", "max"):
            return {"min": min, "max": max}[name](values)
        if name == "round_down":
            return floor(values[0])
        if name == "between":
            return values[0]
        if name in ("add_months", "month_start"):
            day, months = values
            year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
            if name == "month_start":
                return date(year, month + 1, 1)
            for last in (day.day, 30, 29, 28):
                try:
                    return date(year, month + 1, min(day.day, last))
                except ValueError:
                    continue
        raise AssertionError(name)
