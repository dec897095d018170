"""Conclusions (督查结论): recorded by the office, objected to, reviewed by somebody else, rectified, re-checked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.actions import conclusion_evidence, events, items
from app.models import Action, Conclusion, Share, Unit
from app.models.base import AnyRow, table
from app.models.conclusion import Cites, ConclusionCreate, Recheck, Review, Statement
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.conclusions import (
    VERB_OF,
    Stage,
    bonds_to_conclusion,
    check_objection,
    check_rectify_by,
    object_by,
    review_by,
)
from app.rules.errors import invalid, not_found
from app.rules.lifecycle import UNISSUED, ConclusionState, ConclusionVerb, check_working, move
from app.rules.permissions import Verb
from app.rules.words import cut

CONCLUSION, SHARE, UNIT = table(Conclusion), table(Share), table(Unit)
EMPTY = {"objection": "", "review": "", "rectification": "", "recheck": ""}


@dataclass(frozen=True)
class Held:
    """A conclusion, its item held against other writers; what is being said about it, and the files that it cites."""

    row: AnyRow
    item: AnyRow
    stage: Stage
    files: list[AnyRow]


def conclude(
    session: Session, actor: Actor, item_id: int, wish: ConclusionCreate, *, now: datetime, today: date
) -> int:
    """Record a conclusion about one unit's part in an item, at work, at rest or over; returns its id.

    The same words and files about the same unit by the same hand are one conclusion. Invalid for a unit without a
    part, and where a file is not the hand's to cite.
    """
    item = items.lock_item(session, actor, item_id)
    permissions.require(actor, Verb.CONCLUDE)
    author = {"author_id": actor.person_id, "author_name": actor.name}
    given = wish.model_dump(exclude={"evidence"}) | author | {"item_id": item_id}
    files = conclusion_evidence.given(session, actor, item_id, wish.evidence)
    for same in session.execute(select(CONCLUSION).where(*(CONCLUSION.c[name] == given[name] for name in given))):
        if conclusion_evidence.repeats(session, same.id, Stage.CONCLUSION, same.issued_at, files):
            return int(same.id)
    if item.state in UNISSUED:
        check_working(item.state, Verb.CONCLUDE)
    check_rectify_by(wish.rectify_by, today)
    _check_part(session, item_id, wish.unit_id)
    values = given | EMPTY | {"state": ConclusionState.ISSUED, "issued_at": now, "object_by": object_by(today)}
    added = int(session.execute(insert(CONCLUSION).returning(CONCLUSION.c.id), values).scalar_one())
    told: dict[str, Any] = {"before": {}, "after": {"state": ConclusionState.ISSUED, "text": cut(wish.text, 200)}}
    if names := conclusion_evidence.cite(session, files, added, Stage.CONCLUSION, now):
        told["files"] = names
    _tell(session, actor, Action.CONCLUSION_ISSUED, now, item, added, wish.unit_id, told)
    return added


def object_to(
    session: Session, actor: Actor, conclusion_id: int, said: Statement, *, now: datetime, today: date
) -> int:
    """The unit objects, within thirty days and once; returns the conclusion's id."""
    held = _hold(session, actor, conclusion_id, Stage.OBJECTION, said)
    row = held.row
    mine = (row.objected_by, row.objection) == (actor.name, said.text)
    if row.state is ConclusionState.OBJECTED and mine and _same_files(session, held, row.objected_at):
        return conclusion_id
    state = move(row.state, ConclusionVerb.OBJECT)
    check_objection(row.object_by, row.objected_at, today)
    values = {"objection": said.text, "objected_by": actor.name, "objected_at": now, "review_by": review_by(today)}
    _change(session, actor, held, Action.CONCLUSION_OBJECTED, now, state, **values)
    return conclusion_id


def review(session: Session, actor: Actor, conclusion_id: int, found: Review, *, now: datetime) -> int:
    """Somebody other than the author upholds or revokes it; returns its id. After the limit too, or it would hang."""
    held = _hold(session, actor, conclusion_id, Stage.REVIEW, found)
    row = held.row
    done = ConclusionState.UPHELD if found.uphold else ConclusionState.REVOKED
    same = (row.state, row.reviewed_by, row.review) == (done, actor.name, found.text)
    if same and _same_files(session, held, row.reviewed_at):
        return conclusion_id
    state = move(row.state, ConclusionVerb.UPHOLD if found.uphold else ConclusionVerb.REVOKE)
    said = {"review": found.text, "reviewed_by": actor.name, "reviewed_at": now}
    _change(session, actor, held, Action.OBJECTION_REVIEWED, now, state, **said)
    return conclusion_id


