"""A real PostgreSQL on loopback for tests: started in a folder of its own, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from tests.system import free_port


class Postgres:
    """One server with one database."""

    def __init__(self, folder: Path, durable: bool = False) -> None:
        self.folder, self.durable = folder, durable
        self.port = free_port()
        self.url = f"postgresql://ieum@127.0.0.1:{self.port}/postgres"
        (self.bin,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]

    def _run(self, *words: str) -> None:
        # PostgreSQL refuses to run as root.
        command = [str(self.bin / words[0]), *words[1:]]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Make the cluster and wait until it answers."""
        data = self.folder / "data"
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            for above in self.folder.parents:
                if above.stat().st_mode & 0o001 == 0 and above != Path("/"):
                    above.chmod(above.stat().st_mode | 0o011)
        self._run("initdb", "-D", str(data), "-U", "ieum", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300"
        options += "" if self.durable else " -c fsync=off"
        self._run("pg_ctl", "-D", str(data), "-w", "-t", "60", "-o", options, "-l", str(data / "log"), "start")
        time.sleep(0.1)

    def stop(self) -> None:
        """Stop at once."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
