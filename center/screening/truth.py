"""Three-valued answers as two bits: "can be true" and "can be false".

A verdict is ``yes`` when it can only be true, ``no`` when it can only be false, ``unknown`` when it can be both.
Learning more only ever removes a bit, so a yes or no never flips. ``0`` (neither) means that the answers
contradict each other; it never leaves this package (see ``ContradictoryFacts``).
"""

from __future__ import annotations

from typing import Final

YES: Final = 1
NO: Final = 2
UNKNOWN: Final = 3
NAMES: Final = ("contradiction", "yes", "no", "unknown")


def both(a: int, b: int) -> int:
    """Kleene's AND: no as soon as one side is no."""
    return (a & b & 1) | ((a | b) & 2)


def either(a: int, b: int) -> int:
    """Kleene's OR: yes as soon as one side is yes."""
    return ((a | b) & 1) | (a & b & 2)


def negate(a: int) -> int:
    """NOT: swaps the two bits."""
    return ((a & 1) << 1) | (a >> 1)


def all_of(values: tuple[int, ...]) -> int:
    """AND over any number of answers; yes for none."""
    can_be_true, can_be_false = 1, 0
    for value in values:
        can_be_true &= value
        can_be_false |= value & 2
    return can_be_true | can_be_false
