"""Contains all the data models used in inputs/outputs"""

from .acceptance import Acceptance
from .add_conclusion_evidence_body import AddConclusionEvidenceBody
from .add_milestone import AddMilestone
from .add_milestone_evidence_body import AddMilestoneEvidenceBody
from .add_objection_evidence_body import AddObjectionEvidenceBody
from .add_recheck_evidence_body import AddRecheckEvidenceBody
from .add_rectification_evidence_body import AddRectificationEvidenceBody
from .add_review_evidence_body import AddReviewEvidenceBody
from .answer_create import AnswerCreate
from .answer_read import AnswerRead
from .attach_evidence_body import AttachEvidenceBody
from .attachment_read import AttachmentRead
from .cell_read import CellRead
from .cell_read_counts import CellReadCounts
from .change_create import ChangeCreate
from .change_page import ChangePage
from .change_read import ChangeRead
from .child_create import ChildCreate
from .child_read import ChildRead
from .choose_date import ChooseDate
from .client_change import ClientChange
from .client_create import ClientCreate
from .client_page import ClientPage
from .client_read import ClientRead
from .closure_create import ClosureCreate
from .closure_page import ClosurePage
from .closure_read import ClosureRead
from .cloud_event import CloudEvent
from .comparison_read import ComparisonRead
from .comparison_read_fields import ComparisonReadFields
from .completion import Completion
from .conclusion_create import ConclusionCreate
from .conclusion_evidence_read import ConclusionEvidenceRead
from .conclusion_page import ConclusionPage
from .conclusion_read import ConclusionRead
from .cycle_setting import CycleSetting
from .day_read import DayRead
from .day_setting import DaySetting
from .decision import Decision
from .delegation_create import DelegationCreate
from .delegation_page import DelegationPage
from .delegation_read import DelegationRead
from .document_read import DocumentRead
from .document_read_columns import DocumentReadColumns
from .draft_discard import DraftDiscard
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
from .item_update import ItemUpdate
from .key_create import KeyCreate
from .key_made import KeyMade
from .key_read import KeyRead
from .key_rotation import KeyRotation
from .laggard import Laggard
from .laggard_page import LaggardPage
from .line_create import LineCreate
from .line_read import LineRead
from .matrix_read import MatrixRead
from .matrix_row import MatrixRow
from .matter_batch import MatterBatch
from .matter_create import MatterCreate
from .matter_outcome import MatterOutcome
from .matter_outcome_problem_type_0 import MatterOutcomeProblemType0
from .matter_outcomes import MatterOutcomes
from .matter_read import MatterRead
from .matter_row import MatterRow
from .member_share import MemberShare
from .merge_milestones import MergeMilestones
from .milestone_read import MilestoneRead
from .note import Note
from .notice_create import NoticeCreate
from .notice_page import NoticePage
from .notice_read import NoticeRead
from .origin_read import OriginRead
from .parent_read import ParentRead
from .past_item import PastItem
from .past_line import PastLine
from .past_milestone import PastMilestone
from .person_page import PersonPage
from .person_read import PersonRead
from .plan_create import PlanCreate
from .plan_page import PlanPage
from .plan_read import PlanRead
from .point_read import PointRead
from .problem_field import ProblemField
from .problem_read import ProblemRead
from .problem_read_current_type_0 import ProblemReadCurrentType0
from .reached_read import ReachedRead
from .reading_input import ReadingInput
from .reading_read import ReadingRead
from .reason import Reason
from .receipt_read import ReceiptRead
from .recheck import Recheck
from .ref_found import RefFound
from .ref_query import RefQuery
from .ref_setting import RefSetting
from .refs_found import RefsFound
from .report_batch import ReportBatch
from .report_create import ReportCreate
from .report_outcome import ReportOutcome
from .report_outcome_problem_type_0 import ReportOutcomeProblemType0
from .report_outcomes import ReportOutcomes
from .report_page import ReportPage
from .report_read import ReportRead
from .report_return import ReportReturn
from .report_row import ReportRow
from .report_text import ReportText
from .restore_finding import RestoreFinding
from .review import Review
from .round_read import RoundRead
from .segment_read import SegmentRead
from .set_item import SetItem
from .set_line import SetLine
from .set_milestone import SetMilestone
from .share_read import ShareRead
from .signed_read import SignedRead
from .start_import_body import StartImportBody
from .statement import Statement
from .step_create import StepCreate
from .step_read import StepRead
from .suspension_create import SuspensionCreate
from .target_read import TargetRead
from .tick_batch import TickBatch
from .tick_confirmation import TickConfirmation
from .tick_outcome import TickOutcome
from .tick_outcome_problem_type_0 import TickOutcomeProblemType0
from .tick_outcomes import TickOutcomes
from .tick_return import TickReturn
from .tick_row import TickRow
from .token_read import TokenRead
from .token_refusal import TokenRefusal
from .token_request import TokenRequest
from .unit_create import UnitCreate
from .unit_page import UnitPage
from .unit_read import UnitRead
from .unit_role import UnitRole
from .unsigned_page import UnsignedPage
from .unsigned_read import UnsignedRead
from .waive_finding import WaiveFinding
from .webhook_attempt_read import WebhookAttemptRead
from .webhook_change import WebhookChange
from .webhook_create import WebhookCreate
from .webhook_delivery_page import WebhookDeliveryPage
from .webhook_delivery_read import WebhookDeliveryRead
from .webhook_made import WebhookMade
from .webhook_page import WebhookPage
from .webhook_ping import WebhookPing
from .webhook_read import WebhookRead
from .webhook_replay import WebhookReplay
from .webhook_rotation import WebhookRotation
from .webhook_secret_made import WebhookSecretMade
from .withdrawal_create import WithdrawalCreate
from .year_read import YearRead

