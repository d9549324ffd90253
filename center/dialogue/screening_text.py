"""Words for screening: questions with buttons, the result in sentences, what was understood."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from center.dialogue.turn import Turn, button
from center.messages.reply import Choice, Reply
from center.screening.fact import Fact
from center.screening.interview import Interview
from center.screening.ruleset import RuleSet
from center.screening.words import value_text


def question_reply(turn: Turn, fact: Fact, remaining: int, can_go_back: bool, first: Collection[str] = ()) -> Reply:
    """A question with its buttons, those of the options in ``first`` before the others; the words alone are enough to answer."""
    choices = [*_answer_buttons(turn, fact, first), button(turn.say("button_dont_know"), "dont_know")]
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


def _answer_buttons(turn: Turn, fact: Fact, first: Collection[str]) -> list[Choice]:
    if fact.type == "yes_no":
        return [
            button(turn.say("button_yes"), "inform", fact=fact.id, value="true"),
            button(turn.say("button_no"), "inform", fact=fact.id, value="false"),
        ]
    if fact.options:
        return [button(option.label, "inform", fact=fact.id, value=option.value)
                for option in sorted(fact.options, key=lambda option: option.value not in first)]
    return [button(band.label, "inform", fact=fact.id, min=band.low, max=band.high) for band in fact.bands]


def fact_list(turn: Turn, rules: RuleSet, interview: Interview, names: Sequence[str]) -> str:
    """What we understood, in words: ``만 나이 45세, 이직일 2026-10-01~2026-10-31``."""
    parts = []
    for name in names:
        fact, value = rules.facts[name], interview.facts.get(name)
        if value is not None:
            parts.append(f"{fact.short} {in_words(turn, fact, value)}")
    return ", ".join(parts)


def in_words(turn: Turn, fact: Fact, value: Any) -> str:
    """A value as a person would say it."""
    return value_text(fact, fact.read(value), turn.say)


def disagreement_reply(turn: Turn, rules: RuleSet, interview: Interview) -> Reply:
    """Two answers contradict each other: show both and let the person choose."""
    assert interview.disagreement is not None
    fact = rules.facts[interview.disagreement.fact]
    before, now = interview.disagreement.before, interview.disagreement.now
    choices = [
        button(in_words(turn, fact, value), "inform", keep=which)
        for which, value in (("before", before), ("now", now))
        if value is not None
    ]
    choices.append(button(turn.say("button_neither"), "inform", keep="neither"))
    choices.append(button(turn.say("button_dont_know"), "dont_know"))
    data = {"interview": "screening", "fact": fact.id, "type": fact.type}
    first, second = (in_words(turn, fact, value) if value is not None else "?" for value in (before, now))
    return Reply(turn.say("disagreement", fact=fact.short, a=first, b=second), "question", tuple(choices), data)


def which_answer_reply(turn: Turn, rules: RuleSet, interview: Interview) -> Reply:
    """Which answer is to be changed? Every answer so far as a button."""
    choices = [
        button(f"{fact.short}: {in_words(turn, fact, value)}", "go_back", change=fact.id)
        for fact, value in ((rules.facts[name], value) for name, value in interview.facts.items())
    ]
    return Reply(turn.say("start_over_to_change"), choices=tuple(choices))


def subject_reply(turn: Turn, rules: RuleSet, audience: str) -> Reply:
    """What is the help for? The subjects as buttons, and everything."""
    choices = [
        button(interest.label, "inform", interest=interest.id)
        for interest in rules.interests.values()
        if interest.audience == audience
    ]
    choices.append(button(turn.say("button_all_subjects"), "inform", interest="all"))
    choices.append(button(turn.say("button_stop"), "stop"))
    data = {"interview": "screening", "fact": "interests", "type": "choice"}
    return Reply(turn.say(f"which_subject_{audience}"), "question", tuple(choices), data)
