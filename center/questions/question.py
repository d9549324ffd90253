"""A question that needs no interview: words that ask it, a short answer, its sources, and sentences to try it on.

    words: {benefit: [실업급여, 구직급여]}
    questions:
      - id: waiting_period
        asks: [benefit, [대기기간], [며칠, 얼마]]      # one word of every group must be said
        answer: "실업신고일부터 7일이에요."
        figures: {cap: {of: base_daily_wage_cap * 0.6, day: 2026-11-22}}   # amounts come from content/parameters
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from center.content.yaml_file import Located, known, load_mapping, require
from center.errors import ContentError
from center.language.cues import compiled
from center.messages.catalog import DEFAULT_LANGUAGE, Catalog
from center.screening.compile import build, translate
from center.screening.expression import Scope
from center.screening.parameters import CONFIDENCE, ParameterBook, load_parameters

FOLDER = "questions"
FILE_KEYS = {"as_of", "words", "questions"}
KEYS = {
    "id", "asks", "not_near", "own_topic", "answer", "figures", "service", "sources", "confidence", "needs_check", "tests",
}
SOURCE_KEYS = ("title", "citation", "as_of")
FEWEST_SENTENCES = 2


@dataclass(frozen=True)
class Question:
    """One question and its answer. ``own_topic``: only while nothing else is talked about or named."""

    id: str
    groups: tuple[re.Pattern[str], ...]
    not_near: re.Pattern[str]
    own_topic: bool
    answer: str
    service: str
    sources: tuple[Mapping[str, str], ...]
    as_of: str
    confidence: str
    needs_check: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    where: Mapping[str, Any]

    def is_asked_by(self, text: str) -> bool:
        """Whether a sentence asks this."""
        return all(group.search(text) for group in self.groups) and not self.not_near.search(text)


def find(text: str, questions: Iterable[Question]) -> Question | None:
    """The first question that a sentence asks."""
    return next((question for question in questions if question.is_asked_by(text)), None)


def load_questions(content: Path, book: ParameterBook) -> tuple[Question, ...]:
    """Every question below ``content``, in the order of the files. Raises ContentError at the first fault."""
    result: dict[str, Question] = {}
    pages = {path.stem for path in (content / "services").glob("*.yaml")}
    for path in sorted((content / FOLDER).glob("*.yaml")):
        file = load_mapping(path)
        known(file, FILE_KEYS)
        require(file, "as_of", "questions")
        for entry in file["questions"]:
            question = _read(entry, file, book, pages)
            if question.id in result:
                raise ContentError(f"물음 '{question.id}' 이 두 번 정의되었습니다.", **entry.where("id"))
            result[question.id] = question
    return tuple(result.values())


def check_questions(content: Path) -> list[str]:
    """All faults of the questions, one line each: files that cannot be read, sentences that find another answer."""
    try:
        questions = load_questions(content, load_parameters(content / "parameters"))
    except ContentError as error:
        return [str(error)]
    faults = []
    for question in questions:
        for text in question.yes:
            found = find(text, questions)
            if found is not question:
                other = found.id if found else "없음"
                faults.append(ContentError(f"'{text}' 의 답이 {question.id} 이 아니라 {other} 입니다.", **question.where))
        faults += [
            ContentError(f"'{text}' 는 {question.id} 의 물음이 아니어야 합니다.", **question.where)
            for text in question.no if question.is_asked_by(text)
        ]
    return [str(fault) for fault in faults]


def _read(entry: Any, file: Located, book: ParameterBook, pages: set[str]) -> Question:
    known(entry, KEYS)
    require(entry, "id", "asks", "answer", "service", "sources", "confidence", "tests")
    if entry["service"] not in pages:
        raise ContentError(f"service '{entry['service']}' 라는 안내 쪽이 content/services 에 없습니다.", **entry.where("service"))
    if entry["confidence"] not in CONFIDENCE:
        raise ContentError(f"confidence 는 {', '.join(CONFIDENCE)} 가운데 하나입니다.", **entry.where("confidence"))
    if entry["confidence"] == "unverified" and not entry.get("needs_check"):
        raise ContentError("확인되지 않은 답은 needs_check 에 무엇을 확인할지 적어야 합니다.", **entry.where("confidence"))
    for source in entry["sources"]:
        known(source, SOURCE_KEYS)
        require(source, "title", "as_of")
    known(entry["tests"], {"yes", "no"})
    yes, no = (tuple(entry["tests"].get(side) or ()) for side in ("yes", "no"))
    if len(yes) < FEWEST_SENTENCES or not no:
        raise ContentError(f"tests 에 yes 문장 {FEWEST_SENTENCES}개와 no 문장 하나 이상을 적어 주세요.", **entry.where("tests"))
    return Question(
        id=entry["id"],
        groups=tuple(compiled(_words(group, entry, file)) for group in entry["asks"]),
        not_near=compiled(_words(entry.get("not_near") or (), entry, file)),
        own_topic=bool(entry.get("own_topic")),
        answer=_answer(entry, book),
        service=entry["service"],
        sources=tuple({key: str(source.get(key) or "") for key in SOURCE_KEYS} for source in entry["sources"]),
        as_of=str(file["as_of"]),
        confidence=entry["confidence"],
        needs_check=tuple(entry.get("needs_check") or ()),
        yes=yes, no=no, where=entry.where("id"),
    )


def _words(group: Any, entry: Located, file: Located) -> tuple[str, ...]:
    """A list of words, or the name of one in ``words`` of the file."""
    named = file.get("words") or {}
    if isinstance(group, str):
        if group not in named:
            raise ContentError(f"words 에 '{group}' 이 없습니다.", **entry.where("asks"))
        group = named[group]
    if not all(isinstance(word, str) for word in group):
        raise ContentError("asks 와 not_near 는 낱말의 목록입니다. 숫자는 따옴표로 묶어 주세요.", **entry.where("asks"))
    return tuple(group)


def _answer(entry: Located, book: ParameterBook) -> str:
    """The answer with its figures written in."""
    figures: dict[str, Any] = {
        name: _figure(figure, entry["confidence"], book) for name, figure in (entry.get("figures") or {}).items()
    }
    try:
        return Catalog({DEFAULT_LANGUAGE: {entry["id"]: entry["answer"].strip()}}).text(entry["id"], **figures)
    except (KeyError, ValueError) as error:
        raise ContentError(f"답의 {{ }} 자리를 채울 수 없습니다: {error}", **entry.where("answer")) from None


def _figure(figure: Any, confidence: str, book: ParameterBook) -> int | float:
    """A figure by parameters on one day; a value that is missing on that day is a fault of the file."""
    known(figure, {"of", "day"})
    require(figure, "of", "day")
    if not isinstance(figure["day"], date):
        raise ContentError("day 는 날짜여야 합니다(예: 2026-11-22).", **figure.where("day"))
    code = translate(figure["of"], Scope({}, {p.id: p.signature for p in book.parameters}), figure, "of", "number")
    day = figure["day"].toordinal()
    dated = book.at(day, day)
    if code.parameters & dated.missing:
        raise ContentError("이 날의 값이 매개변수에 없습니다.", **figure.where("day"))
    if code.parameters & dated.unverified and confidence != "unverified":
        raise ContentError("확인되지 않은 값입니다. confidence 를 unverified 로 적어 주세요.", **figure.where("of"))
    low, _ = build("figure", {}, [code])((), dated.known)[0]
    exact = Fraction(low)
    return int(exact) if exact.denominator == 1 else float(exact)
