"""What a notice says: its template and values in the person's language.

Sentences are ``notice_<template>`` in ``content/messages/<language>/notices.yaml``. They hold no particles that depend on a
value, so that the same sentence can be approved as an 알림톡 template (``talk_template``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from center.clock import SEOUL
from center.errors import ContentError
from center.messages.catalog import catalog
from center.notices.links import link_of
from center.notices.moments import clock_words, day_words, when_words
from center.notices.places import documents_words, office_words, service_name
from center.notices.text_message import LONG_BYTES, TALK_CHARACTERS, message_bytes

_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Wording:
    """A notice in words: ``text`` is sufficient alone; ``variables`` are what stands in the holes of the sentence."""

    subject: str
    text: str
    variables: Mapping[str, str]


def compose(template: str, values: Mapping[str, Any], language: str, now: datetime) -> Wording:
    """Put a notice into words as of ``now``: days are called today and tomorrow where they are.

    Raises ContentError for an unknown template or one that is too long, OfficeNotFound, and KeyError for a missing value.
    """
    key = f"notice_{template}"
    words = _words(values, language, now)
    text = catalog().text(key, language, **words)
    if message_bytes(text) > LONG_BYTES or len(text) > TALK_CHARACTERS:
        raise ContentError(f"알림 '{template}' 이 너무 깁니다: {len(text)}자")
    subject = catalog().text(f"{key}_title", language, **words)
    holes = set(_HOLE.findall(catalog().template(key, language)))
    return Wording(subject, text, {name: words[name] for name in sorted(holes)})


def talk_template(template: str, language: str = "ko") -> str:
    """The sentence as it is registered for approval as an 알림톡 template: ``#{office}`` for ``{office}``."""
    return _HOLE.sub(r"#{\1}", catalog().template(f"notice_{template}", language))


def _words(values: Mapping[str, Any], language: str, now: datetime) -> dict[str, str]:
    words = {name: str(value) for name, value in values.items()}
    if "office" in values:
        words |= office_words(str(values["office"]), language)
    if "service" in values:
        words["service"] = service_name(str(values["service"]), language)
        words["documents"] = documents_words(str(values["service"]), language)
    if "start" in values:
        start = datetime.fromtimestamp(int(values["start"]), UTC).astimezone(SEOUL)
        words["when"] = when_words(start, now, language)
    if "until" in values:
        words["until"] = clock_words(datetime.fromtimestamp(int(values["until"]), UTC), language)
    if "day" in values:
        words["day"] = day_words(date.fromisoformat(str(values["day"])), now, language)
    words["link"] = link_of(values)
    return words
