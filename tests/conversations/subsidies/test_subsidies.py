"""An employer asks about subsidies."""

from tests.system import Talk


def test_a_list_from_one_sentence_then_a_correction(talk: Talk) -> None:
    talk.say("직원 12명 제조업인데 다음 달에 27살 한 명 뽑으려고요 지원금 있나요")
    assert "직원 수 12명" in talk.text and "27세" in talk.text and "청년일자리도약장려금" in talk.text
    talk.say("정규직이고 월 250 줘요")
    assert "2,500,000원" in talk.text
    talk.say("그만")
    assert talk.kinds[-1] == "result"
    talk.press("청년일자리도약장려금 자세히")
    assert talk.result["id"] == "youth_leap_subsidy"


def test_an_ended_program_and_the_year_it_was_in_force(talk: Talk) -> None:
    talk.say("특별고용촉진장려금 지금도 돼요?")
    assert "2021년 12월 31일" in talk.text and "고용촉진장려금" in talk.text and talk.asked is None
    talk.say("2021년에는?")
    assert "2021년" in talk.text and talk.asked


def test_a_small_shop_asks_for_help_with_insurance(talk: Talk) -> None:
    talk.say("우리 가게 알바 쓰는데 두루누리 되나")
    assert "두루누리" in talk.text
    talk.say("직원 4명이고 월 230 줘요")
    assert "직원 수 4명" in talk.text


def test_a_citizen_who_is_also_an_employer(talk: Talk) -> None:
    talk.say("45살이고 6년 일하다 권고사직 당했는데 실업급여 되나요?")
    talk.say("직원 뽑으면 회사에 나오는 지원금 추천해줘")
    assert "45세" not in talk.text
    talk.say("그만")
    talk.say("실업급여 받을 수 있나요?")
    assert "45세" in talk.text and "직원 수" not in talk.text


def test_standing_still_instead_of_dismissing(talk: Talk) -> None:
    talk.say("휴업하려는데 회사가 받을 지원금 있나요")
    assert "고용유지지원금" in talk.text
    talk.say("매출이 30% 줄었고 직원 20명 제조업이에요")
    assert "30%" in talk.text and "직원 수 20명" in talk.text
