"""Finding a service by the words people use, with typos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.services.service import all_services, search


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("실업급여", "job_seeking_benefit"),
        ("실헙급여 서류", "job_seeking_benefit"),
        ("실급 신청", "job_seeking_benefit"),
        ("국취 1유형 신청", "national_employment_support_1"),
        ("국취제", "national_employment_support"),
        ("내배카", "tomorrow_learning_card"),
        ("국민내일배움카두", "tomorrow_learning_card"),
        ("육아휴직급여 얼마", "childcare_leave_benefit"),
        ("고용유지 지원금", "employment_retention"),
        ("이직확인서 회사가 안해줘요", "separation_certificate"),
        ("조기재취업수당", "early_reemployment_allowance"),
        ("두루누리", "social_insurance_support"),
        ("코딩 배우고 싶어요", "k_digital_training"),
        ("일자리안정자금", "job_stability_fund"),
        ("부정수급 신고", "fraud_report"),
    ],
)
def test_the_page_meant_comes_first(words: str, page: str) -> None:
    assert search(words)[0].page.id == page


@pytest.mark.parametrize("words", ["날씨", "비행기표 예약", "점심 뭐 먹지", "", "!!!"])
def test_words_of_something_else_find_nothing(words: str) -> None:
    assert search(words) == ()


def test_every_page_is_found_by_its_name() -> None:
    for page in all_services():
        assert page.id in {found.page.id for found in search(page.name, 5)}, page.id


@given(st.text())
def test_never_raises(words: str) -> None:
    assert len(search(words, 3)) <= 3
