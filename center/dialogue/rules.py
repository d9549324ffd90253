"""The rule set of this installation: loaded once, and again when policy staff change a file.

The new rules are read beside the running ones. When a file is wrong, the last good rules stay in use and the fault is
logged and told by ``content_fault``.
"""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path

from center.errors import ContentError
from center.screening.loader import load_rules, rule_files
from center.screening.ruleset import RuleSet
from center.settings import settings

log = logging.getLogger("ieum.content")
LOOK_EVERY = 5.0
Signature = tuple[tuple[str, int, int], ...]


class RuleShelf:
    """Holds the rules in use and looks now and then whether the files changed."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.fault = ""
        self._signature = self._look()
        self._rules = load_rules(content)
        self._looked = time.monotonic()
        self._lock = threading.Lock()

    def current(self) -> RuleSet:
        """The rules in use; a change is read in the background, nobody waits for it."""
        if time.monotonic() - self._looked > LOOK_EVERY and self._lock.acquire(blocking=False):
            self._looked = time.monotonic()
            threading.Thread(target=self._refresh_and_release, daemon=True, name="content").start()
        return self._rules

    def _refresh_and_release(self) -> None:
        try:
            self.refresh()
        finally:
            self._lock.release()

    def refresh(self) -> None:
        """Read the files again if they changed; a fault leaves the rules as they are."""
        signature = self._look()
        if signature == self._signature:
            return
        try:
            self._rules = load_rules(self.content)
        except ContentError as error:
            if str(error) != self.fault:
                log.error("content not taken over, the last good rules stay in use: %s", error)
            self.fault = str(error)
            return
        self._signature = signature
        self.fault = ""
        log.info("content taken over: %s", self._rules.hash)

    def _look(self) -> Signature:
        found = []
        for path in rule_files(self.content):
            try:
                status = path.stat()
            except FileNotFoundError:  # taken away while we looked
                continue
            found.append((str(path), status.st_mtime_ns, status.st_size))
        return tuple(found)


_shelf: RuleShelf | None = None
_making = threading.Lock()


def rules() -> RuleSet:
    """Facts, parameters, programs and profiles. Raises ContentError when the files cannot be read at the first time."""
    global _shelf
    if _shelf is None:
        with _making:
            if _shelf is None:
                _shelf = RuleShelf(settings().content_dir)
    return _shelf.current()


def content_fault() -> str:
    """Why changed content was not taken over; empty when all is well."""
    return _shelf.fault if _shelf else ""
