"""The worker: what happens without anybody asking. Now: forgetting conversations and shared results in time."""

from __future__ import annotations

import logging
import signal
import threading

from center.conversations.retention import forget_old_conversations
from center.db.session import transaction
from center.settings import settings
from center.sharing.service import forget_expired_links

log = logging.getLogger("ieum.worker")
EVERY = 600.0


def main() -> None:
    """Run until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        with transaction() as session:
            count = forget_old_conversations(session, settings().retention_days)
            forget_expired_links(session)
        if count:
            log.info("forgot %d conversations", count)
        stop.wait(EVERY)


if __name__ == "__main__":
    main()
