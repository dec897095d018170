"""Words of the pages: enum → word, light → reason, event → sentence, date → text, in every language.

Glossary (docs/domain.md §1): 督办计划 plan · 事项 item · 分项 line · 节点 milestone · 主办 lead unit ·
共同主办 joint lead · 协办 supporting unit ·
完成时限 deadline · 原定时限 baseline deadline · 进展报告 progress report · 佐证材料 evidence ·
分管领导 leader in charge · 主要领导 principal leader · 联络员 liaison · 督查室 supervision office · 办结 closed ·
红黄绿灯 light · 签收 acknowledge · 退回 return · 催办 reminder · 延期 extension.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from app.locale import Language, Translate, translator
from app.models.event import Action, EventRead
from app.models.item import ItemState
from app.models.key import KeyState
from app.models.owed import OwedKind
from app.models.report import ReportRead
from app.rules.acknowledgement import AssignmentState
from app.rules.changes import Subject
from app.rules.errors import FieldError, Problem
from app.rules.lifecycle import ChangeState, ClosureState, ConclusionState, MilestoneState, ReportState
from app.rules.light import Light, LightCode
from app.rules.permissions import Verb
from app.rules.rounds import RoundState
from app.rules.vocabulary import (
    AssignmentRole,
    Certainty,
    ChangeKind,
    Commitment,
    CycleRule,
    DayKind,
    NoticeLevel,
    PlanKind,
    Role,
    Scope,
    Via,
)
from app.rules.webhooks import DeliveryState, EndpointState, Outcome

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _vocabularies(_: Translate) -> dict[type[StrEnum], dict[Any, str]]:
    return {
        Light: {
            Light.RED: _("红灯"),
            Light.YELLOW: _("黄灯"),
            Light.GREEN: _("绿灯"),
            Light.GREY: _("灰灯"),
            Light.DONE: _("办结"),
        },
        AssignmentRole: {
            AssignmentRole.LEAD: _("主办"),
            AssignmentRole.JOINT_LEAD: _("共同主办"),
            AssignmentRole.SUPPORT: _("协办"),
        },
        ItemState: {
            ItemState.DRAFT: _("草稿"),
            ItemState.ISSUED: _("已交办"),
            ItemState.IN_PROGRESS: _("办理中"),
            ItemState.CLOSURE_REQUESTED: _("申请办结"),
            ItemState.CLOSED: _("已办结"),
            ItemState.SUSPENDED: _("暂缓"),
            ItemState.WITHDRAWN: _("已撤销"),
            ItemState.REOPENED: _("重新办理"),
            ItemState.DISCARDED: _("已作废"),
        },
        AssignmentState: {
            AssignmentState.ISSUED: _("未签收"),
            AssignmentState.ACKNOWLEDGED: _("已签收"),
            AssignmentState.ACTIVE: _("办理中"),
            AssignmentState.DONE: _("已完成"),
        },
        MilestoneState: {
            MilestoneState.PLANNED: _("未完成"),
            MilestoneState.MET: _("按期完成"),
            MilestoneState.MET_LATE: _("逾期完成"),
            MilestoneState.MISSED: _("未按期完成"),
            MilestoneState.WAIVED: _("已免除"),
        },
        Commitment: {
            Commitment.STRIVE: _("力争"),
            Commitment.AIM: _("争取"),
            Commitment.ENSURE: _("确保"),
            Commitment.BASIC: _("基本"),
            Commitment.PLAIN: "",
        },
        Certainty: {
            Certainty.STATED: "",
            Certainty.INHERITED: _("时限随分项"),
            Certainty.AMBIGUOUS: _("时限存疑"),
            Certainty.VAGUE: _("时限不明确"),
        },
        Role: {
            Role.SUPERVISOR: _("督查室"),
            Role.LIAISON: _("联络员"),
            Role.UNIT_HEAD: _("单位负责人"),
            Role.LEADER: _("分管领导"),
            Role.PRINCIPAL_LEADER: _("主要领导"),
            Role.DEVELOPMENT_REFORM: _("发展改革局"),
            Role.SYSTEM_ADMIN: _("系统管理员"),
            Role.SECURITY_ADMIN: _("安全管理员"),
            Role.AUDIT_ADMIN: _("审计管理员"),
            Role.CLIENT: _("接口用户"),
        },
        Scope: {
            Scope.READ: _("只读"),
            Scope.WRITE: _("全部"),
            Scope.PLAN: _("拟订和交办"),
            Scope.RECEIVE: _("签收和分解"),
            Scope.TICK: _("勾选节点"),
            Scope.REPORT: _("报送和反馈"),
            Scope.REQUEST: _("申请和异议"),
            Scope.REVIEW: _("审核审批"),
            Scope.SUPERVISE: _("批示和督办"),
            Scope.MANAGE: _("系统管理"),
        },
        KeyState: {
            KeyState.LIVE: _("有效"),
            KeyState.ROTATED: _("已更换，过渡期内有效"),
            KeyState.EXPIRED: _("已过期"),
            KeyState.REVOKED: _("已吊销"),
        },
        ReportState: {
            ReportState.DRAFT: _("草稿"),
            ReportState.SUBMITTED: _("待审核"),
            ReportState.ACCEPTED: _("已采用"),
            ReportState.RETURNED: _("已退回"),
        },
        RoundState: {
            RoundState.REPORTED: _("已报"),
            RoundState.LATE: _("迟报"),
            RoundState.DUE: _("待报"),
            RoundState.RETURNED: _("退回待改"),
            RoundState.MISSING: _("未报"),
        },
        CycleRule: {
            CycleRule.NONE: _("不定期"),
            CycleRule.WEEKLY: _("每周"),
            CycleRule.WEEKLY_RED: _("每月，红灯事项每周"),
            CycleRule.MONTHLY: _("每月"),
            CycleRule.QUARTERLY: _("每季"),
            CycleRule.EVERY_WEEKS: _("每隔几周"),
            CycleRule.NAMED_DAYS: _("指定日期"),
        },
        DayKind: {DayKind.HOLIDAY: _("放假"), DayKind.WORKDAY: _("上班（调休）")},
        Via: {Via.PAGE: _("网页"), Via.API: _("接口"), Via.COMMAND: _("命令行"), Via.DEMO: _("演示")},
        PlanKind: {
            PlanKind.WORK_REPORT: _("政府工作报告任务"),
            PlanKind.MINUTES: _("会议议定事项"),
            PlanKind.INVESTMENT: _("投资计划"),
            PlanKind.FUNDING: _("资金保障计划"),
            PlanKind.LAND: _("用地用海计划"),
            PlanKind.OTHER: _("其他计划"),
        },
        ChangeKind: {
            ChangeKind.EXTEND: _("延期"),
            ChangeKind.ADD: _("调增"),
            ChangeKind.REDUCE: _("调减"),
            ChangeKind.ADJUST: _("调整"),
            ChangeKind.WITHDRAW: _("撤销事项"),
        },
        NoticeLevel: {
            NoticeLevel.BLUE: _("蓝色"),
            NoticeLevel.ORANGE: _("橙色"),
            NoticeLevel.RED: _("红色"),
        },
        OwedKind: {
            OwedKind.NOTICE: _("督办单"),
            OwedKind.ANSWER: _("批示"),
            OwedKind.OBJECTION: _("结论"),
            OwedKind.RECTIFICATION: _("整改"),
        },
        ConclusionState: {
            ConclusionState.ISSUED: _("已作出"),
            ConclusionState.OBJECTED: _("有异议，待复核"),
            ConclusionState.UPHELD: _("复核维持"),
            ConclusionState.REVOKED: _("复核撤销"),
            ConclusionState.RECTIFIED: _("已整改，待复查"),
            ConclusionState.RECHECKED: _("整改到位"),
        },
        ChangeState: {
            ChangeState.PROPOSED: _("审批中"),
            ChangeState.APPLIED: _("已批准"),
            ChangeState.REFUSED: _("已退回"),
            ChangeState.CANCELLED: _("已撤回"),
        },
        ClosureState: {
            ClosureState.REQUESTED: _("待督查室审核"),
            ClosureState.ENDORSED: _("待分管领导决定"),
            ClosureState.GRANTED: _("已办结"),
            ClosureState.REFUSED: _("已退回"),
        },
        EndpointState: {
            EndpointState.ACTIVE: _("推送中"),
            EndpointState.PAUSED: _("人工暂停"),
            EndpointState.GONE: _("对方已停用"),
            EndpointState.FAILING: _("多次失败，自动暂停"),
        },
        DeliveryState: {
            DeliveryState.PENDING: _("待送达"),
            DeliveryState.DELIVERED: _("已送达"),
            DeliveryState.FAILED: _("未送达"),
            DeliveryState.SKIPPED: _("不再可见，未发"),
        },
        Outcome: {
            Outcome.ACCEPTED: _("对方已接收"),
            Outcome.REFUSED: _("对方返回错误"),
            Outcome.REDIRECTED: _("对方要求跳转，未跟随"),
            Outcome.GONE: _("对方已停用"),
            Outcome.TIMEOUT: _("等待超时"),
            Outcome.UNREACHABLE: _("连接不上"),
            Outcome.BROKEN: _("对方应答有误"),
            Outcome.FORBIDDEN_ADDRESS: _("地址不允许访问"),
            Outcome.NO_SECRET: _("密钥失效，请更换"),
        },
        Subject: {
            Subject.ITEM: _("事项"),
            Subject.DUE_ON: _("时限"),
            Subject.MILESTONE: _("节点"),
            Subject.TARGET: _("指标"),
            Subject.TEXT: _("内容"),
            Subject.UNITS: _("承担单位"),
        },
        Verb: {
            Verb.APPROVE_AS_HEAD: _("单位负责人"),
            Verb.APPROVE_AS_OFFICE: _("督查室"),
            Verb.APPROVE_AS_LEADER: _("分管领导"),
            Verb.APPROVE_AS_PRINCIPAL: _("主要领导"),
            Verb.APPROVE_AS_DEVELOPMENT: _("发展改革局"),
        },
        Action: {
            Action.PLAN_IMPORTED: _("导入计划"),
            Action.CHANGE_REQUESTED: _("申请变更"),
            Action.CHANGE_APPROVED: _("审批变更"),
            Action.CHANGE_APPLIED: _("批准变更"),
            Action.CHANGE_REFUSED: _("退回变更"),
            Action.CHANGE_CANCELLED: _("撤回变更"),
            Action.ITEM_SUSPENDED: _("暂缓事项"),
            Action.ITEM_RESUMED: _("恢复办理"),
            Action.ITEM_WITHDRAWN: _("撤销事项"),
            Action.ITEM_REOPENED: _("重启办理"),
            Action.CLOSURE_REQUESTED: _("申请办结"),
            Action.CLOSURE_ENDORSED: _("审核办结"),
            Action.CLOSURE_REFUSED: _("退回办结"),
            Action.ITEM_CLOSED: _("办结事项"),
            Action.PLAN_DRAFTED: _("拟订计划"),
            Action.ITEM_DRAFTED: _("拟订事项"),
            Action.DRAFT_EDITED: _("修改草稿"),
            Action.DRAFT_DISCARDED: _("作废草稿"),
            Action.ITEM_ISSUED: _("交办事项"),
            Action.ITEM_ACKNOWLEDGED: _("签收"),
            Action.ITEM_NUMBERED: _("登记外部编号"),
            Action.ITEM_HANDED_DOWN: _("向下分解"),
            Action.PLAN_REVISED: _("更正计划"),
            Action.IMPORT_STARTED: _("开始导入"),
            Action.IMPORT_EDITED: _("修改导入"),
            Action.IMPORT_DISCARDED: _("放弃导入"),
            Action.ITEM_REVISED: _("更正事项"),
            Action.EVIDENCE_ATTACHED: _("附上佐证"),
            Action.EVIDENCE_DETACHED: _("移除佐证"),
            Action.MILESTONE_COMPLETED: _("完成节点"),
            Action.MILESTONE_REOPENED: _("撤销完成"),
            Action.MILESTONE_MISSED: _("节点逾期"),
            Action.MILESTONE_CONFIRMED: _("核定节点"),
            Action.MILESTONE_RETURNED: _("退回节点"),
            Action.DELEGATION_RECORDED: _("登记代理"),
            Action.DELEGATION_ENDED: _("结束代理"),
            Action.UNIT_ADDED: _("增加单位"),
            Action.CALENDAR_SET: _("设定日历"),
            Action.CALENDAR_CLEARED: _("恢复日历"),
            Action.WEBHOOK_CREATED: _("新建推送"),
            Action.WEBHOOK_CHANGED: _("更改推送"),
            Action.WEBHOOK_REMOVED: _("删除推送"),
            Action.WEBHOOK_PAUSED: _("暂停推送"),
            Action.WEBHOOK_RESUMED: _("恢复推送"),
            Action.WEBHOOK_ROTATED: _("更换推送密钥"),
            Action.WEBHOOK_PINGED: _("测试推送"),
            Action.WEBHOOK_REPLAYED: _("重发推送"),
            Action.REPORT_SUBMITTED: _("报送进展"),
            Action.REPORT_ACCEPTED: _("采用报告"),
            Action.REPORT_RETURNED: _("退回报告"),
            Action.CYCLE_SET: _("设定报送周期"),
            Action.INSTRUCTION_WRITTEN: _("批示"),
            Action.INSTRUCTION_ANSWERED: _("反馈批示"),
            Action.NOTICE_SENT: _("发出督办单"),
            Action.NOTICE_READ: _("签阅督办单"),
            Action.CONCLUSION_ISSUED: _("作出督查结论"),
            Action.CONCLUSION_OBJECTED: _("提出异议"),
            Action.OBJECTION_REVIEWED: _("复核异议"),
            Action.CONCLUSION_RECTIFIED: _("报告整改"),
            Action.CONCLUSION_RECHECKED: _("复查整改"),
            Action.SIGNED_IN: _("登录"),
            Action.SIGN_IN_REFUSED: _("登录失败"),
            Action.SIGNED_OUT: _("退出"),
            Action.CLIENT_CREATED: _("登记接口用户"),
            Action.CLIENT_CHANGED: _("更改接口用户"),
            Action.KEY_CREATED: _("新建密钥"),
            Action.KEY_ROTATED: _("更换密钥"),
            Action.TOKEN_ISSUED: _("签发令牌"),
            Action.KEY_REVOKED: _("吊销密钥"),
            Action.USER_CREATED: _("新建账号"),
            Action.USER_DISABLED: _("停用账号"),
            Action.PASSWORD_CHANGED: _("更改密码"),
        },
    }


def _reasons(_: Translate) -> dict[LightCode, str]:
    return {
        LightCode.ALL_MET: _("{count} 个节点已全部完成"),
        LightCode.NOT_STARTED: _("定于{on}启动，尚未到开展时间"),
        LightCode.ON_TRACK: _("下一个节点{on}到期，{when}：{text}"),
        LightCode.NO_DATE: _("有 {count} 个节点没有明确时限：{text}"),
        LightCode.MADE_UP_LATE: _("“{text}”逾期，已于{on}补办完成，本月保持黄灯"),
        LightCode.DUE_SOON: _("有 {count} 个节点 7 天内到期，最近的{on}到期（{when}）：{text}"),
        LightCode.UNSIGNED: _("有 {count} 个单位逾期未签收，应于{on}前签收：{text}"),
        LightCode.BELOW_LATE: _("有 {count} 件分解事项亮红灯，最久的自{on}起，{when}：{text}"),
        LightCode.OVERDUE: _("有 {count} 个节点逾期未完成，最早的应于{on}完成，{when}：{text}"),
        LightCode.SUSPENDED: _("已暂缓至{on}，理由：{text}"),
        LightCode.WITHDRAWN: _("已撤销，理由：{text}"),
        LightCode.DISCARDED: _("草稿已作废，理由：{text}"),
        LightCode.CLOSED: _("已办结销号"),
        LightCode.LAGGING: _("“{text}”截至{on}落后序时进度 {count} 个百分点"),
        LightCode.REPORT_MISSING: _("{count} 期进展未报送，最近一期应于{on}报送，{when}：{text}"),
    }


def _sentences(_: Translate) -> dict[Action, str]:
    return {
        Action.PLAN_IMPORTED: _("{who} 导入了计划{title}"),
        Action.PLAN_DRAFTED: _("{who} 拟订了计划{title}"),
        Action.ITEM_DRAFTED: _("{who} 拟订了第{no}项：{title}"),
        Action.DRAFT_EDITED: _("{who} 修改了第{no}项的草稿：{title}"),
        Action.DRAFT_DISCARDED: _("{who} 作废了第{no}项的草稿（理由：{reason}）"),
        Action.ITEM_ISSUED: _("{who} 交办了这一事项"),
        Action.ITEM_ACKNOWLEDGED: _("{who} 签收了这一事项"),
        Action.ITEM_NUMBERED: _("{who} 给这一事项登记了编号 {external_ref}"),
        Action.ITEM_HANDED_DOWN: _("{who} 向下分解出第{no}项：{title}，交{units}办理"),
        Action.PLAN_REVISED: _("{who} 按更正后的文件更新了计划{title}"),
        Action.IMPORT_STARTED: _("{who} 读入文件“{source}”，开始导入"),
        Action.IMPORT_EDITED: _("{who} 在导入“{source}”时{what}"),
        Action.IMPORT_DISCARDED: _("{who} 放弃导入“{title}”"),
        Action.ITEM_REVISED: _("{who} 按更正后的文件更改了这一事项：{words}"),
        Action.ITEM_WITHDRAWN: _("{who} 撤销了这一事项（原因：{reason}）"),
        Action.EVIDENCE_ATTACHED: _("{who} 为“{text}”附上佐证材料：{files}"),
        Action.EVIDENCE_DETACHED: _("{who} 移除了“{text}”的佐证材料：{files}"),
        Action.MILESTONE_COMPLETED: _("{who} 勾选完成：{text}（{state}，完成日期 {done_on}）{note}"),
        Action.MILESTONE_REOPENED: _("{who} 撤销完成：{text}（原因：{reason}）"),
        Action.MILESTONE_MISSED: _("{who} 记录逾期：{text}（应于 {due_on} 完成）"),
        Action.MILESTONE_CONFIRMED: _("{who} 核定：{text}（{state}，完成日期 {done_on}）"),
        Action.MILESTONE_RETURNED: _("{who} 退回：{text}（原因：{reason}）"),
        Action.DELEGATION_RECORDED: _("{who} 登记{deputy}自 {from} 至 {to} 代理{person}"),
        Action.DELEGATION_ENDED: _("{who} 结束了一项代理"),
        Action.UNIT_ADDED: _("{who} 增加了单位{name}"),
        Action.CALENDAR_SET: _("{who} 把 {days} 设为{kind}（{name}）"),
        Action.CALENDAR_CLEARED: _("{who} 取消了 {days} 的日历设定"),
        Action.WEBHOOK_CREATED: _("{who} 新建了推送“{name}”"),
        Action.WEBHOOK_CHANGED: _("{who} 更改了推送“{name}”的设置"),
        Action.WEBHOOK_REMOVED: _("{who} 删除了推送“{name}”"),
        Action.WEBHOOK_PAUSED: _("{who} 暂停了推送“{name}”"),
        Action.WEBHOOK_RESUMED: _("{who} 恢复了推送“{name}”"),
        Action.WEBHOOK_ROTATED: _("{who} 更换了推送“{name}”的密钥"),
        Action.WEBHOOK_PINGED: _("{who} 测试了推送“{name}”"),
        Action.WEBHOOK_REPLAYED: _("{who} 从第 {after} 条之后重发推送“{name}”"),
        Action.REPORT_SUBMITTED: _("{who} 报送 {period} 进展：{summary}"),
        Action.REPORT_ACCEPTED: _("{who} 采用了 {period} 进展报告"),
        Action.REPORT_RETURNED: _("{who} 退回了 {period} 进展报告（原因：{reason}）"),
        Action.CYCLE_SET: _("{who} 设定了{title}的报送周期"),
        Action.CHANGE_REQUESTED: _("{who} 申请{kind}：{brief}（理由：{reason}）"),
        Action.CHANGE_APPROVED: _("{who} 同意{kind}申请，转下一步审批{note}"),
        Action.CHANGE_APPLIED: _("{who} 批准{kind}，即日生效：{brief}{note}"),
        Action.CHANGE_REFUSED: _("{who} 退回{kind}申请（理由：{reason}）"),
        Action.CHANGE_CANCELLED: _("{who} 撤回{kind}申请"),
        Action.ITEM_SUSPENDED: _("{who} 暂缓这一事项至 {until}（理由：{reason}）"),
        Action.ITEM_RESUMED: _("{who} 恢复办理这一事项"),
        Action.ITEM_REOPENED: _("{who} 重启办理这一事项（理由：{reason}）"),
        Action.CLOSURE_REQUESTED: _("{who} 申请办结：{result}"),
        Action.CLOSURE_ENDORSED: _("{who} 审核同意办结，报分管领导决定{note}"),
        Action.CLOSURE_REFUSED: _("{who} 退回办结申请（理由：{reason}）"),
        Action.ITEM_CLOSED: _("{who} 同意办结，予以销号：{result}{note}"),
        Action.INSTRUCTION_WRITTEN: _("{who} 批示：{text}（{answer_by} 前反馈）"),
        Action.INSTRUCTION_ANSWERED: _("{who} 反馈批示：{text}"),
        Action.NOTICE_SENT: _("{who} 发出{level}督办单：{text}"),
        Action.NOTICE_READ: _("{who} 签阅了督办单"),
        Action.CONCLUSION_ISSUED: _("{who} 对{about}作出督查结论{attached}"),
        Action.CONCLUSION_OBJECTED: _("{who} 对督查结论提出异议{attached}"),
        Action.OBJECTION_REVIEWED: _("{who} 复核异议：{state}{attached}"),
        Action.CONCLUSION_RECTIFIED: _("{who} 报告了督查结论的整改情况{attached}"),
        Action.CONCLUSION_RECHECKED: _("{who} 复查整改：{state}{attached}"),
        Action.SIGNED_IN: _("{who} 登录（{address}）"),
        Action.SIGN_IN_REFUSED: _("有人以“{who}”登录失败（{address}）"),
        Action.SIGNED_OUT: _("{who} 退出登录"),
        Action.CLIENT_CREATED: _("{who} 登记了接口用户“{name}”（{scopes}）"),
        Action.CLIENT_CHANGED: _("{who} 更改了接口用户“{name}”（{scopes}）"),
        Action.KEY_CREATED: _("{who} 新建了接口密钥“{name}”（{scope}）{prefix}"),
        Action.KEY_ROTATED: _("{who} 更换了接口用户“{name}”的密钥 {prefix}，旧密钥用到 {until}"),
        Action.KEY_REVOKED: _("{who} 吊销了接口密钥“{name}”{prefix}"),
        Action.TOKEN_ISSUED: _("接口用户“{who}”取得访问令牌（{scopes}）"),
        Action.USER_CREATED: _("{who} 新建了账号 {username}"),
        Action.USER_DISABLED: _("{who} 停用了账号 {username}"),
        Action.PASSWORD_CHANGED: _("{who} 更改了账号 {username} 的密码"),
    }


def _edits(_: Translate) -> dict[str, str]:
    """What somebody does to a document that is being imported, by the kind of edit."""
    return {
        "reread": _("改变了读法，重新读取"),
        "set_item": _("改正了一个事项"),
        "drop_item": _("去掉了一个事项"),
        "set_line": _("改正了一个分项"),
        "set_milestone": _("改正了一个节点"),
        "choose_date": _("选定了一个日期"),
        "add_milestone": _("补上了一个节点"),
        "drop_milestone": _("去掉了一个节点"),
        "merge_milestones": _("合并了两个节点"),
        "waive_finding": _("确认了一处疑点"),
        "restore_finding": _("重新列出了一处疑点"),
    }


class _Lenient(dict[str, Any]):
    """Leaves out what an event of an older release did not record."""

    def __missing__(self, key: str) -> str:
        return ""


class Words:
    """All words of one language; made once, so that a page only looks them up."""

    def __init__(self, language: Language) -> None:
        _ = self._ = translator(language)
        self.language = language
        self._words = {word: text for kind in _vocabularies(_).items() for word, text in _typed(*kind)}
        self._reasons = _reasons(_)
        self._sentences = _sentences(_)
        self._edits = _edits(_)
        self._late, self._late_one = _("逾期 {n} 天"), _("逾期 1 天")
        self._left, self._left_one = _("还有 {n} 天"), _("明天到期")
        self._every_weeks = _("每 {n} 周")
        self._now, self._undated = _("今天到期"), _("未定时限")

    def translate(self, message: str) -> str:
        """A message of a page in this language."""
        return self._(message)

    def of(self, word: StrEnum) -> str:
        """The word for a member of a closed vocabulary."""
        return self._words[type(word), word]

    def all(self, kind: type[StrEnum]) -> list[tuple[StrEnum, str]]:
        """The members of a vocabulary with their words, in its own order."""
        return [(word, self._words[kind, word]) for word in kind]

    def part(self, role: str) -> str:
        """The word for a unit's part in a line, as edits write it."""
        return self._words[AssignmentRole, AssignmentRole(role)]

    def day(self, day: date | None, today: date | None = None) -> str:
        """A date in words, its year left out where it is `today`'s."""
        if day is None:
            return self._undated
        short = today is not None and day.year == today.year
        if self.language is Language.ZH:
            return f"{day.month}月{day.day}日" if short else f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {MONTHS[day.month - 1]}" + ("" if short else f" {day.year}")

    def when(self, due_on: date | None, today: date) -> str:
        """How late or how soon, in days from `today`."""
        if due_on is None:
            return ""
        left = (due_on - today).days
        if left < 0:
            return self._late_one if left == -1 else self._late.format(n=-left)
        if left == 0:
            return self._now
        return self._left_one if left == 1 else self._left.format(n=left)

    def every_weeks(self, weeks: int) -> str:
        """A cycle that is counted in weeks."""
        return self._every_weeks.format(n=weeks)

    def moment(self, at: datetime, zone: ZoneInfo) -> str:
        """A moment on the clock of the government's place, to the minute."""
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"

    def reason(self, code: LightCode, on: date | None, count: int, text: str, today: date) -> str:
        """Why a light has its colour, in a sentence with the days counted from `today`."""
        sentence = self._reasons[code]
        return sentence.format(on=self.day(on, today), count=count, text=text, when=self.when(on, today))

    def who(self, event: EventRead) -> str:
        """Who did it, with the unit where the name does not say it, and with whom they stood in for."""
        named = not event.unit_name or event.actor_name.startswith(event.unit_name)
        name = event.actor_name if named else f"{event.unit_name} {event.actor_name}"
        return self._("{name}（代{whom}）").format(name=name, whom=event.acting_for) if event.acting_for else name

    def sentence(self, event: EventRead) -> str:
        """What happened, as a sentence."""
        data: Mapping[str, Any] = event.data
        after = data.get("after")
        known = _Lenient({**data, **(after if isinstance(after, Mapping) else {})})
        known["who"] = self.who(event)
        known["state"] = self._words.get((MilestoneState, known["state"]), known["state"])
        known["state"] = self._words.get((ConclusionState, known["state"]), known["state"])
        known["level"] = self._words.get((NoticeLevel, known["level"]), known["level"])
        known["what"] = self._edits.get(known["edit"], "")
        known |= {name: "、".join(known[name]) for name in ("files", "days") if isinstance(known[name], list)}
        if known["files"]:
            known["attached"] = self._("，附 {files}").format(files=known["files"])
        known["kind"] = self._words.get((DayKind, known["kind"]), known["kind"])
        known["kind"] = self._words.get((ChangeKind, known["kind"]), known["kind"])
        if known["above"]:
            known["reason"] += self._("；随上级事项 {no} 一并撤销").format(no=known["above"]["no"])
        if known["note"]:
            known["note"] = self._("，备注：{note}").format(note=known["note"])
        return self._sentences[event.action].format_map(known)

    def reported_before(self, report: ReportRead) -> str:
        """That a period has a report, how it was judged, and what a further one would be."""
        sentence = self._("{period} 已报送（{state}）；再报将成为第 {edition} 版")
        return sentence.format(period=report.period, state=self.of(report.state), edition=report.edition + 1)

    def problem(self, problem: Problem | FieldError) -> str:
        """What is wrong, for a reader: titles are Chinese, details English."""
        return problem.title if self.language is Language.ZH else problem.detail


def _typed(kind: type[StrEnum], words: dict[Any, str]) -> list[tuple[tuple[type[StrEnum], Any], str]]:
    return [((kind, word), text) for word, text in words.items()]


@cache
def words_of(language: Language) -> Words:
    """The words of a language, made at first use."""
    return Words(language)
