"""Closures (办结、销号): asked for by a lead unit, endorsed by the office, granted by the leader in charge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.actions import cascade, events, items
from app.models import Action, ChangeRequest, Closure, Milestone
from app.models.base import AnyRow, table
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.approvals import same_hand
from app.rules.closing import DECIDES, bonds_to_closure
from app.rules.errors import Conflict, FieldError, Forbidden, invalid, not_found
from app.rules.lifecycle import OPEN, ChangeState, ClosureState, ClosureVerb, ItemVerb, move
from app.rules.permissions import Verb
from app.rules.words import cut

CLOSURE, CHANGE, MILESTONE = table(Closure), table(ChangeRequest), table(Milestone)
NAMED = 5


@dataclass(frozen=True)
class Held:
    """A closure and its item, both held against other writers."""

    closure: AnyRow
    item: AnyRow
    leader_id: int | None


def request(session: Session, actor: Actor, item_id: int, result: str, *, now: datetime, today: date) -> int:
    """Ask for an item to be struck off; returns the closure's id.

    The same result again, by the same hand and still undecided, is the same closure. Raises Conflict, naming each,
    while milestones are open, changes undecided or sub-items not over.
    """
    item = items.lock_item(session, actor, item_id)
    leads = {unit for line in items.lines_of(session, item_id) for unit in items.lead_units(session, line)}
    permissions.require(actor, Verb.REQUEST_CLOSURE, permissions.bonds_to_line(actor, leads))
    same = _same_wish(session, actor, item_id, result)
    if same is not None:
        return same
    state = move(item.state, ItemVerb.REQUEST_CLOSURE)
    check_finished(session, item_id)
    row = {
        "item_id": item_id,
        "state": ClosureState.REQUESTED,
        "result": result,
        "unit_id": actor.unit_id,
        "requested_by": actor.name,
        "requested_by_id": actor.person_id,
        "requested_at": now,
        "endorsement": "",
        "decision": "",
    }
    closure_id = int(session.execute(insert(CLOSURE).returning(CLOSURE.c.id), row).scalar_one())
    items.set_state(session, item, state, today)
    told = {"closure_id": closure_id, "result": cut(result, 200)}
    _tell(session, actor, Action.CLOSURE_REQUESTED, now, item, told | _states(item.state, state))
    return closure_id


def endorse(session: Session, actor: Actor, closure_id: int, note: str, *, now: datetime) -> int:
    """The office agrees; the leader in charge decides next. Returns the closure's id."""
    held = _hold(session, actor, closure_id)
    permissions.require(actor, Verb.ENDORSE_CLOSURE)
    _check_not_own(actor, held.closure)
    mine = (held.closure.endorsed_by, held.closure.endorsement) == (actor.name, note)
    if held.closure.state is ClosureState.ENDORSED and mine:
        return closure_id
    state = move(held.closure.state, ClosureVerb.ENDORSE)
    by = {"endorsed_by": actor.name, "endorsed_by_id": actor.person_id, "endorsed_at": now}
    _write(session, closure_id, state=state, endorsement=note, **by)
    told: dict[str, Any] = {"closure_id": closure_id, "note": note}
    told |= {"before": {"closure": held.closure.state}, "after": {"closure": state}}
    _tell(session, actor, Action.CLOSURE_ENDORSED, now, held.item, told)
    return closure_id


def grant(session: Session, actor: Actor, closure_id: int, note: str, *, now: datetime, today: date) -> int:
    """The leader in charge strikes the item off, not who endorsed it; returns the closure's id."""
    held = _hold(session, actor, closure_id)
    permissions.require(actor, Verb.CLOSE, bonds_to_closure(actor, held.leader_id))
    _check_not_own(actor, held.closure)
    _check_not_endorsed(actor, held.closure)
    mine = (held.closure.decided_by, held.closure.decision) == (actor.name, note)
    if held.closure.state is ClosureState.GRANTED and mine:
        return closure_id
    state = move(held.closure.state, ClosureVerb.GRANT)
    closed = move(held.item.state, ItemVerb.CLOSE)
    check_finished(session, held.item.id)
    _write(session, closure_id, state=state, decided_by=actor.name, decided_at=now, decision=note)
    items.set_state(session, held.item, closed, today)
    told = {"closure_id": closure_id, "note": note, "result": cut(held.closure.result, 200)}
    _tell(session, actor, Action.ITEM_CLOSED, now, held.item, told | _states(held.item.state, closed))
    return closure_id


def refuse(session: Session, actor: Actor, closure_id: int, reason: str, *, now: datetime, today: date) -> int:
    """The office, or once it has endorsed the leader, sends the item back to work; returns the closure's id."""
    held = _hold(session, actor, closure_id)
    verb = Verb.CLOSE if held.closure.endorsed_by else Verb.ENDORSE_CLOSURE
    permissions.require(actor, verb, bonds_to_closure(actor, held.leader_id))
    _check_not_own(actor, held.closure)
    mine = (held.closure.decided_by, held.closure.decision) == (actor.name, reason)
    if held.closure.state is ClosureState.REFUSED and mine:
        return closure_id
    state = move(held.closure.state, ClosureVerb.REFUSE)
    back = move(held.item.state, ItemVerb.REFUSE_CLOSURE)
    if not reason.strip():
        raise invalid("/reason", "missing", "退回时请写明理由", "A refusal gives its reason.")
    _write(session, closure_id, state=state, decided_by=actor.name, decided_at=now, decision=reason)
    items.set_state(session, held.item, back, today)
    told = {"closure_id": closure_id, "reason": reason}
    _tell(session, actor, Action.CLOSURE_REFUSED, now, held.item, told | _states(held.item.state, back))
    return closure_id


