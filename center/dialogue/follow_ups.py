"""What people ask about a result without naming a program again: how much, why not, what goes together, what comes first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from center.dialogue.guidance import explain_procedure
from center.dialogue.progress import current, is_open
from center.dialogue.result_text import MAIN_AMOUNTS, narrowest_first, result_reply
from center.dialogue.rules import rules
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.language.answers import is_question
from center.language.cues import compiled
from center.language.word_lists import word_list
from center.messages.catalog import catalog
from center.messages.reply import Reply
from center.screening import interview as steps
from center.screening.interview import Interview
from center.screening.result import show
from center.services.service import has_service, search

KINDS = ("why", "missing", "together", "better", "first", "when", "others", "amount")
COMPARING = ("together", "better")
TOLD_OR_ASKED = ("others", "amount")
PAGES = ("ask_documents", "ask_procedure")
NEW_WISHES = frozenset({"recommend_subsidies", "request_hiring_support", "book_appointment"})
MOST_PROGRAMS, MOST_ROWS, MOST_PAIRS, MOST_LETTERS = 5, 3, 4, 940
MOST_MET = 6
SURE_PAGE = 0.6


def take(turn: Turn, memory: Memory) -> list[Reply] | None:
    """The answer to a question about the result; None when a message is about something else."""
    state = current(memory)
    kind = asked_about(turn, state)
    if kind is None:
        return None
    named = _named(turn)
    if kind in COMPARING and named and not (state is not None and state.audience and len(named) == 1):
        own = state.programs if state is not None and not state.audience and len(named) == 1 else ()
        facts = state.facts if state is not None and _is_firms(state) else {}
        state = Interview(programs=(*own, *named), goal="check", as_of=turn.today, facts=facts)
    if state is None:
        return None
    if state.profile:
        return _type(turn, state, kind)
    if kind in PAGES:
        return _choose_page(turn, memory, state, kind)
    if kind == "when":
        chosen = None if turn.entity("service") else _choose_page(turn, memory, state, "ask_procedure")
        return chosen or explain_procedure(turn, memory)
    if kind == "others":
        return _others(turn, memory, state)
    return _about(turn, state, kind)


def asked_about(turn: Turn, state: Interview | None) -> str | None:
    """What a message asks about the result of an interview; None for anything else."""
    if turn.pressed or not turn.text or turn.intent == "dont_know":
        return None
    named = _named(turn)
    kind = next((kind for kind in KINDS if compiled(word_list("follow_ups")[kind]).search(turn.text)), None)
    if kind in COMPARING and len(named) > 1:
        return kind
    if state is None or state.wants_subject:
        return None
    if state.profile:
        return _asked_about_type(turn, state, kind)
    tells = kind == "others" or any(character.isdigit() for character in turn.text)
    if kind in TOLD_OR_ASKED and tells and not is_question(turn.text) and turn.intent != "estimate_benefit":
        return None  # "금액은 3억이에요" is an answer
    if not _is_firms(state) and (kind in COMPARING or (kind == "others" and _begins_anew(turn))):
        return None
    if turn.entity("service"):
        return kind if kind == "when" or (kind in COMPARING and named) else None
    if turn.intent in PAGES and kind in (None, "amount") and state.audience:
        return turn.intent
    if turn.intent == "estimate_benefit" and kind is None:
        kind = "amount"
    if turn.intent == "explain_question" and kind is None and state.finished:
        kind = "why"
    return None if kind == "amount" and turn.intent in NEW_WISHES else kind


def _asked_about_type(turn: Turn, state: Interview, kind: str | None) -> str | None:
    """Of a type that was found, why it is so and what comes next is asked."""
    if not state.finished or turn.entity("service"):
        return None
    if turn.intent == "explain_question" or kind == "why":
        return "why"
    return "first" if kind == "first" else None


def _type(turn: Turn, state: Interview, kind: str) -> list[Reply]:
    """The type once more, with what to do; or the answers that make it so."""
    screening = steps.result_of(rules(), state)
    rows = [row for program in show(screening, catalog(), turn.language)["programs"] if program["verdict"] == "yes"
            for row in program["criteria"]]
    if kind != "why" or not rows:
        return [result_reply(turn, screening, state, (), opening=False)]
    reasons = [turn.say("result_line", text=row["text"]) for row in rows]
    return [Reply("\n".join([turn.say("follow_type_why"), *reasons]))]


def _is_firms(state: Interview) -> bool:
    return steps.audience_of(rules(), state) == "employer"


def _begins_anew(turn: Turn) -> bool:
    """Whether a citizen names a subject: then the list is about that."""
    subjects = [interest for interest in rules().interests.values() if interest.audience == "citizen"]
    return any(compiled(interest.words).search(turn.text) for interest in subjects)


def _named(turn: Turn) -> tuple[str, ...]:
    """The employers' programs of a message, in its order."""
    found = [name for entity, value in turn.entities if entity == "service" for name in rules().named(str(value))]
    return tuple(name for name in dict.fromkeys(found) if rules().program(name).audience == "employer")


