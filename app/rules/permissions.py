"""Who may what (docs/domain.md §7): one table, default deny. What `GRANTS` does not name is refused.

A row grants a verb to roles, each with the bond that the actor must have to the thing. Doors ask `may` to decide
whether a button is drawn; actions ask `require`, which says whose the deed is. The page /permissions prints the table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.rules.actor import Actor
from app.rules.errors import Forbidden
from app.rules.vocabulary import Role, Scope


class Bond(StrEnum):
    """How an actor is bound to the thing that a verb is done to."""

    ANY = "any"
    LEAD = "lead"
    PART = "part"
    IN_CHARGE = "in_charge"
    OWN_UNIT = "own_unit"
    OTHERS = "others"
    ADDRESSED = "addressed"


class Verb(StrEnum):
    """Everything that can be done, in the order of an item's life."""

    IMPORT = "import"
    SEE_IMPORTS = "see_imports"
    DRAFT = "draft"
    DISCARD_DRAFT = "discard_draft"
    ISSUE = "issue"
    ACKNOWLEDGE = "acknowledge"
    HAND_DOWN = "hand_down"
    MANAGE_UNITS = "manage_units"
    SET_CALENDAR = "set_calendar"
    COMPLETE = "complete"
    REOPEN_MILESTONE = "reopen_milestone"
    CONFIRM_MILESTONE = "confirm_milestone"
    REPORT = "report"
    REVIEW_REPORT = "review_report"
    SET_CYCLE = "set_cycle"
    REQUEST_CHANGE = "request_change"
    CANCEL_CHANGE = "cancel_change"
    APPROVE_AS_HEAD = "approve_as_head"
    APPROVE_AS_OFFICE = "approve_as_office"
    APPROVE_AS_LEADER = "approve_as_leader"
    APPROVE_AS_PRINCIPAL = "approve_as_principal"
    APPROVE_AS_DEVELOPMENT = "approve_as_development"
    INSTRUCT = "instruct"
    ANSWER_INSTRUCTION = "answer_instruction"
    REMIND = "remind"
    READ_NOTICE = "read_notice"
    SUSPEND = "suspend"
    REQUEST_CLOSURE = "request_closure"
    ENDORSE_CLOSURE = "endorse_closure"
    CLOSE = "close"
    REOPEN_ITEM = "reopen_item"
    CONCLUDE = "conclude"
    OBJECT = "object"
    REVIEW_OBJECTION = "review_objection"
    RECTIFY = "rectify"
    RECHECK = "recheck"
    DELEGATE = "delegate"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_WEBHOOKS = "manage_webhooks"
    SEE_LOG = "see_log"


@dataclass(frozen=True)
class Grant:
    """Who may do a verb: role → bond. `title` and `detail` are what everybody else is told."""

    roles: Mapping[Role, Bond]
    title: str
    detail: str


OFFICE = {Role.SUPERVISOR: Bond.ANY}
LEADS = {Role.LIAISON: Bond.LEAD, Role.UNIT_HEAD: Bond.LEAD}
PARTS = {Role.LIAISON: Bond.PART, Role.UNIT_HEAD: Bond.PART}

