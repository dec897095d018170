"""The text of minutes as passages: lines cut by page breaks are joined again, and every character keeps its offset."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.importing.names.units import ends_as_unit
from app.importing.patterns import later

_NUMBERED = later(
    r"^(?:(?:议题|事项|议定事项)?\s*[一二三四五六七八九十]{1,3}\s*[、.．:：]|[一二三四五六七八九十][是要](?!求)|[（(][一二三四五六七八九十]{1,3}[)）]|[（(]?\d{1,2}(?:[)）]|[.．、](?!\d)))"
)
_SENTENCE_END = "。；：！？;:!?"
_SHORT_HEADING = 40
_HEAD_LINE = 60
_RAGGED = 3
"""Lines broken at a margin differ by a few characters: punctuation does not begin a line, figures are narrow."""
_MANY = 0.4
_LONGEST = 4000
"""No paragraph of real minutes is longer; a file without any full stop must not grow one."""
_FOOTER = later(
    r"^(?:(?:参\s*加|参\s*会|出\s*席|列\s*席|与会|到会)(?:会议)?的?\s*(?:人\s*员|单\s*位|领导|同志)?(?:名单)?|"
    r"请\s*假(?:人员)?|缺席(?:人员)?|记\s*录\s*人?|整理|分\s*送|抄\s*送|抄\s*报|主\s*送|发\s*送|呈\s*送|印\s*送|发|送|报|主题词|附件|签发)\s*[:：]"
)
_PRINTED = later(r"\d\s*日\s*印\s*发?\s*$|^\s*（?共印\d+份")
_IMPRINT = later(r"[一-鿿]{2,30}(?:办公室|办公厅)")
_TELLING = later(
    r"主持召开|^会议(?!纪要|时间|地点|名称|主题|议题|议程|日期|内容|人员|主持|召集)[一-鿿]{2,6}[，,：:]|如下[：:]$|"
    r"\d\s*日(?:上午|下午|晚上?)?[，,]"
)
_BOUND = later(r"[局委办府会门位导）)司](?:要|应|须|可|负责|牵头|每|会同|根据|按照|切实|积极|尽快|进一步)")
_PAGE = later(r"^[-—－ ]*第?\s*\d{1,3}\s*页?[-—－ ]*$")
_NAMED = later(r"^([一-鿿]{2,20})\s*[:：]")
"""An organisation before its persons or duties: 市财政局：李曜."""
_TURN = later(r"^(?:会议(?!室)|责任单位|牵头单位|配合单位|责任领导|完成时限|完成时间)")


@dataclass(frozen=True)
class Passage:
    """A run of text and, for each of its characters, the offset in the document's text."""

    text: str
    at: tuple[int, ...]

    def part(self, start: int, end: int) -> "Passage":
        """The passage between two of its own positions, without blanks at its edges."""
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        return Passage(self.text[start:end], self.at[start:end])

    @property
    def span(self) -> tuple[int, int]:
        """First and last-plus-one offsets in the document's text."""
        return (self.at[0], self.at[-1] + 1) if self.at else (0, 0)

    def __add__(self, other: "Passage") -> "Passage":
        return Passage(self.text + other.text, self.at + other.at)


@dataclass(frozen=True)
class MinutesText:
    """Minutes in their three parts: heading lines, body paragraphs, and what follows (who came, to whom sent)."""

    head: tuple[Passage, ...]
    body: tuple[Passage, ...]
    foot: tuple[Passage, ...]


def minutes_text(text: str) -> MinutesText:
    """The parts of minutes: the body starts at the first whole sentence, the foot at the first list of persons."""
    lines = list(_lines(text))
    body = next((n for n, line in enumerate(lines) if _tells(line.text)), len(lines))
    width = _wrapped_at(lines)
    foot = next((n for n in range(body, len(lines)) if _is_foot(lines[n].text)), len(lines))
    return MinutesText(
        tuple(lines[:body]), tuple(_joined(lines[body:foot], width)), tuple(_joined(lines[foot:], width))
    )


def is_numbered(text: str) -> bool:
    """Whether a paragraph opens with a number: 一、 （一） 1."""
    return bool(_NUMBERED.match(text))


def _is_foot(line: str) -> bool:
    return bool(_FOOTER.match(line) or _PRINTED.search(line))


def _lines(text: str) -> Iterator[Passage]:
    start = 0
    for line in text.splitlines(keepends=True):
        passage = Passage(line, tuple(range(start, start + len(line)))).part(0, len(line))
        if passage.text and not _PAGE.match(passage.text):
            yield passage
        start += len(line)


def _tells(line: str) -> bool:
    """Whether a line belongs to running text, not to the head."""
    return "。" in line or len(line) > _HEAD_LINE or is_numbered(line) or bool(_TELLING.search(line))


def _wrapped_at(lines: list[Passage]) -> int:
    """The length at which all lines were broken, as PDF and fixed-width text do; 0 where paragraphs are lines."""
    lengths = [len(line.text) for line in lines]
    width = max(lengths, default=0)
    full = sum(length >= width - _RAGGED for length in lengths)
    return width if width <= _HEAD_LINE and full >= _MANY * len(lines) else 0


def _joined(lines: list[Passage], width: int) -> list[Passage]:
    joined: list[Passage] = []
    full = False
    for line in lines:
        if joined and _runs_on(joined[-1].text, line.text, full):
            joined[-1] = joined[-1] + line
        else:
            joined.append(line)
        full = bool(width) and len(line.text) >= width - _RAGGED
    return joined


def _runs_on(before: str, after: str, full: bool) -> bool:
    """Whether a line goes on after `before`; `full`: it was broken at the margin."""
    if len(before) > _LONGEST or before[-1] in _SENTENCE_END or _begins_anew(after):
        return False
    return full or not _is_heading(before) or before[-1] in "，、,"


def _is_heading(line: str) -> bool:
    """Whether a numbered line without a stop is a heading, not a sentence that a page break cut."""
    whole = line.count("（") + line.count("(") == line.count("）") + line.count(")")
    return is_numbered(line) and len(line) <= _SHORT_HEADING and "，" not in line and whole and not _BOUND.search(line)


def _begins_anew(line: str) -> bool:
    if (named := _NAMED.match(line)) and ends_as_unit(named.group(1)):
        return True
    return is_numbered(line) or _is_foot(line) or bool(_TURN.match(line) or _IMPRINT.fullmatch(line))
