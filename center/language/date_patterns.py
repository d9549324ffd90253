"""The ways a date is written or said, as patterns; dates.py gives them their meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from center.language.numerals import BEFORE_COUNT, COUNT
from center.language.word_lists import word_list

_DAY_WORDS_SINO = "[일이삼사오육칠팔구십]"
_MONTH = r"(?P<month>[0-9]{1,2}|유|시|십일|십이|십|[일이삼사오육칠팔구])\s?월"
DAY = rf"(?P<day>[0-9]{{1,2}}|{_DAY_WORDS_SINO}{{1,4}})\s?일(?!자리|하|했|한|을|주일)"
_YEAR = (
    r"(?P<year>[0-9]{4}|[0-9]{2}|이천[일이삼사오육칠팔구십]{0,4}|"
    r"이공[영공일이삼사오육칠팔구]{2}|천구백[일이삼사오육칠팔구십]{1,3})"
)
_JOIN = r"(?:도|에|의|에도)?\s?"
# A time of day after a day, and what is done with an appointment.
_CLOCK = r"(?:[0-9]{1,2}\s?시(?!간)|[0-9]{1,2}:[0-9]{2}|(?:열한|열두|열|한|두|세|네|다섯|아홉)\s?시(?!간))"
_ARRANGED = r"(?:예약|변경|옮|바꿔|바꾸|바꿀|잡|해\s?주|미뤄|미루|부탁|당겨|땡겨|할게|할께)"
# "3인가구 월소득": the 구 is no nine.
_NO_END_OF_A_WORD = "".join(rf"(?<![가-힣][일이삼사오육칠팔구시]{gap}월)" for gap in ("", " "))
# "경력 10년 10월 말": ten years of work, then a date.
_NO_LENGTH = r"(?<![가-힣0-9])(?<!경력 )(?<!근속 )(?<!근무 )(?<!재직 )(?<!보험 )"
# What may not follow a year standing alone, so that 10년 동안 and 15년 전 stay durations.
_YEAR_ONLY_AFTER = r"(?=\s?(?:도|에|부터|까지|쯤|경|봄|여름|가을|겨울|상반기|하반기|초|말|중반|입사|퇴사|졸업|$))"


@lru_cache(maxsize=1)
def date_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns with the name of the reader in dates.py that understands their groups."""
    words = word_list("calendar_words")
    years, months = _spaced(words["years"]), _spaced(words["months"])
    weeks, days = _spaced(words["weeks"]), _spaced(words["days"])
    part = rf"(?:\s?(?P<part>{_spaced(words['month_parts'])})(?![가-힣]*없|고\s))"
    in_month = rf"(?:{_JOIN}{DAY}(?:\s?\(?[월화수목금토일](?:요일\)?|욜|\)))?|{part})"
    month_tail = in_month + "?"
    year_part = rf"\s?(?P<ypart>{_spaced(words['year_parts'])}|겨울)"
    counts = _spaced(words["day_counts"])
    weekday = r"(?P<weekday>[월화수목금토일])(?:요일|욜)"
    start = r"(?<![가-힣0-9])"
    nth = rf"(?P<nth>{_loosely(words['ordinals'])})"
    month = rf"(?:(?<![가-힣0-9.])(?:{_MONTH}|(?P<mword>{months})))"
    coming = rf"(?P<dayword>{_loosely(words['weekday_words'])})"
    patterns: list[tuple[str, str]] = [
        (r"(?<![0-9./-])(?P<year>[0-9]{4})\s?[-./]\s?(?P<month>[0-9]{1,2})\s?[-./]\s?(?P<day>[0-9]{1,2})(?![0-9])", "full"),
        (r"(?<![0-9./'-])'?(?P<year>[0-9]{2})\s?[-./]\s?(?P<month>[0-9]{1,2})\s?[-./]\s?(?P<day>[0-9]{1,2})(?![0-9-])",
         "full"),
        (r"(?<![0-9.,/-])(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9,-]|\s?[원만명])",
         "compact"),
        (r"(?<![0-9.,/-])(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9,-]|\s?[원만명%])", "compact"),
        (r"(?<![0-9./-])(?P<year>(?:19|20)[0-9]{2})\s?[-./]\s?(?P<month>[0-9]{1,2})(?![0-9./-])", "full"),
        (rf"{_NO_LENGTH}(?:{_YEAR}\s?년|(?P<yword>{years})){_JOIN}{_MONTH}{month_tail}", "full"),
        (rf"(?<![0-9.]){_MONTH}(?:(?<=십[일이]월)|{_NO_END_OF_A_WORD})(?!동|금|된|시켜|드)(?:{in_month}|(?!\s?급|\s?[0-9]))",
         "month_day"),
        (rf"{start}(?P<mword>{months})(?!세){month_tail}", "relative_month"),
        (rf"{start}(?P<wword>{weeks})(?:\s?{weekday}|\s?(?P<wpart>초반|초|중반|주말|말))?", "relative_week"),
        (rf"{month}(?:의|에)?\s?{nth}\s?주차?(?:의|에)?\s?{weekday}", "nth_weekday"),
        (rf"{month}(?:의|에)?\s?{nth}\s?{weekday}", "nth_weekday"),
        (rf"{month}(?:의|에)?\s?{nth}\s?주(?:차|째)?(?![가-힣]*[말간])", "nth_week"),
        (rf"{start}(?P<dword>{days})(?!\s?(?:배움|채움|센터|카드))", "relative_day"),
        (rf"{start}모래(?=\s?(?:오전|오후|아침|점심|{_CLOCK}|예약|갈게|갈께|가도|방문|에\s?(?:예약|방문|갈)))",
         "day_after_tomorrow"),
        (rf"{start}(?P<named>{_loosely(words['named_days'])})", "named_day"),
        (rf"{start}(?P<nday>{counts})\s?(?:쯤\s?)?(?P<ago>전|뒤|후|있다가?|이따가?)", "days_ago"),
        (rf"{BEFORE_COUNT}(?P<count>{COUNT})\s?(?P<unit>개월|달|년|주일|주|일|해)(?:\s?(?P<half>반))?\s?"
         rf"(?:쯤|정도|가량)?\s?(?P<ago>전|뒤|후)(?!\s?(?:직원|사원|임신|세|기|월(?!요일|욜)|달))(?:\s?{weekday})?", "count_ago"),
        (rf"{start}(?P<half>반)\s?년\s?(?:쯤|정도)?\s?(?P<ago>전|뒤|후)", "count_ago"),
        (rf"{start}(?:{_YEAR}\s?년|(?P<yword>{years}))(?:도|에)?{year_part}", "year"),
        (rf"{start}{_YEAR}\s?년{_YEAR_ONLY_AFTER}|{start}(?P<year4>(?:19|20)[0-9]{{2}})\s?년|"
         rf"{start}(?P<yword>{years})(?=$|[\s에도엔은까부이.,?!~])", "year"),
        (rf"{start}{coming}\s?{weekday}", "weekday_word"),
        (rf"{start}{weekday}", "weekday"),
        (r"(?<![0-9./-])(?P<month>0?[1-9]|1[0-2])/(?P<day>[0-9]{1,2})(?![0-9/%])", "month_day"),
        (rf"(?<![0-9./-])(?P<month>1[0-2]|0?[1-9])\.\s?(?P<day>[0-9]{{1,2}})(?=\s?(?:\(?[월화수목금토일](?:요일|욜)?\)?\s?)?"
         rf"(?:\s?(?:오전|오후|아침|점심)|\s?{_CLOCK}))", "month_day"),
        (rf"{start}(?P<part>월말|말일)", "this_month_part"),
        (rf"{BEFORE_COUNT}{DAY}(?:날|자(?!리)|에(?!\s?[한두세몇번]))(?!서)", "bare_day"),
        (rf"{BEFORE_COUNT}{DAY}(?=\s?(?:오전|오후|아침|점심|저녁|{_CLOCK}))", "bare_day"),
        (rf"{BEFORE_COUNT}{DAY}\s?\(?[월화수목금토일](?:요일\)?|욜|\))", "bare_day"),
        (rf"(?<!주)(?<!주 )(?<!하루 ){BEFORE_COUNT}{DAY}(?:로|으로)\s?(?={_ARRANGED})", "bare_day"),
    ]
    return tuple((re.compile(source), reader) for source, reader in patterns)


def _spaced(words: dict[str, object] | list[str]) -> str:
    """Alternation of words, longest first; a space is allowed before the last noun (지난 달, 다음 주)."""
    sources = []
    for word in sorted(words, key=len, reverse=True):
        source = re.escape(word)
        for noun in ("달", "주", "월", "해", "날", "모레", "모래"):
            if (len(word) > len(noun) + 1 or len(noun) > 1) and word != noun and word.endswith(noun) and word not in ("전주에",):
                source = re.escape(word[: -len(noun)]) + r"\s?" + noun
        sources.append(source)
    return "|".join(sources)


def _loosely(words: dict[object, object]) -> str:
    """Alternation of words, longest first, where a space may stand before 번째, 이브 and 첫날."""
    sources = [str(word) for word in sorted(words, key=lambda word: -len(str(word)))]
    return "|".join(re.sub(r"(?<=.)(번째|이브|첫날)$", r"\\s?\1", source) for source in sources)
