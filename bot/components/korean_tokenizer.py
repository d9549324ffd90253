"""Rasa's tokenizer for Korean: particles and endings are tokens of their own."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot.components.korean_language import korean_language, words_fingerprint


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class KoreanTokenizer(Tokenizer):  # type: ignore[misc]
    """Cuts a message into morphemes with the spaCy language of ``korean_language``.

    A token's text is the surface in the message, ``start`` and ``end`` are the analyzer's offsets, the lemma is
    ``form/TAG`` (joined with + where morphemes share a syllable), ``pos`` the tag alone.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Intents are whole names here; nothing is split."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that must be installed for this component."""
        return ["spacy", "kiwipiepy"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """A changed word list changes the tokens, so it must lead to a new training."""
        return words_fingerprint()

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The tokens of one attribute of ``message``; white space is left out."""
        doc = korean_language()(message.get(attribute))
        return [
            Token(token.text, token.idx, token.idx + len(token.text), data={"pos": token.tag_}, lemma=token.lemma_)
            for token in doc
            if not token.is_space
        ]
