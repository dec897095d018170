"""Tables and shapes: one noun a file. Importing this package makes every table known to the metadata."""

from app.models.event import Action, Event
from app.models.imports import ImportState, PlanImport
from app.models.indicator import Indicator, Target
from app.models.item import Assignment, Item, ItemState, Line, Share
from app.models.key import ApiKey
from app.models.milestone import Milestone
from app.models.person import Person, Session, SignInFailure
from app.models.plan import Plan
from app.models.report import Attachment, ProgressReport
from app.models.unit import Unit, UnitAlias, UnitGroup, UnitGroupAlias, UnitGroupMember

__all__ = [
    "Action",
    "ApiKey",
    "Assignment",
    "Attachment",
    "Event",
    "ImportState",
    "Indicator",
    "Item",
    "ItemState",
    "Line",
    "Milestone",
    "Person",
    "Plan",
    "PlanImport",
    "ProgressReport",
    "Session",
    "Share",
    "SignInFailure",
    "Target",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "UnitGroupAlias",
    "UnitGroupMember",
]
