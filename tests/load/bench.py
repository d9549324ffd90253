"""``make bench``: how fast the whole is against the bare Rasa server, in one run on this machine.

Prints tables; exits with 1 when a goal is missed. Every figure is measured now; ratios matter more than milliseconds.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx

from center.settings import ROOT
from cli.model import RASA_PYTHON, ensure_model, rasa_environment
from tests.load.booking_load import booking
from tests.load.screening_bench import screening
from tests.load.table import Table, milliseconds, percentile
from tests.system import System, Talk, free_port

SENTENCES = (
    "수원 사는데 실업급여 어디서 신청해요?", "실업급여 서류 뭐 필요해요?", "고용센터 몇 시까지 해요?", "내일배움카드가 뭐예요?", "육아휴직 급여 어떻게 신청해요?",
    "안녕하세요", "고마워요", "새일센터 전화번호 알려주세요",
)
INTERVIEW = ("실업급여 받을 수 있나요?", "직장인이요", "계약이 끝났어요", "네", "45살이에요", "모르겠어요", "400일이요", "6년이요", "그만")
TURNS = 160


def lists(table: Table, address: str) -> None:
    """Offices and services over HTTP."""
    with httpx.Client(base_url=address) as client:
        for path in ("/api/offices?region=수원", "/api/offices?q=강남", "/api/services", "/api/services/search?q=실업급여 서류"):
            client.get(path)
            times = [milliseconds(lambda p=path: client.get(p)) for _ in range(200)]  # type: ignore[misc]
            table.row(f"GET {path}, p95", percentile(times, 0.95), "ms", 15)


def conversation(address: str, sentences: tuple[str, ...]) -> list[float]:
    """The times of the turns of one conversation."""
    talk, times = Talk(address), []
    for sentence in sentences:
        began = time.perf_counter()
        talk.say(sentence)
        times.append((time.perf_counter() - began) * 1000)
        assert talk.messages[0]["data"].get("code") != "limited", "Rasa did not answer"
    return times


def chat_turns(address: str) -> tuple[list[float], list[float]]:
    """Typed turns through the gateway: guidance and interview."""
    guidance = [t for _ in range(TURNS // len(SENTENCES)) for t in conversation(address, SENTENCES)]
    interview = [t for _ in range(TURNS // len(INTERVIEW)) for t in conversation(address, INTERVIEW)]
    return guidance, interview


def bare_rasa(folder: Path) -> list[float]:
    """The same understanding in a Rasa server of its own whose rules answer with a fixed text."""
    shutil.copytree(ROOT / "data" / "nlu", folder / "data" / "nlu")
    (folder / "domain").mkdir()
    shutil.copy(ROOT / "bot/domain/nlu.yml", folder / "domain")
    shutil.copy(ROOT / "config.yml", folder)
    intents = (ROOT / "data/rules/answers.yml").read_text(encoding="utf-8").replace("action_answer_intent", "utter_fixed")
    (folder / "data" / "rules.yml").write_text(intents.replace("action_default_fallback", "utter_fixed"), encoding="utf-8")
    (folder / "domain/dialogue.yml").write_text('version: "3.1"\nresponses:\n  utter_fixed:\n    - text: ok\n', encoding="utf-8")
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    environment = rasa_environment()
    rasa = [str(RASA_PYTHON), "-m", "rasa"]
    shutil.copytree(ROOT / ".rasa", folder / ".rasa") if (ROOT / ".rasa").exists() else None
    trained = subprocess.run(
        [*rasa, "train", "--domain", "domain"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if trained.returncode:
        raise SystemExit(f"the bare Rasa server could not be trained:\n{trained.stderr[-2000:]}")
    port = free_port()
    server = subprocess.Popen(
        [*rasa, "run", "--enable-api", "-i", "127.0.0.1", "-p", str(port), "--credentials", "credentials.yml"],
        cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_for(lambda: client.get("/status").status_code == 200)
            for sentence in SENTENCES:
                client.post("/webhooks/rest/webhook", json={"sender": "warm", "message": sentence})
            times = []
            for number in range(TURNS // len(SENTENCES)):
                for sentence in SENTENCES:
                    body = {"sender": f"bench-{number}", "message": sentence}
                    times.append(milliseconds(lambda b=body: client.post("/webhooks/rest/webhook", json=b)))  # type: ignore[misc]
            return times
    finally:
        server.terminate()
        server.wait(30)


def wait_for(condition: Callable[[], bool], seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if condition():
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.5)
    raise TimeoutError


def main() -> int:
    print(f"{date.today()} · {platform.machine()} · {os.cpu_count()} cores · Python {platform.python_version()}")
    ensure_model()
    table = Table()
    screening(table)
    booking(table)
    with tempfile.TemporaryDirectory() as temporary:
        bare = bare_rasa(Path(temporary))
        system = System(Path(temporary) / "system")
        system.folder.mkdir()
        table.row("gateway answers after start", system.start(), "s", 5)
        began = time.monotonic()
        system.wait_until_ready()
        table.row("everything ready after start (no training)", time.monotonic() - began, "s")
        try:
            lists(table, system.address)
            guidance, interview = chat_turns(system.address)
        finally:
            system.stop()
    median = statistics.median(bare)
    table.row("bare Rasa turn, p50", median, "ms")
    table.row("chat turn through the gateway, p50", statistics.median(guidance), "ms")
    table.row("chat turn, ratio to bare Rasa (p50)", statistics.median(guidance) / median, "×", 2.5)
    table.row("interview turn, p50", statistics.median(interview), "ms")
    table.row("interview turn, ratio to bare Rasa (p50)", statistics.median(interview) / median, "×", 2.5)
    table.row("chat turn, p95", percentile(guidance, 0.95), "ms", 150)
    table.row("interview turn, p95", percentile(interview, 0.95), "ms", 150)
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
