"""Names and telephone numbers as people write them."""

from __future__ import annotations

import re
import unicodedata

from center.appointments.errors import InvalidName, InvalidPhone
from center.language.phones import find_phones

LONGEST_NAME = 40
LONGEST_NOTE = 500


def read_phone(written: str) -> str:
    """Digits of a Korean telephone number in any writing ("공일공 1234…", "+82 10-…"). Raises InvalidPhone."""
    found = find_phones(written[:60])
    digits = re.sub(r"[^0-9]", "", found[0].value) if found else ""
    if not digits.startswith("0") or not 9 <= len(digits) <= 12:
        raise InvalidPhone("phone", field="phone")
    return digits


def shown_phone(digits: str) -> str:
    """A number with its middle hidden: ``010-****-5678``."""
    return f"{digits[:3]}-****-{digits[-4:]}"


def read_name(written: str) -> str:
    """A name without pictures and control characters. Raises InvalidName when no letter is left."""
    kept = "".join(c for c in unicodedata.normalize("NFC", written) if c.isalpha() or c in " .'-·")
    name = " ".join(kept.split())
    if not any(c.isalpha() for c in name) or len(name) > LONGEST_NAME:
        raise InvalidName("name", field="name")
    return name


def read_note(written: str) -> str:
    """A note without control characters, cut at its longest."""
    return "".join(c for c in written if c == "\n" or unicodedata.category(c)[0] != "C")[:LONGEST_NOTE].strip()
