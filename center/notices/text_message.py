"""Limits of Korean text messages, and which approved 알림톡 template says a letter."""

from __future__ import annotations

from collections.abc import Mapping

from center.notices.protocol import Letter

SHORT_BYTES = 90
LONG_BYTES = 2000
TALK_CHARACTERS = 1000


def message_bytes(text: str) -> int:
    """Length as carriers count: two bytes for a Korean letter, one for a Latin one."""
    return len(text.encode("cp949", "replace"))


def fits_short_message(text: str) -> bool:
    """Whether it goes as a short message (SMS, 90 bytes); otherwise as a long one (LMS, 2000 bytes)."""
    return message_bytes(text) <= SHORT_BYTES


def shortened(text: str, limit: int) -> str:
    """The beginning that fits into ``limit`` bytes."""
    while message_bytes(text) > limit:
        text = text[:-1]
    return text


def template_code(templates: Mapping[str, str], letter: Letter) -> str:
    """The approved template: ``<template>:<language>``, or ``<template>`` for Korean; empty when there is none."""
    plain = templates.get(letter.template, "") if letter.language == "ko" else ""
    return templates.get(f"{letter.template}:{letter.language}", plain)
