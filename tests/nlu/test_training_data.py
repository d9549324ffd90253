"""The training data keeps its promises: every intent of the contract, enough variety, nothing leaked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest
import yaml

from tests.nlu.sentences import HELD_OUT, ROOT, Sentence, held_out, training

DOMAIN = yaml.safe_load((ROOT / "bot" / "domain" / "nlu.yml").read_text(encoding="utf-8"))
INTENTS = {next(iter(entry)) for entry in DOMAIN["intents"]}
ENTITIES = set(DOMAIN["entities"])
CONTRACT_INTENTS = [
    "find_center",
    "ask_center_info",
    "ask_waiting",
    "find_counter",
    "find_agency",
    "ask_service",
    "ask_documents",
    "ask_procedure",
    "check_benefit",
    "estimate_benefit",
    "recommend_benefits",
    "recommend_subsidies",
    "check_subsidy",
    "request_hiring_support",
    "search_jobs",
    "subscribe_job_alert",
    "unsubscribe_job_alert",
    "find_training",
    "find_program",
    "assess_job_seeker",
    "book_appointment",
    "change_appointment",
    "cancel_appointment",
    "check_appointment",
    "submit_form",
    "check_application",
    "request_counselor",
    "request_video_counseling",
    "greet",
    "goodbye",
    "thank",
    "affirm",
    "deny",
    "dont_know",
    "inform",
    "explain_question",
    "go_back",
    "repeat",
    "stop",
    "help",
    "bot_challenge",
    "change_language",
    "complaint",
    "out_of_scope",
]
GUIDANCE_AND_BENEFITS = CONTRACT_INTENTS[:11]
MINIMUM = (
    dict.fromkeys(CONTRACT_INTENTS, 25)
    | dict.fromkeys(GUIDANCE_AND_BENEFITS, 45)
    | dict.fromkeys(["affirm", "deny", "dont_know", "explain_question", "go_back", "stop"], 40)
    | {"inform": 120, "out_of_scope": 80}
)
SENTENCES = list(training())


def test_the_domain_declares_exactly_the_intents_of_the_contract() -> None:
    assert set(CONTRACT_INTENTS) == INTENTS == {sentence.intent for sentence in SENTENCES}


@pytest.mark.parametrize("intent", CONTRACT_INTENTS)
def test_every_intent_has_enough_examples(intent: str) -> None:
    assert sum(sentence.intent == intent for sentence in SENTENCES) >= MINIMUM[intent]


def test_no_sentence_stands_twice_or_under_two_intents() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for sentence in SENTENCES:
        places[sentence.bare].append(f"{sentence.intent}: {sentence.text}")
    assert [found for found in places.values() if len(found) > 1] == []


def test_annotations_name_entities_of_the_contract() -> None:
    assert [s.text for s in SENTENCES if not set(s.entities) <= ENTITIES] == []


def test_annotations_are_closed() -> None:
    assert [s.text for s in SENTENCES if re.search(r"[\[\]{}]", s.text)] == []


@pytest.mark.parametrize("name", HELD_OUT)
def test_held_out_sentences_are_not_in_the_training_data(name: str) -> None:
    known = {sentence.bare for sentence in SENTENCES}
    assert [s.text for s in held_out(name) if s.bare in known] == []


def test_the_held_out_set_is_large_enough_and_covers_every_intent() -> None:
    counts = Counter(sentence.intent for sentence in held_out("held_out"))
    assert set(counts) == INTENTS
    assert counts["out_of_scope"] >= 60
    assert sum(counts.values()) - counts["out_of_scope"] >= 400


def frames(sentence: Sentence) -> set[str]:
    """The sentence with each word in turn left open (only sentences long enough to be a template)."""
    words = sentence.text.rstrip("?!.~ ").split()
    if len(words) < 4:
        return set()
    return {" ".join([*words[:i], "_", *words[i + 1 :]]) for i in range(len(words))}


def test_no_template_series() -> None:
    series: dict[str, list[str]] = defaultdict(list)
    for sentence in SENTENCES:
        for frame in frames(sentence):
            series[f"{sentence.intent}: {frame}"].append(sentence.text)
    assert {frame: texts for frame, texts in series.items() if len(texts) > 3} == {}


def test_endings_vary_within_an_intent() -> None:
    for intent in GUIDANCE_AND_BENEFITS:
        endings = Counter(s.text.rstrip("?!.~ ").split()[-1] for s in SENTENCES if s.intent == intent)
        total = sum(endings.values())
        assert endings.most_common(1)[0][1] <= total * 0.2, (intent, endings.most_common(3))
