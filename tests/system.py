"""The whole system as an operator starts it, for tests: real gateway, real Rasa, real action server, real worker."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import httpx

from center.settings import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class System:
    """One running installation with its own database, on its own port, on a fixed day."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self.output = folder / "run.log"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("IEUM_")},
            "IEUM_PORT": str(self.port), "IEUM_VAR_DIR": str(folder), "IEUM_TODAY": "2026-11-23", "IEUM_DIAGNOSTICS": "1",
            "IEUM_MODELS_DIR": str(ROOT / "models"), "PYTHONPATH": str(ROOT), **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start; returns the seconds until the gateway answered."""
        began = time.monotonic()
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cli", "run"], cwd=ROOT, env=self.environment, stdout=output, stderr=output
            )
        while True:
            try:
                if httpx.get(f"{self.address}/healthz", timeout=1).status_code == 200:
                    return time.monotonic() - began
            except httpx.HTTPError:
                pass
            assert self.process.poll() is None, self.output.read_text()
            assert time.monotonic() - began < 60, self.output.read_text()
            time.sleep(0.1)

    def wait_until_ready(self, seconds: float = 300) -> None:
        deadline = time.monotonic() + seconds
        said = "nothing"
        while time.monotonic() < deadline:
            try:
                answer = httpx.get(f"{self.address}/readyz", timeout=10)
            except httpx.HTTPError as error:
                said = repr(error)  # a busy machine; ask again
            else:
                if answer.status_code == 200:
                    return
                said = answer.text
            time.sleep(0.5)
        raise AssertionError(f"not ready: {said}\n{self.output.read_text()}")

    def pids(self, words: str) -> list[int]:
        """Processes of this installation whose command line holds ``words``."""
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            try:
                line = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                environ = (path / "environ").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if words in line and f"IEUM_VAR_DIR={self.folder}" in environ:
                found.append(int(path.name))
        return found

    def stop(self) -> int:
        """Ctrl-C; returns the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=60)


class Talk:
    """Somebody who talks to a running system."""

    def __init__(self, address: str, language: str = "ko") -> None:
        self.http = httpx.Client(base_url=address, timeout=60)
        body = self.http.post("/api/conversations", json={"channel": "web", "language": language}).json()
        self.id, self.token = body["id"], body["token"]
        self.headers = {"Authorization": f"Bearer {self.token}"}
        self.messages: list[dict[str, Any]] = body["messages"]
        self.state: dict[str, Any] = body["state"]

    def _post(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        body = {"client_id": str(uuid.uuid4()), **body}
        answer = self.http.post(f"/api/conversations/{self.id}/messages", json=body, headers=self.headers)
        assert answer.status_code == 200, answer.text
        self.messages, self.state = answer.json()["messages"], answer.json()["state"]
        return self.messages

    def say(self, text: str) -> list[dict[str, Any]]:
        return self._post({"text": text})

    def press(self, label: str) -> list[dict[str, Any]]:
        offered = [choice for message in reversed(self.messages) for choice in message["choices"]]
        value = next((c["value"] for c in offered if label in c["label"]), None)
        assert value is not None, f"{label!r} is not offered: {[c['label'] for c in offered]}"
        return self._post({"choice": value})

    @property
    def text(self) -> str:
        return "\n".join(message["text"] for message in self.messages)

    @property
    def kinds(self) -> list[str]:
        return [message["kind"] for message in self.messages]

    @property
    def asked(self) -> str | None:
        """The fact that is being asked for."""
        return self.state["interview"]["fact"] if self.state["interview"] else None

    @property
    def result(self) -> dict[str, Any]:
        """The program of the last result that was shown."""
        shown = [m["data"]["result"] for m in self.messages if m["kind"] == "result"]
        assert shown, self.text
        program: dict[str, Any] = shown[-1]["programs"][0]
        return program

    def answer(self, **answers: str) -> None:
        """Answer whatever is asked from ``answers`` (by fact) until the interview ends."""
        for _ in range(20):
            if self.asked is None:
                return
            self.say(answers.get(self.asked, "모르겠어요"))
        raise AssertionError(f"the interview does not end: {self.text}")
