"""Reading stays fast, also for messages made to be slow."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from center.language.answers import yes_or_no
from center.language.cleaning import clean
from center.language.corrections import without_taken_back
from center.language.entities import extract_entities
from center.language.facts import AskedFact, extract_facts
from center.language.masking import mask, mask_phones
from center.language.profanity import is_abusive
from center.language.repair import repair

TODAY = date(2026, 11, 23)
READERS: list[Callable[[str], object]] = [
    lambda text: extract_entities(text, TODAY), lambda text: extract_facts(text, TODAY),
    lambda text: extract_facts(text, TODAY, asked=AskedFact("monthly_wage", "money")),
    lambda text: extract_facts(text, TODAY, asked=AskedFact("insured_unit_days", "number", "일")), mask, mask_phones,
    repair, is_abusive, clean, lambda text: without_taken_back(text, TODAY), lambda text: yes_or_no(text, "일할 뜻과 능력"),
    lambda text: extract_facts(text, TODAY, firm=True, widely=True),
]
UNITS = ["1", "일", "이", "1 ", "일 ", "1,", "1.", "1-", "-", " ", "년", "1년", "1년 ", "월급", "월급 ", "권고사직 ",
"아니 ", "한 ", "두", "열", "만", "천 ", "01", "0 1 ", "가", "ㅋ", "a", "강남 ", "실업급여", "3월 ",
         "에서 ", "~", "안 ", "급여 못 ", "20", "세", "1234567890123", "시1", "공일공 ", "오후 2시 반 ", "월급 밀",
         "그만둔 지 ", "2019년 5월부터 ", "3명 아니 ", "아니 3일 ", "없어요 ", "중증 여자 1명 "]


@pytest.mark.parametrize("unit", UNITS)
def test_long_messages_of_one_piece_are_read_in_time(unit: str) -> None:
    text = (unit * 500)[:500]
    for reader in READERS:
        reader("준비")
        start = time.process_time()  # our own work, whatever else the machine is doing
        reader(text)
        assert time.process_time() - start < 0.5


def test_a_sentence_is_read_in_two_milliseconds() -> None:
    text = "45살이고 6년 일하다 지난달에 권고사직 당했는데 월급은 세전 280이었고 수원 사는데 실업급여 얼마나 받아요?"
    best = []
    for _ in range(30):
        start = time.process_time()
        extract_entities(text, TODAY)
        extract_facts(text, TODAY)
        best.append(time.process_time() - start)
    assert min(best) < 0.004
