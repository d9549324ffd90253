"""What can be wrong with a question about services."""

from __future__ import annotations

from center.errors import NotFound


class ServiceNotFound(NotFound):
    """No service page has this id."""

    code = "service_not_found"
