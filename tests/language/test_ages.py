"""Ages in completed years on 23 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from center.language.ages import asked_age, find_ages, find_births

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "value", "low", "high"),
    [
        ("45살", 45, 45, 45), ("마흔다섯이요", 45, 45, 45), ("만 45세", 45, 45, 45), ("85년생", 41, 40, 41),
        ("1985년생이에요", 41, 40, 41),
        ("1985년 3월 2일생", 41, 41, 41), ("1985년 12월 2일생", 40, 40, 40), ("환갑 지났어요", 60, 60, None),
        ("칠순이에요", 69, 69, 70),
        ("50대", 50, 50, 59), ("50대 초반", 50, 50, 53), ("오십대 후반", 57, 57, 59), ("예순", 60, 60, 60),
        ("서른 넘었어요", 30, 30, 39),
        ("우리 나이로 46", 45, 44, 45), ("세는 나이 46살", 45, 44, 45), ("만45", 45, 45, 45), ("사십오세", 45, 45, 45),
        ("스물아홉 살", 29, 29, 29), ("팔오년생", 41, 40, 41), ("나이는 45", 45, 45, 45), ("쉰하나예요", 51, 51, 51),
        ("65세 이상", 65, 65, None),
        ("마흔이 안 됐어요", 40, 30, 39), ("02년생", 24, 23, 24), ("곧 60세", 60, 59, 59),
        ("34세 이하", 34, None, 34), ("예순다섯", 65, 65, 65),
    ],
)
def test_ages(said: str, value: int, low: int | None, high: int | None) -> None:
    (span,) = find_ages(said, TODAY)
    assert (span.value, span.low, span.high) == (value, low, high)


@pytest.mark.parametrize("words",
["4대보험", "30대 기업", "2시", "세금", "세대주", "마흔 명", "스물두 명", "100% 재택", "생각", "2024년 생계급여"])
def test_what_is_no_age(words: str) -> None:
    assert find_ages(words, TODAY) == []


def test_a_birthday_is_kept() -> None:
    (birth,) = find_births("85년 3월 2일생", TODAY)
    assert birth.low == birth.high == date(1985, 3, 2)


@pytest.mark.parametrize(("answer", "age"), [("45", 45), ("사십오", 45), ("마흔다섯", 45), ("스물둘이요", 22)])
def test_bare_answers_about_age(answer: str, age: int) -> None:
    span = asked_age(answer)
    assert span is not None
    assert span.value == age
