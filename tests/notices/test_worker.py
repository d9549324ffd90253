"""The worker as a process: it sends, survives its own tasks, and stops when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from center.db.migrate import migrate
from center.db.session import make_engine
from center.notices.outbox import Message, write
from center.settings import ROOT
from cli.worker import Task, repeat, tasks
from tests.notices.fakes import FakeSolapi


def start(url: str, fake: FakeSolapi) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "IEUM_DATABASE_URL": url, "IEUM_NOTICES": "solapi",
        "IEUM_SOLAPI_URL": fake.url, "IEUM_SOLAPI_KEY": fake.key, "IEUM_SOLAPI_SECRET": fake.secret,
        "IEUM_SENDER_PHONE": "0212345678",
    }
    return subprocess.Popen([sys.executable, "-m", "cli.worker"], env=environment, cwd=ROOT, stderr=subprocess.PIPE)


def until(condition, seconds: float = 30) -> bool:  # type: ignore[no-untyped-def]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_a_worker_sends_and_finishes_what_it_began_before_it_stops(tmp_path: Path, solapi: FakeSolapi) -> None:
    url = f"sqlite:///{tmp_path / 'ieum.db'}"
    migrate(url)
    engine = make_engine(url)
    solapi.faults = ["slow"]
    with Session(engine) as session, session.begin():
        values = {"title": "실업인정일", "day": "2099-01-01", "next_date": "n1"}
        write(session, Message("k1", "next_date_today", "01012345678", "n1", values, urgent=True))
    worker = start(url, solapi)
    try:
        assert until(lambda: solapi.accepted), "nothing was sent"
        worker.send_signal(signal.SIGTERM)
        output = worker.communicate(timeout=20)[1].decode()
    finally:
        worker.kill()
    assert worker.returncode == 0, output
    with engine.connect() as connection:
        assert connection.execute(text("select state, receipt from notices")).one() == ("sent", solapi.accepted[0]["id"])
    assert "01012345678" not in output and solapi.secret not in output


def test_a_task_that_fails_comes_again_and_stops_nobody() -> None:
    stop, ran = threading.Event(), []

    def fails() -> int:
        ran.append("fails")
        raise RuntimeError("planted")

    threads = [
        threading.Thread(target=repeat, args=(Task(name, 0.01, run), stop))
        for name, run in (("bad", fails), ("good", lambda: ran.append("good") or 0))
    ]
    for thread in threads:
        thread.start()
    assert until(lambda: ran.count("fails") > 3 and ran.count("good") > 3, 5)
    stop.set()
    for thread in threads:
        thread.join(2)
        assert not thread.is_alive()


def test_everything_that_has_to_happen_has_a_task() -> None:
    names = {task.name: task.every for task in tasks(threading.Event())}
    assert names["deliver notices"] <= 5 and names["pass on old offers"] <= 30
    assert {"delete old holds", "forget links", "forget conversations", "forget notices", "forget past dates"} <= set(names)
