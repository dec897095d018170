"""How often a duty of the minutes returns: by its words (每月), else by what its first verb asks for."""

import re

from app.importing.draft import Cadence
from app.importing.language.dates import read_cadence
from app.importing.patterns import later

_PREAMBLE = later(
    r"(?:按照?|根据|依据|围绕|结合|针对|为|在)[^，,]*?"
    r"(?:要求|原则|目标|计划|部署|意见|精神|实际|规定|方案|同时|中|上|前提下|情况|问题|安排|分工|职责|标准|思路|任务)[，,]"
)
_ONCE = (
    "建立|筹措|筹集|编制|拟[定订]|制[定订]|起草|草拟|召开|出台|梳理|摸清|摸排|排查|上报|报送|报(?=省|市|县|区|国)|提交|提请|提出|谋划|调研|印发|核实|修订|修改|签订|签署|成立|组建|启动|动工|"
    "开工|移交|拨付|审定|审批|办理|完成|建成|办结|开通|选定|确定|明确(?=.{0,12}(?:规划|方案|责任|名单|标准|选址|路径))|安排.{0,20}(?:经费|资金)|下达|划转|收回|交付|验收|评估|清理|公布|汇总"
)
_ONGOING = (
    "落实|加强|统筹|强化|做好|抓好|履行|加大|形成|坚持|确保|保障|保证|提高|提升|优化|支持|配合|强调|严格|压实|跟踪|监督|督促|监管|动态|统领|担当|推进|推动|规范|持续|"
    "完善|健全|节约|维护|引导|鼓励|宣传|指导|服务|密切|畅通|发挥|营造|防止|杜绝|严禁|深化"
)
_FIRST = later(rf"(?P<once>{_ONCE})|(?P<ongoing>{_ONGOING})")
_DRAFTING = later(
    r"(?:完善|健全|修订|优化|推进|规范|落实)[^，,；。]{0,20}(?:方案|办法|细则|报告|清单|文件)(?:[，,。；后]|$)"
)


def duty_cadence(text: str, dated: bool) -> tuple[Cadence, str | None]:
    """The cadence of a duty and the words that state it. `dated`: a duty with a day of its own is done once.

    Without a stated period the first verb decides: papers, meetings and works are made once; care and effort go on.
    """
    stated, phrase = read_cadence(text)
    if stated and phrase and (stated is not Cadence.ONGOING or phrase.startswith(("每", "半", "按"))):
        return stated, phrase
    if dated:
        return Cadence.ONCE, None
    if stated:
        return stated, phrase
    return (Cadence.ONCE if _is_single(_PREAMBLE.sub(_kept, text)) else Cadence.ONGOING), None


def _kept(preamble: re.Match[str]) -> str:
    """What of a preamble is kept: all of one that itself says what to do (按照三分之二谋划计划，)."""
    verb = _FIRST.search(preamble.group())
    return preamble.group() if verb and "的" not in preamble.group()[verb.end() :] else ""


def _is_single(text: str) -> bool:
    first = _FIRST.search(text)
    if first is None:
        return False
    return bool(first.group("once")) or bool(_DRAFTING.match(text, first.start()))
