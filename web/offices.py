"""Centers, counters, floor plans and partner agencies over HTTP. Answers are computed once and kept as
bytes."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field

from center.messages.catalog import catalog
from center.offices.agencies import find_agencies
from center.offices.answers import alternative_items, match_item
from center.offices.counters import counters, function_for
from center.offices.errors import InvalidQuery
from center.offices.floor_plan import floors
from center.offices.hours import opening
from center.offices.service import LARGEST_LIMIT, find_offices, office
from web.deps import NoQuery, Strict

router = APIRouter(tags=["offices"])
_SEARCH_LIMIT = 20


class OfficeQuery(Strict):
    """``q``: a name or a place in free words. ``region``: a place. ``near``: ``lat,lon``."""

    q: str | None = Field(None, max_length=200)
    region: str | None = Field(None, max_length=200)
    near: str | None = Field(None, max_length=60, examples=["37.2636,127.0286"])
    limit: int | None = Field(None, ge=1, le=LARGEST_LIMIT)


class ServiceOfCounter(Strict):
    """``service``: id of a service page or of a counter function; without it all functions."""

    service: str | None = Field(None, max_length=80)
    language: str = Field("ko", pattern="^(ko|en)$")


class AgencyQuery(Strict):
    """``type``: kind of agency (``comwel``, ``saeil`` …). ``region``: a place; nationwide agencies always
    count."""

    type: str | None = Field(None, max_length=40)
    region: str | None = Field(None, max_length=200)
    q: str | None = Field(None, max_length=200)


@router.get("/api/offices")
def search_offices(query: Annotated[OfficeQuery, Query()]) -> Response:
    """Centers in charge of a place, named, or near; ``ambiguous`` instead of a guess."""
    return _bytes(_offices(query.q, query.region, query.near, query.limit))


@router.get("/api/offices/{code}")
def show_office(code: str, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """One center with its opening now."""
    found = office(code)
    return {
        **found.as_item(),
        "address_hint": found.address_hint or None,
        "note": found.note or None,
        "hours": opening(code).as_item(),
    }


@router.get("/api/offices/{code}/counters")
def show_counters(code: str, query: Annotated[ServiceOfCounter, Query()]) -> dict[str, Any]:
    """Which counter handles a service at this center."""
    return {"items": [counter.as_item(query.language) for counter in counters(code, query.service)]}


@router.get("/api/offices/{code}/floors")
def show_floors(code: str, query: Annotated[ServiceOfCounter, Query()]) -> Response:
    """Floor plans as SVG, the counter of ``service`` marked; empty when the center has entered none."""
    return _bytes(_floors(office(code).code, query.service, query.language))


@router.get("/api/agencies")
def search_agencies(query: Annotated[AgencyQuery, Query()]) -> dict[str, Any]:
    """Partner agencies with the confidence of each number."""
    return {"items": [agency.as_item() for agency in find_agencies(query.type, query.region, query.q)]}


@lru_cache(maxsize=2048)
def _offices(q: str | None, region: str | None, near: str | None, limit: int | None) -> bytes:
    searched = any((q and q.strip(), region and region.strip(), near))
    search = find_offices(region, q, _point(near), limit or (_SEARCH_LIMIT if searched else LARGEST_LIMIT))
    payload: dict[str, Any] = {"items": [match_item(match) for match in search.items], "total": search.total}
    if search.ambiguous:
        payload["ambiguous"] = alternative_items(search.ambiguous)
    if search.unassigned:
        payload["unassigned"] = True
    if search.resolution and search.resolution.renamed_from:
        payload["renamed_from"] = search.resolution.renamed_from.full_name
    return _dump(payload)


@lru_cache(maxsize=1024)
def _floors(code: str, service: str | None, language: str) -> bytes:
    chosen = function_for(service).id if service else None
    return _dump({"floors": floors(code, catalog(), language, chosen)})


def warm_up() -> None:
    """Read all content of this topic, so that the first visitor does not wait for it."""
    _offices(None, None, None, None)
    opening()
    find_agencies()
    for match in find_offices(limit=LARGEST_LIMIT).items:
        counters(match.office.code)


def _point(near: str | None) -> tuple[float, float] | None:
    if near is None:
        return None
    try:
        lat, lon = (float(number) for number in near.split(","))
    except ValueError:
        raise InvalidQuery(field="near") from None
    return lat, lon


def _dump(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload, ensure_ascii=False).encode()


def _bytes(body: bytes) -> Response:
    return Response(body, media_type="application/json")
