"""Watching Rasa: warm it up when it has loaded, notice when it is gone."""

from __future__ import annotations

import asyncio
import logging
import secrets

import httpx

from center.messages.catalog import catalog
from web.rasa import RasaClient, RasaUnavailable

log = logging.getLogger("ieum.rasa")


async def keep_watching_rasa(rasa: RasaClient) -> None:
    """Runs as long as the gateway: the first turns after loading take seconds, so we take them."""
    while True:
        status = await rasa.status()
        if status != "ok":
            rasa.ready = False
        elif not rasa.ready:
            await _warm_up(rasa)
        await asyncio.sleep(5 if rasa.ready else 1)


async def _warm_up(rasa: RasaClient) -> None:
    try:
        for key in ("menu_check", "menu_center", "menu_documents"):
            await rasa.rehearse(f"warmup-{secrets.token_hex(4)}", catalog().text(key))
    except (RasaUnavailable, httpx.HTTPError, ValueError):
        return
    rasa.ready = True
    log.info("rasa is ready")
