"""Korean typed while the keyboard was left in English: dkssudgktpdy is 안녕하세요."""

from __future__ import annotations

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_KEYS = dict(zip(
    "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml", "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ", strict=True
))
_DOUBLE_VOWELS = {"ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ"}
_DOUBLE_FINALS = {"ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ", "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ",
                  "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ"}


def to_hangul(keys: str) -> str | None:
    """The syllables that `keys` give on a Korean (두벌식) keyboard, or None when single letters are left over."""
    letters = [_KEYS.get(key) or _KEYS.get(key.lower()) for key in keys]
    if None in letters:
        return None
    jamo = [letter for letter in letters if letter is not None]
    syllables, place = "", 0
    while place < len(jamo):
        if jamo[place] not in _INITIALS or place + 1 >= len(jamo) or jamo[place + 1] not in _VOWELS:
            return None
        initial, vowel, place = jamo[place], jamo[place + 1], place + 2
        if place < len(jamo) and vowel + jamo[place] in _DOUBLE_VOWELS:
            vowel, place = _DOUBLE_VOWELS[vowel + jamo[place]], place + 1
        final = ""
        while place < len(jamo) and jamo[place] not in _VOWELS and not _starts_syllable(jamo, place):
            joined = final + jamo[place] if not final else _DOUBLE_FINALS.get(final + jamo[place], "")
            if joined not in _FINALS or not joined:
                return None
            final, place = joined, place + 1
        code = (_INITIALS.index(initial) * 21 + _VOWELS.index(vowel)) * 28 + _FINALS.index(final)
        syllables += chr(ord("가") + code)
    return syllables


def _starts_syllable(jamo: list[str], place: int) -> bool:
    return place + 1 < len(jamo) and jamo[place + 1] in _VOWELS


def is_common(syllables: str) -> bool:
    """True when every syllable is one of the 2350 in everyday use (KS X 1001)."""
    try:
        syllables.encode("euc_kr")
    except UnicodeEncodeError:
        return False
    return True
