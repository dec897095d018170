"""Numeric targets in a clause: value, unit, comparator, and what they count (征地1000亩, 完成70%以上)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.importing.draft import Comparator, IndicatorDraft
from app.importing.language.dates import read_dates
from app.importing.language.durations import LASTING
from app.importing.language.marks import Inside, insides
from app.importing.language.measures import COUNT_UNITS, SIZE_UNITS, UNITS
from app.importing.language.numerals import figure, plain
from app.importing.language.quantity_names import name_of
from app.importing.language.spans import covered
from app.importing.patterns import later

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_JOIN = r"[ ]?(?:-|—{1,2}|–|~|～|至|到)[ ]?"
_MEASURED = later(
    rf"(?<![A-Za-z0-9.+#/第〔\[-])(?P<figure>{_FIGURE})(?:{_JOIN}(?P<to>{_FIGURE}))?[ ]?(?P<more>[余多])?[ ]?"
    rf"(?P<unit>[万亿]{{0,2}}[ ]?(?:{UNITS})|[万亿](?=[，。；、）以左,;)]|$))(?P<rate>/[人日天年月亩户](?![一-龥]))?"
)
_WORDED = later(
    r"(?:(?<=建设)|(?<=建成)|(?<=新建)|(?<=打造)|(?<=引进)|(?<=培育)|(?<=创建)|(?<=新增)|(?<=完成)|(?<=召开)|(?<=举办)|(?<=开展)|(?<=组织)|"
    r"(?<=建立)|(?<=设立)|(?<=形成)|(?<=落实)|(?<=出台)|(?<=推出)|(?<=开通)|(?<=至少)|(?<=启动)|(?<=开工)|(?<=制定)|(?<=选取)|(?<=改造)|(?<=累计)|(?<=达到)|(?<=报送)|(?<=报告)|(?<=调度)|(?<=通报)|"
    r"(?<=听取)|(?<=检查)|(?<=巡查)|(?<=督查)|(?<=会商)|(?<=汇报)|(?<=走访)|(?<=研究))"
    rf"(?P<figure>[一二两三四五六七八九十百]{{1,4}})(?P<unit>{COUNT_UNITS})(?![大一性]|台阶|整体|方面|合力|体系|机制)"
)
_SHARE = later(
    r"百分之(?P<percent>[一二三四五六七八九十百零点]{1,5}|\d+(?:\.\d+)?)|(?P<whole>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])|"
    r"(?<![\d一二三四五六七八九十])(?P<tenths>[二三四五六七八九])成(?=以上|左右|以内|[，。；、]|$)|翻(?P<double>一|两)番"
)

_DURATION = later(
    rf"(?<![\d.])(?P<figure>{_FIGURE}|[一二两三四五六七八九十]{{1,3}})[ ]?(?P<unit>个?工作日|个?小时|分钟|天|个月)"
)
_TIMES = later(r"(?P<figure>[一两二三四五])(?P<unit>次|期|场|轮)")
_NO_COUNT = later(r"(?:^|[，。；、第这那上下首跑统唯何表章这])$")
_COUNTED = later(r"以上|[，。；、）]|$")
"""What ends the number of times that a verb before it takes: 组织案卷评查两次."""
_EVERY = later(r"(?:每|至少)[^，。；]{1,16}$")
"""Before a number of times in words that something is to be done: 每季度评比一次."""

_MORE = later(r"[ ]?(?:及|和)?(?:以上|之上)")
_LESS = later(r"[ ]?(?:及|和)?(?:以下|以内|之内)")
_ROUGHLY = later(r"[ ]?(?:左右|上下)")
_AT_LEAST = later(r"(?:不少于|不低于|不小于|不得少于|不得低于|至少|(?<!不)超过|突破|(?<!不)(?:高于|大于|多于))[ ]?$")
_AT_MOST = later(r"(?:不超过|不高于|不大于|不多于|(?<!不)(?<!不得)(?:低于|少于|小于)|控制在|降至|降到)[ ]?$")
_ABOUT = later(r"(?:大?约|接近|近|将近)[ ]?$")
_SIZE = later(rf"[万亿]{{0,2}}(?:{SIZE_UNITS})")
_NAMES_A_THING = later(r"级|[一-龥](?<![的，以左及上内和与、至到目任进施])")
_LABELLED = later(r"(?:总投资|投资额|总额)[约为达]{0,2}$")
_DESCRIBED = later(r"[（(][^（）()]*(?:全?长|宽|高|深|占地|面积|总投资|规模|服务人口)(?:面积)?[约为达]{0,2}[ ]?$")
"""In brackets behind a thing, before a figure that says how big it is: 科创三路（全长680米）."""
_THRESHOLD = later(
    r"(?:及|和)?以[上下]的?(?:[^，。；、]{0,4})(?:企业|项目|工业|单位|大户|产业|骨干|资产|村|农户|家庭|合同|事项|工程|贷款)"
)
_CUMULATIVE = later(r"累计|累积|总[数量]达|达到")
_INCREMENT = later(r"余下|剩余|另外|再新")


def read_quantities(text: str) -> list[IndicatorDraft]:
    """The numeric targets of a clause, in order, as written: 1.5万亩 is (1.5, 万亩), 35% is (35, %).

    Sizes and labels that name a thing (30万吨原油码头, 1550mm, 11#线), dates, and what stands in quotation or title
    marks are left out. A share in words keeps its words as the unit: 三分之二 is (0.6667, （三分之二）).
    """
    read = plain(text)
    dates = covered(len(text), (reading.span for reading in read_dates(text, _ANY_YEAR)))
    inside = insides(read)
    rising = _CUMULATIVE.search(read)
    since = rising.start() if rising else len(read)
    return [
        _indicator(read, match, value, unit, since)
        for match, value, unit in sorted(_once(_figures(read)), key=lambda hit: hit[0].start())
        if not inside[match.start()] & Inside.QUOTES and not any(dates[slice(*match.span())])
    ]


_REACH = 40
"""Characters before a figure that may say how it is counted."""

_ANY_YEAR = 2000
"""Only the places of the dates matter here, and those are the same in every year."""


def _figures(text: str) -> Iterator[tuple[re.Match[str], Decimal, str]]:
    for match in _MEASURED.finditer(text):
        if not _names(text, match):
            yield match, figure(match["figure"]), re.sub(r"[ ]", "", match["unit"] + (match["rate"] or ""))
    for match in _WORDED.finditer(text):
        yield match, figure(match["figure"]), match["unit"]
    for match in _TIMES.finditer(text):
        before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + 2]
        counted = match["unit"] in "次场" and not _NO_COUNT.search(before) and _COUNTED.match(after)
        if counted or _EVERY.search(before):
            yield match, figure(match["figure"]), match["unit"]
    for match in _DURATION.finditer(text):
        if LASTING.search(text[max(0, match.start() - 12) : match.start()]):
            yield match, figure(match["figure"]), match["unit"]
    for match in _SHARE.finditer(text):
        yield match, *_share(match)


def _once(figures: Iterator[tuple[re.Match[str], Decimal, str]]) -> list[tuple[re.Match[str], Decimal, str]]:
    """Each figure once, though two patterns found it."""
    return list({match.start(): (match, value, unit) for match, value, unit in figures}.values())


def _names(text: str, match: re.Match[str]) -> bool:
    """True when the figure belongs to a thing's name or description and is no target."""
    before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 16]
    if match["unit"] == "个" and re.match(r"[ ]?(?:月|工作日|小时|季度|年度|星期|百分点)", after):
        return True
    if _DESCRIBED.search(text[max(0, match.start() - _REACH) : match.start()]):
        return True
    if "元" in match["unit"] and (_THRESHOLD.match(after) or (_LABELLED.search(before) and after.startswith("的"))):
        return True
    return bool(_SIZE.fullmatch(match["unit"]) and _NAMES_A_THING.match(after))


