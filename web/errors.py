"""Errors as ``application/problem+json`` with a sentence a citizen can act on."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from center.errors import CenterError
from center.messages.catalog import catalog

log = logging.getLogger("ieum.web")


def problem(
    status: int, code: str, detail: str, field: str | None = None, more: Mapping[str, Any] | None = None
) -> JSONResponse:
    """One problem document; ``more`` are members of its own."""
    body: dict[str, Any] = {
        "type": f"/docs/problems#{code}", "title": code.replace("_", " "), "status": status, "detail": detail, "code": code,
    }
    if field:
        body["field"] = field
    body |= more or {}
    return JSONResponse(body, status, media_type="application/problem+json")


def sentence(code: str, **values: Any) -> str:
    """The Korean sentence of a code."""
    key = f"error_{code}"
    if not catalog().has(key):
        key = "error_generic"
    try:
        return catalog().text(key, **values)
    except KeyError:
        return catalog().text("error_generic")


def wants_page(request: Request) -> bool:
    """Whether a person opened an address in a browser, not a program."""
    reads = request.method == "GET" and not request.url.path.startswith("/api/")
    return reads and "text/html" in request.headers.get("accept", "")


def page(status: int, text: str) -> HTMLResponse:
    """The same sentence for somebody who reads it, with ways on."""
    from web.screening.paper import templates  # only here: the pages themselves use this module's problems

    return HTMLResponse(templates().get_template("missing.html").render(sentence=text), status)


def install(app: FastAPI) -> None:
    """Register the handlers."""

    @app.exception_handler(CenterError)
    async def domain_error(request: Request, error: CenterError) -> Response:
        values = {"field": error.field or "", "detail": error.detail, **error.values}
        if error.status == 404 and wants_page(request):
            return page(404, sentence(error.code, **values))
        return problem(error.status, error.code, sentence(error.code, **values), error.field, error.more)

    @app.exception_handler(RequestValidationError)
    async def invalid_request(_request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path")) or None
        if first["type"] == "json_invalid":  # its place is a position in the text, not a field
            return problem(422, "invalid_json", sentence("invalid_json"))
        if field is None:
            return problem(422, "invalid_request", sentence("unusable_body"))
        code = "unknown_field" if first["type"] == "extra_forbidden" else "invalid_request"
        return problem(422, code, sentence(code, field=field), field)

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> Response:
        code = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}.get(error.status_code, "unusable_body")
        if error.status_code == 404 and wants_page(request):
            return page(404, sentence(code))
        return problem(error.status_code, code, sentence(code))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        log.error("unexpected %s at %s", type(error).__name__, request.url.path, exc_info=error)
        return problem(500, "internal_error", sentence("internal_error"))
