"""Links to a result with an expiring token, and their QR codes. Neither holds anything about the person."""

from __future__ import annotations

import io
from typing import Annotated, Any

import segno
from fastapi import APIRouter, Query, Request, Response

from center.db.session import reading, transaction
from center.sharing.service import open_link, share, wipe
from web.deps import NoQuery
from web.screening.requests import ScreeningRequest, screening_of

router = APIRouter(prefix="/api/screenings/links", tags=["screening"])


def address(request: Request, token: str) -> str:
    """Where a person opens the result; the token stands behind ``#``, so no server log sees it."""
    return f"{str(request.base_url).rstrip('/')}/screening#{token}"


@router.post("", status_code=201)
def make_link(body: ScreeningRequest, request: Request) -> dict[str, Any]:
    """Keep the answers for a few days under a random token."""
    screening_of(body)  # answers that cannot be used are refused here, not when somebody opens the link
    with transaction() as session:
        link = share(session, body.model_dump(mode="json", exclude_none=True))
    return {"token": link.token, "url": address(request, link.token), "expires_at": link.expires_at.isoformat()}


@router.get("/{token}")
def read_link(token: str, query: Annotated[NoQuery, Query()]) -> dict[str, Any]:
    """The answers behind a link, to be screened anew."""
    with reading() as session:
        answers, expires_at = open_link(session, token)
    return {"request": answers, "expires_at": expires_at.isoformat()}


@router.delete("/{token}", status_code=204)
def delete_link(token: str) -> Response:
    """Forget the answers at once."""
    with transaction() as session:
        wipe(session, token)
    return Response(status_code=204)


@router.get("/{token}/qr.svg")
def show_qr(token: str, request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """The link as a QR code."""
    with reading() as session:
        open_link(session, token)
    return Response(qr_svg(address(request, token)), media_type="image/svg+xml", headers={"Cache-Control": "no-store"})


def qr_svg(text: str) -> bytes:
    """A QR code as a picture that scales."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="svg", scale=4, border=2, xmldecl=False, title="QR")
    return picture.getvalue()
