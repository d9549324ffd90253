"""Links in notices and calendars. Tokens stand behind ``#``, so no server log sees them; they are made again when needed and
never stored with a notice.

Forms: ``/appointments#CODE.TOKEN`` manages an appointment, ``/appointments#waiting.ID.TOKEN`` answers an offer,
``/appointments#date.ID.TOKEN`` deletes a kept date.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from center.keys import token_for
from center.settings import settings


def manage_link(code: str, token: str) -> str:
    """Where a person changes or cancels an appointment; without a token the page asks for code and telephone."""
    return _page(f"#{code}.{token}" if token else "")


def date_token(date_id: str) -> str:
    """The token that deletes a kept date."""
    return token_for("next_date", date_id)


def link_of(values: Mapping[str, Any]) -> str:
    """The link that belongs to the values of a notice: an offer, a kept date, an appointment, or the front page."""
    if "waiting" in values:
        return _page(f"#waiting.{values['waiting']}.{values.get('token', '')}")
    if "next_date" in values:
        return _page(f"#date.{values['next_date']}.{date_token(str(values['next_date']))}")
    if "code" in values:
        code, hold = str(values["code"]), str(values.get("hold", ""))
        return manage_link(code, token_for("appointment", code, hold) if hold else "")
    return settings().public_url


def _page(behind: str) -> str:
    return f"{settings().public_url}/appointments{behind}"
