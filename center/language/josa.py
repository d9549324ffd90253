"""Choose the right particle (조사) after a word: 센터를 / 고용24를 / 3명을."""

from __future__ import annotations

import unicodedata

# First form after a final consonant, second after a vowel.
_PAIRS = {
    "은는": ("은", "는"),
    "이가": ("이", "가"),
    "을를": ("을", "를"),
    "과와": ("과", "와"),
    "으로로": ("으로", "로"),
    "이에요예요": ("이에요", "예요"),
    "이나나": ("이나", "나"),
    "이라라": ("이라", "라"),
    "이랑랑": ("이랑", "랑"),
    "이며며": ("이며", "며"),
    "이고고": ("이고", "고"),
    "이든든": ("이든", "든"),
    "아야": ("아", "야"),
    "이었였": ("이었", "였"),
    "입니다": ("입니다", "입니다"),
}
_REVERSED = {"는은": "은는", "가이": "이가", "를을": "을를", "와과": "과와", "로으로": "으로로",
             "예요이에요": "이에요예요", "나이나": "이나나"}

# Last sound of a digit or a Latin letter when read aloud in Korean: "" vowel, "ㄹ", or another consonant.
_DIGIT_FINALS = {"0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ", "9": ""}
_LETTER_FINALS = {"l": "ㄹ", "r": "ㄹ", "m": "ㅁ", "n": "ㄴ"}
_SYMBOL_FINALS = {"%": "", "℃": "", "+": ""}
_ZERO_UNITS = ((8, "ㄱ"), (4, "ㄴ"), (3, "ㄴ"), (2, "ㄱ"), (1, "ㅂ"))  # 억, 만, 천, 백, 십


def attach(word: str, particle: str) -> str:
    """Return `word` followed by the form of `particle` that fits its last sound.

    `particle` names both forms, final-consonant form first ("은는", "이가", "을를", "과와", "으로로",
    "이에요예요", "이나나" …; the other order is accepted too). Closing brackets, quotes and spaces at the
    end are looked through: "구직급여(실업급여)" takes "를". Raises ValueError for an unknown particle.
    """
    return word + choose(word, particle)


def choose(word: str, particle: str) -> str:
    """Return only the form of `particle` that fits `word` ("을" or "를")."""
    name = _REVERSED.get(particle, particle)
    if name not in _PAIRS:
        raise ValueError(f"unknown particle: {particle}")
    with_final, without_final = _PAIRS[name]
    final = last_sound(word)
    if final == "ㄹ" and name == "으로로":
        return without_final
    return with_final if final else without_final


def last_sound(word: str) -> str:
    """The final consonant with which `word` ends when read aloud: "", "ㄹ", or another consonant."""
    kept = unicodedata.normalize("NFKC", word).rstrip()
    while kept and not (kept[-1].isalnum() or kept[-1] in _SYMBOL_FINALS):
        kept = kept[:-1].rstrip()
    if not kept:
        return ""
    last = kept[-1]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return "" if final == 0 else ("ㄹ" if final == 8 else "ㄱ")
    if last in _SYMBOL_FINALS:
        return _SYMBOL_FINALS[last]
    if last.isascii() and last.isdigit():
        return _number_final(kept)
    if "ㄱ" <= last <= "ㅎ":
        return "ㄹ" if last == "ㄹ" else "ㄱ"
    return _LETTER_FINALS.get(last.lower(), "")


def _number_final(word: str) -> str:
    digits = ""
    for char in reversed(word):
        if char.isascii() and char.isdigit():
            digits = char + digits
        elif char != ",":
            break
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 0 or zeros == len(digits):
        return _DIGIT_FINALS[digits[-1]]
    for power, final in _ZERO_UNITS:
        if zeros >= power:
            return final
    return "ㅇ"
