"""A spaCy language for Korean whose tokens come from the morpheme analyzer Kiwi.

spaCy's own Korean needs a system-wide MeCab and looks its tokens up again in the text, which fails as soon as
an analyzer normalizes them (했 is analyzed as 하+았). Here every token is cut out of the text at the analyzer's
own offsets; what it stands for is in ``lemma_`` and ``tag_``:

    수원에서 → 수원/NNP · 에서/JKB        갔어요 → 갔 (lemma 가/VV+었/EP, tag VV+EP) · 어요/EF

Morphemes that share a syllable stay one token, because half a syllable has no place in the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import spacy
from kiwipiepy import Kiwi
from kiwipiepy import Token as Morpheme
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_words_and_spaces, registry
from spacy.vocab import Vocab

from center.content.yaml_file import load_yaml

WORDS_FILE = Path(__file__).resolve().parents[2] / "content" / "language" / "kiwi_words.yaml"
JOINT = "+"  # between the morphemes of one token, in lemma_ and tag_


@lru_cache(maxsize=1)
def morpheme_analyzer() -> Kiwi:
    """The one Kiwi of this process (it takes seconds to load and holds 500 MB), with the center's own words.

    Raises ContentError when ``kiwi_words.yaml`` is wrong.
    """
    content = load_yaml(WORDS_FILE)
    kiwi = Kiwi(num_workers=1)
    for entry in content["words"]:
        kiwi.add_user_word(entry["word"], entry["tag"], float(content["score"]))
    return kiwi


def words_fingerprint() -> str:
    """Changes whenever the analyzer's words change, so that Rasa trains again instead of using its cache."""
    return hashlib.sha256(WORDS_FILE.read_bytes()).hexdigest()


class KiwiTokenizer:
    """spaCy tokenizer: text in, Doc with surface tokens, lemmas and part-of-speech tags out."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        groups = _without_shared_syllables(morpheme_analyzer().tokenize(text))
        surfaces = [text[_start(group) : _end(group)] for group in groups]
        words, spaces = get_words_and_spaces(surfaces, text)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        by_offset = {_start(group): group for group in groups}
        for token in doc:
            group = by_offset.get(token.idx)
            if group is None:  # extra white space
                token.lemma_, token.tag_ = token.text, "SP"
                continue
            token.lemma_ = JOINT.join(f"{morpheme.form}/{morpheme.tag}" for morpheme in group)
            token.tag_ = JOINT.join(morpheme.tag for morpheme in group)
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the words are content, read again when the process starts."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> KiwiTokenizer:
        """The counterpart of to_bytes."""
        return self


@registry.tokenizers("ieum.KiwiTokenizer.v1")
def create_kiwi_tokenizer() -> Callable[[Language], KiwiTokenizer]:
    """Named in spaCy's registry, so that ``spacy.blank("ko")`` does not ask for MeCab."""
    return lambda language: KiwiTokenizer(language.vocab)


@lru_cache(maxsize=1)
def korean_language() -> Language:
    """A blank spaCy pipeline for Korean; ``korean_language()(text)`` gives a Doc."""
    return spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "ieum.KiwiTokenizer.v1"}}})


def _without_shared_syllables(morphemes: list[Morpheme]) -> list[list[Morpheme]]:
    groups: list[list[Morpheme]] = []
    for morpheme in morphemes:
        if groups and morpheme.start < _end(groups[-1]):
            groups[-1].append(morpheme)
        elif morpheme.len:
            groups.append([morpheme])
    return groups


def _start(group: list[Morpheme]) -> int:
    return int(group[0].start)


def _end(group: list[Morpheme]) -> int:
    return max(int(morpheme.start) + int(morpheme.len) for morpheme in group)
