"""What can be wrong with a question about centers, counters and agencies."""

from __future__ import annotations

from dataclasses import dataclass

from center.errors import InvalidInput, NotFound


class OfficeNotFound(NotFound):
    """No center has this code."""

    code = "office_not_found"


class CounterNotFound(NotFound):
    """No counter function or service has this name."""

    code = "counter_not_found"


class InvalidQuery(InvalidInput):
    """A search parameter cannot be used; ``field`` names it."""

    code = "invalid_query"


@dataclass(frozen=True)
class ImportProblem:
    """One thing to correct in an import file.

    ``row`` counts lines as a spreadsheet shows them (0: the whole file); ``kind`` ends the message key
    ``import_problem_<kind>``, whose sentence says what to do.
    """

    row: int
    column: str
    kind: str
    value: str = ""


class ImportRefused(InvalidInput):
    """A file of centers was not taken over and nothing was written; ``problems`` says row, column and what
    to do."""

    code = "import_refused"

    def __init__(self, problems: list[ImportProblem]) -> None:
        super().__init__("; ".join(f"row {one.row} {one.column}: {one.kind} {one.value}" for one in problems))
        self.problems = problems
