"""A place or service never seen in training must not change what a message is understood as."""

from __future__ import annotations

from bot.components.ngram_features import Document, Morphemes, NgramFeatures, morpheme_ngrams, name_terms
from center.language.entities import Entity


def in_region(name: str) -> Document:
    tokens = [Morphemes(0, 2, [f"{name}/NNP"]), Morphemes(2, 3, ["에/JKB"]), Morphemes(4, 7, ["일자리/NNG"])]
    return Document(f"{name}에 일자리", tokens, [Entity("region", name, name, 0, 2)])


def test_two_cities_look_the_same_to_the_grammar() -> None:
    assert list(morpheme_ngrams(in_region("수원"))) == list(morpheme_ngrams(in_region("여수")))


def test_a_name_of_several_tokens_counts_once() -> None:
    tokens = [Morphemes(0, 2, ["실업/NNG"]), Morphemes(2, 4, ["급여/NNG"])]
    document = Document("실업급여", tokens, [Entity("service", "실업급여", "job_seeking_benefit", 0, 4)])
    assert list(morpheme_ngrams(document)) == ["m<service>"]


def test_a_bare_value_is_recognizable_as_such() -> None:
    assert "ecover5" in set(name_terms(Document("6년", [], [Entity("duration", "6년", 72, 0, 2)])))


def test_blocks_weigh_the_same_and_unknown_terms_are_ignored() -> None:
    features = NgramFeatures.learned_from([in_region("수원"), in_region("여수")])
    _, weights = features.weigh(in_region("수원"))
    assert abs(sum(weight * weight for weight in weights) - 3) < 1e-6
    assert features.weigh(Document("zzz", [], []))[0] != []  # its length and coverage are known
    assert features.matrix([in_region("수원")]).shape == (1, len(features.columns))


def test_an_empty_message_does_no_harm() -> None:
    features = NgramFeatures.learned_from([in_region("수원")])
    assert features.weigh(Document("", [], []))[1] is not None
