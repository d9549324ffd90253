"""Choice and yes/no facts said in free text: why somebody left, what kind of worker, disabled or not."""

from __future__ import annotations

from collections.abc import Iterable

from center.language.answers import is_about_words
from center.language.cues import choice_rules, cue_list, fixed_rules, negated, yes_no_rules
from center.language.gazetteer import find_names
from center.language.readings import AskedFact, Collector
from center.language.word_lists import word_list

_OWN_DECISION = "voluntary_resignation"
_CONTRACT_END = "contract_end"
_CIRCUMSTANCES = ("pregnancy_childbirth_childcare", "own_illness", "family_care")
_ABOUT_LEAVING = ("separation_reason", "just_cause", "just_cause_kind")


def read_choices(found: Collector, asked: AskedFact | None) -> None:
    """Add the choice facts of the message; questions about what words mean give none."""
    text = found.text
    _read_yes_no(found)
    _read_fixed(found)
    if is_about_words(text):
        return
    _read_industry(found)
    strong, weak, denied = _matches(text)
    for fact, hits in strong.items():
        values = _decided(hits.values(), denied.get(fact, set()))
        if values == [_CONTRACT_END] and cue_list("refused_renewal").search(text):
            values = [_CONTRACT_END, _OWN_DECISION]
        if values:
            start, end = min(hits)
            found.add(fact, values[0] if len(values) == 1 else {"one_of": values}, start, end)
    if "separation_reason" in found.facts:
        return
    if found.facts.get("just_cause_kind") == "own_illness" and found.facts.get("able_and_seeking_work") is False:
        # 지금은 아파서 일을 못해요: an illness of today, not the reason for leaving.
        del found.facts["just_cause_kind"]
    about_leaving = cue_list("quitting").search(text) or (asked is not None and asked.name in _ABOUT_LEAVING)
    if found.facts.get("just_cause_kind") in _CIRCUMSTANCES and not about_leaving:
        del found.facts["just_cause_kind"]  # 애 키우느라 7년 쉬었는데: what somebody does, not why they left
    own = _own_decision(found)
    if own is not None and _OWN_DECISION not in denied.get("separation_reason", set()):
        found.add("separation_reason", _OWN_DECISION, *own)
    elif asked is not None and asked.name == "separation_reason" and weak:
        first = min(weak)
        found.add("separation_reason", weak[first][0], *first)


Hits = dict[tuple[int, int], tuple[str, ...]]


def _matches(text: str) -> tuple[dict[str, Hits], Hits, dict[str, set[str]]]:
    """Matches per fact, weak matches for leaving, and the values that were denied."""
    strong: dict[str, Hits] = {}
    weak: Hits = {}
    denied: dict[str, set[str]] = {}
    others = cue_list("others_leaving").search(text) is not None
    for rule in choice_rules():
        for match in rule.pattern.finditer(text):
            if (rule.fact == "separation_reason" and others) or rule.not_near.search(text):
                continue
            if negated(text, match.start(), match.end()):
                denied.setdefault(rule.fact, set()).update(rule.values)
            elif rule.weak:
                weak[match.span()] = rule.values
            else:
                hits = strong.setdefault(rule.fact, {})
                narrower = hits.get(match.span())
                if narrower is None or len(rule.values) < len(narrower):
                    hits[match.span()] = rule.values
    return {fact: _outermost(hits) for fact, hits in strong.items()}, weak, denied


def _outermost(hits: Hits) -> Hits:
    """Without matches inside a longer match (해고 in 징계해고) or begun by one (병 때문 in 간병 때문)."""
    kept: Hits = {}
    for span in sorted(hits, key=lambda found: (found[0], -found[1])):
        if not any(span[0] < other[1] for other in kept):
            kept[span] = hits[span]
    return kept


def _decided(hits: Iterable[tuple[str, ...]], denied: set[str]) -> list[str]:
    """The values that remain: narrower words win over wider ones they agree with, stronger over weaker."""
    groups = list(hits)
    values = [value for group in groups for value in group if value not in denied]
    narrow = set(values)
    for group in groups:
        if narrow & set(group):
            narrow &= set(group)
        else:
            narrow |= set(group) - denied
    stronger = word_list("fact_cues")["stronger"]
    single = {group[0] for group in groups if len(group) == 1}
    for value in single & set(stronger):
        if value in narrow:
            narrow -= set(stronger[value])
    return [value for value in dict.fromkeys(values) if value in narrow]


def _own_decision(found: Collector) -> tuple[int, int] | None:
    """Where the person says that leaving was their own decision, although only with a neutral verb."""
    text = found.text
    quitting = next((match for match in cue_list("quitting").finditer(text)
                     if not negated(text, match.start(), match.end())), None)
    if quitting and "just_cause_kind" in found.facts:
        return quitting.span()
    because = cue_list("quitting_because").search(text)
    if because and quitting:
        return because.span()
    return None


def reasons_said(text: str) -> list[tuple[int, int, str]]:
    """Start, end and value of each reason for leaving told in words of the person's own (계약기간 끝나서, 월급이 밀려서).

    Circumstances (임신해서, 아파서) are reasons only beside a verb of quitting.
    """
    if is_about_words(text):
        return []
    strong, _, _ = _matches(text)
    facts = ["separation_reason"]
    if cue_list("quitting").search(text):
        facts.append("just_cause_kind")
    return [(*span, values[0]) for fact in facts for span, values in strong.get(fact, {}).items() if len(values) == 1]


def _read_fixed(found: Collector) -> None:
    for fact, value, rough, cues, not_near in fixed_rules():
        match = cues.search(found.text)
        if match and not not_near.search(found.text) and not negated(found.text, *match.span()):
            found.add(fact, value, *match.span(), approximate=rough)


def _read_industry(found: Collector) -> None:
    """The industry of the employer's own firm, where exactly one is named."""
    if "insured_headcount" not in found.facts and not cue_list("own_firm").search(found.text):
        return
    named = [name for name in find_names(found.text) if name.entity == "industry"]
    if len({name.value for name in named}) == 1 and not cue_list("job_search").search(found.text):
        found.add("industry", named[0].value, named[0].start, named[0].end)


def _read_yes_no(found: Collector) -> None:
    for fact, yes, no, not_near in yes_no_rules():
        if not_near.search(found.text):
            continue
        match = no.search(found.text)
        if match:
            found.add(fact, False, *match.span())
            continue
        match = yes.search(found.text)
        if match:
            found.add(fact, not negated(found.text, *match.span()), *match.span())
