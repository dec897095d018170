"""What an actor may see: access is a condition of the query, so what is out of sight is simply not found."""

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from app.models import Item, ItemState, Plan, Share
from app.models.base import table
from app.rules.actor import Actor
from app.rules.changes import ADDITIONS_ONLY
from app.rules.permissions import role_of
from app.rules.vocabulary import PlanKind, Role

ITEM = table(Item).c
SHARE = table(Share).c
PLAN = table(Plan).c


def visible_items(actor: Actor) -> ColumnElement[bool]:
    """A condition on `item` rows (DOMAIN.md §7); default deny."""
    if drafts_visible(actor):
        return true()
    issued = ITEM.state != ItemState.DRAFT
    if actor.sees_all:
        return issued
    if actor.sees_unit is not None:
        mine = exists().where(SHARE.item_id == ITEM.id, SHARE.unit_id == actor.sees_unit)
        return and_(issued, or_(mine, ITEM.owner_unit_id == actor.sees_unit))
    if actor.leads is not None:
        return and_(issued, ITEM.leader_id == actor.leads)
    if actor.role is Role.DEVELOPMENT_REFORM:
        # What may only grow (许增不许减) grows with that office's approval.
        investment = select(PLAN.id).where(or_(PLAN.kind == PlanKind.INVESTMENT, PLAN.change_policy == ADDITIONS_ONLY))
        return and_(issued, ITEM.plan_id.in_(investment))
    return false()


def drafts_visible(actor: Actor) -> bool:
    """Whether what is not issued yet is in sight: to the office only."""
    return actor.sees_all and role_of(actor) is Role.SUPERVISOR
