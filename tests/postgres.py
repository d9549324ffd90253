"""A real PostgreSQL on loopback for tests: started in a folder of its own, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.system import free_port


@contextmanager
def postgres(durable: bool = False) -> Iterator[str]:
    """The address of an empty database on a server of its own; ``durable``: it waits for the disk, as in production."""
    # Not below pytest's own folder: another pytest on the machine closes that one to the user postgres.
    with tempfile.TemporaryDirectory(prefix="ieum-postgres-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = str(folder / "data")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300"
        options += "" if durable else " -c fsync=off"
        _run("initdb", "-D", data, "-U", "ieum", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        _run("pg_ctl", "-D", data, "-w", "-t", "60", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield f"postgresql://ieum@127.0.0.1:{port}/postgres"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")


def _run(program: str, *words: str) -> None:
    (programs,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
    command = [str(programs / program), *words]
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        command = ["runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr
