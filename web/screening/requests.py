"""What a screening is asked with, and the screening it gives: one way for the call, the page, print and shared links."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from center import clock
from center.dialogue.rules import rules
from center.errors import InvalidInput
from center.messages.catalog import catalog
from center.screening.fact import EARLIEST, LATEST
from center.screening.person import read_person
from center.screening.result import Screening, asked_as_usual, last_topic, screen, screen_audience, show
from web.deps import Strict


class UnknownInterest(InvalidInput):
    """An interest that no content file defines."""

    code = "unknown_interest"


class ScreeningRequest(Strict):
    """Facts of a person or employer; what is left out is unknown."""

    audience: Literal["citizen", "employer"]
    as_of: date | None = Field(default=None, ge=EARLIEST, le=LATEST)
    facts: dict[str, Any] = Field(default_factory=dict, max_length=200)
    programs: list[str] | None = Field(default=None, max_length=200)
    interests: list[str] | None = Field(default=None, max_length=50)


def screening_of(body: ScreeningRequest) -> Screening:
    """Decide the named programs in their order, or else everything of the audience, best news first.

    Raises ProgramNotFound, UnknownInterest, UnknownFact, InvalidFactValue and ContradictoryFacts.
    """
    book = rules()
    for interest in body.interests or ():
        if interest not in book.interests:
            raise UnknownInterest(interest, field="interests", interest=interest)
    as_of = body.as_of or clock.today()
    if body.programs is None:
        return screen_audience(book, body.facts, as_of, body.audience, body.interests or ())
    programs = [book.program(name) for name in dict.fromkeys(body.programs)]
    topic = last_topic(book, body.facts)
    found = screen(book, read_person(book, body.facts, as_of), programs, topic)
    return asked_as_usual(found, body.facts, topic, named=True)


def result_of(body: ScreeningRequest) -> dict[str, Any]:
    """The result object."""
    return show(screening_of(body), catalog())
