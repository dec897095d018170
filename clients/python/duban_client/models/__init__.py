"""Contains all the data models used in inputs/outputs"""

from .acceptance import Acceptance
from .action import Action
from .add_milestone import AddMilestone
from .add_milestone_evidence_body import AddMilestoneEvidenceBody
from .answer_create import AnswerCreate
from .answer_read import AnswerRead
from .assignment_role import AssignmentRole
from .assignment_state import AssignmentState
from .attach_evidence_body import AttachEvidenceBody
from .attachment_read import AttachmentRead
from .cadence import Cadence
from .cell_read import CellRead
from .cell_read_counts import CellReadCounts
from .certainty import Certainty
from .change import Change
from .change_create import ChangeCreate
from .change_kind import ChangeKind
from .change_page import ChangePage
from .change_read import ChangeRead
from .change_state import ChangeState
from .child_create import ChildCreate
from .child_read import ChildRead
from .choose_date import ChooseDate
from .closure_create import ClosureCreate
from .closure_page import ClosurePage
from .closure_read import ClosureRead
from .closure_state import ClosureState
from .closure_verb import ClosureVerb
from .commitment import Commitment
from .comparator import Comparator
from .comparison_read import ComparisonRead
from .comparison_read_fields import ComparisonReadFields
from .completion import Completion
from .conclusion_create import ConclusionCreate
from .conclusion_page import ConclusionPage
from .conclusion_read import ConclusionRead
from .conclusion_state import ConclusionState
from .cycle_rule import CycleRule
from .cycle_setting import CycleSetting
from .decision import Decision
from .delegation_create import DelegationCreate
from .delegation_page import DelegationPage
from .delegation_read import DelegationRead
from .document_read import DocumentRead
from .document_read_columns import DocumentReadColumns
from .draft_item import DraftItem
from .draft_line import DraftLine
from .draft_milestone import DraftMilestone
from .draft_target import DraftTarget
from .drop_item import DropItem
from .drop_milestone import DropMilestone
from .edit import Edit
from .edit_create import EditCreate
from .event_page import EventPage
from .event_read import EventRead
from .event_read_data import EventReadData
from .evidence_read import EvidenceRead
from .extension_create import ExtensionCreate
from .field_change import FieldChange
from .finding_read import FindingRead
from .import_change import ImportChange
from .import_confirmation import ImportConfirmation
from .import_finding import ImportFinding
from .import_page import ImportPage
from .import_preview import ImportPreview
from .import_read import ImportRead
from .import_revision import ImportRevision
from .import_revision_columns_type_0 import ImportRevisionColumnsType0
from .import_state import ImportState
from .indicator_read import IndicatorRead
from .instruction_create import InstructionCreate
from .instruction_page import InstructionPage
from .instruction_read import InstructionRead
from .issue_order import IssueOrder
from .issued_read import IssuedRead
from .item_create import ItemCreate
from .item_read import ItemRead
from .item_row import ItemRow
from .item_row_page import ItemRowPage
from .item_sort import ItemSort
from .item_state import ItemState
from .item_update import ItemUpdate
from .laggard import Laggard
from .light import Light
from .light_code import LightCode
from .line_create import LineCreate
from .line_read import LineRead
from .matrix_read import MatrixRead
from .matrix_row import MatrixRow
from .member_share import MemberShare
from .merge_milestones import MergeMilestones
from .milestone_kind import MilestoneKind
from .milestone_read import MilestoneRead
from .milestone_state import MilestoneState
from .note import Note
from .notice_create import NoticeCreate
from .notice_level import NoticeLevel
from .notice_page import NoticePage
from .notice_read import NoticeRead
from .parent_read import ParentRead
from .person_page import PersonPage
from .person_read import PersonRead
from .plan_create import PlanCreate
from .plan_kind import PlanKind
from .plan_page import PlanPage
from .plan_read import PlanRead
from .point_read import PointRead
from .problem_field import ProblemField
from .problem_read import ProblemRead
from .problem_read_current_type_0 import ProblemReadCurrentType0
from .reached_read import ReachedRead
from .read_as import ReadAs
from .reading_input import ReadingInput
from .reading_read import ReadingRead
from .reason import Reason
from .receipt_read import ReceiptRead
from .recheck import Recheck
from .report_create import ReportCreate
from .report_page import ReportPage
from .report_read import ReportRead
from .report_return import ReportReturn
from .report_state import ReportState
from .report_text import ReportText
from .restore_finding import RestoreFinding
from .review import Review
from .role import Role
from .round_read import RoundRead
from .round_state import RoundState
from .segment_read import SegmentRead
from .set_item import SetItem
from .set_line import SetLine
from .set_milestone import SetMilestone
from .severity import Severity
from .share_read import ShareRead
from .signed_read import SignedRead
from .start_import_body import StartImportBody
from .statement import Statement
from .step_create import StepCreate
from .step_read import StepRead
from .subject import Subject
from .suspension_create import SuspensionCreate
from .target_read import TargetRead
from .tick_confirmation import TickConfirmation
from .tick_return import TickReturn
from .unit_create import UnitCreate
from .unit_page import UnitPage
from .unit_read import UnitRead
from .unit_role import UnitRole
from .unsigned_page import UnsignedPage
from .unsigned_read import UnsignedRead
from .verb import Verb
from .via import Via
from .waive_finding import WaiveFinding
from .withdrawal_create import WithdrawalCreate

