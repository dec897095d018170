"""Who is bound by a sentence: its subject units and those it calls in to help."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.importing.names.units import Directory, ends_as_unit, split_units, tidy_name
from app.importing.patterns import later

LONGEST_LIST = 160
_LEAD_IN = later(
    r"^(?:会议(?:原则)?(?:指出|要求|强调|议定|明确|决定|认为|提出|确定|研究决定)[，,：:]?|会议(?:同意[，,：:]|(?=(?:原则)?(?:同意|通过)))|[一二三四五六七八九十]是(?:要)?[，,]?|"
    r"第?[一二三四五六七八九十][、，]|首先[，,]?|其次[，,]?|因此[，,]?|同时[，,]?|此外[，,]?|另外[，,]?|其中[，,]?|并且?|而且|下一步[，,]?|会后[，,]?|但)+"
)
_APPOINT = later(r"^(?:由|请|责成|要求|明确由|同意由|决定由|指定|委托|授权|原则同意由?|同意)")
_REQUEST = later(r"请|责成|由")
_LONGEST_ASKED = 60
_NAME_GOES_ON = 8
"""Characters within which a name that seems to have ended may go on: 市财政局 … 国库支付中心."""
_BOUND = (
    r"要|应|须|必须|需|务必|可|得(?!到)|不得|负责|牵头|作为|为(?=[^，。]{0,8}(?:单位|主体|部门))|具体|每[周月季年日半旬天两]|按|根据|依|会同|联合|联系|配合|协助|积极|主动|尽快|抓紧|进一步|"
    r"切实|认真|严格|全力|及时|立即|定期|继续|持续|全面|加强|加快|加大|统筹(?!办|局|组)|组织(?!部)|落实|做好|抓好|于|在|对|就|将|把|向|牢固|密切|分别|共同|结合|围绕|"
    r"编制(?!办|委)|制定|制订|拟定|起草|完成|召开|梳理|提出|开展|推进(?!办|局|中心|组)|"
    r"办理|启动|出台|报|参照|承担|履行|研究(?!室|院|所|中心)|审核|安排|建立|"
    r"会后|沟通|协商|实行|执行(?!局)|坚持|强化|深化|优化|完善|健全|压实|紧盯|聚焦|先行|另行|"
    r"指导(?!中心|站|组)|督促|确保|提供|予以|给予|支持|修改|印发|尽早|提前|适时|迅速|"
    r"\d{1,2}月|年[底内]|上半年|下半年|[，,：:]"
)
_STRONG = later(r"(?:要|应当?|须|必须|需|务必|负责|牵头|每[周月季年])")
_APPOINTED = later(r"由|责成|请(?=市|县|区|省|各)|(?<!（)设[在于](?=[^，。；]{2,20}[，,](?:具体)?(?:负责|承担))")
_TAKES_OVER = later(
    r"加强|加快|加大|做好|抓好|落实|完成|组织(?!部)|承担|保障|提供|制定|制订|协调|督促|严格|确保|\d{1,2}月|年[底内]|[上下]半年"
)
_OBJECT = later(r"(?:并|且)?(?:[与和同对向为将把被]|会同|联合|组织|指导|督促|协助|支持|配合)")
"""Before units with or to which something is done: 与市大数据局做好系统对接."""
_SUCH_AS = later(r"^(?P<names>[一-鿿、]{2,40}?)等(?:相关|有关|职能)?(?:部门|单位)$")
_TASKED = later(
    r"牵头|负责|会同|按|于|尽快|抓紧|组织(?!部)|统筹(?!办|局|组)|具体|要|进一步|根据|结合|编制(?!办|委)|"
    r"会后|另行|先行|制定|拟定|起草|修改|研究(?!室|院|所|中心)|做好|落实|在|对|商|承担|汇总|办理|作为|切实|及时|每|"
    r"完成|提出|开展|启动|推进(?!办|局|中心|组)|建立|出台|协调|解决|审核|拨付|印发|，"
)
_PREDICATE = later(rf"{_BOUND}|(?<=[局委办厅部])商")
_WITH_ANOTHER = later(r"与|同")
_DEALS = later(r"(?:做好|加强|主动|积极|进一步)*(?:对接|沟通|衔接|协调|联系|协商)")
"""After A与B: what A does with B, who is called in; 由区城投集团与区供电公司对接."""
_CONJUNCTION = later(r"与|同|和")
_TOGETHER = later(
    r"会同|联合(?!国|体|会|验收|执法|惩戒|办公)|协同(?!推进|发展)|商(?=市|省|县|区|各)|(?<=[局委办厅部])商"
)
_WITH = later(r"(?:与|和|同|跟)(?=[^，。；]{2,80}?(?:沟通|衔接|对接|协调|联系|协作|配合))")
_LED = later(r"牵头[，,]")
_HELP = later(
    r"(?:要)?(?:积极|全力|密切|主动|认真|做好|予以|给予|协同|共同|大力){0,3}(?:(?:配合|协助|协办|支持|参与)[、和]?){1,2}"
)
_HELPS = later(r"^(?:要)?(?:积极|全力|密切|主动|认真|做好){0,2}(?:配合|协助)(?!工作)(?=.)")
_LABELLED = later(r"(牵头|责任|主办|承办|配合|协办|协同)(?:单位|部门)\s*[:：]\s*([^；;）)。\n]+)")
_VERBAL = later(
    r"(?<!（)设[在于]|同志任|^(?:成立|建立|组建|设立|召开|形成|完善|听取|审议|原则|同意|研究|通过|请|由|至|到)(?=..)|每半?个?[年季月周日天]|(?<!自)由|[年月]底|(?<![主重])要|必须|应当|每月|每周|做好|加强|加快|推进|落实|编制|的|了|按照|根据|会同|沟通|衔接|抓|对|把|将"
)
_COMMON_CAUSE = later(r"形成(.{2,60}?)(?:合力|共同|协同|联动|齐抓)")


@dataclass(frozen=True)
class Subject:
    """The units that a sentence binds, and where in it their list begins and ends."""

    units: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Reader:
    """Reads units out of running text with the help of a directory."""

    directory: Directory

    def subject(self, text: str, bound: re.Pattern[str] = _PREDICATE) -> Subject | None:
        """The list of units at the head of a text, where words that bind them follow; None where there is none."""
        start = lead_in(text)
        if found := _APPOINT.match(text[start:]):
            start += found.end()
        end = self._list_end(text, start, bound) or self._list_end(text, start, _CONJUNCTION)
        if end and _DEALS.match(text, end):
            end = self._list_end(text, start, _WITH_ANOTHER) or end
        if not end and found and _REQUEST.match(found.group()):
            end = self._asked(text, start)
        return Subject(tuple(self._names(text[start:end])), start, end) if end else None

    def _asked(self, text: str, start: int) -> int:
        """Where the units end that are asked (请市财政局多渠道筹资), whatever they are asked to do; 0 for none."""
        ends = [
            end for end in range(start + 2, min(len(text), start + _LONGEST_ASKED)) if self.unit_list(text[start:end])
        ]
        return next((end for end in ends if not any(end < other <= end + _NAME_GOES_ON for other in ends)), 0)

    def takes_over(self, text: str) -> bool:
        """Whether a text opens with units before words of doing, so that they do it, not the units named before."""
        start = lead_in(text)
        end = 0 if _OBJECT.match(text, start) else self._list_end(text, start, _TAKES_OVER)
        return end > 0 and not re.search(r"(?:配合|协助|协同|支持|参与)$", text[:end])

    def opens_duty(self, text: str) -> bool:
        """Whether a text opens with units before words that can begin a new duty: 要, 应, 负责, 每月 …"""
        start = lead_in(text)
        if found := _APPOINT.match(text[start:]):
            start += found.end()
        return self._list_end(text, start, _STRONG) > 0

    def appointed(self, text: str) -> Subject | None:
        """The units that a sentence without a subject of its own appoints: 此项工作由市财政局牵头."""
        for mark in _APPOINTED.finditer(text):
            end = self._list_end(text, mark.end(), _TASKED)
            if end:
                return Subject(tuple(self._names(text[mark.end() : end])), mark.end(), end)
        return None

    def supporters(self, text: str) -> list[str]:
        """Units that are to help: after 会同 or A牵头，, between 与 … 沟通, before 配合; in the order of the text."""
        found: list[tuple[int, str]] = []
        for mark in _TOGETHER.finditer(text):
            found.extend((mark.start(), name) for name in self._longest(text, mark.end()))
        for mark in _WITH.finditer(text):
            found.extend((mark.start(), name) for name in self._longest(text, mark.end()))
        for mark in _LED.finditer(text):
            end = self._list_end(text, mark.end(), _PREDICATE)
            found.extend((mark.end(), name) for name in (self._names(text[mark.end() : end]) if end else []))
        for start, names in self._before_help(text):
            found.extend((start, name) for name in names)
        return list(dict.fromkeys(name for _, name in sorted(found, key=lambda pair: pair[0])))

    def helped(self, text: str, subject: Subject) -> list[str]:
        """The units that the subject is to help: 市财政局要配合市住房城乡建设局做好…"""
        mark = _HELPS.match(text[subject.end :])
        return self._longest(text, subject.end + mark.end()) if mark else []

    def labelled(self, text: str) -> tuple[list[str], list[str]]:
        """Lead and supporting units that stand under a label: 责任单位：…, 配合单位：….

        Beside a 牵头单位 the 责任单位 support.
        """
        leads: list[str] = []
        supports: list[str] = []
        found = _LABELLED.findall(text)
        led = any(role in ("牵头", "主办") for role, _ in found)
        for role, names in found:
            helps = role in ("配合", "协办", "协同") or (led and role == "责任")
            (supports if helps else leads).extend(split_units(names, self.directory))
        return leads, supports

    def common_cause(self, text: str) -> list[str]:
        """The units that are to act as one where a sentence has no subject: 形成各行业主管部门与县（市、区）合力…"""
        found = _COMMON_CAUSE.search(text)
        names = split_units(found.group(1), self.directory) if found else []
        return [_whole_group(name) for name in names] if all(self._is_unit(name) for name in names) else []

    def only_helps(self, text: str) -> list[str]:
        """The units of a sentence that says nothing but that they help: 市司法局积极配合."""
        found = re.fullmatch(rf"(.+?){_HELP.pattern}(?:相关工作|工作|做好相关工作)?", text[lead_in(text) :])
        return self.unit_list(found.group(1)) if found else []

    def unit_list(self, text: str) -> list[str]:
        """The names of a text that is nothing but a list of units; empty where it is more."""
        if such := _SUCH_AS.match(text):
            names = such["names"].split("、")
            if len(names) > 1 and not any(map(_VERBAL.search, names)):
                return names
        names = self._names(text)
        return names if names and all(self._is_unit(name) for name in names) else []

    def _before_help(self, text: str) -> Iterator[tuple[int, list[str]]]:
        for mark in _HELP.finditer(text):
            if not re.match(r"[，,。；;）)]|$|做好|工作", text[mark.end() :]):
                continue
            for comma in re.finditer(r"^|[，,]", text[: mark.start()]):
                if names := self.unit_list(text[comma.end() : mark.start()]):
                    yield comma.end(), names
                    break

    def _list_end(self, text: str, start: int, bound: re.Pattern[str]) -> int:
        for mark in bound.finditer(text, start, start + LONGEST_LIST):
            if self.unit_list(text[start : mark.start()]) and not re.search(r"[、和及与]$", text[: mark.start()]):
                return mark.start()
        return 0

    def _longest(self, text: str, start: int) -> list[str]:
        """Names of the longest list of units that begins here, within the clause."""
        stop = later(r"[。；;：:]").search(text, start)
        limit = min(stop.start() if stop else len(text), start + LONGEST_LIST)
        best: list[str] = []
        for end in range(start + 2, limit + 1):
            names = self.unit_list(text[start:end])
            if names and not re.search(r"[、和及与，,]$", text[:end]):
                best = names
            elif best and text[end - 1] in "，,":
                break
        return best

    def _names(self, text: str) -> list[str]:
        return split_units(text, self.directory) if text.strip() else []

    def _is_unit(self, name: str) -> bool:
        if self.directory.knows(name):
            return True
        if not ends_as_unit(name) or len(name) > 24 or len(name) < 2:
            return False
        return not _VERBAL.search(name)


def lead_in(text: str) -> int:
    """Where the sentence proper begins, after 会议要求，, 一是, 同时，and their like."""
    found = _LEAD_IN.match(text)
    return found.end() if found else 0


def _whole_group(name: str) -> str:
    return f"各{name}" if re.match(r"^县（", tidy_name(name)) else name
