"""What can go wrong with a walk-in visit."""

from __future__ import annotations

from center.errors import Conflict, NotFound


class VisitNotFound(NotFound):
    """No ticket has this id."""

    code = "visit_not_found"


class VisitOver(Conflict):
    """The ticket was served, ended or moved: it cannot be changed that way any more."""

    code = "visit_over"


class CenterClosedNow(Conflict):
    """The counter gives no tickets now: it is closed, or works by appointment only."""

    code = "center_closed_now"


class TooEarly(Conflict):
    """Somebody comes for an appointment of another day or much too early."""

    code = "too_early"


class NobodyWaits(NotFound):
    """Nobody is waiting at this counter."""

    code = "nobody_waits"
