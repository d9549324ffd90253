"""A citizen asks for everything there is to get, and looks into one program of the list."""

from tests.system import Talk


def test_the_subject_is_asked_and_chosen_by_words(talk: Talk) -> None:
    talk.say("제가 받을 수 있는 지원이 뭐가 있나요")
    assert talk.messages[-1]["data"]["fact"] == "interests"
    talk.say("육아휴직이요")
    assert "육아휴직 급여" in talk.text and "이주비" not in talk.text
    talk.say("아이는 3살이고 직장인이에요")
    assert "3세" in talk.text and "직장인" in talk.text
    talk.press("그만하고 결과 보기")
    assert talk.kinds[-1] == "result" and "최종 결정은 고용센터" in talk.text


def test_one_program_of_the_list_then_its_papers(talk: Talk) -> None:
    talk.say("받을 수 있는 거 다 알려줘")
    talk.say("그만")
    talk.press("국민내일배움카드 자세히")
    assert "국민내일배움카드" in talk.text
    talk.say("준비물은 뭐예요?")
    assert "국민내일배움카드 준비물" in talk.text


def test_all_facts_of_one_sentence_and_more_questions_after_the_list(talk: Talk) -> None:
    talk.say("제가 받을 수 있는 지원이 뭐가 있나요")
    talk.say("45살이고 6년 일하다 지난달에 권고사직 당했어요")
    assert "45세" in talk.text and "권고사직" in talk.text
    talk.say("모르겠어요")
    assert talk.asked
    talk.say("그만")
    assert talk.kinds[-1] == "result"
    talk.press("더 자세히 확인하기")
    assert talk.asked


def test_both_types_behind_one_name(talk: Talk) -> None:
    talk.say("국취제 저도 되나요 2인 가구 월 200, 전세 1억이고 45살이에요")
    assert "Ⅰ유형" in talk.text and "Ⅱ유형" in talk.text and "2,000,000원" in talk.text


def test_parental_leave_pay(talk: Talk) -> None:
    talk.say("육아휴직 급여 얼마 나와요")
    assert "육아휴직 급여" in talk.text and talk.asked
    talk.say("다음 달부터 육아휴직 들어가요")
    assert "2026년 12월" in talk.text
    talk.say("월급은 300이에요")
    assert "3,000,000원" in talk.text
