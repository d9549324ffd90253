"""Cue words of content/language/fact_cues.yaml, compiled: which words beside an amount make it which fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from center.language.spans import Span
from center.language.word_lists import word_list

_CLAUSE_END = re.compile(r"[.?!\n,]")
# What the person is ends a sentence that people leave without a full stop: "애 둘 키우는 한부모예요 나이는 …".
_STATED = re.compile(r"(?<=예요)\s|(?<=에요)\s|(?<=입니다)\s")
_REACH_RIGHT, _REACH_LEFT = 22, 16
# Between a cue and the amount it announces: 퇴사일은 2026…, 근무기간: 약 6년.
_GLUE = r"(?:일자|날짜|시점|기간|일|날|은|는|이|가|을|를|도|에|에서|당시|:|\(|\s|=|한|약|총|만|대략|거의){0,4}$"
_BEFORE_GLUE = r"(?:\s?(?:이|은|는|을|를|인|짜리|정도|쯤|가|의|에|만(?!에)))?\s?"
# "… 3억이고 가구소득은 270": what announces the next amount says nothing of this one.
_ANNOUNCES = re.compile(r"(?:은|는|이|가|도|:)\s?")
_IN_A_ROW = re.compile(r"[\s,/]*(?:이랑|랑|하고|과|와|이고|고)?[\s,/]*")
_PROGRAM_NAME = re.compile(r"[가-힣]*(?:장려금|지원금|수당|제도|급여)(?:은|는|이|가|을|를|도)?(?=\s)")
_TOPIC = frozenset("은는:일")
_HYPOTHETICAL = re.compile(r"[가-힣]{0,2}(?:면|야\s?(?:하|되|돼|만|지)|려면|려고|어야|아야|여야|해야)")
_DENIED = re.compile(r"(?:안|못)\s?$")
_WORD_START = r"(?<![가-힣])(?<!실업 )(?<!구직 )(?<!휴직 )(?<!휴가 )(?<!단축 )"
_PAST = 20  # the final ㅆ of 다녔, 일했
_NEVER = re.compile(r"(?!)")


def cue_pattern(words: Iterable[str]) -> str:
    """Source of a pattern for cue words: a space may be missing, "~" is up to ten characters of the same clause.

    "^" is the beginning of a word which is not the second half of a benefit: 급여, but not 실업 급여.
    """
    sources = []
    for word in sorted(words, key=len, reverse=True):
        start = _WORD_START if word.startswith("^") else ""
        source = start + re.escape(word.removeprefix("^")).replace(r"\ ", r"\s?")
        sources.append(source.replace(r"\~", r"[^.?!\n,]{0,10}?").replace("~", r"[^.?!\n,]{0,10}?"))
    return "(?:" + "|".join(sources) + ")"


def compiled(words: Sequence[str]) -> re.Pattern[str]:
    """cue_pattern compiled; no words match nothing."""
    return re.compile(cue_pattern(words)) if words else _NEVER


@dataclass(frozen=True, slots=True)
class AmountRule:
    """When a typed span is `fact`."""

    fact: str
    span: str
    default: bool
    adjacent: re.Pattern[str]
    anywhere: re.Pattern[str]
    not_before: re.Pattern[str]
    not_before_pay: re.Pattern[str]
    not_after: re.Pattern[str]
    hypothetical: bool
    periods: tuple[str, ...]
    needs_pay: bool
    following: re.Pattern[str] | None


@lru_cache(maxsize=1)
def amount_rules() -> tuple[AmountRule, ...]:
    """The rules for typed spans, in the order of the file."""
    rules = []
    for rule in word_list("fact_cues")["amounts"]:
        cues = cue_pattern(rule["cues"])
        before = [rf"(?<![가-힣]){re.escape(word)}" if len(word) == 1 else re.escape(word).replace(r"\ ", r"\s?")
                  for word in rule.get("not_before", ())]
        after = rule.get("not_after", ())
        rules.append(AmountRule(
            rule["fact"], rule["span"], bool(rule.get("default")), re.compile(cues + _GLUE), re.compile(cues),
            re.compile("|".join(before)) if before else _NEVER, compiled(rule.get("not_before_pay", ())),
            re.compile(_BEFORE_GLUE + cue_pattern(after)) if after else _NEVER,
            rule.get("hypothetical", True), tuple(rule.get("periods", ())), rule.get("needs") == "pay",
            re.compile(_BEFORE_GLUE + cues) if rule.get("next") else None,
        ))
    return tuple(rules)


def best_rule(text: str, span: Span, kind: str, neighbors: Sequence[Span], unit: str,
              assumed: str = "") -> tuple[AmountRule, bool] | None:
    """The rule whose cue stands nearest to `span`, and whether a cue was there; None when no rule fits.

    A cue that announces the span (퇴사일은 …) is nearer than one that follows (… 퇴사), which is nearer than one further
    to the left. `neighbors` are the spans of the same kind: a cue on their far side belongs to them. `assumed` names a
    fact that needs no cue in this message.
    """
    best: tuple[int, AmountRule] | None = None
    fallback: AmountRule | None = None
    left, right = _windows(text, span, neighbors)
    if kind == "headcount":
        left = _PROGRAM_NAME.sub("", left)  # the 청년 of 청년일자리도약장려금 is nobody
    told = _before_list(text, span, neighbors) if kind == "age" else left
    about_self = _STATED.split(cue_list("self_words").split(told)[-1])[-1]
    leading = _cues_lead(text, span, kind, neighbors)
    before_next = kind == "money" and any(other.start == span.end + len(right) for other in neighbors)
    for rule in amount_rules():
        if rule.span != kind or (rule.periods and unit not in rule.periods):
            continue
        if rule.not_before.search(about_self) or rule.not_after.match(right):
            continue
        if rule.not_before_pay.search(about_self) and not cue_list("own_pay").match(span.text):
            continue
        score = _score(rule, left, right, span.text, leading, before_next)
        if score is not None and (best is None or score < best[0]):
            best = (score, rule)
        if rule.default or rule.fact == assumed:
            fallback = fallback or rule
    if best:
        return best[1], True
    return (fallback, False) if fallback else None


def _windows(text: str, span: Span, neighbors: Sequence[Span]) -> tuple[str, str]:
    first = max((other.end for other in neighbors if other.end <= span.start), default=0)
    last = min((other.start for other in neighbors if other.start >= span.end), default=len(text))
    left = text[max(first, span.start - _REACH_LEFT):span.start]
    right = text[span.end:min(last, span.end + _REACH_RIGHT)]
    left = _CLAUSE_END.split(left)[-1]
    return left, _CLAUSE_END.split(right)[0]


def _before_list(text: str, span: Span, neighbors: Sequence[Span]) -> str:
    """What stands before the first of several amounts said in a row: 애들은 7살 10살."""
    start = span.start
    for other in sorted(neighbors, key=lambda known: -known.start):
        if other.end <= start and _IN_A_ROW.fullmatch(text[other.end:start]):
            start = other.start
    return _CLAUSE_END.split(text[max(0, start - _REACH_LEFT):start])[-1]


def _cues_lead(text: str, span: Span, kind: str, neighbors: Sequence[Span]) -> bool:
    """False in "5월 입사, 4월 퇴사", where cues follow: then 입사 before the second date belongs to the first."""
    first = min((other.start for other in neighbors), default=span.start)
    head = text[max(0, first - _REACH_LEFT):first]
    return span.start == first or any(rule.span == kind and rule.adjacent.search(head) for rule in amount_rules())


def _score(rule: AmountRule, left: str, right: str, inside: str, leading: bool, before_next: bool) -> int | None:
    if rule.following is not None:
        return 10 if rule.following.match(right) else None
    if rule.span in ("money", "headcount") and rule.anywhere.search(inside):
        return 0
    found = rule.adjacent.search(left)
    if found:
        announced = leading or left[found.start():].rstrip()[-1:] in _TOPIC
        return (0 if announced else 20) + len(left) - found.start()
    # A cue may begin inside the span: 65세 넘어서 + 입사.
    tail = inside[-4:]
    found = rule.anywhere.search(tail + right[:12])
    if found and found.start() < len(tail) < found.end():
        return 1
    for match in rule.anywhere.finditer(right):
        if _DENIED.search(right[:match.start()]) or (before_next and _ANNOUNCES.fullmatch(right, match.end())):
            continue
        said_as_past = (ord(right[match.end() - 1]) - ord("가")) % 28 == _PAST
        if not rule.hypothetical and not said_as_past and _HYPOTHETICAL.match(right, match.end()):
            continue
        return 10 + match.start()
    found = rule.anywhere.search(left)
    if found and not _DENIED.search(left[:found.start()]):
        return 40 + len(left) - found.end()
    return None


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """Words that say one value (or one of several) of a choice fact."""

    fact: str
    values: tuple[str, ...]
    pattern: re.Pattern[str]
    weak: bool
    not_near: re.Pattern[str]


@lru_cache(maxsize=1)
def choice_rules() -> tuple[ChoiceRule, ...]:
    """The rules for choice facts, in the order of the file."""
    return tuple(
        ChoiceRule(rule["fact"], tuple(rule["one_of"]) if "one_of" in rule else (rule["value"],),
                   compiled(rule["cues"]), bool(rule.get("weak")), compiled(rule.get("not_near", ())))
        for rule in word_list("fact_cues")["choices"]
    )


@lru_cache(maxsize=1)
def _negations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    cues = word_list("fact_cues")
    after = rf"(?:(?![고데서며면],?\s)[가-힣 ]){{0,8}}?{cue_pattern(cues['negation_after'])}"
    return re.compile(rf"(?<![가-힣]){cue_pattern(cues['negation_before'])}\s?$"), re.compile(after)


def negated(text: str, start: int, end: int) -> bool:
    """True when the words at `start`..`end` are denied: "안 그만뒀어요", "권고사직은 아니에요"."""
    before, after = _negations()
    return bool(before.search(text[max(0, start - 6):start]) or after.match(text[end:end + 14]))


@lru_cache(maxsize=1)
def yes_no_rules() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Fact, words for yes, words for no, words that mean somebody else."""
    return tuple(
        (rule["fact"], compiled(rule["true"]), compiled(rule["false"]), compiled(rule.get("not_near", ())))
        for rule in word_list("fact_cues")["yes_no"]
    )


@lru_cache(maxsize=1)
def fixed_rules() -> tuple[tuple[str, int, bool, re.Pattern[str], re.Pattern[str]], ...]:
    """Fact, number, whether it is a rough one, words that say it, words that mean somebody else."""
    return tuple(
        (rule["fact"], rule["value"], bool(rule.get("approximate")), compiled(rule["cues"]), compiled(rule.get("not_near", ())))
        for rule in word_list("fact_cues")["fixed"]
    )


@lru_cache(maxsize=24)
def cue_list(name: str) -> re.Pattern[str]:
    """One of the plain lists of fact_cues.yaml (quitting, still_there, pay …), compiled."""
    return compiled(word_list("fact_cues")[name])


def speaks_of_staff(text: str) -> bool:
    """Whether an employer speaks of the own firm or of people hired."""
    return bool(cue_list("own_firm").search(text) or cue_list("hiring").search(text))


def limits(fact: str) -> tuple[Any, Any] | None:
    """Lowest and highest sensible value of a number fact, or None."""
    found = word_list("fact_cues")["limits"].get(fact)
    return (found[0], found[1]) if found else None
