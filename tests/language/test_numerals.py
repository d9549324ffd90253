"""Numbers in Korean: what people say is what we count."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.language.numerals import parse_count, parse_number, to_korean, to_native


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("육", 6), ("예순다섯", 65), ("스물둘", 22), ("삼백오십", 350), ("3천2백", 3200), ("이백오십만", 2_500_000),
        ("1,234", 1234), ("12,345,678", 12_345_678), ("만오천", 15_000), ("십만", 100_000), ("3만5천", 35_000),
        ("이공이육", 2026), ("이천이십육", 2026), ("백스물다섯", 125), ("1억 2천만", 120_000_000), ("열여덟", 18),
        ("스무", 20), ("석", 3), ("넉", 4), ("영", 0), ("2.5만", 25_000), ("천", 1000), ("팔오", 85), ("여덜", 8),
    ],
)
def test_reads_numbers(said: str, number: int) -> None:
    assert parse_number(said) == number


def test_reads_fractions() -> None:
    assert parse_number("2.5") == Fraction(5, 2)


@pytest.mark.parametrize("words", ["", "안녕", "백천", "3이", "십십", "1,23", "만이억", "네네네", "12백천"])
def test_refuses_what_is_no_number(words: str) -> None:
    assert parse_number(words) is None


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [("서너", 3, 4), ("두세", 2, 3), ("대여섯", 5, 6), ("열댓", 14, 16), ("십여", 11, 19), ("이십여", 21, 29),
     ("이삼십", 20, 30), ("이삼백", 200, 300), ("한두", 1, 2), ("삼", 3, 3)],
)
def test_vague_counts_are_ranges(said: str, low: int, high: int) -> None:
    count = parse_count(said)
    assert count is not None
    assert (count.low, count.high) == (low, high)


@given(st.integers(min_value=0, max_value=10**15))
def test_sino_korean_round_trip(number: int) -> None:
    assert parse_number(to_korean(number)) == number


@given(st.integers(min_value=1, max_value=99))
def test_native_round_trip(number: int) -> None:
    assert parse_number(to_native(number)) == number


@given(st.integers(min_value=1, max_value=10**9))
def test_grouped_digits_round_trip(number: int) -> None:
    assert parse_number(f"{number:,}") == number


@given(st.text(alphabet="영일이삼사오육칠팔구십백천만억0123456789.,한두열스물서른여섯 ", max_size=30))
def test_any_mixture_is_read_or_refused(words: str) -> None:
    number = parse_number(words)
    assert number is None or number >= 0
