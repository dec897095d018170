"""The top of reading: a document's blocks become a draft plan, or draft minutes, with every doubt beside it."""

import re
from dataclasses import replace
from datetime import date

from app.importing.checkup import check_up
from app.importing.document import Document, Paragraph, Unreadable
from app.importing.draft import Certainty, DocumentFacts, Draft, Finding, ItemDraft, Severity
from app.importing.language.dates import read_deadline
from app.importing.layouts.columns import Mapping
from app.importing.layouts.fields import read_blocks
from app.importing.layouts.items import Assembly, assemble
from app.importing.layouts.prose import first_named_leads, read_prose
from app.importing.layouts.schedule import read_schedule
from app.importing.layouts.tables import Reading, read_tables
from app.importing.minutes.reading import read_minutes
from app.importing.names.units import Directory
from app.importing.patterns import later

_MINUTES = later(
    r"^.{0,50}纪\s*要(?:[（(].{1,12}[)）]|〔.*)?$|^会议(?:指出|要求|强调|决定|议定|明确|认为)"
    r"|^.{0,40}(?:会议?|例会)(?:议定|决定|研究)(?:事项|意见)(?:[（(].{1,12}[)）])?$|^\s*(?:会议)?主\s*持\s*人?\s*[:：]",
    re.MULTILINE,
)
_PLAN_YEAR = later(r"(20\d\d)\s*年")
_NUMBER = later(r"[\u4e00-\u9fff]{1,10}[〔\[［(（]\s*(20\d\d)\s*[〕\]］)）]\s*第?\s*\d{1,4}\s*号")
_HEAD = 12
"""Paragraphs at the top in which a document's title and number are looked for."""


def read(
    document: Document,
    *,
    directory: Directory,
    today: date,
    year: int | None = None,
    kind: str | None = None,
    columns: Mapping | None = None,
) -> Draft:
    """A draft of what a document says. `kind` is "table" or "minutes", guessed where left out.

    `year` is the year that dates without one mean, found in the document where left out, else that of `today`.
    `columns` overrides the mapping found in tables. Raises `Unreadable` when nothing in it is a duty of anybody.
    """
    tables = read_tables(document, columns)
    if (kind or _guess_kind(document, tables)) == "minutes":
        return _read_minutes(document, directory, year, today)
    records = tables.records
    layout = "table"
    if not records:
        paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
        records = read_blocks(paragraphs)
        layout = "fields" if records else "prose"
        records = records or read_prose(paragraphs)
    if not records:
        raise _nothing_found(document, tables)
    year_used = year or year_of(document, today)
    assembly = assemble(records, directory)
    if first_named_leads(document.text):
        _first_leads(assembly)
    _date(assembly, year_used)
    facts = _facts(document, tables, layout, year_used)
    for item, parts in zip(assembly.items, assembly.parts, strict=True):
        item.milestones = read_schedule(item, parts, year_used)
    draft = Draft(facts, assembly.items, assembly.rows, findings=[*_unfound(facts, year), *assembly.findings])
    return _checked(draft, directory)


def year_of(document: Document, today: date) -> int:
    """The year that a plan is for: that of its title, else the commonest in its text, else that of today."""
    head = "\n".join(block.text for block in document.blocks[:_HEAD] if isinstance(block, Paragraph))
    if found := _PLAN_YEAR.search(document.name) or _PLAN_YEAR.search(_NUMBER.sub("", head)):
        return int(found.group(1))
    years = re.findall(r"(?<!\d)(20\d\d)(?=\s*[年./-])", document.text)
    return int(max(sorted(set(years)), key=years.count)) if years else today.year


def _guess_kind(document: Document, tables: Reading) -> str:
    head = document.text[:600]
    return "minutes" if not tables.records and _MINUTES.search(head) else "table"


