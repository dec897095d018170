"""What a figure counts, from the words around it: 累计完成征地3000亩 counts 征地."""

import re

from app.importing.date_phrases import find_phrases

_DIVIDERS = re.compile(r"[，,；;。：:（(）)]|(?<=\d[一-龥%])[和、及]|(?<=[一-龥]{2})和(?=[一-龥]{2,10}$)")
_FILLERS = re.compile(
    r"^(?:力争|争取|确保|计划|累计|年内|全年|基本|全面|协助|并|再|共计?|合计|其中|完成|实现|达到|[0-9.%、 ]|基本上|全市|我市|各县|用|以|由|将)+"
)
_TRAILERS = re.compile(
    r"(?:达到?|约|近|不少于|不低于|至少|超过|突破|不超过|控制在|完成|为|至|到|的|共计?|累计|大约|增长|总量的?|余)+$"
)
_AFTER = re.compile(r"(?:以上|以下|以内|左右|余|的)*(?P<noun>[一-龥A-Za-z]{1,24})")
_ENDS_NOUN = re.compile(r"(?:的?任务|目标|工作|以上|并|和|及)$")


def name_of(text: str, start: int, end: int) -> str:
    """The words that a figure at `start`..`end` counts: those before it in its clause, else those after it."""
    before = _without_dates(_DIVIDERS.split(text[:start])[-1])
    name = _TRAILERS.sub("", _FILLERS.sub("", before).strip()).strip()
    after = _AFTER.match(text, end)
    noun = _ENDS_NOUN.sub("", after["noun"]) if after else ""
    if len(name) >= _SHORTEST and not _is_verb(name):
        return name
    return (name if _is_verb(name) and noun else "") + noun or name


def _without_dates(words: str) -> str:
    for phrase in reversed(list(find_phrases(words, 2000))):
        words = words[phrase.end :] if phrase.start == 0 else words[: phrase.start] + words[phrase.end :]
    return words.strip()


def _is_verb(words: str) -> bool:
    return words in (
        "新建",
        "新增",
        "建设",
        "建成",
        "打造",
        "引进",
        "培育",
        "创建",
        "改造",
        "取得",
        "落实",
        "开通",
        "举办",
        "召开",
        "组织",
        "用",
    )


_SHORTEST = 2