def _share(match: re.Match[str]) -> tuple[Decimal, str]:
    if match["double"]:
        return Decimal(2 if match["double"] == "一" else 4), "倍"
    if match["tenths"]:
        return figure(match["tenths"]) * 10, "%"
    if match["whole"]:
        return round(figure(match["part"]) / figure(match["whole"]), 4), f"（{match[0]}）"
    words = match["percent"]
    if "点" in words and not words.isascii():
        whole, _, decimals = words.partition("点")
        return Decimal(f"{figure(whole or '零')}.{''.join(str(figure(digit)) for digit in decimals) or 0}"), "%"
    return figure(words), "%"


def _indicator(text: str, match: re.Match[str], value: Decimal, unit: str, rising_since: int) -> IndicatorDraft:
    own = re.split(r"[，,；;。]", text[max(0, match.start() - _REACH) : match.start()])[-1]
    cumulative = rising_since < match.start() and ("累计" in own or not _INCREMENT.search(own))
    return IndicatorDraft(
        name=name_of(text, match.start(), match.end()),
        value=value,
        unit=unit,
        cumulative=cumulative,
        comparator=_comparator(text, match),
    )


def _comparator(text: str, match: re.Match[str]) -> Comparator:
    before, after = text[max(0, match.start() - 6) : match.start()], text[match.end() : match.end() + 5]
    if _AT_MOST.search(before):
        return Comparator.AT_MOST
    if _AT_LEAST.search(before) or _MORE.match(after) or match.groupdict().get("to"):
        return Comparator.AT_LEAST
    if _LESS.match(after):
        return Comparator.AT_MOST
    if _ABOUT.search(before) or _ROUGHLY.match(after) or match.groupdict().get("more"):
        return Comparator.ABOUT
    return Comparator.EXACT
