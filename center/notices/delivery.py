"""Sending what is due, each notice once (docs/decisions/0010-notices-once.md).

A notice is claimed in a transaction of its own before the provider is called, and what came of it is recorded in another
one after the call. Between them nothing is known; whoever finds such a notice later asks the provider before sending.
"""

from __future__ import annotations

import logging
import random
import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from center import clock
from center.db.appointment_tables import Notice
from center.errors import CenterError
from center.notices.post import Post, sender_for
from center.notices.protocol import Letter, Receipt, Sender, SendFailed
from center.notices.quiet_hours import is_quiet, next_loud
from center.notices.repository import NoticeRepository
from center.notices.wording import compose

log = logging.getLogger("ieum.notices")
TRIES = 8
CLAIM = timedelta(seconds=120)
LONGEST_PAUSE = timedelta(minutes=60)
SEARCH_BEFORE = timedelta(days=1)
MAYBE_SENT = "may have been sent; nobody can tell"
_NUMBER = re.compile(r"\d{7,}")
Transactions = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class Claim:
    """A notice that this worker alone may send; ``maybe_sent``: an earlier try ended without an answer."""

    notice: Notice
    attempt: int
    maybe_sent: bool
    earlier: datetime
    until: float


class Delivery:
    """Delivers from one outbox. Several workers may run at once."""

    def __init__(self, transactions: Transactions, post: Post) -> None:
        self._transactions = transactions
        self._post = post

    def deliver_due(self, stopping: Callable[[], bool] = lambda: False, limit: int = 500) -> int:
        """Send what is due until nothing is left; returns how many were tried."""
        with self._transactions() as session:
            dropped, dead = NoticeRepository(session).drop_useless(_seconds(clock.now()))
        if dropped or dead:
            log.warning("%d notices came too late, %d could not be sent in time", dropped, dead)
        count = 0
        while count < limit and not stopping() and self.deliver_one():
            count += 1
        return count

    def deliver_one(self) -> bool:
        """Send one notice; false when none is due."""
        claim = self._claim()
        if claim is None:
            return False
        try:
            receipt = self._send(claim)
        except SendFailed as failure:
            self._failed(claim, failure)
        else:
            self._sent(claim, receipt)
        return True

    def _claim(self) -> Claim | None:
        now = clock.now()
        with self._transactions() as session:
            repository = NoticeRepository(session)
            due = list(repository.due(_seconds(now), only_urgent=is_quiet(now)))
            random.shuffle(due)  # workers that look at the same moment reach for different ones
            for notice in sorted(due, key=lambda one: not one.urgent):
                sender = sender_for(self._post, notice.recipient)
                if repository.claim(notice, _seconds(now + CLAIM), sender.name):
                    session.expunge(notice)
                    earlier = datetime.fromtimestamp(min(notice.claimed_until, _seconds(now)), UTC) - SEARCH_BEFORE
                    until = time.monotonic() + CLAIM.total_seconds() / 2
                    return Claim(notice, notice.attempts + 1, notice.state == "sending", earlier, until)
        return None

    def _send(self, claim: Claim) -> Receipt:
        notice, sender = claim.notice, sender_for(self._post, claim.notice.recipient)
        if claim.maybe_sent and not (sender.can_ask and sender.name == notice.sender):
            raise SendFailed(MAYBE_SENT, permanent=True)
        if claim.attempt > TRIES:
            raise SendFailed(notice.problem or "too many tries", permanent=True)
        letter = _letter(notice, sender, claim.earlier)
        if claim.maybe_sent:
            found = _ask(sender, letter)
            if found is not None:
                return found
        if time.monotonic() > claim.until:  # this process stood still: somebody else may have the notice by now
            raise SendFailed("the claim ran out", maybe_sent=claim.maybe_sent)
        return sender.send(letter)

    def _sent(self, claim: Claim, receipt: Receipt) -> None:
        with self._transactions() as session:
            kept = NoticeRepository(session).sent(claim.notice.id, claim.attempt, receipt.id, clock.now())
        log.info("notice %d (%s) sent by %s", claim.notice.id, claim.notice.template, receipt.sender)
        if not kept:
            log.error("notice %d was sent by a claim that had run out", claim.notice.id)

    def _failed(self, claim: Claim, failure: SendFailed) -> None:
        notice, problem = claim.notice, _NUMBER.sub("…", failure.problem)[:300]
        at = next_try(claim.attempt, failure.retry_after)
        if not notice.urgent:
            at = next_loud(at)
        given_up = failure.permanent or claim.attempt >= TRIES or _seconds(at) >= notice.useless_after
        with self._transactions() as session:
            repository = NoticeRepository(session)
            if given_up:
                repository.dead(notice.id, claim.attempt, _last_word(problem, failure))
            else:
                repository.again(notice.id, claim.attempt, _seconds(at), problem, maybe_sent=failure.maybe_sent)
        level = logging.ERROR if given_up else logging.WARNING
        log.log(level, "notice %d (%s), try %d: %s", notice.id, notice.template, claim.attempt, problem)


def next_try(attempt: int, retry_after: float = 0.0) -> datetime:
    """When to try again after the n-th try: 1, 2, 4, … 60 minutes, a little earlier or later so that tries spread out."""
    pause = min(timedelta(minutes=2 ** (attempt - 1)), LONGEST_PAUSE) * random.uniform(0.85, 1.15)
    return clock.now() + max(pause, timedelta(seconds=retry_after))


def _letter(notice: Notice, sender: Sender, written_after: datetime) -> Letter:
    languages = sender.languages(notice.template)
    language = notice.language if notice.language in languages else languages[0]
    try:
        words = compose(notice.template, notice.values, language, clock.now())
    except (CenterError, KeyError, TypeError, ValueError) as error:
        raise SendFailed(f"cannot be put into words: {type(error).__name__} {error}", permanent=True) from error
    return Letter(
        notice.dedupe_key, notice.template, notice.recipient, language, words.subject, words.text, written_after, words.variables
    )


def _ask(sender: Sender, letter: Letter) -> Receipt | None:
    try:
        return sender.find(letter)
    except SendFailed as failure:
        raise SendFailed(failure.problem, maybe_sent=True, retry_after=failure.retry_after) from failure


def _last_word(problem: str, failure: SendFailed) -> str:
    return f"{problem} ({MAYBE_SENT})"[:300] if failure.maybe_sent else problem


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
