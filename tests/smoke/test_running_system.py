"""The system as an operator sees it: it starts, mends itself, loses nothing, and stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from center.settings import ROOT
from tests.system import System, Talk


@pytest.fixture(scope="module")
def own_system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A system of its own, because these tests kill parts of it."""
    running = System(Path(tmp_path_factory.mktemp("own")))
    running.start()
    running.wait_until_ready()
    yield running
    if running.process and running.process.poll() is None:
        running.stop()


def wait_for(condition: Callable[[], bool], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.3)


def kill(system: System, words: str) -> None:
    pids = system.pids(words)
    assert pids, words
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def test_ready_names_every_component(own_system: System) -> None:
    body = httpx.get(f"{own_system.address}/readyz").json()
    assert body["components"] == {"database": "ok", "rasa": "ok", "actions": "ok", "ocr": "ok"}
    wait_for(lambda: "is ready after" in own_system.output.read_text())  # the supervisor asks by itself, a moment after us


def test_pages_and_metrics_answer(own_system: System) -> None:
    assert "<html" in httpx.get(own_system.address).text
    assert httpx.get(f"{own_system.address}/embed.js").headers["content-type"].startswith("text/javascript")
    assert "ieum_turns_total" in httpx.get(f"{own_system.address}/metrics").text
    assert "/api/screenings" in httpx.get(f"{own_system.address}/openapi.json").json()["paths"]
    assert httpx.get(f"{own_system.address}/nothing").json()["code"] == "not_found"


def test_rasa_dies_in_an_interview_and_nothing_is_lost(own_system: System) -> None:
    talk = Talk(own_system.address)
    talk.say("45살인데 실업급여 받을 수 있나요?")
    talk.press("직장인")
    asked = talk.asked
    kill(own_system, "rasa run")
    talk.say("서류는 뭐가 필요해요?")
    assert "신분증" in talk.text and talk.asked == asked
    talk.say("계약이 끝났어요" if asked == "separation_reason" else "모르겠어요")
    assert talk.asked not in (None, asked)
    assert "limited" not in [m["data"].get("code") for m in talk.messages], "the notice comes once"
    own_system.wait_until_ready(120)
    before = talk.asked
    talk.say("수원 고용센터 어디예요?")
    assert "수원고용센터" in talk.text and talk.asked == before
    talk.answer(separation_reason="계약 만료", separation_date="지난달", insured_unit_days="400일", insured_months="6년",
                able_and_seeking_work="네", disabled="아니요", daily_work_hours="8시간", serious_fault="아니요")
    assert talk.result["verdict"] in ("yes", "unknown")
    assert any(row.get("value") == 45 for row in talk.result["criteria"])


def test_the_action_server_dies_and_the_answer_still_comes(own_system: System) -> None:
    kill(own_system, "-m actions")
    talk = Talk(own_system.address)
    talk.say("노원구 고용센터 어디예요?")
    assert "offices" in talk.kinds
    own_system.wait_until_ready(60)


def test_the_gateway_dies_and_the_conversation_goes_on(own_system: System) -> None:
    talk = Talk(own_system.address)
    talk.say("실업급여 받을 수 있나요?")
    asked = talk.asked
    kill(own_system, "uvicorn web.app")

    def back() -> bool:
        try:
            return httpx.get(f"{own_system.address}/readyz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    wait_for(back)
    talk.say("고마워요")
    assert talk.asked == asked
    messages = talk.http.get(f"/api/conversations/{talk.id}/messages", headers=talk.headers).json()["messages"]
    assert [m["seq"] for m in messages] == list(range(1, len(messages) + 1))


def test_a_taken_port_is_told(own_system: System) -> None:
    environment = {**own_system.environment, "IEUM_VAR_DIR": f"{own_system.folder}/second"}
    result = subprocess.run(
        [sys.executable, "-m", "cli", "run"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode != 0
    assert f"Port {own_system.port}" in result.stderr and "IEUM_PORT" in result.stderr


def test_it_stops_at_once_and_leaves_nothing_behind(own_system: System) -> None:
    children = [pid for words in ("rasa run", "-m actions", "uvicorn web.app", "cli.worker") for pid in own_system.pids(words)]
    assert len(children) >= 4
    assert own_system.stop() == 0
    assert not any(own_system.pids(words) for words in ("rasa run", "-m actions", "uvicorn web.app", "cli.worker"))


def test_a_second_start_trains_nothing(own_system: System) -> None:
    models = {path.name: path.stat().st_mtime for path in (ROOT / "models").glob("*.tar.gz")}
    own_system.start()
    own_system.wait_until_ready(120)
    assert {path.name: path.stat().st_mtime for path in (ROOT / "models").glob("*.tar.gz")} == models
    assert own_system.stop() == 0
