"""Checking what an action answered, with a schema that is itself checked once and not at every turn.

Rasa 3.6.21 calls ``jsonschema.validate`` for every action result, which checks the schema against its own schema each
time: 11 ms of a 25 ms turn. The same check with a prepared validator takes a fraction of a millisecond.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from rasa.core.actions.action import RemoteAction

_validator = Draft202012Validator(RemoteAction.action_response_format_spec())


def _validate(_action: RemoteAction, result: dict[str, Any]) -> bool:
    try:
        _validator.validate(result)
    except ValidationError as error:
        error.message += ". The answer of the action server is not valid."
        raise
    return True


def install() -> None:
    """Put the prepared check in the place of Rasa's."""
    RemoteAction._validate_action_result = _validate
