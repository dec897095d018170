"""Words of the pages: enum → word, light → reason, event → sentence, date → text, in every language.

Glossary (DOMAIN.md §1): 督办计划 plan · 事项 item · 分项 line · 节点 milestone · 主办 lead unit · 共同主办 joint lead ·
协办 supporting unit · 完成时限 deadline · 原定时限 baseline deadline · 进展报告 progress report · 佐证材料 evidence ·
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
from app.rules.errors import FieldError, Problem
from app.rules.lifecycle import MilestoneState
from app.rules.light import Light, LightCode
from app.rules.vocabulary import AssignmentRole, Certainty, Commitment, PlanKind, Role, Via

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
            ItemState.SUSPENDED: _("已中止"),
            ItemState.WITHDRAWN: _("已撤销"),
            ItemState.REOPENED: _("重新办理"),
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
        Via: {Via.PAGE: _("网页"), Via.API: _("接口"), Via.COMMAND: _("命令行"), Via.DEMO: _("演示")},
        PlanKind: {
            PlanKind.WORK_REPORT: _("政府工作报告任务"),
            PlanKind.MINUTES: _("会议议定事项"),
            PlanKind.INVESTMENT: _("投资计划"),
            PlanKind.FUNDING: _("资金保障计划"),
            PlanKind.LAND: _("用地用海计划"),
            PlanKind.OTHER: _("其他计划"),
        },
        Action: {
            Action.PLAN_IMPORTED: _("导入计划"),
            Action.PLAN_REVISED: _("更正计划"),
            Action.IMPORT_DISCARDED: _("放弃导入"),
            Action.ITEM_ISSUED: _("交办事项"),
            Action.ITEM_REVISED: _("更正事项"),
            Action.ITEM_WITHDRAWN: _("撤销事项"),
            Action.MILESTONE_COMPLETED: _("完成节点"),
            Action.MILESTONE_REOPENED: _("撤销完成"),
            Action.REPORT_SUBMITTED: _("报送进展"),
            Action.SIGNED_IN: _("登录"),
            Action.SIGN_IN_REFUSED: _("登录失败"),
            Action.SIGNED_OUT: _("退出"),
            Action.KEY_CREATED: _("新建密钥"),
            Action.USER_CREATED: _("新建账号"),
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
        LightCode.OVERDUE: _("有 {count} 个节点逾期未完成，最早的应于{on}完成，{when}：{text}"),
    }


def _sentences(_: Translate) -> dict[Action, str]:
    return {
        Action.PLAN_IMPORTED: _("{who} 导入了计划{title}"),
        Action.PLAN_REVISED: _("{who} 按更正后的文件更新了计划{title}"),
        Action.IMPORT_DISCARDED: _("{who} 放弃导入“{title}”"),
        Action.ITEM_ISSUED: _("{who} 交办了这一事项"),
        Action.ITEM_REVISED: _("{who} 按更正后的文件更改了这一事项：{words}"),
        Action.ITEM_WITHDRAWN: _("{who} 撤销了这一事项（原因：{reason}）"),
        Action.MILESTONE_COMPLETED: _("{who} 勾选完成：{text}（{state}，完成日期 {done_on}）{note}"),
        Action.MILESTONE_REOPENED: _("{who} 撤销完成：{text}（原因：{reason}）"),
        Action.REPORT_SUBMITTED: _("{who} 报送 {period} 进展：{summary}"),
        Action.SIGNED_IN: _("{who} 登录（{address}）"),
        Action.SIGN_IN_REFUSED: _("有人以“{who}”登录失败（{address}）"),
        Action.SIGNED_OUT: _("{who} 退出登录"),
        Action.KEY_CREATED: _("{who} 新建了接口密钥“{name}”（{scope}）"),
        Action.USER_CREATED: _("{who} 新建了账号 {username}"),
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
        self._late, self._late_one = _("逾期 {n} 天"), _("逾期 1 天")
        self._left, self._left_one = _("还有 {n} 天"), _("明天到期")
        self._now, self._undated = _("今天到期"), _("未定时限")

    def of(self, word: StrEnum) -> str:
        """The word for a member of a closed vocabulary."""
        return self._words[type(word), word]

    def all(self, kind: type[StrEnum]) -> list[tuple[StrEnum, str]]:
        """The members of a vocabulary with their words, in its own order."""
        return [(word, self._words[kind, word]) for word in kind]

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

    def moment(self, at: datetime, zone: ZoneInfo) -> str:
        """A moment on the clock of the government's place, to the minute."""
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"

    def reason(self, code: LightCode, on: date | None, count: int, text: str, today: date) -> str:
        """Why a light has its colour, in a sentence with the days counted from `today`."""
        sentence = self._reasons[code]
        return sentence.format(on=self.day(on, today), count=count, text=text, when=self.when(on, today))

    def sentence(self, event: EventRead) -> str:
        """What happened, as a sentence."""
        data: Mapping[str, Any] = event.data
        known = _Lenient({**data, **data.get("after", {})})
        named = not event.unit_name or event.actor_name.startswith(event.unit_name)
        known["who"] = event.actor_name if named else f"{event.unit_name} {event.actor_name}"
        known["state"] = self._words.get((MilestoneState, known["state"]), known["state"])
        if known["note"]:
            known["note"] = self._("，备注：{note}").format(note=known["note"])
        return self._sentences[event.action].format_map(known)

    def problem(self, problem: Problem | FieldError) -> str:
        """What is wrong, for a reader: titles are Chinese, details English."""
        return problem.title if self.language is Language.ZH else problem.detail


def _typed(kind: type[StrEnum], words: dict[Any, str]) -> list[tuple[tuple[type[StrEnum], Any], str]]:
    return [((kind, word), text) for word, text in words.items()]


@cache
def words_of(language: Language) -> Words:
    """The words of a language, made at first use."""
    return Words(language)
