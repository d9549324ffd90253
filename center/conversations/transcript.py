"""A conversation as a text file that a person can keep."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from center.clock import SEOUL
from center.db.tables import Conversation, Message
from center.messages.catalog import catalog


def transcript(conversation: Conversation, messages: Sequence[Message]) -> str:
    """Who said what and when, oldest first, with sources."""
    say = catalog().text
    language = conversation.language
    lines = [say("transcript_title", language), ""]
    for message in messages:
        at = message.at if message.at.tzinfo else message.at.replace(tzinfo=UTC)
        speaker = say(f"speaker_{message.sender}", language)
        lines.append(f"[{at.astimezone(SEOUL):%Y-%m-%d %H:%M}] {speaker}: {message.text}")
        for source in message.data.get("sources", ()):
            lines.append(f"    - {source.get('citation') or source.get('title')} ({source.get('as_of', '')})")
    return "\n".join([*lines, ""])
