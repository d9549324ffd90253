"""The same rules in OpenFisca-Core, timed per person. Runs in ``.venv-bench``: ``python -m tests.load.openfisca_side people.json``.

The rules are written for OpenFisca from the same files: every fact is an input variable, every intermediate value and every
criterion a variable with a numpy formula, every parameter an OpenFisca parameter. Choices are whole numbers and dates day
ordinals, which is the cheapest way OpenFisca has. Prints JSON: the verdicts and the seconds per person.
"""

from __future__ import annotations

import ast
import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from center.content.yaml_file import load_yaml
from center.screening import columns

CONTENT = Path(__file__).resolve().parents[2] / "content"
DAY = date(2026, 3, 2)
PERIOD = "2026-03-02"
Person = build_entity(key="person", plural="persons", label="", is_person=True)


class Untranslated(Exception):
    """An expression that has no exact answer (unknown, between), which OpenFisca cannot hold."""


class Rules:
    """Everything of the files that stands in an expression."""

    def __init__(self, given: set[str]) -> None:
        self.given = given
        self.facts = {n: e for p in (CONTENT / "facts").glob("*.yaml") for n, e in load_yaml(p)["facts"].items()}
        self.parameters = {
            n: e for p in (CONTENT / "parameters").glob("*.yaml") for n, e in (load_yaml(p).get("parameters") or {}).items()
        }

    def source(self, text: Any, prefix: str, lets: dict[str, Any]) -> str:
        """A numpy expression over ``v(variable)`` and ``p.parameter``."""
        return self._walk(ast.parse(str(text).strip().replace("\n", " "), mode="eval").body, prefix, lets)

    def _walk(self, node: ast.expr, prefix: str, lets: dict[str, Any]) -> str:
        def go(part: ast.expr) -> str:
            return self._walk(part, prefix, lets)

        match node:
            case ast.Constant(value=str() as value):
                return str(date.fromisoformat(value).toordinal())
            case ast.Constant(value=value):
                return repr(value)
            case ast.Name(id=name):
                return self._name(name, prefix, lets)
            case ast.BoolOp(op=op, values=values):
                return "(" + (" & " if isinstance(op, ast.And) else " | ").join(f"({go(v)})" for v in values) + ")"
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return f"(~np.asarray({go(inner)}))"
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return f"(-{go(inner)})"
            case ast.IfExp(test=test, body=body, orelse=other):
                return f"np.where({go(test)}, {go(body)}, {go(other)})"
            case ast.BinOp(left=left, op=op, right=right):
                sign = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}[type(op)]
                return f"({go(left)} {sign} {go(right)})"
            case ast.Compare(left=left, ops=ops, comparators=rights):
                parts = []
                for op, right in zip(ops, rights, strict=True):
                    parts.append(self._compare(left, op, right, go))
                    left = right
                return "(" + " & ".join(parts) + ")"
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._call(name, args, go)
        raise Untranslated(ast.dump(node))

    def _name(self, name: str, prefix: str, lets: dict[str, Any]) -> str:
        if name in ("true", "false"):
            return "np.bool_(1)" if name == "true" else "np.bool_(0)"
        if name == "unknown":
            raise Untranslated(name)
        if name in ("as_of", "event_date"):
            return str(DAY.toordinal())
        if name in lets:
            return f"v('{prefix}{name}')"
        if name in self.facts:
            if name not in self.given:  # worked out from others in our content, with ranges that OpenFisca cannot hold
                raise Untranslated(name)
            return f"v('{name}')"
        if "steps" in self.parameters[name]["values"][0]:
            raise Untranslated(name)
        return f"p.{name}"

    def _compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr, go: Any) -> str:
        if isinstance(left, ast.Name) and self.facts.get(left.id, {}).get("type") == "choice":
            go(left)
            codes = [o["value"] for o in self.facts[left.id]["options"]]
            names = right.elts if isinstance(right, (ast.List, ast.Tuple, ast.Set)) else [right]
            chosen = [codes.index(n.id) for n in names]  # type: ignore[attr-defined]
            test = f"np.isin(v('{left.id}'), {chosen})"
            return test if isinstance(op, (ast.In, ast.Eq)) else f"(~{test})"
        sign = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}[type(op)]
        return f"({go(left)} {sign} {go(right)})"

    def _call(self, name: str, args: list[ast.expr], go: Any) -> str:
        if name == "table":
            row = next(v for v in self.parameters[args[0].id]["values"] if v["from"] <= DAY <= v.get("to", date.max))  # type: ignore[attr-defined]
            bounds = [step["below"] for step in row["steps"] if "below" in step]
            values = [step["value"] for step in row["steps"]]
            return f"np.array({values})[np.searchsorted({bounds}, {go(args[1])}, side='right')]"
        if name in ("min", "max"):
            source = go(args[0])
            for other in args[1:]:
                source = f"np.{'minimum' if name == 'min' else 'maximum'}({source}, {go(other)})"
            return source
        if name == "between":
            raise Untranslated(name)
        step = args[1].value if len(args) > 1 and name.startswith("round") else 1  # type: ignore[attr-defined]
        if name == "round_down":
            return f"(np.floor({go(args[0])} / {step} + 1e-6) * {step})"
        if name == "round_up":
            return f"(np.ceil({go(args[0])} / {step} - 1e-6) * {step})"
        pairs = ", ".join(f"pair({go(a)})" for a in args)
        return f"columns.{name}({pairs})[0]"


