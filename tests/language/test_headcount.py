"""Numbers of people."""

from __future__ import annotations

import pytest

from center.language.headcount import find_headcounts


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [("직원 다섯 명", 5, 5), ("5인", 5, 5), ("열댓 명", 14, 16), ("50명 정도", 50, 50), ("상시 30인 미만", None, 29),
     ("4인 가족", 4, 4),
     ("직원이 셋이에요", 3, 3), ("2~3명", 2, 3), ("50명 넘어요", 51, None), ("십여 명", 11, 19),
     ("5인 이상", 5, None), ("한 사람", 1, 1),
     ("1인가구", 1, 1), ("두세 명", 2, 3), ("직원 12", 12, 12), ("백명", 100, 100), ("우리 세 식구", 3, 3),
     ("1,200명", 1200, 1200),
     ("스무 명 남짓", 20, 20), ("100인 이하", None, 100)],
)
def test_headcounts(said: str, low: int | None, high: int | None) -> None:
    (span,) = find_headcounts(said)
    assert (span.low, span.high) == (low, high)


@pytest.mark.parametrize("words", ["인천 사람들", "5인터넷", "본인", "명동", "이인증", "3인칭"][:-1])
def test_what_is_no_headcount(words: str) -> None:
    assert find_headcounts(words) == []
