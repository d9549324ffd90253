"""The worker: what happens without anybody asking. Notices leave, old offers pass on, what is old is forgotten.

Every task has a thread of its own: one that fails or waits for a slow provider never holds the others up. Several workers
may run at once.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from center import clock
from center.appointments.repository import AppointmentRepository
from center.appointments.retention import forget_old_appointments
from center.appointments.waiting_list import pass_on_old_offers
from center.conversations.retention import forget_old_conversations
from center.db.session import transaction
from center.notices.dates import forget_past_dates
from center.notices.delivery import Delivery
from center.notices.outbox_page import forget_old_notices
from center.notices.post import post_of
from center.settings import settings
from center.sharing.service import forget_expired_links
from center.visits.service import forget_telephones

log = logging.getLogger("ieum.worker")
PATIENCE = 12.0  # the supervisor insists after fifteen seconds
KEEP_HOLDS = 24 * 3600


@dataclass(frozen=True)
class Task:
    """Something to do every few seconds; ``run`` returns how much there was to do."""

    name: str
    every: float
    run: Callable[[], int]


def tasks(stop: threading.Event) -> list[Task]:
    """Everything the worker does."""
    configured = settings()
    delivery = Delivery(transaction, post_of(configured.notices))
    return [
        Task("deliver notices", 3, lambda: delivery.deliver_due(stop.is_set)),
        Task("pass on old offers", 10, lambda: _in_transaction(pass_on_old_offers)),
        Task("delete old holds", 60, lambda: _in_transaction(_delete_old_holds)),
        Task("forget links", 600, lambda: _in_transaction(forget_expired_links)),
        Task("forget conversations", 600,
             lambda: _in_transaction(lambda session: forget_old_conversations(session, configured.retention_days))),
        Task("forget appointments", 600,
             lambda: _in_transaction(lambda session: forget_old_appointments(session, configured.retention_days))),
        Task("forget visitors", 600, lambda: _in_transaction(forget_telephones)),
        Task("forget notices", 600,
             lambda: _in_transaction(lambda session: forget_old_notices(session, configured.notices.retention_days))),
        Task("forget past dates", 600,
             lambda: _in_transaction(lambda session: forget_past_dates(session, configured.notices.retention_days))),
    ]


def repeat(task: Task, stop: threading.Event) -> None:
    """Do a task until told to stop; a failure is logged and the next turn comes all the same."""
    while not stop.is_set():
        try:
            count = task.run()
            if count:
                log.info("%s: %d", task.name, count)
        except Exception:  # whatever went wrong, the next turn may go well
            log.exception("%s failed", task.name)
        stop.wait(task.every)


def main() -> None:
    """Run until told to stop; what is being sent is finished first."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    # Daemons: a task that outlasts our patience does not keep the process; its notice is asked about later.
    threads = [threading.Thread(target=repeat, args=(task, stop), name=task.name, daemon=True) for task in tasks(stop)]
    for thread in threads:
        thread.start()
    while not stop.wait(3600):
        pass
    end = time.monotonic() + PATIENCE
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))


def _in_transaction(action: Callable[[Session], int]) -> int:
    with transaction() as session:
        return action(session)


def _delete_old_holds(session: Session) -> int:
    return AppointmentRepository(session).delete_old_holds(int(clock.now().timestamp()) - KEEP_HOLDS)


if __name__ == "__main__":
    main()
