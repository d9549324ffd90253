"""Bare answers to a question: yes, no, one of the choices, "I don't know"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from center.language.cues import compiled, negated
from center.language.word_lists import word_list

_FIRST_WORD = re.compile(r"[^\s,.!?~ㅋㅎㅠㅜ;^]+")
_NUMBERED = re.compile(
    r"(?<![0-9])(?P<n>[0-9]{1,2})\s?(?:번|번째|번이요|번요|번입니다)?\s*(?:요|이요|입니다|이에요|예요|으로|로|할게요|선택)?\s*[.!~]*$"
)
_NUMBER = re.compile(r"[0-9]|[일이삼사오육칠팔구십백천만]+\s?(?:일|개월|달|년|시간|번|명|원)")
# 빚은 없어요, 가족 아니에요: the noun that is denied, with the words before it.
_DENIED_NOUN = re.compile(
    r"(?P<noun>[가-힣A-Za-z ]*?[가-힣A-Za-z])(?:은|는|이|가|도)?\s?(?<!지 )(?<!수 )(?<!수가 )"
    r"(?:없|아니[에예요죠지고다]|아닙|아닌|아녜|아님)"
)
_WORD = re.compile(r"[가-힣A-Za-z]+")
# "그럼 45살이면요?", "직원이 9명이라면 어떻게 돼요?"
_SUPPOSING = re.compile(
    r"(?:(?:그럼|그러면|만약에?|만일|혹시|근데|그런데)\s?)*(?P<what>.*?[가-힣0-9%])(?:이라면|라면|이면)"
    r"(?:요|은요|는요|은|는)?\s?(?:어떻게\s?[되돼됩][가-힣]*|어때요?|어떤가요|달라지나요|달라져요|되나요|돼요|받나요|가능해요|가능한가요|"
    r"얼마예요|얼마나\s?받[가-힣]*)?\s?[?？.!~]*"
)
_COPULA, _SHORT = "이에요", 40
_NOT_SO = re.compile(r"(?<!동)[안못]$")  # 안받고있어요
MOST_ECHOED = 3
_SINO_NUMBERED = re.compile(r"^(?P<n>[일이삼사오육칠팔구십])\s?번")


@lru_cache(maxsize=32)
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(word_list("answers")[name])


@lru_cache(maxsize=2)
def _side(side: str) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    lists = word_list("answers")[side]
    return frozenset(lists["words"]), compiled(lists["starts"]), compiled(lists.get("anywhere", ()))


def is_dont_know(text: str) -> bool:
    """True for "모르겠어요", "기억이 안 나요", "글쎄요"."""
    return bool(_pattern("dont_know").search(text))


def is_about_words(text: str) -> bool:
    """True when the person asks what words mean ("권고사직이랑 해고 차이가 뭐예요?")."""
    return bool(_pattern("about_words").search(text))


def wants_everything(text: str) -> bool:
    """True for "전부요", "다 볼게요", where one of several subjects could be chosen."""
    return bool(_pattern("everything").search(text))


def wants_more(text: str) -> bool:
    """True for "더 자세히 확인할래요", "더 물어봐 주세요"."""
    return bool(_pattern("ask_more").search(text))


def wants_fresh_start(text: str) -> bool:
    """True for "처음부터 다시 할게요"."""
    return bool(_pattern("start_over").search(text))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.)\s+", text.strip())


def first_sentences(help_text: str) -> str:
    """The beginning of a question's help: what is counted, and a rule of thumb."""
    return " ".join(_sentences(help_text)[:2])


def where_to_find(help_text: str) -> str:
    """The sentences of a question's help that say where the answer can be found out."""
    return " ".join(sentence for sentence in _sentences(help_text) if _pattern("where_to_find").search(sentence))


def wants_list(text: str) -> bool:
    """True for "뭐 받을 수 있어요?": everything that may be had is asked for, no single program."""
    return bool(_pattern("wants_list").search(text))


