"""Entities of nlu.yml on Monday, 23 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.language.entities import extract_entities
from center.language.word_lists import word_list

TODAY = date(2026, 11, 23)


def read(text: str, prefer: str = "past") -> list[tuple[str, str | int]]:
    return [(found.entity, found.value) for found in extract_entities(text, TODAY, prefer=prefer)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("창원 성산구 고용센터 어디예요", "경상남도 창원시 성산구"), ("부산 강서구", "부산광역시 강서구"),
        ("노원구", "서울특별시 노원구"),
        ("수원사는데요", "경기도 수원시"), ("분당 쪽 센터", "경기도 성남시 분당구"), ("경기도 광주", "경기도 광주시"),
        ("이천에 살아요", "경기도 이천시"),
        ("광주 북구 살아요", "전남광주통합특별시 북구"), ("인천 서구", "인천광역시 서구"),
        ("제주 사는데", "제주특별자치도"), ("해운대에서", "부산광역시 해운대구"),
        ("전주 완산구", "전북특별자치도 전주시 완산구"), ("강남역 근처", "서울특별시 강남구"),
        ("동탄에서 가까운", "경기도 화성시 동탄구"), ("판교요", "경기도 성남시 분당구"),
        ("일산 어디", "경기도 고양시 일산동구"), ("경남 고성", "경상남도 고성군"),
        ("강원도 고성군", "강원특별자치도 고성군"), ("대구광역시 군위군", "대구광역시 군위군"),
        ("성남시분당구", "경기도 성남시 분당구"), ("울산에 있어요", "울산광역시"),
        ("인천 검단구", "인천광역시 검단구"), ("천안시 서북구요", "충청남도 천안시 서북구"),
        ("마산", "경상남도 창원시"), ("세종시", "세종특별자치시"), ("청도 사는데", "경상북도 청도군"),
        ("성남 분당구 정자동", "경기도 성남시 분당구"), ("구월동 사는데", "인천광역시 남동구"),
        ("포항 남구", "경상북도 포항시 남구"),
        ("여수에서 취업", "전남광주통합특별시 여수시"),
    ],
)
def test_places(text: str, place: str) -> None:
    assert ("region", place) in read(text)


@pytest.mark.parametrize("text", ["중구", "동구 고용센터", "서구요", "강서구 사는데", "광주", "고성", "위례"])
def test_ambiguous_places_keep_their_name(text: str) -> None:
    ((entity, value),) = read(text)
    assert entity == "region"
    assert value in text


@pytest.mark.parametrize(
    "text",
    ["사상자가 많아요", "강화 방안", "수영을 배워요", "예산이 부족해요", "경기가 안 좋아서요", "인제 어떻게 해요",
     "동안이시네요", "영광입니다", "상당히 힘들어요",
     "이천만원", "사천 명", "서해안", "청원 경찰", "단원 김홍도", "전남편", "대구탕", "정자체", "수지가 안 맞아",
     "부여받았어요", "돈을 내서", "진해지네", "남동생",
     "동작이 느려", "연수를 받아요", "고령자"],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert not [entity for entity, _ in read(text) if entity == "region"]


@pytest.mark.parametrize(
    ("text", "center"),
    [
        ("강남고용복지플러스센터 위치", "서울강남고용센터"), ("강남센터 점심시간", "서울강남고용센터"),
        ("서울강남고용센터 전화번호", "서울강남고용센터"),
        ("서울 강남 고용센터", "서울강남고용센터"), ("안산고용센터요", "안산고용센터"),
        ("수원고용복지+센터", "수원고용센터"), ("통영 센터 번호", "통영고용센터"),
        ("의정부고용복지센터", "의정부고용센터"), ("서귀포 고용센터", "제주특별자치도고용센터 서귀포지소"),
        ("동부고용센터", "동부고용센터"), ("경기광주고용센터", "경기광주고용센터"),
    ],
)
def test_centers(text: str, center: str) -> None:
    assert ("center", center) in read(text)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("실급 얼마나 받아요", "job_seeking_benefit"), ("실업급여", "job_seeking_benefit"),
        ("구직급여는요", "job_seeking_benefit"),
        ("국취제 1유형 조건", "national_employment_support_1"), ("국취 2유형", "national_employment_support_2"),
        ("국취 되나요", "national_employment_support"),
        ("내배카신청", "tomorrow_learning_card"), ("국비지원 받고 싶어요", "tomorrow_learning_card"),
        ("육휴 급여 얼마", "childcare_leave_benefit"),
        ("출휴 급여", "maternity_leave_benefit"), ("고유지 신청", "employment_retention"),
        ("청도 신청", "youth_challenge_support"),
        ("두루누리랑", "social_insurance_support"), ("저는실업급여받고싶어요", "job_seeking_benefit"),
        ("구직촉진수당 언제", "job_seeking_allowance"),
        ("KDT 과정", "k_digital_training"), ("청년도약장려금", "youth_leap_subsidy"),
        ("조기재취업수당", "early_reemployment_allowance"),
        ("워라밸 장려금", "work_life_balance_subsidy"), ("외국인 고용허가", "foreign_employment_permit"),
        ("실업인정일 변경", "unemployment_recognition"),
        ("취업특강 신청", "job_lecture"), ("채용박람회", "job_fair"),
        ("육아기 단축 급여", "childcare_reduced_hours_benefit"), ("구인 등록", "recruitment_request"),
        ("무급휴직 지원금", "employment_retention_unpaid"), ("정규직 전환 지원금", "regular_conversion_support"),
        ("장애인고용장려금", "disabled_employment_incentive"),
        ("배우자 출산휴가", "paternity_leave_benefit"), ("고용 유지 지원금", "employment_retention"),
        ("실업 급여", "job_seeking_benefit"),
    ],
)
def test_services(text: str, service: str) -> None:
    assert ("service", service) in read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이직확인서 어떻게 떼요", ("form", "피보험자 이직확인서")), ("구직신청서 쓰려고요", ("form", "구직신청서")),
        ("실업급여 신청서", ("form", "수급자격 인정신청서")),
        ("근로복지공단 전화번호", ("agency", "근로복지공단")), ("새일센터 어디", ("agency", "여성새로일하기센터")),
        ("노동청에 신고", ("agency", "고용노동부")),
        ("요양보호사 일자리", ("occupation", "요양보호사")), ("지게차 운전", ("occupation", "지게차기사")),
        ("제조업이에요", ("industry", "C")), ("식당 하는데요", ("industry", "I")),
        ("어린이집에서", ("industry", "Q")), ("권고사직 당했어요", ("separation_reason", "recommended_resignation")),
        ("계약만료로요", ("separation_reason", "contract_end")),
        ("임금체불 때문에", ("separation_reason", "wage_arrears")),
        ("폐업했어요", ("separation_reason", "business_closure")), ("010-1234-5678", ("phone", "010-1234-5678")),
        ("월 280", ("money", 2_800_000)), ("6년 3개월", ("duration", 75)), ("50명 정도", ("headcount", 50)),
        ("85년생", ("age", 41)), ("오후 두 시 반", ("time", "14:30")),
    ],
)
def test_other_kinds(text: str, expected: tuple[str, str | int]) -> None:
    assert expected in read(text)


def test_several_entities_in_one_sentence() -> None:
    assert read("45살이고 6년 일하다 지난달에 권고사직 당했는데 실업급여 얼마나 받아요?") == [
        ("age", 45), ("duration", 72), ("date", "2026-10"), ("separation_reason", "recommended_resignation"),
        ("service", "job_seeking_benefit"),
    ]


def test_a_booking_looks_ahead() -> None:
    assert read("화요일 오후 2시 강남센터", prefer="future") == [("date", "2026-11-24"), ("time", "14:00"),
    ("center", "서울강남고용센터")]


@pytest.mark.parametrize("text",
["상담원 연결해 주세요", "너 사람이야?", "구인 부탁해요", "배우고 싶어요", "전월세 신고", "2월 30일", "90일",
 "안녕하세요", ""])
def test_nothing_to_find(text: str) -> None:
    assert read(text) == []


def test_every_listed_name_is_found_and_means_what_the_list_says() -> None:
    for name in ("services", "agencies", "forms", "occupations", "industries", "separation_reasons"):
        listed = word_list(f"gazetteers/{name}")
        for entry in listed["entries"]:
            found = read(entry["words"][0])
            assert found, entry["words"][0]
            assert (listed["entity"], entry["value"]) in found, (entry["words"][0], found)


def test_every_service_of_the_contract_has_names() -> None:
    values = {entry["value"] for entry in word_list("gazetteers/services")["entries"]}
    assert {"job_seeking_benefit", "job_stability_fund", "livelihood_loan", "senior_employment_support",
    "hiring_package"} <= values
    assert len(values) == len(word_list("gazetteers/services")["entries"])


WORDS = st.sampled_from(
    ["실업급여", "강남", "고용센터", "3월", "말", "300만원", "6년", "3개월", "다섯", "명", "서구", "이",
     "010-1234-5678", " ", "  ", "는", "İ", "ß", "😀", "오후", "2시",
     "85년생", "1유형", "\n", "국취", "월급", "-", "1", "억"]
)


@given(st.lists(WORDS, max_size=12).map("".join))
def test_offsets_are_right_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in extract_entities(text, TODAY):
        assert found.text == text[found.start:found.end]
        assert found.start >= end
        end = found.end


@given(st.text(max_size=120))
def test_any_text_is_survived(text: str) -> None:
    for found in extract_entities(text, TODAY):
        assert found.text == text[found.start:found.end]