def _read_minutes(document: Document, directory: Directory, year: int | None, today: date) -> Draft:
    facts, directives = read_minutes(document, directory, today.year, year)
    facts = replace(facts, name=document.name, format=document.format, kind="minutes", warnings=list(document.warnings))
    if not directives:
        raise Unreadable("no_duties", "会议纪要里没有找到明确到单位的工作要求。", document.name)
    draft = Draft(facts, directives=directives)
    draft.findings.extend(check_up(draft, directory))
    return draft


def _checked(draft: Draft, directory: Directory) -> Draft:
    known = {(finding.code, tuple(finding.items), finding.line) for finding in draft.findings}
    draft.findings += [f for f in check_up(draft, directory) if (f.code, tuple(f.items), f.line) not in known]
    return draft


def _nothing_found(document: Document, tables: Reading) -> Unreadable:
    if tables.skipped:
        where = "、".join(tables.skipped[:3])
        return Unreadable(
            "no_columns", f"{where}里找不到“事项”和“责任单位”或“完成时限”等列，请指定各列的含义。", document.name
        )
    return Unreadable("no_duties", "没有找到任务表，也没有找到写明责任单位的条目。", document.name)


def _first_leads(assembly: Assembly) -> None:
    """Of several responsible units the first leads, where the document says so."""
    for line in (line for item in assembly.items for line in item.lines):
        if not line.supporting_units and len(line.lead_units) > 1:
            line.lead_units, line.supporting_units = line.lead_units[:1], line.lead_units[1:]


def _date(assembly: Assembly, year: int) -> None:
    """Deadlines from the cells' words; what cannot be read, or can be read in two ways, becomes a finding."""
    for item in assembly.items:
        for at, line in enumerate(item.lines):
            reading = read_deadline(line.deadline_text, year) if line.deadline_text else None
            line.deadline = reading.due_on if reading else None
            if line.deadline_text and line.deadline is None:
                assembly.findings.append(_unread_deadline(item, at))
            elif reading and reading.certainty is Certainty.AMBIGUOUS:
                assembly.findings.append(_ambiguous_deadline(item, at, [str(day) for day in reading.alternatives]))
        item.deadline = item.lines[0].deadline


def _unread_deadline(item: ItemDraft, line: int) -> Finding:
    words = item.lines[line].deadline_text
    return Finding(
        "deadline.unread",
        Severity.DOUBT,
        f"时限“{words}”不是一个确定的日期，请补充。",
        [item.no],
        line,
        place=item.lines[line].place,
    )


def _ambiguous_deadline(item: ItemDraft, line: int, alternatives: list[str]) -> Finding:
    words = item.lines[line].deadline_text
    return Finding(
        "deadline.ambiguous",
        Severity.DOUBT,
        f"时限“{words}”可以有两种理解，按{item.lines[line].deadline}读取，请确认。",
        [item.no],
        line,
        place=item.lines[line].place,
        suggestions=alternatives,
    )


def _facts(document: Document, tables: Reading, layout: str, year: int) -> DocumentFacts:
    head = [block.text for block in document.blocks[:_HEAD] if isinstance(block, Paragraph)]
    number = next((found.group() for text in head if (found := _NUMBER.search(text))), None)
    titles = [
        text
        for text in head
        if 6 <= len(text) <= 60 and re.search(r"(?:表|方案|清单|台账|分工|分解|计划|通知|要点|意见)[》）)]?$", text)
    ]
    return DocumentFacts(
        name=document.name,
        format=document.format,
        layout=layout,
        title=titles[-1] if titles else None,
        number=number,
        year=year,
        columns={str(key): column for key, column in tables.mapping.items()},
        headings=list(tables.headings),
        warnings=[*document.warnings, *(f"{place}不是任务表，没有读取。" for place in tables.skipped)],
    )


def _unfound(facts: DocumentFacts, year: int | None) -> list[Finding]:
    if year is not None:
        return []
    return [Finding("year.guessed", Severity.NOTE, f"没有指定年份，按{facts.year}年读取没有写年份的日期。")]
