"""Turn a service page into sentences and items. Functions return ``(text, items)``: the text alone is
enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from center.messages.catalog import Catalog
from center.services.page import ServicePage
from center.services.search import Found
from center.services.service import has_service, service

Items = list[dict[str, Any]]
_SOURCES_IN_TEXT = 3


def service_reply(page: ServicePage, catalog: Catalog, language: str = "ko") -> tuple[str, Items]:
    """What the service is, for whom, how much, until when; an ended one says so and what followed."""
    if page.ended:
        return _ended(page, catalog, language), [page.as_item()]
    lines = [catalog.text("service_answer", language, name=_name(page, language), summary=_summary(page, language))]
    lines += _details_note(catalog, language)
    lines.append(catalog.text("service_who", language, who="\n".join(f"• {line}" for line in page.who)))
    lines += [catalog.text("service_amount", language, amount=line) for line in page.amount]
    lines.append(catalog.text("service_deadline", language, deadline=page.deadline))
    lines += _warnings(page.warnings, catalog, language)
    lines += _certainty(page, catalog, language)
    who = page.decided_by or catalog.text("service_final_center", language)
    lines.append(catalog.text("service_final", language, who=who))
    return "\n".join(lines), [page.as_item()]


def documents_reply(page: ServicePage, catalog: Catalog, language: str = "ko") -> tuple[str, Items]:
    """What to bring or send. Items: ``{name, note, when}`` of each document."""
    if page.ended:
        return _ended(page, catalog, language), [page.as_item()]
    documents = [dict(document) for document in page.documents]
    if not documents:
        return catalog.text("documents_none", language), []
    lines = [
        catalog.text("documents_answer", language, name=_name(page, language)),
        *_details_note(catalog, language),
    ]
    for document in documents:
        key = "documents_line" + ("_when" if document["when"] else "") + ("_note" if document["note"] else "")
        lines.append(
            catalog.text(key, language, document=document["name"], note=document["note"], when=document["when"])
        )
    lines.append(catalog.text("documents_advice", language))
    lines += _certainty(page, catalog, language)
    return "\n".join(lines), documents


def procedure_reply(page: ServicePage, catalog: Catalog, language: str = "ko") -> tuple[str, Items]:
    """How to apply, until when, and what can be done online. Items: ``{number, step}``."""
    if page.ended:
        return _ended(page, catalog, language), [page.as_item()]
    steps = [{"number": number, "step": step} for number, step in enumerate(page.procedure, start=1)]
    lines = [
        catalog.text("procedure_answer", language, name=_name(page, language)),
        *_details_note(catalog, language),
    ]
    lines += [catalog.text("procedure_line", language, **step) for step in steps]
    lines.append(catalog.text("service_deadline", language, deadline=page.deadline))
    lines.append(catalog.text("service_online", language, online=_online(page, catalog, language)))
    lines += _warnings(page.warnings[:1], catalog, language)
    lines += _certainty(page, catalog, language)
    return "\n".join(lines), steps


def search_reply(q: str, found: Iterable[Found], catalog: Catalog, language: str = "ko") -> tuple[str, Items]:
    """Pages that may be meant, or that nothing fits."""
    pages = [one.page for one in found]
    if not pages:
        return catalog.text("service_unknown", language, text=q.strip()[:40]), []
    lines = [
        catalog.text("service_did_you_mean", language),
        *(f"• {_name(page, language)}" for page in pages),
    ]
    return "\n".join(lines), [page.as_summary() for page in pages]


def sources_of(page: ServicePage) -> Items:
    """Sources for Message.data of a text answer: ``{title, citation, as_of}``."""
    return [dict(source) for source in page.sources]


def _ended(page: ServicePage, catalog: Catalog, language: str) -> str:
    until = page.status["to"]
    key = "service_ended_on" if until else "service_ended"
    lines = [catalog.text(key, language, name=_name(page, language).split("(")[0].strip(), to=until)]
    lines.append(_summary(page, language))
    following = [_name(service(other), language) for other in page.status["followed_by"] if has_service(other)]
    if following:
        lines.append(catalog.text("service_followed_by", language, names=", ".join(following)))
    lines += _certainty(page, catalog, language)
    return "\n".join(lines)


def _certainty(page: ServicePage, catalog: Catalog, language: str) -> list[str]:
    """What is not confirmed, and the sources with their date."""
    lines = []
    if page.confidence == "unverified":
        lines.append(catalog.text("service_unverified", language))
    if page.needs_check:
        lines.append(catalog.text("service_check", language, items=", ".join(page.needs_check)))
        lines.append(catalog.text("call_1350", language))
    named = [f"{one['title']} {one['citation']}".strip() for one in page.sources]
    cited = list(page.law[:_SOURCES_IN_TEXT]) or named[:_SOURCES_IN_TEXT]
    lines.append(catalog.text("source_line", language, sources=", ".join(cited), as_of=page.as_of))
    return lines


def _online(page: ServicePage, catalog: Catalog, language: str) -> str:
    sentence = catalog.text(f"online_{page.online['possible']}", language, where=page.online["where"])
    return f"{sentence} {page.online['note']}".strip()


def _warnings(warnings: Iterable[str], catalog: Catalog, language: str) -> list[str]:
    return [catalog.text("warning_line", language, warning=warning) for warning in warnings]


def _details_note(catalog: Catalog, language: str) -> list[str]:
    return [catalog.text("korean_details", language)] if language == "en" else []


def _name(page: ServicePage, language: str) -> str:
    return page.name_en if language == "en" else page.name


def _summary(page: ServicePage, language: str) -> str:
    return page.summary_en if language == "en" else page.summary
