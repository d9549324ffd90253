"""Turn answers about centers into sentences and items. Functions return ``(text, items)``: the text alone
is enough."""

from __future__ import annotations

from typing import Any

from center.messages.catalog import Catalog
from center.offices.agencies import PartnerAgency
from center.offices.counters import Counter
from center.offices.directory import Office
from center.offices.gazetteer import Region, gazetteer
from center.offices.hours import Opening
from center.offices.service import Alternative, OfficeMatch, OfficeSearch

Items = list[dict[str, Any]]
_SHOWN_IN_TEXT = 5


def center_reply(search: OfficeSearch, catalog: Catalog, language: str = "ko") -> tuple[str, Items]:
    """Which center: in charge with address, phone and why; or the question back when the place is ambiguous.

    Items: centers (``code, name, address, phone, …, reason, region, distance_km``), or ``{region, office}``
    choices.
    """
    if search.ambiguous:
        return _which_place(search, catalog, language), alternative_items(search.ambiguous)
    if not search.items:
        return _nothing(search, catalog, language), []
    items = [match_item(match) for match in search.items]
    first = search.items[0]
    lines: list[str] = []
    if search.resolution and search.resolution.renamed_from:
        lines.append(_renamed(search.resolution.renamed_from, catalog, language))
    if search.unassigned:
        lines += _unassigned(first, catalog, language)
    elif search.needs_district and search.region:
        lines.append(catalog.text("center_ask_district", language, region=search.region.full_name, count=search.total))
        lines += _short_lines(search.items, catalog, language)
    elif first.reason == "near":
        lines += [catalog.text("center_near", language), *_short_lines(search.items, catalog, language)]
    elif first.reason == "name" and search.total > 1:
        lines += [
            catalog.text("center_named_several", language),
            *_short_lines(search.items, catalog, language),
        ]
    elif first.reason == "all":
        lines += [*_short_lines(search.items, catalog, language), catalog.text("center_ask_region", language)]
    else:
        lines += _in_charge(search, catalog, language)
    return "\n".join(lines), items


def center_info(office: Office, catalog: Catalog, language: str = "ko") -> str:
    """Address and phone of one center, with what is not confirmed and the date of the register."""
    lines = [
        catalog.text(
            "center_line",
            language,
            center=office.name,
            address=office.address or catalog.text("center_no_address", language),
            phone=_phone(office, catalog, language),
        )
    ]
    if office.address_hint and "address" in office.needs_check:
        hint = office.address_hint.split("(")[0].strip()
        lines.append(catalog.text("center_address_hint", language, address=hint))
    unsure = [name for name in office.needs_check if name != "fax"]
    if unsure:
        names = ", ".join(catalog.text(f"field_{name}", language) for name in unsure)
        lines.append(catalog.text("needs_check_note", language, fields=names))
    lines.append(catalog.text("as_of_line", language, as_of=office.as_of))
    return "\n".join(lines)


def match_item(match: OfficeMatch) -> dict[str, Any]:
    """A center of a search as Message.data and the API show it."""
    item = match.office.as_item()
    item["reason"] = match.reason
    item["region"] = match.region.full_name if match.region else None
    item["distance_km"] = match.distance_km
    return item


def alternative_items(alternatives: tuple[Alternative, ...]) -> Items:
    """The choices of an ambiguous place: ``{region, office}``; office is None when no list names one."""
    return [
        {"region": choice.region.full_name, "office": choice.office.as_item() if choice.office else None}
        for choice in alternatives
    ]


def hours_reply(
    opening: Opening, catalog: Catalog, language: str = "ko", office: Office | None = None
) -> tuple[str, Items]:
    """Opening hours, whether it is open now, lunch, and that the hours are to be confirmed."""
    hours = opening.schedule
    values = {"opens": hours.opens.strftime("%H:%M"), "closes": hours.closes.strftime("%H:%M")}
    if office and hours.confirmed:
        lines = [catalog.text("hours_answer_center", language, center=office.name, **values)]
    else:
        lines = [catalog.text("hours_answer", language, **values)]
    lines.append(_now_line(opening, catalog, language))
    if hours.lunch and opening.reason != "lunch":
        start, end = (moment.strftime("%H:%M") for moment in hours.lunch)
        lines.append(catalog.text("lunch_note", language, start=start, end=end))
    if hours.benefit_before:
        lines.append(catalog.text("benefit_before_note", language, time=hours.benefit_before.strftime("%H:%M")))
    if not hours.confirmed:
        lines.append(catalog.text("hours_check_note", language))
    if office:
        lines.append(center_info(office, catalog, language))
    item = opening.as_item()
    if office:
        item["office"] = office.as_item()
    return "\n".join(lines), [item]


def counter_reply(
    counters: tuple[Counter, ...],
    office: Office | None,
    catalog: Catalog,
    language: str = "ko",
    service_name: str = "",
) -> tuple[str, Items]:
    """Which counter handles a service; all kinds of work when several counters are given."""
    items = [counter.as_item(language) for counter in counters]
    if len(counters) != 1:
        lines = [catalog.text("counter_list", language)]
        for counter, item in zip(counters, items, strict=True):
            handles = ", ".join(counter.function.handles)
            lines.append(catalog.text("counter_list_line", language, function=item["name"], handles=handles))
        lines.append(catalog.text("counter_number_unknown", language))
        return "\n".join(lines), items
    counter, item = counters[0], items[0]
    lines = [catalog.text("counter_answer", language, service=service_name or item["name"], function=item["name"])]
    if counter.number and office:
        lines.append(
            catalog.text("counter_place", language, center=office.name, floor=counter.floor, number=counter.number)
        )
        if counter.sample:
            lines.append(catalog.text("counter_sample_note", language))
    else:
        lines.append(catalog.text("counter_number_unknown", language))
    lines.append(catalog.text("counter_bring", language, items=", ".join(counter.function.bring)))
    return "\n".join(lines), items


