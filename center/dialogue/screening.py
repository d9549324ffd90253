"""Starting a screening from what was asked, and taking facts when no question is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from center.dialogue import interview, talk
from center.dialogue.guidance import explain_service, find_center, place_named
from center.dialogue.reading import problem_replies, read_facts, usable_facts
from center.dialogue.recommendation import recommend_subsidies
from center.dialogue.rules import rules
from center.dialogue.screening_text import which_answer_reply
from center.dialogue.turn import Memory, Turn, text_reply
from center.messages.reply import Reply
from center.screening import interview as steps

DEFAULT_PROGRAM = "job_seeking_benefit"


def start_screening(turn: Turn, memory: Memory) -> list[Reply]:
    """Check or estimate the program that was named; the one talked about, or 구직급여, when none was."""
    named = turn.entity("service")
    if named is None:
        named = memory.service if memory.service and rules().named(memory.service) else DEFAULT_PROGRAM
    programs = rules().named(str(named))
    if not programs:
        return [text_reply(turn, "cannot_check_yet"), *explain_service(turn, memory)]
    return _check(turn, memory, programs)


def check_subsidy(turn: Turn, memory: Memory) -> list[Reply]:
    """Check the subsidy that was named or talked about; else look at all of them."""
    named = turn.entity("service") or memory.service
    programs = rules().named(str(named)) if named else ()
    if not programs or rules().program(programs[0]).audience != "employer":
        if turn.entity("service"):
            return start_screening(turn, memory) if programs else explain_service(turn, memory)
        return recommend_subsidies(turn, memory)
    return _check(turn, memory, programs)


def _check(turn: Turn, memory: Memory, programs: tuple[str, ...]) -> list[Reply]:
    goal = "estimate" if turn.intent == "estimate_benefit" else "check"
    return interview.start(turn, memory, steps.Interview(programs=programs, goal=goal, as_of=turn.today))


def inform_without_question(turn: Turn, memory: Memory) -> list[Reply]:
    """Facts out of the blue: change the finished screening they belong to, or offer to check."""
    replies = take_stray_facts(turn, memory)
    if replies:
        return replies
    if place_named(turn):  # the answer to "where do you live?"
        return find_center(turn, memory)
    if turn.entity("service"):
        return explain_service(turn, memory)
    return talk.nothing_waits(turn, memory)


def take_stray_facts(turn: Turn, memory: Memory) -> list[Reply]:
    """Facts said while no question is open; empty when there are none."""
    reading = read_facts(turn, None)
    facts = usable_facts(reading, turn.today)
    problems = problem_replies(turn, reading)
    state = interview.current(memory)
    if facts and state is not None:
        return problems + _take_again(turn, memory, state, facts)
    if len(facts) > 1 or (facts and turn.intent == "inform"):
        return _check(turn, memory, (DEFAULT_PROGRAM,))
    return problems


def _take_again(turn: Turn, memory: Memory, state: steps.Interview, facts: Mapping[str, Any]) -> list[Reply]:
    told = steps.tell(rules(), replace(state, finished=False), facts, overwrite=True).interview
    memory.interview = told.as_dict()
    if told.disagreement:  # the question which is right comes next
        return []
    return interview.show_and_go_on(turn, memory, told, tuple(facts))


def change_answer(turn: Turn, memory: Memory) -> list[Reply]:
    """Correct an answer after the result was shown."""
    state = interview.current(memory)
    if state is None:
        return talk.nothing_waits(turn, memory)
    names_none = interview.named_fact(turn, state) is None and not read_facts(turn, state).facts
    if state.finished and state.facts and names_none:
        return [which_answer_reply(turn, rules(), state)]
    memory.interview = replace(state, finished=False).as_dict()
    replies = interview.answer(turn, memory)
    if not interview.is_open(memory) and len(replies) < 2:
        replies += interview.finish(turn, memory)
    return replies
