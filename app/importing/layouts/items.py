"""From records to items and lines: which row begins an item, and what each of the others adds (docs/domain.md §2)."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.importing.draft import Finding, ItemDraft, LineDraft, RowKind, RowReading, Severity
from app.importing.formats.numbering import digits
from app.importing.language.dates import read_dates
from app.importing.layouts.annotations import read_bracket
from app.importing.layouts.contents import is_date, is_person, is_units
from app.importing.layouts.serials import is_chinese
from app.importing.layouts.tables import PlanPart, Record
from app.importing.names.roles import split_roles
from app.importing.names.units import Directory, split_units
from app.importing.patterns import later
from app.importing.strings import ends_open, one_line, squeeze, starts_entry

_JOB = later(
    r"(?:[^，、,\s]*?(?:市委|县委|区委|党组|政府|管委会))?(?:常务|一级|二级)?(?:副|常委|党组)*(?:市长|县长|区长|州长|书记|主任|常委|秘书长|局长|巡视员|调研员|成员|同志|委员)+"
)
_DEED = later(
    r"完成|建成|开工|动工|启动|竣工|验收|投[产入用]|交付|通车|封顶|取得|达到|出台|印发|制定|形成|组织|开展|召开|上报"
)
_SAID = later(r"^由|(?<![（(])(?:负责|组织实施|牵头|配合|落实)(?![:：单部])")
_FILLING = later(
    r"[（(].*?[)）]|取得|阶段性|成[效果]|见效|明显|初步|长期|坚持|持续|推进|力争|争取|确保|全面|基本|全部|完成|任务|工作|左右|[\s：:、]|并|前|底"
)
_SHORTEST_DEED = 2
_ANY_YEAR = 2000
"""Only where the dates stand matters here, and that is the same in every year."""


@dataclass
class Assembly:
    """Items in the making, with what became of each row. `parts` has the plan parts of each line, item by item."""

    items: list[ItemDraft] = field(default_factory=list)
    parts: list[list[tuple[PlanPart, ...]]] = field(default_factory=list)
    rows: list[RowReading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def assemble(records: Iterable[Record], directory: Directory | None) -> Assembly:
    """Puts records together to items. Rows that add to no item are kept as findings, never dropped."""
    assembly = Assembly()
    last: Record | None = None
    for record in joined_over_breaks(_in_figures(list(records))):
        if last is not None and not _begins_item(record, last, assembly):
            _add_row(assembly, _without_repeats(record, last), directory)
        else:
            _add_item(assembly, record, directory)
            last = record
    _make_numbers_unique(assembly)
    return assembly


def _in_figures(records: list[Record]) -> list[Record]:
    """Records whose numbers are all written 一, 二, 三, with figures for them; beside figures those are sections."""
    numbers = [record.no for record in records if record.no]
    if not all(map(is_chinese, numbers)):
        return records
    return [replace(record, no=digits(record.no)) for record in records]


def joined_over_breaks(records: Iterable[Record]) -> list[Record]:
    """Records with a row that a page break cut put together again."""
    joined: list[Record] = []
    for record in records:
        if joined and record.after_break and _is_rest_of(record, joined[-1]):
            joined[-1] = _join(joined[-1], record)
        else:
            joined.append(record)
    return joined


def plan_text(parts: Iterable[PlanPart]) -> str:
    """The plan text of a row: its cells one under the other, those of a period led by its heading."""
    return "\n".join(f"{part.period}：{part.text}" if part.period else part.text for part in parts)


def leader_name(text: str) -> str | None:
    """The name of the leader in charge without office or inner blanks; several names stay together with 、."""
    names = [_JOB.sub("", squeeze(part)) or squeeze(part) for part in re.split(r"[、，,；;/\n]", _joined_name(text))]
    return "、".join(dict.fromkeys(filter(None, names))) or None


def _deadline_text(text: str) -> str:
    """A time limit on one line: 2021.1\\n0 was broken by its column, 2021.6\\n2021.9 are two."""
    lines = [squeeze(line) for line in text.split("\n")]
    return ("、" if all(map(is_date, lines)) else "").join(lines)


def _joined_name(text: str) -> str:
    """曹\\n兴 is one name that the column broke; two full names on two lines are two."""
    lines = [squeeze(line) for line in text.split("\n")]
    return "\n".join(lines) if all(len(line) >= 2 for line in lines) and all(map(is_person, lines)) else "".join(lines)


def _is_rest_of(record: Record, above: Record) -> bool:
    if record.no or (record.title and not ends_open(above.title)):
        return False
    if _stands_alone(record, above):
        return False
    text = plan_text(record.parts)
    before = plan_text(above.parts)
    if text:
        return ends_open(before) and not starts_entry(text)
    return bool(record.title) and not record.deadline and not record.lead


def _stands_alone(record: Record, above: Record) -> bool:
    """Whether a row states a date or unit of its own, while those of the row above are whole."""
    if is_date(record.deadline):
        return True
    return is_units(record.lead) and is_units(above.lead) and not above.lead.endswith(("、", "，", ","))


def _join(above: Record, rest: Record) -> Record:
    parts = list(above.parts)
    for part in rest.parts:
        if parts and parts[-1].period == part.period:
            parts[-1] = replace(parts[-1], text=parts[-1].text + part.text)
        else:
            parts.append(part)
    return replace(
        above,
        title=above.title + rest.title,
        parts=tuple(parts),
        deadline=above.deadline + rest.deadline,
        lead="\n".join(filter(None, (above.lead, rest.lead))),
        support="\n".join(filter(None, (above.support, rest.support))),
        units="\n".join(filter(None, (above.units, rest.units))),
        leader=above.leader + rest.leader,
    )


def _begins_item(record: Record, last: Record, assembly: Assembly) -> bool:
    same_title = one_line(record.title) == one_line(last.title)
    if record.no:
        return record.no != last.no or not (same_title or not record.title) or record.section != last.section
    if not record.title or same_title:
        return False
    return not _numbered(assembly)


def _numbered(assembly: Assembly) -> bool:
    return any(item.no for item in assembly.items)


def _without_repeats(record: Record, item: Record) -> Record:
    """A continuation without the cells that a flattened merge repeated from the item's first row."""
    title = "" if one_line(record.title) == one_line(item.title) else record.title
    repeats = bool(record.no or (record.title and not title))
    deadline = "" if repeats and record.deadline == item.deadline else record.deadline
    return replace(record, title=title, deadline=deadline)


