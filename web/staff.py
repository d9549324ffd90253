"""Who works here: calls of staff and operators carry the staff token of the installation (``IEUM_STAFF_TOKEN``)."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from center.errors import Refused
from center.keys import same
from center.settings import settings
from web.deps import BearerToken


class StaffOnly(Refused):
    """Only staff may do this."""

    code = "staff_only"
    status = 401


def require_staff(token: BearerToken) -> None:
    """Raises StaffOnly unless the token is the staff token; without one set, nobody is staff."""
    expected = settings().staff_token
    if not expected or not same(expected, token):
        raise StaffOnly("token")


Staff = Annotated[None, Depends(require_staff)]
