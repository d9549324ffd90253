"""Is it running, is it ready, how is it doing."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from functools import lru_cache

import httpx
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text

from center.db.session import reading
from center.notices.outbox_page import counts
from center.settings import settings
from web.counting import NOTICES
from web.deps import SharedServices
from web.understand import NotAllowed, on_loopback

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@router.get("/readyz")
async def ready(shared: SharedServices) -> JSONResponse:
    """Everything answers, or what does not."""
    database, actions, rasa, ocr = await asyncio.gather(
        run_sync(_database), _actions(), run_sync(shared.rasa.status), run_sync(_ocr)
    )
    if rasa == "ok" and not shared.rasa.ready:
        rasa = "warming up"
    components = {"database": database, "rasa": rasa, "actions": actions, "ocr": ocr}
    ok = all(state == "ok" for state in components.values())
    return JSONResponse({"status": "ok" if ok else "starting", "components": components}, 200 if ok else 503)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Prometheus text, for this machine only."""
    if not on_loopback(request):
        raise NotAllowed("metrics")
    for state, count in (await run_sync(_notices)).items():
        NOTICES.labels(state).set(count)
    return PlainTextResponse(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _notices() -> dict[str, int]:
    with reading() as session:
        return counts(session)


def _database() -> str:
    try:
        with reading() as session:
            session.execute(text("SELECT 1 FROM conversations LIMIT 1"))
    except Exception as error:  # noqa: BLE001 - whatever is wrong, it is not ready
        return type(error).__name__
    return "ok"


async def _actions() -> str:
    try:
        async with httpx.AsyncClient(timeout=2) as client:
            answer = await client.get(f"http://127.0.0.1:{settings().actions_port}/health")
    except httpx.HTTPError as error:
        return type(error).__name__
    return "ok" if answer.status_code == 200 else f"HTTP {answer.status_code}"


@lru_cache(maxsize=1)
def _ocr() -> str:
    program = shutil.which("tesseract")
    if program is None:
        return "tesseract is not installed"
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False)
    return "ok" if "kor" in listed.stdout.split() else "Korean is missing (tesseract-ocr-kor)"
