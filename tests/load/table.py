"""Rows of measurements with goals."""

from __future__ import annotations

import time
from collections.abc import Callable


def milliseconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Table:
    """Rows of a measurement with a goal."""

    def __init__(self) -> None:
        self.missed = 0
        print(f"{'what':<58}{'measured':>14}{'goal':>14}")

    def row(self, what: str, value: float, unit: str, goal: float | None = None) -> None:
        met = goal is None or value <= goal
        self.missed += not met
        goal_text = "" if goal is None else f"≤ {goal:g} {unit}"
        print(f"{what:<58}{f'{value:.3g} {unit}':>14}{goal_text:>14}{'' if met else '   MISSED'}", flush=True)


def best_of(call: Callable[[], object], count: int) -> float:
    return min(milliseconds(call) for _ in range(count))
