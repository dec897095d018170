"""Which column means what, from its heading: 牵头单位 → lead. A mapping is {"lead": 4, "plan": 2, "plan2": 3}."""

import re
from collections.abc import Sequence
from enum import StrEnum

from app.importing.patterns import later
from app.importing.strings import squeeze


class Meaning(StrEnum):
    """What a column of a task table holds; a second column of one meaning is numbered: plan2."""

    NO = "no"
    TITLE = "title"
    PLAN = "plan"
    DEADLINE = "deadline"
    START = "start"
    LEAD = "lead"
    SUPPORT = "support"
    UNITS = "units"
    """Units of several roles in one cell: 牵头：…；配合：…."""
    LEADER = "leader"
    CATEGORY = "category"
    PERIOD = "period"
    """What is planned for the period that the heading names: 一季度, 3月底."""
    OTHER = "other"


Mapping = dict[str, int]

_PERIOD = later(
    r"^(?:20\d\d年)?(?:\d{1,2}月?(?:份|底|初)?(?:[-—–~～]{1,2}|至|到)\d{1,2}月(?:份|底|末)?|前(?:[一二三四1-4]个?季度|\d{1,2}个月)|(?:第?[一二三四1-4]季度?|[1-4]Q|Q[1-4])|[上下]半年|(?:截?至)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末|份)?前?|年底前?)"
    r"(?:(?:工作|目标|阶段|进度|形象|推进|任务|节点|完成)*(?:计划|安排|目标|任务|进度|要求|节点|内容)?)$"
)
_YEARLY = later(r"^20\d\d年度?(?:工作|主要|阶段)?(?:目标|任务|计划|安排|内容)(?:任务|安排)?$")
_LEAD = (
    r"主办|牵头|责任(?:单位|部门|主体|科室|处室)|主责|承办|负责(?:单位|部门)|(?:实施|落实|完成|执行)(?:单位|主体|部门)"
)
_SUPPORT = r"协办|配合|协同|协作|参与|参加|协助|会办|联办"
_RULES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.NO, r"^(?:序号?|编号|号|[Nn][Oo]\.?|条目|项次)$|(?:序号|编号)$"),
    (Meaning.PERIOD, _PERIOD.pattern),
    (Meaning.PERIOD, r"^20\d\d年度?$"),
    (Meaning.UNITS, r"^(?:责任|职责|工作|任务)分工$"),
    (Meaning.UNITS, rf"(?=.*(?:{_LEAD}))(?=.*(?:{_SUPPORT}))"),
    (
        Meaning.LEADER,
        r"^(?!.*(?:单位|部门|领导小组)).*(?:领导|[市县区州省]长|责任人|负责人|包[联保抓挂]人?|督办人|主任)",
    ),
    (Meaning.SUPPORT, _SUPPORT + r"|相关(?:单位|部门)"),
    (Meaning.LEAD, _LEAD),
    (
        Meaning.OTHER,
        r"备注|说明|电话|联系|联络|进展情况|(?:完成|落实|推进)情况|完成率|存在(?:的)?问题|下一步|来源|依据|责任制",
    ),
    (Meaning.LEAD, r"业主|法人|^项目单位$"),
    (Meaning.START, r"(?:开工|启动|开始|起始)(?:时间|日期)"),
    (Meaning.PLAN, r"(?:内容|措施|举措|目标|任务|进度|要求).*[及和与、（(].*(?:时限|时间|节点)"),
    (Meaning.OTHER, r"规模|投资|地点"),
    (Meaning.DEADLINE, r"时限|期限|日期|时间|时间节点|^节点$|截止"),
    (Meaning.PLAN, r"计划|措施|举措|安排|具体|要求|步骤|做法|成果|形象进度|标准|内容|分解|细化"),
    (Meaning.PLAN, r".目标$"),
    (Meaning.CATEGORY, r"类别|分类|领域|板块|所属|类型|^地区$|^县区$|性质|级别|方面|^类$"),
    (Meaning.TITLE, r"事项|实事|任务|工作|名称|项目|议题|问题"),
    (Meaning.PLAN, r"目标|指标|进度"),
    (Meaning.LEAD, r"单位|部门"),
    (Meaning.OTHER, r"投资|资金|规模|地点|位置|地址|金额|万元|亿元"),
)
_TITLE_STRENGTH = (r"事项|实事|名称", r"重点|主要|目标任务|工作任务|项目", r"任务|工作|内容|目标")
_LONGEST_HEADING = 22
_LONGEST_CELL = 200
"""A cell longer than this, blanks and brackets counted, is no heading and is not searched for one."""


