"""What an employer wants to know of the own firm ("우리 회사 우선지원대상기업인가요?"): told, or what is missing for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from center.dialogue.progress import current
from center.dialogue.reading import hear, usable_facts
from center.dialogue.rules import rules
from center.dialogue.screening_text import in_words
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.language.cues import compiled
from center.language.word_lists import word_list
from center.messages.reply import Reply
from center.screening import interview as steps

EMPLOYER = "employer"


def take(turn: Turn, memory: Memory) -> list[Reply] | None:
    """The answer, or what is missing for it; None when a message is about something else."""
    if turn.pressed or not turn.text:
        memory.firm_fact = None
        return None
    wanted = _asked(turn.text)
    told = usable_facts(hear(turn, True), turn.today)
    pending, memory.firm_fact = memory.firm_fact, None
    if wanted is None and pending and set(told) <= set(_sources(pending)) and told:
        wanted = pending
    return None if wanted is None else _tell(turn, memory, wanted, told)


def _facts() -> Mapping[str, Any]:
    found: Mapping[str, Any] = word_list("asked_facts")["facts"]
    return found


def _asked(text: str) -> str | None:
    return next((name for name, entry in _facts().items() if compiled(entry["words"]).search(text)), None)


def _sources(name: str) -> list[str]:
    return list(_facts()[name]["from"])


def _tell(turn: Turn, memory: Memory, name: str, told: Mapping[str, Any]) -> list[Reply]:
    known = _keep(memory, told)
    fact = rules().facts[name]
    value = steps.worked_out(rules(), known, name, turn.today)
    missing = [source for source in _sources(name) if known.get(source) is None]
    if value is None and missing:
        memory.firm_fact = name
        names = ", ".join(rules().facts[source].short for source in missing)
        return [text_reply(turn, "firm_fact_needs", fact=fact.short, names=names, help=fact.help)]
    key = {True: "firm_fact_yes", False: "firm_fact_no", None: "firm_fact_open"}[value]
    said = ", ".join(
        f"{rules().facts[source].short} {in_words(turn, rules().facts[source], known[source])}"
        for source in _sources(name) if known.get(source) is not None
    )
    subsidies = button(turn.say("menu_recommend_subsidies"), "recommend_subsidies")
    return [text_reply(turn, key, subsidies, fact=fact.short, said=said, help=fact.help)]


def _keep(memory: Memory, told: Mapping[str, Any]) -> dict[str, Any]:
    """What the firm has said, with what it says now; kept for the interview that may follow."""
    state = current(memory)
    if state is not None and steps.audience_of(rules(), state) == EMPLOYER:
        state = replace(state, facts={**state.facts, **told})
        memory.interview = state.as_dict()
        return dict(state.facts)
    known = {**memory.aside.get(EMPLOYER, {}), **told}
    memory.aside = {**memory.aside, EMPLOYER: known}
    return known
