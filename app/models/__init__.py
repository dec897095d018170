"""Tables and shapes: one noun a file. Importing this package makes every table known to the metadata."""

from app.models.calendar import CalendarDay
from app.models.change import ChangeRequest, ChangeStep
from app.models.client import ApiClient, ClientUsage
from app.models.closure import Closure
from app.models.conclusion import Conclusion, ConclusionEvidence
from app.models.delegation import Delegation
from app.models.event import Action, AuditHead, Event
from app.models.imports import ImportState, PlanImport
from app.models.indicator import Indicator, Target
from app.models.instruction import Instruction, InstructionAnswer
from app.models.item import Assignment, Item, ItemState, Line, Share
from app.models.kept_answer import KeptAnswer
from app.models.key import AccessToken, ApiKey
from app.models.milestone import Evidence, MemberTick, Milestone
from app.models.notice import Notice, NoticeReceipt
from app.models.person import Person, Session, SignInFailure
from app.models.plan import Plan
from app.models.registration import ClientRef, Registration
from app.models.report import Attachment, ProgressReport, Reading
from app.models.unit import Unit, UnitAlias, UnitGroup, UnitGroupAlias, UnitGroupMember
from app.models.webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookSecret

__all__ = [
    "AccessToken",
    "Action",
    "ApiClient",
    "ApiKey",
    "Assignment",
    "Attachment",
    "AuditHead",
    "CalendarDay",
    "ChangeRequest",
    "ChangeStep",
    "ClientRef",
    "ClientUsage",
    "Closure",
    "Conclusion",
    "ConclusionEvidence",
    "Delegation",
    "Event",
    "Evidence",
    "ImportState",
    "Indicator",
    "Instruction",
    "InstructionAnswer",
    "Item",
    "ItemState",
    "KeptAnswer",
    "Line",
    "MemberTick",
    "Milestone",
    "Notice",
    "NoticeReceipt",
    "Person",
    "Plan",
    "PlanImport",
    "ProgressReport",
    "Reading",
    "Registration",
    "Session",
    "Share",
    "SignInFailure",
    "Target",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "UnitGroupAlias",
    "UnitGroupMember",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WebhookSecret",
]
