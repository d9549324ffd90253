"""Single questions get a plain answer with its source, before, during and after an interview."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from center.dialogue import single_questions
from center.dialogue.rules import rules
from center.errors import ContentError
from center.messages.catalog import catalog
from center.questions.question import Question, check_questions, find, load_questions
from center.settings import settings
from tests.dialogue.talk import Talk

QUESTIONS = load_questions(settings().content_dir, rules().parameters)
YES = [(question.id, text) for question in QUESTIONS for text in question.yes]
NO = [(question.id, text) for question in QUESTIONS for text in question.no]
LONGEST_ANSWER = 290


def of(name: str) -> Question:
    return next(question for question in QUESTIONS if question.id == name)


def amount(name: str, day: date) -> int:
    (low, high), missing = rules().parameters.by_id[name].between(day.toordinal(), day.toordinal())
    assert low == high and not missing
    return int(low)


def answered(talk: Talk) -> str | None:
    """The single question that the last answer is for."""
    return next((str(reply.data["question"]) for reply in talk.replies if "question" in reply.data), None)


@pytest.mark.parametrize(("name", "text"), YES)
@pytest.mark.parametrize("intent", ["check_benefit", "out_of_scope"])
def test_a_question_is_answered_whatever_its_intent_seems_to_be(name: str, text: str, intent: str) -> None:
    talk = Talk()
    talk.say(text, intent)
    assert answered(talk) == name
    assert of(name).answer in talk.text and "기준)" in talk.text
    assert talk.memory.interview is None and talk.memory.service == of(name).service


@pytest.mark.parametrize(("name", "text"), NO)
def test_what_only_sounds_like_it_is_something_else(name: str, text: str) -> None:
    talk = Talk()
    talk.say(text, "check_benefit")
    assert answered(talk) != name


@pytest.mark.parametrize(("text", "name"), [
    # Said in other ways than in the files.
    ("실급 받으면서 주말 알바 가능해요?", "work_while_receiving"),
    ("구직급여 수급 중에 배달 부업하면 신고해야 하나요", "work_while_receiving"),
    ("실업급여 타는데 갑자기 다쳐서 수술했어요", "sick_while_receiving"),
    ("실업급여 받다가 이사 가면 이사 비용 지원해 주나요", "moving_while_receiving"),
    ("실업급여 네 번째인데 감액되나요", "repeat_reduction"),
    ("청년들은 사표 내도 이제 실업급여 받을 수 있다는데 사실이에요?", "youth_voluntary"),
    ("실업급여 하루 상한액 좀 알려주세요", "daily_cap"),
    ("국취 참여 중에 알바 월 80 벌면 수당 깎이나요", "nes_income_while_receiving"),
    ("취업성공수당은 총 얼마 나오나요", "nes_success_amount"),
    ("내국인 구인노력 기간이 얼마나 돼요?", "recruit_first"),
    ("실업급여 받는데 일본 여행 다녀와도 되나요", "trip_abroad"),
    ("실업인정일을 깜빡했어요", "recognition_day_missed"),
    ("애기 낳아서 실업급여를 미루고 싶은데 출산도 연기 되나요", "postponement"),
    ("두루누리에 국민연금도 포함인가요", "durunuri_kinds"),
    ("출산급여 신청 기한이요", "childbirth_deadline"),
    ("사장님이 이직확인서를 안 써줘요", "certificate_refused"),
])
def test_other_words_for_it(text: str, name: str) -> None:
    found = find(text, QUESTIONS)
    assert found is not None and found.id == name


@pytest.mark.parametrize("text", [
    "아파서 그만뒀어요", "건설일용직이에요", "알바로 8개월 일했어요", "아이 키우느라 그만뒀어요", "네 지금 일 못해요",
    "실업급여 받을 수 있나요?", "작년에 실업급여 받았어요", "회사가 이사해서 통근이 힘들어요", "임신했어요", "프리랜서로 일하고 있어요",
    "실업급여 신청하려면 뭐가 필요해요?", "육아휴직 급여 얼마예요?", "실업인정 신청은 어떻게 해요?", "상한 음식을 먹었어요",
    "훈련장려금 받을 수 있어요?", "외국인도 실업급여 되나요", "대기 인원이 얼마나 돼요", "고용24에서 신청했어요", "청년인데 스스로 그만뒀어요",
])
def test_answers_of_an_interview_and_other_wishes_are_left_alone(text: str) -> None:
    assert find(text, QUESTIONS) is None


def test_an_answer_carries_its_sources_and_what_comes_next() -> None:
    talk = Talk()
    assert "68,100원" in talk.say("실업급여 상한액 얼마예요?", "estimate_benefit")
    reply = talk.replies[0]
    assert reply.kind == "text" and reply.data["service"] == "job_seeking_benefit"
    assert {"title", "citation", "as_of"} <= set(reply.data["sources"][0]) and "고용보험법 제45조" in reply.text
    assert any("받을 수 있는지" in label for label in talk.labels) and "신청 방법" in talk.labels
    talk.press("받을 수 있는지")
    assert talk.asked is not None


def test_what_is_not_confirmed_is_said() -> None:
    for question in QUESTIONS:
        talk = Talk()
        talk.say(question.yes[0], "ask_service")
        if question.confidence == "unverified":
            assert "확인이 필요해요" in question.answer, question.id
        assert ("확인 필요:" in talk.text and "1350" in talk.text) == bool(question.needs_check), question.id


def test_every_answer_is_short_polite_and_cited() -> None:
    for question in QUESTIONS:
        assert len(question.answer) <= LONGEST_ANSWER, question.id
        assert re.sub(r"\([^)]*\)", "", question.answer).endswith("요."), question.id
        assert all(source["title"] and source["as_of"] for source in question.sources)
        assert "§" not in question.answer + "".join(source["citation"] for source in question.sources)


def test_figures_are_those_of_the_screening() -> None:
    day = date(2026, 11, 22)
    month = amount("nes_allowance_month", day)
    (median,), _ = rules().parameters.by_id["median_income_1_to_4"].between(day.toordinal(), day.toordinal())
    base = max(2 * month, median.values[0] * 6 // 10)
    assert f"{amount('base_daily_wage_cap', day) * 6 // 10:,}원" in of("daily_cap").answer
    assert f"{amount('minimum_wage_hourly', day) * 64 // 10:,}원" in of("daily_floor").answer
    assert f"{amount('nes_success_6_months', day) + amount('nes_success_12_months', day):,}원" in of("nes_success_amount").answer
    for won in (month, base // 1000 * 1000, (base - month) // 1000 * 1000):
        assert f"{won:,}원" in of("nes_income_while_receiving").answer
    assert min(month, base - 800_000) == month  # the example of the answer: nothing is cut
    assert f"{amount('durunuri_pay_limit', day):,}원" in of("durunuri_kinds").answer
    assert of("recruit_first").answer.startswith(f"{amount('domestic_recruit_days_other', day)}일")


def test_an_open_interview_goes_on_after_the_answer() -> None:
    talk = Talk()
    talk.say("계약 만료로 나왔는데 실업급여 받을 수 있나요?", "check_benefit")
    asked, known = talk.asked, talk.facts
    assert asked is not None
    for text, intent in (("대기기간 며칠이에요?", "ask_service"), ("실업급여 받는 중에 알바 해도 돼요?", "check_benefit"),
                         ("반복수급하면 깎여요?", "inform"), ("실업급여 받는데 아파서 입원했어요", "dont_know")):
        talk.say(text, intent)
        assert answered(talk) and talk.asked == asked and talk.facts == known, text


def test_after_a_result_it_is_no_question_about_the_result() -> None:
    talk = Talk()
    talk.say("실업급여 받을 수 있나요?", "check_benefit")
    talk.say("그만할래요", "stop")
    talk.say("실업급여 3번 받았는데 또 받으면 깎이나요?", "estimate_benefit")
    assert answered(talk) == "repeat_reduction" and "깎이지 않아요" in talk.text


def test_a_bare_cap_belongs_to_what_is_talked_about() -> None:
    talk = Talk()
    talk.say("육아휴직 급여가 뭐예요?", "ask_service")
    talk.say("상한액이 얼마예요?", "ask_service")
    assert answered(talk) is None
    talk.say("실업급여는 상한액이 얼마예요?", "ask_service")
    assert answered(talk) == "daily_cap"


def test_buttons_and_stories_are_no_single_questions() -> None:
    talk = Talk()
    story = "3년 다니다가 권고사직을 당해서 나왔고 마흔다섯 살이고 월급은 300만원이었어요 지금 실업급여 신청하려는데 서류도 궁금하고 "
    talk.say(story + "혹시 상한액이 얼마인지도 궁금해요 알려주세요", "check_benefit")
    assert answered(talk) is None and talk.memory.interview is not None


def test_the_words_of_the_catalog_ask_nothing() -> None:
    """Labels of buttons are typed at times: they must stay what they are."""
    for key in sorted(catalog().keys("ko")):
        if key.startswith(("button_", "menu_", "meaning_")):
            assert find(catalog().template(key), QUESTIONS) is None, key


def test_a_fault_in_these_files_leaves_the_rest_of_the_dialogue(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ContentError("없음")

    single_questions.loaded.cache_clear()
    monkeypatch.setattr(single_questions, "load_questions", fails)
    talk = Talk()
    assert talk.say("반복수급하면 깎여요?", "check_benefit") and answered(talk) is None
    single_questions.loaded.cache_clear()


@pytest.mark.parametrize(("before", "after", "fault"), [
    ("confidence: verified", "confidence: sure", "confidence 는"),
    ("service: job_seeking_benefit", "service: nothing_like_it", "안내 쪽이"),
    ("base_daily_wage_cap * 0.6", "no_such_cap * 0.6", "no_such_cap"),
    ("day: 2026-01-01", "day: 2031-01-01", "이 날의 값이"),
    ("{cap:원}", "{cup:원}", "자리를 채울 수"),
    ("own_topic: true", "own_topics: true", "모르는 항목"),
    ('"yes": ["실업급여 상한액 얼마예요?"', '"yes": ["오늘 날씨 어때요?"', "답이 daily_cap 이 아니라"),
])
def test_a_slip_of_the_pen_is_told_with_file_and_line(tmp_path: Path, before: str, after: str, fault: str) -> None:
    content = tmp_path / "content"
    for folder in ("parameters", "questions", "services"):
        shutil.copytree(settings().content_dir / folder, content / folder)
    assert check_questions(content) == []
    path = content / "questions" / "a_unemployment_amounts.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    found = check_questions(content)
    assert found and "content/questions/a_unemployment_amounts.yaml:" in found[0] and fault in found[0]
