"""Which open programs are for few people only: those whose open condition seldom holds come after the others in a list."""

from __future__ import annotations

from math import inf

from center.screening.evaluate import Ruling
from center.screening.fact import Fact, State
from center.screening.person import Person, Situation
from center.screening.program import Criterion
from center.screening.ruleset import RuleSet
from center.screening.truth import NO, UNKNOWN, YES

SELDOM = 0.3


def is_for_few(rules: RuleSet, ruling: Ruling, person: Person) -> bool:
    """Whether an open criterion rests on one thing that nobody told and that seldom is so (경력단절여성, 60세 이상 …)."""
    situation = ruling.situation
    if ruling.verdict != UNKNOWN or situation is None or not ruling.criteria:
        return False
    for criterion, value, applies in zip(situation.version.criteria, ruling.criteria[-1], situation.applies, strict=False):
        facts = [rules.facts[name] for name in criterion.facts if name in rules.facts]
        facts = [fact for fact in facts if not fact.is_exact(situation.facts[fact.index])]
        if value == UNKNOWN and applies == YES and len(facts) == 1 and person.states[facts[0].index] == facts[0].unknown:
            share = _share(facts[0], criterion, situation)
            if share is not None and share < SELDOM:
                return True
    return False


def only_helps(ruling: Ruling) -> bool:
    """Whether a program for employers pays nothing: who asks for subsidies wants those that pay first."""
    return ruling.program.audience == "employer" and not any(version.amounts for version in ruling.program.versions)


def _share(fact: Fact, criterion: Criterion, situation: Situation) -> float | None:
    """The share of answers, weighed by how common they are, that leave the criterion possible; None when nothing tells."""
    weights = _weights(fact)
    possible, total = 0.0, sum(weight for _, weight in weights)
    facts = list(situation.facts)
    for state, weight in weights:
        facts[fact.index] = state
        if criterion.alone(facts, situation.deciding)[0] != NO:
            possible += weight
    return possible / total if total else None


def _weights(fact: Fact) -> list[tuple[State, float]]:
    """Answers with how common they are: the prior of the file, or bands of numbers that count alike."""
    if fact.type == "yes_no":
        return [(1, fact.prior.get("yes", 0)), (2, fact.prior.get("no", 0))]
    if fact.options:
        return [(1 << place, fact.prior.get(option.value, 0)) for place, option in enumerate(fact.options)]
    if fact.typical is not None:
        return []
    ends = [(-inf if band.low is None else band.low, inf if band.high is None else band.high) for band in fact.bands]
    return [(state, 1.0) for state in ends]
