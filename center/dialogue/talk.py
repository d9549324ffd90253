"""Greetings, thanks, menu, fallback, and honest words about what we cannot do yet."""

from __future__ import annotations

from center.dialogue.progress import current
from center.dialogue.rules import rules
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.messages.catalog import catalog
from center.messages.reply import Choice, Reply
from center.screening.interview import audience_of
from center.services.service import has_service, search, service

POSSIBLE = 0.08
TRAINING_CARD = "tomorrow_learning_card"
# Intents that "did you mean" may offer, with the message key of their button.
CLARIFIABLE = (
    "find_center", "ask_center_info", "find_counter", "find_agency", "ask_service", "ask_documents", "ask_procedure",
    "check_benefit", "estimate_benefit", "recommend_benefits", "recommend_subsidies", "check_subsidy",
    "request_counselor",
)


def menu(turn: Turn, memory: Memory | None = None) -> tuple[Choice, ...]:
    """The main things people come for; other ones for an employer, who is known by what was talked about."""
    state = current(memory) if memory is not None else None
    if state is not None and audience_of(rules(), state) == "employer":
        return _firms_menu(turn)
    benefit = "job_seeking_benefit"
    return (
        button(turn.say("menu_check"), "check_benefit", service=benefit),
        button(turn.say("menu_estimate"), "estimate_benefit", service=benefit),
        button(turn.say("menu_center"), "find_center"),
        button(turn.say("menu_book"), "book_appointment"),
        button(turn.say("menu_procedure"), "ask_procedure", service=benefit),
        button(turn.say("menu_documents"), "ask_documents", service=benefit),
        button(turn.say("menu_services"), "ask_service"),
    )


def _firms_menu(turn: Turn) -> tuple[Choice, ...]:
    return (
        button(turn.say("menu_recommend_subsidies"), "recommend_subsidies"),
        button(turn.say("menu_hiring_support"), "request_hiring_support"),
        button(turn.say("menu_center"), "find_center"),
        button(turn.say("menu_services"), "ask_service"),
        button(turn.say("menu_person"), "request_counselor"),
    )


def greet(turn: Turn, _memory: Memory) -> list[Reply]:
    """Who we are and what we can do."""
    return [text_reply(turn, "greeting", *menu(turn))]


def offer_help(turn: Turn, memory: Memory) -> list[Reply]:
    """The menu."""
    return [text_reply(turn, "help", *menu(turn, memory))]


def say_goodbye(turn: Turn, _memory: Memory) -> list[Reply]:
    """A short farewell."""
    return [text_reply(turn, "goodbye")]


def accept_thanks(turn: Turn, _memory: Memory) -> list[Reply]:
    """You are welcome."""
    return [text_reply(turn, "thanks")]


def say_what_we_are(turn: Turn, _memory: Memory) -> list[Reply]:
    """An automatic answer, not a person, and how to reach a person."""
    return [text_reply(turn, "bot_challenge", button(turn.say("menu_person"), "request_counselor"))]


def hear_complaint(turn: Turn, _memory: Memory) -> list[Reply]:
    """Take it seriously and say where to turn."""
    return [text_reply(turn, "complaint", button(turn.say("menu_person"), "request_counselor"))]


def out_of_scope(turn: Turn, memory: Memory) -> list[Reply]:
    """Not our business: say so and show what is."""
    return [text_reply(turn, "out_of_scope", *menu(turn, memory))]


def nothing_waits(turn: Turn, memory: Memory) -> list[Reply]:
    """An answer or a control word while no question is open."""
    key = {"stop": "stopped", "deny": "all_right", "affirm": "what_next"}.get(turn.intent, "nothing_waits")
    return [text_reply(turn, key, *menu(turn, memory))]


def repeat(turn: Turn, memory: Memory) -> list[Reply]:
    """Say the last answer again."""
    return turn.previous() or greet(turn, memory)


def connect_person(turn: Turn, _memory: Memory) -> list[Reply]:
    """How to reach a person: the chat cannot hand over yet, the phone can."""
    center = button(turn.say("menu_center"), "find_center")
    return [Reply(turn.say("person_by_phone"), "handoff", (center,), {"open": False})]


def not_offered_yet(turn: Turn, memory: Memory) -> list[Reply]:
    """What people ask for that this chat cannot do: where it can be done, and the benefit that pays for it."""
    key, helps = f"elsewhere_{turn.intent}", []
    if turn.intent == "find_training" and has_service(TRAINING_CARD):
        memory.service = TRAINING_CARD
        name = service(TRAINING_CARD).name
        helps = [button(turn.say(f"meaning_{intent}_of", service=name), intent, service=TRAINING_CARD)
                 for intent in ("check_benefit", "ask_procedure")]
    return [text_reply(turn, key, *helps, button(turn.say("menu_center"), "find_center"))]


def change_language(turn: Turn, _memory: Memory) -> list[Reply]:
    """The interface speaks Korean and English; answers about the law are in Korean."""
    return [Reply(turn.say("change_language"), "notice", data={"code": "language"})]


def meanings(ranking: tuple[tuple[str, float], ...]) -> list[str]:
    """At most two intents worth offering when we are not sure."""
    return [name for name, confidence in ranking if name in CLARIFIABLE and confidence > POSSIBLE][:2]


def clarify(turn: Turn, memory: Memory) -> list[Reply]:
    """Two-step fallback: did you mean A or B; then service pages that fit the words; then a person."""
    memory.misses += 1
    candidates = meanings(turn.ranking)
    named = turn.entity("service")
    if named and has_service(named):
        memory.service = named  # what follows is about it
    if memory.misses == 1 and candidates:
        choices = [button(_meaning(turn, name, named), name, service=named) for name in candidates]
        return [text_reply(turn, "did_you_mean", *choices, button(turn.say("menu_other"), "help"))]
    found = [one.page for one in search(turn.text, 3)] if turn.text else []
    if found and memory.misses <= 2:
        choices = [button(page.name, "ask_service", service=page.id) for page in found]
        person = button(turn.say("menu_person"), "request_counselor")
        return [text_reply(turn, "maybe_these_services", *choices, person)]
    return [text_reply(turn, "fallback", button(turn.say("menu_person"), "request_counselor"), *menu(turn, memory))]


def _meaning(turn: Turn, intent: str, named: str | None) -> str:
    name = service(named).name if named and has_service(named) else None
    if name and catalog().has(f"meaning_{intent}_of"):
        return turn.say(f"meaning_{intent}_of", service=name)
    return turn.say(f"meaning_{intent}")
