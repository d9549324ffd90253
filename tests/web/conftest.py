"""A real gateway in this process, without Rasa: answers come directly from the domain."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from center.db.migrate import migrate
from web.app import create_app


@pytest.fixture(scope="session")
def gateway() -> Iterator[TestClient]:
    migrate()
    app = create_app()
    with TestClient(app, client=("127.0.0.1", 50000)) as client:
        deadline = time.monotonic() + 30
        while not app.state.services.understanding.has_fallback:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield client


class Person:
    """Somebody who talks to the gateway."""

    def __init__(self, gateway: TestClient, language: str = "ko") -> None:
        self.gateway = gateway
        started = gateway.post("/api/conversations", json={"channel": "web", "language": language})
        assert started.status_code == 201
        body = started.json()
        self.id, self.token = body["id"], body["token"]
        self.messages: list[dict[str, Any]] = body["messages"]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def post(self, body: dict[str, Any]) -> Any:
        return self.gateway.post(f"/api/conversations/{self.id}/messages", json=body, headers=self.headers)

    def say(self, text: str, client_id: str | None = None) -> list[dict[str, Any]]:
        answer = self.post({"client_id": client_id or str(uuid.uuid4()), "text": text})
        assert answer.status_code == 200, answer.text
        self.state = answer.json()["state"]
        self.messages = [m for m in answer.json()["messages"] if m["data"].get("code") != "limited"]
        return self.messages

    def press(self, label: str) -> list[dict[str, Any]]:
        value = next(c["value"] for m in reversed(self.messages) for c in m["choices"] if label in c["label"])
        answer = self.post({"client_id": str(uuid.uuid4()), "choice": value})
        assert answer.status_code == 200, answer.text
        self.state = answer.json()["state"]
        self.messages = [m for m in answer.json()["messages"] if m["data"].get("code") != "limited"]
        return self.messages

    @property
    def text(self) -> str:
        return "\n".join(m["text"] for m in self.messages)


@pytest.fixture
def person(gateway: TestClient) -> Person:
    return Person(gateway)
