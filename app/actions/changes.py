"""Changes (延期、变更): asking for one, deciding it step by step, taking it back. The last approval applies it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.actions import applying, cascade, edits, events, items, settling
from app.models import Action, ChangeRequest, ChangeStep
from app.models.base import AnyRow, table
from app.models.change import ChangeCreate, Decision, Edit, EditCreate, ExtensionCreate
from app.queries.approvers import absentees
from app.queries.past import said_of
from app.queries.snapshot import Snapshot, take
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.approvals import bonds_to_change, check_may_decide, next_step, same_hand
from app.rules.changes import ADDITIONS_ONLY, Subject, check_extension, classify, route
from app.rules.edits import to_diff
from app.rules.errors import Conflict, FieldError, Invalid, invalid, not_found
from app.rules.lifecycle import ChangeState, ChangeVerb, ItemVerb, check_working, move
from app.rules.past import difference
from app.rules.permissions import Bond, Verb
from app.rules.vocabulary import ChangeKind, Role
from app.rules.words import cut

CHANGE, STEP = table(ChangeRequest), table(ChangeStep)
BRIEF_LENGTH = 400
REASON_LENGTH = 500


@dataclass(frozen=True)
class Held:
    """A change with its steps and its item, all held against other writers."""

    change: AnyRow
    item: AnyRow
    leader_id: int | None
    steps: Sequence[AnyRow]

    @property
    def wished(self) -> list[Edit]:
        """What would change."""
        return [Edit.model_validate(one) for one in self.change.edits]


def extend(session: Session, actor: Actor, item_id: int, wish: ExtensionCreate, *, now: datetime, today: date) -> int:
    """Ask for more time; returns the change's id. The errors point at the extension's own fields.

    A day before the present one is refused: to be done sooner is another change.
    """
    day = wish.due_on.isoformat()
    item = items.lock_item(session, actor, item_id)
    permissions.require(actor, Verb.REQUEST_CHANGE, _bonds(session, actor, item_id, None))
    _check_later(take(session, item.id), wish, today)
    wishes = [EditCreate(field=Subject.DUE_ON, milestone_id=wish.milestone_id, after=day)]
    if wish.milestone_id is None:
        wishes = edits.whole_item(take(session, item.id), day)
    whole = ChangeCreate(edits=wishes, reason=wish.reason, progress=wish.progress, version=wish.version)
    try:
        return request(session, actor, item_id, whole, now=now, today=today)
    except Invalid as problem:
        told = [
            FieldError(_own_pointer(error.pointer), error.code, error.title, error.detail) for error in problem.errors
        ]
        raise Invalid(problem.code, problem.title, problem.detail, errors=told) from problem


def _check_later(snapshot: Snapshot, wish: ExtensionCreate, today: date) -> None:
    """Refuse a day between today and the present one; what else is wrong with it the edit itself tells."""
    thing = snapshot.item if wish.milestone_id is None else snapshot.milestones.get(wish.milestone_id)
    if thing is None or thing.due_on is None or not today <= wish.due_on < thing.due_on:
        return
    errors = check_extension(thing.due_on, wish.due_on, today=today)
    raise Invalid("invalid", errors[0].title, errors[0].detail, errors=errors)


def _own_pointer(pointer: str) -> str:
    if pointer.endswith("/after") or pointer == "/edits":
        return "/due_on"
    return "/milestone_id" if pointer.startswith("/edits/") else pointer


def request(session: Session, actor: Actor, item_id: int, wish: ChangeCreate, *, now: datetime, today: date) -> int:
    """Ask for a change and return its id; the system says what kind it is and who decides.

    The same wish again, by the same hand and still undecided, is the same change. Raises NotFound out of sight,
    Forbidden where the unit does not lead what it would change, Conflict when the item rests or has moved on, or
    another undecided change touches the same thing.
    """
    item = items.lock_item(session, actor, item_id)
    permissions.require(actor, Verb.REQUEST_CHANGE, _bonds(session, actor, item_id, None))
    if wish.version is not None and wish.version != item.version:
        raise _moved_on(item)
    snapshot = take(session, item_id)
    wished = edits.resolve(session, snapshot, wish.edits, today)
    for line_id in {snapshot.line_of(edit) for edit in wished} - {None}:
        permissions.require(actor, Verb.REQUEST_CHANGE, _bonds(session, actor, item_id, line_id))
    wished = edits.follow(snapshot, wished)
    additions_only = snapshot.item.change_policy == ADDITIONS_ONLY
    diffs = [to_diff(one.field, one.before, one.after, snapshot.comparator_of(one)) for one in wished]
    kind = classify(diffs, additions_only=additions_only)
    plain = [edit.model_dump(mode="json") for edit in wished]
    pending = _pending(session, item_id)
    same = _same_wish(actor, pending, plain, wish.reason)
    if same is not None:
        return same
    _check_state(item, kind)
    _check_free(snapshot, wished, pending)
    unit_id = actor.unit_id
    signs = unit_id is not None and actor.role is not Role.UNIT_HEAD
    absent = absentees(session, actor, snapshot.item.leader_id)
    steps = route(kind, additions_only=additions_only, by_unit=signs, absent=absent)
    row = {
        "item_id": item_id,
        "kind": kind,
        "state": ChangeState.PROPOSED,
        "reason": wish.reason,
        "progress": wish.progress,
        "edits": plain,
        "item_version": item.version,
        "unit_id": unit_id,
        "requested_by": actor.name,
        "requested_by_id": actor.person_id,
        "requested_at": now,
        "version": 1,
    }
    change_id = int(session.execute(insert(CHANGE).returning(CHANGE.c.id), row).scalar_one())
    session.execute(
        insert(STEP),
        [{"change_id": change_id, "position": n, **asdict(step), "note": ""} for n, step in enumerate(steps, start=1)],
    )
    told = {"change_id": change_id, "kind": kind, "edits": plain, "brief": brief(wished), "reason": wish.reason}
    told |= _states(None, ChangeState.PROPOSED)
    told["steps"] = [{name: verb for name, verb in asdict(step).items() if verb} for step in steps]
    _tell(session, actor, Action.CHANGE_REQUESTED, now, item, told)
    return change_id


def decide(session: Session, actor: Actor, change_id: int, decision: Decision, *, now: datetime, today: date) -> int:
    """Approve or refuse the step that is due; returns the change's id. The last approval applies the change whole.

    Raises Forbidden to whoever asked, or has decided another step; Conflict when the change, or what it touches, has
    moved on. The same decision again by the same hand changes nothing.
    """
    held = _hold(session, actor, change_id)
    if any(_repeats(actor, step, decision) for step in held.steps):
        return change_id
    step = next_step(held.steps)
    permissions.require(actor, step.verb, bonds_to_change(actor, held.change.unit_id, held.leader_id))
    check_may_decide(actor, held.change, held.steps)
    _check_version(held, decision.version)
    if not decision.approve:
        _refuse(session, actor, held, step, decision, now)
        return change_id
    # At every step: nobody is asked to agree to what can no longer come true.
    snapshot = _check_applicable(session, held)
    last = step.position == len(held.steps)
    state = move(held.change.state, ChangeVerb.APPLY if last else ChangeVerb.APPROVE)
    _write_step(session, actor, step, decision, now)
    _write_state(session, held.change, state, now if last else None)
    told = {"change_id": change_id, "kind": held.change.kind, "note": decision.note, "step": step.position}
    if last:
        _apply(session, actor, held, snapshot, told, now=now, today=today)
    else:
        told |= {"before": {"approved": None}, "after": {"approved": True}}
        _tell(session, actor, Action.CHANGE_APPROVED, now, held.item, told)
    return change_id


def cancel(session: Session, actor: Actor, change_id: int, *, version: int | None = None, now: datetime) -> int:
    """Take a change back, by the unit that asked; returns its id. Conflict when it has moved on since `version`."""
    held = _hold(session, actor, change_id)
    own = {Bond.OWN_UNIT} if held.change.unit_id == actor.unit_id else set()
    permissions.require(actor, Verb.CANCEL_CHANGE, own)
    if held.change.state is ChangeState.CANCELLED:
        return change_id
    _check_version(held, version)
    state = move(held.change.state, ChangeVerb.CANCEL)
    _write_state(session, held.change, state, now)
    told = {"change_id": change_id, "kind": held.change.kind} | _states(held.change.state, state)
    _tell(session, actor, Action.CHANGE_CANCELLED, now, held.item, told)
    return change_id


def _states(before: ChangeState | None, after: ChangeState) -> dict[str, Any]:
    """A change's own state, before and after: under a name of its own, for `state` is the item's."""
    return {"before": {"change": before}, "after": {"change": after}}


def brief(wished: Sequence[Edit]) -> str:
    """The edits in one line that reads in any language: what, before → after."""
    told = (f"{cut(one.name, 40)} {_plain(one.before)} → {_plain(one.after)}" for one in wished)
    return cut("；".join(told), BRIEF_LENGTH)


def _plain(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, list):
        return "、".join(str(one["name"]) for one in value)
    text = f"{value['text']} {value['due_on']}" if isinstance(value, dict) else str(value)
    return cut(text, 60)


def _check_applicable(session: Session, held: Held) -> Snapshot:
    """The item as it stands; Conflict where what the change touches has moved on since it was asked for."""
    snapshot = take(session, held.item.id)
    _check_state(held.item, held.change.kind)
    edits.check_unmoved(snapshot, held.wished)
    edits.check_kin(session, snapshot, held.wished)
    return snapshot


def _apply(
    session: Session,
    actor: Actor,
    held: Held,
    snapshot: Snapshot,
    told: dict[str, Any],
    *,
    now: datetime,
    today: date,
) -> None:
    """Everything at once, or nothing: the caller's transaction."""
    wished = held.wished
    stood = said_of(session, held.item.id)
    told["met"] = applying.apply(session, snapshot, wished, now=now, today=today)
    if held.change.kind is ChangeKind.WITHDRAW:
        told["ended"] = settling.end_open(session, held.item.id, held.change.id, now)
        gone = move(held.item.state, ItemVerb.WITHDRAW)
        reason = held.change.reason[:REASON_LENGTH]
        items.set_state(session, held.item, gone, today, reason=reason)
        told["below"] = cascade.withdraw_below(session, actor, held.item, reason, now=now, today=today)
    else:
        items.set_state(session, held.item, held.item.state, today)
    told |= {"brief": brief(wished), "reason": held.change.reason}
    told["was"] = difference(stood, said_of(session, held.item.id))
    told["before"] = {one.name: one.before for one in wished}
    told["after"] = {one.name: one.after for one in wished}
    action = Action.ITEM_WITHDRAWN if held.change.kind is ChangeKind.WITHDRAW else Action.CHANGE_APPLIED
    _tell(session, actor, action, now, held.item, told)


