"""Where to go and what to bring: centers, hours, counters, agencies, service pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from center.dialogue.rules import rules
from center.dialogue.turn import Memory, Turn, button, text_reply
from center.errors import NotFound
from center.messages.catalog import Catalog, catalog
from center.messages.reply import Choice, Reply
from center.offices import answers as office_answers
from center.offices.agencies import find_agencies
from center.offices.counters import Counter, counters, functions
from center.offices.hours import opening
from center.offices.service import OfficeSearch, find_offices, office
from center.services import answers as service_answers
from center.services.page import ServicePage
from center.services.service import has_service, offered, search, service
from center.visits.service import board

Teller = Callable[[ServicePage, Catalog, str], tuple[str, list[dict[str, Any]]]]
DOCUMENTS = ("button_documents", "ask_documents")
PROCEDURE = ("button_procedure", "ask_procedure")
CENTER = ("button_find_center", "find_center")


def place_named(turn: Turn) -> bool:
    """Whether a region or a center was said or pressed."""
    return _place(turn) is not None


def _place(turn: Turn) -> str | None:
    """The place that was said: a center's name or the regions of the sentence."""
    named = turn.entity("center")
    if named:
        return str(named)
    if "region" in turn.pressed:
        return turn.pressed["region"]
    regions = [str(value) for name, value in turn.entities if name == "region"]
    return " ".join(dict.fromkeys(regions)) or None


def _search(turn: Turn, memory: Memory) -> OfficeSearch | None:
    if turn.entity("center"):
        return find_offices(q=str(turn.entity("center")))
    place = _place(turn) or memory.region
    if place is None:
        return None
    memory.region = place
    return find_offices(region=place)


def find_center(turn: Turn, memory: Memory) -> list[Reply]:
    """The center in charge, or the question which place is meant."""
    _keep_service(turn, memory)
    found = _search(turn, memory)
    memory.asked_place = found is None or found.needs_district
    if found is None:
        return [text_reply(turn, "center_ask_region")]
    text, items = office_answers.center_reply(found, catalog(), turn.language)
    if found.ambiguous:
        memory.region = None
        choices = [button(c.region.full_name, "find_center", region=c.region.full_name) for c in found.ambiguous]
        return [Reply(text, "offices", tuple(choices), {"items": items, "ambiguous": True})]
    if found.items and not found.needs_district and not found.unassigned:
        memory.office = found.items[0].office.code
    sources = [
        {"title": match.office.name, "citation": "", "as_of": match.office.as_of} for match in found.items[:1]
    ]
    return [Reply(text, "offices", _after_center(turn, memory), {"items": items, "sources": sources})]


def _after_center(turn: Turn, memory: Memory) -> tuple[Choice, ...]:
    choices = [button(turn.say("button_hours"), "ask_center_info")]
    if memory.service and has_service(memory.service):
        choices.append(button(turn.say("button_documents"), "ask_documents", service=memory.service))
        choices.append(button(turn.say("button_counter"), "find_counter", service=memory.service))
    if memory.service and memory.service in rules().programs:
        choices.append(_check_button(turn, memory.service))
    return tuple(choices)


def _check_button(turn: Turn, service_id: str) -> Choice:
    name = service(service_id).name if has_service(service_id) else rules().programs[service_id].name
    return button(turn.say("meaning_check_benefit_of", service=name), "check_benefit", service=service_id)


def _office_code(turn: Turn, memory: Memory) -> str | None:
    if _place(turn):
        found = _search(turn, memory)
        if found and found.items and not found.ambiguous and not found.needs_district:
            memory.office = found.items[0].office.code
        elif found and found.ambiguous:
            return None
    return memory.office


def tell_hours(turn: Turn, memory: Memory) -> list[Reply]:
    """Hours, lunch and holidays, phone; of the center that was named or found before."""
    place = _place(turn)
    code = _office_code(turn, memory)
    if place and code is None:
        return find_center(turn, memory)
    known = office(code) if code else None
    text, items = office_answers.hours_reply(opening(code, language=turn.language), catalog(), turn.language, known)
    choices = () if known else (button(turn.say("menu_center"), "find_center"),)
    return [Reply(text, "text", choices, {"intent": turn.intent, "items": items})]


def tell_waiting(turn: Turn, memory: Memory) -> list[Reply]:
    """How many wait with a ticket of today; where nobody drew one, say that we do not know, and what helps instead."""
    code = _office_code(turn, memory)
    counted = _waiting_now(turn, code) if code else None
    replies = [counted or text_reply(turn, "waiting_unknown")]
    if code:
        replies.append(Reply(office_answers.center_info(office(code), catalog(), turn.language)))
    return replies


