"""Every fact of screening.yml that one message tells, also when several stand in one sentence.

"45살이고 6년 일하다 지난달에 권고사직 당했는데" gives age, insured_months, separation_date and separation_reason. Which word
leads to which fact is content (content/language/fact_cues.yaml). What is not said is not guessed.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from center.language.asked import read_answer
from center.language.program_facts import (
    CITIZEN,
    EMPLOYER,
    read_program_facts,
    read_ranges,
    without_what_is_not_the_firms,
)
from center.language.readings import AskedFact, Collector, FactReading, FactSpan, FactValue
from center.language.spans import plain
from center.language.spoken_amounts import check_dates, read_amounts
from center.language.spoken_choices import read_choices
from center.language.word_lists import word_list

__all__ = ["AskedFact", "FactReading", "FactSpan", "FactValue", "extract_facts"]


# Heard only in what an employer says about the own firm.
FIRM_ONLY = ("planned_hires",)


@lru_cache(maxsize=1)
def heard_everywhere() -> frozenset[str]:
    """The facts that any message may tell; the others are heard only beside the programs that go by them."""
    cues = word_list("fact_cues")
    groups = [cues[name] for name in ("amounts", "choices", "yes_no", "fixed")]
    return frozenset(rule["fact"] for group in groups for rule in group) | {"industry"}


def extract_facts(
    text: str, today: date, *, asked: AskedFact | None = None, firm: bool = False, widely: bool = False, about: str = ""
) -> FactReading:
    """Facts said in `text`, in the format of the HTTP contract.

    `asked` is the open question: a bare answer ("삼백오십", "네", "두 번째", "마흔다섯이요") then becomes its value.
    "모르겠어요" is no value: the reading stays empty. ``firm``: an employer speaks of the own firm. ``widely``:
    also what only the other programs ask for (family, leave, the person who is hired), as the dialogue hears it. ``about``:
    what is talked about ("육아휴직 급여"), so that "6개월 쓸 거예요" needs not name it again.
    """
    text = plain(text)
    found = Collector(text, today, about)
    if widely:
        read_program_facts(found, EMPLOYER if firm else CITIZEN, asked)
    read_amounts(found, asked, firm)
    read_choices(found, asked)
    if widely and firm:
        without_what_is_not_the_firms(found)
    if asked is not None and asked.name not in found.facts:
        read_answer(found, asked)
    check_dates(found)
    if widely:
        read_ranges(found, EMPLOYER if firm else CITIZEN)
    for name in () if firm else FIRM_ONLY:
        found.facts.pop(name, None)
    return found.reading()
