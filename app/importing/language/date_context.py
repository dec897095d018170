"""Whether the words of a date phrase are a date where they stand, or only name a thing.

2017年 in “2017年开始编制” dates the clause; in “编制2018年预算” or “完成2015年度16个项目” it is part of a name.
"""

from app.importing.language.date_phrases import DateForm, Phrase
from app.importing.language.marks import Inside
from app.importing.patterns import later

_NOUNS = (
    "任务|目标|指标|决算|总量|总额|考核|总结|报告|数据|报表|情况|形势|运行|度|以来|同期|至今|例会|会议|"
    "(?:计划|预算)(?=[，。；、（）)的]|投资|任务|目标|安排|执行|$)"
)
_NAMES_A_THING = later(rf"[ \t]*(?:的|(?:工作|重点|投资|建设|目标|年度)?(?:{_NOUNS}))")
_PART_OF_A_NAME = later(
    r"(?:完成|开展|编制|制定|制订|修订|拟定|做好|落实|召开|组织|根据|按照|依据|执行|分解|下达|推进|实施|抓好|谋划|同比|比|较|与|同|占|对|将|"
    r"把|的|公布|印发|总结|超过|《|〔)[ \t]*$"
)
_COMPARES = later(r"(?<!计)[较比](?:上年|去年|同期)?[ \t]*$")
"""What is measured against a day is not due on it: 较年初增加25亿元."""
_JOINS = later(r"[及和、][ \t]*$")
_LEADS_TO_A_DATE = later(r"(?:到|至|力争|争取|确保|计划|预计|预期|拟|于|在|自|从|截止|截至|力保|务必|须|要)[ \t]*$")
_ACTS = later(
    r"[ \t]*(?:[，,：:]|前|将|要|拟|须|计划|力争|争取|确保|务必|全面|基本|全部|全市|全线|正式|初步|开始|启动|完成|建成|"
    r"实现|达到|达|投[产入用]|开工|动工|"
    r"竣工|通车|形成|新增|新建|推进|开展|组织|实施|出台|制定|编制|累计|继续|加快|取得|获得|建立|力保|率先|培育|引进|争创|创建|安排|动态|主体|陆续|分)"
)
_BACKWARD = later(r"[ \t]*(?:以来|至今|之后|以后|后[，,])")


def is_date(text: str, inside: list[Inside], phrase: Phrase) -> bool:
    """True when the phrase dates what is said around it; false when it names or measures something else."""
    if inside[phrase.start] & inside[phrase.end - 1] & Inside.QUOTES:
        return False
    before, after = text[max(0, phrase.start - 6) : phrase.start], text[phrase.end : phrase.end + 8]
    if _BACKWARD.match(after) or _COMPARES.search(before) or before.endswith(("年初", "第")):
        return False
    if phrase.firm:
        return not _is_year_start_plan(text, phrase)
    if phrase.form is DateForm.YEAR:
        return _dates_by_year(text, phrase, before, after)
    if phrase.form is DateForm.PERIOD:
        return not (_NAMES_A_THING.match(after) or _PART_OF_A_NAME.search(before))
    return not _NAMES_A_THING.match(after)


def _dates_by_year(text: str, phrase: Phrase, before: str, after: str) -> bool:
    """A bare year is a date only where the words around it say so."""
    if _NAMES_A_THING.match(after) or _PART_OF_A_NAME.search(before) or _JOINS.search(before):
        return False
    return bool(_LEADS_TO_A_DATE.search(before) or _ACTS.match(after)) or not after.strip()


def _is_year_start_plan(text: str, phrase: Phrase) -> bool:
    """年初计划 names the plan made at the year's start."""
    return text[phrase.start : phrase.end].endswith("年初") and text.startswith(
        ("计划", "预算", "确定", "下达"), phrase.end
    )
