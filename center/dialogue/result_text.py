"""The result in sentences that stand alone, beside the result object that every channel and page shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from center.dialogue.progress import asks_about_the_past
from center.dialogue.screening_text import fact_list, in_words
from center.dialogue.turn import Turn, button
from center.messages.catalog import catalog
from center.messages.reply import Choice, Reply
from center.screening.interview import Interview, audience_of, programs_of, result_of, still_missing, usually
from center.screening.person import read_person
from center.screening.result import Screening, in_mind, screen, show
from center.screening.ruleset import RuleSet

MOST_NAMED = {"yes": 6, "unknown": 5, "no": 3}
MOST_MISSING, FEW_MISSING = 4, 2
MOST_WARNINGS, FEW_WARNINGS = 8, 2
MOST_FACTS = 3
MAIN_AMOUNTS = ("total", "per_person_total", "monthly", "per_person_monthly")


def result_reply(
    turn: Turn, screening: Screening, interview: Interview, understood: Sequence[str], *, opening: bool
) -> Reply:
    """The result so far."""
    shown = show(screening, catalog(), turn.language)
    known = fact_list(turn, screening.rules, interview, understood)
    lines = [turn.say("understood_facts", facts=known)] if known else []
    if interview.profile:
        lines += _type_lines(turn, screening, interview)
    elif interview.audience:
        wanted = in_mind(screening, interview.interests or ())
        shown["programs"] = narrowest_first(screening.rules, interview, shown["programs"], wanted)
        asks_on = screening.question is not None and not interview.finished
        lines += _list_lines(turn, shown, {} if asks_on else still_missing(screening, interview))
    else:
        for program in shown["programs"]:
            lines += _program_lines(turn, program, MOST_WARNINGS if len(shown["programs"]) == 1 else FEW_WARNINGS)
            if asks_about_the_past(interview):
                lines.append(turn.say("ended_other_time"))
            if program["verdict"] == "unknown" and not asks_about_the_past(interview):
                lines += [] if opening else _missing_lines(
                    turn, screening, interview, program, MOST_MISSING if len(shown["programs"]) == 1 else FEW_MISSING
                )
                lines += _typical_lines(turn, screening, interview, program["id"])
        lines.append(turn.say("final_decision"))
    goes_on = screening.question is not None and not interview.finished
    if opening and goes_on:
        lines.append(turn.say("a_few_questions", count=min(screening.open_questions, 9)))
    choices = () if goes_on else _after_result(turn, screening, interview, shown)
    data: dict[str, Any] = {"result": shown, "sources": _sources(screening.rules, shown)}
    if interview.profile:
        data["profile"] = interview.profile
    return Reply("\n".join(lines), "result", choices, data)


def _sources(rules: RuleSet, shown: dict[str, Any]) -> list[dict[str, str]]:
    sources = []
    for program in shown["programs"]:
        if len(shown["programs"]) > 1 and program["verdict"] != "yes":
            continue
        citations = [program.get("citation", ""), *(a["citation"] for a in program["amounts"].values())]
        as_of = rules.program(program["id"]).as_of
        sources += [
            {"title": program["name"], "citation": citation, "as_of": as_of} for citation in dict.fromkeys(citations) if citation
        ]
    return sources


def _after_result(turn: Turn, screening: Screening, interview: Interview, shown: dict[str, Any]) -> tuple[Choice, ...]:
    audience = audience_of(screening.rules, interview)
    check = "check_benefit" if audience == "citizen" else "check_subsidy"
    change = button(turn.say("button_change_answer"), "go_back")
    if interview.profile:
        again = "assess_job_seeker" if audience == "citizen" else "request_hiring_support"
        everything = "recommend_benefits" if audience == "citizen" else "recommend_subsidies"
        partners = [button(turn.say("meaning_find_agency"), "find_agency")] if audience == "citizen" else []
        return (button(turn.say(f"menu_{everything}"), everything), *partners, change,
                button(turn.say("button_start_over"), again, fresh=1))
    if interview.audience:
        everything = "recommend_benefits" if audience == "citizen" else "recommend_subsidies"
        likely = [p for p in shown["programs"] if p["verdict"] != "no"][:4]
        more = [button(turn.say("button_ask_more"), everything, more=1)] if screening.question is not None else []
        return (*more, *(button(turn.say("button_details", name=p["name"]), check, service=p["id"]) for p in likely), change,
                button(turn.say("button_start_over"), everything, fresh=1))
    program = interview.programs[0]
    successor = (shown["programs"][0].get("ended") or {}).get("successor")
    if successor and asks_about_the_past(interview):
        name = shown["programs"][0]["ended"]["successor_name"]
        return (button(turn.say("meaning_check_benefit_of", service=name), check, service=successor), change)
    page = screening.rules.program(program).service
    return (
        button(turn.say("button_documents"), "ask_documents", service=page),
        button(turn.say("button_procedure"), "ask_procedure", service=page),
        button(turn.say("button_find_center"), "find_center", service=page),
        change,
        button(turn.say("button_start_over"), check, service=program, fresh=1),
    )


def narrowest_first(
    rules: RuleSet, interview: Interview, programs: list[dict[str, Any]], wanted: Collection[str] = ()
) -> list[dict[str, Any]]:
    """Of several subjects the narrower one first (청년 채용 before 채용), within what is likely, open and not possible.

    What the person has in mind (``wanted``) comes before that.
    """
    chosen = interview.interests or ()
    subjects = {program["id"]: set(chosen) & set(rules.program(program["id"]).interests) for program in programs}
    width = {name: sum(name in found for found in subjects.values()) for name in chosen}

    def place(program: dict[str, Any]) -> tuple[int, bool, int]:
        narrow = min((width[name] for name in subjects[program["id"]]), default=0)
        return list(MOST_NAMED).index(program["verdict"]), program["id"] not in wanted, narrow

    return sorted(programs, key=place)


def _list_lines(turn: Turn, shown: dict[str, Any], missing: Mapping[str, list[str]]) -> list[str]:
    """Many programs: what is likely first, then what is open, then what is not, a few of each by name."""
    lines = []
    groups = {verdict: [p for p in shown["programs"] if p["verdict"] == verdict] for verdict in ("yes", "unknown", "no")}
    for verdict, programs in groups.items():
        if not programs:
            continue
        lines.append(turn.say(f"list_{verdict}", count=len(programs)))
        named = programs[: MOST_NAMED[verdict]]
        lines += [_list_line(turn, program, verdict, missing.get(program["id"], [])) for program in named]
        if len(programs) > len(named):
            lines.append(turn.say("list_others", count=len(programs) - len(named)))
    if not groups["yes"] and not groups["unknown"]:
        lines.append(turn.say("list_nothing"))
    if len(shown.get("bundle", ())) > 1 and any(p.get("excluded_by") for p in shown["programs"]):
        names = {p["id"]: p["name"] for p in shown["programs"]}
        lines.append(turn.say("list_bundle", names=", ".join(names[name] for name in shown["bundle"])))
    lines.append(turn.say("final_decision"))
    return lines


def _list_line(turn: Turn, program: dict[str, Any], verdict: str, missing: list[str]) -> str:
    if verdict == "no":
        reason = next((row.get("gap") or row["text"] for row in program["criteria"] if row["verdict"] == "no"), "")
        return turn.say("list_line_no", name=program["name"], reason=reason)
    known = (program["amounts"].get(name) for name in MAIN_AMOUNTS)
    amount = next((amount for amount in known if amount and amount["max"]), None)
    if verdict == "yes" and amount and not program.get("ended"):
        return turn.say("list_line_amount", name=program["name"], amount=f"{amount['name']} {amount['text']}")
    if verdict == "unknown" and missing and program["label"] != turn.say("label_consult"):
        return turn.say("list_line_missing", name=program["name"], facts=", ".join(missing[:MOST_FACTS]))
    if program["label"] == turn.say("label_open"):
        return turn.say("list_line_open", name=program["name"])
    return turn.say("list_line", name=program["name"], label=program["label"])


def _type_lines(turn: Turn, screening: Screening, interview: Interview) -> list[str]:
    """The type of a profile with its service path; the types still possible when it is not clear."""
    profile = screening.rules.profile(interview.profile)
    possible = [ruling.program for ruling in screening.rulings if ruling.verdict != 2]
    sure = [ruling.program for ruling in screening.rulings if ruling.verdict == 1]
    if not sure:
        names = ", ".join(program.name for program in possible)
        return [turn.say("type_open", names=names), *([profile.note] if profile.note else [])]
    kind = profile.type_of(sure[0].id)
    lines = [turn.say("type_head", name=kind.name), *([kind.traits] if kind.traits else [])]
    lines += [turn.say("type_stage", name=stage.name, text=stage.text) for stage in kind.stages]
    lines.append(turn.say("result_next_step", step=kind.next_step))
    return [*lines, profile.note] if profile.note else lines


def _program_lines(turn: Turn, program: dict[str, Any], most_warnings: int) -> list[str]:
    lines = [turn.say("result_head", program=program["name"], label=program["label"])]
    ended = (program.get("ended") or {}).get("text")
    if ended:
        lines.append(turn.say("result_line", text=ended))
    if program["verdict"] == "no":
        for row in program["criteria"]:
            if row["verdict"] == "no" and row["text"] != ended:
                lines.append(turn.say("result_reason", text=row["text"], citation=row["citation"]))
                if row.get("gap"):
                    lines.append(turn.say("result_gap", gap=row["gap"]))
        measured = any(row.get("gap") for row in program["criteria"] if row["verdict"] == "no")
        changes = [change for change in program.get("changes", ()) if change["verdict"] == "yes" or not measured]
        lines += [turn.say("result_gap", gap=change["text"]) for change in changes]
        if ended:
            lines.append(turn.say("result_next_step", step=program["next_step"]))
        return lines
    if program["verdict"] == "yes":
        lines += _amount_lines(turn, program["amounts"])
        for warning in program["warnings"][:most_warnings]:
            key = "result_warning_by" if "by" in warning else "result_warning"
            lines.append(turn.say(key, **warning))
        lines.append(turn.say("result_next_step", step=program["next_step"]))
    for row in program["criteria"]:
        if row["verdict"] == "unknown" and _says_something(row) and row["text"] != ended:
            lines.append(turn.say("result_reason", text=row["text"], citation=row["citation"]))
            if row.get("note"):
                lines.append(turn.say("result_gap", gap=row["note"]))
    return lines


def _missing_lines(
    turn: Turn, screening: Screening, interview: Interview, program: dict[str, Any], most: int
) -> list[str]:
    """What is still open when no more questions follow, and what to do about it."""
    ended = (program.get("ended") or {}).get("text")
    usual = show(result_of(screening.rules, usually(screening.rules, interview)), catalog(), turn.language)["programs"]
    criteria = [row for one in usual if one["id"] == program["id"] for row in one["criteria"]]
    open_rows = {row["id"] for row in criteria if row["verdict"] == "unknown"}
    rows = [r for r in program["criteria"] if r["id"] in open_rows and not _says_something(r) and r["text"] != ended]
    if not rows:
        return []
    lines = [turn.say("result_missing_line", text=row["text"], citation=row["citation"]) for row in rows[:most]]
    others = [turn.say("list_others", count=len(rows) - most)] if len(rows) > most else []
    return [turn.say("result_missing"), *lines, *others, turn.say("result_next_step", step=program["next_step"])]


def _says_something(row: dict[str, Any]) -> bool:
    """An open criterion worth a line: the period, what an office decides, and what rests on a figure to be confirmed."""
    return row["id"] == "period_covered" or bool(row.get("needs_check")) or bool(row.get("discretionary") and "value" in row)


def _amount_lines(turn: Turn, amounts: dict[str, Any]) -> list[str]:
    daily, days, total = (amounts.get(name) for name in ("daily_benefit", "benefit_days", "total"))
    if daily and days and total and total["max"] is not None:
        citation = " · ".join(dict.fromkeys([daily["citation"], days["citation"]]))
        texts = {"daily": daily["text"], "days": days["text"], "total": total["text"]}
        return [turn.say("result_amounts", **texts, citation=citation)]
    return [
        turn.say("result_amount_unverified" if amount["unverified"] else "result_amount",
                 name=amount["name"], text=amount["text"], citation=amount["citation"])
        for amount in amounts.values()
    ]


def _typical_lines(turn: Turn, screening: Screening, interview: Interview, program_id: str) -> list[str]:
    """The amount for a typical case, with the assumptions named; only when it says more than "we don't know"."""
    rules = screening.rules
    program = rules.program(program_id)
    used = {name for v in program.versions for amount in v.amounts for name in amount.facts} | {program.dated_by.id}
    assumed = {
        name: rules.facts[name].typical
        for name in sorted(used)
        if rules.facts[name].typical is not None and interview.facts.get(name) is None
    }
    if interview.facts.get(program.dated_by.id) is None:
        assumed[program.dated_by.id] = interview.as_of.isoformat()
    if interview.goal != "estimate" and not {"insured_months", "age"} <= set(interview.facts):
        return []
    person = read_person(rules, {**interview.facts, **assumed}, interview.as_of)
    typical = show(screen(rules, person, [p for p in programs_of(rules, interview) if p.id == program_id]), catalog())
    amounts = typical["programs"][0]["amounts"]
    if not any(amount["max"] is not None for amount in amounts.values()):
        return []
    words = ", ".join(f"{rules.facts[name].short} {in_words(turn, rules.facts[name], value)}" for name, value in assumed.items())
    head = turn.say("result_typical", assumed=words) if words else turn.say("follow_amounts")
    return [head, *(f"  {line}" for line in _amount_lines(turn, amounts))]
