"""Starting a screening from what was asked, and taking facts when no question is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from center.dialogue import interview, talk
from center.dialogue.corrections import named_fact, said_again
from center.dialogue.guidance import explain_service, find_center, place_named
from center.dialogue.reading import another_time, hear, problem_replies, read_facts, usable_facts
from center.dialogue.recommendation import ask_more, next_path, recommend_benefits, recommend_subsidies
from center.dialogue.rules import rules
from center.dialogue.screening_text import fact_list, which_answer_reply
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.language.answers import is_question, wants_fresh_start, wants_list
from center.language.cues import speaks_of_staff
from center.messages.reply import Reply
from center.screening import interview as steps

DEFAULT_PROGRAM = "job_seeking_benefit"
FIRM_TOPICS = frozenset({"employer", "hiring", "firm", "retention", "senior_workers", "disabled_workers", "work_life"})
JOB_TOPICS = frozenset({"person", "work", "wage", "insurance"})
SHORT = 30
OWN_JOB = frozenset({"separation_reason", "separation_date", "insured_months"})


def start_screening(turn: Turn, memory: Memory) -> list[Reply]:
    """Check or estimate the program that was named; the one talked about, or 구직급여, when none was."""
    named = _asked_for(turn)
    if named is None:
        named = memory.service if memory.service and rules().named(memory.service) else DEFAULT_PROGRAM
        if _is_about_something_else(turn, str(named)):
            return recommend_benefits(turn, memory)
    programs = rules().named(str(named))
    if not programs:
        return [text_reply(turn, "cannot_check_yet"), *explain_service(turn, memory)]
    return _check(turn, memory, programs)


def _asked_for(turn: Turn) -> Any:
    """The service that is asked about: of several the last one ("실업급여 받다가 취직했는데 조기재취업수당 되나요?")."""
    named = [value for name, value in turn.entities if name == "service" and rules().named(str(value))]
    return turn.entity("service") if "service" in turn.pressed or not named else named[-1]


def _is_about_something_else(turn: Turn, supposed: str) -> bool:
    """Whether all that may be had is asked for, or the words are about another subject than the program nobody named."""
    if not turn.text or supposed != DEFAULT_PROGRAM:
        return False
    if wants_list(turn.text):
        return True
    subjects = interview.interests_in(turn, "citizen", hear(turn, False).facts)
    return bool(subjects) and set(subjects or ()).isdisjoint(rules().program(DEFAULT_PROGRAM).interests)


def check_subsidy(turn: Turn, memory: Memory) -> list[Reply]:
    """Check the subsidy that was named or talked about; else look at all of them."""
    named = _firms_program(turn) or turn.entity("service") or memory.service
    programs = rules().named(str(named)) if named else ()
    if not programs or rules().program(programs[0]).audience != "employer":
        if turn.entity("service") and not speaks_of_staff(turn.text):
            return start_screening(turn, memory) if programs else explain_service(turn, memory)
        return recommend_subsidies(turn, memory)
    return _check(turn, memory, programs)


def _firms_program(turn: Turn) -> str | None:
    """The first subsidy that is named, also after a benefit of the employee ("육아휴직 간 직원의 대체인력")."""
    named = [str(value) for name, value in turn.entities if name == "service"]
    return next((name for name in named if any(rules().program(p).audience == "employer" for p in rules().named(name))), None)


def _check(turn: Turn, memory: Memory, programs: tuple[str, ...]) -> list[Reply]:
    goal = "estimate" if turn.intent == "estimate_benefit" else "check"
    return interview.start(turn, memory, steps.Interview(programs=programs, goal=goal, as_of=turn.today))


def inform_without_question(turn: Turn, memory: Memory) -> list[Reply]:
    """Facts out of the blue: change the finished screening they belong to, or offer to check."""
    further = ask_more(turn, memory) or next_path(turn, memory)
    if further is not None:
        return further
    replies = take_stray_facts(turn, memory)
    if replies or interview.is_open(memory):
        return replies
    if place_named(turn):  # the answer to "where do you live?"
        return find_center(turn, memory)
    if turn.entity("service"):
        return explain_service(turn, memory)
    return talk.nothing_waits(turn, memory)


def take_stray_facts(turn: Turn, memory: Memory) -> list[Reply]:
    """Facts said while no question is open; empty when there are none."""
    state = interview.current(memory)
    other_time = another_time(turn, state) or said_again(turn, state) if state is not None else {}
    if state is not None and other_time:
        return _take_again(turn, memory, state, other_time)
    own = hear(turn, False)
    named = rules().named(str(_asked_for(turn))) if state is None and own.facts else ()
    if named:  # facts and the name of a program: that one is meant
        return _check(turn, memory, named)
    if state is None and len(own.facts.keys() & OWN_JOB) < 2 and (_talks_of_firm(memory) or speaks_of_staff(turn.text)):
        of_firm = hear(turn, True)
        if of_firm.facts:
            return problem_replies(turn, of_firm) + _begin_with(turn, memory, usable_facts(of_firm, turn.today))
    if state is not None and steps.audience_of(rules(), state) == "employer" and len(own.facts.keys() & OWN_JOB) > 1:
        state = None  # an employer before, now somebody who lost a job
    reading = read_facts(turn, state) if state is not None else own
    facts = usable_facts(reading, turn.today)
    problems = problem_replies(turn, reading)
    if facts and state is not None:
        return problems + _take_again(turn, memory, state, facts)
    if len(facts) > 1 or (facts and turn.intent == "inform"):
        return _begin_with(turn, memory, facts)
    return problems


def take_told(turn: Turn, memory: Memory) -> list[Reply] | None:
    """What somebody only tells of themselves ("기초수급자예요"), though it seems no business of ours; None for anything else."""
    if not turn.text or is_question(turn.text) or len(turn.text) > SHORT or interview.is_open(memory):
        return None
    return take_stray_facts(replace(turn, intent="inform"), memory) or None


def _talks_of_firm(memory: Memory) -> bool:
    """Whether a subsidy for employers was talked about last."""
    programs = rules().named(memory.service) if memory.service else ()
    return bool(programs) and rules().program(programs[0]).audience == "employer"


def take_facts_of_the_firm(turn: Turn, memory: Memory) -> list[Reply] | None:
    """What an employer says after a result ("시차출퇴근도 되나요?"), though it seems no business of ours; None without facts.

    The result is shown anew and stays the last word: nothing is asked after such a sentence.
    """
    state = interview.current(memory)
    if state is None or interview.is_open(memory) or steps.audience_of(rules(), state) != "employer":
        return None
    facts = usable_facts(read_facts(turn, state), turn.today)
    told = steps.tell(rules(), state, facts, overwrite=True).interview
    if not facts or told.disagreement:
        return None
    memory.interview = replace(told, current=None, finished=True).as_dict()
    known = fact_list(turn, rules(), told, tuple(facts))
    return [text_reply(turn, "understood_facts", facts=known), *interview.finish(turn, memory)]


def _begin_with(turn: Turn, memory: Memory, facts: Mapping[str, Any]) -> list[Reply]:
    """What somebody who only tells of themselves wants: the check that asks for such facts."""
    topics = {rules().facts[name].topic for name in facts if name in rules().facts}
    if topics & FIRM_TOPICS:
        if _talks_of_firm(memory):
            return _check(turn, memory, rules().named(str(memory.service)))
        return recommend_subsidies(turn, memory)
    if topics <= JOB_TOPICS:
        return _check(turn, memory, (DEFAULT_PROGRAM,))
    return recommend_benefits(turn, memory)


def _take_again(turn: Turn, memory: Memory, state: steps.Interview, facts: Mapping[str, Any]) -> list[Reply]:
    told = steps.tell(rules(), replace(state, finished=False), facts, overwrite=True).interview
    memory.interview = told.as_dict()
    if told.disagreement:  # the question which is right comes next
        return []
    if state.audience and state.finished:  # a list that was asked for stays a list
        memory.interview = replace(told, current=None, finished=True).as_dict()
        return [text_reply(turn, "understood_facts", facts=fact_list(turn, rules(), told, tuple(facts))),
                *interview.finish(turn, memory)]
    return interview.show_and_go_on(turn, memory, told, tuple(facts))


def change_answer(turn: Turn, memory: Memory) -> list[Reply]:
    """Correct an answer after the result was shown."""
    state = interview.current(memory)
    if state is None:
        return talk.nothing_waits(turn, memory)
    names_none = named_fact(turn, state) is None and not read_facts(turn, state).facts
    if state.finished and state.facts and names_none:
        return [which_answer_reply(turn, rules(), state)]
    if state.finished and state.audience and "change" not in turn.pressed and read_facts(turn, state).facts:
        return take_stray_facts(turn, memory)
    memory.interview = replace(state, finished=False).as_dict()
    replies = interview.answer(turn, memory)
    if not interview.is_open(memory) and len(replies) < 2:
        replies += interview.finish(turn, memory)
    return replies


def stop(turn: Turn, memory: Memory) -> list[Reply]:
    """Stop while no question is open; "처음부터 다시" offers the last check anew."""
    state = interview.current(memory)
    if state is None or not wants_fresh_start(turn.text):
        return talk.nothing_waits(turn, memory)
    citizen = steps.audience_of(rules(), state) == "citizen"
    again: dict[str, object] = {"fresh": 1}
    if state.audience:
        intent = "recommend_benefits" if citizen else "recommend_subsidies"
    elif state.profile:
        intent = "assess_job_seeker" if citizen else "request_hiring_support"
    else:
        intent, again["service"] = "check_benefit" if citizen else "check_subsidy", state.programs[0]
    return [text_reply(turn, "start_over_with_button", button(turn.say("button_start_over"), intent, **again))]
