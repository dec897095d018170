"""The result of reading a document: a plan or minutes in draft, with every doubt kept beside what was read.

Pure data. `duban read` prints it, the wizard shows it, and confirming an import commits it.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.rules.vocabulary import Cadence as Cadence
from app.rules.vocabulary import Certainty as Certainty
from app.rules.vocabulary import Commitment as Commitment
from app.rules.vocabulary import Comparator as Comparator
from app.rules.vocabulary import MilestoneKind as MilestoneKind


class Severity(StrEnum):
    """How much a finding matters: an error blocks the import until it is settled, a doubt asks, a note only tells."""

    ERROR = "error"
    DOUBT = "doubt"
    NOTE = "note"


@dataclass
class IndicatorDraft:
    """A numeric target stated in a clause: 累计完成征地3000亩 → (征地, 3000, 亩, cumulative)."""

    name: str
    value: Decimal
    unit: str
    cumulative: bool = False
    comparator: Comparator = Comparator.EXACT


@dataclass
class MilestoneDraft:
    """One dated deliverable. `span` are offsets into the plan text of its line."""

    line: int
    text: str
    span: tuple[int, int]
    due_on: date | None
    starts_on: date | None = None
    date_phrase: str | None = None
    certainty: Certainty = Certainty.STATED
    alternatives: list[date] = field(default_factory=list)
    kind: MilestoneKind = MilestoneKind.OTHER
    commitment: Commitment = Commitment.PLAIN
    indicators: list[IndicatorDraft] = field(default_factory=list)


@dataclass
class LineDraft:
    """One table row with plan text (分项); empty units and `None` deadline mean: as the item."""

    plan: str
    deadline: date | None = None
    deadline_text: str = ""
    lead_units: list[str] = field(default_factory=list)
    joint_lead_units: list[str] = field(default_factory=list)
    supporting_units: list[str] = field(default_factory=list)
    place: str = ""


@dataclass
class ItemDraft:
    """One numbered matter (事项) with its lines and milestones."""

    no: str
    title: str
    leader: str | None = None
    deadline: date | None = None
    deadline_text: str = ""
    lines: list[LineDraft] = field(default_factory=list)
    milestones: list[MilestoneDraft] = field(default_factory=list)
    section: str = ""
    cadence: Cadence = Cadence.ONCE
    approval_rule: str | None = None
    place: str = ""


class RowKind(StrEnum):
    """What a table row brings (docs/domain.md §2); named by what of plan, deadline and unit it states."""

    ITEM = "item"
    PLAN_DEADLINE_UNIT = "plan_deadline_unit"
    PLAN_UNIT = "plan_unit"
    PLAN_DEADLINE = "plan_deadline"
    UNIT_ONLY = "unit_only"
    PLAN_ONLY = "plan_only"
    CONTINUED = "continued"
    """The rest of the row above, cut by a page break."""


@dataclass
class RowReading:
    """One row of the source table and what became of it: a line of an item, or (`line` None) no line of its own."""

    place: str
    kind: RowKind
    item: str
    line: int | None = None


@dataclass
class Finding:
    """One result of the check-up (体检): a stable code, how much it matters, what it says, and the rows it is about.

    Of a matter that a program sent, `pointer` (a JSON pointer) and `value` are the field in doubt and its words.
    """

    code: str
    severity: Severity
    message: str
    items: list[str] = field(default_factory=list)
    line: int | None = None
    milestone: int | None = None
    place: str = ""
    suggestions: list[str] = field(default_factory=list)
    pointer: str | None = None
    value: str | None = None


@dataclass
class DirectiveDraft:
    """One duty of a meeting's minutes (议定事项). `span` are offsets into the document's text."""

    section: str
    text: str
    span: tuple[int, int]
    lead_units: list[str] = field(default_factory=list)
    supporting_units: list[str] = field(default_factory=list)
    cadence: Cadence = Cadence.ONCE
    cadence_phrase: str | None = None
    due_on: date | None = None
    date_phrase: str | None = None
    certainty: Certainty = Certainty.INHERITED
    indicators: list[IndicatorDraft] = field(default_factory=list)
    approval_rule: str | None = None


@dataclass
class Attendance:
    """Who came from one organisation."""

    org: str
    names: list[str]


@dataclass
class DocumentFacts:
    """What the document says of itself. `columns` maps a meaning (title, plan …) to the column where it was found."""

    name: str = ""
    format: str = ""
    kind: str = "table"
    layout: str = ""
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    year: int | None = None
    meeting_date: date | None = None
    document_date: date | None = None
    issued_date: date | None = None
    chair: str | None = None
    attendees: list[Attendance] = field(default_factory=list)
    distribution: list[str] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    change_policy: str | None = None
    warnings: list[str] = field(default_factory=list)


@dataclass
class Draft:
    """A whole reading: either `items` (a table, numbered prose, key: value) or `directives` (minutes)."""

    document: DocumentFacts
    items: list[ItemDraft] = field(default_factory=list)
    rows: list[RowReading] = field(default_factory=list)
    directives: list[DirectiveDraft] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