GRANTS: dict[Verb, Grant] = {
    Verb.IMPORT: Grant(OFFICE, "只有督查室可以导入计划", "Only the supervision office imports plans."),
    Verb.SEE_IMPORTS: Grant(OFFICE, "只有督查室可以查看导入", "Only the supervision office reads imports."),
    Verb.DRAFT: Grant(OFFICE, "只有督查室可以拟订事项", "Only the supervision office drafts items."),
    Verb.DISCARD_DRAFT: Grant(OFFICE, "只有督查室可以作废草稿", "Only the supervision office discards drafts."),
    Verb.ISSUE: Grant(OFFICE, "只有督查室可以交办事项", "Only the supervision office issues items."),
    Verb.ACKNOWLEDGE: Grant(
        PARTS, "只有承担该事项的单位可以签收", "Only units with a part in the item acknowledge it."
    ),
    Verb.HAND_DOWN: Grant(LEADS, "只有主办单位可以向下级分解事项", "Only lead units hand an item down."),
    Verb.MANAGE_UNITS: Grant(
        OFFICE | {Role.SYSTEM_ADMIN: Bond.ANY},
        "只有督查室或系统管理员可以增加单位",
        "Only the office and the system administrator add units.",
    ),
    Verb.SET_CALENDAR: Grant(
        OFFICE | {Role.SYSTEM_ADMIN: Bond.ANY},
        "只有督查室或系统管理员可以设定工作日历",
        "Only the office and the system administrator set the working calendar.",
    ),
    Verb.COMPLETE: Grant(LEADS, "只有主办单位的联络员可以勾选节点", "Only the line's lead units tick its milestones."),
    Verb.REOPEN_MILESTONE: Grant(
        LEADS | OFFICE,
        "只有主办单位或督查室可以撤销完成",
        "Only the line's lead units or the office reopen a milestone.",
    ),
    Verb.CONFIRM_MILESTONE: Grant(OFFICE, "只有督查室可以核定节点", "Only the supervision office confirms milestones."),
    Verb.REPORT: Grant(PARTS, "只有承担该事项的单位可以报送进展", "Only units with a part in the item report on it."),
    Verb.REVIEW_REPORT: Grant(OFFICE, "只有督查室可以审核报告", "Only the supervision office reviews reports."),
    Verb.SET_CYCLE: Grant(OFFICE, "只有督查室可以设定报送周期", "Only the supervision office sets reporting cycles."),
    Verb.REQUEST_CHANGE: Grant(
        LEADS | OFFICE, "只有主办单位或督查室可以申请变更", "Only lead units or the office ask for a change."
    ),
    Verb.CANCEL_CHANGE: Grant(
        dict.fromkeys((Role.LIAISON, Role.UNIT_HEAD, Role.SUPERVISOR), Bond.OWN_UNIT),
        "只有提出申请的单位可以撤回申请",
        "Only the unit that asked takes a change back.",
    ),
    Verb.APPROVE_AS_HEAD: Grant(
        {Role.UNIT_HEAD: Bond.OWN_UNIT}, "须由申请单位负责人审批", "The head of the asking unit decides this step."
    ),
    Verb.APPROVE_AS_OFFICE: Grant(OFFICE, "须由督查室审批", "The supervision office decides this step."),
    Verb.APPROVE_AS_LEADER: Grant(
        {Role.LEADER: Bond.IN_CHARGE}, "须由该事项的分管领导审批", "The leader in charge of the item decides this step."
    ),
    Verb.APPROVE_AS_PRINCIPAL: Grant(
        {Role.PRINCIPAL_LEADER: Bond.ANY}, "须由主要领导审批", "The principal leader decides this step."
    ),
    Verb.APPROVE_AS_DEVELOPMENT: Grant(
        {Role.DEVELOPMENT_REFORM: Bond.ANY}, "须由市发展改革局审批", "The development-and-reform office decides this."
    ),
    Verb.INSTRUCT: Grant(
        {Role.LEADER: Bond.IN_CHARGE, Role.PRINCIPAL_LEADER: Bond.ANY},
        "只有分管领导或主要领导可以批示",
        "Only the leader in charge or the principal leader instructs.",
    ),
    Verb.ANSWER_INSTRUCTION: Grant(
        PARTS, "只有承担该事项的单位可以反馈批示", "Only units with a part in the item answer."
    ),
    Verb.REMIND: Grant(OFFICE, "只有督查室可以发出督办单", "Only the supervision office sends notices."),
    Verb.READ_NOTICE: Grant(
        dict.fromkeys((Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.PRINCIPAL_LEADER), Bond.ADDRESSED),
        "督办单由收件人签阅：蓝色送联络员，橙色送单位负责人，红色送分管领导和单位负责人",
        "Only whom the notice is addressed to reads it for the record.",
    ),
    Verb.SUSPEND: Grant(OFFICE, "只有督查室可以暂缓事项", "Only the supervision office suspends an item."),
    Verb.REQUEST_CLOSURE: Grant(LEADS, "只有主办单位可以申请办结", "Only lead units ask for closure."),
    Verb.ENDORSE_CLOSURE: Grant(
        OFFICE, "须由督查室先行审核办结申请", "The supervision office endorses a closure first."
    ),
    Verb.CLOSE: Grant(
        {Role.LEADER: Bond.IN_CHARGE, Role.PRINCIPAL_LEADER: Bond.ANY},
        "须由分管领导决定办结",
        "The leader in charge decides a closure.",
    ),
    Verb.REOPEN_ITEM: Grant(
        OFFICE | {Role.LEADER: Bond.IN_CHARGE, Role.PRINCIPAL_LEADER: Bond.ANY},
        "只有督查室或领导可以重启已办结事项",
        "Only the office or the leader in charge reopens a closed item.",
    ),
    Verb.CONCLUDE: Grant(OFFICE, "只有督查室可以作出督查结论", "Only the supervision office records a conclusion."),
    Verb.OBJECT: Grant(
        {Role.LIAISON: Bond.OWN_UNIT, Role.UNIT_HEAD: Bond.OWN_UNIT},
        "只有被督查单位可以提出异议",
        "Only the unit that the conclusion is about objects.",
    ),
    Verb.REVIEW_OBJECTION: Grant(
        {Role.SUPERVISOR: Bond.OTHERS},
        "须由作出结论者以外的人复核",
        "Somebody other than the author reviews an objection.",
    ),
    Verb.RECTIFY: Grant(
        {Role.LIAISON: Bond.OWN_UNIT, Role.UNIT_HEAD: Bond.OWN_UNIT},
        "只有被督查单位可以报告整改",
        "Only the unit that the conclusion is about reports rectification.",
    ),
    Verb.RECHECK: Grant(OFFICE, "只有督查室可以复查整改", "Only the supervision office re-checks."),
    Verb.DELEGATE: Grant(
        {Role.SECURITY_ADMIN: Bond.ANY},
        "只有安全管理员可以登记代理",
        "Only the security administrator records deputies.",
    ),
    Verb.MANAGE_ACCOUNTS: Grant(
        {Role.SECURITY_ADMIN: Bond.ANY},
        "只有安全管理员可以管理账号",
        "Only the security administrator manages accounts.",
    ),
    Verb.MANAGE_WEBHOOKS: Grant(
        OFFICE | {Role.LIAISON: Bond.OWN_UNIT, Role.UNIT_HEAD: Bond.OWN_UNIT},
        "只有督查室和本单位可以管理推送",
        "Only the office, and a unit for itself, manage webhooks.",
    ),
    Verb.SEE_LOG: Grant(
        OFFICE | {Role.AUDIT_ADMIN: Bond.ANY},
        "只有督查室和审计管理员可以查看全部记录",
        "Only the office and the audit administrator read the log.",
    ),
}