__all__ = (
    "Acceptance",
    "Action",
    "AddMilestone",
    "AddMilestoneEvidenceBody",
    "AnswerCreate",
    "AnswerRead",
    "AssignmentRole",
    "AssignmentState",
    "AttachEvidenceBody",
    "AttachmentRead",
    "Cadence",
    "CellRead",
    "CellReadCounts",
    "Certainty",
    "Change",
    "ChangeCreate",
    "ChangeKind",
    "ChangePage",
    "ChangeRead",
    "ChangeState",
    "ChildCreate",
    "ChildRead",
    "ChooseDate",
    "ClosureCreate",
    "ClosurePage",
    "ClosureRead",
    "ClosureState",
    "ClosureVerb",
    "Commitment",
    "Comparator",
    "ComparisonRead",
    "ComparisonReadFields",
    "Completion",
    "ConclusionCreate",
    "ConclusionPage",
    "ConclusionRead",
    "ConclusionState",
    "CycleRule",
    "CycleSetting",
    "Decision",
    "DelegationCreate",
    "DelegationPage",
    "DelegationRead",
    "DocumentRead",
    "DocumentReadColumns",
    "DraftItem",
    "DraftLine",
    "DraftMilestone",
    "DraftTarget",
    "DropItem",
    "DropMilestone",
    "Edit",
    "EditCreate",
    "EventPage",
    "EventRead",
    "EventReadData",
    "EvidenceRead",
    "ExtensionCreate",
    "FieldChange",
    "FindingRead",
    "ImportChange",
    "ImportConfirmation",
    "ImportFinding",
    "ImportPage",
    "ImportPreview",
    "ImportRead",
    "ImportRevision",
    "ImportRevisionColumnsType0",
    "ImportState",
    "IndicatorRead",
    "InstructionCreate",
    "InstructionPage",
    "InstructionRead",
    "IssuedRead",
    "IssueOrder",
    "ItemCreate",
    "ItemRead",
    "ItemRow",
    "ItemRowPage",
    "ItemSort",
    "ItemState",
    "ItemUpdate",
    "Laggard",
    "Light",
    "LightCode",
    "LineCreate",
    "LineRead",
    "MatrixRead",
    "MatrixRow",
    "MemberShare",
    "MergeMilestones",
    "MilestoneKind",
    "MilestoneRead",
    "MilestoneState",
    "Note",
    "NoticeCreate",
    "NoticeLevel",
    "NoticePage",
    "NoticeRead",
    "ParentRead",
    "PersonPage",
    "PersonRead",
    "PlanCreate",
    "PlanKind",
    "PlanPage",
    "PlanRead",
    "PointRead",
    "ProblemField",
    "ProblemRead",
    "ProblemReadCurrentType0",
    "ReachedRead",
    "ReadAs",
    "ReadingInput",
    "ReadingRead",
    "Reason",
    "ReceiptRead",
    "Recheck",
    "ReportCreate",
    "ReportPage",
    "ReportRead",
    "ReportReturn",
    "ReportState",
    "ReportText",
    "RestoreFinding",
    "Review",
    "Role",
    "RoundRead",
    "RoundState",
    "SegmentRead",
    "SetItem",
    "SetLine",
    "SetMilestone",
    "Severity",
    "ShareRead",
    "SignedRead",
    "StartImportBody",
    "Statement",
    "StepCreate",
    "StepRead",
    "Subject",
    "SuspensionCreate",
    "TargetRead",
    "TickConfirmation",
    "TickReturn",
    "UnitCreate",
    "UnitPage",
    "UnitRead",
    "UnitRole",
    "UnsignedPage",
    "UnsignedRead",
    "Verb",
    "Via",
    "WaiveFinding",
    "WithdrawalCreate",
)
