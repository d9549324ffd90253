"""What endpoints get: the shared services of this gateway."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from anyio import CapacityLimiter
from fastapi import Depends, Header
from fastapi.requests import HTTPConnection
from pydantic import BaseModel, ConfigDict

from center.conversations.service import WrongToken
from web.chat.queue import TurnQueue
from web.hub import Hub
from web.rasa import RasaClient
from web.understanding import Understanding

MOST_TURNS = 40  # chat turns at once: they wait for Rasa, most of the time


@dataclass
class Services:
    """One per process, made at start-up."""

    rasa: RasaClient
    understanding: Understanding
    hub: Hub = field(default_factory=Hub)
    queue: TurnQueue = field(default_factory=TurnQueue)
    turns: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(MOST_TURNS))


def services(connection: HTTPConnection) -> Services:
    """The services of the running application."""
    found: Services = connection.app.state.services
    return found


def bearer(authorization: Annotated[str, Header()] = "") -> str:
    """The token of ``Authorization: Bearer …``. Raises WrongToken."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise WrongToken("missing")
    return token


class Strict(BaseModel):
    """Base of request bodies and queries: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class NoQuery(Strict):
    """An address that takes no parameters."""


SharedServices = Annotated[Services, Depends(services)]
BearerToken = Annotated[str, Depends(bearer)]
