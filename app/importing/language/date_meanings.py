"""What the parts of a date phrase mean in a given year: the readings behind the table of `date_phrases`."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.importing.language.numerals import whole

MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
QUARTER = r"[一二三四1-4]"


@dataclass(frozen=True)
class Meaning:
    """What a phrase means in a given year: the first day it covers, the day it is due, the other readings of that day.

    `ranged` tells that the phrase names its beginning (4-12月); a period that merely has one (上半年) does not.
    """

    first: date
    due: date
    others: tuple[date, ...] = ()
    ranged: bool = False


Reader = Callable[[re.Match[str], int], Meaning | None]
"""From a match and a year to its meaning; None when there is no such day."""

_SPRING_FESTIVALS = {
    2000 + number: date(2000 + number, day // 100, day % 100)
    for number, day in enumerate(
        (219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208),
        start=15,
    )
}
"""The first day of the lunar year, 2015 to 2035, given as month and day."""

FESTIVALS = {
    "清明": (4, 4),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "十一": (10, 1),
    "国庆": (10, 1),
}


def month_end(year: int, month: int) -> date:
    """The last day of a month; month 0 is December of the year before."""
    if month == 0:
        year, month = year - 1, 12
    return date(year, month, calendar.monthrange(year, month)[1])


def _third(year: int, month: int, part: str) -> date | None:
    """The day a named part of a month ends; None for the whole month."""
    if part.startswith(("中下", "下")):
        return month_end(year, month)
    if part.startswith(("初", "上旬")):
        return date(year, month, 10)
    if part.startswith(("上中", "中旬")):
        return date(year, month, 20)
    return date(year, month, 15) if part.startswith("中") else None


def day_of(match: re.Match[str], year: int) -> Meaning | None:
    """N月D日, and N月D日至D日."""
    month, day = whole(match["month"]), whole(match["day"])
    try:
        due = date(year, month, day)
        first = date(year, month, whole(match["from"])) if match.groupdict().get("from") else due
    except ValueError:
        return None
    open_end = match["before"] and not match.groupdict().get("including")
    return Meaning(first, due, (due - timedelta(days=1),) if open_end else (), ranged=first < due)


def month_of(match: re.Match[str], year: int) -> Meaning:
    """N月 with its part (底, 初, 上旬 …), N-M月, and lists such as 3、6、9月."""
    named = [whole(name) for name in re.findall(MONTH, match["lead"])]
    month, part = whole(match["month"]), match["part"] or ""
    first = date(year, named[0] if named else month, 1)
    year += first.month > month
    end = month_end(year, month)
    if "、" in match["lead"]:
        return Meaning(first, end, tuple(month_end(year, earlier) for earlier in named))
    if due := _third(year, month, part):
        loose = {"初": 5, "中": 20}.get(part)
        return Meaning(first, due, (date(year, month, loose),) if loose else (), ranged=bool(named))
    if match["before"] and not part and not named:
        return Meaning(first, end, (month_end(year, month - 1),))
    return Meaning(first, end, ranged=bool(named))


def quarter_of(match: re.Match[str], year: int) -> Meaning:
    """第N季度, N至M季度."""
    last = whole(match["quarter"]) * 3
    lead = re.search(QUARTER, match["lead"]) if match["lead"] else None
    first = whole(lead[0]) * 3 - 2 if lead else last - 2
    others: tuple[date, ...] = ()
    if lead and "、" in match["lead"]:
        others = (month_end(year, first + 2),)
    elif match["before"] and not match["part"]:
        others = (month_end(year, last - 3),)
    elif (match["part"] or "").startswith("初"):
        return Meaning(date(year, first, 1), month_end(year, first), (month_end(year, last),))
    return Meaning(date(year, first, 1), month_end(year, last), others, ranged=lead is not None and not others)


def first_quarters_of(match: re.Match[str], year: int) -> Meaning | None:
    """前三季度, 前10个月."""
    months = whole(match["count"]) * (3 if match["unit"].endswith("季度") else 1)
    return Meaning(date(year, 1, 1), month_end(year, months)) if 1 <= months <= 12 else None


def half_of(match: re.Match[str], year: int) -> Meaning:
    """上半年, 下半年."""
    month = 6 if match["half"] == "上" else 12
    others = (month_end(year, month - 6),) if match["before"] and not match["part"] and month == 12 else ()
    return Meaning(date(year, month - 5, 1), month_end(year, month), others)


def year_part_of(match: re.Match[str], year: int) -> Meaning:
    """年底, 年内, 年中, 年初, 全年."""
    part = match["part"] or ""
    if part.endswith("中"):
        return Meaning(date(year, 1, 1), date(year, 6, 30), (date(year, 7, 31),))
    if part.endswith("初"):
        return Meaning(date(year, 1, 1), date(year, 1, 31), (date(year, 3, 31),))
    return Meaning(date(year, 1, 1), date(year, 12, 31))


def year_of(match: re.Match[str], year: int) -> Meaning:
    """YYYY年, YYYY—YYYY年."""
    first = whole(match["from"]) if match.groupdict().get("from") else year
    others = (date(year - 1, 12, 31),) if match["before"] else ()
    return Meaning(date(first, 1, 1), date(year, 12, 31), others, ranged=first < year)


def plan_period_of(match: re.Match[str], year: int) -> Meaning:
    """十三五 is 2016 to 2020: the plan's number in words less the five at its end counts from 2001 on, by fives."""
    number = whole(match["number"][:-1]) if match["number"] != "十五" else 10
    last = 2005 + 5 * (number - 10)
    return Meaning(date(last - 4, 1, 1), date(last, 12, 31))


def festival_of(match: re.Match[str], year: int) -> Meaning | None:
    """春节前, 国庆节前: the day before, or the day itself."""
    name = match["name"]
    if name.startswith("元旦"):
        day: date | None = date(year + 1, 1, 1)
    elif name.startswith("春节"):
        day = _SPRING_FESTIVALS.get(year)
    else:
        day = date(year, *FESTIVALS[name])
    return Meaning(day - timedelta(days=1), day - timedelta(days=1), (day,)) if day else None
