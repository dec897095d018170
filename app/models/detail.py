"""One item whole: what its page and its JSON show."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from app.models.acknowledgement import ShareRead
from app.models.change import ChangeRead
from app.models.closure import ClosureRead
from app.models.conclusion import ConclusionRead
from app.models.drafting import ChildRead, OriginRead, ParentRead
from app.models.event import EventRead
from app.models.indicator import IndicatorRead
from app.models.instruction import InstructionRead
from app.models.item import ItemRow, UnitRole
from app.models.milestone import MilestoneRead
from app.models.notice import NoticeRead
from app.models.report import ReportRead
from app.rules.permissions import Verb
from app.rules.vocabulary import Cadence


class LineRead(SQLModel):
    """One line (分项) with its units and milestones."""

    id: int
    no: int
    plan_text: str = Field(description="具体目标和工作计划, verbatim.")
    due_on: date | None
    baseline_due_on: date | None
    due_inherited: bool = Field(description="True where the document gives the line no deadline of its own.")
    section: str = Field(
        description="Section of the minutes (四、(二)), or heading of the table, that it stands under."
    )
    cadence: Cadence = Field(description="How often the duty returns.")
    approval_rule: str = Field(description="Rule of approval that the minutes attach, verbatim; empty where none.")
    units: list[UnitRole]
    milestones: list[MilestoneRead]
    may_complete: bool = Field(description="Whether the caller may tick this line's milestones.")
    may_reopen: bool = Field(description="Whether the caller may take ticks of this line back.")


class ItemRead(ItemRow):
    """One item with its lines, milestones, submitted reports and timeline; the newest report and event come first."""

    plan_title: str
    demo: bool
    baseline_due_on: date | None
    lines: list[LineRead]
    reports: list[ReportRead] = Field(description="The newest 50 submitted; all of them under /reports?item=.")
    indicators: list[IndicatorRead]
    events: list[EventRead] = Field(description="The newest 50 of the timeline; all under /events?item=.")
    changes: list[ChangeRead] = Field(description="The newest 50 changes asked for; all under /changes?item=.")
    closures: list[ClosureRead] = Field(description="The newest 50 closures asked for; all under /closures?item=.")
    instructions: list[InstructionRead] = Field(
        description="The newest 50 instructions (批示), with the answers; all under /instructions?item=."
    )
    notices: list[NoticeRead] = Field(
        description="The newest 50 notices, and who has read them; all under /notices?item=."
    )
    conclusions: list[ConclusionRead] = Field(
        description="The newest 50 conclusions about units' parts in it; all under /conclusions?item=."
    )
    reason: str = Field(description="Why it is suspended or was withdrawn; empty otherwise.")
    suspended_until: date | None
    may: list[Verb] = Field(description="What the caller may ask for or do with the item as a whole now.")
    urgent: bool
    evidence_required: bool = Field(description="Whether ticks must bring evidence.")
    issued_at: datetime | None
    parent: ParentRead | None = Field(description="What it was handed down from, where the caller may see that.")
    children: list[ChildRead] = Field(description="Sub-items that it was handed down to (分解事项).")
    assignments: list[ShareRead] = Field(description="Every unit's part, and whether it has signed for it (签收).")
    origin: OriginRead | None = Field(
        default=None, description="The client that registered it (来文登记), to the office while it is a draft."
    )
    may_acknowledge: bool = Field(description="Whether the caller's unit has yet to sign for it.")
    may_hand_down: bool
    may_edit: bool = Field(description="Whether it is a draft that the caller may change.")
    may_confirm: bool = Field(description="Whether the caller may confirm and return ticks.")
    may_report: bool = Field(description="Whether the caller may submit a report.")
    may_review_reports: bool = Field(description="Whether the caller may accept and return reports.")
