"""What if: "그럼 45살이면요?" shows what would be, and leaves what was said as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from center.dialogue.progress import current
from center.dialogue.reading import hear, usable_facts
from center.dialogue.result_text import result_reply
from center.dialogue.rules import rules
from center.dialogue.screening_text import fact_list
from center.dialogue.turn import Memory, Turn, text_reply
from center.language.answers import supposed
from center.messages.reply import Reply
from center.screening import interview as steps
from center.screening.interview import Interview


def asked(turn: Turn, memory: Memory) -> tuple[Interview, Mapping[str, Any]] | None:
    """The interview and the facts that a message supposes of it; None when nothing is supposed."""
    state = current(memory)
    told = supposed(turn.text) if turn.text and not turn.pressed else None
    if told is None or state is None or state.wants_subject or state.disagreement or state.profile:
        return None
    firm = steps.audience_of(rules(), state) == "employer"
    heard = usable_facts(hear(replace(turn, text=told), firm), turn.today)
    used = {name for program in steps.programs_of(rules(), state) for version in program.versions for name in version.facts}
    facts = {name: value for name, value in heard.items() if name in used or name in state.facts}
    return (state, facts) if facts else None


def take(turn: Turn, memory: Memory) -> list[Reply] | None:
    """The result if it were so; None when a message supposes nothing."""
    found = asked(turn, memory)
    if found is None:
        return None
    state, facts = found
    known = {name: value for name, value in state.facts.items() if name not in facts}
    would_be = steps.tell(rules(), replace(state, facts=known, current=None, finished=True), facts, overwrite=True).interview
    if would_be.disagreement:
        return None
    shown = result_reply(turn, steps.result_of(rules(), would_be), replace(would_be, finished=True), (), opening=False)
    return [text_reply(turn, "supposing", facts=fact_list(turn, rules(), would_be, tuple(facts))), shown]