def _refuse(session: Session, actor: Actor, held: Held, step: AnyRow, decision: Decision, now: datetime) -> None:
    state = move(held.change.state, ChangeVerb.REFUSE)
    if not decision.note.strip():
        raise invalid("/note", "missing", "退回时请写明理由", "A refusal gives its reason.")
    _write_step(session, actor, step, decision, now)
    _write_state(session, held.change, state, now)
    told = {"change_id": held.change.id, "kind": held.change.kind, "reason": decision.note, "step": step.position}
    told |= _states(held.change.state, state)
    _tell(session, actor, Action.CHANGE_REFUSED, now, held.item, told)


def _hold(session: Session, actor: Actor, change_id: int) -> Held:
    """The change with all it hangs on; its item is held first, as every other verb holds it."""
    item_id = session.scalar(select(CHANGE.c.item_id).where(CHANGE.c.id == change_id))
    if item_id is None:
        raise not_found("变更申请", "change")
    # Its dates are compared with the parent's, which therefore must not move meanwhile.
    cascade.hold_parent(session, item_id)
    item = items.lock_item(session, actor, item_id)
    change = session.execute(select(CHANGE).where(CHANGE.c.id == change_id).with_for_update()).one()
    steps = session.execute(select(STEP).where(STEP.c.change_id == change_id).order_by(STEP.c.position)).all()
    return Held(change, item, items.leader_of(session, item_id), steps)


