"""What a sentence takes back itself does not count."""

from __future__ import annotations

from datetime import date

import pytest

from center.language.corrections import without_taken_back

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("월급 280 아니다 290 받았어요", "월급 290 받았어요"),
        ("만으로 서른넷 아니 서른다섯이요", "만으로 서른다섯이요"),
        ("그만둔 날짜는 9월 30일이 아니라 10월 2일이에요", "그만둔 날짜는 10월 2일이에요"),
        ("직원이 10명이 아니라 12명이에요", "직원이 12명이에요"),
        ("직원은 12명이에요. 아니 13명이요", "직원은 13명이요"),
        ("고용보험 5년이 아니고 4년", "고용보험 4년"),
        ("1년 3개월 아니 1년 4개월", "1년 4개월"),
        ("지난달에… 아 아니다 지지난달", "지지난달"),
        ("매출이 20퍼 아니 25퍼센트쯤", "매출이 25퍼센트쯤"),
        ("4인가구 아니 5인가구", "5인가구"),
        ("담주 월욜 말고 수욜 1시반에", "담주 수욜 1시반에"),
        ("11월 말고 12월에요", "12월에요"),
        ("이번주 아니고 다음주", "다음주"),
        ("목욜 3시 아니 금욜 4시", "금욜 4시"),
        ("내일 2시 말고 3시로", "내일 3시로"),
        ("010-1234-5678 아니 010-2222-3333이요", "010-2222-3333이요"),
    ],
)
def test_the_last_word_counts(said: str, meant: str) -> None:
    assert without_taken_back(said, TODAY) == meant


@pytest.mark.parametrize(
    "said",
    [
        "월급 200 아니면 250", "10명은 아니고 2년 다녔어요", "월급은 아니고 일당 15만원", "권고사직 아니고 계약만료예요",
        "월요일 말고 다른 날", "200이 아니에요", "오전 말고 오후 2시", "이 아니 그 사람", "고용보험 말고 이직확인서 2장",
        "010-1234-5678 아니 됐어요", "45살 아니에요",
    ],
)
def test_everything_else_stays(said: str) -> None:
    assert without_taken_back(said, TODAY) == said
