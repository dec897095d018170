"""Time limits without a calendar date: durations (两周左右, 10个工作日内) and vague words (尽快)."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.importing.language.numerals import whole
from app.importing.patterns import later

_COUNT = r"(?P<count>半|[一二两三四五六七八九十]{1,3}|\d{1,3})(?P<half>个?半)?"
_UNIT = r"(?:个[ \t]?)?(?P<unit>工作日|日|天|周|星期|月|季度|年)"
_DURATION = later(
    rf"(?<![\d.第月年每前\-—~～至到一二三四五六七八九十]){_COUNT}[ \t]?{_UNIT}"
    r"(?:之内|以内|内|左右的?时间内?|左右|的?时间内?)(?![部外容涵河环])"
)
_VAGUE = later(
    r"尽快|尽早|早日|抓紧(?!抓)|(?<![不未])及时(?!性|雨)|适时|择机|近期(?!规划|目标|建设规划)|近日|立即|马上|限期|"
    r"(?<!每)本?月底前?|下月|本周|下周|主?汛期?(?:到?来(?:临)?)?之?前|雨季(?:到?来(?:临)?)?之?前|"
    r"入[冬汛春夏秋]前|(?:供暖|采暖|供热)[期季]?前|[春秋]季(?:学期)?开学前|开学前|[春秋]季学期前|[春秋]耕前|[春夏秋]收前|[春秋]播前|(?:封冻|上冻|冰冻)期?前|春运前|[中高]考前|中秋节?前|端午节?前|两会前"
)
_AFTER_AN_EVENT = later(r"(?<!会)(?<!今)(?<!以)后[，,]|之日起|(?<!会)(?<!今)(?<!以)后$")
"""Before a duration that counts from a day which only comes: 资金下达后，30日内拨付."""
_THIS_MONTH = later(r"(?<!每)(?P<which>本|下个?)月(?:底前?|末前?|内|份(?:内|底前?)?)")


LASTING = later(
    r"(?:(?:压缩|缩短|压减|精简|减少|降低?|延长|提速|稳定|控制|保持)[到至在为]?(?:不超过|约)?"
    r"|不超过|不低于|不少于|至少|达到?)[ ]?$"
)
"""What stands before a duration that says how long a thing takes, not when it is due: 压缩至3个工作日以内."""


def find_durations(text: str, base: date | None) -> Iterator[tuple[int, int, date | None]]:
    """Each duration with its span and the day it ends, counted from `base`; None where there is nothing to count from.

    本月底前 and 下月底前 end with a month of the calendar. Working days are counted Monday to Friday: the holiday
    calendar is not the reader's to know.
    """
    for match in _DURATION.finditer(text):
        if LASTING.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        event = _AFTER_AN_EVENT.search(re.split(r"[。；;]", text[: match.start()])[-1])
        yield match.start(), match.end(), _end(match, base) if base and not event else None
    for match in _THIS_MONTH.finditer(text) if base else ():
        yield match.start(), match.end(), _month_end(_later(base, int(match["which"] != "本"))) if base else None


def find_vague(text: str) -> Iterator[tuple[int, int]]:
    """The spans of words that ask for haste, or name a season, without naming a day."""
    return ((match.start(), match.end()) for match in _VAGUE.finditer(text))


def _end(match: re.Match[str], base: date) -> date:
    unit = match["unit"]
    count = 0.5 if match["count"] == "半" else whole(match["count"]) + (0.5 if match["half"] else 0)
    if unit == "工作日":
        return _working_days(base, int(count))
    if unit in ("日", "天"):
        return base + timedelta(days=int(count))
    if unit in ("周", "星期"):
        return base + timedelta(days=int(7 * count))
    months = count * {"月": 1, "季度": 3, "年": 12}[unit]
    return _later(base, int(months)) + timedelta(days=15 if months % 1 else 0)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _working_days(base: date, count: int) -> date:
    day = base
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _later(base: date, months: int) -> date:
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    month += 1
    return date(year, month, min(base.day, calendar.monthrange(year, month)[1]))
