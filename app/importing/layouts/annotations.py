"""Who and when, as prose says it: （牵头单位：…；配合单位：…）, （市水务局牵头，各县区配合）, 责任单位：…."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.importing.layouts.columns import Meaning, base_of, classify, map_headings
from app.importing.layouts.contents import is_units
from app.importing.patterns import later

_FIELD = later(r"(?:^|(?<=[\s；;，,。、（(]))(?P<key>[一-鿿、/]{2,12}(?:[（(][^（）()]{1,8}[)）])?)\s*[:：]")
_BOXED = later(r"^\s*[【\[]([一-鿿]{2,8})[】\]]\s*[:：]?\s*", re.MULTILINE)
"""A key in a box of its own: 【牵头】市财政局."""
_GENERIC_KEY = later(
    r"^(?:事项|任务|项目|工作|重点|目标|名称|内容|计划|措施|举措|具体|年度|主要|督办|承诺|实事|进度|安排|要求|建设|推进|阶段|总体|节点"
    r"|标题|编号|序号|改革|攻坚|民生|惠民|重大|创新|专项|整改|督查|问题|描述|概况|预期|成果|形象|完成|实施|落实"
    r"|办理|交办|批示|整治|治理|成效|效果|验收|部署|细化|分解|量化|考核|评价|关键|核心|指标)+$"
)
_WHO = {Meaning.LEAD, Meaning.SUPPORT, Meaning.UNITS, Meaning.LEADER, Meaning.DEADLINE, Meaning.START}
_SAYS_ROLE = later(r"牵头|主办|主责|承办|配合|协办|协同|协作|协助|参与|参加|联办|会办|相关")
_WHEN = later(
    r"^(?:.{0,12}(?:年|月|季度)(?:度|份)?(?:底|末|内|初|中旬|上旬|下旬)?.{0,6}|.{0,4}(?:持续|长期|常态化?|滚动).{0,4}|全年.{0,4})$"
)
_BRACKET = later(
    r"[〔\[［【][^〔〕\[\]［］【】]*[〕\]］】]|[（(](?:[^（）()]|[（(](?:[^（）()]|[（(][^（）()]*[)）])*[)）])*[)）]"
)
_LEVEL = r"(?:[市县区旗州乡镇场村]|街道(?:办(?:事处)?)?|社区|园区|开发区|管委会|办事处|工委)"
_ALTERNATIVES = later(rf"{_LEVEL}(?:[、，,/]{_LEVEL})*$")
"""What a bracket holds that is part of a group's name: 各县（市、区）, 各镇（街道）."""
_VERB = later(
    r"^(?:由)?(?P<units>.*?)(?:等(?=[按分牵负配]))?(?P<verb>(?:共同|联合)?牵头(?:负责|落实|组织实施)?|主办|承办|组织实施"
    r"|(?:按(?:照)?(?:各自)?职责(?:分工)?|依职责|分工|分别|共同|具体|组织)*(?:负责|落实|抓好落实)(?:组织)?(?:实施|推进|落实)?|(?:积极)?(?:配合|协办|参与|参加|协助|协同)(?:落实|实施)?)$"
)


@dataclass(frozen=True)
class Annotation:
    """Texts of the units, leader and time limit that an annotation names, and plan text that a field states."""

    lead: str = ""
    doers: str = ""
    """Responsible units (责任单位): they lead, unless others are named to lead them."""
    support: str = ""
    units: str = ""
    leader: str = ""
    deadline: str = ""
    title: str = ""
    plan: str = ""
    no: str = ""

    def __bool__(self) -> bool:
        return self != Annotation()

    def __or__(self, other: "Annotation") -> "Annotation":
        """Both annotations as one: what this leaves out, the other adds; where both speak, one under the other."""
        texts = {
            key: "\n".join(dict.fromkeys(filter(None, (getattr(self, key), getattr(other, key)))))
            for key in Annotation.__dataclass_fields__
        }
        return Annotation(**texts)


