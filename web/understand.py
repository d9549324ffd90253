"""``/api/understand``: how sentences would be understood; no conversation is touched."""

from __future__ import annotations

import ipaddress
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from pydantic import Field

from center import clock
from center.dialogue.engine import decide
from center.errors import InvalidInput, Refused
from center.language.answers import is_question
from center.language.cleaning import clean
from center.language.entities import extract_entities
from center.language.facts import FactValue, extract_facts, heard_everywhere
from center.language.masking import mask
from center.settings import settings
from web.chat.incoming import LONGEST
from web.deps import SharedServices, Strict
from web.understanding import Understanding, understood_in_english

router = APIRouter(prefix="/api", tags=["understanding"])
MOST = 200
OF_EMPLOYERS = ("recommend_subsidies", "check_subsidy", "request_hiring_support")


class NotAllowed(Refused):
    """Staff only, or loopback with IEUM_DIAGNOSTICS=1."""

    code = "not_allowed"


class TooManyTexts(InvalidInput):
    """More sentences than one request may carry."""

    code = "too_many_texts"


class UnderstandRequest(Strict):
    """Sentences to understand; ``today`` fixes relative dates."""

    texts: list[str] = Field(min_length=1)
    today: date | None = None


@router.post("/understand")
def understand(body: UnderstandRequest, request: Request, shared: SharedServices) -> dict[str, Any]:
    """Intent, entities, facts and what the dialogue would do, per sentence."""
    if not (settings().diagnostics and on_loopback(request)):
        raise NotAllowed("understand")
    if len(body.texts) > MOST:
        raise TooManyTexts("texts", field="texts")
    today = body.today or clock.today()
    return {"results": [_understand(shared.understanding, text, today) for text in body.texts]}


def on_loopback(request: Request) -> bool:
    """Whether the caller is on this machine."""
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _understand(understanding: Understanding, text: str, today: date) -> dict[str, Any]:
    cleaned = clean(text[: 4 * LONGEST])
    safe = mask(cleaned.text).text[:LONGEST]
    result: dict[str, Any] = {"text": text, "repaired": safe, "intent": "out_of_scope", "confidence": 0.0, "ranking": [],
                              "entities": [], "facts": {}, "decision": "fallback"}
    if {"empty", "only_symbols"} & set(cleaned.flags) or len(cleaned.text) > LONGEST:
        return result
    repaired = understanding.repaired(safe, today)
    parsed = understanding.parse(repaired)
    if "non_korean" in cleaned.flags and not understood_in_english(parsed):
        return result
    facts = _facts(repaired, today, parsed.intent)
    intent = "inform" if parsed.intent == "out_of_scope" and facts and not is_question(repaired) else parsed.intent
    return result | {
        "repaired": repaired, "intent": intent, "confidence": round(parsed.confidence, 4),
        "ranking": [{"intent": name, "confidence": round(value, 4)} for name, value in parsed.ranking[:5]],
        "entities": [
            {"entity": e.entity, "text": e.text, "value": e.value, "start": e.start, "end": e.end}
            for e in extract_entities(repaired, today)
        ],
        "facts": facts,
        "decision": decide(parsed.ranking, not parsed.is_fallback),
    }


def _facts(text: str, today: date, intent: str) -> dict[str, FactValue]:
    """The facts of a message; of an employer also what the dialogue then hears of the firm (place, industry, who is hired)."""
    facts = extract_facts(text, today).facts
    if intent not in OF_EMPLOYERS:
        return facts
    of_firm = extract_facts(text, today, firm=True, widely=True).facts
    return {name: value for name, value in of_firm.items() if name in facts or name in heard_everywhere()}
