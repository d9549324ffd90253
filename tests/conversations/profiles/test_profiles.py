"""Which kind of job seeker or employer somebody is."""

from tests.system import Talk


def test_a_job_seeker_is_led_to_a_type(talk: Talk) -> None:
    talk.say("나 같은 사람은 뭘 준비해야 돼요")
    assert "구직자 유형" in talk.text and talk.asked
    talk.answer(employability="거의 없음", job_field_decided="아니요", job_search_motivation="찾고 있어요", can_relocate="아니요",
                economic_hardship="네")
    assert talk.kinds[-1] == "result" and "상담" in talk.text


def test_an_employer_who_finds_nobody_is_led_to_a_type(talk: Talk) -> None:
    talk.say("사람 뽑기가 힘들어요 도와주세요")
    assert "구인기업 유형" in talk.text and talk.asked
    talk.answer(job_homogeneous="아니요", wage_level="낮은 편", firm_recognition="낮음", hires_professionals="아니요")
    assert "고용여건개선형" in talk.text


def test_what_a_question_means_and_stopping_early(talk: Talk) -> None:
    talk.say("구직자 유형 진단해주세요")
    before = talk.asked
    talk.say("무슨 뜻이에요?")
    assert talk.asked == before
    talk.say("그만할래요")
    assert talk.kinds[-1] == "result" and talk.asked is None
