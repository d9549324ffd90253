"""Generated rules: checked expressions as Python functions, made when first needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from center.screening import interval, truth
from center.screening.fact import State

NAMES: dict[str, Any] = {
    name: getattr(interval, name)
    for name in (
        "add", "subtract", "multiply", "divide", "smaller", "larger", "round_down", "round_up", "choose", "look_up", "add_months",
        "month_start", "years_between", "months_between", "less", "at_most", "greater", "at_least", "equal", "unequal",
    )
} | {"both": truth.both, "either": truth.either, "negate": truth.negate, "Fraction": Fraction}


class Rules:
    """Generated rules: a function of (facts, parameters) that returns a tuple with the value of every code.

    The Python function is made at the first call, so loading stays quick. ``made_of`` gives the same rules over other
    operators (whole columns of people, see ``batch``).
    """

    __slots__ = ("_made", "name", "run", "source")

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.source = source
        self.run: Callable[..., Any] = self._first_run
        self._made: dict[int, Callable[..., Any]] = {}

    def __call__(self, facts: Sequence[State], parameters: Sequence[Any]) -> Any:
        return self.run(facts, parameters)

    def _first_run(self, facts: Sequence[State], parameters: Sequence[Any]) -> Any:
        self.run = self.made_of(NAMES)
        return self.run(facts, parameters)

    def made_of(self, names: dict[str, Any]) -> Callable[..., Any]:
        """The function with the operators of ``names``."""
        made = self._made.get(id(names))
        if made is None:
            module = dict(names)
            exec(compile(self.source, f"<rules:{self.name}>", "exec"), module)
            made = self._made[id(names)] = module["rules"]
        return made
