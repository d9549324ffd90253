"""The interview: an immutable value; every step returns a new one. The engine decides what to ask next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from center.screening.evaluate import verdict_only
from center.screening.fact import ContradictoryFacts, InvalidFactValue, intersect
from center.screening.person import Person, place, read_person
from center.screening.program import Program
from center.screening.result import Screening, as_usual, asked_as_usual, last_topic, programs_in_question, ranked, screen
from center.screening.ruleset import RuleSet
from center.screening.truth import UNKNOWN, YES


@dataclass(frozen=True)
class Disagreement:
    """Two answers to one question that cannot both be true."""

    fact: str
    before: Any
    now: Any


@dataclass(frozen=True)
class Interview:
    """What we are finding out, what we know, and what we asked.

    ``facts`` has values in the form of the HTTP contract; None means "asked and not known". An interview is about the
    named ``programs``, about everything for an ``audience`` (``interests`` narrow it; None means not asked yet), or about
    the types of a ``profile``. After ``budget`` questions it stops with what is known; more can be asked for.
    """

    programs: tuple[str, ...]
    goal: str
    as_of: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    current: str | None = None
    disagreement: Disagreement | None = None
    changing: bool = False
    finished: bool = False
    audience: str = ""
    interests: tuple[str, ...] | None = None
    profile: str = ""
    budget: int = 0

    def as_dict(self) -> dict[str, Any]:
        """For storage."""
        stored: dict[str, Any] = {
            "programs": list(self.programs), "goal": self.goal, "as_of": self.as_of.isoformat(),
            "facts": dict(self.facts), "asked": list(self.asked), "current": self.current,
            "changing": self.changing, "finished": self.finished, "audience": self.audience, "profile": self.profile,
            "budget": self.budget,
        }
        if self.interests is not None:
            stored["interests"] = list(self.interests)
        if self.disagreement:
            stored["disagreement"] = [self.disagreement.fact, self.disagreement.before, self.disagreement.now]
        return stored

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Interview:
        """The inverse of ``as_dict``."""
        disagreement = stored.get("disagreement")
        return cls(
            programs=tuple(stored["programs"]), goal=stored["goal"], as_of=date.fromisoformat(stored["as_of"]),
            facts=dict(stored["facts"]), asked=tuple(stored["asked"]), current=stored["current"],
            disagreement=Disagreement(*disagreement) if disagreement else None,
            changing=stored.get("changing", False), finished=stored.get("finished", False),
            audience=stored.get("audience", ""), profile=stored.get("profile", ""), budget=stored.get("budget", 0),
            interests=tuple(stored["interests"]) if stored.get("interests") is not None else None,
        )

    @property
    def wants_subject(self) -> bool:
        """Whether the person should first say what the help is for."""
        return bool(self.audience) and self.interests is None

    @property
    def is_spent(self) -> bool:
        """Whether as many questions were answered as the person was told to expect."""
        return bool(self.budget) and len([name for name in self.asked if name in self.facts]) >= self.budget


@dataclass(frozen=True)
class Step:
    """What happened to the answers of one message."""

    interview: Interview
    taken: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def person_of(rules: RuleSet, interview: Interview) -> Person:
    """The person as known so far."""
    return read_person(rules, interview.facts, interview.as_of)


def result_of(rules: RuleSet, interview: Interview) -> Screening:
    """The screening as of now; its question is the next one to ask."""
    person = person_of(rules, interview)
    programs = programs_of(rules, interview)
    topic, focus = last_topic(rules, interview.facts), narrowest(programs, interview.interests or ())
    found = screen(rules, person, programs, topic, focus)
    found = asked_as_usual(found, interview.facts, topic, focus, named=bool(interview.programs))
    if interview.audience:
        return ranked(found, interview.interests or ())
    if interview.profile and any(ruling.verdict == YES for ruling in found.rulings):
        return replace(found, question=None, open_questions=0)
    return found


def usually(rules: RuleSet, interview: Interview) -> Interview:
    """The same with what is usual where somebody could not say which of several kinds, when it contradicts nothing."""
    assumed = replace(interview, facts=as_usual(rules, interview.facts))
    return interview if _clash(rules, assumed) else assumed


def still_missing(screening: Screening, interview: Interview) -> dict[str, list[str]]:
    """What each program still waits for, by the short names of the facts, if what is usual holds."""
    rules, missing = screening.rules, {}
    for ruling in result_of(rules, usually(rules, interview)).rulings:
        if ruling.situation is None or not ruling.criteria:
            continue
        criteria = zip(ruling.situation.version.criteria, ruling.criteria[-1], strict=True)
        names = {name: None for criterion, value in criteria if value == UNKNOWN for name in sorted(criterion.facts)}
        facts = [rules.facts[name] for name in names if name in rules.facts]
        missing[ruling.program.id] = [
            fact.short for fact in facts if fact.askable and not fact.is_exact(ruling.situation.facts[fact.index])
        ]
    return missing


def narrowest(programs: Sequence[Program], interests: Sequence[str]) -> frozenset[str]:
    """Of several subjects the programs of the narrowest (장애인 고용 before 채용): what somebody who named both came for."""
    groups = [frozenset(p.id for p in programs if interest in p.interests) for interest in interests]
    groups = sorted((group for group in groups if group), key=len)
    return groups[0] if len(groups) > 1 and len(groups[0]) < len(groups[-1]) else frozenset()


def tell(rules: RuleSet, interview: Interview, facts: Mapping[str, Any], *, overwrite: bool = False) -> Step:
    """Take all facts of one message. A contradiction opens a question instead of choosing silently."""
    known = dict(interview.facts)
    taken: list[str] = []
    refused: list[str] = []
    for name, value in facts.items():
        fact = rules.facts.get(name)
        if fact is None:
            continue
        try:
            state = fact.read(value)
        except InvalidFactValue:
            refused.append(name)
            continue
        before = known.get(name)
        may_replace = overwrite or (interview.changing and name == interview.current)
        if before is not None and not may_replace:
            try:
                value = fact.show(intersect(fact, fact.read(before), state))
            except ContradictoryFacts:
                return Step(replace(interview, disagreement=Disagreement(name, before, value)), tuple(taken))
        known.pop(name, None)  # what was said last stands last
        known[name] = value
        taken.append(name)
    told = replace(interview, facts=known, changing=False, disagreement=None)
    clash = _clash(rules, told)
    if clash:
        named = clash if clash in facts else next(iter(taken), clash)
        return Step(
            replace(interview, disagreement=Disagreement(clash, interview.facts.get(clash), facts.get(named)))
        )
    return Step(told, tuple(taken), tuple(refused))


def _clash(rules: RuleSet, interview: Interview) -> str | None:
    """The fact on which answers contradict each other through a derivation (age and date of birth …)."""
    person = person_of(rules, interview)
    for program in programs_of(rules, interview):
        try:
            place(rules, program, person)
        except ContradictoryFacts as error:
            return error.field
    return None


def settle(interview: Interview, keep_new: bool) -> Interview:
    """Close a disagreement with the answer that the person confirmed."""
    assert interview.disagreement is not None
    disagreement = interview.disagreement
    facts = dict(interview.facts)
    facts[disagreement.fact] = disagreement.now if keep_new else disagreement.before
    return replace(interview, facts=facts, disagreement=None)


def forget(interview: Interview, name: str) -> Interview:
    """Drop an answer, so that it will be asked again if it still matters."""
    facts = {key: value for key, value in interview.facts.items() if key != name}
    return replace(interview, facts=facts, disagreement=None)


def not_known(interview: Interview) -> Interview:
    """The person does not know the answer to the current question; it is not asked again."""
    if interview.current is None:
        return interview
    return replace(interview, facts={**interview.facts, interview.current: None}, changing=False, disagreement=None)


def ask(interview: Interview, fact: str) -> Interview:
    """Put a question."""
    asked = interview.asked if interview.asked[-1:] == (fact,) else (*interview.asked, fact)
    return replace(interview, current=fact, asked=asked)


def go_back(interview: Interview, fact: str | None = None) -> Interview | None:
    """Return to the question before the current one, or to ``fact``; None when there is none."""
    answered = [name for name in interview.asked if name in interview.facts]
    target = fact if fact in interview.facts else (answered[-1] if answered else None)
    if target is None:
        return None
    cleared = forget(interview, target)
    asked = tuple(name for name in cleared.asked if name not in (target, interview.current))
    return replace(cleared, asked=(*asked, target), current=target, changing=True)


def programs_of(rules: RuleSet, interview: Interview) -> Sequence[Program]:
    """The programs under examination."""
    if interview.audience:
        return programs_in_question(rules, person_of(rules, interview), interview.audience, interview.interests or ())
    if interview.profile:
        return [kind.program for kind in rules.profile(interview.profile).types]
    return [rules.program(name) for name in interview.programs]


def audience_of(rules: RuleSet, interview: Interview) -> str:
    """Whether a citizen or an employer speaks."""
    if interview.audience:
        return interview.audience
    if interview.profile:
        return rules.profile(interview.profile).audience
    return rules.program(interview.programs[0]).audience


def worked_out(rules: RuleSet, facts: Mapping[str, Any], name: str, as_of: date) -> bool | None:
    """What the other answers say of a yes-or-no fact (우선지원 대상기업); None when they do not decide it."""
    fact, person = rules.facts[name], read_person(rules, facts, as_of)
    for program in rules.programs.values():
        for situation in place(rules, program, person).situations if any(name in v.facts for v in program.versions) else ():
            state = situation.facts[fact.index]
            if name in situation.version.facts and fact.is_exact(state):
                return bool(state == YES)
    return None


def fitting_options(rules: RuleSet, interview: Interview, name: str) -> frozenset[str]:
    """Of a question about programs that were named: the options with which one of them stays possible."""
    fact, person = rules.facts[name], person_of(rules, interview)
    if not interview.programs or not fact.options:
        return frozenset()
    states = {option.value: fact.read(option.value) for option in fact.options}
    return frozenset(
        value for value, state in states.items()
        if any(verdict_only(rules, program, person.with_state(fact.index, state)) & YES
               for program in programs_of(rules, interview))
    )