def does_not_apply(text: str) -> bool:
    """True for "아이가 없어요", "주부예요", "해당 없어요": the question does not concern the person."""
    return bool(_pattern("does_not_apply").search(text))


def is_question(text: str) -> bool:
    """True when something is asked or ordered ("날씨 어때?", "노래 불러줘"), not told."""
    bare = text.rstrip(" .!~ㅋㅎㅠㅜ")
    return bare.endswith(("?", "？", *word_list("answers")["question_ends"]))


def says_again(text: str) -> bool:
    """True for "아니 15명", "잘못 말했어요 15명이에요": something is said anew."""
    return bool(_pattern("says_again").search(text))


def speaks_of_quitting(text: str) -> bool:
    """True for "안 그만두고 싶어요", "그만둔 적은 없어요": a job is meant, not the conversation."""
    return bool(_pattern("no_stop").search(text))


def speaks_of_that_time(text: str) -> bool:
    """True for "그때 얼마였어요?", "당시 기준으로"."""
    return bool(_pattern("at_that_time").search(text))


def supposed(text: str) -> str | None:
    """What a short question supposes, as if it were told: "그럼 45살이면요?" gives "45살이에요"; None for anything else."""
    found = _SUPPOSING.fullmatch(text.strip()) if len(text) <= _SHORT else None
    return None if found is None else found.group("what") + _COPULA


def wants_results(text: str) -> bool:
    """True for "그냥 지금까지 한 걸로 알려줘", "결과요"."""
    return bool(_pattern("show_now").search(text) or _pattern("results").fullmatch(text.strip(" .!?~")))


def echoed(text: str, name: str, wording: str, *, whole: bool = False) -> bool | None:
    """Whether a short answer repeats the word of a yes-or-no question ("정규직이요") or names its opposite ("계약직").

    ``whole``: all of ``wording`` must be said.
    """
    words = [_bare(word) for word in _WORD.findall(text)]
    if not 1 <= len(words) <= MOST_ECHOED or "?" in text or is_dont_know(text):
        return None
    if set(words) & set(word_list("answers")["opposites"].get(name, ())):
        return False
    squeezed = re.sub(r"\s", "", wording)
    if whole:
        return True if words == [squeezed] else None
    return True if all(len(word) > 1 and word in squeezed for word in words) else None


def named_anywhere(text: str, name: str) -> bool | None:
    """Whether a longer answer names what the question asks for ("26살 정규직 주 40시간이요") or its opposite."""
    names = word_list("answers")["named_anywhere"].get(name)
    if names is None or is_question(text):
        return None
    found = {value: _said(words, text) for value, words in ((True, names["yes"]), (False, names["no"]))}
    return None if found[True] == found[False] else found[True]


def _said(words: Sequence[str], text: str) -> bool:
    return any(not negated(text, *match.span()) for match in compiled(tuple(words)).finditer(text))


def _bare(word: str) -> str:
    endings = sorted(word_list("answers")["echo_endings"], key=len, reverse=True)
    return next((word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) > len(ending) + 1), word)


def begins_with_yes_or_no(text: str) -> bool:
    """True when the first word is a plain yes or no ("네 15명이요"), whatever follows."""
    first = _FIRST_WORD.search(text.strip().lower())
    return first is not None and any(first.group() in _side(side)[0] for side in ("yes", "no"))


