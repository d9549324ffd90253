"""Profiles: which type a job seeker or an employer is, and the services that this type is offered.

A type is a small rule like a program's: all its criteria must hold. The same engine decides it and asks for what is
missing, so a profile needs no code of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from center.content.yaml_file import Located, known, load_mapping, require
from center.errors import ContentError
from center.screening.program import Program
from center.screening.program_files import AUDIENCES, ProgramReader

PROFILE_KEYS = {"id", "name", "audience", "summary", "source", "citation", "as_of", "note", "types"}
TYPE_KEYS = {"id", "name", "traits", "criteria", "stages", "next_step"}
STAGE_KEYS = {"name", "text", "service"}
EVENT = "application_date"


@dataclass(frozen=True)
class Stage:
    """One step of a service path: what the center offers, and the page or program that tells more."""

    name: str
    text: str
    service: str


@dataclass(frozen=True)
class ProfileType:
    """One type of a profile with its service path."""

    id: str
    name: str
    traits: str
    stages: tuple[Stage, ...]
    next_step: str
    program: Program


@dataclass(frozen=True)
class Profile:
    """A classification: types that exclude each other."""

    id: str
    name: str
    audience: str
    summary: str
    citation: str
    as_of: str
    note: str
    types: tuple[ProfileType, ...]
    file: str

    def type_of(self, program_id: str) -> ProfileType:
        """The type that a rule belongs to."""
        return next(kind for kind in self.types if kind.program.id == program_id)


def read_profile(path: Path, reader: ProgramReader) -> Profile:
    """Read one file of ``content/profiles``. Raises ContentError."""
    file = load_mapping(path)
    known(file, PROFILE_KEYS)
    require(file, "id", "name", "audience", "summary", "citation", "as_of", "types")
    if file["id"] != path.stem:
        raise ContentError(f"id '{file['id']}' 와 파일 이름이 다릅니다.", **file.where("id"))
    if file["audience"] not in AUDIENCES:
        raise ContentError("audience 는 citizen 또는 employer 입니다.", **file.where("audience"))
    types = tuple(_read_type(file, entry, reader) for entry in file["types"])
    return Profile(
        id=file["id"], name=str(file["name"]), audience=file["audience"], summary=str(file["summary"]).strip(),
        citation=str(file["citation"]), as_of=str(file["as_of"]), note=str(file.get("note", "")).strip(), types=types,
        file=file.file,
    )


def _read_type(file: Located, entry: Located, reader: ProgramReader) -> ProfileType:
    known(entry, TYPE_KEYS)
    require(entry, "id", "name", "criteria", "next_step")
    for stage in entry.get("stages", ()):
        known(stage, STAGE_KEYS)
        require(stage, "name", "text")
    version = _located(entry, {
        "from": date(1900, 1, 1), "citation": file["citation"], "criteria": entry["criteria"],
        "next_step": entry["next_step"],
    })
    dated_by = reader.facts[EVENT]
    rules = reader.version(version, dated_by)
    program = Program(
        id=f"{file['id']}.{entry['id']}", name=str(entry["name"]), audience=file["audience"],
        summary=str(entry.get("traits", "")).strip(), dated_by=dated_by, versions=(rules,), cuts=rules.cuts,
        topic="profiles", interests=(), excludes=(), service="", as_of=str(file["as_of"]), file=file.file,
    )
    stages = tuple(Stage(str(s["name"]), str(s["text"]).strip(), str(s.get("service", ""))) for s in entry.get("stages", ()))
    return ProfileType(
        str(entry["id"]), program.name, program.summary, stages, str(entry["next_step"]).strip(), program
    )


def _located(source: Located, values: dict[str, Any]) -> Located:
    entry = Located(values)
    entry.file, entry.line, entry.lines = source.file, source.line, source.lines
    return entry
