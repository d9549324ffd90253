"""One question, one answer: what people ask while they get a benefit, or before, and what needs no interview."""

from __future__ import annotations

import logging
from functools import lru_cache

from center.dialogue.guidance import DOCUMENTS, PROCEDURE
from center.dialogue.rules import rules
from center.dialogue.turn import Memory, Turn, button
from center.errors import ContentError
from center.messages.reply import Choice, Reply
from center.questions.question import Question, find, load_questions
from center.screening.parameters import ParameterBook
from center.services.service import has_service, service
from center.settings import settings

log = logging.getLogger("ieum.content")
LONGEST = 90  # a longer message tells a story


@lru_cache(maxsize=1)
def loaded(book: ParameterBook) -> tuple[Question, ...]:
    """The questions with the figures of ``book``; none while their files have a fault, which is logged."""
    try:
        return load_questions(settings().content_dir, book)
    except ContentError as error:
        log.error("single questions are not answered: %s", error)
        return ()


def asked(turn: Turn, memory: Memory) -> Question | None:
    """The question that a message asks; None for a button, a story, or anything else."""
    if turn.pressed or not turn.text or len(turn.text) > LONGEST:
        return None
    found = find(turn.text, loaded(rules().parameters))
    if found is None or (found.own_topic and not _is_topic(turn, memory, found)):
        return None
    return found


def _is_topic(turn: Turn, memory: Memory, question: Question) -> bool:
    """Whether no service of another counter is named, or was talked about last."""
    named = str(turn.entity("service") or memory.service or question.service)
    return has_service(named) and service(named).counter == service(question.service).counter


def take(turn: Turn, memory: Memory) -> list[Reply] | None:
    """The plain answer to a single question; None when a message is about something else."""
    question = asked(turn, memory)
    if question is None:
        return None
    memory.service, memory.misses = question.service, 0
    data = {"intent": turn.intent, "service": question.service, "question": question.id,
            "confidence": question.confidence, "sources": [dict(source) for source in question.sources]}
    return [Reply(_text(turn, question), "text", _choices(turn, question), data)]


def _text(turn: Turn, question: Question) -> str:
    lines = [turn.say("korean_details")] if turn.language == "en" else []
    lines.append(question.answer)
    if question.needs_check:
        lines += [turn.say("service_check", items=", ".join(question.needs_check)), turn.say("call_1350")]
    cited = ", ".join(f"{source['title']} {source['citation']}".strip() for source in question.sources)
    return "\n".join([*lines, turn.say("source_line", sources=cited, as_of=question.as_of)])


def _choices(turn: Turn, question: Question) -> tuple[Choice, ...]:
    page = service(question.service)
    choices = [button(turn.say(key), intent, service=page.id) for key, intent in (PROCEDURE, DOCUMENTS)]
    if rules().named(page.id):
        choices.insert(0, button(turn.say("meaning_check_benefit_of", service=page.name), "check_benefit", service=page.id))
    return tuple(choices)
