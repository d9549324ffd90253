"""Screening over HTTP: the same engine as the chat, without a conversation."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from center import clock
from center.dialogue.rules import rules
from center.screening.catalogue import describe_fact, describe_interest, describe_profile, describe_program, summarize_program
from center.screening.next_question import questions_ahead
from center.screening.result import show_question
from center.screening.ruleset import RuleSet
from web.deps import NoQuery, Strict
from web.screening.requests import ScreeningRequest, result_of, screening_of

router = APIRouter(prefix="/api", tags=["screening"])
FORM_LENGTH = 12


class AudienceQuery(Strict):
    """Whose programs, and as of which day."""

    audience: Literal["citizen", "employer"] | None = None
    as_of: date | None = None


class AsOfQuery(Strict):
    """As of which day."""

    as_of: date | None = None


@router.post("/screenings")
def screen_person(body: ScreeningRequest) -> dict[str, Any]:
    """Verdicts with reasons, amounts, what to do next and what to ask next."""
    return result_of(body)


@router.post("/screenings/questions")
def questions(body: ScreeningRequest) -> dict[str, Any]:
    """The next questions for a form, best first; what no longer matters is not among them."""
    screening = screening_of(body)
    found = questions_ahead(screening.rules, screening.person, screening.rulings, FORM_LENGTH)
    return {"questions": [show_question(question) for question in found]}


@router.get("/programs")
def list_programs(query: Annotated[AudienceQuery, Query()]) -> dict[str, Any]:
    """Programs with name, summary and whether they are in force."""
    as_of = query.as_of or clock.today()
    chosen = [p for p in rules().programs.values() if query.audience in (None, p.audience)]
    return {"items": [summarize_program(program, as_of) for program in chosen]}


@router.get("/programs/{program_id}")
def show_program(program_id: str, query: Annotated[AsOfQuery, Query()]) -> dict[str, Any]:
    """Versions, criteria, citations, documents, how to apply."""
    return describe_program(rules().program(program_id), query.as_of or clock.today())


@router.get("/interests")
def list_interests(query: Annotated[AudienceQuery, Query()]) -> dict[str, Any]:
    """Subjects that narrow a screening."""
    chosen = [i for i in rules().interests.values() if query.audience in (None, i.audience)]
    return {"items": [describe_interest(interest) for interest in chosen]}


@router.get("/profiles")
def list_profiles(query: Annotated[AudienceQuery, Query()]) -> dict[str, Any]:
    """Classifications (job seeker, employer …) with their types and service paths.

    The types' ``program`` ids can be screened like programs; the type with a yes is the person's.
    """
    chosen = [p for p in rules().profiles.values() if query.audience in (None, p.audience)]
    return {"items": [describe_profile(profile) for profile in chosen]}


@router.get("/facts")
def list_facts(query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """Every fact we may ask for."""
    return _facts(rules())


@lru_cache(maxsize=1)
def _facts(book: RuleSet) -> dict[str, Any]:
    return {"items": [describe_fact(fact) for fact in book.facts.values() if fact.id not in ("as_of", "event_date")]}
