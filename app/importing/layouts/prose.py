"""Documents without a table: numbered prose whose entries say who does them, and blocks of fields."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.importing.document import Paragraph
from app.importing.formats.numbering import digits
from app.importing.layouts.annotations import Annotation, read_fields, split_annotated
from app.importing.layouts.contents import is_units
from app.importing.layouts.tables import PlanPart, Record
from app.importing.patterns import later
from app.importing.strings import one_line

_LEVELS = (
    later(r"^(?:第)?([一二三四五六七八九十百]{1,4})(?:[、．.]|[章节部]分?\s)\s*"),
    later(r"^[（(]([一二三四五六七八九十百]{1,4})[)）][、.．]?\s*"),
    later(
        r"^[【\[]?(?:任务|事项|项目|实事)([一二三四五六七八九十]{1,3}|\d{1,3})[】\]:：、．.\s]\s*"
        r"|^(\d{1,3})(?:[、．]|\.(?!\d)|\.(?=\d{1,2}月)|[:：]|[\s\u3000]+)\s*"
    ),
    later(r"^[（(](\d{1,3})[)）][、.．]?\s*"),
    later(r"^([①-⑳])\s*"),
)
_UNNUMBERED = len(_LEVELS)
_ABOVE_ALL = -1
"""The level of a unit's unnumbered heading, under which all numbered entries stand."""
_OF_A_UNIT = later(
    r"^(?P<units>.{2,40}?)(?:牵头|主办|承办|负责|承担)*(?:的?(?:任务|事项|工作|项目))?(?:[（(](?:共|计)?\d+[项件条个].{0,12}[)）])?[:：]?$"
)
_TIMED = later(r"\d月|季度|年底|年内|上半年|下半年|月底|\d{4}年")
_LONGEST_TITLE = 36
_FIRST_LEADS = later(r"(?:列|排)(?:名)?(?:在)?(?:第一|首)位.{0,10}牵头|第一(?:责任)?单位为牵头")


@dataclass
class _Entry:
    """A numbered paragraph with what belongs to it."""

    level: int
    label: str
    place: str
    stretches: list[tuple[str, Annotation]] = field(default_factory=list)
    section: str = ""

    @property
    def said(self) -> Annotation:
        """All that its brackets and fields say."""
        found = Annotation()
        for _, annotation in self.stretches:
            found = found | annotation
        return found

    @property
    def names_units(self) -> bool:
        """Whether it is a duty of somebody."""
        said = self.said
        return bool(said.lead or said.doers or said.support or said.units)

    @property
    def text(self) -> str:
        """Its running text, without annotations."""
        return "\n".join(text for text, _ in self.stretches if text)


def first_named_leads(text: str) -> bool:
    """Whether the document says that of several responsible units the first leads."""
    return bool(_FIRST_LEADS.search(text))


def read_prose(paragraphs: Sequence[Paragraph]) -> list[Record]:
    """The records of numbered prose or of blocks of fields; none when nobody is named for anything."""
    entries = _raised(_under_units(_with_sections(_entries(paragraphs))))
    duties = [entry for entry in entries if entry.names_units]
    if not duties:
        return []
    usual = Counter(entry.level for entry in duties).most_common(1)[0][0]
    records: list[Record] = []
    for at, entry in enumerate(entries):
        if entry.names_units or (_lacks_unit(entries, at, usual) and records):
            records.extend(_records(entry))
    return records


def _lacks_unit(entries: Sequence[_Entry], at: int, usual: int) -> bool:
    """Whether an entry stands among duties, with none below it, and merely leaves its unit out."""
    entry = entries[at]
    below = entries[at + 1].level > entry.level if at + 1 < len(entries) else False
    return entry.level == usual < _UNNUMBERED and not below and any(other.names_units for other in entries[at + 1 :])


def _entries(paragraphs: Sequence[Paragraph]) -> list[_Entry]:
    entries: list[_Entry] = []
    for paragraph in paragraphs:
        level, label, text = _numbered(paragraph.text)
        fields = read_fields(text)
        if fields and (level == _UNNUMBERED or fields.title) and not (level != _UNNUMBERED and not fields.title):
            _add_fields(entries, fields, label, paragraph.place)
            continue
        stretches = list(split_annotated(text))
        if level == _UNNUMBERED and _units_of_heading(text):
            level = _ABOVE_ALL
        if level == _UNNUMBERED and _goes_on(entries, stretches):
            _extend(entries[-1], stretches)
        else:
            entries.append(_Entry(level, label, paragraph.place, stretches))
    return entries


def _numbered(text: str) -> tuple[int, str, str]:
    for level, pattern in enumerate(_LEVELS):
        if found := pattern.match(text):
            return level, next(filter(None, found.groups())), text[found.end() :]
    return _UNNUMBERED, "", text


def _goes_on(entries: Sequence[_Entry], stretches: Sequence[tuple[str, Annotation]]) -> bool:
    """Whether an unnumbered paragraph belongs to the entry above: text before, or brackets after, its annotation."""
    if not entries:
        return False
    above = entries[-1]
    if all(not text for text, _ in stretches):
        return True
    return not above.names_units and above.level < _UNNUMBERED