def variable(name: str, kind: type, source: str | None = None) -> type[Variable]:
    """An OpenFisca variable; with ``source`` it has a formula."""
    body: dict[str, Any] = {"value_type": kind, "entity": Person, "definition_period": periods.DateUnit.ETERNITY, "label": name}
    if source is not None:
        body["definition_period"] = periods.DateUnit.DAY
        scope: dict[str, Any] = {"np": np, "columns": columns, "pair": lambda x: (x, x)}
        exec(f"def formula(person, period, parameters):\n    v = lambda name: person(name, period)\n"
             f"    p = parameters(period)\n    return {source}", scope)
        body["formula"] = scope["formula"]
    return type(name, (Variable,), body)


def build(rules: Rules, programs: list[str]) -> tuple[TaxBenefitSystem, dict[str, list[str]]]:
    """The system, and the criteria of every program that could be written for it."""
    system = TaxBenefitSystem([Person])
    kinds = {"yes_no": bool, "choice": int, "date": int}
    for name, entry in rules.facts.items():
        system.add_variable(variable(name, kinds.get(entry["type"], float)))
    data = {
        name: {"values": {v["from"].isoformat(): {"value": float(v["value"])} for v in entry["values"]}}
        for name, entry in rules.parameters.items()
        if "steps" not in entry["values"][0]
    }
    system.parameters = ParameterNode("", data=data)
    criteria: dict[str, list[str]] = {}
    for program in programs:
        (path,) = (CONTENT / "programs").glob(f"*/{program}.yaml")
        version = next((v for v in load_yaml(path)["versions"] if v["from"] <= DAY <= v.get("to", date.max)), None)
        if version is None:
            continue
        prefix, lets = f"{program}__", version.get("let") or {}
        try:
            made = [variable(prefix + let, float, f"np.asarray({rules.source(text, prefix, lets)}, dtype=float)")
                    if not _is_truth(rules, text, prefix, lets) else
                    variable(prefix + let, bool, rules.source(text, prefix, lets)) for let, text in lets.items()]
            for item in version["criteria"]:
                when = f"(~np.asarray({rules.source(item['when'], prefix, lets)})) | " if "when" in item else ""
                made.append(variable(prefix + item["id"], bool, f"{when}({rules.source(item['test'], prefix, lets)})"))
        except Untranslated:
            continue
        for one in made:
            system.add_variable(one)
        criteria[program] = [prefix + item["id"] for item in version["criteria"]]
    return system, criteria


def _is_truth(rules: Rules, text: Any, prefix: str, lets: dict[str, Any]) -> bool:
    node = ast.parse(str(text).strip().replace("\n", " "), mode="eval").body
    if isinstance(node, (ast.Compare, ast.BoolOp)) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        return True
    return isinstance(node, ast.Name) and (
        rules.facts.get(node.id, {}).get("type") == "yes_no" or (node.id in lets and _is_truth(rules, lets[node.id], prefix, lets))
    )


def encode(rules: Rules, facts: dict[str, Any]) -> dict[str, Any]:
    """A person's answers as OpenFisca inputs."""
    found: dict[str, Any] = {}
    for name, value in facts.items():
        kind = rules.facts[name]["type"]
        if kind == "choice":
            value = [o["value"] for o in rules.facts[name]["options"]].index(value)
        elif kind == "date":
            value = date.fromisoformat(value).toordinal()
        found[name] = {"ETERNITY": value}
    return found


def main() -> None:
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rules = Rules(set(asked["people"][0]))
    began = time.perf_counter()
    system, criteria = build(rules, asked["programs"])
    load = time.perf_counter() - began
    people = [encode(rules, person) for person in asked["people"]]
    verdicts, times = [], []
    for person in people:
        began = time.perf_counter()
        simulation = SimulationBuilder().build_from_entities(system, {"persons": {"one": person}})
        found = {
            program: [bool(simulation.calculate(name, PERIOD)[0]) for name in names] for program, names in criteria.items()
        }
        times.append(time.perf_counter() - began)
        verdicts.append(found)
    print(json.dumps({"verdicts": verdicts, "seconds": times, "load": load, "programs": list(criteria)}))


if __name__ == "__main__":
    main()
