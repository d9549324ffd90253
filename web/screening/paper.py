"""The result on paper: one HTML page for printing, and the same page as a PDF."""

from __future__ import annotations

import atexit
import logging
import threading
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from center.dialogue.rules import rules
from center.messages.catalog import catalog
from center.screening.result import show
from center.screening.words import day_text, value_text
from center.settings import ROOT
from web.screening.requests import ScreeningRequest, screening_of

router = APIRouter(prefix="/api/screenings", tags=["screening"])
TEMPLATES = Path(__file__).parent / "templates"
UI = ROOT / "ui"
_one_at_a_time = threading.Lock()  # making a PDF takes half a second of one core


def say(key: str, **values: object) -> str:
    """A Korean message."""
    return catalog().text(key, "ko", **values)


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of server-made pages."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["say"] = say
    environment.filters["day"] = lambda text: day_text(date.fromisoformat(text), say)
    return environment


@router.post("/print")
def print_view(body: ScreeningRequest) -> Response:
    """The result as a page for printing."""
    return Response(paper(body), media_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"})


@router.post("/pdf")
def pdf(body: ScreeningRequest) -> Response:
    """The same page as a PDF."""
    from weasyprint import HTML

    page = paper(body, linked=False)
    with _one_at_a_time:
        style, fonts = _style()
        made = HTML(string=page).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    return Response(
        made, media_type="application/pdf",
        headers={"Cache-Control": "no-store", "Content-Disposition": 'attachment; filename="ieum-result.pdf"'},
    )


@lru_cache(maxsize=1)
def _style() -> tuple[Any, Any]:
    """The print style with its fonts, unpacked once (a second of work)."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    for noisy in ("weasyprint", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    fonts = FontConfiguration()
    atexit.register(_style.cache_clear)  # fonts are given back while Python can still do it
    return CSS(filename=str(UI / "styles" / "print.css"), font_config=fonts), fonts


def paper(body: ScreeningRequest, linked: bool = True) -> str:
    """The page: what was said, what follows from it, and what to bring where. ``linked``: it names its style sheet."""
    screening = screening_of(body)
    answers = [
        {"short": fact.short, "value": value_text(fact, screening.person.states[fact.index], say)}
        for fact in rules().facts.values()
        if fact.id in body.facts and fact.is_known(screening.person.states[fact.index])
    ]
    result: dict[str, Any] = show(screening, catalog())
    names = {program["id"]: program["name"] for program in result["programs"]}
    return templates().get_template("print.html").render(result=result, answers=answers, names=names, linked=linked)
