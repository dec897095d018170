"""Findings about things: one road or park in two items, and a title's count that its lines do not add up to."""

import re
from collections import defaultdict
from collections.abc import Iterator

from app.importing.checkup.words import rows, text_of
from app.importing.draft import Draft, Finding, ItemDraft, Severity
from app.importing.language.numerals import whole
from app.importing.patterns import later

_THING = (
    "大道|快线|高速|铁路|公路|路|大桥|桥|隧道|公园|渔港|避风塘|避风港|码头|机场|湿地|水库|水厂|污水处理厂|泵站|管廊|车站|客运站|"
    "枢纽|广场|医院|学校|中学|小学|文化中心|孵化中心|体育馆|图书馆|博物馆|能源|电力"
)
_AFTER = (
    r"(?=[，。；：、,.;:（(）)\s和及与等]|改造|新建|扩建|改扩建|升级|工程|建设|项目|绿化|施工|征地|"
    r"[东西南北中]?段|沿线|两侧|主体|整治|景观|亮化|建成|动工|开工|通车|完成|$)"
)
_BEFORE = (
    r"(?:^|(?<=[，。；：、,.;:（(）)\s\d])|(?<=建设)|(?<=改造)|(?<=完成)|(?<=建成)|(?<=动工)|(?<=开工)|(?<=推进)|"
    r"(?<=加快)|(?<=新建)|(?<=扩建)|"
    r"(?<=升级)|(?<=实施)|(?<=启动)|(?<=推动)|(?<=和)|(?<=及)|(?<=与)|(?<=对))"
)
_NAMED = later(rf"{_BEFORE}([一-鿿]{{2,12}}?(?:{_THING})){_AFTER}")
_VERBAL = later(
    r"建设|改造|完成|建成|动工|开工|推进|加快|新建|扩建|升级|实施|启动|推动|一批|主要|部分|各|全部|等|道路$|主次"
)
_GENERIC = later(rf"^(?:综合|地下|配套|城市|市政|园区|大型|公共|示范|城区|县城|农村|高等级|国省|新)(?:{_THING})$")
_LEFT_OUT = later(r"[（(][^（）()]*(?:不纳入|已单列|单列督办|不含|除外)[^（）()]*[）)]")
_BRACKETS = later(r"[（(][^（）()]*[）)]")
_NOT_COUNTED = later(r"(\d+|[一二三四五六七八九十]+)(?:条|个|座|处)[^，。）)]{0,8}(?:已单列|不纳入|除外)")
_COUNT = later(
    r"(?<![\d.])(\d{1,3}|[二三四五六七八九十]{1,3})(?:条|个|座|处|所|家)(主次干道|道路|干道|公路|渔港|公园|大桥|桥梁|学校|医院|项目)"
)
_KINDS = {
    "主次干道": "大道|快线|路|街",
    "道路": "大道|快线|路|街",
    "干道": "大道|路|街",
    "公路": "公路|路",
    "渔港": "渔港|避风港|避风塘",
    "公园": "公园",
    "大桥": "桥",
    "桥梁": "桥",
    "学校": "学校|中学|小学|幼儿园",
    "医院": "医院",
}


def shared(draft: Draft) -> Iterator[Finding]:
    """A road, port, park or the like that is work of two items: one may be counted twice."""
    owners: dict[str, list[str]] = defaultdict(list)
    for item in draft.items:
        for name in dict.fromkeys(things(text_of(item))):
            owners[name].append(item.no)
    for name, numbers in owners.items():
        if len(numbers) > 1:
            message = f"{rows(numbers)}都有“{name}”，请核对是否重复立项。"
            yield Finding("object.shared", Severity.DOUBT, message, numbers)


def things(text: str) -> list[str]:
    """Proper names of works in a text, those left out: in brackets that say they are not part of this item."""
    named = _NAMED.findall(_LEFT_OUT.sub("", text))
    return [name for name in named if not _VERBAL.search(name) and not _GENERIC.match(name)]


def title_count(draft: Draft) -> Iterator[Finding]:
    """A title that counts its works (等10条道路) and plans that list another number of them."""
    for item in draft.items:
        promised = _COUNT.search(item.title)
        if not promised:
            continue
        listed = _listed(item, promised.group(2))
        wanted = whole(promised.group(1)) - _set_apart(item.title)
        if listed and listed != wanted:
            message = f"第{item.no}项标题写{promised.group()}，计划中列出{listed}，请核对。"
            yield Finding("title.count", Severity.DOUBT, message, [item.no], place=item.place)


def _set_apart(title: str) -> int:
    found = _NOT_COUNTED.search(title)
    return whole(found.group(1)) if found else 0


def _listed(item: ItemDraft, kind: str) -> int:
    """How many works of a kind the plans list; 0 where they list none."""
    plans = "\n".join(_BRACKETS.sub("", line.plan) for line in item.lines)
    if kind == "项目":
        lists = re.findall(r"项目[:：]([^。；\n]+)", plans)
        return sum(len(re.split(r"[、和及]", names)) for names in lists)
    named = later(rf"((?:[一-鿿]{{1,12}}[、和])*[一-鿿]{{1,14}}?(?:{_KINDS[kind]})){_AFTER}")
    names = [_bare(name) for found in named.findall(plans) for name in re.split(r"[、和]", found)]
    return len({name for name in names if name})


def _bare(name: str) -> str:
    """A name without the verb before it: 完成广州湾大道 → 广州湾大道."""
    return re.sub(rf"^.*(?:{_VERBAL.pattern})(?=..)", "", name)
