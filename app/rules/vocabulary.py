"""Closed vocabularies that reading, rules and tables share (DOMAIN words, see the glossary in app/wording.py)."""

from enum import StrEnum

SAYING = r"^[^\x00]*[^\s\x00-\x1f][^\x00]*$"
"""Text that says something: more than blanks, among them the wide one (U+3000), and no NUL, which no database keeps."""


class Certainty(StrEnum):
    """How sure a date is (docs/domain.md §3)."""

    STATED = "stated"
    INHERITED = "inherited"
    AMBIGUOUS = "ambiguous"
    VAGUE = "vague"


class Commitment(StrEnum):
    """How firmly a deliverable is promised: 力争, 争取, 确保, or plain."""

    STRIVE = "strive"
    AIM = "aim"
    ENSURE = "ensure"
    BASIC = "basic"
    PLAIN = "plain"


class MilestoneKind(StrEnum):
    """What sort of step a milestone is; `PROGRESS` and `COMPLETION` are about the work itself."""

    RESEARCH = "research"
    PLANNING = "planning"
    APPROVAL = "approval"
    TENDER = "tender"
    LAND = "land"
    START = "start"
    PROGRESS = "progress"
    COMPLETION = "completion"
    ACCEPTANCE = "acceptance"
    IN_SERVICE = "in_service"
    OTHER = "other"


class Cadence(StrEnum):
    """How often a duty returns."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"
    ONGOING = "ongoing"


class Comparator(StrEnum):
    """How a figure is to be met: 30张以上, 不少于5个, 约940座."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Role(StrEnum):
    """Who somebody is to the office (docs/domain.md §7); `CLIENT` is an API key's."""

    SUPERVISOR = "supervisor"
    LIAISON = "liaison"
    UNIT_HEAD = "unit_head"
    LEADER = "leader"
    PRINCIPAL_LEADER = "principal_leader"
    DEVELOPMENT_REFORM = "development_reform"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"
    CLIENT = "client"


class Scope(StrEnum):
    """What a client may do, by groups of verbs (`permissions.GROUPS`); every scope includes `read`, `write` all."""

    READ = "read"
    WRITE = "write"
    PLAN = "plan"
    RECEIVE = "receive"
    TICK = "tick"
    REPORT = "report"
    REQUEST = "request"
    REVIEW = "review"
    SUPERVISE = "supervise"
    MANAGE = "manage"


class Via(StrEnum):
    """Through which door an event came."""

    PAGE = "page"
    API = "api"
    COMMAND = "command"
    DEMO = "demo"


class AssignmentRole(StrEnum):
    """How a unit is bound to a line: 主办, 共同主办, 协办."""

    LEAD = "lead"
    JOINT_LEAD = "joint_lead"
    SUPPORT = "support"


class PlanKind(StrEnum):
    """What sort of document a plan came from."""

    WORK_REPORT = "work_report"
    MINUTES = "minutes"
    INVESTMENT = "investment"
    FUNDING = "funding"
    LAND = "land"
    OTHER = "other"


class CycleRule(StrEnum):
    """How often units report on a plan: `WEEKLY_RED` asks weekly for red items and monthly for the others.

    The last two are a plan's own rule: every so many weeks from a day on, or on days that the office names.
    """

    NONE = "none"
    WEEKLY = "weekly"
    WEEKLY_RED = "weekly_red"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    EVERY_WEEKS = "every_weeks"
    NAMED_DAYS = "named_days"


class ChangeKind(StrEnum):
    """What a change is, judged by the system from its diff (许增不许减); nobody picks it."""

    EXTEND = "extend"
    ADD = "add"
    REDUCE = "reduce"
    ADJUST = "adjust"
    WITHDRAW = "withdraw"


class NoticeLevel(StrEnum):
    """Levels of a slip (督办单): to the liaison, to the unit head, to the leader in charge."""

    BLUE = "blue"
    ORANGE = "orange"
    RED = "red"


class DayKind(StrEnum):
    """What a calendar rules a day to be against its weekday: a holiday, or a make-up working day."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"
