"""The running system, for tests that are about it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system import System, Talk


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """The running system; the model is trained once and reused by fingerprint."""
    running = System(Path(tmp_path_factory.mktemp("system")))
    running.start()
    running.wait_until_ready()
    yield running
    running.stop()


@pytest.fixture
def talk(system: System) -> Talk:
    """A new conversation with the running system."""
    return Talk(system.address)
