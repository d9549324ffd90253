"""A gateway of its own process, without Rasa: it can be killed, and started again on the same data."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from center.settings import ROOT
from tests.system import free_port


class Gateway:
    """One gateway process on loopback."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("IEUM_")},
            "IEUM_VAR_DIR": str(folder), "IEUM_TODAY": "2026-11-23", "IEUM_RASA_URL": "http://127.0.0.1:9", "PYTHONPATH": str(ROOT),
            "IEUM_STAFF_TOKEN": "secret",
        } | ({"IEUM_DATABASE_URL": database_url} if database_url else {})
        self.process: subprocess.Popen[bytes] | None = None

    def migrate(self) -> None:
        subprocess.run([sys.executable, "-m", "cli", "migrate"], cwd=ROOT, env=self.environment, check=True)

    def start(self) -> None:
        """Start and wait until it answers."""
        command = [sys.executable, "-m", "uvicorn", "--factory", "web.app:create_app", "--port", str(self.port), "--no-access-log",
                   "--log-level", "warning"]
        with (self.folder / "gateway.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.address}/healthz", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise AssertionError((self.folder / "gateway.log").read_text()[-2000:])

    def kill(self) -> None:
        """kill -9."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ctrl-C."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)