def classify(heading: str) -> Meaning | None:
    """The meaning that a heading names, `None` when it names none we know."""
    if len(heading) > _LONGEST_CELL:
        return None
    text = re.sub(r"[（(].*?[）)]$", "", squeeze(heading)) or squeeze(heading)
    if not text or len(text) > _LONGEST_HEADING or re.search(r"[。；;]|[:：].|\d{4}\.\d", text):
        return None
    if squeeze(heading) != text and re.search(_LEAD, heading) and re.search(_SUPPORT, heading):
        return Meaning.UNITS
    return next((meaning for meaning, pattern in _RULES if re.search(pattern, text)), None)


def is_heading_row(cells: Sequence[str]) -> bool:
    """Whether a row looks like headings: two meanings or more, named by half its cells beside 序号, else two thirds."""
    filled = [cell for cell in cells if cell.strip()]
    known = [meaning for cell in filled if (meaning := classify(cell))]
    enough = len(filled) if Meaning.NO in known else len(filled) * 4 / 3
    return len(set(known)) >= 2 and len(known) * 2 >= enough


def map_headings(headings: Sequence[str]) -> Mapping:
    """The mapping that the headings state."""
    meanings = [classify(heading) for heading in headings]
    _settle_years(headings, meanings)
    _settle_text_columns(headings, meanings)
    _settle_unit_columns(headings, meanings)
    _settle_leader_columns(headings, meanings)
    mapping: Mapping = {}
    for column, meaning in enumerate(meanings):
        if meaning is None or meaning is Meaning.OTHER:
            continue
        count = 1 + sum(base_of(key) == meaning for key in mapping)
        mapping[meaning if count == 1 else f"{meaning}{count}"] = column
    return mapping


def base_of(key: str) -> str:
    """The meaning of a mapping's key: plan2 → plan."""
    return key.rstrip("0123456789")


def columns_of(mapping: Mapping, meaning: Meaning) -> list[int]:
    """The columns that hold a meaning, left to right."""
    return sorted(column for key, column in mapping.items() if base_of(key) == meaning)


def _settle_years(headings: Sequence[str], meanings: list[Meaning | None]) -> None:
    """2023年目标 beside 2024年目标 is what is planned for a year; alone it is the plan's."""
    years = [i for i, heading in enumerate(headings) if _YEARLY.match(squeeze(heading))]
    if len({squeeze(headings[i])[:4] for i in years}) > 1:
        for i in years:
            meanings[i] = Meaning.PERIOD


def _settle_text_columns(headings: Sequence[str], meanings: list[Meaning | None]) -> None:
    """Of several columns that could be the title the strongest is; the others are its plan. One must be the title."""
    titles = [i for i, meaning in enumerate(meanings) if meaning is Meaning.TITLE]
    plans = [i for i, meaning in enumerate(meanings) if meaning is Meaning.PLAN]
    if not titles and plans:
        meanings[plans[0]] = Meaning.TITLE
    best = min(titles, key=lambda i: (_weakness(headings[i]), i), default=None)
    for i in titles:
        if i != best:
            meanings[i] = Meaning.PLAN if best is not None and i > best else Meaning.CATEGORY


def _weakness(heading: str) -> int:
    text = squeeze(heading)
    return next(
        (rank for rank, pattern in enumerate(_TITLE_STRENGTH) if re.search(pattern, text)), len(_TITLE_STRENGTH)
    )


def _settle_leader_columns(headings: Sequence[str], meanings: list[Meaning | None]) -> None:
    """Beside a column of leaders, one of 责任人 holds the units' own people."""
    people = [i for i, meaning in enumerate(meanings) if meaning is Meaning.LEADER]
    leaders = [i for i in people if re.search(r"领导|[市县区州省]长", squeeze(headings[i]))] or people
    for i in people:
        if i != leaders[0]:
            meanings[i] = Meaning.OTHER


def _settle_unit_columns(headings: Sequence[str], meanings: list[Meaning | None]) -> None:
    """Beside 责任单位 a mere 建设单位 has no role; beside 牵头单位 or 主办单位, 责任单位 are those who support it."""
    leads = [i for i, meaning in enumerate(meanings) if meaning is Meaning.LEAD]
    strong = [i for i in leads if re.search(_LEAD, squeeze(headings[i]))]
    for i in leads:
        if strong and i not in strong:
            meanings[i] = Meaning.OTHER
    first = [i for i in leads if re.search(r"主办|牵头|主责|主要责任", squeeze(headings[i]))]
    if first:
        for i in strong:
            if i not in first:
                meanings[i] = Meaning.SUPPORT
