"""Watching Rasa: warm it up when it has loaded, notice when it is gone."""

from __future__ import annotations

import asyncio
import logging
import secrets

import httpx
from anyio.to_thread import run_sync

from center.messages.catalog import catalog
from web.rasa import RasaClient

log = logging.getLogger("ieum.rasa")


async def keep_watching_rasa(rasa: RasaClient) -> None:
    """Runs as long as the gateway: the first turns after loading take seconds, so we take them."""
    while True:
        try:
            await _look_after(rasa)
        except Exception:  # whatever happened, somebody has to notice when Rasa is back
            log.exception("watching rasa")
        await asyncio.sleep(5 if rasa.ready else 1)


async def _look_after(rasa: RasaClient) -> None:
    status = await run_sync(rasa.status)
    if status != "ok":
        rasa.ready = False
    elif not rasa.ready:
        await _warm_up(rasa)


async def _warm_up(rasa: RasaClient) -> None:
    try:
        for key in ("menu_check", "menu_center", "menu_documents"):
            await run_sync(rasa.rehearse, f"warmup-{secrets.token_hex(4)}", catalog().text(key))
    except (httpx.HTTPError, ValueError):
        return
    rasa.loaded()
    log.info("rasa is ready")
