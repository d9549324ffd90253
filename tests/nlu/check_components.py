"""Checks of the Korean tokenizer and the entity component; runs in the Rasa environment (spaCy, Rasa, Kiwi)."""

from __future__ import annotations

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.korean_language import korean_language
from bot.components.korean_tokenizer import KoreanTokenizer
from bot.components.rule_entity_extractor import RuleEntityExtractor

SENTENCES = [
    "수원에서 실업급여를 신청했어요",
    "😀 됐어요ㅠㅠ   외않됀대",
    "국취제랑 내배카 둘 다 되나요?",
    "English 안녕 中文 123,456원",
    "월급 280(세전)이었어요!!",
    "  앞뒤 공백  ",
    "...",
]


def tokens_are_cut_out_of_the_text_at_their_offsets() -> None:
    """No token text is invented, none overlaps, and spaCy gives the message back unchanged."""
    for text in SENTENCES:
        doc = korean_language()(text)
        assert doc.text == text, text
        end = 0
        for token in tokens(text):
            assert text[token.start : token.end] == token.text, (text, token)
            assert token.start >= end, (text, token)
            end = token.end


def particles_and_endings_stand_alone() -> None:
    """수원에서 is 수원 + 에서; 했어요 keeps its morphemes in the lemma."""
    found = tokens("수원에서 실업급여를 신청했어요")
    assert [token.text for token in found][:2] == ["수원", "에서"], found
    assert "를" in [token.text for token in found], found
    assert "하/XSV+었/EP" in [token.lemma for token in found], found


def abbreviations_of_the_center_stay_whole() -> None:
    """Kiwi alone cuts 국취제 into three syllables."""
    texts = [token.text for token in tokens("국취제 실급 이직확인서")]
    assert texts == ["국취제", "실급", "이직확인서"], texts


def entities_carry_normalized_values() -> None:
    """Rasa answers with the same values as the gateway."""
    message = Message(data={TEXT: "수원 사는데 월급 280이었어요 실업급여 얼마 받아요?"})
    RuleEntityExtractor().process([message])
    found = {entity["entity"]: entity["value"] for entity in message.get("entities")}
    assert found["service"] == "job_seeking_benefit", found
    assert "수원" in found["region"], found
    assert found["money"] == 2_800_000, found


def tokens(text: str) -> list:
    """What Rasa's featurizers get."""
    return KoreanTokenizer(KoreanTokenizer.get_default_config()).tokenize(Message(data={TEXT: text}), TEXT)


CHECKS = [
    tokens_are_cut_out_of_the_text_at_their_offsets,
    particles_and_endings_stand_alone,
    abbreviations_of_the_center_stay_whole,
    entities_carry_normalized_values,
]

if __name__ == "__main__":
    for check in CHECKS:
        check()
        print("ok", check.__name__)