def _bonds(session: Session, actor: Actor, item_id: int, line_id: int | None) -> set[Bond]:
    """The bonds of leading a line, or where none is named, any line of the item."""
    lines = [line_id] if line_id is not None else items.lines_of(session, item_id)
    return {bond for one in lines for bond in permissions.bonds_to_line(actor, items.lead_units(session, one))}


def _check_state(item: AnyRow, kind: ChangeKind) -> None:
    """Only what is worked on is changed; what waits or rests may still be given up."""
    if kind is ChangeKind.WITHDRAW:
        move(item.state, ItemVerb.WITHDRAW)
    else:
        check_working(item.state, Verb.REQUEST_CHANGE)


def _check_version(held: Held, version: int | None) -> None:
    if version is not None and version != held.change.version:
        raise Conflict(
            "version_conflict",
            "该申请已有新的进展，您的操作没有生效，请核对后再操作",
            "The change has moved on since you read it; read it again and decide anew.",
            current={"version": held.change.version, "state": held.change.state},
        )


def _moved_on(item: AnyRow) -> Conflict:
    return Conflict(
        "version_conflict",
        "事项已被他人更改，申请没有提交，请核对后再提交",
        "The item has changed since you read it; read it again and ask anew.",
        current={"version": item.version, "state": item.state},
    )


