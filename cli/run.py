"""``ieum run``: the whole system on one machine under one supervisor."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import sys
import threading
import time
from contextlib import suppress

import httpx

from center.db.migrate import migrate
from center.settings import ROOT, settings
from cli.model import RASA_PYTHON, TrainingFailed, ensure_model, rasa_environment
from cli.processes import Child


def run() -> None:
    """Migrate, train when needed, start everything, say when it is ready, stop on Ctrl-C."""
    configured = settings()
    _refuse_taken_port(configured.host, configured.port)
    configured.var_dir.mkdir(parents=True, exist_ok=True)
    migrate()
    with suppress(KeyboardInterrupt):
        asyncio.run(_supervise())


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise SystemExit(f"Port {port} on {host} is in use. Stop what uses it, or set IEUM_PORT.") from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def children(environment: dict[str, str]) -> list[Child]:
    """The processes that need no trained model; the gateway first, so that it answers at once."""
    log = settings().var_dir / "log"
    python = sys.executable
    gateway = [
        python, "-m", "uvicorn", "web.app:create_app", "--factory", "--host", settings().host, "--port", str(settings().port),
        "--no-access-log", "--timeout-graceful-shutdown", "10", "--ws-ping-interval", "20",
    ]
    return [
        Child("gateway", gateway, environment, log / "gateway.log"),
        Child("actions", [python, "-m", "actions"], environment, log / "actions.log"),
        Child("worker", [python, "-m", "cli.worker"], environment, log / "worker.log"),
    ]


def rasa_child(environment: dict[str, str], model: str, port: int) -> Child:
    """The Rasa server on loopback with its token."""
    command = [
        str(RASA_PYTHON), "-m", "rasa", "run", "--enable-api", "--interface", "127.0.0.1", "--port", str(port),
        "--model", model, "--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml",
    ]
    return Child("rasa", command, {**rasa_environment(), **environment}, settings().var_dir / "log" / "rasa.log")


async def _supervise() -> None:
    rasa_port = _free_port()
    token = secrets.token_urlsafe(24)
    environment = {
        "PYTHONPATH": str(ROOT), "IEUM_RASA_URL": f"http://127.0.0.1:{rasa_port}", "IEUM_RASA_TOKEN": token,
        "AUTH_TOKEN": token, "IEUM_ACTIONS_PORT": os.environ.get("IEUM_ACTIONS_PORT") or str(_free_port()),
    }
    running = children(environment)
    tasks = [asyncio.create_task(child.keep_running()) for child in running]
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    began = time.monotonic()
    halt = threading.Event()
    training = asyncio.create_task(asyncio.to_thread(ensure_model, halt))
    stopping = asyncio.create_task(stop.wait())
    announce: asyncio.Task[None] | None = None
    try:
        await asyncio.wait({training, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not stop.is_set():
            rasa = rasa_child(environment, str(training.result()), rasa_port)
            running.append(rasa)
            tasks.append(asyncio.create_task(rasa.keep_running()))
            announce = asyncio.create_task(_announce(began))
            await stopping
    except TrainingFailed as failure:
        print(f"\n{failure}\nThe gateway goes on with simple answers; mend the training data and start again.", flush=True)
        await stopping
    finally:
        print("\nStopping …", flush=True)
        halt.set()
        for task in (*tasks, *([announce] if announce else [])):
            task.cancel()
        await asyncio.gather(*tasks, training, return_exceptions=True)
        await asyncio.gather(*(child.stop() for child in running))


async def _announce(began: float) -> None:
    """Print the address when everything is ready, and what is missing meanwhile."""
    address = f"http://{settings().host}:{settings().port}"
    said = ""
    async with httpx.AsyncClient(timeout=5) as client:
        while True:
            with suppress(httpx.HTTPError, ValueError):
                answer = await client.get(f"{address}/readyz")
                if answer.status_code == 200:
                    print(f"\n이음 is ready after {time.monotonic() - began:.0f} s: {address}\nCtrl-C stops it.", flush=True)
                    return
                waiting = ", ".join(f"{n} ({s})" for n, s in answer.json().get("components", {}).items() if s != "ok")
                if waiting != said:
                    print(f"  waiting for {waiting}", flush=True)
                    said = waiting
            await asyncio.sleep(0.5)