def _add_item(assembly: Assembly, record: Record, directory: Directory | None) -> None:
    title = (one_line(record.title) or one_line(plan_text(record.parts))[:60]).rstrip("。；;")
    record = _with_limits(record)
    parts = record.parts or (PlanPart(record.title),)
    item = ItemDraft(
        no=record.no,
        title=title,
        leader=leader_name(record.leader),
        deadline_text=_deadline_text(record.deadline),
        section=record.section,
        place=record.place,
    )
    item.lines.append(_line(replace(record, parts=parts), directory))
    assembly.items.append(item)
    assembly.parts.append([parts])
    assembly.rows.append(RowReading(record.place, RowKind.ITEM, str(len(assembly.items)), 0))


def _with_limits(record: Record) -> Record:
    """A row whose time limit says what is due by when (9月底前封顶，12月底前交付), with these words in its plan."""
    limit = record.deadline.strip("。；; ")
    if not _says_what(limit):
        return record
    title = one_line(record.title).rstrip("。；;")
    parts = tuple(part for part in record.parts if one_line(part.text).rstrip("。；;") != title)
    return replace(record, parts=(*parts, PlanPart(limit)))


def _says_what(limit: str) -> bool:
    """Whether a time limit holds more than its days: several of them with what each is for, or a longer deed."""
    if not _DEED.search(limit):
        return False
    dates = [reading for reading in read_dates(limit, _ANY_YEAR) if reading.due_on]
    rest = limit
    for reading in reversed(dates):
        rest = rest[: reading.span[0]] + "\n" + rest[reading.span[1] :]
    deeds = [_FILLING.sub("", part) for part in re.split(r"[\n，。；;,]", rest) if _DEED.search(part)]
    return bool(dates) and any(len(deed) >= _SHORTEST_DEED for deed in deeds)


def _line(record: Record, directory: Directory | None) -> LineDraft:
    leads, supports = _units_of(record, directory)
    return LineDraft(
        plan=plan_text(record.parts),
        deadline_text=_deadline_text(record.deadline),
        lead_units=leads,
        supporting_units=supports,
        place=record.place,
    )


