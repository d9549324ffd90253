"""How long somebody will wait, as a range from measured visits; nothing is told when too little was measured."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

FEWEST_MEASURED = 5
LOW_SHARE, HIGH_SHARE = 0.25, 0.75


def estimate_minutes(ahead: int, served: Sequence[int], desks: int) -> tuple[int, int] | None:
    """Minutes until one's turn with ``ahead`` people before: from how long the quick and the slow quarter of visits took.

    None while fewer than five visits were measured. ``desks`` that call people work side by side.
    """
    if ahead <= 0:
        return (0, 0)
    if len(served) < FEWEST_MEASURED:
        return None
    ordered = sorted(served)
    low = ordered[int((len(ordered) - 1) * LOW_SHARE)]
    high = ordered[ceil((len(ordered) - 1) * HIGH_SHARE)]
    rounds = ahead / max(1, desks)
    return int(low * rounds // 60), ceil(high * ceil(rounds) / 60)