GROUPS: dict[Scope, frozenset[Verb]] = {
    Scope.READ: frozenset({Verb.SEE_LOG, Verb.SEE_IMPORTS}),
    Scope.PLAN: frozenset({Verb.IMPORT, Verb.DRAFT, Verb.DISCARD_DRAFT, Verb.ISSUE, Verb.SET_CYCLE}),
    Scope.RECEIVE: frozenset({Verb.ACKNOWLEDGE, Verb.HAND_DOWN, Verb.READ_NOTICE}),
    Scope.TICK: frozenset({Verb.COMPLETE, Verb.REOPEN_MILESTONE}),
    Scope.REPORT: frozenset({Verb.REPORT, Verb.ANSWER_INSTRUCTION, Verb.RECTIFY}),
    Scope.REQUEST: frozenset({Verb.REQUEST_CHANGE, Verb.CANCEL_CHANGE, Verb.REQUEST_CLOSURE, Verb.OBJECT}),
    Scope.REVIEW: frozenset(
        {
            Verb.CONFIRM_MILESTONE,
            Verb.REVIEW_REPORT,
            Verb.APPROVE_AS_HEAD,
            Verb.APPROVE_AS_OFFICE,
            Verb.APPROVE_AS_LEADER,
            Verb.APPROVE_AS_PRINCIPAL,
            Verb.APPROVE_AS_DEVELOPMENT,
            Verb.ENDORSE_CLOSURE,
            Verb.CLOSE,
            Verb.REVIEW_OBJECTION,
            Verb.RECHECK,
        }
    ),
    Scope.SUPERVISE: frozenset({Verb.INSTRUCT, Verb.REMIND, Verb.SUSPEND, Verb.REOPEN_ITEM, Verb.CONCLUDE}),
    Scope.MANAGE: frozenset(
        {Verb.MANAGE_UNITS, Verb.SET_CALENDAR, Verb.MANAGE_WEBHOOKS, Verb.DELEGATE, Verb.MANAGE_ACCOUNTS}
    ),
}
"""The verbs that each scope opens to a client which its role grants them; every verb stands in one group."""

