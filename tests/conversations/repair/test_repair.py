"""Typos, missing spaces, a keyboard left in English, dialect, abbreviations."""

import pytest

from tests.system import Talk


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("tnfdlsrmqdu", ""),
        ("tlfdjqrmqdu djelrkdi tlscjdgo", ""),
        ("수원고용센터어디에요", "수원고용센터"),
        ("실헙급여 서류 머 필요해여", "신분증"),
        ("실급 우째 신청하노", "신청"),
        ("실업급여준비물뭐에요", "신분증"),
    ],
)
def test_what_was_meant_is_understood(talk: Talk, said: str, hint: str) -> None:
    talk.say(said)
    assert hint in talk.text
    assert talk.messages[-1]["text"]
