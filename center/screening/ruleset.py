"""A rule set: everything the engine knows at one state of the content."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import inf
from typing import Any

from center.errors import NotFound
from center.screening.fact import Fact, State
from center.screening.fact_files import AS_OF, EVENT_DATE
from center.screening.parameters import ParameterBook
from center.screening.profiles import Profile
from center.screening.program import Exclusion, Program

FEW = 2


class ProgramNotFound(NotFound):
    """No program has this id."""

    code = "program_not_found"


class ProfileNotFound(NotFound):
    """No profile has this id."""

    code = "profile_not_found"


@dataclass(frozen=True)
class Interest:
    """A subject a person can choose to narrow the programs (실업급여, 직원 채용 …).

    ``facts`` show it when no word does. ``programs`` are what people mean by it first. One that ``yields`` says who somebody is
    (청년) and counts only when nothing says what they need.
    """

    id: str
    audience: str
    label: str
    words: tuple[str, ...]
    facts: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    yields: bool = False


@dataclass(frozen=True, eq=False)
class RuleSet:
    """Facts, parameters, programs and profiles, with a hash that names this state of the content.

    ``phrases`` keeps, by language, wordings that were made once and do not change while the content stays.
    """

    facts: Mapping[str, Fact]
    parameters: ParameterBook
    programs: Mapping[str, Program]
    hash: str
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    interests: Mapping[str, Interest] = field(default_factory=dict)
    umbrellas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, dict[Any, Any]] = field(default_factory=dict, repr=False)

    @cached_property
    def event_index(self) -> int:
        """Where the day that the law names for the program at hand stands among the facts."""
        return self.facts[EVENT_DATE].index

    @cached_property
    def nothing_known(self) -> tuple[State, ...]:
        """Every fact when nothing was said."""
        return tuple(fact.unknown for fact in self.facts.values())

    @cached_property
    def sayable(self) -> dict[str, tuple[int, Fact, Mapping[str, int], float, float]]:
        """For reading answers: where a fact stands, its options as bits, and the whole numbers it may be.

        The day of the question and the day that the law names are not among them: nobody says them.
        """
        return {
            fact.id: (
                fact.index, fact, fact.bits,
                *((float(fact.low), float(fact.high)) if fact.type in ("number", "money") else (inf, -inf)),
            )
            for fact in self.facts.values()
            if fact.id not in (AS_OF, EVENT_DATE)
        }

    @cached_property
    def askable(self) -> tuple[Fact, ...]:
        """The facts that people are asked for."""
        return tuple(fact for fact in self.facts.values() if fact.askable)

    @cached_property
    def own_facts(self) -> dict[str, frozenset[str]]:
        """Facts that only one or two programs go by, with these programs: who tells one of them means those programs."""
        users: dict[str, set[str]] = {}
        for program in self.programs.values():
            names = {name for version in program.versions for criterion in version.criteria for name in criterion.facts}
            for name in names | {program.dated_by.id}:
                users.setdefault(name, set()).add(program.id)
        return {name: frozenset(found) for name, found in users.items() if len(found) <= FEW}

    @cached_property
    def as_of_index(self) -> int:
        """Where the day of the question stands among the facts."""
        return self.facts[AS_OF].index

    @cached_property
    def _types(self) -> dict[str, Program]:
        return {kind.program.id: kind.program for profile in self.profiles.values() for kind in profile.types}

    def program(self, program_id: str) -> Program:
        """A program, or the rule of a profile's type, by id. Raises ProgramNotFound."""
        found = self.programs.get(program_id) or self._types.get(program_id)
        if found is None:
            raise ProgramNotFound(program_id, field="programs", program=program_id)
        return found

    def named(self, service: str) -> tuple[str, ...]:
        """The programs that the name of a service stands for; none when it cannot be checked."""
        if service in self.programs:
            return (service,)
        wanted = self.umbrellas.get(service) or tuple(p.id for p in self.programs.values() if p.service == service)
        return tuple(name for name in wanted if name in self.programs)

    def profile(self, profile_id: str) -> Profile:
        """A profile by id. Raises ProfileNotFound."""
        try:
            return self.profiles[profile_id]
        except KeyError:
            raise ProfileNotFound(profile_id, profile=profile_id) from None

    def for_audience(self, audience: str) -> list[Program]:
        """Programs for citizens or for employers, in the order of the files."""
        return [program for program in self.programs.values() if program.audience == audience]

    def in_question(
        self, audience: str, states: Mapping[str, State], as_of: date, interests: Collection[str] = ()
    ) -> list[Program]:
        """The programs that a question without names is about: those in force, and ended ones whose time was named.

        ``states`` holds what was said of the facts that date a program (채용일 in 2021 brings the programs of 2021).
        """
        today = as_of.toordinal()
        found = []
        for program in self.for_audience(audience):
            if interests and not set(interests) & set(program.interests):
                continue
            said = states.get(program.dated_by.id)
            low, high = said if isinstance(said, tuple) else (today, today)
            if low <= program.closing_day and high >= program.first_day:
                found.append(program)
        return found

    @cached_property
    def exclusions(self) -> Mapping[tuple[str, str], Exclusion]:
        """Why two programs cannot be had together, for both orders of the pair."""
        found: dict[tuple[str, str], Exclusion] = {}
        for program in self.programs.values():
            for exclusion in program.excludes:
                found[program.id, exclusion.program] = exclusion
                found.setdefault((exclusion.program, program.id), exclusion)
        return found
