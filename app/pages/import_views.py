"""An import as its pages show it: source text with its doubts marked, and what a form's fields mean as an edit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.importing.draft import Certainty
from app.importing.edits import Edit
from app.importing.layouts.columns import Meaning
from app.models.imports import DraftItem, DraftLine, DraftMilestone, ImportFinding, ImportPreview
from app.pages.forms import Fields
from app.queries.imports import is_open
from app.rules.errors import BadRequest
from app.validation import invalid_from

_EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
_SEPARATORS = re.compile(r"[、，,；;\n]")
_UNITS = {"lead_units", "joint_lead_units", "supporting_units"}
_PLACES = {"line", "milestone"}
_DATES = {"due_on", "deadline", "starts_on"}
_OPEN_DATE = {Certainty.AMBIGUOUS, Certainty.VAGUE}


@dataclass(frozen=True)
class Piece:
    """A stretch of source text: `doubt` where it is in question, `read` where it became a milestone."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class LineView:
    """A line with its marked text and its milestones; `findings` are those about the line and no milestone of it."""

    at: int
    line: DraftLine
    pieces: list[Piece]
    milestones: list["MilestoneView"]


@dataclass(frozen=True)
class MilestoneView:
    """A milestone; `choices` are the dates to choose from by one click where it is in doubt."""

    milestone: DraftMilestone
    doubtful: bool
    choices: list[str]
    merges: bool

    @property
    def undated(self) -> bool:
        """Whether the words gave no day, and a day has to be set."""
        return self.milestone.certainty is Certainty.VAGUE and self.milestone.due_on is None


@dataclass(frozen=True)
class ItemView:
    """An item with its lines, and what is still open about it."""

    item: DraftItem
    lines: list[LineView]
    findings: list[ImportFinding] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether anything about it asks for an answer."""
        return any(map(is_open, self.findings))

    def asks_date(self, finding: ImportFinding) -> bool:
        """Whether a finding asks for a date where there is none: letting it stand says that there will be none."""
        steps = [view for line in self.lines for view in line.milestones if view.milestone.at == finding.milestone]
        return finding.code == "deadline.missing" or (finding.code == "date.vague" and any(s.undated for s in steps))


def item_views(found: ImportPreview) -> list[ItemView]:
    """The items of a preview's page."""
    by_key = {finding.key: finding for finding in found.findings}
    return [_item(item, [by_key[key] for key in item.findings]) for item in found.items]


def _item(item: DraftItem, findings: list[ImportFinding]) -> ItemView:
    doubted = {one.milestone for one in findings if is_open(one) and one.milestone is not None}
    views = [_milestone(item, one, one.at in doubted) for one in item.milestones]
    lines = [_line(at, line, [v for v in views if v.milestone.line == at]) for at, line in enumerate(item.lines)]
    return ItemView(item, lines, sorted(findings, key=lambda one: not is_open(one)))


def _milestone(item: DraftItem, milestone: DraftMilestone, doubted: bool) -> MilestoneView:
    asked = milestone.certainty in _OPEN_DATE
    days = sorted({day for day in (milestone.due_on, *milestone.alternatives) if day}) if asked else []
    following = item.milestones[milestone.at + 1 : milestone.at + 2]
    merges = bool(following) and following[0].line == milestone.line
    return MilestoneView(milestone, doubted, [day.isoformat() for day in days], merges)


def _line(at: int, line: DraftLine, milestones: list[MilestoneView]) -> LineView:
    return LineView(at, line, pieces(line.plan, milestones), milestones)


def pieces(plan: str, milestones: list[MilestoneView]) -> list[Piece]:
    """The plan text cut where a mark begins or ends; a doubt outweighs what is merely read."""
    marks = [""] * len(plan)
    for view in sorted(milestones, key=lambda one: one.doubtful):
        start, end = view.milestone.span
        for at in range(max(start, 0), min(end, len(plan))):
            marks[at] = "doubt" if view.doubtful else "read"
    found: list[Piece] = []
    begin = 0
    for at in range(1, len(plan) + 1):
        if at == len(plan) or marks[at] != marks[begin]:
            found.append(Piece(plan[begin:at], marks[begin]))
            begin = at
    return found


def edit_of(fields: Fields) -> Edit:
    """The edit that a form states: an emptied date is taken away, one that was left as it was is not sent."""
    sent = dict(fields)
    given: dict[str, Any] = {}
    for name, value in sent.items():
        if name.endswith("_was") or name in {"version", "order", "cursor", "on"} or value == sent.get(f"{name}_was"):
            continue
        if name in _UNITS:
            given[name] = [unit.strip() for unit in _SEPARATORS.split(value) if unit.strip()]
        elif name in _DATES:
            given[name] = value.strip() or None
        elif name in _PLACES and value.isascii() and value.isdigit():
            given[name] = int(value[:6])
        else:
            given[name] = value.strip()
    try:
        return _EDIT.validate_python(given)
    except ValidationError as error:
        raise invalid_from([{**one, "loc": ("body", *one["loc"][1:])} for one in error.errors()]) from error


def mapping_of(sent: Mapping[str, str]) -> dict[str, int]:
    """Which column means what, from the fields `column-0`, `column-1` …; a meaning's second column is numbered."""
    mapping: dict[str, int] = {}
    for name, meaning in sent.items():
        found = re.fullmatch(r"column-(\d{1,3})", name)
        if not found or meaning not in set(Meaning) or meaning == Meaning.OTHER:
            continue
        count = 1 + sum(key.rstrip("0123456789") == meaning for key in mapping)
        mapping[meaning if count == 1 else f"{meaning}{count}"] = int(found.group(1))
    return mapping


def version_of(sent: dict[str, str]) -> int | None:
    """The version of the import that the page was made from, if it sent one; BadRequest when it is no number."""
    version = sent.get("version", "")
    if version and not (version.isascii() and version.isdigit() and len(version) < 10):
        raise BadRequest("bad_version", "版本号无效，请刷新页面", "The version must be a number.")
    return int(version) if version else None