def agency_reply(agencies: tuple[PartnerAgency, ...], catalog: Catalog, language: str = "ko") -> tuple[str, Items]:
    """Partner agencies with numbers; unconfirmed numbers are marked."""
    if not agencies:
        return catalog.text("agency_not_found", language), []
    lines = [catalog.text("agency_answer", language)]
    for agency in agencies[:_SHOWN_IN_TEXT]:
        key = "agency_line_check" if agency.needs_check else "agency_line"
        name = agency.name_en if language == "en" else agency.name
        values = {"name": name, "phone": agency.phone, "services": agency.services}
        lines.append(catalog.text(key if agency.phone else "agency_line_no_phone", language, **values))
    if not any(agency.address for agency in agencies):
        lines.append(catalog.text("agency_region_note", language))
    return "\n".join(lines), [agency.as_item() for agency in agencies]


def _in_charge(search: OfficeSearch, catalog: Catalog, language: str) -> list[str]:
    first = search.items[0]
    lines = []
    if first.reason == "name" or first.region is None:
        lines.append(catalog.text("center_answer_name", language, center=first.office.name))
    else:
        named = search.resolution.matches if search.resolution else (first.region,)
        region = ", ".join(area.full_name for area in named if area.kind != "former")
        lines.append(catalog.text("center_answer", language, region=region, center=first.office.name))
    lines.append(center_info(first.office, catalog, language))
    if first.office.is_branch:
        lines.append(catalog.text("center_branch_note", language, center=first.office.name))
    for match in search.items[1:]:
        values = {"center": match.office.name, "phone": _phone(match.office, catalog, language)}
        if match.reason == "parent":
            lines.append(catalog.text("center_parent_note", language, **values))
        elif match.reason == "part" and search.region:
            lines.append(catalog.text("center_part_note", language, region=search.region.full_name, **values))
    lines.append(catalog.text("center_jurisdiction_why", language))
    return lines


def _unassigned(match: OfficeMatch, catalog: Catalog, language: str) -> list[str]:
    region = match.region.full_name if match.region else ""
    likely = catalog.text(
        "center_likely", language, center=match.office.name, phone=_phone(match.office, catalog, language)
    )
    return [catalog.text("center_unassigned", language, region=region), likely]


def _which_place(search: OfficeSearch, catalog: Catalog, language: str) -> str:
    text = search.resolution.text.strip() if search.resolution else ""
    lines = [catalog.text("center_ambiguous", language, text=text)]
    for choice in search.ambiguous:
        center = choice.office.name if choice.office else catalog.text("center_ambiguous_unknown", language)
        lines.append(catalog.text("center_ambiguous_choice", language, region=choice.region.full_name, center=center))
    return "\n".join(lines)


def _nothing(search: OfficeSearch, catalog: Catalog, language: str) -> str:
    resolution = search.resolution
    if resolution and resolution.found:
        return catalog.text("center_unassigned", language, region=resolution.matches[0].full_name)
    if resolution and resolution.text.strip():
        return catalog.text("center_not_found", language, text=resolution.text.strip()[:40])
    return catalog.text("center_ask_region", language)


def _renamed(old: Region, catalog: Catalog, language: str) -> str:
    today = [gazetteer().regions[region].full_name for region in old.successors]
    key = "center_renamed" if len(today) == 1 else "center_renamed_many"
    return catalog.text(key, language, old=old.full_name, now=", ".join(today), since=old.since or "")


def _short_lines(matches: tuple[OfficeMatch, ...], catalog: Catalog, language: str) -> list[str]:
    lines = []
    for match in matches[:_SHOWN_IN_TEXT]:
        reason = catalog.text(f"reason_{match.reason}", language)
        if match.distance_km is not None:
            rough = "" if match.office.geo_precision.startswith("building") else "_rough"
            reason = catalog.text(f"center_distance{rough}", language, distance=match.distance_km)
        phone = _phone(match.office, catalog, language)
        lines.append(catalog.text("center_line_short", language, center=match.office.name, reason=reason, phone=phone))
    return lines


def _phone(office: Office, catalog: Catalog, language: str) -> str:
    if not office.phone:
        return catalog.text("center_no_phone", language)
    return f"{office.phone}({catalog.text('check_mark', language)})" if "phone" in office.needs_check else office.phone


def _now_line(opening: Opening, catalog: Catalog, language: str) -> str:
    if opening.reason == "open":
        return catalog.text("hours_open_now", language)
    if opening.reason == "lunch" and opening.schedule.lunch:
        start, end = (moment.strftime("%H:%M") for moment in opening.schedule.lunch)
        return catalog.text("hours_lunch_now", language, start=start, end=end)
    if opening.reason == "unconfirmed_day":
        return catalog.text("hours_unconfirmed_day", language, day=opening.day_name)
    upcoming = _day_time(opening, catalog, language)
    if opening.reason in ("before_open", "after_close"):
        return catalog.text(f"hours_{opening.reason}", language, next=upcoming)
    day = opening.day_name or catalog.text("hours_weekend", language)
    return catalog.text("hours_closed_today", language, day=day, next=upcoming)


def _day_time(opening: Opening, catalog: Catalog, language: str) -> str:
    moment = opening.next_open
    if moment is None:
        return catalog.text("hours_next_unknown", language)
    weekday = catalog.text(f"weekday_{moment.weekday()}", language)
    return catalog.text(
        "day_time",
        language,
        month=moment.month,
        day=moment.day,
        weekday=weekday,
        time=moment.strftime("%H:%M"),
    )
