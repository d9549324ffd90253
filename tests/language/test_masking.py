"""Masking: personal numbers go, everything a citizen asks about stays."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.language.masking import mask, mask_phones


@pytest.mark.parametrize(
    "written",
    ["850302-1234567", "8503021234567", "850302 1234567", "850302－１２３４５６７", "８５０３０２１２３４５６７",
     "85.03.02-1234567", "8 5 0 3 0 2 - 1 2 3 4 5 6 7", "팔오공삼공이 일이삼사오육칠",
     "850302/1234567", "850302 - 1234567", "850302–1234567", "850302.1234567", "850302-1 234567", "850302다시1234567",
     "850302\n1234567", "(850302-1234567)"],
)
def test_resident_numbers(written: str) -> None:
    masked = mask(f"제 주민번호는 {written} 입니다")
    assert "850302-*******" in masked.text
    assert masked.kinds == {"resident_number"}
    assert "1234567" not in re.sub(r"\D", "", masked.text)


@pytest.mark.parametrize(
    ("written", "masked", "kind"),
    [("850302-5234567", "850302-*******", "foreigner_number"), ("4111-1111-1111-1111", "****-****-****-1111", "card"),
     ("4111111111111111", "************1111", "card"),
     ("110-123-456789", "110-***-******", "account"), ("국민 123456-78-901234", "국민 123***-**-******", "account"),
     ("11-12-123456-78", "11-**-******-**", "driver_license"),
     ("M12345678", "M********", "passport"), ("M123A4567", "M********", "passport"),
     ("3333011234567", "333**********", "account")],
)
def test_other_numbers(written: str, masked: str, kind: str) -> None:
    result = mask(written)
    assert result.text == masked
    assert kind in result.kinds


@pytest.mark.parametrize(
    "text",
    ["2026-03-31", "2019-05-01 2024-04-30", "2026.3.31~2026.12.31", "월급 2,800,000원", "연봉 36000000원",
     "010-1234-5678", "01012345678", "02-2004-7301", "1588-0075", "123-45-67890", "110-12-34567-0",
     "20260331", "2012-05-11 2024-03-01", "850302-1******", "850302", "1350", "18개월 210일", "1985년 3월 2일생",
     "직원 1234명", "K-디지털", "1000 2000 3000", "재산 120000000원", "26.3.31부터 26.12.31까지"],
)
def test_innocent_numbers_stay(text: str) -> None:
    assert mask(text).text == text


def test_two_numbers_and_a_phone() -> None:
    masked = mask("850302-1234567하고 900101-2345678, 전화 010-1234-5678")
    assert masked.text == "850302-*******하고 900101-*******, 전화 010-1234-5678"


def test_phones_are_masked_on_request() -> None:
    assert mask_phones("제 번호 010-1234-5678 이에요") == "제 번호 010-****-5678 이에요"


@given(
    st.dates(min_value=date(1930, 1, 1), max_value=date(2025, 12, 31)), st.integers(0, 999_999),
    st.sampled_from(["", "-", " ", " - ", ".", "–", "/"]), st.booleans(),
    st.sampled_from(["", "주민번호 ", "저는 홍길동 "]), st.sampled_from(["", "이에요", " 입니다"]),
)
def test_no_resident_number_gets_through(birth: date, tail: int, separator: str, foreign: bool, before: str,
after: str) -> None:
    gender = (1 if birth.year < 2000 else 3) + (4 if foreign else 0)
    written = f"{birth:%y%m%d}{separator}{gender}{tail:06d}"
    masked = mask(before + written + after).text
    assert f"{tail:06d}" not in masked
    assert mask(masked).text == masked


@given(st.text(alphabet="0123456789-. 원월일년가나", max_size=60))
def test_masking_twice_changes_nothing(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once