def _shown(turn: Turn, state: Interview) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    shown = show(steps.result_of(rules(), state), catalog(), turn.language)
    return shown, narrowest_first(rules(), state, shown["programs"])


def _about(turn: Turn, state: Interview, kind: str) -> list[Reply]:
    shown, programs = _shown(turn, state)
    if kind == "amount" and not state.audience:
        asked = replace(state, goal="estimate", finished=False)
        return [result_reply(turn, steps.result_of(rules(), state), asked, (), opening=True)]
    possible = [program for program in programs if program["verdict"] != "no"]
    lines = {
        "amount": lambda: _amounts(turn, possible),
        "why": lambda: _why(turn, programs, state),
        "missing": lambda: _missing(turn, programs, "follow_missing", state),
        "together": lambda: _together(turn, shown, possible, state),
        "better": lambda: [*_amounts(turn, possible), *_together(turn, shown, possible, state)],
        "first": lambda: _first(turn, possible) if possible else _after_a_no(turn, programs, state),
    }[kind]()
    while len(lines) > 2 and sum(len(line) + 1 for line in lines) > MOST_LETTERS:
        lines.pop()
    return [Reply("\n".join([*lines, turn.say("final_decision")]))]


def _amounts(turn: Turn, possible: list[dict[str, Any]]) -> list[str]:
    lines, later = [], []
    for program in possible:
        amounts = (program["amounts"].get(name) for name in MAIN_AMOUNTS)
        amount = next((amount for amount in amounts if amount and amount["max"]), None)
        if amount is None:
            later.append(turn.say("follow_amount_later", name=program["name"]))
            continue
        key = "list_line_amount" if program["verdict"] == "yes" else "follow_amount_open"
        lines.append(turn.say(key, name=program["name"], amount=f"{amount['name']} {amount['text']}"))
    if not lines:
        return [turn.say("follow_no_amounts")]
    return [turn.say("follow_amounts"), *(lines + later)[:MOST_PROGRAMS]]


def _why(turn: Turn, programs: list[dict[str, Any]], state: Interview) -> list[str]:
    refused = [program for program in programs if program["verdict"] == "no"]
    if not refused and len(programs) == 1:
        return _met(turn, programs[0]) + _missing(turn, programs, "follow_missing", state)
    if not refused:
        return _missing(turn, programs, "follow_why_none", state)
    lines = [turn.say("follow_why")]
    for program in refused[:MOST_PROGRAMS]:
        lines.append(turn.say("follow_why_head", name=program["name"]))
        for row in [row for row in program["criteria"] if row["verdict"] == "no"][:MOST_ROWS]:
            lines.append(turn.say("result_reason", text=row["text"], citation=row["citation"]))
            if row.get("gap"):
                lines.append(turn.say("result_gap", gap=row["gap"]))
    return lines


def _met(turn: Turn, program: dict[str, Any]) -> list[str]:
    rows = [row for row in program["criteria"] if row["verdict"] == "yes"][:MOST_MET]
    lines = [turn.say("result_reason", text=row["text"], citation=row["citation"]) for row in rows]
    return [turn.say("follow_why_met"), *lines] if lines else []


