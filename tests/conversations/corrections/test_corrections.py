"""People change their mind or misspoke."""

from tests.system import Talk


def start(talk: Talk) -> None:
    talk.say("실업급여 받을 수 있는지 알고 싶어요. 45살이고 계약이 끝나서 지난달에 그만뒀어요")
    assert talk.asked is not None


def test_back_to_the_question_before(talk: Talk) -> None:
    start(talk)
    first = talk.asked
    talk.press("직장인")
    assert talk.asked != first
    talk.say("앞 질문으로 돌아갈래요")
    assert talk.asked == first


def test_a_named_answer_is_changed_with_its_value(talk: Talk) -> None:
    start(talk)
    talk.say("아 나이를 잘못 말했어요 51살이에요")
    if talk.messages[-1]["kind"] == "question" and "다르게 말씀" in talk.text:
        talk.press("51세")
    assert "51세" in talk.text


def test_a_contradiction_is_asked_again_and_settled_by_words(talk: Talk) -> None:
    start(talk)
    talk.say("저 환갑 지났어요")
    assert "45세" in talk.text and "60세 이상" in talk.text
    talk.say("마흔다섯이 맞아요")
    assert "45세" in talk.messages[0]["text"]
    assert talk.asked is not None


def test_an_answer_can_be_changed_after_the_result(talk: Talk) -> None:
    start(talk)
    talk.answer(worker_kind="직장인", insured_unit_days="100일", able_and_seeking_work="네", insured_months="2년",
                separation_reason="계약 만료", disabled="아니요", daily_work_hours="8시간")
    assert talk.result["verdict"] == "no"
    talk.say("아니 다시 세어 보니 고용보험 가입한 날이 200일이에요")
    while talk.asked is not None:
        talk.say({"disabled": "아니요", "daily_work_hours": "8시간", "able_and_seeking_work": "네", "insured_months": "2년",
                  "insured_unit_days": "200일"}.get(talk.asked, "모르겠어요"))
    assert talk.result["verdict"] == "yes"
