"""The trained Rasa model, named by a fingerprint of everything it was trained from."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from center.settings import ROOT, settings

RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
# The classifiers also learn from entities, so the words and readers of the language count as well.
TRAINED_FROM = (
    "config.yml", "data", "bot/components", "bot/domain", "center/language", "content/language", "requirements/rasa.txt",
)


def fingerprint() -> str:
    """Changes whenever training could give another model."""
    digest = hashlib.sha256()
    for name in TRAINED_FROM:
        root = ROOT / name
        files = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else [root]
        for path in files:
            if path.suffix not in (".yml", ".yaml", ".py", ".csv", ".txt"):
                continue
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def model_path() -> Path:
    """Where the model of the present content is or will be."""
    return settings().models_dir / f"ieum-{fingerprint()}.tar.gz"


def rasa_environment() -> dict[str, str]:
    """Environment for Rasa: quiet, without telemetry, one thread per core."""
    return {
        **os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "OMP_NUM_THREADS": "2",
    }


KEPT = 3


class TrainingFailed(Exception):
    """Rasa could not train; the message holds the end of its log."""


def ensure_model(stop: threading.Event | None = None) -> Path:
    """Train when something changed since the last training; the log is ``var/log/train.log``.

    Setting ``stop`` ends a training early. Raises TrainingFailed.
    """
    path = model_path()
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / ".training").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two trainings at once would only take twice as long
        return path if path.exists() else _train(path, stop)


def _train(path: Path, stop: threading.Event | None) -> Path:
    log = settings().var_dir / "log" / "train.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    print(f"Training the language model (a few minutes; log: {log})", flush=True)
    unfinished = f"unfinished-{fingerprint()}"
    command = [
        str(RASA_PYTHON), "-m", "rasa", "train", "--config", "config.yml", "--data", "data", "--domain", "bot/domain",
        "--out", str(path.parent), "--fixed-model-name", unfinished,
    ]
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=rasa_environment(), stdout=output, stderr=output)
        while process.poll() is None:
            if stop is not None and stop.wait(1):
                process.terminate()
                process.wait()
                raise TrainingFailed("stopped")
            if stop is None:
                time.sleep(1)
            if sys.stdout.isatty():
                print(f"\r  {time.monotonic() - began:4.0f} s  {_last_step(log)[:90]:<90}", end="", flush=True)
    if process.returncode != 0:
        raise TrainingFailed(f"Training failed (code {process.returncode}). The end of {log}:\n{_tail(log, 20)}")
    path.with_name(f"{unfinished}.tar.gz").rename(path)
    newest_first = sorted(path.parent.glob("ieum-*.tar.gz"), key=lambda model: -model.stat().st_mtime)
    for old in newest_first[KEPT:]:  # a running system may still be reloading a recent one
        old.unlink()
    print(f"\r  trained in {time.monotonic() - began:.0f} s{'':<90}", flush=True)
    return path


def _last_step(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").replace("\r", "\n").splitlines() if line.strip()]
    return lines[-1].strip() if lines else ""


def _tail(log: Path, count: int) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:])
