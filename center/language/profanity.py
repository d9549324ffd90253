"""Abusive words, without taking 시발점 or 새끼손가락 for one."""

from __future__ import annotations

import re
from functools import lru_cache

from center.language.word_lists import word_list

# Signs and digits put between syllables to get past a filter: 시1발, 씨.발.
_BETWEEN = r"[0-9.,*_~!@^\-]{0,2}"
_ALONE_AROUND = r"가-힣ㄱ-ㅎㅏ-ㅣA-Za-z"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lists = word_list("profanity")
    anywhere = [_source(word) for word in sorted(lists["words"], key=len, reverse=True)]
    starting = [_source(word) for word in sorted(lists["at_start"], key=len, reverse=True)]
    alone = "|".join(map(re.escape, sorted(lists["alone"], key=len, reverse=True)))
    innocent = "|".join(map(re.escape, sorted(lists["innocent"], key=len, reverse=True)))
    source = "|".join([*anywhere, rf"(?<![{_ALONE_AROUND}])(?:{'|'.join(starting)})"])
    return (re.compile(source, re.IGNORECASE),
            re.compile(rf"(?<![{_ALONE_AROUND}])(?:{alone})(?![{_ALONE_AROUND}])"), re.compile(innocent))


def _source(word: str) -> str:
    letters = [re.escape(char) for char in word if char != " "]
    if len(letters) <= 3 and not word.isascii():
        return _BETWEEN.join(letters)
    return r"\s?".join(re.escape(part) for part in word.split(" "))


def is_abusive(text: str) -> bool:
    """True when `text` insults; telling what others said ("사장이 … 라고 했어요") and innocent words are not abuse."""
    parts, alone, innocent = _patterns()
    remaining = innocent.sub("\u25a1", text)
    quoted = "\u25a1" in remaining and re.search(r"라고|라며|라는|하면서", text)
    return not quoted and bool(parts.search(remaining) or alone.search(remaining))
