"""The phrases that name a date: one pattern and one reading a row, in the table at the end (docs/domain.md §3).

A pattern only says what a phrase would mean; whether the words are a date at all where they stand is
`date_context`'s question, and how neighbouring phrases join is `dates`'.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from app.importing.language import date_meanings as read
from app.importing.language.date_meanings import FESTIVALS, MONTH, QUARTER, Meaning, Reader
from app.importing.language.numerals import whole
from app.importing.patterns import later


class DateForm(Enum):
    """How a phrase points at time; decides how it joins its neighbours and how the series may correct it."""

    DAY = auto()
    MONTH = auto()
    PERIOD = auto()
    YEAR = auto()
    BEFORE = auto()
    """Before a day, month, quarter or year: whether the named one itself is included is open."""
    RANGE = auto()
    LIST = auto()
    FROM = auto()
    DURATION = auto()
    VAGUE = auto()
    ONGOING = auto()


@dataclass(frozen=True)
class Phrase:
    """A phrase found in a text. `firm` is true when it can only be a date (it ends in 底, 前, 日 …)."""

    start: int
    end: int
    form: DateForm
    firm: bool
    stated_year: int | None
    mean: Callable[[int], Meaning]


SPACE = r"[ \t]{0,4}"
DASH = r"(?:-{1,3}|—{1,3}|[–−~～―─]{1,2}|至|到)"
BEFORE = (
    rf"(?:{SPACE}(?:之前|以前|前(?!提(?![交出请供升高报级取案]))(?![期景往述后沿台列端瞻身锋茬])"
    rf"(?!{SPACE}[一二三四五六七八九十\d]{{1,2}}{SPACE}(?:个|季))))"
)
_CHINESE_YEAR = r"二[〇○零][〇○零一二三四五六七八九]{2}"
_YEAR4 = rf"(?:(?<!\d)(?:19|20)\d\d|{_CHINESE_YEAR})"
_RELATIVE = {
    "今年": 0,
    "本年度": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "次年": 1,
    "来年": 1,
    "翌年": 1,
    "下一年": 1,
    "下年": 1,
    "后年": 2,
}
_YEAR = (
    rf"(?:(?P<year>{_YEAR4}){SPACE}年(?:度(?={SPACE}[第上下一二三四\d年]))?|(?P<relative>{'|'.join(_RELATIVE)})){SPACE}"
)
_ALONE = r"(?<![\d一二三四五六七八九十])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_END = r"(?:底(?![层板部座线数价图盘账商泥稿子])|末(?![端梢位班]))"
_EARLY = r"初(?![步审设稿期验评选始级中次定心创具])"
_WITHIN = r"内(?![部外设容涵河环涝控蒙网审贸需地科陆业])"
_MIDDLE = r"中(?=前|旬|时|[，,。；;、]|完成|建成|实现|开工|动工|投|启动|$)"
_THIRDS = r"上中旬|中下旬|上旬|中旬|下旬"


def _row(form: DateForm, pattern: str, reader: Reader) -> tuple[DateForm, re.Pattern[str], Reader]:
    return form, later(pattern), reader


_TAIL = rf"(?:{SPACE}(?P<part>{_THIRDS}|{_END}|{_EARLY}|{_WITHIN}|{_MIDDLE}))?(?P<before>{BEFORE})?"
_LIST = rf"(?:{SPACE}(?:{DASH}|、){SPACE})"

_TABLE = (
    _row(
        DateForm.DAY,
        rf"{_ALONE}(?:{_YEAR})?(?P<month>{MONTH}){SPACE}月份?{SPACE}(?:(?P<from>{_DAY}){SPACE}[日号]?{SPACE}{DASH}{SPACE})?"
        rf"(?P<day>{_DAY}){SPACE}[日号](?P<including>[（(]含[^（()）]{{0,4}}[)）])?(?P<before>{BEFORE})?",
        read.day_of,
    ),
    _row(
        DateForm.DAY,
        rf"(?<![\d.])(?P<year>(?:19|20)\d\d){SPACE}(?P<mark>[-/.]){SPACE}(?P<month>1[0-2]|0?[1-9]){SPACE}(?P=mark){SPACE}"
        rf"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)日?(?:[ T]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?(?P<before>{BEFORE})?",
        read.day_of,
    ),
    _row(
        DateForm.DAY,
        rf"(?<![\d.])(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])日?(?P<before>{BEFORE})",
        read.day_of,
    ),
    _row(
        DateForm.MONTH,
        rf"{_ALONE}(?:{_YEAR})?(?P<lead>(?:{MONTH}{_LIST}){{0,6}})(?P<month>{MONTH}){SPACE}月(?![一球饼季亮嫂子考报供均度票台])(?!{SPACE}\d{{1,2}}{SPACE}[日号])"
        rf"(?:{SPACE}份(?!额))?{_TAIL}",
        read.month_of,
    ),
    _row(
        DateForm.MONTH,
        rf"(?<![\d.])(?P<year>20\d\d){SPACE}[-/.]{SPACE}(?P<month>1[0-2]|0?[1-9])(?=[月底末前]|之前|以前)月?{_TAIL}"
        r"(?P<lead>)",
        read.month_of,
    ),
    _row(
        DateForm.PERIOD,
        rf"{_ALONE}(?:{_YEAR})?(?P<lead>(?:第?{SPACE}{QUARTER}{SPACE}(?:季度)?{_LIST}){{0,3}})"
        rf"(?:第{SPACE})?(?P<quarter>{QUARTER})(?:(?<=第\S)个)?{SPACE}季度"
        rf"(?:{SPACE}(?P<part>{_END}|{_EARLY}|{_WITHIN}))?(?P<before>{BEFORE})?",
        read.quarter_of,
    ),
    _row(
        DateForm.PERIOD,
        rf"(?:{_YEAR})?(?P<lead>)(?<![A-Za-z])Q(?P<quarter>[1-4])(?![\dA-Za-z])(?P<part>{_END})?(?P<before>{BEFORE})?",
        read.quarter_of,
    ),
    _row(
        DateForm.PERIOD,
        rf"(?:{_YEAR})?前{SPACE}(?P<count>[一二三四五六七八九十\d]{{1,2}}){SPACE}(?P<unit>个?季度|个月)",
        read.first_quarters_of,
    ),
    _row(
        DateForm.PERIOD,
        rf"(?:{_YEAR})?(?P<half>[上下])半年(?:度(?=[内末底]))?(?:{SPACE}(?P<part>{_END}|{_WITHIN}|结束))?(?P<before>{BEFORE})?",
        read.half_of,
    ),
    _row(
        DateForm.PERIOD,
        rf"(?:{_YEAR}(?:全年|年?度?{SPACE}(?P<part>{_END}|终(?!端)|{_WITHIN}|{_MIDDLE}|{_EARLY})))(?P<before>{BEFORE})?",
        read.year_part_of,
    ),
    _row(
        DateForm.PERIOD,
        rf"(?<![\d一二两三四五六七八九十几数多半近历])(?P<part>年(?:{_END}|终(?![端奖决总考])|{_WITHIN}|{_MIDDLE}|{_EARLY})|全年|年度内|岁末)"
        rf"(?P<before>{BEFORE})?",
        read.year_part_of,
    ),
    _row(
        DateForm.YEAR,
        rf"(?:(?P<from>{_YEAR4}){SPACE}年?{SPACE}{DASH}{SPACE})?(?:(?P<year>{_YEAR4}){SPACE}年(?!度)|(?P<relative>{'|'.join(_RELATIVE)}))"
        rf"(?P<before>{BEFORE})?",
        read.year_of,
    ),
    _row(
        DateForm.PERIOD,
        rf"[“\"]?(?P<number>十[一二三四五六七八九]?五)[”\"]?(?:规划|时期|计划)?(?:期末|末期?|期间|期内)(?P<before>{BEFORE})?",
        read.plan_period_of,
    ),
    _row(
        DateForm.BEFORE,
        rf"(?:{_YEAR})?(?<![第\d二三四五六七八九])[“\"]?(?P<name>元旦|春节|{'|'.join(FESTIVALS)})[”\"]?节?(?P<before>{BEFORE})",
        read.festival_of,
    ),
)


def find_phrases(text: str, year: int) -> Iterator[Phrase]:
    """Every phrase of the table in the text, leftmost and longest first, none overlapping another."""
    found = [phrase for form, pattern, reader in _TABLE for phrase in _matches(form, pattern, reader, text, year)]
    end = 0
    for phrase in sorted(found, key=lambda phrase: (phrase.start, -phrase.end)):
        if phrase.start >= end:
            yield phrase
            end = phrase.end


def _matches(form: DateForm, pattern: re.Pattern[str], reader: Reader, text: str, year: int) -> Iterator[Phrase]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        stated = _stated_year(groups, year)
        if reader(match, stated or year) is None:
            continue
        before = groups.get("before")
        open_end = before and form is not DateForm.DAY and not groups.get("part")
        yield Phrase(
            match.start(),
            match.end(),
            DateForm.BEFORE if open_end else form,
            bool(before) or groups.get("part") not in (None, "全年") or form is DateForm.DAY,
            stated,
            partial(_mean, match, reader),
        )


def _mean(match: re.Match[str], reader: Reader, year: int) -> Meaning:
    meaning = reader(match, year)
    if meaning is None:
        raise ValueError(f"no such day in {year}: {match[0]}")
    return meaning


def _stated_year(groups: dict[str, str | None], year: int) -> int | None:
    if words := groups.get("year"):
        return whole(words)
    relative = groups.get("relative")
    return year + _RELATIVE[relative] if relative else None