def check_finished(session: Session, item_id: int) -> None:
    """Refuse, naming each, while a line is not finished, a change undecided, or a sub-item not over.

    A line is finished when it has milestones and each is met or waived.
    """
    undone = session.execute(
        select(MILESTONE.c.id, MILESTONE.c.text, MILESTONE.c.due_on)
        .where(MILESTONE.c.item_id == item_id, MILESTONE.c.state.in_(OPEN))
        .order_by(MILESTONE.c.position)
    ).all()
    if undone:
        raise _unfinished(undone)
    bare = items.bare_lines(session, [item_id])
    if bare:
        raise _unplanned(bare)
    waiting = session.scalars(
        select(CHANGE.c.id).where(CHANGE.c.item_id == item_id, CHANGE.c.state == ChangeState.PROPOSED)
    ).all()
    if waiting:
        raise Conflict(
            "change_pending",
            f"还有 {len(waiting)} 件变更申请没有结果，请先审批或撤回",
            "A change of the item is undecided; decide it, or take it back, first.",
            current={"changes": list(waiting)},
        )
    cascade.check_below_over(session, item_id)


def _unfinished(undone: Sequence[AnyRow]) -> Conflict:
    names = "；".join(cut(row.text, 60) for row in undone[:NAMED])
    more = f"等 {len(undone)} 个" if len(undone) > NAMED else f" {len(undone)} 个"
    return Conflict(
        "milestones_open",
        f"还有{more}节点没有完成或免除：{names}",
        "Every milestone of every line must be met or waived before the item is closed; `errors` names the open ones.",
        errors=[
            FieldError(f"/milestones/{row.id}", "open", cut(row.text, 200), "Neither met nor waived.") for row in undone
        ],
        current={"open": [{"id": row.id, "text": row.text, "due_on": row.due_on} for row in undone]},
    )


def _unplanned(bare: Sequence[AnyRow]) -> Conflict:
    names = "、".join(str(row.no) for row in bare[:NAMED])
    more = f"等 {len(bare)} 个" if len(bare) > NAMED else ""
    return Conflict(
        "milestones_open",
        f"第 {names} {more}分项没有节点，不能认定已经完成；请先申请变更，为它增加节点",
        "A line without a milestone is never finished; ask for a change that adds one. `errors` names these lines.",
        errors=[
            FieldError(f"/lines/{row.id}", "no_milestone", cut(row.plan_text, 200), "The line has no milestone.")
            for row in bare
        ],
        current={"lines": [{"id": row.id, "no": row.no} for row in bare]},
    )


def _hold(session: Session, actor: Actor, closure_id: int) -> Held:
    item_id = session.scalar(select(CLOSURE.c.item_id).where(CLOSURE.c.id == closure_id))
    if item_id is None:
        raise not_found("办结申请", "closure")
    item = items.lock_item(session, actor, item_id)
    closure = session.execute(select(CLOSURE).where(CLOSURE.c.id == closure_id).with_for_update()).one()
    return Held(closure, item, items.leader_of(session, item_id))


def _check_not_own(actor: Actor, closure: AnyRow) -> None:
    if same_hand(actor, closure.requested_by, closure.requested_by_id):
        raise Forbidden("own_request", "不能审批自己提出的申请", "Nobody decides their own request.")


def _check_not_endorsed(actor: Actor, closure: AnyRow) -> None:
    if same_hand(actor, closure.endorsed_by, closure.endorsed_by_id):
        raise Forbidden("decided_before", "同一申请不能由一人审批两步", "Nobody decides two steps of one closure.")


def _same_wish(session: Session, actor: Actor, item_id: int, result: str) -> int | None:
    """The undecided closure by the same hand with the same result."""
    query = select(CLOSURE).where(CLOSURE.c.item_id == item_id, CLOSURE.c.state.in_(DECIDES))
    for row in session.execute(query):
        if same_hand(actor, row.requested_by, row.requested_by_id) and row.result == result:
            return int(row.id)
    return None


def _states(before: str, after: str) -> dict[str, dict[str, str]]:
    return {"before": {"state": before}, "after": {"state": after}}


def _write(session: Session, closure_id: int, **values: Any) -> None:
    session.execute(update(CLOSURE).where(CLOSURE.c.id == closure_id).values(**values))


def _tell(session: Session, actor: Actor, action: Action, now: datetime, item: AnyRow, data: dict[str, Any]) -> None:
    events.record(session, actor, action, now, plan_id=item.plan_id, item_id=item.id, data=data)
