"""One chat turn from the message to the stored answer (see ``docs/tour.md``)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from anyio import from_thread
from anyio.to_thread import run_sync

from center import clock
from center.conversations import service as conversations
from center.conversations.service import new_rasa_session
from center.db.session import transaction
from center.db.tables import Conversation, Message
from center.dialogue import engine, open_dialogue
from center.dialogue.talk import menu
from center.dialogue.turn import Memory, Turn, read_button
from center.errors import CenterError, InvalidInput
from center.messages.reply import Reply
from web.chat.incoming import Incoming, receive
from web.counting import SECONDS, TURNS
from web.deps import Services
from web.rasa import RasaUnavailable
from web.understanding import understood_in_english

log = logging.getLogger("ieum.chat")
ROTATE_AFTER = 40
# Who answered a turn: Rasa's rules, the domain directly while Rasa is away, or the gateway alone (only emoji …).
Answered = Literal["rasa", "directly", "alone"]


class UnknownChoice(InvalidInput):
    """A button that this conversation never offered."""

    code = "unknown_choice"


@dataclass(frozen=True)
class Taken:
    """A recorded message, ready to be answered."""

    conversation: Conversation
    client_id: str
    text: str
    incoming: Incoming | None
    choice: str | None
    repeated: list[Message] | None


@dataclass(frozen=True)
class Finished:
    """The answers of a turn and the conversation after it."""

    conversation: Conversation
    messages: Sequence[Message]


async def take_turn(
    services: Services, conversation_id: str, token: str, client_id: str, text: str | None, choice: str | None
) -> Finished:
    """Answer one message; the same ``client_id`` again gets the same answer and does nothing twice.

    Raises EmptyMessage, TextTooLong, UnknownChoice, TooManyMessages, ConversationNotFound, WrongToken.
    """
    incoming = receive(text or "") if choice is None else None
    async with services.queue.turn(conversation_id):
        # Once begun, a turn is finished even when the person hangs up: worker threads are not cancelled, and its answer
        # waits in the database.
        return await run_sync(_turn, services, conversation_id, token, client_id, incoming, choice, limiter=services.turns)


def _turn(
    services: Services, conversation_id: str, token: str, client_id: str, incoming: Incoming | None, choice: str | None
) -> Finished:
    taken = _record(conversation_id, token, client_id, incoming, choice)
    if taken.repeated is not None:
        return Finished(taken.conversation, taken.repeated)
    from_thread.run_sync(services.hub.wake, conversation_id)
    with SECONDS.time():
        replies, answered = _answer(services, taken)
        finished = _store(conversation_id, token, client_id, replies, answered)
    TURNS.labels(answered).inc()
    from_thread.run_sync(services.hub.wake, conversation_id)
    return finished


def _record(
    conversation_id: str, token: str, client_id: str, incoming: Incoming | None, choice: str | None
) -> Taken:
    with transaction() as session:
        conversation = conversations.find(session, conversation_id, token)
        label = None
        if choice is not None:
            label = conversations.label_of_choice(session, conversation, choice)
            if label is None:
                raise UnknownChoice(choice[:80], field="choice")
        if incoming is not None and incoming.foreign:  # the words of an English button need no understanding
            choice = conversations.choice_labelled(session, conversation, incoming.text)
            incoming = replace(incoming, foreign=choice is None)
        text = incoming.text if incoming else label or ""
        earlier = conversations.repeated(session, conversation, client_id, text)
        if earlier is not None and len(earlier) > 1:
            return Taken(conversation, client_id, text, incoming, choice, earlier[1:])
        if earlier is not None:
            conversations.begin_again(conversation, earlier[0])
        else:
            conversations.record_user(session, conversation, client_id, text, {"choice": choice} if choice else {})
        return Taken(conversation, client_id, text, incoming, choice, None)


def _answer(services: Services, taken: Taken) -> tuple[list[Reply], Answered]:
    """The replies and who gave them."""
    notices = [_notice(code, taken) for code in (taken.incoming.notices if taken.incoming else ())]
    local = _without_understanding(services, taken)
    if local is not None:
        return notices + local, "alone"
    if services.rasa.available:
        try:
            return notices + _ask_rasa(services, taken), "rasa"
        except RasaUnavailable:
            log.info("answered without Rasa")
    replies = _answer_directly(services, taken)
    return notices + replies, "directly"


def _without_understanding(services: Services, taken: Taken) -> list[Reply] | None:
    """Messages that need no language understanding: somebody in danger, only emoji, another language."""
    incoming = taken.incoming
    if incoming is None:
        return None
    turn, memory = _blank_turn(taken), Memory.from_dict(taken.conversation.memory)
    waiting = open_dialogue.question(turn, memory)
    choices = () if waiting else menu(turn)
    if incoming.crisis:
        return [Reply(turn.say("crisis"), "notice", data={"code": "crisis"})]
    if incoming.only_symbols:
        return [Reply(turn.say("only_symbols"), choices=choices), *waiting]
    # Who books may have a name in Latin letters.
    if incoming.foreign and not memory.booking and not understood_in_english(services.understanding.parse(taken.text)):
        return [Reply(turn.say("foreign_language"), "notice", choices, {"code": "language"}), *waiting]
    return None


def _ask_rasa(services: Services, taken: Taken) -> list[Reply]:
    conversation = taken.conversation
    sender = conversation.rasa_sender
    if not services.rasa.join(sender) and open_dialogue.is_open(Memory.from_dict(conversation.memory)):
        services.rasa.restore(sender)
    if taken.choice is not None:
        intent, _ = read_button(taken.choice)
        return services.rasa.press(sender, intent, taken.choice)
    replies = services.rasa.send_text(sender, services.understanding.repaired(taken.text, clock.today()))
    return _calm(taken, replies)


def _answer_directly(services: Services, taken: Taken) -> list[Reply]:
    """The same answers without Rasa; the person is told once that understanding is limited.

    A fault of the domain becomes a sentence, as in ``actions/turn.py``: the conversation goes on.
    """
    try:
        return _answered_directly(services, taken)
    except CenterError as error:
        log.warning("direct answer: %s", error.code)
        return [Reply(_blank_turn(taken).say("could_not_answer"), "error", data={"code": error.code})]


def _answered_directly(services: Services, taken: Taken) -> list[Reply]:
    language, today = taken.conversation.language, clock.today()
    if taken.choice is not None:
        intent, pressed = read_button(taken.choice)
        turn = Turn("", intent, today, language, pressed=pressed)
    else:
        turn = services.understanding.turn(services.understanding.repaired(taken.text, today), today, language)
    with transaction() as session:
        conversation = session.merge(taken.conversation)
        memory = Memory.from_dict(conversation.memory)
        said = partial(conversations.last_answer, session, conversation)
        turn = replace(turn, previous=said, session=session, conversation_id=conversation.id)
        replies = engine.respond(turn, memory)
        told, memory.limited = memory.limited, True
        conversation.memory = memory.as_dict()
    notice = Reply(turn.say("limited_service"), "notice", data={"code": "limited"}, sender="system")
    return [*([] if told else [notice]), *_calm(taken, replies)]


def _calm(taken: Taken, replies: list[Reply]) -> list[Reply]:
    """Insults are not answered with a menu of what we did not understand."""
    useful = any(reply.kind not in ("text", "question") or reply.data.get("intent") for reply in replies)
    if taken.incoming is None or not taken.incoming.abusive or useful:
        return replies
    turn = _blank_turn(taken)
    questions = [reply for reply in replies if reply.kind == "question"]
    return [Reply(turn.say("stay_calm"), choices=() if questions else menu(turn)), *questions]


def _notice(code: str, taken: Taken) -> Reply:
    return Reply(_blank_turn(taken).say(f"notice_{code}"), "notice", data={"code": code}, sender="system")


def _blank_turn(taken: Taken) -> Turn:
    return Turn(taken.text, "", clock.today(), taken.conversation.language)


def _store(
    conversation_id: str, token: str, client_id: str, replies: list[Reply], answered: Answered
) -> Finished:
    with transaction() as session:
        conversation = conversations.find(session, conversation_id, token)
        if answered == "rasa" and conversation.memory.get("limited"):
            conversation.memory = {key: value for key, value in conversation.memory.items() if key != "limited"}
        conversation.rasa_turns += 1
        if answered == "directly" or conversation.rasa_turns >= ROTATE_AFTER:
            new_rasa_session(conversation)  # Rasa missed this turn, or its session has become long
        stored = conversations.record_replies(session, conversation, replies, client_id)
        return Finished(conversation, stored)
