"""What ``/metrics`` tells: turns (how many, who answered them, how long they took) and notices by what became of them."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

TURNS = Counter("ieum_turns_total", "Answered turns by who answered: rasa, directly (Rasa away), alone (no words).", ["answered"])
SECONDS = Histogram(
    "ieum_turn_seconds", "Time of a turn from the message to the stored answer.",
    buckets=(0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10),
)
NOTICES = Gauge("ieum_notices", "Notices in the outbox by state; dead ones reached nobody and wait for staff.", ["state"])
