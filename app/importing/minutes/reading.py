"""Meeting minutes read into facts about the document and the duties it lays on units (docs/domain.md §1, 会议纪要)."""

import re

from app.importing.document import Document
from app.importing.draft import DirectiveDraft, DocumentFacts
from app.importing.minutes.duties import Minutes
from app.importing.minutes.duty import ADDITIONS_ONLY
from app.importing.minutes.header import Header, printed_on, read_header
from app.importing.minutes.people import read_attendees, read_distribution
from app.importing.minutes.text import MinutesText, minutes_text
from app.importing.minutes.units import Reader
from app.importing.names.directory import Directory


def read_minutes(
    document: Document, directory: Directory, this_year: int, year: int | None = None
) -> tuple[DocumentFacts, list[DirectiveDraft]]:
    """The facts and duties of minutes. `year` is that of dates without one; by default the meeting's.

    Spans are offsets into `document.text`. Without any date the year falls to that of the document number, else to
    `this_year`.
    """
    parts = minutes_text(document.text)
    header = read_header(parts.head, parts.body, parts.foot)
    facts = _facts(document, parts, header, directory, year)
    day = header.document_date or header.meeting_date or facts.issued_date
    minutes = Minutes(Reader(directory), facts.year or this_year, header.issuer or header.title or "", day)
    return facts, minutes.directives(parts.body)


def _facts(
    document: Document, parts: MinutesText, header: Header, directory: Directory, year: int | None
) -> DocumentFacts:
    printed = printed_on(parts.foot)
    dated = header.meeting_date or header.document_date or printed
    numbered = re.search(r"〔(\d{4})〕", header.number or "")
    return DocumentFacts(
        name=document.name,
        format=document.format,
        kind="minutes",
        layout="prose",
        title=header.title,
        issuer=header.issuer,
        number=header.number,
        year=year or (dated.year if dated else int(numbered.group(1)) if numbered else None),
        meeting_date=header.meeting_date,
        document_date=header.document_date,
        issued_date=printed,
        chair=header.chair,
        attendees=read_attendees(parts.body, (*parts.head, *parts.foot), directory),
        distribution=read_distribution(parts.foot, directory),
        change_policy="additions_only" if ADDITIONS_ONLY.search(document.text) else None,
        warnings=list(document.warnings),
    )