def rectify(session: Session, actor: Actor, conclusion_id: int, said: Statement, *, now: datetime) -> int:
    """The unit says how it rectified, late or not; returns the conclusion's id."""
    held = _hold(session, actor, conclusion_id, Stage.RECTIFICATION, said)
    row = held.row
    mine = (row.rectified_by, row.rectification) == (actor.name, said.text)
    if row.state is ConclusionState.RECTIFIED and mine and _same_files(session, held, row.rectified_at):
        return conclusion_id
    state = move(row.state, ConclusionVerb.RECTIFY)
    values = {"rectification": said.text, "rectified_by": actor.name, "rectified_at": now}
    _change(session, actor, held, Action.CONCLUSION_RECTIFIED, now, state, **values)
    return conclusion_id


def recheck(session: Session, actor: Actor, conclusion_id: int, found: Recheck, *, now: datetime, today: date) -> int:
    """The office passes the rectification, or sends it back with a new day; returns the conclusion's id."""
    held = _hold(session, actor, conclusion_id, Stage.RECHECK, found)
    row = held.row
    done = ConclusionState.RECHECKED if found.passed else ConclusionState.ISSUED
    same = (row.state, row.rechecked_by, row.recheck) == (done, actor.name, found.text)
    if same and _same_files(session, held, row.rechecked_at):
        return conclusion_id
    state = move(row.state, ConclusionVerb.PASS if found.passed else ConclusionVerb.FAIL)
    check_rectify_by(found.rectify_by, today)
    values = {"recheck": found.text, "rechecked_by": actor.name, "rechecked_at": now}
    if found.rectify_by is not None and not found.passed:
        values["rectify_by"] = found.rectify_by
    _change(session, actor, held, Action.CONCLUSION_RECHECKED, now, state, **values)
    return conclusion_id


def _hold(session: Session, actor: Actor, conclusion_id: int, stage: Stage, said: Cites) -> Held:
    """The conclusion as it stands with its item held; NotFound out of sight, Forbidden where the table says so."""
    item_id = session.scalar(select(CONCLUSION.c.item_id).where(CONCLUSION.c.id == conclusion_id))
    if item_id is None:
        raise not_found("督查结论", "conclusion")
    item = items.lock_item(session, actor, item_id)
    row = session.execute(select(CONCLUSION).where(CONCLUSION.c.id == conclusion_id)).one()
    permissions.require(actor, VERB_OF[stage], bonds_to_conclusion(actor, row))
    files = conclusion_evidence.given(session, actor, item_id, said.evidence)
    return Held(row, item, stage, files)


def _same_files(session: Session, held: Held, at: datetime | None) -> bool:
    """Whether what was said at that moment brought the very files that are cited now."""
    return conclusion_evidence.repeats(session, held.row.id, held.stage, at, held.files)


def _check_part(session: Session, item_id: int, unit_id: int) -> None:
    part = select(SHARE.c.unit_id).where(SHARE.c.item_id == item_id, SHARE.c.unit_id == unit_id)
    if session.scalar(part) is None:
        raise invalid("/unit_id", "no_part", "该单位不承担这一事项", "The unit has no part in the item.")


def _change(
    session: Session,
    actor: Actor,
    held: Held,
    action: Action,
    now: datetime,
    state: ConclusionState,
    **values: Any,
) -> None:
    """Write what somebody said and record it, with what stood in its place before."""
    row = held.row
    session.execute(update(CONCLUSION).where(CONCLUSION.c.id == row.id).values(state=state, **values))
    before = {"state": row.state} | {name: _plain(row._mapping[name]) for name in values}
    after = {"state": state} | {name: _plain(value) for name, value in values.items()}
    told: dict[str, Any] = {"before": before, "after": after}
    if names := conclusion_evidence.cite(session, held.files, row.id, held.stage, now):
        told["files"] = names
    _tell(session, actor, action, now, held.item, row.id, row.unit_id, told)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _tell(
    session: Session,
    actor: Actor,
    action: Action,
    now: datetime,
    item: AnyRow,
    conclusion_id: int,
    about: int,
    data: dict[str, Any],
) -> None:
    """Record an event; `about` names the unit that the conclusion is about, who may not be who acted."""
    name = session.scalar(select(UNIT.c.name).where(UNIT.c.id == about))
    more = {"conclusion_id": conclusion_id, "about_unit_id": about, "about": name}
    events.record(session, actor, action, now, plan_id=item.plan_id, item_id=item.id, data=more | data)
