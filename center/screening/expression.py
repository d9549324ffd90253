"""The small language of criteria and amounts, checked when content is loaded.

    insured_unit_days >= 180
    separation_reason in [recommended_resignation, contract_end] and not serious_fault
    max(base_daily_wage * 0.6, floor_daily_benefit)

Text is parsed with the standard ``ast`` module, checked against a whitelist and translated into Python source over
intervals and two-bit truths. Content itself is never evaluated: only names that the loader knows and the operators
below can appear in the generated source.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from center.screening.fact import Fact

FUNCTIONS = {
    "min": ("smaller", 2),
    "max": ("larger", 2),
    "round_down": ("round_down", 1),
    "round_up": ("round_up", 1),
    "add_months": ("add_months", 2),
    "month_start": ("month_start", 2),
    "years_between": ("years_between", 2),
    "months_between": ("months_between", 2),
}
_TRUTHS = {"true": "1", "false": "2", "unknown": "3"}
_RETURNS_DATE = {"add_months", "month_start"}
_UNIT_OF = {"years_between": "세", "months_between": "개월"}
_COMPARE = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
_FLIP = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_ARITHMETIC = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide"}


class ExpressionError(ValueError):
    """An expression that cannot be used; the message says what to do, in Korean."""


@dataclass(frozen=True)
class Parameter:
    """What an expression needs to know of a dated parameter."""

    id: str
    index: int
    unit: str
    is_table: bool = False


@dataclass
class Scope:
    """The names an expression may use."""

    facts: Mapping[str, Fact]
    parameters: Mapping[str, Parameter]
    lets: dict[str, Code] = field(default_factory=dict)


@dataclass
class Code:
    """Translated source with what is known about it when content is loaded."""

    source: str
    kind: str  # truth, number, date, choice
    unit: str = ""
    constant: int | Fraction | None = None
    fact: Fact | None = None
    facts: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    cuts: dict[str, set[int | Fraction]] = field(default_factory=dict)
    tree: ast.expr | None = None


def compile_expression(text: str, scope: Scope) -> Code:
    """Check and translate one expression. Raises ExpressionError with a remedy."""
    if not isinstance(text, str):
        text = str(text)
    try:
        tree = ast.parse(text.strip().replace("\n", " "), mode="eval").body
    except SyntaxError as error:
        raise ExpressionError(f"식을 읽을 수 없습니다: {text!r} ({error.msg}). 괄호와 따옴표를 확인하세요.") from None
    code = _Translator(scope).visit(tree)
    code.tree = tree
    return code


class _Translator:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def visit(self, node: ast.expr) -> Code:
        method = getattr(self, f"_visit_{type(node).__name__.lower()}", None)
        if method is None:
            raise ExpressionError(f"식에 쓸 수 없는 표현입니다: {ast.unparse(node)!r}")
        result: Code = method(node)
        return result

    def _visit_constant(self, node: ast.Constant) -> Code:
        value = node.value
        if isinstance(value, bool):
            return Code("1" if value else "2", "truth")
        if isinstance(value, int):
            return Code(f"({value}, {value})", "number", constant=value)
        if isinstance(value, float):
            exact = Fraction(str(value))
            literal = f"Fraction({exact.numerator}, {exact.denominator})"
            return Code(f"({literal}, {literal})", "number", constant=exact)
        if isinstance(value, str):
            try:
                ordinal = date.fromisoformat(value).toordinal()
            except ValueError:
                raise ExpressionError(f"날짜 {value!r} 를 읽을 수 없습니다(예: '2026-01-01').") from None
            return Code(f"({ordinal}, {ordinal})", "date", constant=ordinal)
        raise ExpressionError(f"식에 쓸 수 없는 값입니다: {value!r}")

    def _visit_name(self, node: ast.Name) -> Code:
        name, scope = node.id, self.scope
        if name in _TRUTHS:
            return Code(_TRUTHS[name], "truth")
        if name in scope.lets:
            let = scope.lets[name]
            return Code(f"let_{name}", let.kind, let.unit, facts=set(let.facts), parameters=set(let.parameters),
                        counts=dict(let.counts), cuts={k: set(v) for k, v in let.cuts.items()})
        if name in scope.facts:
            fact = scope.facts[name]
            kind = {"yes_no": "truth", "choice": "choice", "date": "date"}.get(fact.type, "number")
            unit = "원" if fact.type == "money" else fact.unit
            return Code(f"f[{fact.index}]", kind, unit, fact=fact, facts={name}, counts={name: 1})
        if name in scope.parameters:
            parameter = scope.parameters[name]
            if parameter.is_table:
                raise ExpressionError(f"표 '{name}' 는 table({name}, 값) 으로 씁니다.")
            return Code(f"p[{parameter.index}]", "number", parameter.unit, parameters={name})
        raise ExpressionError(f"'{name}' 은(는) 사실·매개변수·중간값 이름이 아닙니다. 이름을 확인하세요.")

    def _visit_boolop(self, node: ast.BoolOp) -> Code:
        parts = [self._truth(value) for value in node.values]
        function = "both" if isinstance(node.op, ast.And) else "either"
        source = parts[0].source
        for part in parts[1:]:
            source = f"{function}({source}, {part.source})"
        return _merge(Code(source, "truth"), *parts)

    def _visit_unaryop(self, node: ast.UnaryOp) -> Code:
        if isinstance(node.op, ast.Not):
            inner = self._truth(node.operand)
            return _merge(Code(f"negate({inner.source})", "truth"), inner)
        if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            return self._visit_constant(ast.Constant(-node.operand.value))  # type: ignore[operator]
        raise ExpressionError(f"식에 쓸 수 없는 표현입니다: {ast.unparse(node)!r}")

    def _visit_binop(self, node: ast.BinOp) -> Code:
        function = _ARITHMETIC.get(type(node.op))
        if function is None:
            raise ExpressionError(f"쓸 수 없는 연산입니다: {ast.unparse(node)!r}")
        a, b = self._number(node.left), self._number(node.right)
        if function == "divide" and _may_be_zero(b):
            raise ExpressionError(f"0으로 나눌 수 있습니다: {ast.unparse(node)!r}. max(값, 1) 처럼 0이 되지 않게 적어 주세요.")
        unit = ""
        if function in ("add", "subtract"):
            unit = _same_unit(a, b, ast.unparse(node))
        elif not (a.unit and b.unit):
            unit = a.unit or b.unit
        kind = "date" if "date" in (a.kind, b.kind) and a.kind != b.kind else "number"
        if a.kind == b.kind == "date":
            unit = "일"
        return _merge(Code(f"{function}({a.source}, {b.source})", kind, unit), a, b)

    def _visit_ifexp(self, node: ast.IfExp) -> Code:
        condition, a, b = self._truth(node.test), self._number(node.body), self._number(node.orelse)
        unit = _same_unit(a, b, ast.unparse(node))
        return _merge(Code(f"choose({condition.source}, {a.source}, {b.source})", a.kind, unit), condition, a, b)

    def _visit_call(self, node: ast.Call) -> Code:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise ExpressionError(f"쓸 수 없는 호출입니다: {ast.unparse(node)!r}")
        name = node.func.id
        if name == "table":
            return self._table(node)
        if name == "between":
            return self._between(node)
        if name not in FUNCTIONS:
            raise ExpressionError(f"'{name}' 함수는 없습니다. 쓸 수 있는 함수: table, {', '.join(FUNCTIONS)}")
        function, arity = FUNCTIONS[name]
        parts = [self._number(argument) for argument in node.args]
        if len(parts) < arity or (len(parts) > arity and name not in ("min", "max", "round_down", "round_up")):
            raise ExpressionError(f"{name} 에는 값 {arity}개가 필요합니다: {ast.unparse(node)!r}")
        if name in ("round_down", "round_up") and len(parts) == 2:
            source = f"{name}({parts[0].source}, {parts[1].constant})"
        else:
            source = parts[0].source
            for part in parts[1:]:
                source = f"{function}({source}, {part.source})"
            if len(parts) == 1:
                source = f"{function}({source})"
        unit = _UNIT_OF.get(name, parts[0].unit)
        if name in ("min", "max"):
            for other in parts[1:]:
                unit = _same_unit(parts[0], other, ast.unparse(node)) or unit
        kind = "date" if name in _RETURNS_DATE else ("number" if name in _UNIT_OF else parts[0].kind)
        return _merge(Code(source, kind, unit), *parts)

    def _table(self, node: ast.Call) -> Code:
        if len(node.args) != 2 or not isinstance(node.args[0], ast.Name):
            raise ExpressionError("표는 table(표이름, 값) 으로 씁니다.")
        name = node.args[0].id
        parameter = self.scope.parameters.get(name)
        if parameter is None or not parameter.is_table:
            raise ExpressionError(f"'{name}' 표가 매개변수에 없습니다.")
        key = self._number(node.args[1])
        code = Code(f"look_up(p[{parameter.index}], {key.source})", "number", parameter.unit, parameters={name})
        return _merge(code, key)

    def _between(self, node: ast.Call) -> Code:
        ends = [self._number(argument) for argument in node.args]
        if len(ends) != 2 or any(end.constant is None for end in ends):
            raise ExpressionError("between(작은 수, 큰 수) 로 씁니다.")
        return Code(f"({ends[0].constant}, {ends[1].constant})", "number")

    def _visit_compare(self, node: ast.Compare) -> Code:
        left, results = node.left, []
        for operator, right in zip(node.ops, node.comparators, strict=True):
            results.append(self._comparison(left, operator, right))
            left = right
        source = results[0].source
        for part in results[1:]:
            source = f"both({source}, {part.source})"
        return _merge(Code(source, "truth"), *results)

    def _comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Code:
        if isinstance(operator, (ast.In, ast.NotIn)) or self._is_choice(left):
            return self._choice_test(left, operator, right)
        symbol = _COMPARE.get(type(operator))
        if symbol is None:
            raise ExpressionError("비교는 <, <=, >, >=, ==, !=, in 만 씁니다.")
        a, b = self._number(left), self._number(right)
        if a.kind != b.kind:
            raise ExpressionError(f"날짜와 숫자를 비교할 수 없습니다: {ast.unparse(left)} {symbol} {ast.unparse(right)}")
        _same_unit(a, b, f"{ast.unparse(left)} {symbol} {ast.unparse(right)}")
        if a.constant is not None and b.constant is None:
            a, b, symbol = b, a, _FLIP[symbol]
        code = _merge(Code(_compare_source(symbol, a, b), "truth"), a, b)
        if a.fact is not None and b.constant is not None:
            code.cuts.setdefault(a.fact.id, set()).update(_cut_points(symbol, b.constant))
        return code

    def _is_choice(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and getattr(self.scope.facts.get(node.id), "type", "") == "choice"

    def _choice_test(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Code:
        if not self._is_choice(left) or not isinstance(left, ast.Name):
            raise ExpressionError(f"in 은 고르는 사실에만 씁니다: {ast.unparse(left)!r}")
        fact = self.scope.facts[left.id]
        names = right.elts if isinstance(right, (ast.List, ast.Tuple, ast.Set)) else [right]
        mask = 0
        for name in names:
            value = name.id if isinstance(name, ast.Name) else getattr(name, "value", None)
            if value not in {option.value for option in fact.options}:
                raise ExpressionError(f"'{fact.id}' 에 {ast.unparse(name)!r} 라는 선택지가 없습니다.")
            mask |= fact.option_bit(str(value))
        negative = isinstance(operator, (ast.NotIn, ast.NotEq))
        if not negative and not isinstance(operator, (ast.In, ast.Eq)):
            raise ExpressionError(f"고르는 사실 '{fact.id}' 에는 ==, !=, in, not in 만 씁니다.")
        rest = ((1 << len(fact.options)) - 1) & ~mask
        if negative:
            mask, rest = rest, mask
        state = f"f[{fact.index}]"
        source = f"((({state} & {mask}) != 0) | ((({state} & {rest}) != 0) << 1))"
        return Code(source, "truth", facts={fact.id}, counts={fact.id: 1}, cuts={fact.id: {mask}})

    def _truth(self, node: ast.expr) -> Code:
        code = self.visit(node)
        if code.kind != "truth":
            raise ExpressionError(f"참·거짓이 와야 합니다: {ast.unparse(node)!r}")
        return code

    def _number(self, node: ast.expr) -> Code:
        code = self.visit(node)
        if code.kind not in ("number", "date"):
            raise ExpressionError(f"숫자나 날짜가 와야 합니다: {ast.unparse(node)!r}")
        return code


def _may_be_zero(divisor: Code) -> bool:
    """Whether a divisor is zero, or a fact that can be."""
    if divisor.constant is not None:
        return divisor.constant == 0
    return divisor.fact is not None and divisor.fact.low <= 0 <= divisor.fact.high


def _compare_source(symbol: str, a: Code, b: Code) -> str:
    if b.constant is not None:
        c = str(b.constant) if isinstance(b.constant, int) else f"Fraction({b.constant.numerator}, {b.constant.denominator})"
        x = a.source
        low, high = (f"{x}[0]", f"{x}[1]")
        tests = {
            "<": (f"({low} < {c})", f"({high} >= {c})"),
            "<=": (f"({low} <= {c})", f"({high} > {c})"),
            ">": (f"({high} > {c})", f"({low} <= {c})"),
            ">=": (f"({high} >= {c})", f"({low} < {c})"),
        }.get(symbol)
        if tests and a.fact is not None:
            return f"({tests[0]} | ({tests[1]} << 1))"
    names = {"<": "less", "<=": "at_most", ">": "greater", ">=": "at_least", "==": "equal", "!=": "unequal"}
    return f"{names[symbol]}({a.source}, {b.source})"


def _cut_points(symbol: str, constant: int | Fraction) -> set[int | Fraction]:
    """Values from which on a comparison with ``constant`` may change: first value of each new cell."""
    return {constant, constant + 1} if symbol in ("==", "!=") else {constant + (symbol in ("<=", ">"))}


def _same_unit(a: Code, b: Code, where: str) -> str:
    if a.unit and b.unit and a.unit != b.unit and "date" not in (a.kind, b.kind):
        raise ExpressionError(f"단위가 다릅니다({a.unit} 와 {b.unit}): {where}")
    return a.unit or b.unit


def _merge(target: Code, *parts: Code) -> Code:
    for part in parts:
        target.facts |= part.facts
        target.parameters |= part.parameters
        for name, count in part.counts.items():
            target.counts[name] = target.counts.get(name, 0) + count
        for name, cuts in part.cuts.items():
            target.cuts.setdefault(name, set()).update(cuts)
    return target
