"""Keeping a date that somebody asks to be reminded of: "실업인정일 12월 7일인데 전날 알려줘".

The day and what it is are the person's own words. What is missing (the day, a telephone) is asked; nothing is kept before
both are known and a one-time code showed that the telephone is the person's own.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from center.db.notice_tables import NextDate
from center.dialogue import booking_words as words
from center.dialogue.booking_contact import read_contact
from center.dialogue.booking_seat import run
from center.dialogue.booking_wish import read_wish
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.errors import CenterError
from center.language.word_lists import word_list
from center.messages.reply import Reply
from center.notices import dates
from center.notices.dates import DateWish
from center.settings import settings

WORDS = "reminder_words"


def take(turn: Turn, memory: Memory) -> list[Reply] | None:
    """The answer when a message is about a reminder; None when it is about something else."""
    if turn.session is None or turn.conversation_id is None:
        return None
    if "next_date" in turn.pressed:
        return _delete(turn)
    if turn.pressed:
        memory.date_wish = None
        return None
    if _said("delete", turn.text) or _said("list", turn.text):
        kept = dates.of_conversation(turn.session, turn.conversation_id)
        return _list(turn, list(kept)) if kept else None
    if _is_wish(turn.text):
        memory.date_wish = {"title": _title(turn.text)}
    elif not memory.date_wish or not _goes_on(turn):
        memory.date_wish = None
        return None
    return _take_parts(turn, memory)


def _is_wish(text: str) -> bool:
    return _said("wish", text) and not _said("not_a_wish", text) and bool(_title(text))


def _goes_on(turn: Turn) -> bool:
    """Whether a message answers what was asked: a day, a telephone, a code, or the end of it."""
    said = read_wish(turn).first or read_contact(turn.text)[1] or words.NUMBER.search(turn.text)
    return turn.intent == "stop" or bool(said)


def _take_parts(turn: Turn, memory: Memory) -> list[Reply]:
    wish = memory.date_wish
    assert wish is not None
    if turn.intent == "stop":
        memory.date_wish = None
        return [text_reply(turn, "next_date_stopped")]
    if not (wish.get("sent_to") and words.NUMBER.search(turn.text)):  # 260413 is a code then, not a day
        _take_day_and_phone(turn, memory, wish)
    for part in ("day", "phone"):
        if part not in wish:
            return [text_reply(turn, f"next_date_ask_{part}", title=wish["title"], days=str(settings().notices.retention_days))]
    if wish["phone"] == memory.proven_phone:
        return _keep(turn, memory)
    return _prove(turn, memory)


def _take_day_and_phone(turn: Turn, memory: Memory, wish: dict[str, Any]) -> None:
    when = read_wish(turn)
    if when.first and when.first == when.last:
        wish["day"] = when.first.isoformat()
    phone = read_contact(turn.text)[1] or wish.get("phone") or memory.proven_phone
    if phone:
        wish["phone"] = phone


def _prove(turn: Turn, memory: Memory) -> list[Reply]:
    """A one-time code is sent, and kept dates begin only when it came back."""
    wish = memory.date_wish
    assert wish is not None
    phone = str(wish["phone"])
    number = words.NUMBER.search(turn.text)
    try:
        if wish.get("sent_to") != phone:
            run(turn, lambda session: dates.send_proof(session, phone, turn.language))
            wish["sent_to"] = phone
            return [text_reply(turn, "next_date_ask_code")]
        if number is None:
            return [text_reply(turn, "next_date_ask_code")]
        if not run(turn, lambda session: dates.proven(session, phone, number.group(1))):
            return [text_reply(turn, "error_wrong_code")]
    except CenterError as error:
        return _refused(turn, memory, error)
    memory.proven_phone = phone
    return _keep(turn, memory)


def _keep(turn: Turn, memory: Memory) -> list[Reply]:
    wish = memory.date_wish
    assert wish is not None
    asked = DateWish(wish["phone"], wish["title"], date.fromisoformat(wish["day"]), turn.conversation_id, turn.language)
    try:
        kept = run(turn, lambda session: dates.keep(session, asked))
    except CenterError as error:
        return _refused(turn, memory, error)
    memory.date_wish = None
    remove = button(turn.say("next_date_delete"), "unsubscribe_job_alert", next_date=kept.id)
    return [text_reply(turn, "next_date_kept", remove, title=kept.title, day=words.day_words(turn, kept.day))]


def _refused(turn: Turn, memory: Memory, error: CenterError) -> list[Reply]:
    """Say what is wrong; a wrong day or number is asked again, anything else ends it."""
    wrong = {"day": "day", "recipient": "phone", "phone": "phone"}.get(error.field or "")
    wish = memory.date_wish or {}
    memory.date_wish = {key: value for key, value in wish.items() if key != wrong} if wrong else None
    return [text_reply(turn, error.message_key, **error.values)]


def _list(turn: Turn, kept: list[NextDate]) -> list[Reply]:
    shown = [(one.id, f"{words.day_words(turn, one.day)} {one.title}") for one in kept]
    remove = [button(turn.say("next_date_delete_one", what=what), "unsubscribe_job_alert", next_date=id_) for id_, what in shown]
    return [text_reply(turn, "next_date_list", *remove, items="\n".join(f"· {what}" for _, what in shown))]


def _delete(turn: Turn) -> list[Reply]:
    try:
        run(turn, lambda session: dates.delete_of_conversation(
            session, str(turn.conversation_id), turn.pressed["next_date"]))
    except CenterError as error:
        return [text_reply(turn, error.message_key, **error.values)]
    return [text_reply(turn, "next_date_deleted")]


def _said(name: str, text: str) -> bool:
    squeezed = text.replace(" ", "")
    return any(word.replace(" ", "") in squeezed for word in word_list(WORDS)[name])


def _title(text: str) -> str:
    squeezed = text.replace(" ", "")
    return next((word for word in word_list(WORDS)["titles"] if word.replace(" ", "") in squeezed), "")
