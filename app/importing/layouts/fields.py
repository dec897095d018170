"""Blocks of fields (事项：… 牵头单位：… 完成时限：…), one block a task."""

from collections.abc import Sequence

from app.importing.document import Paragraph
from app.importing.layouts.annotations import read_fields
from app.importing.layouts.tables import PlanPart, Record
from app.importing.patterns import later

_LEADING_NUMBER = later(
    r"^\s*(?:[（(]?(\d{1,3})[)）]?[、.．]?|[（(]?[一二三四五六七八九十]{1,3}[)）、.．])\s*(?=[一-鿿]{2,8}[:：])"
)
_SECTION = later(r"^[一二三四五六七八九十]{1,3}、[^。；:：]{2,30}$")


def read_blocks(paragraphs: Sequence[Paragraph]) -> list[Record]:
    """The records of a document whose tasks are blocks of fields; none where fewer than one block names who does it."""
    records: list[Record] = []
    section = ""
    for block in _blocks(paragraphs):
        if _SECTION.match(block[0].text):
            section = block[0].text
            continue
        record = _record(block, section)
        if record is not None:
            records.append(record)
    named = [record for record in records if record.lead or record.units or record.support]
    return records if len(named) * 2 > len(records) else []


def _blocks(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs in runs, each begun by a field that names a task or its number, or by a section's heading."""
    blocks: list[list[Paragraph]] = []
    fresh = False
    for paragraph in paragraphs:
        said = read_fields(_LEADING_NUMBER.sub("", paragraph.text))
        opens = bool(said.no) or bool(said.title and not fresh)
        if opens or _SECTION.match(paragraph.text):
            blocks.append([paragraph])
        elif blocks and not _SECTION.match(blocks[-1][0].text):
            blocks[-1].append(paragraph)
        fresh = bool(said.no and not said.title)
    return blocks


def _record(block: Sequence[Paragraph], section: str) -> Record | None:
    number = _LEADING_NUMBER.match(block[0].text)
    said = read_fields(_LEADING_NUMBER.sub("", "\n".join(paragraph.text for paragraph in block)))
    if not said.title:
        return None
    return Record(
        place=block[0].place,
        no=said.no or ((number.group(1) or "") if number else ""),
        title=said.title,
        parts=(PlanPart(said.plan),) if said.plan else (),
        deadline=said.deadline,
        lead=said.lead or said.doers,
        support="\n".join(filter(None, (said.doers if said.lead else "", said.support))),
        units=said.units,
        leader=said.leader,
        section=section,
    )
