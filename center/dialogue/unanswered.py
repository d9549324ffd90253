"""An answer that leaves the question open: not understood, nothing new in it, or the question does not apply to the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from center.dialogue.progress import move_on
from center.dialogue.rules import rules
from center.dialogue.turn import Memory, Turn, text_reply
from center.language.answers import does_not_apply, is_question
from center.messages.reply import Reply
from center.screening import interview as steps
from center.screening.fact import Fact
from center.screening.interview import Interview

MOST_TRIES = 3


def is_no_digression(turn: Turn) -> bool:
    """Whether something outside our business is said as an answer ("그냥 주부예요"), not asked."""
    return turn.intent == "out_of_scope" and bool(turn.text) and not is_question(turn.text)


def brings_nothing(interview: Interview, facts: Mapping[str, Any]) -> bool:
    """Whether a message only repeats what is known and leaves the question as it was."""
    return bool(interview.current) and all(
        name != interview.current and interview.facts.get(name) == value for name, value in facts.items()
    )


def leave_open(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """Pass over a question that does not apply; ask again what was not understood, but nobody is asked for ever."""
    fact = rules().facts[interview.current or ""]
    if fact.type != "yes_no" and (does_not_apply(turn.text) or (fact.type == "date" and turn.intent == "deny")):
        return _pass_over(turn, memory, _without_its_subject(interview, fact), "does_not_apply")
    memory.misses += 1
    if memory.misses >= MOST_TRIES:
        return _pass_over(turn, memory, interview, "skipped")
    key = f"expected_{fact.type}" if memory.misses < 2 else "expected_again"
    return [text_reply(turn, key, fact=fact.short, example=_example(fact))]


def _pass_over(turn: Turn, memory: Memory, interview: Interview, key: str) -> list[Reply]:
    memory.misses = 0
    skipped = steps.not_known(interview)
    move_on(memory, skipped, steps.result_of(rules(), skipped))
    return [text_reply(turn, key)]


def _without_its_subject(interview: Interview, fact: Fact) -> Interview:
    """Of all subjects, those left when the only one that asks for this fact does not concern the person (no child)."""
    if interview.interests != ():
        return interview
    programs = steps.programs_of(rules(), interview)
    asking = [program for program in programs if any(fact.id in version.facts for version in program.versions)]
    common = frozenset.intersection(*(frozenset(program.interests) for program in asking)) if asking else frozenset()
    left = tuple(i.id for i in rules().interests.values() if i.audience == interview.audience and i.id not in common)
    return replace(interview, interests=left) if common and left else interview


def _example(fact: Fact) -> str:
    """A number that would be an answer."""
    ends = [end for band in fact.bands for end in (band.low, band.high) if end]
    return f"{ends[0] if ends else 10}{fact.unit}"
