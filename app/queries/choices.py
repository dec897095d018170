"""What a filter form offers: plans, leaders and units of which something is in sight."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Item, Person, Plan, Share, Unit
from app.models.base import AnyRow, table
from app.queries.scope import visible_items
from app.rules.actor import Actor

ITEM, PLAN, PERSON, SHARE, UNIT = table(Item).c, table(Plan).c, table(Person).c, table(Share).c, table(Unit).c


@dataclass(frozen=True)
class Choices:
    """Ids and names, each list in the order of the directory."""

    plans: list[tuple[int, str]]
    leaders: list[tuple[int, str]]
    units: list[tuple[int, str]]


def read_choices(session: Session, actor: Actor) -> Choices:
    """The names that narrow the item list for this actor without emptying it."""
    seen = visible_items(actor)
    plans = select(PLAN.id, PLAN.title).where(PLAN.id.in_(select(ITEM.plan_id).where(seen)))
    leaders = select(PERSON.id, PERSON.name).where(PERSON.id.in_(select(ITEM.leader_id).where(seen)))
    parts = select(SHARE.unit_id).join(table(Item), ITEM.id == SHARE.item_id).where(seen)
    units = select(UNIT.id, UNIT.name).where(UNIT.id.in_(parts))
    return Choices(
        plans=_pairs(session.execute(plans.order_by(PLAN.year.desc(), PLAN.id)).all()),
        leaders=_pairs(session.execute(leaders.order_by(PERSON.id)).all()),
        units=_pairs(session.execute(units.order_by(UNIT.position, UNIT.id)).all()),
    )


def _pairs(rows: object) -> list[tuple[int, str]]:
    found: list[AnyRow] = list(rows)  # type: ignore[call-overload]
    return [(row[0], row[1]) for row in found]
