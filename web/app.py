"""The gateway: every channel, the state of every conversation, and answers even while Rasa is away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from center.dialogue.rules import rules
from center.messages.catalog import catalog
from center.settings import ROOT, settings
from web import errors, health, offices, understand
from web import services as service_pages
from web.appointments import endpoints as appointments
from web.appointments import staff as appointment_staff
from web.chat import endpoints as chat
from web.deps import Services
from web.limits import SafeRequests
from web.notices import endpoints as notices
from web.rasa import RasaClient
from web.screening import endpoints as screening
from web.screening import links, paper, program_pages
from web.understanding import Understanding
from web.visits import endpoints as visit_endpoints
from web.warmup import keep_watching_rasa

UI = ROOT / "ui"
# Short work (a few questions to the database) in few threads: forty of them mostly wait for each other, and two hundred people
# then wait twice as long (``tests/load/booking_load.py``).
SHORT_TASKS = 6


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Answer at once; learn and warm up in the background."""
    shared: Services = app.state.services
    current_default_thread_limiter().total_tokens = SHORT_TASKS
    tasks = [
        asyncio.create_task(shared.understanding.load()),
        asyncio.create_task(keep_watching_rasa(shared.rasa)),
    ]
    yield
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await asyncio.to_thread(shared.rasa.close)


def create_app() -> FastAPI:
    """The application with all its endpoints."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    rules()
    catalog()
    configured = settings()
    rasa = RasaClient(configured.rasa_url, configured.rasa_token, configured.rasa_timeout)
    app = FastAPI(title="Ieum", version="0.1.0", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.services = Services(rasa, Understanding(rasa))
    app.add_middleware(SafeRequests, embed_origins=configured.embed_origins)
    errors.install(app)
    topics = (
        health, chat, screening, links, paper, program_pages,
        appointments, appointment_staff, offices, service_pages, understand,
    )
    for topic in topics:
        app.include_router(topic.router)
    app.include_router(visit_endpoints.router)
    app.include_router(visit_endpoints.staff_router)
    app.include_router(notices.router)
    app.include_router(notices.staff_router)
    _pages(app)
    return app


def _pages(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False)
    async def chat_page() -> FileResponse:
        return FileResponse(UI / "chat" / "index.html")

    @app.get("/screening", include_in_schema=False)
    async def screening_page() -> FileResponse:
        return FileResponse(UI / "screening" / "index.html")

    @app.get("/appointments", include_in_schema=False)
    async def appointments_page() -> FileResponse:
        return FileResponse(UI / "appointments" / "index.html")

    @app.get("/visits/{visit_id}", include_in_schema=False)
    async def ticket_page(visit_id: str) -> FileResponse:
        return FileResponse(UI / "visit" / "index.html")

    @app.get("/board/{code}", include_in_schema=False)
    async def board_page(code: str) -> FileResponse:
        return FileResponse(UI / "board" / "index.html")

    @app.get("/embed.js", include_in_schema=False)
    async def embed() -> FileResponse:
        return FileResponse(UI / "embed.js", media_type="text/javascript")

    @app.get("/docs", include_in_schema=False)
    async def api_docs() -> FileResponse:
        return FileResponse(UI / "docs" / "index.html")

    app.mount("/ui", StaticFiles(directory=UI, check_dir=False), name="ui")