def _units_of(record: Record, directory: Directory | None) -> tuple[list[str], list[str]]:
    leads, supports = _roles_of(record.lead, directory)
    supports = supports + split_roles(record.support, directory)[0] + split_roles(record.support, directory)[1]
    mixed_leads, mixed_supports = _roles_of(record.units, directory)
    leads = list(dict.fromkeys(leads + mixed_leads))
    return leads, [unit for unit in dict.fromkeys(supports + mixed_supports) if unit not in leads]


def _roles_of(text: str, directory: Directory | None) -> tuple[list[str], list[str]]:
    """Lead and supporting units of a cell, labelled or said in a sentence: 由市水务集团负责实施，市水利局配合."""
    said = read_bracket(one_line(text).strip("。；; ")) if _SAID.search(text) else None
    if said and said.lead and not said.units:
        return split_units(said.lead, directory), split_units(said.support, directory)
    return split_roles(text, directory)


def _add_row(assembly: Assembly, record: Record, directory: Directory | None) -> None:
    item = assembly.items[-1]
    if record.title:
        record = replace(record, title="", parts=(PlanPart(record.title), *record.parts))
    record = _with_limits(record)
    if item.leader is None and record.leader:
        item.leader = leader_name(record.leader)
    kind = _kind(record)
    line: int | None = None
    if record.parts:
        item.lines.append(_line(record, directory))
        assembly.parts[-1].append(record.parts)
        line = len(item.lines) - 1
    elif kind is RowKind.UNIT_ONLY:
        _add_units(item.lines[-1], record, directory)
    if kind is RowKind.PLAN_ONLY:
        assembly.findings.append(_ambiguous_inheritance(len(assembly.items), len(item.lines) - 1, record))
    assembly.rows.append(RowReading(record.place, kind, str(len(assembly.items)), line))


def _kind(record: Record) -> RowKind:
    units = bool(record.lead or record.units or record.support)
    if not record.parts:
        return RowKind.UNIT_ONLY if units else RowKind.CONTINUED
    if record.deadline:
        return RowKind.PLAN_DEADLINE_UNIT if units else RowKind.PLAN_DEADLINE
    return RowKind.PLAN_UNIT if units else RowKind.PLAN_ONLY


def _add_units(line: LineDraft, record: Record, directory: Directory | None) -> None:
    """A row with units alone: joint leads (or supporters) of the line above, or the rest of a name cut by the page."""
    if record.after_break and line.lead_units and record.lead and directory:
        whole = split_units(line.lead_units[-1] + record.lead, directory)
        if len(whole) == 1 and directory.knows(whole[0]) and not directory.knows(line.lead_units[-1]):
            line.lead_units[-1:] = whole
            return
    leads, supports = _units_of(record, directory)
    known = {*line.lead_units, *line.joint_lead_units}
    line.joint_lead_units += [unit for unit in leads if unit not in known]
    line.supporting_units += [unit for unit in supports if unit not in {*line.supporting_units, *known}]


def _ambiguous_inheritance(item: int, line: int, record: Record) -> Finding:
    return Finding(
        code="line.inherits_from",
        severity=Severity.DOUBT,
        message="此行只有计划，没有时限和单位：是承接上一行，还是承接事项？请确认。",
        items=[str(item)],
        line=line,
        place=record.place,
        suggestions=["承接上一行", "承接事项"],
    )


def _free_number(at: int, taken: set[str]) -> str:
    return next(str(number) for number in range(at, at + len(taken) + 1) if str(number) not in taken)


def _make_numbers_unique(assembly: Assembly) -> None:
    """Gives every item its own number: counted where it has none, led by its section's where numbering restarts."""
    taken = Counter(item.no for item in assembly.items)
    sections = list(dict.fromkeys(item.section for item in assembly.items))
    if any(count > 1 for no, count in taken.items() if no):
        for item in assembly.items:
            item.no = f"{sections.index(item.section) + 1}-{item.no}" if item.no else ""
    seen: set[str] = set()
    for at, item in enumerate(assembly.items, 1):
        item.no = item.no or _free_number(at, {*taken, *seen})
        while item.no in seen:
            item.no += "*"
        seen.add(item.no)
    for row in assembly.rows:
        row.item = assembly.items[int(row.item) - 1].no
    for finding in assembly.findings:
        finding.items = [assembly.items[int(at) - 1].no for at in finding.items]