def yes_or_no(text: str, wording: str = "") -> bool | None:
    """True for yes, False for no, None when the answer is neither (or a question).

    With the ``wording`` of the question, "돈이 없어요" to "can you work?" is no answer: it denies something else.
    """
    text = text.strip().lower()
    first = _FIRST_WORD.search(text)
    if first is None or is_dont_know(text):
        return None
    word, rest = first.group(), text[first.end():]
    no_words, no_starts, no_anywhere = _side("no")
    yes_words, yes_starts, _ = _side("yes")
    if word in yes_words and (rest.startswith("?") or (_pattern("connectives").fullmatch(word) and rest.strip(" .!~"))):
        return None  # "그럼 45살이면요?", "그럼 얼마나 걸려요": then, not yes
    if word in yes_words:
        # "네 없어요", "네, 그런 건 아니에요": the predicate decides.
        return not (no_anywhere.search(rest) or no_starts.match(rest.strip(" ,.!~")))
    if word in no_words or no_starts.match(text, first.start()):
        remainder = rest.strip(" ,.!~")
        return bool(word in no_words and yes_starts.match(remainder) and not no_anywhere.search(remainder))
    if text.rstrip().endswith("?"):
        return None
    if yes_starts.match(text, first.start()):
        return not no_anywhere.search(text)
    if no_anywhere.search(text):
        return None if wording and _denies_something_else(text, wording) else False
    if _NUMBER.search(text):  # "이번 달에 4일 일했어요" tells something; it is not a yes
        return None
    if not _pattern("yes_ends").search(text.rstrip(".!~ㅋㅎ ")[-5:]):
        return None
    return None if wording and not _speaks_of(text, wording) else True


def _denies_something_else(text: str, wording: str) -> bool:
    """Whether what is not there, or not so, is nothing that was asked for: "빚은 없어요", "가족 아니에요"."""
    denied = _DENIED_NOUN.search(text)
    return denied is not None and not _speaks_of(denied.group("noun"), wording)


def _speaks_of(text: str, wording: str) -> bool:
    """Whether a piece of text has a word of the question, or no word that says anything."""
    fillers = frozenset(word_list("answers")["filler_words"])
    words = [word for word in map(_bare, _WORD.findall(text)) if word not in fillers]
    squeezed = re.sub(r"\s", "", wording)
    pairs = {word[i:i + 2] for word in words for i in range(max(1, len(word) - 1))}
    return not pairs or any(pair in squeezed for pair in pairs)


def answers_absence(text: str) -> bool | None:
    """To a question whose yes is that nobody was let go: "없어요" is yes, "있어요" is no; None when neither is said."""
    text = text.strip()
    if is_dont_know(text) or text.endswith(("?", "？")):
        return None
    nothing, something = _pattern("nothing_there").search(text), _pattern("something_there").search(text)
    return None if bool(nothing) == bool(something) else bool(nothing)


def chosen(text: str, choices: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """Values of `choices` (value, words) that `text` names by a word or by its place ("두 번째", "2번")."""
    squeezed = re.sub(r"\s", "", text.lower())
    hits: list[tuple[int, str, int]] = []
    for value, words in choices:
        for word in words:
            bare = re.sub(r"\s", "", word.lower())
            place = squeezed.find(bare) if bare else -1
            if place >= 0 and not negated(squeezed, place, place + len(bare)) and not _NOT_SO.search(squeezed[:place]):
                hits.append((len(bare), value, place))
    if hits:
        return _longest(hits)
    by_place = _by_place(text, len(choices))
    return [choices[by_place][0]] if by_place is not None else []


def _longest(hits: list[tuple[int, str, int]]) -> list[str]:
    """Every named value, without those whose word only stands inside a longer word of another value."""
    kept: list[tuple[int, str, int]] = []
    for length, value, place in sorted(hits, reverse=True):
        inside = any(
            other != value and size > length and start <= place and place + length <= start + size for size, other, start in kept
        )
        if not inside:
            kept.append((length, value, place))
    return list(dict.fromkeys(value for _, value, _ in sorted(kept, key=lambda hit: hit[2])))


def _by_place(text: str, count: int) -> int | None:
    lists = word_list("answers")
    if count and _pattern("last").search(text):
        return count - 1
    for place, word in enumerate(lists["ordinals"][:count]):
        if re.search(rf"(?<![가-힣]){word}\s?번\s?째|(?<![가-힣]){word}째", text):
            return place
    match = _NUMBERED.search(text.strip()) or _SINO_NUMBERED.search(text.strip())
    if match is None:
        return None
    written = match.group("n")
    number = int(written) if written.isdigit() else "일이삼사오육칠팔구십".index(written) + 1
    return number - 1 if 1 <= number <= count else None
