"""What a person sent, made safe before anything else sees it."""

from __future__ import annotations

from dataclasses import dataclass

from center.errors import InvalidInput
from center.language.cleaning import clean
from center.language.crisis import is_crisis
from center.language.masking import mask
from center.language.profanity import is_abusive

LONGEST = 500


class EmptyMessage(InvalidInput):
    """Nothing was sent."""

    code = "empty_message"


class TextTooLong(InvalidInput):
    """More than 500 characters; long texts never reach Rasa."""

    code = "text_too_long"


@dataclass(frozen=True)
class Incoming:
    """A cleaned and masked sentence and what was noticed about it."""

    text: str
    notices: tuple[str, ...]
    only_symbols: bool
    foreign: bool
    abusive: bool
    crisis: bool


def receive(text: str) -> Incoming:
    """Clean and mask a typed sentence. Raises EmptyMessage and TextTooLong."""
    if len(text) > 4 * LONGEST:
        raise TextTooLong("text", field="text", limit=LONGEST)
    cleaned = clean(text)
    if "empty" in cleaned.flags:
        raise EmptyMessage("text", field="text")
    if len(cleaned.text) > LONGEST:
        raise TextTooLong("text", field="text", limit=LONGEST)
    masked = mask(cleaned.text)
    return Incoming(
        text=masked.text,
        notices=("resident_number_masked",) if masked.kinds else (),
        only_symbols="only_symbols" in cleaned.flags,
        foreign="non_korean" in cleaned.flags,
        abusive=is_abusive(cleaned.text),
        crisis=is_crisis(cleaned.text),
    )
