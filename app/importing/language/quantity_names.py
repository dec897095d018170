"""What a figure counts, from the words around it: 累计完成征地3000亩 counts 征地."""

from app.importing.language.date_phrases import find_phrases
from app.importing.patterns import later

_DIVIDERS = later(r"[，,；;。：:（(）)]|\d[^\d、和及]{0,12}[和、及]|(?:工作|任务)[和及]")
_FILLERS = later(
    r"^(?:力争|争取|确保|计划|累计|年内|全年|基本上|基本|全面|协助|并|再|共计?|合计|其中|完成|实现|达到|"
    r"[0-9.%、和 ]|全市|我市|各县|截至|到|于|即|以|由|将|使)+"
)
_BY_WHOM = later(
    r"^[一-龥]{1,14}?[局委办府厅](?=(?:要|应|须|必须|负责|牵头|安排|落实|筹集|筹措|拨付))"
    r"(?:要|应当?|须|必须|负责|牵头|在)*(?:安排|落实|筹集|筹措|拨付)?"
)
"""Who is to find the money is no part of what it is: 市财政局安排专项资金500万元."""
_TRAILERS = later(
    r"(?:达到?|约|近|不少于|不低于|至少|超过|突破|不超过|控制在|完成|为|至|到|的|共计?|累计|大约|增长|总量的?|余)+$"
)
_AFTER = later(r"(?:以上|以下|以内|左右|余|作为|用于|[）)]|的)*(?P<noun>[一-龥A-Za-z]{1,24})")
_ENDS_NOUN = later(r"(?:的?任务|目标|工作|以上|并|和|及)$")
_ENDS_IN_VERB = later(
    r"(?:新建|新增|建设|建成|打造|引进|培育|创建|改造|取得|落实|开通|举办|召开|组织|安排|设立|建立|用|年度|^其他|^.)$"
)


def name_of(text: str, start: int, end: int) -> str:
    """The words that a figure at `start`..`end` counts: those before it in its clause, else those after it.

    余下建筑物约940座 is counted by its own words; 打造一个展示中心 by those that follow.
    """
    before = _without_dates(_DIVIDERS.split(text[max(0, start - _REACH) : start])[-1])
    name = _TRAILERS.sub("", _BY_WHOM.sub("", _FILLERS.sub("", before).strip())).strip()
    if name and not _ENDS_IN_VERB.search(name):
        return name
    after = _AFTER.match(text, end)
    return (_ENDS_NOUN.sub("", after["noun"]) if after else "") or name or before


def _without_dates(words: str) -> str:
    for phrase in reversed(list(find_phrases(words, _ANY_YEAR))):
        words = words[phrase.end :] if phrase.start == 0 else words[: phrase.start] + words[phrase.end :]
    return words.strip()


_REACH = 60
"""Characters before a figure in which its name is looked for."""

_ANY_YEAR = 2000
"""Only the places of the dates matter here, and those are the same in every year."""
