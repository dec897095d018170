"""Every deed: how each door takes it, the row that grants it, the moves that allow it, and the event that it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.models.event import Action
from app.models.imports import ImportState
from app.rules.lifecycle import (
    NEXT,
    UNISSUED,
    WORKING,
    ChangeState,
    ChangeVerb,
    ClosureState,
    ClosureVerb,
    ConclusionVerb,
    ItemState,
    ItemVerb,
    MilestoneState,
    MilestoneVerb,
    ReportState,
    ReportVerb,
)
from app.rules.permissions import Verb
from app.rules.vocabulary import NoticeLevel, Role
from tests.cast import LEAD, PEOPLE, SECOND, SUPPORT
from tests.table.players import PARTS, Player

Body = Mapping[str, Any]
LEADS, LINE = frozenset({LEAD, SECOND}), frozenset({LEAD})
ALL_UNITS = frozenset(unit for _, _, unit in PEOPLE.values() if unit)
FILE = {"files": ("b.txt", b"evidence")}
SEEN_DRAFT = {"version": "{draft_version}"}


@dataclass(frozen=True)
class Deed:
    """One thing that can be done, as both doors take it.

    `moves` are the pairs of the table of moves that must stand for it, by the noun whose state they ask; `works` says
    that the item must be worked on. `bound` are the units that the deed is bound to, `addressed` the roles. `sight`
    says what must be seen first: the item, its own unit's thing, the plan, or nothing. `event` is what it leaves; None
    where it leaves none. `conditional` is what the JSON door does not take
    without `If-Match`.
    """

    name: str
    verb: Verb
    api: tuple[str, str]
    page: str
    body: Body = field(default_factory=dict)
    form: Body | None = None
    files: Body | None = None
    moves: Mapping[str, StrEnum] = field(default_factory=dict)
    works: bool = False
    bound: frozenset[str] = frozenset()
    addressed: frozenset[Role] = frozenset()
    sight: str = "item"
    event: Action | None = None
    events: int = 1
    finished: bool = False
    investment: bool = False
    steps: tuple[Verb, ...] = ()
    states: Mapping[str, StrEnum] = field(default_factory=dict)
    only: Mapping[str, frozenset[StrEnum]] = field(default_factory=dict)
    again: frozenset[StrEnum] = frozenset()
    verbs: Mapping[StrEnum, Verb] = field(default_factory=dict)
    conditional: bool = False

    @property
    def nouns(self) -> tuple[str, ...]:
        """The nouns whose every state is tried: those that it moves or asks, else the item that it is about."""
        asked = (*self.moves, *self.only, *(("item",) if self.works else ()))
        about = ("item",) if self.sight == "item" and not asked else ()
        return tuple(dict.fromkeys((*asked, *about)))

    def verb_in(self, states: Mapping[str, StrEnum]) -> Verb:
        """The row that grants it, as things stand."""
        return next((self.verbs[state] for state in states.values() if state in self.verbs), self.verb)

    def hidden_from(self, player: Player, states: Mapping[str, StrEnum]) -> bool:
        """Whether it is answered as if it were not there."""
        if self.sight == "nothing":
            return False
        if self.sight == "plan":
            return not (player.sees(draft=False, investment=False) or player.name in SEE_THE_PLAN)
        if self.sight == "own" and player.unit not in self.bound:
            return True
        is_draft = states["item"] in UNISSUED
        unwritten = self.moves.keys() == {"report"} and states["report"] is ReportState.DRAFT
        return unwritten or not player.sees(draft=is_draft, investment=self.investment)

    def possible(self, states: Mapping[str, StrEnum]) -> bool:
        """Whether the tables let it be done, as things stand."""
        moved = all((states[noun], verb) in NEXT for noun, verb in self.moves.items())
        worked = not self.works or states["item"] in WORKING
        return moved and worked and all(states[noun] in allowed for noun, allowed in self.only.items())


SEE_THE_PLAN = {"stranger", "other_leader", "stranger_write_key"}
"""Who see the plan without seeing the item: another item of it is theirs."""


def of_item(name: str, verb: Verb, path: str, **more: Any) -> Deed:
    """A deed done to the item by POST, with the same address at both doors."""
    return Deed(name, verb, ("POST", f"/items/{{item}}/{path}"), f"/items/{{item}}/{path}", **more)


def of_milestone(name: str, verb: Verb, path: str, **more: Any) -> Deed:
    """A deed done to a milestone of a line that one unit leads."""
    address = f"/milestones/{{milestone}}/{path}"
    return Deed(name, verb, more.pop("api", ("POST", address)), more.pop("page", address), works=True, **more)


def of_one(noun: str, name: str, verb: Verb, path: str, **more: Any) -> Deed:
    """A deed done by POST to the one report, closure, change or conclusion of the scene."""
    address = f"/{noun}s/{{{noun}}}/{path}"
    return Deed(name, verb, ("POST", address), address, **more)


def of_conclusion(name: str, verb: Verb, path: str, move: ConclusionVerb, event: Action, **flags: bool) -> Deed:
    """What is done with the conclusion, in a state from which the table of moves lets it be done."""
    body: dict[str, Any] = {"text": "理由", **flags}
    return of_one(
        "conclusion",
        name,
        verb,
        path,
        body=body,
        form={key: str(value).lower() for key, value in body.items()},
        moves={"conclusion": move},
        states={"conclusion": next(state for state, one in NEXT if one is move)},
        bound=LINE,
        event=event,
    )


def decisions(verb: Verb) -> list[Deed]:
    """Passing a change on, applying it with the last approval, and refusing it, by whom the row names."""
    more: dict[str, Any] = {"bound": LINE, "investment": verb is Verb.APPROVE_AS_DEVELOPMENT}
    yes, no = {"approve": "true"}, {"approve": "false", "note": "理由不足"}
    waits = {"change": ChangeState.PROPOSED}

    def one(what: str, body: Body, move: ChangeVerb, event: Action, steps: int, **gate: Any) -> Deed:
        said = {**body, "approve": body["approve"] == "true"}
        return of_one(
            "change",
            f"{verb.value}: {what}",
            verb,
            "decision",
            body=said,
            form=body,
            moves={"change": move},
            event=event,
            steps=(verb,) * steps,
            states=waits,
            **gate,
            **more,
        )

    return [
        one("pass on", yes, ChangeVerb.APPROVE, Action.CHANGE_APPROVED, 2),
        one("apply", yes, ChangeVerb.APPLY, Action.CHANGE_APPLIED, 1, works=True),
        one("refuse", no, ChangeVerb.REFUSE, Action.CHANGE_REFUSED, 2),
    ]


APPROVALS = [verb for verb in Verb if verb.value.startswith("approve_as_")]
READERS = {
    NoticeLevel.BLUE: frozenset({Role.LIAISON}),
    NoticeLevel.ORANGE: frozenset({Role.UNIT_HEAD}),
    NoticeLevel.RED: frozenset({Role.UNIT_HEAD, Role.LEADER}),
}
"""Who reads a slip of each level (docs/domain.md §6)."""
TODAY, LATER = "2017-07-10", "2017-09-30"
CHILD_LINE = {"plan_text": "8月底前完成。", "lead_units": ["{own_sub}"]}
LINES = {"plan_text": "9月底前完成方案。", "lead_units": LEAD}
TICKED = {"milestone": MilestoneState.MET_LATE}
ASKED = {"item": ItemState.CLOSURE_REQUESTED}
ENDORSED = {"closure": ClosureState.ENDORSED, **ASKED}

REVIEWED, RECHECKED = Action.OBJECTION_REVIEWED, Action.CONCLUSION_RECHECKED

DEEDS: tuple[Deed, ...] = (
    # Drafting and issuing
    Deed(
        "draft a plan",
        Verb.DRAFT,
        ("POST", "/plans"),
        "/plans",
        body={"title": "新计划", "year": 2017},
        sight="nothing",
        event=Action.PLAN_DRAFTED,
    ),
    Deed(
        "draft an item",
        Verb.DRAFT,
        ("POST", "/plans/{plan}/items"),
        "/plans/{plan}/items",
        body={"title": "新事项", "lines": [{"plan_text": "9月底前完成。", "lead_units": [LEAD]}]},
        form={"title": "新事项", **LINES},
        sight="nothing",
        event=Action.ITEM_DRAFTED,
    ),
    Deed(
        "edit a draft",
        Verb.DRAFT,
        ("PATCH", "/items/{draft_item}"),
        "/items/{draft_item}/edit",
        body={"version": 1, "title": "改题"},
        form={"version": "1", "title": "改题", **LINES},
        sight="nothing",
        only={"draft": frozenset({ItemState.DRAFT})},
        event=Action.DRAFT_EDITED,
    ),
    Deed(
        "discard a draft",
        Verb.DISCARD_DRAFT,
        ("POST", "/items/{draft_item}/discard"),
        "/items/{draft_item}/discard",
        body={"version": 1, "reason": "重复登记"},
        form={"version": "1", "reason": "重复登记"},
        sight="nothing",
        moves={"draft": ItemVerb.DISCARD},
        again=frozenset({ItemState.DISCARDED}),
        event=Action.DRAFT_DISCARDED,
    ),
    Deed(
        "issue",
        Verb.ISSUE,
        ("POST", "/plans/{plan}/issue"),
        "/plans/{plan}/issue",
        body={"item_ids": ["{draft_item}"]},
        form={"item_ids": "{draft_item}"},
        sight="nothing",
        moves={"draft": ItemVerb.ISSUE},
        event=Action.ITEM_ISSUED,
    ),
    # Signing and handing down
    of_item(
        "acknowledge", Verb.ACKNOWLEDGE, "acknowledgement", works=True, bound=PARTS, event=Action.ITEM_ACKNOWLEDGED
    ),
    Deed(
        "acknowledge all",
        Verb.ACKNOWLEDGE,
        ("POST", "/acknowledgements"),
        "/acknowledgements",
        sight="nothing",
        bound=ALL_UNITS,
        event=Action.ITEM_ACKNOWLEDGED,
        events=-1,
    ),
    of_item(
        "hand down",
        Verb.HAND_DOWN,
        "children",
        body={"title": "分项", "lines": [CHILD_LINE]},
        form={"title": "分项", "plan_text": "8月底前完成。", "lead_units": "{own_sub_name}"},
        works=True,
        bound=LEADS,
        event=Action.ITEM_HANDED_DOWN,
        events=2,
    ),
    # Ticking
    of_milestone(
        "tick",
        Verb.COMPLETE,
        "completion",
        body={"note": "已完成"},
        moves={"milestone": MilestoneVerb.COMPLETE},
        bound=LINE,
        event=Action.MILESTONE_COMPLETED,
    ),
    of_milestone(
        "take a tick back",
        Verb.REOPEN_MILESTONE,
        "reopening",
        api=("DELETE", "/milestones/{milestone}/completion?reason=不实"),
        form={"reason": "不实"},
        moves={"milestone": MilestoneVerb.REOPEN},
        states=TICKED,
        bound=LINE,
        event=Action.MILESTONE_REOPENED,
    ),
    of_milestone(
        "confirm a tick",
        Verb.CONFIRM_MILESTONE,
        "confirmation",
        moves={"milestone": MilestoneVerb.CONFIRM},
        states=TICKED,
        event=Action.MILESTONE_CONFIRMED,
    ),
    of_milestone(
        "return a tick",
        Verb.CONFIRM_MILESTONE,
        "return",
        body={"reason": "材料不全"},
        moves={"milestone": MilestoneVerb.RETURN},
        states=TICKED,
        event=Action.MILESTONE_RETURNED,
    ),
    of_milestone(
        "bring evidence",
        Verb.COMPLETE,
        "evidence",
        files=FILE,
        moves={"milestone": MilestoneVerb.COMPLETE},
        bound=LINE,
        event=Action.EVIDENCE_ATTACHED,
    ),
    of_milestone(
        "take evidence away",
        Verb.COMPLETE,
        "",
        api=("DELETE", "/evidence/{evidence}"),
        page="/evidence/{evidence}/removal",
        moves={"milestone": MilestoneVerb.COMPLETE},
        bound=LINE,
        sight="own",
        event=Action.EVIDENCE_DETACHED,
    ),
    # Reporting
    Deed(
        "submit a report",
        Verb.REPORT,
        ("POST", "/items/{item}/reports"),
        "/items/{item}/report",
        body={"summary": "进展顺利", **SEEN_DRAFT},
        works=True,
        bound=PARTS,
        event=Action.REPORT_SUBMITTED,
    ),
    Deed(
        "save a report's draft",
        Verb.REPORT,
        ("PUT", "/items/{item}/report-draft"),
        "/items/{item}/report-draft",
        body={"summary": "还没写完", **SEEN_DRAFT},
        works=True,
        bound=PARTS,
    ),
    of_item(
        "attach a file to a report",
        Verb.REPORT,
        "report-draft/attachments",
        files=FILE,
        form=SEEN_DRAFT,
        works=True,
        bound=PARTS,
    ),
    Deed(
        "take a file off a report's draft",
        Verb.REPORT,
        ("DELETE", "/attachments/{paper}"),
        "/items/{item}/report-draft/attachments/{paper}/removal",
        form=SEEN_DRAFT,
        works=True,
        bound=LINE,
        sight="own",
    ),
    Deed(
        "throw a report's draft away",
        Verb.REPORT,
        ("DELETE", "/items/{item}/report-draft?version={draft_version}"),
        "/items/{item}/report-draft/removal",
        form=SEEN_DRAFT,
        bound=PARTS,
    ),
    of_one(
        "report",
        "accept a report",
        Verb.REVIEW_REPORT,
        "acceptance",
        moves={"report": ReportVerb.ACCEPT},
        event=Action.REPORT_ACCEPTED,
    ),
    of_one(
        "report",
        "return a report",
        Verb.REVIEW_REPORT,
        "return",
        body={"reason": "数字不符"},
        moves={"report": ReportVerb.RETURN},
        event=Action.REPORT_RETURNED,
    ),
    Deed(
        "set a plan's cycle",
        Verb.SET_CYCLE,
        ("PUT", "/plans/{plan}/cycle"),
        "/plans/{plan}/cycle",
        body={"cycle": "monthly", "day": 25},
        form={"cycle": "monthly", "day": "25"},
        sight="plan",
        event=Action.CYCLE_SET,
    ),
    # Changing
    of_item(
        "ask for an extension",
        Verb.REQUEST_CHANGE,
        "extensions",
        body={"milestone_id": "{milestone}", "due_on": "2018-02-28", "reason": "供车延迟", "progress": "已签约"},
        works=True,
        bound=LINE,
        event=Action.CHANGE_REQUESTED,
    ),
    of_item(
        "ask for a change",
        Verb.REQUEST_CHANGE,
        "changes",
        body={"edits": [{"field": "text", "after": "新题目"}], "reason": "更名"},
        form={"text.item": "新题目", "reason": "更名"},
        works=True,
        bound=LEADS,
        event=Action.CHANGE_REQUESTED,
    ),
    of_item(
        "ask for a withdrawal",
        Verb.REQUEST_CHANGE,
        "withdrawal",
        body={"reason": "规划调整"},
        moves={"item": ItemVerb.WITHDRAW},
        bound=LEADS,
        event=Action.CHANGE_REQUESTED,
    ),
    *(deed for verb in APPROVALS for deed in decisions(verb)),
    Deed(
        "take a change back",
        Verb.CANCEL_CHANGE,
        ("DELETE", "/changes/{change}"),
        "/changes/{change}/removal",
        moves={"change": ChangeVerb.CANCEL},
        bound=LINE,
        steps=(Verb.APPROVE_AS_HEAD,),
        states={"change": ChangeState.PROPOSED},
        again=frozenset({ChangeState.CANCELLED}),
        event=Action.CHANGE_CANCELLED,
    ),
    # Instructing and reminding
    of_item(
        "instruct",
        Verb.INSTRUCT,
        "instructions",
        body={"text": "请抓紧办理", "answer_by": LATER},
        works=True,
        event=Action.INSTRUCTION_WRITTEN,
    ),
    Deed(
        "answer an instruction",
        Verb.ANSWER_INSTRUCTION,
        ("POST", "/instructions/{instruction}/answers"),
        "/instructions/{instruction}/answers",
        body={"text": "已落实"},
        bound=PARTS,
        event=Action.INSTRUCTION_ANSWERED,
    ),
    of_item(
        "send a notice",
        Verb.REMIND,
        "notices",
        body={"level": "red", "text": "请抓紧"},
        works=True,
        event=Action.NOTICE_SENT,
    ),
    *(
        Deed(
            f"read a notice for the record: {level}",
            Verb.READ_NOTICE,
            ("POST", f"/notices/{{{level}_notice}}/receipt"),
            f"/notices/{{{level}_notice}}/receipt",
            bound=LINE,
            addressed=addressed,
            event=Action.NOTICE_READ,
        )
        for level, addressed in READERS.items()
    ),
    # Resting and closing
    of_item(
        "suspend",
        Verb.SUSPEND,
        "suspension",
        body={"until": "2017-08-01", "reason": "台风"},
        moves={"item": ItemVerb.SUSPEND},
        event=Action.ITEM_SUSPENDED,
    ),
    Deed(
        "resume",
        Verb.SUSPEND,
        ("DELETE", "/items/{item}/suspension"),
        "/items/{item}/suspension/removal",
        moves={"item": ItemVerb.RESUME},
        states={"item": ItemState.SUSPENDED},
        event=Action.ITEM_RESUMED,
    ),
    of_item(
        "ask for closure",
        Verb.REQUEST_CLOSURE,
        "closure",
        body={"result": "已办结"},
        moves={"item": ItemVerb.REQUEST_CLOSURE},
        bound=LEADS,
        finished=True,
        event=Action.CLOSURE_REQUESTED,
    ),
    of_one(
        "closure",
        "endorse a closure",
        Verb.ENDORSE_CLOSURE,
        "endorsement",
        body={"note": "同意"},
        moves={"closure": ClosureVerb.ENDORSE},
        states={"closure": ClosureState.REQUESTED, **ASKED},
        finished=True,
        event=Action.CLOSURE_ENDORSED,
    ),
    of_one(
        "closure",
        "grant a closure",
        Verb.CLOSE,
        "grant",
        body={"note": "同意"},
        moves={"closure": ClosureVerb.GRANT, "item": ItemVerb.CLOSE},
        states=ENDORSED,
        finished=True,
        event=Action.ITEM_CLOSED,
    ),
    of_one(
        "closure",
        "refuse a closure",
        Verb.CLOSE,
        "refusal",
        body={"reason": "材料不足"},
        moves={"closure": ClosureVerb.REFUSE, "item": ItemVerb.REFUSE_CLOSURE},
        states=ENDORSED,
        verbs=dict.fromkeys((ClosureState.REQUESTED, ClosureState.REFUSED), Verb.ENDORSE_CLOSURE),
        finished=True,
        event=Action.CLOSURE_REFUSED,
    ),
    of_item(
        "reopen",
        Verb.REOPEN_ITEM,
        "reopening",
        body={"reason": "复查不实"},
        moves={"item": ItemVerb.REOPEN},
        states={"item": ItemState.CLOSED},
        event=Action.ITEM_REOPENED,
    ),
    # Concluding
    of_item(
        "conclude",
        Verb.CONCLUDE,
        "conclusions",
        body={"unit_id": f"{{unit_{SUPPORT}}}", "text": "整改", "basis": "抽查"},
        only={"item": frozenset(ItemState) - UNISSUED},
        event=Action.CONCLUSION_ISSUED,
    ),
    of_conclusion("object", Verb.OBJECT, "objection", ConclusionVerb.OBJECT, Action.CONCLUSION_OBJECTED),
    of_conclusion("uphold", Verb.REVIEW_OBJECTION, "review", ConclusionVerb.UPHOLD, REVIEWED, uphold=True),
    of_conclusion("revoke", Verb.REVIEW_OBJECTION, "review", ConclusionVerb.REVOKE, REVIEWED, uphold=False),
    of_conclusion("rectify", Verb.RECTIFY, "rectification", ConclusionVerb.RECTIFY, Action.CONCLUSION_RECTIFIED),
    of_conclusion("pass a re-check", Verb.RECHECK, "recheck", ConclusionVerb.PASS, RECHECKED, passed=True),
    of_conclusion("fail a re-check", Verb.RECHECK, "recheck", ConclusionVerb.FAIL, RECHECKED, passed=False),
    # Keeping the house
    Deed(
        "add a unit",
        Verb.MANAGE_UNITS,
        ("POST", "/units"),
        "/units",
        body={"name": "市公路养护中心"},
        sight="nothing",
        event=Action.UNIT_ADDED,
    ),
    Deed(
        "rule a day",
        Verb.SET_CALENDAR,
        ("PUT", "/calendar/{day}"),
        "/calendar",
        body={"kind": "holiday", "name": "台风停工"},
        form={"first": "{day}", "kind": "holiday", "name": "台风停工"},
        sight="nothing",
        event=Action.CALENDAR_SET,
    ),
    Deed(
        "let a day follow its weekday",
        Verb.SET_CALENDAR,
        ("DELETE", "/calendar/{ruled_day}"),
        "/calendar/{ruled_day}/removal",
        sight="nothing",
        event=Action.CALENDAR_CLEARED,
    ),
    Deed(
        "record a deputy",
        Verb.DELEGATE,
        ("POST", "/delegations"),
        "/delegations",
        body={
            "person_id": "{person_principal}",
            "deputy_id": "{person_second}",
            "starts_on": TODAY,
            "ends_on": LATER,
        },
        sight="nothing",
        event=Action.DELEGATION_RECORDED,
    ),
    Deed(
        "end a delegation",
        Verb.DELEGATE,
        ("DELETE", "/delegations/{delegation}"),
        "/delegations/{delegation}/removal",
        sight="nothing",
        event=Action.DELEGATION_ENDED,
    ),
    Deed(
        "take a client in",
        Verb.MANAGE_ACCOUNTS,
        ("POST", "/clients"),
        "/clients",
        body={"name": "又一个系统", "scopes": ["tick"]},
        form={"name": "又一个系统", "scopes": "tick"},
        sight="nothing",
        event=Action.CLIENT_CREATED,
    ),
    Deed(
        "change a client",
        Verb.MANAGE_ACCOUNTS,
        ("PUT", "/clients/{client}"),
        "/clients/{client}",
        body={"scopes": ["tick"]},
        form={"scopes": "tick"},
        sight="nothing",
        conditional=True,
        event=Action.CLIENT_CHANGED,
    ),
    Deed(
        "revoke a key",
        Verb.MANAGE_ACCOUNTS,
        ("DELETE", "/keys/{key}"),
        "/keys/{key}/revocation",
        sight="nothing",
        event=Action.KEY_REVOKED,
    ),
    Deed(
        "edit an import",
        Verb.IMPORT,
        ("POST", "/imports/{import}/edits"),
        "/imports/{import}/edits",
        body={"edit": "set_item", "item": "1", "title": "改题"},
        sight="nothing",
        conditional=True,
        only={"import": frozenset({ImportState.OPEN})},
        event=Action.IMPORT_EDITED,
    ),
    Deed(
        "confirm an import",
        Verb.IMPORT,
        ("POST", "/imports/{import}/confirmation"),
        "/imports/{import}/confirmation",
        body={"accept_doubts": True},
        form={"accept_doubts": "yes"},
        sight="nothing",
        only={"import": frozenset({ImportState.OPEN})},
        again=frozenset({ImportState.CONFIRMED}),
        event=Action.PLAN_IMPORTED,
    ),
    Deed(
        "throw an import away",
        Verb.IMPORT,
        ("DELETE", "/imports/{import}"),
        "/imports/{import}/removal",
        sight="nothing",
        only={"import": frozenset({ImportState.OPEN})},
        again=frozenset({ImportState.DISCARDED}),
        event=Action.IMPORT_DISCARDED,
    ),
)

STATEMENTS = ("objection", "review", "rectification", "recheck")
WEBHOOKS = "tests/api/test_webhooks.py"
ELSEWHERE: Mapping[str, str] = {
    "/sign-in": "tests/test_sessions.py",
    "/sign-out": "tests/test_sessions.py",
    "/account/password": "tests/pages/test_account.py",
    "/language": "tests/pages/test_items.py",
    "/deputy": "tests/actions/test_delegations.py",
    "/clients/{}/keys": "tests/pages/test_clients.py",
    "/keys/{}/rotation": "tests/pages/test_clients.py",
    "/imports": "tests/api/test_imports.py",
    "/imports/{}": "tests/api/test_imports.py",
    "/imports/{}/columns": "tests/pages/test_imports.py",
    **dict.fromkeys(("/webhooks", "/webhooks/{}"), WEBHOOKS),
    **{f"/webhooks/{{}}/{path}": WEBHOOKS for path in ("pause", "resumption", "removal")},
    **{f"/webhooks/{{}}/{path}": WEBHOOKS for path in ("pings", "replays", "secrets")},
    "/refs/items/{}": "tests/api/test_refs.py",
    "/refs/items/{}/reports/{}": "tests/api/test_refs.py",
    "/items/{}/external-ref": "tests/api/test_refs.py",
    "/oauth/token": "tests/api/test_oauth.py",
    "/plans/{}/matters": "tests/pages/test_matters.py",
    "/items/{}/conclusion-evidence": "tests/api/test_conclusion_evidence.py",
    **{f"/conclusions/{{}}/{stage}/evidence": "tests/api/test_conclusion_evidence.py" for stage in STATEMENTS},
    "/batches/items": "tests/api/test_refs.py",
    "/batches/ticks": "tests/api/test_batches.py",
    "/batches/reports": "tests/api/test_batches.py",
    "/lookups/items": "tests/api/test_refs.py",
}
"""Addresses that write and are no deed of the table, and where they are proved."""

INSIDE: Mapping[StrEnum, str] = {
    ItemVerb.START: "tick",
    ItemVerb.CLOSE: "grant a closure",
    ItemVerb.WITHDRAW: "ask for a withdrawal",
    ReportVerb.SUBMIT: "submit a report",
    MilestoneVerb.WAIVE: "ask for a change",
    MilestoneVerb.RESCHEDULE: "ask for an extension",
    MilestoneVerb.MISS: "the worker",
    MilestoneVerb.RESTORE: "a corrected document",
    ItemVerb.RESTORE: "a corrected document",
}
"""Moves that no door asks for by name, and what brings them about."""
NO_DOOR = frozenset({Verb.SEE_LOG, Verb.SEE_IMPORTS, Verb.MANAGE_WEBHOOKS})
"""Rows of the permission table for what is only read, done by command, or proved elsewhere."""