def _missing(turn: Turn, programs: list[dict[str, Any]], head: str, state: Interview) -> list[str]:
    usual = show(steps.result_of(rules(), steps.usually(rules(), state)), catalog(), turn.language)["programs"]
    still = {(one["id"], row["id"]) for one in usual for row in one["criteria"] if row["verdict"] == "unknown"}
    lines = []
    for program in [program for program in programs if program["verdict"] != "no"][:MOST_PROGRAMS]:
        texts = [
            row["text"] for row in program["criteria"] if row["verdict"] == "unknown" and (program["id"], row["id"]) in still
        ][:MOST_ROWS]
        if texts:
            lines.append(turn.say("follow_missing_line", name=program["name"], texts=" / ".join(texts)))
    return [turn.say(head), *lines] if lines else [turn.say("follow_nothing_missing")]


def _together(turn: Turn, shown: dict[str, Any], possible: list[dict[str, Any]], state: Interview) -> list[str]:
    candidates = shown["programs"] if not state.audience else possible
    if len(candidates) < 2:
        return [turn.say("follow_together_one")]
    pairs = []
    for place, first in enumerate(candidates):
        for second in candidates[place + 1:]:
            exclusion = rules().exclusions.get((first["id"], second["id"]))
            if exclusion is not None:
                pairs.append(turn.say("follow_together_pair", a=first["name"], b=second["name"],
                                      reason=exclusion.text, citation=exclusion.citation))
    if not pairs:
        names = ", ".join(program["name"] for program in candidates[:MOST_PROGRAMS])
        return [turn.say("follow_together_free", names=names)]
    lines = [turn.say("follow_together"), *pairs[:MOST_PAIRS]]
    if len(shown.get("bundle", ())) > 1:
        called = {program["id"]: program["name"] for program in candidates}
        lines.append(turn.say("list_bundle", names=", ".join(called[name] for name in shown["bundle"] if name in called)))
    return lines if len(candidates) == 2 else [*lines, turn.say("follow_together_rest")]


def _first(turn: Turn, possible: list[dict[str, Any]]) -> list[str]:
    """What must be done before hiring or leaving, then the next step of each."""
    likely = possible[:MOST_ROWS]
    before = [warning["text"] for program in likely for warning in program["warnings"] if warning.get("before")]
    steps_ahead = [turn.say("follow_first_step", name=program["name"], step=program["next_step"]) for program in likely]
    if not steps_ahead:
        return [turn.say("list_nothing")]
    first = [turn.say("follow_first_before", text=text) for text in dict.fromkeys(before)]
    return [turn.say("follow_first"), *first, *steps_ahead]


def _after_a_no(turn: Turn, programs: list[dict[str, Any]], state: Interview) -> list[str]:
    """What is in the way, and whom to ask."""
    return [*_why(turn, programs, state), turn.say("result_next_step", step=turn.say("next_step_consult"))]


def _choose_page(turn: Turn, memory: Memory, state: Interview, intent: str) -> list[Reply] | None:
    """Documents or procedure after a list: of which of its subsidies? None when one is talked about already."""
    if not state.audience:
        return None
    found = search(turn.text, 1)
    if found and found[0].score >= SURE_PAGE:
        return None
    _, programs = _shown(turn, state)
    possible = [program for program in programs if program["verdict"] != "no"]
    pages = {program["service"]: program["name"] for program in possible if has_service(program["service"])}
    if memory.service in pages or not pages:
        return None
    choices = [button(name, intent, service=page) for page, name in list(pages.items())[:MOST_PROGRAMS]]
    return [text_reply(turn, "follow_which_page" if _is_firms(state) else "which_service", *choices)]


def _others(turn: Turn, memory: Memory, state: Interview) -> list[Reply]:
    """What else there is: the list of the same subjects with everything that was said."""
    if not state.audience:
        subjects = tuple(dict.fromkeys(i for name in state.programs for i in rules().program(name).interests))
        audience = steps.audience_of(rules(), state)
        state = replace(state, programs=(), audience=audience, interests=subjects, current=None, finished=True)
        was_open = is_open(memory)
        memory.interview = state.as_dict()
        if was_open:
            return []  # what was open ends with this list
    return [result_reply(turn, steps.result_of(rules(), state), state, (), opening=False)]
