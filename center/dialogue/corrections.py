"""Changing one's mind in an interview: an answer taken back, two answers that disagree, another time, a fresh start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from center.dialogue.progress import explain, move_on, skip, understood
from center.dialogue.reading import problem_replies, read_facts, said_of, usable_facts
from center.dialogue.rules import rules
from center.dialogue.screening_text import fact_list, which_answer_reply
from center.dialogue.turn import Memory, Turn, text_reply
from center.language.answers import says_again
from center.language.facts import FactReading
from center.messages.reply import Reply
from center.screening import interview as steps
from center.screening.interview import Interview


def settle(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """The person says which of two contradicting answers is right, or that neither is, or that they do not know."""
    assert interview.disagreement is not None
    name, kept = interview.disagreement.fact, turn.pressed.get("keep")
    asked = replace(interview, current=name)
    if turn.intent in ("explain_question", "repeat"):
        return explain(turn, asked)
    if kept in ("before", "now"):
        return _settled(turn, memory, steps.settle(interview, keep_new=kept == "now"), name)
    reading = read_facts(turn, asked)
    facts = usable_facts(reading, turn.today)
    if name in facts:
        known = steps.forget(interview, name)
        return _settled(turn, memory, steps.tell(rules(), known, {name: facts[name]}, overwrite=True).interview, name)
    if turn.intent == "dont_know":
        return skip(turn, memory, asked)
    if kept or turn.intent in ("deny", "go_back"):
        memory.interview = replace(steps.forget(asked, name), changing=True).as_dict()
        return [text_reply(turn, "going_back")]
    if not facts:
        return problem_replies(turn, reading)
    step = steps.tell(rules(), replace(interview, disagreement=None), facts)
    if step.interview.disagreement:
        return []
    memory.interview = replace(step.interview, disagreement=interview.disagreement).as_dict()
    return [understood(turn, step.interview, step.taken)]


def _settled(turn: Turn, memory: Memory, settled: Interview, name: str) -> list[Reply]:
    move_on(memory, settled, steps.result_of(rules(), settled))
    return [understood(turn, settled, (name,))]


def go_back(turn: Turn, memory: Memory, interview: Interview, reading: FactReading) -> list[Reply]:
    """Take back the named answer, or the last one; with a new value in the message it is changed at once."""
    others = {name: value for name, value in reading.facts.items() if name in interview.facts}
    if others:
        return change(turn, memory, interview, others)
    back = steps.go_back(interview, named_fact(turn, interview))
    if back is not None:
        memory.interview = back.as_dict()
        return [text_reply(turn, "going_back")]
    if interview.facts:
        return [which_answer_reply(turn, rules(), interview)]
    return [text_reply(turn, "nothing_to_go_back_to")]


def change(turn: Turn, memory: Memory, interview: Interview, facts: Mapping[str, Any]) -> list[Reply]:
    """Put new values in the place of what was said before."""
    changed = steps.tell(rules(), interview, facts, overwrite=True).interview
    if changed.disagreement:
        memory.interview = changed.as_dict()
        return []
    move_on(memory, changed, steps.result_of(rules(), changed))
    return [text_reply(turn, "changed_facts", facts=fact_list(turn, rules(), changed, tuple(facts)))]


def said_again(turn: Turn, interview: Interview) -> dict[str, Any]:
    """"아니 15명": what was said last of that kind, unless it answers the open question."""
    if turn.pressed or not turn.text or not says_again(turn.text):
        return {}
    if interview.current and said_of(turn, interview.current) is not None:
        return {}
    told = [name for name, value in interview.facts.items() if value is not None]
    for name in reversed(told):
        value = said_of(turn, name)
        if value is not None:
            return {name: value}
    return {}


def named_fact(turn: Turn, interview: Interview) -> str | None:
    """The answered fact that the person wants to change, by button or in words ("나이 고칠래요")."""
    if turn.pressed.get("change") in interview.facts:
        return turn.pressed["change"]
    best: tuple[int, str] | None = None
    for name in interview.facts:
        words = [word for word in rules().facts[name].short.split() if len(word) > 1]
        hits = sum(word in turn.text for word in words)
        if hits and (best is None or hits > best[0]):
            best = (hits, name)
    return best[1] if best else None


def start_over(turn: Turn, memory: Memory, interview: Interview) -> list[Reply]:
    """Forget what was said and begin the same interview again."""
    fresh = replace(
        interview, facts={}, asked=(), current=None, disagreement=None, changing=False, finished=False,
        interests=None if interview.audience else interview.interests,
    )
    if fresh.wants_subject:
        memory.interview = fresh.as_dict()
    else:
        move_on(memory, fresh, steps.result_of(rules(), fresh))
    return [text_reply(turn, "starting_over")]
