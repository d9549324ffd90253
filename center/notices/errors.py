"""What can go wrong when somebody asks to be reminded; every class has a sentence in ``content/messages/*/notices.yaml``."""

from __future__ import annotations

from center.errors import Conflict, InvalidInput, NotFound, Refused


class DayPast(InvalidInput):
    """The day is over, or its reminder would have been this morning."""

    code = "day_past"


class DayTooFar(InvalidInput):
    """Further ahead than dates are kept."""

    code = "day_too_far"


class InvalidRecipient(InvalidInput):
    """No mobile number, mail address or chat that notices can go to."""

    code = "invalid_recipient"


class InvalidDateTitle(InvalidInput):
    """Empty, too long, or with a number or an address that does not belong into a message of ours."""

    code = "invalid_date_title"


class TooManyDates(Conflict):
    """The person already keeps as many dates as one person may."""

    code = "too_many_dates"


class NextDateNotFound(NotFound):
    """No such date, or it belongs to somebody else."""

    code = "next_date_not_found"


class NoticeNotDead(Conflict):
    """Only a notice that was given up and is still of use can be tried again."""

    code = "notice_not_dead"


class WrongCode(Refused):
    """The one-time code is not right."""

    code = "wrong_code"


class CodeLocked(Refused):
    """Too many wrong codes: locked for a while."""

    code = "code_locked"
    status = 429
