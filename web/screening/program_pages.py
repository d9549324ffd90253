"""A readable page per program, made from its file: history, criteria, amounts, sources and test cases."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from center import clock
from center.dialogue.rules import rules
from center.screening.catalogue import describe_program, summarize_program
from center.screening.parameters import FOREVER, DatedParameter
from center.screening.program import Program
from center.screening.ruleset import RuleSet
from center.screening.words import value_text
from web.deps import NoQuery
from web.screening.paper import say, templates

router = APIRouter(tags=["screening"], include_in_schema=False)


@router.get("/programs")
def program_list(query: Annotated[NoQuery, Query()]) -> Response:
    """All programs, those in force first."""
    return _html(_list_page(rules(), clock.today()))


@router.get("/programs/{program_id}")
def program_page(program_id: str, query: Annotated[NoQuery, Query()]) -> Response:
    """Everything the file of one program says, in words."""
    book = rules()
    return _html(_program_page(book, book.program(program_id).id, clock.today()))


def _html(page: str) -> Response:
    return Response(page, media_type="text/html; charset=utf-8", headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=2)
def _list_page(book: RuleSet, today: date) -> str:
    items = [summarize_program(program, today) for program in book.programs.values()]
    groups = [
        {"audience": audience, "items": sorted((i for i in items if i["audience"] == audience), key=lambda i: not i["in_force"])}
        for audience in ("citizen", "employer")
    ]
    return templates().get_template("programs.html").render(groups=groups, today=today.isoformat())


@lru_cache(maxsize=64)
def _program_page(book: RuleSet, program_id: str, today: date) -> str:
    program = book.program(program_id)
    used = {name for version in program.versions for name in version.parameters}
    shorts = {name: fact.short for name, fact in book.facts.items()}
    return templates().get_template("program.html").render(
        program=describe_program(program, today), today=today.isoformat(),
        parameters=[_history(book.parameters.by_id[name]) for name in sorted(used)],
        cases=[_case(book, case) for case in program.tests], shorts=shorts,
        names={name: other.name for name, other in book.programs.items()}, dated_by=program.dated_by.short,
        excluded_by=_excluded_by(book, program),
    )


def _excluded_by(book: RuleSet, program: Program) -> list[dict[str, str]]:
    return [
        {"program": other, "text": exclusion.text, "citation": exclusion.citation}
        for (name, other), exclusion in book.exclusions.items()
        if name == program.id and other in book.programs
    ]


def _history(parameter: DatedParameter) -> dict[str, Any]:
    """The values of a parameter over time, newest first."""
    return {
        "id": parameter.id, "title": parameter.title, "unit": parameter.unit,
        "values": [
            {"from": date.fromordinal(value.start).isoformat(),
             "to": None if value.end >= FOREVER else date.fromordinal(value.end).isoformat(),
             "value": _value(parameter, value.value), "source": value.source,
             "unverified": value.confidence == "unverified", "note": value.note}
            for value in reversed(parameter.values)
        ],
    }


def _value(parameter: DatedParameter, value: Any) -> list[str]:
    if not parameter.is_table:
        return [_figure(value[0], parameter.unit)]
    bounds = [*value.bounds, None]
    return [
        f"{say('table_below', bound=_figure(bound, ''))}: {_figure(row, parameter.unit)}" if bound is not None
        else f"{say('table_rest')}: {_figure(row, parameter.unit)}"
        for bound, row in zip(bounds, value.values, strict=True)
    ]


def _figure(value: Any, unit: str) -> str:
    number = f"{int(value):,}" if value == int(value) else f"{float(value):,.4g}"
    return f"{number}{unit}"


def _case(book: RuleSet, case: dict[str, Any]) -> dict[str, Any]:
    """A test case in words."""
    facts = []
    for name, value in (case.get("facts") or {}).items():
        fact = book.facts.get(name)
        if fact is not None:
            facts.append({"short": fact.short, "value": value_text(fact, fact.read(value), say)})
    return {
        "name": case["name"], "as_of": case["as_of"].isoformat(), "facts": facts, "verdict": case.get("verdict", ""),
        "amounts": _expected(case.get("amounts") or {}),
    }


def _expected(amounts: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"name": name, "value": f"{wanted['min']:,}~{wanted['max']:,}" if isinstance(wanted, dict) else f"{wanted:,}"}
        for name, wanted in amounts.items()
    ]
