"""Everything goes well: from the first sentence to the result."""

from tests.system import Talk

EASY = {
    "worker_kind": "직장인이에요", "separation_reason": "계약이 끝났어요", "separation_date": "지난달 말",
    "insured_unit_days": "한 400일쯤", "insured_months": "6년 3개월", "age": "마흔다섯", "able_and_seeking_work": "네",
    "serious_fault": "아니요", "disabled": "아니요", "daily_work_hours": "8시간이요", "monthly_wage": "세전 350이요",
}


def test_the_first_answer_of_the_issue(talk: Talk) -> None:
    talk.say("수원 사는데 실업급여 어디서 신청해요?")
    assert "offices" in talk.kinds
    assert "수원고용센터" in talk.text and "관할" in talk.text
    assert "031-" in talk.text and "기준" in talk.text


def test_the_second_answer_of_the_issue(talk: Talk) -> None:
    talk.say("45살이고 6년 일하다 지난달에 권고사직 당했는데 실업급여 얼마나 받아요?")
    assert talk.kinds[0] == "result" and talk.kinds[-1] == "question"
    assert "66,048~68,100원" in talk.text and "210일" in talk.text and "고용보험법" in talk.text
    talk.answer(worker_kind="직장인", insured_unit_days="400일", serious_fault="아니요", able_and_seeking_work="네",
                disabled="아니요", daily_work_hours="8시간")
    assert talk.result["verdict"] == "yes"
    assert talk.result["amounts"]["benefit_days"]["min"] == talk.result["amounts"]["benefit_days"]["max"] == 210
    assert talk.result["amounts"]["daily_benefit"] ["min"] >= 66048
    assert "최종 결정은 고용센터" in talk.text


def test_typed_answers_lead_to_a_result(talk: Talk) -> None:
    talk.say("실업급여 받을 수 있나요?")
    talk.answer(**EASY)
    assert talk.result["verdict"] == "yes"
    assert talk.result["amounts"]["benefit_days"]["min"] == 210


def test_buttons_alone_lead_to_a_result(talk: Talk) -> None:
    talk.press("실업급여 받을 수 있나요?")
    labels = {
        "worker_kind": "직장인", "separation_reason": "계약기간", "insured_unit_days": "180일 이상", "insured_months": "5년 이상",
        "age": "50~64세", "able_and_seeking_work": "예", "disabled": "아니요", "daily_work_hours": "8시간 이상",
    }
    for _ in range(15):
        if talk.asked is None:
            break
        if talk.asked in labels:
            talk.press(labels[talk.asked])
        else:
            talk.say({"separation_date": "2026년 10월 31일"}.get(talk.asked, "모르겠어요"))
    assert talk.result["verdict"] == "yes"
    assert talk.result["amounts"]["benefit_days"]["min"] == 240


def test_a_quit_without_cause_is_told_why_not_and_what_else(talk: Talk) -> None:
    talk.say("제가 그냥 그만뒀는데 실업급여 받을 수 있어요?")
    talk.answer(worker_kind="직장인", just_cause="아니요", separation_date="지난달", insured_unit_days="300일",
                able_and_seeking_work="네", age="서른", insured_months="2년")
    assert talk.result["verdict"] == "no"
    assert "별표 2" in talk.text


def test_wage_arrears_are_a_just_cause_that_needs_counseling(talk: Talk) -> None:
    talk.say("월급을 석 달째 못 받아서 그만뒀는데 실업급여 되나요?")
    talk.answer(worker_kind="직장인", separation_date="지난달", insured_unit_days="300일", able_and_seeking_work="네",
                age="서른", insured_months="2년", just_cause="네", daily_work_hours="8시간", disabled="아니요")
    assert talk.result["verdict"] == "yes"
    assert "상담 필요" in talk.result["label"]
    assert any("정당한 이직사유" in document["name"] for document in talk.result["documents"])


def test_after_the_result_one_can_go_on(talk: Talk) -> None:
    talk.say("실업급여 받을 수 있나요?")
    talk.answer(**EASY)
    talk.press("준비물")
    assert "신분증" in talk.text