__all__ = (
    "Acceptance",
    "AddConclusionEvidenceBody",
    "AddMilestone",
    "AddMilestoneEvidenceBody",
    "AddObjectionEvidenceBody",
    "AddRecheckEvidenceBody",
    "AddRectificationEvidenceBody",
    "AddReviewEvidenceBody",
    "AnswerCreate",
    "AnswerRead",
    "AttachEvidenceBody",
    "AttachmentRead",
    "CellRead",
    "CellReadCounts",
    "ChangeCreate",
    "ChangePage",
    "ChangeRead",
    "ChildCreate",
    "ChildRead",
    "ChooseDate",
    "ClientChange",
    "ClientCreate",
    "ClientPage",
    "ClientRead",
    "ClosureCreate",
    "ClosurePage",
    "ClosureRead",
    "CloudEvent",
    "ComparisonRead",
    "ComparisonReadFields",
    "Completion",
    "ConclusionCreate",
    "ConclusionEvidenceRead",
    "ConclusionPage",
    "ConclusionRead",
    "CycleSetting",
    "DayRead",
    "DaySetting",
    "Decision",
    "DelegationCreate",
    "DelegationPage",
    "DelegationRead",
    "DocumentRead",
    "DocumentReadColumns",
    "DraftDiscard",
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
    "ItemUpdate",
    "KeyCreate",
    "KeyMade",
    "KeyRead",
    "KeyRotation",
    "Laggard",
    "LaggardPage",
    "LineCreate",
    "LineRead",
    "MatrixRead",
    "MatrixRow",
    "MatterBatch",
    "MatterCreate",
    "MatterOutcome",
    "MatterOutcomeProblemType0",
    "MatterOutcomes",
    "MatterRead",
    "MatterRow",
    "MemberShare",
    "MergeMilestones",
    "MilestoneRead",
    "Note",
    "NoticeCreate",
    "NoticePage",
    "NoticeRead",
    "OriginRead",
    "ParentRead",
    "PastItem",
    "PastLine",
    "PastMilestone",
    "PersonPage",
    "PersonRead",
    "PlanCreate",
    "PlanPage",
    "PlanRead",
    "PointRead",
    "ProblemField",
    "ProblemRead",
    "ProblemReadCurrentType0",
    "ReachedRead",
    "ReadingInput",
    "ReadingRead",
    "Reason",
    "ReceiptRead",
    "Recheck",
    "RefFound",
    "RefQuery",
    "RefSetting",
    "RefsFound",
    "ReportBatch",
    "ReportCreate",
    "ReportOutcome",
    "ReportOutcomeProblemType0",
    "ReportOutcomes",
    "ReportPage",
    "ReportRead",
    "ReportReturn",
    "ReportRow",
    "ReportText",
    "RestoreFinding",
    "Review",
    "RoundRead",
    "SegmentRead",
    "SetItem",
    "SetLine",
    "SetMilestone",
    "ShareRead",
    "SignedRead",
    "StartImportBody",
    "Statement",
    "StepCreate",
    "StepRead",
    "SuspensionCreate",
    "TargetRead",
    "TickBatch",
    "TickConfirmation",
    "TickOutcome",
    "TickOutcomeProblemType0",
    "TickOutcomes",
    "TickReturn",
    "TickRow",
    "TokenRead",
    "TokenRefusal",
    "TokenRequest",
    "UnitCreate",
    "UnitPage",
    "UnitRead",
    "UnitRole",
    "UnsignedPage",
    "UnsignedRead",
    "WaiveFinding",
    "WebhookAttemptRead",
    "WebhookChange",
    "WebhookCreate",
    "WebhookDeliveryPage",
    "WebhookDeliveryRead",
    "WebhookMade",
    "WebhookPage",
    "WebhookPing",
    "WebhookRead",
    "WebhookReplay",
    "WebhookRotation",
    "WebhookSecretMade",
    "WithdrawalCreate",
    "YearRead",
)