def read_fields(text: str) -> Annotation:
    """What the fields of a line or bracket say; empty when the text does not begin with a field."""
    text = _BOXED.sub(r"\1：", text)
    marks = [mark for mark in _FIELD.finditer(text) if _is_key(mark["key"])]
    if not marks or text[: marks[0].start()].strip(" \t\u3000（("):
        return Annotation()
    mapping = {column: base_of(key) for key, column in map_headings([mark["key"] for mark in marks]).items()}
    found = Annotation()
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        value = text[mark.end() : end].strip(" \t\u3000\n；;，,")
        meaning = Meaning.PLAN if classify(mark["key"]) is Meaning.PLAN else mapping.get(at, "")
        if meaning in (Meaning.LEAD, Meaning.SUPPORT) and not _SAYS_ROLE.search(mark["key"]):
            meaning = "doers"
        if meaning in Annotation.__dataclass_fields__ and value:
            value = value if meaning == Meaning.PLAN else value.rstrip("。")
            found = found | replace(Annotation(), **{meaning: value})
    return found


def read_bracket(text: str) -> Annotation:
    """What a bracket (without its marks) says of units and time; empty when it is an aside about something else."""
    if _ALTERNATIVES.match(text):
        return Annotation()
    fields = read_fields(text)
    if fields:
        return Annotation() if fields.title or fields.plan or fields.no else fields
    return _read_verbs(text) or (Annotation(lead=text) if is_units(text) and text != "政府" else Annotation())


def split_annotated(text: str) -> Iterator[tuple[str, Annotation]]:
    """The stretches of a paragraph that annotating brackets end, each with what its bracket says."""
    start = kept = 0
    stretch = ""
    for bracket in _BRACKET.finditer(text):
        said = read_bracket(bracket.group()[1:-1].strip())
        if said:
            stretch += text[kept : bracket.start()]
            yield stretch.strip(), said
            stretch, kept = "", bracket.end()
            start = kept
    rest = text[start:].strip(" \t\u3000")
    if rest.strip("。；;"):
        yield _split_inline(rest)


def _split_inline(text: str) -> tuple[str, Annotation]:
    """A stretch cut before the fields that run on in it: 新建公园。责任单位：市园林局."""
    for mark in _FIELD.finditer(text):
        if classify(mark["key"]) in _WHO and mark.start() and (said := read_fields(text[mark.start() :])):
            return text[: mark.start()].strip(" \t\u3000；;，,"), said
    return text, Annotation()


def _is_key(key: str) -> bool:
    return classify(key) in _WHO or (classify(key) is not None and bool(_GENERIC_KEY.match(key)))


def _read_verbs(text: str) -> Annotation:
    """A牵头，B、C配合 → lead A, support B、C. Beside a 牵头, whoever is only 负责 supports."""
    found: list[tuple[str, str]] = []
    waiting: list[str] = []
    deadline = ""
    for segment in re.split(r"[，,；;。]", text.strip("。 ")):
        if _WHEN.match(segment.strip()) and not is_units(segment):
            deadline = segment.strip()
            continue
        matched = _VERB.match(segment.strip())
        if matched is None:
            waiting.append(segment)
            continue
        names = "、".join(filter(None, [*waiting, matched["units"]]))
        waiting = []
        if not is_units(names):
            return Annotation()
        found.append((names, matched["verb"]))
    if not found or waiting:
        return Annotation()
    leading = [names for names, verb in found if re.search(r"牵头|主办|承办|组织实施", verb)]
    helping = [names for names, verb in found if re.search(r"配合|协办|参与|参加|协助|协同", verb)]
    other = [names for names, verb in found if names not in leading and names not in helping]
    leads = leading or other
    helping += other if leading else []
    return Annotation(lead="、".join(leads), support="、".join(helping), deadline=deadline)
