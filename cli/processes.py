"""Child processes that are restarted when they die and stopped together."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

QUICKEST, SLOWEST, HEALTHY_AFTER = 1.0, 30.0, 60.0


@dataclass
class Child:
    """One process of the system; its output goes to ``var/log/<name>.log``."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    restarts: int = 0
    process: asyncio.subprocess.Process | None = field(default=None, repr=False)

    async def start(self) -> None:
        """Start once; the child has its own process group, so that Ctrl-C reaches only the supervisor."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as output:
            self.process = await asyncio.create_subprocess_exec(
                *self.command, stdout=output, stderr=output, env={**os.environ, **self.environment}, start_new_session=True
            )

    async def keep_running(self) -> None:
        """Start, and start again when it dies, more slowly each time."""
        pause = QUICKEST
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            await self.start()
            assert self.process is not None
            code = await self.process.wait()
            pause = QUICKEST if loop.time() - began > HEALTHY_AFTER else min(pause * 2, SLOWEST)
            self.restarts += 1
            print(f"  {self.name} ended with code {code}; starting it again in {pause:.0f} s (see {self.log})", flush=True)
            await asyncio.sleep(pause)

    async def stop(self, patience: float = 15.0) -> None:
        """Ask it to end; insist after ``patience`` seconds."""
        process = self.process
        if process is None or process.returncode is not None:
            return
        self._signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), patience)
        except TimeoutError:
            self._signal(signal.SIGKILL)
            await process.wait()

    def _signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
