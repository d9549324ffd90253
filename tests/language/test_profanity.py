"""Abuse is noticed; people who tell what was done to them, or use ordinary words, are not accused."""

from __future__ import annotations

import pytest

from center.language.profanity import is_abusive


@pytest.mark.parametrize("text",
["야 이 시발", "ㅅㅂ", "병신아", "시1발 진짜", "개새끼", "씨발 뭐야", "꺼져", "미친놈아", "지랄하네", "좆같네",
 "fuck you", "ㅂㅅ", "또라이냐", "씨.발"])
def test_abuse(text: str) -> None:
    assert is_abusive(text)


@pytest.mark.parametrize(
    "text",
    ["시발점", "새끼손가락 다쳤어요", "신발 공장 다녔어요", "다시 발급 받고 싶어요", "불이 꺼져요", "역시 발급",
     "사장이 병신이라고 했어요", "상사가 개새끼라고 욕했어요", "닥쳐올 폐업이 걱정", "미친 듯이 힘들어요",
     "날씨 바뀌면",
     "즉시 발급 되나요", "혹시 발령 나면", "화가 나요", "실업급여 언제 나와요", "너무하네요 진짜",
     "강아지 새끼 고양이"],
)
def test_no_abuse(text: str) -> None:
    assert not is_abusive(text)
