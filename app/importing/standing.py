"""A plan as it stands, as far as a corrected document may change it. Pure data, filled from the database."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.rules.vocabulary import AssignmentRole, Commitment, MilestoneKind

Target = tuple[str, str, Decimal, bool, str]
"""Name, unit of measure, value, cumulative, comparator."""


@dataclass(frozen=True)
class StandingMilestone:
    """A milestone. `ticked` means met, `retired` that an earlier correction took it out."""

    id: int
    line_id: int
    text: str
    due_on: date | None
    baseline_due_on: date | None
    starts_on: date | None
    date_phrase: str | None
    kind: MilestoneKind
    commitment: Commitment
    targets: tuple[Target, ...] = ()
    ticked: bool = False
    retired: bool = False


@dataclass(frozen=True)
class StandingLine:
    """A line with its units by role and canonical name."""

    id: int
    plan: str
    due_on: date | None
    baseline_due_on: date | None
    units: tuple[tuple[AssignmentRole, str], ...] = ()


@dataclass(frozen=True)
class StandingItem:
    """An item with all that is under it.

    `worked_on` means that somebody reported on it, ticked one of its steps or closed it; `withdrawn` that it was given
    up, and `retired` that it was an earlier correction that did so, for only that may a later one take back.
    """

    id: int
    no: str
    title: str
    leader: str | None
    due_on: date | None
    baseline_due_on: date | None
    worked_on: bool = False
    withdrawn: bool = False
    retired: bool = False
    lines: list[StandingLine] = field(default_factory=list)
    milestones: list[StandingMilestone] = field(default_factory=list)


@dataclass(frozen=True)
class Standing:
    """The items of a plan that its document answers for, in order."""

    plan_id: int
    items: list[StandingItem] = field(default_factory=list)
