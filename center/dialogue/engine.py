"""Which answer belongs to which intent. Rasa's rules say the same; the gateway uses this table while Rasa is away."""

from __future__ import annotations

from collections.abc import Callable

from center.dialogue import (
    booking,
    booking_manage,
    firm_facts,
    follow_ups,
    guidance,
    interview,
    next_dates,
    open_dialogue,
    recommendation,
    screening,
    single_questions,
    supposing,
    talk,
)
from center.dialogue.turn import Memory, Turn
from center.language.answers import wants_list, wants_results
from center.language.cues import speaks_of_staff
from center.messages.reply import Reply

Answer = Callable[[Turn, Memory], list[Reply]]


def _stop(turn: Turn, memory: Memory) -> list[Reply]:
    """Stop while no question is open; "그거 취소해줘" of somebody who has an appointment means that."""
    answer = booking_manage.cancel if booking_manage.means_cancel(turn) else screening.stop
    return answer(turn, memory)


ANSWERS: dict[str, Answer] = {
    "find_center": guidance.find_center,
    "ask_center_info": guidance.tell_hours,
    "ask_waiting": guidance.tell_waiting,
    "find_counter": guidance.find_counter,
    "find_agency": guidance.find_agency,
    "ask_service": guidance.explain_service,
    "ask_documents": guidance.list_documents,
    "ask_procedure": guidance.explain_procedure,
    "check_benefit": screening.start_screening,
    "estimate_benefit": screening.start_screening,
    "recommend_benefits": recommendation.recommend_benefits,
    "recommend_subsidies": recommendation.recommend_subsidies,
    "check_subsidy": screening.check_subsidy,
    "assess_job_seeker": recommendation.assess_job_seeker,
    "request_hiring_support": recommendation.request_hiring_support,
    "request_counselor": talk.connect_person,
    "greet": talk.greet,
    "help": talk.offer_help,
    "goodbye": talk.say_goodbye,
    "thank": talk.accept_thanks,
    "bot_challenge": talk.say_what_we_are,
    "complaint": talk.hear_complaint,
    "change_language": talk.change_language,
    "out_of_scope": talk.out_of_scope,
    "repeat": talk.repeat,
    "inform": screening.inform_without_question,
    "affirm": talk.nothing_waits,
    "deny": talk.nothing_waits,
    "dont_know": talk.nothing_waits,
    "explain_question": talk.nothing_waits,
    "go_back": screening.change_answer,
    "stop": _stop,
    "book_appointment": booking.book,
    "change_appointment": booking_manage.change,
    "cancel_appointment": booking_manage.cancel,
    "check_appointment": booking_manage.check,
    **dict.fromkeys((
        "search_jobs", "subscribe_job_alert", "unsubscribe_job_alert", "find_training",
        "find_program", "submit_form", "check_application", "request_video_counseling",
    ), talk.not_offered_yet),
}


RECOMMENDING = ("recommend_benefits", "recommend_subsidies")
# Below this the small classifier's first choice is not trusted (measured, see tests/nlu).
SURE = 0.50


def decide(ranking: tuple[tuple[str, float], ...], sure: bool) -> str:
    """``answer``, ``clarify`` or ``fallback``: what the dialogue does with an understanding."""
    if sure and ranking and ranking[0][0] in ANSWERS:
        return "answer"
    return "clarify" if talk.meanings(ranking) else "fallback"


def _at_once(turn: Turn, memory: Memory) -> list[Reply] | None:
    """What comes before every intent, because none of its own names it: reminders of dates, answers to single questions."""
    reminder = next_dates.take(turn, memory)
    at_once = reminder or single_questions.take(turn, memory) or _result_again(turn, memory)
    return at_once or (None if open_dialogue.is_open(memory) else supposing.take(turn, memory))


def _result_again(turn: Turn, memory: Memory) -> list[Reply] | None:
    """"결과 다시요" after the questions: the result once more."""
    if not turn.text or interview.current(memory) is None or open_dialogue.is_open(memory) or not wants_results(turn.text):
        return None
    return interview.finish(turn, memory) or None


def answer_intent(turn: Turn, memory: Memory) -> list[Reply]:
    """The answer of an intent."""
    at_once = _at_once(turn, memory)
    if at_once is not None:
        return at_once
    about_result = None if open_dialogue.is_open(memory) else firm_facts.take(turn, memory) or follow_ups.take(turn, memory)
    if about_result is None and turn.intent == "out_of_scope":
        about_result = screening.take_facts_of_the_firm(turn, memory) or screening.take_told(turn, memory)
    return ANSWERS[turn.intent](turn, memory) if about_result is None else about_result


def unsure(turn: Turn, memory: Memory) -> list[Reply]:
    """What to do with a sentence whose intent is not clear."""
    at_once = _at_once(turn, memory)
    if at_once is not None:
        return at_once
    about_result = None if open_dialogue.is_open(memory) else firm_facts.take(turn, memory) or follow_ups.take(turn, memory)
    if about_result is not None:
        return about_result
    if memory.asked_place and guidance.place_named(turn):
        return guidance.find_center(turn, memory)
    if wants_list(turn.text) and not turn.entity("service") and not open_dialogue.is_open(memory):
        return ANSWERS[RECOMMENDING[speaks_of_staff(turn.text)]](turn, memory)
    further = recommendation.ask_more(turn, memory) or recommendation.next_path(turn, memory)
    if further is not None:
        return further
    return screening.take_stray_facts(turn, memory) or (
        [] if interview.disputes(memory) else talk.clarify(turn, memory)
    )


def respond(turn: Turn, memory: Memory) -> list[Reply]:
    """A whole turn without Rasa: what is open first, then the answer of the intent, then the question that waits."""
    was_open = open_dialogue.is_open(memory)
    if was_open and open_dialogue.belongs(turn, memory):
        replies = open_dialogue.answer(turn, memory)
    elif turn.intent in ANSWERS and turn.confidence >= SURE:
        replies = answer_intent(turn, memory)
        memory.misses = 0
    else:
        replies = unsure(turn, memory)
    if open_dialogue.is_open(memory):
        return [*replies, *open_dialogue.question(turn, memory)]
    return with_end(turn, memory, was_open, replies)


def with_end(turn: Turn, memory: Memory, was_open: bool, replies: list[Reply]) -> list[Reply]:
    """The replies of a turn, and the result when what was open has ended without one."""
    ended = was_open and not open_dialogue.is_open(memory)
    if ended and not any(reply.kind == "result" for reply in replies):
        return [*replies, *open_dialogue.finish(turn, memory)]
    return replies
