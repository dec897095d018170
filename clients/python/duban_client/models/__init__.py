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
from .bulletin_list_fields_item import BulletinListFieldsItem
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
from .check_plan_fields_item import CheckPlanFieldsItem
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
from .closure_state import ClosureState
from .closure_verb import ClosureVerb
from .cloud_event import CloudEvent
from .combined import Combined
from .commitment import Commitment
from .comparator import Comparator
from .compare_report_fields_item import CompareReportFieldsItem
from .comparison_read import ComparisonRead
from .comparison_read_fields import ComparisonReadFields
from .completion import Completion
from .conclusion_create import ConclusionCreate
from .conclusion_page import ConclusionPage
from .conclusion_read import ConclusionRead
from .conclusion_state import ConclusionState
from .cycle_rule import CycleRule
from .cycle_setting import CycleSetting
from .day_kind import DayKind
from .day_read import DayRead
from .day_setting import DaySetting
from .decision import Decision
from .delegation_create import DelegationCreate
from .delegation_page import DelegationPage
from .delegation_read import DelegationRead
from .delivery_state import DeliveryState
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
from .endpoint_state import EndpointState
from .event_page import EventPage
from .event_read import EventRead
from .event_read_data import EventReadData
from .evidence_read import EvidenceRead
from .extension_create import ExtensionCreate
from .field_change import FieldChange
from .finding_read import FindingRead
from .get_calendar_fields_item import GetCalendarFieldsItem
from .get_change_fields_item import GetChangeFieldsItem
from .get_client_fields_item import GetClientFieldsItem
from .get_closure_fields_item import GetClosureFieldsItem
from .get_conclusion_fields_item import GetConclusionFieldsItem
from .get_import_fields_item import GetImportFieldsItem
from .get_instruction_fields_item import GetInstructionFieldsItem
from .get_item_by_ref_fields_item import GetItemByRefFieldsItem
from .get_item_fields_item import GetItemFieldsItem
from .get_item_past_fields_item import GetItemPastFieldsItem
from .get_matrix_fields_item import GetMatrixFieldsItem
from .get_milestone_fields_item import GetMilestoneFieldsItem
from .get_notice_fields_item import GetNoticeFieldsItem
from .get_person_fields_item import GetPersonFieldsItem
from .get_plan_fields_item import GetPlanFieldsItem
from .get_report_by_ref_fields_item import GetReportByRefFieldsItem
from .get_report_draft_fields_item import GetReportDraftFieldsItem
from .get_report_fields_item import GetReportFieldsItem
from .get_unit_fields_item import GetUnitFieldsItem
from .get_webhook_fields_item import GetWebhookFieldsItem
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
from .key_create import KeyCreate
from .key_made import KeyMade
from .key_read import KeyRead
from .key_rotation import KeyRotation
from .key_state import KeyState
from .laggard import Laggard
from .laggard_page import LaggardPage
from .light import Light
from .light_code import LightCode
from .line_create import LineCreate
from .line_read import LineRead
from .list_changes_fields_item import ListChangesFieldsItem
from .list_clients_fields_item import ListClientsFieldsItem
from .list_closures_fields_item import ListClosuresFieldsItem
from .list_conclusions_fields_item import ListConclusionsFieldsItem
from .list_delegations_fields_item import ListDelegationsFieldsItem
from .list_events_fields_item import ListEventsFieldsItem
from .list_imports_fields_item import ListImportsFieldsItem
from .list_instructions_fields_item import ListInstructionsFieldsItem
from .list_items_fields_item import ListItemsFieldsItem
from .list_notices_fields_item import ListNoticesFieldsItem
from .list_people_fields_item import ListPeopleFieldsItem
from .list_plans_fields_item import ListPlansFieldsItem
from .list_reports_fields_item import ListReportsFieldsItem
from .list_units_fields_item import ListUnitsFieldsItem
from .list_unsigned_assignments_fields_item import ListUnsignedAssignmentsFieldsItem
from .list_webhook_deliveries_fields_item import ListWebhookDeliveriesFieldsItem
from .list_webhooks_fields_item import ListWebhooksFieldsItem
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
from .milestone_kind import MilestoneKind
from .milestone_read import MilestoneRead
from .milestone_state import MilestoneState
from .note import Note
from .notice_create import NoticeCreate
from .notice_level import NoticeLevel
from .notice_page import NoticePage
from .notice_read import NoticeRead
from .origin_read import OriginRead
from .outcome import Outcome
from .parent_read import ParentRead
from .past_item import PastItem
from .past_line import PastLine
from .past_milestone import PastMilestone
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
from .report_state import ReportState
from .report_text import ReportText
from .restore_finding import RestoreFinding
from .review import Review
from .role import Role
from .round_read import RoundRead
from .round_state import RoundState
from .scope import Scope
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
from .tick_batch import TickBatch
from .tick_confirmation import TickConfirmation
from .tick_outcome import TickOutcome
from .tick_outcome_problem_type_0 import TickOutcomeProblemType0
from .tick_outcomes import TickOutcomes
from .tick_return import TickReturn
from .tick_row import TickRow
from .token_read import TokenRead
from .token_refusal import TokenRefusal
from .token_refusal_error import TokenRefusalError
from .token_request import TokenRequest
from .unit_create import UnitCreate
from .unit_page import UnitPage
from .unit_read import UnitRead
from .unit_role import UnitRole
from .unsigned_page import UnsignedPage
from .unsigned_read import UnsignedRead
from .verb import Verb
from .via import Via
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
    "Action",
    "AddMilestone",
    "AddMilestoneEvidenceBody",
    "AnswerCreate",
    "AnswerRead",
    "AssignmentRole",
    "AssignmentState",
    "AttachEvidenceBody",
    "AttachmentRead",
    "BulletinListFieldsItem",
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
    "CheckPlanFieldsItem",
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
    "ClosureState",
    "ClosureVerb",
    "CloudEvent",
    "Combined",
    "Commitment",
    "Comparator",
    "CompareReportFieldsItem",
    "ComparisonRead",
    "ComparisonReadFields",
    "Completion",
    "ConclusionCreate",
    "ConclusionPage",
    "ConclusionRead",
    "ConclusionState",
    "CycleRule",
    "CycleSetting",
    "DayKind",
    "DayRead",
    "DaySetting",
    "Decision",
    "DelegationCreate",
    "DelegationPage",
    "DelegationRead",
    "DeliveryState",
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
    "EndpointState",
    "EventPage",
    "EventRead",
    "EventReadData",
    "EvidenceRead",
    "ExtensionCreate",
    "FieldChange",
    "FindingRead",
    "GetCalendarFieldsItem",
    "GetChangeFieldsItem",
    "GetClientFieldsItem",
    "GetClosureFieldsItem",
    "GetConclusionFieldsItem",
    "GetImportFieldsItem",
    "GetInstructionFieldsItem",
    "GetItemByRefFieldsItem",
    "GetItemFieldsItem",
    "GetItemPastFieldsItem",
    "GetMatrixFieldsItem",
    "GetMilestoneFieldsItem",
    "GetNoticeFieldsItem",
    "GetPersonFieldsItem",
    "GetPlanFieldsItem",
    "GetReportByRefFieldsItem",
    "GetReportDraftFieldsItem",
    "GetReportFieldsItem",
    "GetUnitFieldsItem",
    "GetWebhookFieldsItem",
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
    "KeyCreate",
    "KeyMade",
    "KeyRead",
    "KeyRotation",
    "KeyState",
    "Laggard",
    "LaggardPage",
    "Light",
    "LightCode",
    "LineCreate",
    "LineRead",
    "ListChangesFieldsItem",
    "ListClientsFieldsItem",
    "ListClosuresFieldsItem",
    "ListConclusionsFieldsItem",
    "ListDelegationsFieldsItem",
    "ListEventsFieldsItem",
    "ListImportsFieldsItem",
    "ListInstructionsFieldsItem",
    "ListItemsFieldsItem",
    "ListNoticesFieldsItem",
    "ListPeopleFieldsItem",
    "ListPlansFieldsItem",
    "ListReportsFieldsItem",
    "ListUnitsFieldsItem",
    "ListUnsignedAssignmentsFieldsItem",
    "ListWebhookDeliveriesFieldsItem",
    "ListWebhooksFieldsItem",
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
    "MilestoneKind",
    "MilestoneRead",
    "MilestoneState",
    "Note",
    "NoticeCreate",
    "NoticeLevel",
    "NoticePage",
    "NoticeRead",
    "OriginRead",
    "Outcome",
    "ParentRead",
    "PastItem",
    "PastLine",
    "PastMilestone",
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
    "ReportState",
    "ReportText",
    "RestoreFinding",
    "Review",
    "Role",
    "RoundRead",
    "RoundState",
    "Scope",
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
    "TickBatch",
    "TickConfirmation",
    "TickOutcome",
    "TickOutcomeProblemType0",
    "TickOutcomes",
    "TickReturn",
    "TickRow",
    "TokenRead",
    "TokenRefusal",
    "TokenRefusalError",
    "TokenRequest",
    "UnitCreate",
    "UnitPage",
    "UnitRead",
    "UnitRole",
    "UnsignedPage",
    "UnsignedRead",
    "Verb",
    "Via",
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
