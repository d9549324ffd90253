"""How well a running installation understands: repair, Rasa, entities, facts and what the dialogue would do.

    PYTHONPATH=. .venv/bin/python -m tests.nlu.evaluate_system http://127.0.0.1:8000 [--errors] [--set held_out_third]

The installation needs IEUM_DIAGNOSTICS=1 (tests/system.py starts one). Sentences: tests/nlu/held_out*.yml and
tests/language/said*.yml, all as said on 2026-11-23.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from statistics import mean
from typing import Any

import httpx

from tests.nlu.sentences import HELD_OUT, SAID, Sentence, found_entities, held_out, said

TODAY = "2026-11-23"
OUTSIDE = "out_of_scope"


def understand(address: str, texts: list[str]) -> list[dict[str, Any]]:
    """What the installation makes of each text."""
    results: list[dict[str, Any]] = []
    for start in range(0, len(texts), 200):
        body = {"texts": texts[start : start + 200], "today": TODAY}
        answer = httpx.post(f"{address}/api/understand", json=body, timeout=300)
        answer.raise_for_status()
        results.extend(answer.json()["results"])
    return results


def intents(sentences: list[Sentence], results: list[dict[str, Any]], show_errors: bool) -> None:
    """Accuracy, decisions, weakest intents, confusions."""
    both = list(zip(sentences, results, strict=True))
    inside = [(s, r) for s, r in both if s.intent != OUTSIDE]
    outside = [(s, r) for s, r in both if s.intent == OUTSIDE]
    right = mean(r["intent"] == s.intent for s, r in inside)
    answered = [(s, r) for s, r in inside if r["decision"] == "answer"]
    wrong = sum(r["intent"] != s.intent for s, r in answered)
    decisions = Counter(r["decision"] for _, r in inside)
    print(f"  in scope {len(inside)}: right {right:.1%}; answered wrongly {wrong / len(inside):.1%}; " + ", ".join(
        f"{name} {count / len(inside):.1%}" for name, count in decisions.most_common()))
    if outside:
        accepted = mean(r["decision"] == "answer" and r["intent"] != OUTSIDE for _, r in outside)
        print(f"  out of scope {len(outside)}: answered as in scope {accepted:.1%}; "
              f"clarify {mean(r['decision'] == 'clarify' for _, r in outside):.1%}")
    by_intent: dict[str, list[bool]] = defaultdict(list)
    for sentence, result in both:
        by_intent[sentence.intent].append(result["intent"] == sentence.intent)
    print("  by intent: " + ", ".join(
        f"{name} {sum(hits)}/{len(hits)}" for name, hits in sorted(by_intent.items(), key=lambda item: mean(item[1]))))
    pairs = Counter((s.intent, r["intent"]) for s, r in both if s.intent != r["intent"])
    print("  confused: " + ", ".join(f"{a}→{b} {n}" for (a, b), n in pairs.most_common(10)))
    if show_errors:
        for s, r in both:
            if s.intent != r["intent"] or (r["decision"] != "answer" and s.intent != OUTSIDE):
                mark = "!" if r["intent"] != s.intent and r["decision"] == "answer" else " "
                print(f"   {mark}{s.intent:>22} → {r['intent']:<22} {r['confidence']:.2f} {r['decision']:<8} {s.text}")


def entities(sentences: list[Sentence], results: list[dict[str, Any]], show_errors: bool) -> None:
    """Sentences whose entities are all as expected."""
    expected = [(s, found_entities(r["entities"]), r) for s, r in zip(sentences, results, strict=True) if s.expected is not None]
    if expected:
        print(f"  entities: {mean(s.expected == found for s, found, _ in expected):.1%} of {len(expected)} sentences exact")
    for s, found, _ in expected if show_errors else ():
        if s.expected != found:
            print(f"      {s.text}\n        wanted {s.expected}\n        found  {found}")


def stated_facts(sentences: list[Sentence], results: list[dict[str, Any]], show_errors: bool) -> None:
    """Sentences of a set of intents whose facts are exactly as expected, where it says them."""
    cases = [{"text": s.text, "facts": s.facts} for s in sentences if s.facts is not None]
    found = [r for s, r in zip(sentences, results, strict=True) if s.facts is not None]
    if cases:
        compare_facts(cases, found, show_errors)


def facts(address: str, name: str, show_errors: bool) -> None:
    """The same for a set of facts alone, the judge's part apart."""
    for final in (False, True):
        cases = [case for case in said(name) if case.get("final", False) == final]
        if cases:
            print(f"{name}{' (final)' if final else ''}")
            compare_facts(cases, understand(address, [case["text"] for case in cases]), show_errors and not final)


def compare_facts(cases: list[dict[str, Any]], results: list[dict[str, Any]], show_errors: bool) -> None:
    """Prints the share of exact cases and, if asked for, the others."""
    right = mean(case["facts"] == result["facts"] for case, result in zip(cases, results, strict=True))
    print(f"  facts: {right:.1%} of {len(cases)} sentences exact")
    for case, result in zip(cases, results, strict=True) if show_errors else ():
        if case["facts"] != result["facts"]:
            print(f"      {case['text']}\n        wanted {case['facts']}\n        found  {result['facts']}")


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--set", action="append")
    options = parser.parse_args()
    for name in options.set or (*HELD_OUT, "fragments"):
        sentences = held_out(name)
        results = understand(options.address, [sentence.text for sentence in sentences])
        print(name)
        intents(sentences, results, options.errors)
        entities(sentences, results, options.errors)
        stated_facts(sentences, results, options.errors)
    for name in SAID:
        facts(options.address, name, options.errors)


if __name__ == "__main__":
    main()
