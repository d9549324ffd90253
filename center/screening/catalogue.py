"""Programs and facts described for people and integrators."""

from __future__ import annotations

from datetime import date
from typing import Any

from center.screening.fact import Fact
from center.screening.parameters import FOREVER
from center.screening.profiles import Profile
from center.screening.program import Program, Version
from center.screening.ruleset import Interest


def summarize_program(program: Program, as_of: date) -> dict[str, Any]:
    """A program in a list."""
    return {
        "id": program.id, "name": program.name, "audience": program.audience, "summary": program.summary,
        "in_force": program.first_day <= as_of.toordinal() <= program.closing_day,
        "from": _day(program.first_day), "to": _day(program.closing_day), "successor": program.successor or None,
        "interests": list(program.interests),
    }


def describe_program(program: Program, as_of: date) -> dict[str, Any]:
    """A program with all its versions."""
    return summarize_program(program, as_of) | {
        "dated_by": program.dated_by.id, "as_of": program.as_of, "service": program.service,
        "ended": _day(program.known_end) if program.known_end is not None else None, "ended_text": program.ended_text,
        "excludes": [{"program": e.program, "text": e.text, "citation": e.citation} for e in program.excludes],
        "versions": [_version(version) for version in program.versions],
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "from": _day(version.start), "to": _day(version.end), "citation": version.citation,
        "criteria": [
            {"id": c.id, "text": c.text, "citation": c.citation, "confidence": c.confidence,
             "discretionary": c.discretionary, "facts": sorted(c.facts), "note": c.note, "rule": c.rule}
            for c in version.criteria
        ],
        "amounts": [
            {"name": a.name, "text": a.text, "unit": a.unit, "citation": a.citation, "formula": a.formula}
            for a in version.amounts
        ],
        "documents": [{"name": d.name, "note": d.note, "source": d.source} for d in version.documents],
        "warnings": [{"text": w.text, "citation": w.citation, "before": w.before or None} for w in version.warnings],
        "how_to_apply": version.next_step,
    }


def describe_interest(interest: Interest) -> dict[str, Any]:
    """A subject to choose."""
    return {"id": interest.id, "audience": interest.audience, "label": interest.label}


def describe_profile(profile: Profile) -> dict[str, Any]:
    """A classification with its types and what each is offered."""
    return {
        "id": profile.id, "name": profile.name, "audience": profile.audience, "summary": profile.summary,
        "citation": profile.citation, "as_of": profile.as_of, "note": profile.note,
        "types": [
            {"id": kind.id, "program": kind.program.id, "name": kind.name, "traits": kind.traits,
             "stages": [{"name": s.name, "text": s.text, "service": s.service} for s in kind.stages],
             "next_step": kind.next_step}
            for kind in profile.types
        ],
    }


def _day(ordinal: int) -> str | None:
    return None if ordinal >= FOREVER else date.fromordinal(ordinal).isoformat()


def describe_fact(fact: Fact) -> dict[str, Any]:
    """A fact with its wording and how to answer it."""
    return {
        "id": fact.id, "type": fact.type, "text": fact.text, "wording": fact.text,
        "short": fact.short, "help": fact.help, "why": fact.why,
        "unit": fact.unit or ("원" if fact.type == "money" else None),
        "choices": [{"value": option.value, "label": option.label} for option in fact.options],
        "bands": [{"label": band.label, "min": band.low, "max": band.high} for band in fact.bands],
        "topic": fact.topic,
    }