def _waiting_now(turn: Turn, code: str) -> Reply | None:
    if turn.session is None:
        return None
    shown = board(turn.session, code)
    rows = []
    for row in shown["counters"]:
        name = row["name_en"] if turn.language == "en" else row["name"]
        minutes = row["estimated_wait_min"]
        key = "waiting_row_minutes" if minutes else "waiting_row"
        low, high = minutes or ("", "")
        rows.append(turn.say(key, counter=name, waiting=row["waiting"], low=low, high=high))
    if not rows:
        return None
    data = {"intent": turn.intent, "items": shown["counters"]}
    return Reply("\n".join([turn.say("waiting_now", office=shown["office_name"]), *rows]), "text", (), data)


def find_counter(turn: Turn, memory: Memory) -> list[Reply]:
    """Which counter handles a service; the sample center has numbers, marked as such."""
    page = _page(turn, memory, search_words=True)
    code = _office_code(turn, memory)
    chosen = functions_for(page, code) if page else ()
    known = office(code) if code else None
    if not chosen:
        chosen = tuple(counters(code)) if code else tuple(_general_counters())
    text, items = office_answers.counter_reply(chosen, known, catalog(), turn.language, page.name if page else "")
    choices = () if known else (button(turn.say("menu_center"), "find_center"),)
    return [Reply(text, "counters", choices, {"items": items})]


def functions_for(page: ServicePage, code: str | None) -> tuple[Counter, ...]:
    """The counter of a service at a center (any center when none is known)."""
    try:
        return counters(code or _any_center(), page.counter or page.id)[:1]
    except NotFound:
        return ()


def _any_center() -> str:
    return find_offices(limit=1).items[0].office.code


def _general_counters() -> list[Counter]:
    first = _any_center()
    return [counters(first, function.id)[0] for function in functions()]


def find_agency(turn: Turn, memory: Memory) -> list[Reply]:
    """Partner agencies by name or kind."""
    name = turn.entity("agency")
    found = find_agencies(q=str(name)) if name else find_agencies(q=turn.text)
    if not found:
        found = find_agencies()
    text, items = office_answers.agency_reply(found, catalog(), turn.language)
    return [Reply(text, "agencies", (), {"items": items})]


def _page(turn: Turn, memory: Memory, *, search_words: bool = False) -> ServicePage | None:
    """The service that is meant: named, searched by words, or the one we were talking about."""
    named = turn.entity("service")
    if named and has_service(str(named)):
        memory.service = str(named)
        return service(str(named))
    if search_words and turn.text:
        found = search(turn.text, 1)
        if found and found[0].score >= SURE_SCORE:
            memory.service = found[0].page.id
            return found[0].page
    if memory.service and has_service(memory.service):
        return service(memory.service)
    return None


SURE_SCORE = 0.65  # what "신청" alone does not reach


def _keep_service(turn: Turn, memory: Memory) -> None:
    named = turn.entity("service")
    if named and has_service(str(named)):
        memory.service = str(named)


def explain_service(turn: Turn, memory: Memory) -> list[Reply]:
    """What a service is, for whom, how much, until when."""
    if not turn.entity("service") and not turn.text:  # the menu button "다른 제도"
        return choose_service(turn)
    return _tell_of_page(turn, memory, service_answers.service_reply, DOCUMENTS, PROCEDURE)


def list_documents(turn: Turn, memory: Memory) -> list[Reply]:
    """What to bring or send."""
    return _tell_of_page(turn, memory, service_answers.documents_reply, PROCEDURE, CENTER)


def explain_procedure(turn: Turn, memory: Memory) -> list[Reply]:
    """How to apply, until when, online or not."""
    return _tell_of_page(turn, memory, service_answers.procedure_reply, DOCUMENTS, CENTER)


def _tell_of_page(turn: Turn, memory: Memory, tell: Teller, *buttons: tuple[str, str]) -> list[Reply]:
    page = _page(turn, memory, search_words=True)
    if page is None:
        return choose_service(turn)
    text, items = tell(page, catalog(), turn.language)
    return [_service_reply(turn, page, text, items, *buttons)]


def _service_reply(
    turn: Turn, page: ServicePage, text: str, items: list[dict[str, object]], *buttons: tuple[str, str]
) -> Reply:
    choices = [button(turn.say(key), intent, service=page.id) for key, intent in buttons]
    if rules().named(page.id):
        choices.append(_check_button(turn, page.id))
    data = {"intent": turn.intent, "service": page.id, "items": items, "sources": service_answers.sources_of(page)}
    return Reply(text, "text", tuple(choices), data)


def choose_service(turn: Turn) -> list[Reply]:
    """Which service is meant? Pages that fit the words first."""
    found = [one.page for one in search(turn.text, 6)] if turn.text else []
    pages = found or offered("citizen")
    intent = turn.intent if turn.intent in ("ask_documents", "ask_procedure") else "ask_service"
    choices = [button(page.name, intent, service=page.id) for page in pages]
    items = [page.as_summary() for page in pages]
    return [Reply(turn.say("which_service"), "services", tuple(choices), {"items": items})]
