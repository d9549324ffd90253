"""Reading one program file: what policy staff wrote becomes a ``Program``, checked word by word."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from center.content.yaml_file import Located, known, load_before, require
from center.errors import ContentError
from center.screening.compile import build, cells_of, translate
from center.screening.expression import Code, ExpressionError, Scope, compile_expression
from center.screening.fact import Fact
from center.screening.fact_files import AS_OF, EVENT_DATE
from center.screening.parameters import CONFIDENCE, FOREVER
from center.screening.program import Amount, Caveat, Criterion, Derivation, Document, Exclusion, Program, Version

AUDIENCES = ("citizen", "employer")
MOMENTS = ("hire", "separation", "leave", "application", "start")
PROGRAM_KEYS = {
    "id", "name", "audience", "topic", "interests", "summary", "service", "dated_by", "as_of", "began", "ended",
    "ended_text", "successor", "excludes", "versions", "tests", "note",
}
VERSION_KEYS = {"from", "to", "citation", "let", "criteria", "amounts", "warnings", "documents", "next_step", "note"}
CRITERION_KEYS = {
    "id", "text", "test", "when", "citation", "shows", "gap", "gap_of", "met_on", "explain", "note", "discretionary",
    "confidence", "exclusion",
}
AMOUNT_KEYS = {"text", "unit", "formula", "citation", "note"}
WARNING_KEYS = {"text", "when", "by", "before", "citation"}
DOCUMENT_KEYS = {"name", "note", "when", "source"}

Derivations = Mapping[str, tuple[Derivation, Code]]


class ProgramReader:
    """Reads one program file."""

    def __init__(
        self, path: Path, facts: Mapping[str, Fact], scope: Scope, derivations: Derivations, interests: Collection[str]
    ) -> None:
        self.path = path
        self.facts = facts
        self.scope = scope
        self.derivations = derivations
        self.interests = interests
        self.file, self.tests_text = load_before(path, "tests")

    def program(self) -> Program:
        """The whole program. Raises ContentError."""
        file = self.file
        known(file, PROGRAM_KEYS)
        require(file, "id", "name", "audience", "summary", "dated_by", "versions", "as_of")
        if file["id"] != self.path.stem:
            raise ContentError(f"id '{file['id']}' 와 파일 이름이 다릅니다.", **file.where("id"))
        if file["audience"] not in AUDIENCES or self.path.parent.name != file["audience"]:
            raise ContentError("audience 는 citizen 또는 employer 이고 폴더와 같아야 합니다.", **file.where("audience"))
        dated_by = self.facts.get(file["dated_by"])
        if dated_by is None or dated_by.type != "date":
            raise ContentError(f"dated_by '{file['dated_by']}' 는 날짜 사실이어야 합니다.", **file.where("dated_by"))
        for interest in file.get("interests", ()):
            if interest not in self.interests:
                raise ContentError(f"관심 주제 '{interest}' 이 interests.yaml 에 없습니다.", **file.where("interests"))
        versions = tuple(self.version(entry, dated_by) for entry in file["versions"])
        for before, after in pairwise(versions):
            if after.start <= before.end:
                raise ContentError("판본(versions)의 기간이 겹치거나 순서가 맞지 않습니다.", **file.where("versions"))
            if after.start > before.end + 1:
                raise ContentError("판본(versions) 사이에 빠진 기간이 있습니다. 앞의 to 다음 날이 뒤의 from 이어야 합니다.",
                                   **file.where("versions"))
        return Program(
            id=file["id"], name=file["name"], audience=file["audience"], summary=str(file["summary"]).strip(),
            dated_by=dated_by, versions=versions, topic=str(file.get("topic", "")),
            interests=tuple(file.get("interests", ())), excludes=_exclusions(file),
            service=str(file.get("service", file["id"])), as_of=str(file["as_of"]),
            file=file.file, tests_text=self.tests_text, successor=str(file.get("successor", "")),
            cuts=_merged(versions), began=_day(file, "began"), ended=_day(file, "ended"),
            ended_text=str(file.get("ended_text", "")).strip(),
        )

    def version(self, entry: Located, dated_by: Fact) -> Version:
        """One dated version. Raises ContentError."""
        known(entry, VERSION_KEYS)
        require(entry, "from", "citation", "criteria", "next_step")
        start, end = entry["from"], entry.get("to")
        if not isinstance(start, date) or not (end is None or isinstance(end, date)) or (end and end < start):
            raise ContentError("from/to 는 날짜이고 to 는 from 보다 이를 수 없습니다.", **entry.where("from"))
        scope = Scope(self.scope.facts, self.scope.parameters, {})
        for name, text in (entry.get("let") or {}).items():
            if name in scope.facts or name in scope.parameters:
                raise ContentError(f"중간값 '{name}' 은 사실·매개변수와 이름이 같습니다.", **entry["let"].where(name))
            kind = "truth" if _is_truth(text, scope) else "number"
            scope.lets[name] = translate(text, scope, entry["let"], name, kind)
        tests, conditions, gaps, met_days, criteria = [], [], [], [], []
        seen: set[str] = set()
        for item in entry["criteria"]:
            criterion, test, condition, gap, met_on = self._criterion(item, scope)
            if criterion.id in seen:
                raise ContentError(f"조건 id '{criterion.id}' 가 두 번 나옵니다.", **item.where("id"))
            seen.add(criterion.id)
            criteria.append(criterion)
            tests.append(test)
            conditions.append(condition)
            gaps.append(gap)
            met_days.append(met_on)
        amounts, amount_codes = self._amounts(entry, scope)
        warnings, warning_conditions, warning_dates = self._warnings(entry, scope)
        documents, document_conditions = self._documents(entry, scope)
        lets = scope.lets
        everything = [
            *tests, *conditions, *amount_codes, *gaps, *met_days, *warning_conditions, *warning_dates, *document_conditions,
        ]
        used = frozenset().union(*(code.facts for code in everything))
        derivations = self._needed_derivations(used, dated_by)
        return Version(
            start=start.toordinal(), end=end.toordinal() if end else FOREVER, citation=str(entry["citation"]),
            criteria=tuple(criteria), amounts=amounts, warnings=warnings, documents=documents,
            document_count=len(documents), next_step=str(entry["next_step"]).strip(),
            truths=build("truths", lets, tests), applicable=build("applicable", lets, conditions),
            intervals=build("intervals", lets, amount_codes),
            gaps=build("gaps", lets, gaps), met_on=build("met_on", lets, met_days),
            warning_truths=build("warning_truths", lets, warning_conditions),
            warning_dates=build("warning_dates", lets, warning_dates),
            document_truths=build("document_truths", lets, document_conditions),
            derivations=derivations, cells=cells_of(tests, self.facts), facts=used,
            parameters=frozenset().union(
                *(code.parameters for code in everything),
                *(self.derivations[derivation.fact.id][1].parameters for derivation in derivations),
            ),
            plain=not derivations and EVENT_DATE not in used,
            conditional=any(code.constant is None and code.source != "1" for code in conditions),
            measured=any(code.constant != 0 for code in gaps) or any(code.source != "None" for code in met_days),
            cuts=_cuts([*everything, *(self.derivations[derivation.fact.id][1] for derivation in derivations)]),
        )

    def _criterion(self, item: Located, scope: Scope) -> tuple[Criterion, Code, Code, Code, Code]:
        known(item, CRITERION_KEYS)
        require(item, "id", "text", "test", "citation")
        test = translate(item["test"], scope, item, "test", "truth")
        condition = translate(item.get("when", True), scope, item, "when", "truth")
        if "when" in item:
            whole = translate(f"not ({item['when']}) or ({item['test']})", scope, item, "test", "truth")
        else:
            whole = test
        gap = translate(item.get("gap_of", 0), scope, item, "gap_of", "number")
        met_on = translate(item["met_on"], scope, item, "met_on", "date") if "met_on" in item else Code("None", "date")
        shows = item.get("shows") or _main_fact(test, self.facts)
        if shows is not None and shows not in self.facts:
            raise ContentError(f"shows '{shows}' 라는 사실이 없습니다.", **item.where("shows"))
        confidence = item.get("confidence", "verified")
        if confidence not in CONFIDENCE:
            raise ContentError(f"confidence 는 {', '.join(CONFIDENCE)} 가운데 하나입니다.", **item.where("confidence"))
        criterion = Criterion(
            id=item["id"], text=str(item["text"]).strip(), citation=str(item["citation"]), confidence=confidence,
            discretionary=bool(item.get("discretionary", False)), shows=self.facts[shows] if shows else None,
            gap=str(item.get("gap", "")).strip(), explain=str(item.get("explain", "")).strip(),
            facts=self._with_sources(whole.facts), parameters=frozenset(whole.parameters), cells=cells_of([whole], self.facts),
            alone=build("alone", scope.lets, [whole]), note=str(item.get("note", "")).strip(),
            rule=" ".join(str(item["test"]).split()), exclusion=bool(item.get("exclusion", False)),
        )
        return criterion, whole, condition, gap, met_on

    def _amounts(self, entry: Located, scope: Scope) -> tuple[tuple[Amount, ...], list[Code]]:
        amounts, codes = [], []
        for name, item in (entry.get("amounts") or {}).items():
            known(item, AMOUNT_KEYS)
            require(item, "text", "unit", "formula", "citation")
            code = translate(item["formula"], scope, item, "formula", "number")
            amounts.append(Amount(name, item["text"], item["unit"], str(item["citation"]), self._with_sources(code.facts),
                                  frozenset(code.parameters), " ".join(str(item["formula"]).split())))
            codes.append(code)
        return tuple(amounts), codes

    def _warnings(self, entry: Located, scope: Scope) -> tuple[tuple[Caveat, ...], list[Code], list[Code]]:
        warnings, conditions, dates = [], [], []
        for item in entry.get("warnings", ()):
            known(item, WARNING_KEYS)
            require(item, "text")
            before = str(item.get("before", ""))
            if before and before not in MOMENTS:
                raise ContentError(f"before 는 {', '.join(MOMENTS)} 가운데 하나입니다.", **item.where("before"))
            warnings.append(Caveat(str(item["text"]).strip(), str(item.get("citation", "")), before))
            conditions.append(translate(item.get("when", True), scope, item, "when", "truth"))
            dates.append(translate(item["by"], scope, item, "by", "date") if "by" in item else Code("None", "date"))
        return tuple(warnings), conditions, dates

    def _documents(self, entry: Located, scope: Scope) -> tuple[tuple[Document, ...], list[Code]]:
        documents, conditions = [], []
        for item in entry.get("documents", ()):
            known(item, DOCUMENT_KEYS)
            require(item, "name")
            documents.append(Document(str(item["name"]), str(item.get("note", "")), str(item.get("source", ""))))
            conditions.append(translate(item.get("when", True), scope, item, "when", "truth"))
        return tuple(documents), conditions

    def _with_sources(self, names: set[str]) -> frozenset[str]:
        """The facts of a rule and those they can be worked out from."""
        found: set[str] = set()
        todo = list(names)
        while todo:
            name = todo.pop()
            if name not in found:
                found.add(name)
                todo += self.derivations[name][1].facts if name in self.derivations else ()
        return frozenset(found - {AS_OF, EVENT_DATE})

    def _needed_derivations(self, used: frozenset[str], dated_by: Fact) -> tuple[Derivation, ...]:
        ordered: list[Derivation] = []

        def include(name: str, trail: tuple[str, ...]) -> None:
            if name in trail:
                raise ContentError(f"사실이 서로를 이용해 계산됩니다: {' → '.join((*trail, name))}", file=self.file.file)
            if name not in self.derivations or any(d.fact.id == name for d in ordered):
                return
            derivation, code = self.derivations[name]
            for source in sorted(code.facts):
                include(source, (*trail, name))
            ordered.append(derivation)

        for name in sorted(used | {dated_by.id}):
            include(name, ())
        return tuple(ordered)


def _day(entry: Located, key: str) -> int | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, date):
        raise ContentError(f"{key} 는 날짜여야 합니다(예: 2021-12-31).", **entry.where(key))
    return value.toordinal() if value else None


def _exclusions(file: Located) -> tuple[Exclusion, ...]:
    found = []
    for item in file.get("excludes", ()):
        if not isinstance(item, Located) or not (item.get("program") and item.get("text") and item.get("citation")):
            raise ContentError("excludes 에는 program, text, citation 을 적습니다.", **file.where("excludes"))
        found.append(Exclusion(str(item["program"]), str(item["text"]).strip(), str(item["citation"])))
    return tuple(found)


def _cuts(codes: list[Code]) -> dict[str, tuple[Any, ...]]:
    """For each number, the values at which some rule may change its mind."""
    cuts: dict[str, set[Any]] = {}
    for code in codes:
        for name, points in code.cuts.items():
            cuts.setdefault(name, set()).update(points)
    return {name: tuple(sorted(points)) for name, points in cuts.items()}


def _merged(versions: tuple[Version, ...]) -> dict[str, tuple[Any, ...]]:
    names = {name for version in versions for name in version.cuts}
    return {name: tuple(sorted({cut for v in versions for cut in v.cuts.get(name, ())})) for name in names}


def _is_truth(text: Any, scope: Scope) -> bool:
    try:
        return compile_expression(text, scope).kind == "truth"
    except ExpressionError:
        return False


def _main_fact(code: Code, facts: Mapping[str, Fact]) -> str | None:
    named = [name for name in code.counts if name not in (AS_OF, EVENT_DATE)]
    return named[0] if len(named) == 1 else None