def _pending(session: Session, item_id: int) -> Sequence[AnyRow]:
    """The undecided changes of an item, which its holder keeps from becoming more."""
    query = select(CHANGE).where(CHANGE.c.item_id == item_id, CHANGE.c.state == ChangeState.PROPOSED)
    return session.execute(query.order_by(CHANGE.c.id)).all()


def _same_wish(actor: Actor, pending: Sequence[AnyRow], plain: list[Any], reason: str) -> int | None:
    """The undecided change by the same hand that says the same."""
    for row in pending:
        mine = same_hand(actor, row.requested_by, row.requested_by_id)
        if mine and row.edits == plain and row.reason == reason:
            return int(row.id)
    return None


def _check_free(snapshot: Snapshot, wished: Sequence[Edit], pending: Sequence[AnyRow]) -> None:
    """Refuse what another undecided change touches: of the two only one could come true as it was asked for."""
    for row in pending:
        met = edits.meeting(snapshot, wished, [Edit.model_validate(one) for one in row.edits])
        if met:
            names = "、".join(f"“{name}”" for name in dict.fromkeys(edit.name for edit in met))
            raise Conflict(
                "change_pending",
                f"{names}已有变更申请（第 {row.id} 号，{row.requested_by}提出）未审结；"
                "请等它有结果，或由申请单位撤回后再申请",
                f"Change {row.id} touches the same and is undecided; wait for its outcome, or have it taken back by "
                "the unit that asked, and ask anew.",
                current={"changes": [row.id]},
            )


def _repeats(actor: Actor, step: AnyRow, decision: Decision) -> bool:
    mine = step.approved is not None and same_hand(actor, step.decided_by, step.decided_by_id)
    return mine and (step.approved, step.note) == (decision.approve, decision.note)


def _write_step(session: Session, actor: Actor, step: AnyRow, decision: Decision, now: datetime) -> None:
    values = {"approved": decision.approve, "decided_by": actor.name, "decided_by_id": actor.person_id}
    session.execute(update(STEP).where(STEP.c.id == step.id).values(**values, decided_at=now, note=decision.note))


def _write_state(session: Session, change: AnyRow, state: ChangeState, decided_at: datetime | None) -> None:
    values = {"state": state, "decided_at": decided_at, "version": change.version + 1}
    session.execute(update(CHANGE).where(CHANGE.c.id == change.id).values(**values))


def _tell(session: Session, actor: Actor, action: Action, now: datetime, item: AnyRow, data: dict[str, Any]) -> None:
    events.record(session, actor, action, now, plan_id=item.plan_id, item_id=item.id, data=data)