def _extend(entry: _Entry, stretches: Sequence[tuple[str, Annotation]]) -> None:
    """Adds a paragraph; a bracket that stands alone in it belongs to the text above it."""
    for text, said in stretches:
        if not text and entry.stretches:
            above, before = entry.stretches[-1]
            entry.stretches[-1] = (above, before | said)
        else:
            entry.stretches.append((text, said))


def _add_fields(entries: list[_Entry], fields: Annotation, label: str, place: str) -> None:
    """A line of fields: a title opens an entry, everything else is added to the one that is open."""
    repeats = bool(entries) and bool(fields.title) and bool(entries[-1].said.title or entries[-1].names_units)
    if not entries or (fields.title and (repeats or entries[-1].level < _UNNUMBERED or entries[-1].text)) or fields.no:
        entries.append(_Entry(_UNNUMBERED, label or fields.no, place))
    if fields.plan:
        entries[-1].stretches.append((fields.plan, replace(fields, plan="")))
    elif entries[-1].stretches:
        above, before = entries[-1].stretches[-1]
        entries[-1].stretches[-1] = (above, before | fields)
    else:
        entries[-1].stretches.append(("", fields))


def _with_sections(entries: list[_Entry]) -> list[_Entry]:
    headings: dict[int, str] = {}
    for entry in entries:
        entry.section = next((headings[level] for level in sorted(headings, reverse=True) if level < entry.level), "")
        if entry.level < _UNNUMBERED and not entry.names_units:
            headings = {level: text for level, text in headings.items() if level < entry.level}
            headings[entry.level] = one_line(entry.text)
    return entries


def _units_of_heading(text: str) -> str:
    """The units that a heading consists of: 市财政局牵头的任务（5项）; empty when it says anything else."""
    found = _OF_A_UNIT.match(text.strip())
    return found["units"] if found and is_units(found["units"]) else ""


def _under_units(entries: list[_Entry]) -> list[_Entry]:
    """Entries that name nobody, given the units whose heading they stand under."""
    heads: dict[int, str] = {}
    for at, entry in enumerate(entries):
        heads = {level: units for level, units in heads.items() if level < entry.level}
        if entry.names_units:
            continue
        units = _units_of_heading(entry.text)
        if units and at + 1 < len(entries) and entry.level < entries[at + 1].level < _UNNUMBERED:
            heads[entry.level] = units
        elif heads and entry.level < _UNNUMBERED and entry.stretches:
            text, said = entry.stretches[-1]
            entry.stretches[-1] = (text, replace(said, lead=heads[max(heads)]))
    return entries


def _raised(entries: list[_Entry]) -> list[_Entry]:
    """Steps put into the entry they belong to: those under a duty, and those of which only the last names the units."""
    raised: list[_Entry] = []
    at = 0
    while at < len(entries):
        entry = entries[at]
        end = at + 1
        while end < len(entries) and entry.level < entries[end].level < _UNNUMBERED:
            end += 1
        below = entries[at + 1 : end]
        named = [step.names_units for step in below]
        last_only = len(below) > 1 and not any(named[:-1]) and named[-1] and below[0].level == below[-1].level
        if below and not any(named[:-1]) and (last_only or (entry.names_units and not named[-1])):
            raised.append(_merged(entry, below))
            at = end
        else:
            raised.append(entry)
            at += 1
    return raised


def _merged(entry: _Entry, steps: Sequence[_Entry]) -> _Entry:
    said = entry.said
    for step in steps:
        said = said | step.said
    texts = [entry.text, *(f"{_label(step)}{step.text}" for step in steps)]
    return replace(entry, stretches=[("\n".join(filter(None, texts)), said)])


def _label(step: _Entry) -> str:
    return {1: f"（{step.label}）", 2: f"{step.label}.", 3: f"（{step.label}）"}.get(step.level, step.label)


def _records(entry: _Entry) -> Iterator[Record]:
    """An entry's records: the first with its title, one more for every further stretch with units of its own."""
    said = entry.said
    title, rest = _title_and_plan(entry.text) if not said.title else (one_line(said.title), entry.text)
    several = [stretch for stretch in entry.stretches if stretch[1].lead or stretch[1].doers or stretch[1].units]
    if len(several) < 2:
        yield _record(entry, title, rest, said)
        return
    for at, (text, annotation) in enumerate(entry.stretches):
        plan = _title_and_plan(text)[1] if at == 0 else text
        yield replace(
            _record(entry, title if at == 0 else "", plan, annotation), no=digits(entry.label) if at == 0 else ""
        )


def _record(entry: _Entry, title: str, plan: str, said: Annotation) -> Record:
    return Record(
        place=entry.place,
        no=digits(entry.label),
        title=title,
        parts=(PlanPart(plan),) if plan else (),
        deadline=said.deadline,
        lead=said.lead or said.doers,
        support="\n".join(filter(None, (said.doers if said.lead else "", said.support))),
        units=said.units,
        leader=said.leader,
        section=entry.section,
    )


def _title_and_plan(text: str) -> tuple[str, str]:
    """A short first sentence or heading is the title and the rest the plan; a lone sentence is both."""
    found = re.match(rf"^([^。；;\n]{{2,{_LONGEST_TITLE}}})[。\n]([\s\S]+)$", text.strip())
    if found and not _TIMED.search(found.group(1)):
        return one_line(found.group(1)), found.group(2).strip()
    first = re.split(r"[。\n]", text.strip(), maxsplit=1)[0]
    return one_line(first), text.strip()
