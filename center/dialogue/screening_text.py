"""Words for screening: questions with buttons, the result in sentences, what was understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from center.dialogue.turn import Turn, button
from center.messages.catalog import catalog
from center.messages.reply import Choice, Reply
from center.screening.fact import Fact
from center.screening.interview import Interview, programs_of
from center.screening.person import read_person
from center.screening.result import Screening, screen, show
from center.screening.ruleset import RuleSet
from center.screening.words import value_text


def question_reply(turn: Turn, fact: Fact, remaining: int, can_go_back: bool) -> Reply:
    """A question with its buttons; the words alone are enough to answer it."""
    choices = [*_answer_buttons(turn, fact), button(turn.say("button_dont_know"), "dont_know")]
    if fact.help or fact.why:
        choices.append(button(turn.say("button_explain"), "explain_question"))
    if can_go_back:
        choices.append(button(turn.say("button_back"), "go_back"))
    choices.append(button(turn.say("button_stop"), "stop"))
    data: dict[str, Any] = {
        "interview": "screening", "fact": fact.id, "type": fact.type, "remaining": remaining, "help": fact.help,
        "why": fact.why,
    }
    if fact.unit or fact.type == "money":
        data["unit"] = fact.unit or "원"
    return Reply(fact.text, "question", tuple(choices), data)


def _answer_buttons(turn: Turn, fact: Fact) -> list[Choice]:
    if fact.type == "yes_no":
        return [
            button(turn.say("button_yes"), "inform", fact=fact.id, value="true"),
            button(turn.say("button_no"), "inform", fact=fact.id, value="false"),
        ]
    if fact.options:
        return [button(option.label, "inform", fact=fact.id, value=option.value) for option in fact.options]
    return [button(band.label, "inform", fact=fact.id, min=band.low, max=band.high) for band in fact.bands]


def fact_list(turn: Turn, rules: RuleSet, interview: Interview, names: Sequence[str]) -> str:
    """What we understood, in words: ``만 나이 45세, 이직일 2026-10-01~2026-10-31``."""
    parts = []
    for name in names:
        fact, value = rules.facts[name], interview.facts.get(name)
        if value is not None:
            parts.append(f"{fact.short} {_in_words(turn, fact, value)}")
    return ", ".join(parts)


def _in_words(turn: Turn, fact: Fact, value: Any) -> str:
    return value_text(fact, fact.read(value), turn.say)


def disagreement_reply(turn: Turn, rules: RuleSet, interview: Interview) -> Reply:
    """Two answers contradict each other: show both and let the person choose."""
    assert interview.disagreement is not None
    fact = rules.facts[interview.disagreement.fact]
    before, now = interview.disagreement.before, interview.disagreement.now
    choices = [
        button(_in_words(turn, fact, value), "inform", keep=which)
        for which, value in (("before", before), ("now", now))
        if value is not None
    ]
    choices.append(button(turn.say("button_neither"), "inform", keep="neither"))
    choices.append(button(turn.say("button_dont_know"), "dont_know"))
    data = {"interview": "screening", "fact": fact.id, "type": fact.type}
    first, second = (_in_words(turn, fact, value) if value is not None else "?" for value in (before, now))
    return Reply(turn.say("disagreement", fact=fact.short, a=first, b=second), "question", tuple(choices), data)


def which_answer_reply(turn: Turn, rules: RuleSet, interview: Interview) -> Reply:
    """Which answer is to be changed? Every answer so far as a button."""
    choices = [
        button(f"{fact.short}: {_in_words(turn, fact, value)}", "go_back", change=fact.id)
        for fact, value in ((rules.facts[name], value) for name, value in interview.facts.items())
    ]
    return Reply(turn.say("start_over_to_change"), choices=tuple(choices))


def result_reply(
    turn: Turn, screening: Screening, interview: Interview, understood: Sequence[str], *, opening: bool
) -> Reply:
    """The result so far: sentences that stand alone, and the result object for the card."""
    shown = show(screening, catalog(), turn.language)
    lines: list[str] = []
    known = fact_list(turn, screening.rules, interview, understood)
    if known:
        lines.append(turn.say("understood_facts", facts=known))
    for program in shown["programs"]:
        if program["verdict"] == "unknown" and opening:
            lines += _typical_lines(turn, screening, interview, program["id"])
        lines += _program_lines(turn, program)
    lines.append(turn.say("final_decision"))
    if opening and screening.question is not None:
        lines.append(turn.say("a_few_questions", count=min(screening.open_questions, 9)))
    choices = () if screening.question is not None and not interview.finished else _after_result(turn, interview)
    return Reply("\n".join(lines), "result", choices, {"result": shown, "sources": _sources(screening.rules, shown)})


def _sources(rules: RuleSet, shown: dict[str, Any]) -> list[dict[str, str]]:
    sources = []
    for program in shown["programs"]:
        citations = [program.get("citation", ""), *(a["citation"] for a in program["amounts"].values())]
        as_of = rules.program(program["id"]).as_of
        sources += [
            {"title": program["name"], "citation": citation, "as_of": as_of} for citation in dict.fromkeys(citations) if citation
        ]
    return sources


def _after_result(turn: Turn, interview: Interview) -> tuple[Choice, ...]:
    program = interview.programs[0]
    return (
        button(turn.say("button_documents"), "ask_documents", service=program),
        button(turn.say("button_procedure"), "ask_procedure", service=program),
        button(turn.say("button_find_center"), "find_center", service=program),
        button(turn.say("button_change_answer"), "go_back"),
        button(turn.say("button_start_over"), "check_benefit", service=program, fresh=1),
    )


def _program_lines(turn: Turn, program: dict[str, Any]) -> list[str]:
    lines = [turn.say("result_head", program=program["name"], label=program["label"])]
    if program["verdict"] == "no":
        for row in program["criteria"]:
            if row["verdict"] == "no":
                lines.append(turn.say("result_reason", text=row["text"], citation=row["citation"]))
                if row.get("gap"):
                    lines.append(turn.say("result_gap", gap=row["gap"]))
        return lines
    if program["verdict"] == "yes":
        lines += _amount_lines(turn, program["amounts"])
        for warning in program["warnings"]:
            key = "result_warning_by" if "by" in warning else "result_warning"
            lines.append(turn.say(key, **warning))
        lines.append(turn.say("result_next_step", step=program["next_step"]))
    for row in program["criteria"]:
        if row["verdict"] == "unknown" and (row["id"] == "period_covered" or (row.get("discretionary") and "value" in row)):
            lines.append(turn.say("result_reason", text=row["text"], citation=row["citation"]))
            if row.get("note"):
                lines.append(turn.say("result_gap", gap=row["note"]))
    return lines


def _amount_lines(turn: Turn, amounts: dict[str, Any]) -> list[str]:
    daily, days, total = (amounts.get(name) for name in ("daily_benefit", "benefit_days", "total"))
    if daily and days and total and total["max"] is not None:
        citation = " · ".join(dict.fromkeys([daily["citation"], days["citation"]]))
        texts = {"daily": daily["text"], "days": days["text"], "total": total["text"]}
        return [turn.say("result_amounts", **texts, citation=citation)]
    return [turn.say("result_amount", name=amount["name"], text=amount["text"], citation=amount["citation"])
            for amount in amounts.values()]


def _typical_lines(turn: Turn, screening: Screening, interview: Interview, program_id: str) -> list[str]:
    """The amount for a typical case, with the assumptions named; only when it says more than "we don't know"."""
    rules = screening.rules
    assumed = {
        name: fact.typical
        for name, fact in rules.facts.items()
        if fact.typical is not None and name not in interview.facts
    }
    dated_by = rules.program(program_id).dated_by.id
    if interview.facts.get(dated_by) is None:
        assumed[dated_by] = interview.as_of.isoformat()
    if interview.goal != "estimate" and not {"insured_months", "age"} <= set(interview.facts):
        return []
    person = read_person(rules, {**interview.facts, **assumed}, interview.as_of)
    typical = show(screen(rules, person, [p for p in programs_of(rules, interview) if p.id == program_id]), catalog())
    amounts = typical["programs"][0]["amounts"]
    if not amounts or amounts["total"]["max"] is None:
        return []
    used = {name for v in rules.program(program_id).versions for amount in v.amounts for name in amount.facts} | {dated_by}
    named = [(rules.facts[name], value) for name, value in assumed.items() if name in used]
    words = ", ".join(f"{fact.short} {_in_words(turn, fact, value)}" for fact, value in named)
    return ["", turn.say("result_typical", assumed=words), *(f"  {line}" for line in _amount_lines(turn, amounts))]
