"""Repair what was typed before it is understood: keyboard left in English, usual typos, missing spaces, ㅋㅋㅋ."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from center.language.keyboard import is_common, to_hangul
from center.language.word_lists import word_list

_LATIN_WORD = re.compile(r"(?<![A-Za-z@._/-])[A-Za-z]{4,40}(?![A-Za-z0-9@._/-])")
_REPEATED_JAMO = re.compile(r"([ㄱ-ㅎㅏ-ㅣ])\1{2,}")
_LAUGHTER = re.compile(r"\s*(?:[ㅋㅎㅠㅜ]{2,}|\^\^+|;;+)")
_REPEATED_MARKS = re.compile(r"([!?~.,])\1{2,}")
_JAMO_WORD = re.compile(r"(?<![가-힣ㄱ-ㅎㅏ-ㅣ])[ㄱ-ㅎ]{1,4}(?![가-힣ㄱ-ㅎㅏ-ㅣ])")
_LONG_RUN = re.compile(r"[가-힣0-9]{10,}")
_DIGITS = re.compile(r"[0-9]")
_SPOKEN_NUMBER = re.compile(r"[일이삼사오육칠팔구]?(?:[천백십만](?:[일이삼사오육칠팔구](?=[천백십만원명살년개프퍼이]))?){1,4}원?")
_MAX_ROUNDS = 6
# A short word of the English keyboard needs more syllables to be sure than a long one.
_MIN_SYLLABLES = 2
_WHOLE = 4  # letters of a name that is kept in one piece


def repair(text: str, kiwi: Any = None) -> str:
    """Return `text` as it was most likely meant; numbers are never changed, and repairing twice changes nothing.

    `kiwi` is a loaded kiwipiepy.Kiwi; with it, spaces are put into long runs without any.
    """
    repaired = text
    for _ in range(_MAX_ROUNDS):
        changed = _once(repaired)
        if changed == repaired:
            break
        repaired = changed
    if kiwi is not None:
        repaired = _spaced(repaired, kiwi)
    return repaired if _DIGITS.findall(repaired) == _DIGITS.findall(text) else text


def _once(text: str) -> str:
    text = _LATIN_WORD.sub(_from_english_keyboard, text)
    typos, wrong = _typos()
    text = wrong.sub(lambda found: typos[found.group()], text)
    text = _REPEATED_MARKS.sub(r"\1", text)
    abbreviations = word_list("repairs")["abbreviations"]
    text = _JAMO_WORD.sub(lambda found: abbreviations.get(found.group(), found.group()), text)
    trimmed = _LAUGHTER.sub("", text)
    # A message of nothing but laughter stays one.
    text = trimmed.strip() if trimmed != text and trimmed.strip() else text
    return _REPEATED_JAMO.sub(r"\1\1", text)


@lru_cache(maxsize=1)
def _typos() -> tuple[dict[str, str], re.Pattern[str]]:
    typos: dict[str, str] = word_list("repairs")["typos"]
    return typos, re.compile("|".join(re.escape(word) for word in sorted(typos, key=len, reverse=True)))


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    return frozenset(word_list("english_words")["words"])


def _from_english_keyboard(found: re.Match[str]) -> str:
    word = found.group()
    if word.lower() in _english_words() or word.isupper():
        return word
    syllables = to_hangul(word)
    if syllables is None or len(syllables) < _MIN_SYLLABLES or not is_common(syllables):
        return word
    return syllables


@lru_cache(maxsize=1)
def _whole_names() -> tuple[str, ...]:
    """Words of the analyzer and names of services that nobody wants to see in pieces, longest first."""
    words = {entry["word"] for entry in word_list("kiwi_words")["words"]}
    for entry in word_list("gazetteers/services")["entries"]:
        words.update(word for word in entry["words"] if " " not in word and len(word) >= _WHOLE)
    return tuple(sorted(words, key=len, reverse=True))


def _numbers_together(run: str, spaced: str) -> str:
    """Spoken numbers that the spacing took apart (이백 오십만원) are put together again."""
    for number in _SPOKEN_NUMBER.findall(run):
        spaced = re.sub(r"\s?".join(map(re.escape, number)), number, spaced)
    return spaced


def _names_together(run: str, spaced: str) -> str:
    """Names that the spacing took apart (권고 사직) are put together again."""
    for word in _whole_names():
        if word in run and word not in spaced:
            spaced = re.sub(r"\s?".join(map(re.escape, word)), word, spaced)
    return spaced


def _spaced(text: str, kiwi: Any) -> str:
    if not _LONG_RUN.search(text):
        return text
    spaced = text
    for run in _LONG_RUN.findall(text):
        better = _numbers_together(run, _names_together(run, str(kiwi.space(run))))
        if better.replace(" ", "") == run:
            spaced = spaced.replace(run, better, 1)
    return spaced