GROUP_OF = {verb: scope for scope, verbs in GROUPS.items() for verb in verbs}
READ_ONLY = GROUPS[Scope.READ]


def may(actor: Actor, verb: Verb, bonds: Collection[Bond] = ()) -> bool:
    """Whether the table grants `verb` to the actor, who has these bonds to the thing."""
    needed = GRANTS[verb].roles.get(role_of(actor))
    bound = needed is Bond.ANY or needed in bonds
    return needed is not None and bound and in_scope(actor, verb)


def require(actor: Actor, verb: Verb, bonds: Collection[Bond] = ()) -> None:
    """Refuse with the table's words unless `may`."""
    if may(actor, verb, bonds):
        return
    if not in_scope(actor, verb):
        raise _scope_missing(actor, GROUP_OF[verb])
    grant = GRANTS[verb]
    raise Forbidden("not_yours", grant.title, grant.detail, verb=verb)


def role_of(actor: Actor) -> Role:
    """The role whose row applies: a unit's own system stands for its liaison, the office's for the office."""
    if actor.role is not Role.CLIENT:
        return actor.role
    return Role.SUPERVISOR if actor.unit_id is None else Role.LIAISON


def may_see_imports(actor: Actor) -> bool:
    """Documents being imported are the office's to read, and its own system's."""
    return actor.role in OFFICE or (actor.role is Role.CLIENT and actor.unit_id is None)


def in_scope(actor: Actor, verb: Verb) -> bool:
    """Whether the actor's scopes hold the verb's group: those of people hold all, a client's those it was given."""
    return GROUP_OF[verb] in actor.scopes


def require_some_writing(actor: Actor) -> None:
    """Refuse a client that may only read, where what is written is its own alone and no verb of the table."""
    if actor.scopes <= {Scope.READ}:
        raise _scope_missing(actor, Scope.WRITE)


def require_client(actor: Actor) -> int:
    """The client that acts; Forbidden for a person, who has no numbers of their own."""
    if actor.client_id is None:
        raise Forbidden(
            "clients_only", "只有接口用户有自己的编号", "Own numbers belong to API clients; call with a client's key."
        )
    return actor.client_id


def _scope_missing(actor: Actor, scope: Scope) -> Forbidden:
    """RFC 6750 §3.1: the challenge names the scope that is wanted."""
    title = f"该接口用户没有“{scope}”权限，请安全管理员授权"
    detail = f"The client lacks the scope '{scope}'; ask the security administrator for it."
    if scope in actor.further:
        title = f"该访问令牌没有“{scope}”权限，请在 /oauth/token 重新申请时写明"
        detail = f"The token lacks the scope '{scope}', which the client has; ask for it at /oauth/token."
    return Forbidden(
        "scope_missing",
        title,
        detail,
        headers={"WWW-Authenticate": f'Bearer realm="duban", error="insufficient_scope", scope="{scope}"'},
        scope=scope,
    )


def bonds_to_line(actor: Actor, lead_unit_ids: Collection[int]) -> set[Bond]:
    """The bonds that leading a line gives."""
    return {Bond.LEAD, Bond.PART} if actor.unit_id in lead_unit_ids else set()


def bonds_to_item(actor: Actor, part_unit_ids: Collection[int]) -> set[Bond]:
    """The bonds that any part in an item gives."""
    return {Bond.PART} if actor.unit_id in part_unit_ids else set()


def may_complete(actor: Actor, lead_unit_ids: Collection[int]) -> bool:
    """Whether the actor may tick the milestones of a line with these lead units."""
    return may(actor, Verb.COMPLETE, bonds_to_line(actor, lead_unit_ids))


def may_reopen(actor: Actor, lead_unit_ids: Collection[int]) -> bool:
    """Whether the actor may take ticks of a line back."""
    return may(actor, Verb.REOPEN_MILESTONE, bonds_to_line(actor, lead_unit_ids))


def may_report(actor: Actor, unit_ids: Collection[int]) -> bool:
    """Whether the actor may report on an item in which these units have a part."""
    return may(actor, Verb.REPORT, bonds_to_item(actor, unit_ids))


def may_see_log(actor: Actor) -> bool:
    """Whether the actor may read the whole log."""
    return may(actor, Verb.SEE_LOG)
