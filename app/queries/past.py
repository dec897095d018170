"""Reading an item as it stood: what it says now, taken back event by event to the moment that is asked for."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.models import Assignment, Event, Item, Line, Milestone, Person, Unit, UnitGroup
from app.models.base import AnyRow, table
from app.models.item import UnitRole
from app.models.past import PastItem, PastLine, PastMilestone
from app.queries.events import timeline
from app.queries.items import item_row
from app.queries.reports import reports_until
from app.rules.actor import Actor
from app.rules.errors import FieldError, Invalid, invalid
from app.rules.lifecycle import MET
from app.rules.past import MOVING, STARTING, TELLING, Said, before_the_start, rewind

ITEM, LINE, MILESTONE, PERSON = table(Item).c, table(Line).c, table(Milestone).c, table(Person).c
ASSIGNMENT, UNIT, GROUP, EVENT = table(Assignment).c, table(Unit).c, table(UnitGroup).c, table(Event).c
OWN = ("title", "leader_id", "state", "due_on")
OF_LINE = ("plan_text", "due_on")
OF_MILESTONE = ("line_id", "text", "due_on", "state", "done_on")


def said_of(session: Session, item_id: int) -> Said:
    """What an item says now, as JSON holds it: all that `get_past` can take back."""
    item = session.execute(select(table(Item)).where(ITEM.id == item_id)).one()
    lines = session.execute(select(table(Line)).where(LINE.item_id == item_id)).all()
    steps = session.execute(select(table(Milestone)).where(MILESTONE.item_id == item_id)).all()
    units = _units(session, item_id)
    return {
        "item": _plain(item, OWN),
        "lines": {str(line.id): _plain(line, OF_LINE) | {"units": units[line.id]} for line in lines},
        "milestones": {str(step.id): _plain(step, OF_MILESTONE) for step in steps},
    }


def get_past(session: Session, actor: Actor, item_id: int, moment: datetime, *, now: datetime) -> PastItem:
    """An item in sight as it stood at `moment`.

    Raises NotFound out of the actor's sight of today; Invalid for a moment to come, for one before it was issued, and
    before a deed whose event does not say what it changed.
    """
    item_row(session, actor, item_id)
    if moment > now:
        raise invalid("#as_of", "in_future", "只能查询已经过去的时刻", "as_of must not lie in the future.")
    item = session.execute(select(table(Item)).where(ITEM.id == item_id)).one()
    if item.issued_at is None or moment < item.issued_at:
        raise _unknown(item.issued_at)
    of_item = EVENT.item_id == item_id
    # In the order in which they were committed: two deeds at once may tell their moments the other way round.
    last = session.scalar(select(func.max(EVENT.id)).where(of_item, EVENT.at <= moment)) or 0
    said = said_of(session, item_id)
    _rewind(session, said, of_item, last)
    said["item"]["state"] = before_the_start(said["item"]["state"], _last_move(session, of_item, last))
    return _read(session, item, said, moment, last)


def _rewind(session: Session, said: Said, of_item: ColumnElement[bool], last: int) -> None:
    later = select(EVENT.at, EVENT.action, EVENT.milestone_id, EVENT.data)
    later = later.where(of_item, EVENT.id > last, EVENT.action.in_(TELLING))
    for event in session.execute(later.order_by(EVENT.id.desc())):
        if not rewind(said, event.action, event.milestone_id, event.data):
            raise _unknown(event.at)


def _last_move(session: Session, of_item: ColumnElement[bool], last: int) -> tuple[str, dict[str, Any]] | None:
    query = select(EVENT.action, EVENT.data).where(of_item, EVENT.id <= last, EVENT.action.in_(MOVING | STARTING))
    found = session.execute(query.order_by(EVENT.id.desc()).limit(1)).one_or_none()
    return None if found is None else (found.action, found.data)


def _read(session: Session, item: AnyRow, said: Said, moment: datetime, last: int) -> PastItem:
    own, steps = said["item"], said["milestones"].values()
    leader = session.scalar(select(PERSON.name).where(PERSON.id == own["leader_id"]))
    return PastItem(
        **{name: own[name] for name in OWN if name != "due_on"},
        id=item.id,
        plan_id=item.plan_id,
        as_of=moment,
        no=item.no,
        leader_name=leader,
        due_on=_day(own["due_on"]),
        baseline_due_on=item.baseline_due_on,
        milestones_total=len(steps),
        milestones_met=sum(step["state"] in MET for step in steps),
        lines=_lines(session, item.id, said),
        reports=reports_until(session, item.id, moment),
        events=timeline(session, item.id, until=last),
    )


def _lines(session: Session, item_id: int, said: Said) -> list[PastLine]:
    """Those lines and milestones that stood then, in the order and with the baselines that never change."""
    steps = defaultdict(list)
    for row in session.execute(
        select(table(Milestone)).where(MILESTONE.item_id == item_id).order_by(MILESTONE.position)
    ):
        if (was := said["milestones"].get(str(row.id))) is not None:
            known = {"id": row.id, "baseline_due_on": row.baseline_due_on}
            steps[was["line_id"]].append(PastMilestone.model_validate(was | known))
    return [
        PastLine(
            id=row.id,
            no=row.no,
            plan_text=was["plan_text"],
            due_on=_day(was["due_on"]),
            baseline_due_on=row.baseline_due_on,
            units=[UnitRole.model_validate(one) for one in was["units"]],
            milestones=steps[row.id],
        )
        for row in session.execute(select(table(Line)).where(LINE.item_id == item_id).order_by(LINE.no))
        if (was := said["lines"].get(str(row.id))) is not None
    ]


def _units(session: Session, item_id: int) -> dict[int, list[dict[str, Any]]]:
    query = (
        select(ASSIGNMENT.line_id, ASSIGNMENT.unit_id, ASSIGNMENT.group_id, ASSIGNMENT.role)
        .add_columns(func.coalesce(UNIT.name, GROUP.name).label("name"))
        .join(table(Line), LINE.id == ASSIGNMENT.line_id)
        .outerjoin(table(Unit), UNIT.id == ASSIGNMENT.unit_id)
        .outerjoin(table(UnitGroup), GROUP.id == ASSIGNMENT.group_id)
        .where(LINE.item_id == item_id)
        .order_by(ASSIGNMENT.line_id, ASSIGNMENT.position)
    )
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in session.execute(query):
        found[row.line_id].append(UnitRole.model_validate(row, from_attributes=True).model_dump(mode="json"))
    return found


def _plain(row: AnyRow, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _unknown(earliest: datetime | None) -> Invalid:
    """What was before that moment, nothing that is kept tells exactly."""
    title = "这一时刻的内容没有留存，无法准确还原"
    since = f"its past is known from {earliest.isoformat()} on" if earliest else "it was never issued and has no past"
    detail = f"What the item said then is not kept; {since} (`current.earliest`). Ask for a later moment."
    errors = [FieldError("#as_of", "as_of_unknown", title, detail)]
    return Invalid("as_of_unknown", title, detail, errors=errors, current={"earliest": earliest})
