"""Directives of minutes as items of a plan: what a meeting decided is supervised like any other matter."""

from datetime import date

from app.importing.draft import Certainty, DirectiveDraft, Draft, ItemDraft, LineDraft, MilestoneDraft
from app.importing.language.cadence import day_within
from app.importing.patterns import later
from app.rules.dates import period_ends

TITLE_LENGTH = 60
_CLAUSE_END = later(r"[，；。]")


def items_from_directives(draft: Draft, year: int) -> list[ItemDraft]:
    """An item for every directive, numbered in order; a recurring duty gets a milestone for every period of `year`.

    It is due on the day that the words name (每月5日前), else at the end of the period.
    """
    since = draft.document.issued_date or draft.document.document_date or draft.document.meeting_date
    return [_item(str(no), directive, year, since) for no, directive in enumerate(draft.directives, start=1)]


def _item(no: str, directive: DirectiveDraft, year: int, since: date | None) -> ItemDraft:
    line = LineDraft(
        plan=directive.text,
        deadline=directive.due_on,
        lead_units=directive.lead_units,
        supporting_units=directive.supporting_units,
    )
    return ItemDraft(
        no=no,
        title=title_of(directive.text),
        deadline=directive.due_on,
        lines=[line],
        milestones=_milestones(directive, year, since),
        section=directive.section,
        cadence=directive.cadence,
        approval_rule=directive.approval_rule,
    )


def title_of(text: str) -> str:
    """The first clause of a duty, or as much of it as a title may hold."""
    clause = _CLAUSE_END.split(" ".join(text.split()), maxsplit=1)[0]
    return clause if len(clause) <= TITLE_LENGTH else clause[: TITLE_LENGTH - 1] + "…"


def _milestones(directive: DirectiveDraft, year: int, since: date | None) -> list[MilestoneDraft]:
    first = max(date(year, 1, 1), since or date.min)
    ends = period_ends(directive.cadence, first, date(year, 12, 31))
    days = [(day_within(directive.text, directive.cadence, end), end) for end in ends]
    returning = [
        _milestone(directive, day or end, Certainty.STATED if day else Certainty.INHERITED)
        for day, end in days
        if day is None or day >= first
    ]
    return returning or [_milestone(directive, directive.due_on, directive.certainty)]


def _milestone(directive: DirectiveDraft, due_on: date | None, certainty: Certainty) -> MilestoneDraft:
    return MilestoneDraft(
        line=0,
        text=directive.text,
        span=(0, len(directive.text)),
        due_on=due_on,
        date_phrase=directive.cadence_phrase or directive.date_phrase,
        certainty=certainty,
        indicators=directive.indicators,
    )
