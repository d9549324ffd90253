"""The tree of errors that the domain raises.

Every error states a fact, carries a stable ``code`` for programs and a message key for people.
The edges (``web/errors.py``, ``actions/turn.py``) turn it into problem+json or a sentence.

    CenterError
    ├── NotFound            the thing asked for does not exist
    ├── InvalidInput        what was sent cannot be used; ``field`` names it
    ├── Refused             understood, but not allowed
    ├── Conflict            contradicts what is stored or what was said before
    ├── Unavailable         a part of the system does not answer now
    └── ContentError        a content file is wrong (file, line, remedy)
"""

from __future__ import annotations


class CenterError(Exception):
    """A named fact that stops a request; ``code`` is stable, ``values`` fill the message.

    ``more`` is told beside it: the alternatives of a taken time, for example.
    """

    code = "center_error"
    status = 400

    def __init__(self, detail: str = "", *, field: str | None = None, **values: object) -> None:
        super().__init__(detail or self.code)
        self.detail = detail
        self.field = field
        self.values = values
        self.more: dict[str, object] = {}

    @property
    def message_key(self) -> str:
        """Key of the sentence in ``content/messages/*/errors.yaml``."""
        return f"error_{self.code}"


class NotFound(CenterError):
    """The thing asked for does not exist."""

    code = "not_found"
    status = 404


class InvalidInput(CenterError):
    """What was sent cannot be used; ``field`` names it."""

    code = "invalid_input"
    status = 422


class Refused(CenterError):
    """Understood, but not allowed."""

    code = "refused"
    status = 403


class Conflict(CenterError):
    """Contradicts what is stored or what was said before."""

    code = "conflict"
    status = 409


class Unavailable(CenterError):
    """A part of the system does not answer now."""

    code = "unavailable"
    status = 503


class ContentError(CenterError):
    """A content file cannot be used. ``str()`` reads ``file:line: sentence``."""

    code = "content_error"
    status = 500

    def __init__(self, message: str, *, file: str = "", line: int = 0) -> None:
        place = f"{file}:{line}: " if file and line else (f"{file}: " if file else "")
        super().__init__(f"{place}{message}")
        self.message = message
        self.file = file
        self.line = line
