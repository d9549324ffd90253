"""Cleaning: nothing invisible, nothing that Rasa would run as a command."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.language.cleaning import clean


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/restart", "／restart"), ("\u200b/greet", "／greet"), ("\u3000/x", "／x"), ("\u00a0/x", "／x"),
        ("\u202e/abc", "／abc"), ("\u2044intent", "／intent"), ("\u2215x", "／x"),
        ("\x00/y", "／y"), ("／back", "／back"), ("\u115f/x", "／x"), ("\u2800/x", "／x"), ("\ufeff/x", "／x"),
        ("\U000e0041/x", "／x"), ("  안녕  하세요 ", "안녕 하세요"),
        ("ᄒ\u200dᅡ", "하"), ("실업\u200b급여", "실업급여"), ("가\r\n\r\n나", "가\n나"),
        ("고용\u00a0센터\u3000어디", "고용 센터 어디"), ("3/31", "3/31"), ("\u0338/x", "／/x"),
    ],
)
def test_cleaned_text(typed: str, text: str) -> None:
    assert clean(typed).text == text


@pytest.mark.parametrize(
    ("typed", "flag"),
    [("", "empty"), ("\u200b \u3000", "empty"), ("😀😀", "only_symbols"), ("...", "only_symbols"),
     ("?!", "only_symbols"), ("hello there", "non_korean"), ("Привет", "non_korean"),
     ("你好", "non_korean"), ("สวัสดี", "non_korean"), ("こんにちは", "non_korean"), ("Xin chào", "non_korean")],
)
def test_flags(typed: str, flag: str) -> None:
    assert clean(typed).flags == {flag}


@pytest.mark.parametrize("typed",
["안녕 hello", "K-디지털 트레이닝", "ㅇㅇ", "280", "010-1234-5678", "KDT 과정이요", "실업급여"])
def test_korean_and_numbers_have_no_flag(typed: str) -> None:
    assert clean(typed).flags == frozenset()


TRICKY = st.text(alphabet=st.sampled_from(
    "/／\u2044\u2215\u200b\u202e\u00a0\u3000\u115f\u3164\u2800\u0338\ufe0f\n\t\r 가각가a1\U000e0041😀\u0301"
), max_size=20)


@given(st.text(max_size=60) | TRICKY)
def test_never_a_leading_slash_and_cleaning_twice_changes_nothing(typed: str) -> None:
    cleaned = clean(typed)
    assert not cleaned.text.startswith("/")
    assert not unicodedata.normalize("NFKD", cleaned.text[:1]).startswith("/") or cleaned.text[0] == "\uff0f"
    assert clean(cleaned.text) == cleaned
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") for char in cleaned.text.replace("\n", ""))
