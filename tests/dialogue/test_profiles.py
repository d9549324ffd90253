"""Types of employers, job seekers and special employment in people's own words."""

from __future__ import annotations

import pytest

from center.dialogue import interview
from tests.dialogue.talk import Talk


@pytest.mark.parametrize(("said", "facts"), [
    ("요양보호사 뽑고 있는데 고용센터가 도와주나요", {"job_homogeneous": True}),
    ("경비원 채용해야 하는데 도와주세요", {"job_homogeneous": True}),
    ("연구소인데 연구원 채용 도와주세요", {"hires_professionals": True, "job_homogeneous": False}),
    ("개발자를 뽑아야 하는데 지원자가 없어요", {"hires_professionals": True, "job_homogeneous": False}),
    ("사람들이 우리 회사를 몰라요 채용 도와주세요", {"firm_recognition": "low"}),
    ("월급이 낮아서 사람이 안 와요 채용 도와주세요", {"wage_level": "low"}),
])
def test_what_was_told_of_the_work_and_the_firm_is_not_asked(said: str, facts: dict[str, object]) -> None:
    talk = Talk()
    talk.say(said, "request_hiring_support")
    assert {name: talk.facts.get(name) for name in facts} == facts and talk.asked not in facts


def test_an_answer_to_another_question_is_no_yes() -> None:
    talk = Talk()
    talk.say("생산직 수시로 뽑는데 채용대행 해주나요", "request_hiring_support")
    assert talk.asked == "job_homogeneous"
    talk.say("잘 알려져 있어요")
    assert talk.facts == {"firm_recognition": "high"} and talk.asked == "job_homogeneous"


@pytest.mark.parametrize(("said", "value"), [
    ("경력이 하나도 없어요", "low"), ("경력은 없어요", "low"), ("자격증 있어요", "high"), ("경력 10년이에요", "high"), ("좀 부족해요", "low"),
])
def test_no_experience_is_not_enough_experience(said: str, value: str) -> None:
    talk = Talk()
    talk.say("저는 어떤 구직자인지 알려주세요", "assess_job_seeker")
    assert talk.asked == "employability"
    talk.say(said)
    assert talk.facts["employability"] == value


def test_being_tired_is_no_answer_to_what_work_is_wanted() -> None:
    talk = Talk()
    talk.say("저는 어떤 구직자인지 알려주세요", "assess_job_seeker")
    talk.say("자격증 있어요")
    assert talk.asked == "job_field_decided"
    talk.say("자신이 없어요 지쳤어요")
    assert talk.facts["job_search_motivation"] == "low" and "job_field_decided" not in talk.facts


def test_a_profile_is_not_heard_in_other_talks() -> None:
    talk = Talk()
    talk.say("45살이고 6년 일하다 지난달에 권고사직 당했는데 이제 자신이 없어요 실업급여 되나요", "check_benefit")
    assert "job_search_motivation" not in talk.facts


@pytest.mark.parametrize(("said", "kind"), [
    ("학습지 교사인데 이제 회사 다니고 싶어요 도와줄 수 있나요", "회사에 다니는 길"), ("배달 라이더인데 가게 차리고 싶어요", "창업하는 길"),
    ("보험설계사인데 이 일 계속하고 싶어요", "특고 일을 이어 가는 길"),
])
def test_special_employment_finds_its_path_however_unsure(said: str, kind: str) -> None:
    talk = Talk()
    text = talk.say(said, "request_hiring_support", 0.37)
    assert kind in text and not interview.is_open(talk.memory)


def test_a_service_that_is_talked_about_is_what_the_firm_wants() -> None:
    talk = Talk()
    talk.say("기업채용지원패키지가 뭐예요", "ask_service")
    talk.say("직원 9명이에요")
    assert list(talk.programs) == ["hiring_support_package"]


def test_a_service_named_in_an_unclear_sentence_is_remembered() -> None:
    talk = Talk()
    talk.say("일터혁신 컨설팅 받고 싶어요", "assess_job_seeker", 0.23)
    talk.say("직원 70명이에요")
    assert list(talk.programs) == ["workplace_innovation_consulting"]


def test_an_employers_menu_is_for_employers() -> None:
    talk = Talk()
    talk.say("요양보호사 뽑고 있는데 고용센터가 도와주나요", "request_hiring_support")
    talk.say("네", "affirm")
    assert not interview.is_open(talk.memory)
    talk.say("네", "affirm")
    assert "회사 지원금 찾기" in talk.labels and not any("실업급여" in label for label in talk.labels)


@pytest.mark.parametrize(("said", "intent", "word"), [
    ("왜요?", "explain_question", "임금·복지가 낮은 편"), ("다음에는 뭐 하면 돼요?", "ask_procedure", "진단을 신청"),
    ("뭐부터 해야 해요?", "ask_procedure", "진단을 신청"),
])
def test_what_is_asked_about_a_type_is_answered(said: str, intent: str, word: str) -> None:
    talk = Talk()
    talk.say("공장인데 월급이 낮아서 사람이 안 와요 채용 도와주세요", "request_hiring_support")
    talk.say("아니요", "deny")
    assert not interview.is_open(talk.memory)
    assert word in talk.say(said, intent)


def test_the_paths_of_special_employment_name_their_partners() -> None:
    talk = Talk()
    talk.say("배달 라이더인데 가게 차리고 싶어요", "request_hiring_support", 0.34)
    text = talk.press("기관 연락처")
    assert "1350" in text
