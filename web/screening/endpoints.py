"""Screening over HTTP: the same engine as the chat, without a conversation."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from center import clock
from center.dialogue.rules import rules
from center.messages.catalog import catalog
from center.screening.catalogue import describe_fact, describe_program, summarize_program
from center.screening.person import read_person
from center.screening.result import screen, show
from web.deps import NoQuery, Strict

router = APIRouter(prefix="/api", tags=["screening"])


class ScreeningRequest(Strict):
    """Facts of a person or employer; what is left out is unknown."""

    audience: Literal["citizen", "employer"]
    as_of: date | None = None
    facts: dict[str, Any] = Field(default_factory=dict, max_length=200)
    programs: list[str] | None = Field(default=None, max_length=200)
    interests: list[str] | None = Field(default=None, max_length=50)


class ProgramQuery(Strict):
    """Which programs, and as of which day."""

    audience: Literal["citizen", "employer"] | None = None
    as_of: date | None = None


class AsOfQuery(Strict):
    """As of which day."""

    as_of: date | None = None


@router.post("/screenings")
def screen_person(body: ScreeningRequest) -> dict[str, Any]:
    """Verdicts with reasons, amounts, what to do next and what to ask next."""
    book = rules()
    if body.programs is not None:
        programs = [book.program(name) for name in dict.fromkeys(body.programs)]
    else:
        programs = book.for_audience(body.audience)
        if body.interests:
            wanted = set(body.interests)
            programs = [p for p in programs if wanted & set(p.interests)]
    person = read_person(book, body.facts, body.as_of or clock.today())
    return show(screen(book, person, programs), catalog())


@router.get("/programs")
def list_programs(query: Annotated[ProgramQuery, Query()]) -> dict[str, Any]:
    """Programs with name, summary and whether they are in force."""
    as_of = query.as_of or clock.today()
    chosen = [p for p in rules().programs.values() if query.audience in (None, p.audience)]
    return {"items": [summarize_program(program, as_of) for program in chosen]}


@router.get("/programs/{program_id}")
def show_program(program_id: str, query: Annotated[AsOfQuery, Query()]) -> dict[str, Any]:
    """Versions, criteria, citations, documents, how to apply."""
    return describe_program(rules().program(program_id), query.as_of or clock.today())


@router.get("/facts")
def list_facts(query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """Every fact we may ask for."""
    return _facts()


@lru_cache(maxsize=1)
def _facts() -> dict[str, Any]:
    return {"items": [describe_fact(fact) for fact in rules().facts.values() if fact.id not in ("as_of", "event_date")]}
