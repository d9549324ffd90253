"""Service pages over HTTP."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field

from center.services.service import all_services, search, service
from web.deps import NoQuery, Strict

router = APIRouter(tags=["services"])


class SearchQuery(Strict):
    """``q``: free words, typos allowed."""

    q: str = Field(min_length=1, max_length=200)
    limit: int = Field(5, ge=1, le=50)


@router.get("/api/services")
def list_services(query: Annotated[NoQuery, Query()]) -> Response:
    """Every service and program, ended ones last."""
    return Response(_all(), media_type="application/json")


@router.get("/api/services/search")
def search_services(query: Annotated[SearchQuery, Query()]) -> dict[str, Any]:
    """Pages that fit the words, best first; empty when nothing fits."""
    return {"items": [{**found.page.as_summary(), "score": found.score} for found in search(query.q, query.limit)]}


@router.get("/api/services/{page_id}")
def show_service(page_id: str, query: Annotated[NoQuery, Query()]) -> Response:
    """One page: who, documents, procedure, deadline, online, counter, law, sources."""
    return Response(_page(service(page_id).id), media_type="application/json")


def warm_up() -> None:
    """Read all pages and prepare the search, so that the first visitor does not wait for it."""
    _all()
    search("a", 1)


@lru_cache(maxsize=1)
def _all() -> bytes:
    return json.dumps({"items": [page.as_summary() for page in all_services()]}, ensure_ascii=False).encode()


@lru_cache(maxsize=512)
def _page(page_id: str) -> bytes:
    return json.dumps(service(page_id).as_item(), ensure_ascii=False).encode()
