"""How well Ieum understands sentences it has never seen.

Runs in the Rasa environment against a trained model, or against a running server:

    PYTHONPATH=. .venv-rasa/bin/python -m tests.nlu.evaluate --model models/ieum.tar.gz
    PYTHONPATH=. .venv-rasa/bin/python -m tests.nlu.evaluate --url http://127.0.0.1:5005 --token …

Prints for each set: accuracy in scope, how many foreign sentences would be answered, wrong and confident answers,
the weakest intents by F1, confusions, and the time for one sentence. ``--errors`` lists every error. Exit code 1
when a goal is missed (accuracy 90 %, false acceptance 10 %).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from statistics import mean, median, quantiles
from typing import Any

from tests.nlu.sentences import HELD_OUT, Sentence, held_out

OUT_OF_SCOPE = "out_of_scope"
REJECTED = {OUT_OF_SCOPE, "nlu_fallback"}
LEAST_ACCURACY = 0.90
MOST_FALSE_ACCEPTANCE = 0.10
Parse = Callable[[str], dict[str, Any]]


def from_model(path: str) -> Parse:
    """Load a model once; parsing then takes milliseconds."""
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    agent = Agent.load(path)
    loop = asyncio.new_event_loop()
    return lambda text: loop.run_until_complete(agent.parse_message(text))


def from_server(url: str, token: str) -> Parse:
    """Ask a running Rasa server."""

    def parse(text: str) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{url}/model/parse?token={token}", json.dumps({"text": text}).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return dict(json.load(answer))

    return parse


def first_choice(parsed: dict[str, Any]) -> tuple[str, str]:
    """The intent the dialogue gets, and the best intent before the fallback stepped in."""
    ranking = [entry["name"] for entry in parsed["intent_ranking"] if entry["name"] != "nlu_fallback"]
    return parsed["intent"]["name"], ranking[0] if ranking else "nlu_fallback"


def f1_by_intent(expected: list[str], found: list[str]) -> dict[str, float]:
    """Harmonic mean of precision and recall of each intent."""
    hits = Counter(e for e, f in zip(expected, found, strict=True) if e == f)
    wanted, said = Counter(expected), Counter(found)
    return {intent: 2 * hits[intent] / (wanted[intent] + said[intent]) for intent in wanted}


def evaluate(sentences: list[Sentence], parse: Parse, show_errors: bool) -> bool:
    """Print the figures of one set; true when the goals are met."""
    parse("안녕하세요")  # the first sentence after loading is slow
    answered: list[str] = []
    best: list[str] = []
    milliseconds: list[float] = []
    for sentence in sentences:
        start = time.perf_counter()
        parsed = parse(sentence.text)
        milliseconds.append((time.perf_counter() - start) * 1000)
        final, first = first_choice(parsed)
        answered.append(final)
        best.append(first)
    expected = [sentence.intent for sentence in sentences]
    inside = [i for i, intent in enumerate(expected) if intent != OUT_OF_SCOPE]
    outside = [i for i, intent in enumerate(expected) if intent == OUT_OF_SCOPE]
    accuracy = mean(best[i] == expected[i] for i in inside)
    accepted = mean(answered[i] not in REJECTED for i in outside)
    wrong = mean(answered[i] not in REJECTED and answered[i] != expected[i] for i in inside)
    asked_back = mean(answered[i] in REJECTED for i in inside)
    f1 = f1_by_intent(expected, best)
    print(f"  in scope {len(inside)}: best intent right {accuracy:.1%}, wrong answers {wrong:.1%}, asked back {asked_back:.1%}")
    print(f"  out of scope {len(outside)}: answered all the same {accepted:.1%}")
    weakest = sorted(f1.items(), key=lambda item: item[1])[:6]
    print(f"  macro F1 {mean(f1.values()):.3f}; weakest " + ", ".join(f"{name} {value:.2f}" for name, value in weakest))
    pairs = Counter((e, f) for e, f in zip(expected, best, strict=True) if e != f)
    print("  confused: " + ", ".join(f"{e}→{f} {n}" for (e, f), n in pairs.most_common(8)))
    print(f"  time: p50 {median(milliseconds):.1f} ms, p95 {quantiles(milliseconds, n=20)[-1]:.1f} ms")
    if show_errors:
        for sentence, final, first in zip(sentences, answered, best, strict=True):
            if first != sentence.intent:
                print(f"    {sentence.intent:>24} → {first:<24} ({final}) {sentence.text}")
    return accuracy >= LEAST_ACCURACY and accepted <= MOST_FALSE_ACCEPTANCE


def main() -> int:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model")
    parser.add_argument("--url")
    parser.add_argument("--token", default="")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if bool(options.model) == bool(options.url):
        parser.error("give --model or --url")
    parse = from_model(options.model) if options.model else from_server(options.url, options.token)
    met = True
    for name in HELD_OUT:
        print(name)
        met = evaluate(held_out(name), parse, options.errors) and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
