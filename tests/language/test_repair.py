"""Repair of typing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.language.repair import repair
from center.language.word_lists import word_list


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dkssudgktpdy", "안녕하세요"), ("tlfdjqrmqdu djfaksk", "실업급여 얼마나"), ("rhdydtpsxj", "고용센터"),
        ("rnrcnlwp 2dbgud", "국취제 2유형"), ("실업굽여 얼마", "실업급여 얼마"),
        ("고용샌터 어디", "고용센터 어디"), ("실헙급여 신쳥", "실업급여 신청"),
        ("권고사퇴 당햇어요", "권고사직 당했어요"), ("ㅋㅋㅋㅋㅋ 안녕", "안녕"), ("ㅇㅇ", "응"), ("ㄴㄴ", "아니"),
        ("됬어요", "됐어요"),
        ("권고사직!!!!", "권고사직!"), ("ㅠㅠㅠㅠ", "ㅠㅠ"), ("얼마 받아요ㅠㅠ", "얼마 받아요"),
        ("게약만료", "계약만료"), ("내일배음카드", "내일배움카드"), ("이직학인서", "이직확인서"),
    ],
)
def test_repairs(typed: str, meant: str) -> None:
    assert repair(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["hello", "work24 접속", "KDT 과정", "check", "E-9", "email 주소", "job", "www.work24.go.kr", "abc@naver.com",
     "center", "thanks", "Kim", "실업급여 신청하려고요", "월 280 받았어요", "010-1234-5678", "document",
     "apply for benefit"],
)
def test_leaves_alone(typed: str) -> None:
    assert repair(typed) == typed


def test_no_right_form_contains_a_wrong_one() -> None:
    typos = word_list("repairs")["typos"]
    for right in typos.values():
        assert not [wrong for wrong in typos if wrong in right], right


def test_spaces_are_added_with_a_morpheme_analyzer() -> None:
    kiwipiepy = pytest.importorskip("kiwipiepy")
    kiwi = kiwipiepy.Kiwi()
    spaced = repair("실업급여신청하려면어떻게해야하나요", kiwi)
    assert " " in spaced
    assert repair(spaced, kiwi) == spaced
    assert spaced.replace(" ", "") == "실업급여신청하려면어떻게해야하나요"


WORDS = st.sampled_from([*list(word_list("repairs")["typos"])[:60], "dkssud", "hello", "ㅋㅋㅋ", "ㅇㅇ", "ㅠ", " ",
"!!!", "12", "3월", "rkqt", "ㄱ", "됬", "되서", "권고", "사퇴", "실업", "굽여", "abcd"])


@given(st.lists(WORDS, max_size=10).map("".join) | st.text(max_size=60))
def test_repairing_twice_changes_nothing_and_numbers_stay(typed: str) -> None:
    once = repair(typed)
    assert repair(once) == once
    assert re.findall(r"[0-9]", once) == re.findall(r"[0-9]", typed)
