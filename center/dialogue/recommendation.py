"""Everything somebody may get, and which type of job seeker or employer somebody is: where such an interview begins."""

from __future__ import annotations

from dataclasses import replace

from center.dialogue import interview
from center.dialogue.guidance import explain_service
from center.dialogue.reading import hear
from center.dialogue.rules import rules
from center.dialogue.turn import Memory, Turn, text_reply
from center.language.answers import wants_more
from center.messages.reply import Reply
from center.screening.interview import Interview
from center.services.service import has_service

BUDGET = 10
# Facts that say nothing about what the help is for: with these alone the subject is asked.
WITHOUT_SUBJECT = frozenset({
    "insured_headcount", "industry", "non_capital_region", "priority_firm", "age", "birth_date", "disabled", "worker_kind",
    "monthly_wage", "household_size", "household_income", "household_assets", "own_monthly_income", "hire_monthly_wage",
})
JOB_SEEKER, EMPLOYER, SPECIAL_EMPLOYMENT = "job_seeker_type", "employer_type", "special_employment_path"


def recommend_benefits(turn: Turn, memory: Memory) -> list[Reply]:
    """What a citizen may get."""
    return _recommend(turn, memory, "citizen")


def recommend_subsidies(turn: Turn, memory: Memory) -> list[Reply]:
    """What an employer may get."""
    return _recommend(turn, memory, "employer")


def _recommend(turn: Turn, memory: Memory, audience: str) -> list[Reply]:
    state = interview.current(memory)
    if ("more" in turn.pressed or wants_more(turn.text)) and state is not None and state.audience == audience:
        return interview.go_further(turn, memory, replace(state, budget=state.budget + BUDGET))
    begun = Interview(programs=(), goal="check", as_of=turn.today, audience=audience, budget=BUDGET)
    interests = _interests(turn, audience)
    if interests is None and state is not None and not state.finished and state.audience == audience:
        interests = state.interests  # asked in the middle of it: the subject stays what it was
    return interview.start(turn, memory, replace(begun, interests=interests))


def ask_more(turn: Turn, memory: Memory) -> list[Reply] | None:
    """"더 자세히 확인할래요" after a list; None when there is no list or something else was said."""
    state = interview.current(memory)
    if state is None or not state.audience or not state.finished or not wants_more(turn.text):
        return None
    return _recommend(turn, memory, state.audience)


def _interests(turn: Turn, audience: str) -> tuple[str, ...] | None:
    """The subjects that were pressed or named; None when nothing tells what the help is for."""
    told = hear(turn, audience == "employer").facts.keys()
    found = interview.interests_in(turn, audience, told)
    if found is None and len(told) > 1 and not told <= WITHOUT_SUBJECT:
        return ()  # somebody who tells so much wants an answer, not another question first
    return found


def assess_job_seeker(turn: Turn, memory: Memory) -> list[Reply]:
    """Which kind of help fits a job seeker; people in special employment have their own paths."""
    told = hear(turn, False).facts
    special = told.get("worker_kind") == "platform_worker" or turn.entity("service") == "special_employment_support"
    profile = SPECIAL_EMPLOYMENT if special and SPECIAL_EMPLOYMENT in rules().profiles else JOB_SEEKER
    return _assess(turn, memory, profile)


def next_path(turn: Turn, memory: Memory) -> list[Reply] | None:
    """Somebody in special employment says what they want next, however unclear the rest is; None for anybody else."""
    told = hear(turn, False, profile=True).facts
    return assess_job_seeker(turn, memory) if told.get("worker_kind") == "platform_worker" and "wants_next" in told else None


def request_hiring_support(turn: Turn, memory: Memory) -> list[Reply]:
    """An employer looks for people: the service that was named, then which support fits the firm."""
    named = turn.entity("service")
    told = explain_service(turn, memory) if named and has_service(str(named)) else []
    return [*told, *_assess(turn, memory, EMPLOYER)]


def _assess(turn: Turn, memory: Memory, profile_id: str) -> list[Reply]:
    profile = rules().profile(profile_id)
    begun = Interview(programs=(), goal="check", as_of=turn.today, profile=profile_id)
    opening = text_reply(turn, "profile_opening", name=profile.name, summary=profile.summary)
    return [opening, *interview.start(turn, memory, begun)]
