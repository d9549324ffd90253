"""Centers, services and what to bring, as notices and calendars name them; what nobody has confirmed is marked."""

from __future__ import annotations

from center.messages.catalog import catalog
from center.offices.counters import functions
from center.offices.service import office
from center.services.service import has_service, service

MOST_DOCUMENTS = 6


def office_words(code: str, language: str) -> dict[str, str]:
    """Name, address and telephone of a center; what is not known is said so. Raises OfficeNotFound."""
    found, say = office(code), catalog().text

    def marked(value: str, field: str, missing: str) -> str:
        if not value:
            return say(missing, language)
        return say("notice_unsure", language, value=value) if field in found.needs_check else value

    return {
        "office": found.name, "address": marked(found.address, "address", "center_no_address"),
        "phone": marked(found.phone, "phone", "center_no_phone"),
    }


def service_name(service_id: str, language: str) -> str:
    """The name of a service page or of a counter's work; the id itself when neither knows it."""
    if has_service(service_id):
        page = service(service_id)
        return page.name_en if language == "en" and page.name_en else page.name
    for function in functions():
        if function.id == service_id:
            return function.name_en if language == "en" else function.name
    return service_id


def documents_words(service_id: str, language: str) -> str:
    """What to bring for a service: what everybody needs, each with its note; where to look when there is more."""
    say = catalog().text
    if has_service(service_id):
        page = service(service_id)
        always = [document for document in page.documents if not document["when"]]
        words = [f"{one['name']}({one['note']})" if one["note"] else one["name"] for one in always[:MOST_DOCUMENTS]]
        more = len(always) < len(page.documents) or len(always) > MOST_DOCUMENTS
        unsure = page.confidence == "unverified"
    else:
        words = [bring for function in functions() if function.id == service_id for bring in function.bring]
        more = unsure = False
    if not words:
        return say("notice_documents_unknown", language)
    text = say("notice_unsure", language, value=", ".join(words)) if unsure else ", ".join(words)
    return say("notice_documents_more", language, documents=text) if more else text
