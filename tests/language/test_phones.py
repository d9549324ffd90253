"""Telephone numbers."""

from __future__ import annotations

import pytest

from center.language.phones import find_phones


@pytest.mark.parametrize(
    ("written", "number"),
    [("010-1234-5678", "010-1234-5678"), ("01012345678", "010-1234-5678"),
     ("공일공 일이삼사 오육칠팔", "010-1234-5678"),
     ("010 1234 5678", "010-1234-5678"), ("02-123-4567", "02-123-4567"), ("1588-0075", "1588-0075"),
     ("+82 10 1234 5678", "010-1234-5678"),
     ("０１０－１２３４－５６７８", "010-1234-5678"), ("공일공에 1234에 5678", "010-1234-5678"),
     ("031.123.4567", "031-123-4567"),
     ("010일이삼사5678", "010-1234-5678"), ("제 번호는 010)1234-5678이에요", "010-1234-5678"),
     ("016-234-5678", "016-234-5678"),
     ("공일공 일이삼사 오육칠팔이에요", "010-1234-5678"), ("070-1234-5678", "070-1234-5678")],
)
def test_phones(written: str, number: str) -> None:
    assert [span.value for span in find_phones(written)] == [number]


@pytest.mark.parametrize("words",
["2026-03-31", "850302-1234567", "월급 2800000", "1350", "110-123-456789", "이일은 힘들어요"])
def test_what_is_no_phone(words: str) -> None:
    assert find_phones(words) == []
