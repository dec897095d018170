"""How often a duty returns, from its words: 每周, 按月, 定期."""

import calendar
from datetime import date, timedelta

from app.importing.draft import Cadence
from app.importing.language.numerals import plain, whole
from app.importing.patterns import later

_EVERY = r"(?:每一?个?|逐|按)[ \t]?"
_PERIODS = tuple(
    (cadence, later(pattern))
    for cadence, pattern in (
        (
            Cadence.WEEKLY,
            rf"{_EVERY}(?:周|星期|礼拜)(?!期|边|围|知)|(?<![两二双2半])周(?=一?(?:调度|通报|例会|报制))|一周一",
        ),
        (Cadence.MONTHLY, rf"{_EVERY}(?:月份?)|(?<!半)月(?=调度|通报|例会|报制)|月度(?=例会|通报|调度)|一月一"),
        (Cadence.QUARTERLY, rf"{_EVERY}季度?|季度?(?=一?(?:调度|通报|例会))|一季一|每(?:三|3)个月"),
        (Cadence.ANNUAL, rf"{_EVERY}年度?|一年一"),
    )
)
_ONGOING = later(
    rf"{_EVERY}(?:(?:两|二|双|半|2)[ \t]?个?(?:周|星期|月|年)|[日天旬])|半年一|半月一|一日一|"
    r"(?<!不)定期|不定期|常态化|经常性?|长期|持续|日常|成熟一[批个]"
)

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_NAMED_DAYS = {
    Cadence.WEEKLY: later(r"每(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"),
    Cadence.MONTHLY: later(rf"(?:每一?个?|逐)月的?(?P<day>{_NUMBER})[日号]"),
    Cadence.ANNUAL: later(rf"每年的?(?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号]"),
}


def day_within(text: str, cadence: Cadence, end: date) -> date | None:
    """The day that the text names (每周五, 每月5日前, 每年3月31日) in the period of `cadence` that ends on `end`.

    A day that a month lacks is its last. None where the text names none.
    """
    named = pattern.search(plain(text)) if (pattern := _NAMED_DAYS.get(cadence)) else None
    if named is None:
        return None
    if cadence is Cadence.WEEKLY:
        return end - timedelta(days=6 - min("一二三四五六日天".index(named["weekday"]), 6))
    month = whole(named["month"]) if cadence is Cadence.ANNUAL else end.month
    day = whole(named["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return date(end.year, month, min(day, calendar.monthrange(end.year, month)[1]))


def read_cadence(text: str) -> tuple[Cadence | None, str | None]:
    """The cadence the text states and the words that say so; (None, None) when it states none.

    The first stated period wins over a general word (定期). Periods without a name of their own in `Cadence`
    (每日, 每两周, 每半年) read as ongoing; the words tell which.
    """
    read = plain(text)
    found = [(match.start(), cadence, match) for cadence, pattern in _PERIODS if (match := pattern.search(read))]
    if not found and (match := _ONGOING.search(read)):
        found = [(match.start(), Cadence.ONGOING, match)]
    if not found:
        return None, None
    _, cadence, match = min(found, key=lambda hit: hit[0])
    return cadence, text[match.start() : match.end()]
