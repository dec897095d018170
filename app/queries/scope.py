"""What an actor may see: access is a condition of the query, so what is out of sight is simply not found.

Statements that many requests share are built once for each `Sight` and told at execution who is looking: building
one costs four times as much as running it.
"""

from enum import Enum, auto

from sqlalchemy import ColumnElement, Integer, and_, bindparam, exists, false, or_, select, true

from app.models import Item, Plan, Share
from app.models.base import table
from app.rules.actor import Actor
from app.rules.changes import ADDITIONS_ONLY
from app.rules.lifecycle import UNISSUED
from app.rules.permissions import role_of
from app.rules.vocabulary import PlanKind, Role

ITEM = table(Item).c
# A name of its own, or a statement that reads shares itself would take this one for its own.
MINE = table(Share).alias("mine").c
PLAN = table(Plan).c


class Sight(Enum):
    """The kinds of sight of docs/domain.md §7."""

    OFFICE = auto()
    ALL = auto()
    UNIT = auto()
    LEADER = auto()
    INVESTMENT = auto()
    NONE = auto()


def sight_of(actor: Actor) -> Sight:
    """What kind of sight the actor has; default deny."""
    if drafts_visible(actor):
        return Sight.OFFICE
    if actor.sees_all:
        return Sight.ALL
    if actor.sees_unit is not None:
        return Sight.UNIT
    if actor.leads is not None:
        return Sight.LEADER
    return Sight.INVESTMENT if actor.role is Role.DEVELOPMENT_REFORM else Sight.NONE


def viewer(actor: Actor) -> dict[str, int | None]:
    """The parameter that a statement with `in_sight` needs besides its own."""
    return {"viewer": actor.sees_unit if actor.sees_unit is not None else actor.leads}


def in_sight(sight: Sight, who: int | None = None) -> ColumnElement[bool]:
    """A condition on `item` rows, for the unit or person `who`, else for the statement's parameter `viewer`."""
    if sight is Sight.OFFICE:
        return true()
    issued = ITEM.state.not_in(UNISSUED)
    if sight is Sight.ALL:
        return issued
    looking = bindparam("viewer", who, Integer, required=who is None)
    if sight is Sight.UNIT:
        mine = exists().where(MINE.item_id == ITEM.id, MINE.unit_id == looking)
        return and_(issued, or_(mine, ITEM.owner_unit_id == looking))
    if sight is Sight.LEADER:
        return and_(issued, ITEM.leader_id == looking)
    if sight is Sight.INVESTMENT:
        # What may only grow (许增不许减) grows with that office's approval.
        investment = select(PLAN.id).where(or_(PLAN.kind == PlanKind.INVESTMENT, PLAN.change_policy == ADDITIONS_ONLY))
        return and_(issued, ITEM.plan_id.in_(investment))
    return false()


def drafts_visible(actor: Actor) -> bool:
    """Whether what is not issued is in sight, still a draft or discarded: to the office only."""
    return actor.sees_all and role_of(actor) is Role.SUPERVISOR


def visible_items(actor: Actor) -> ColumnElement[bool]:
    """The condition with the actor in it, for lists, whose statements are built as they are asked.

    A unit's items are gathered by its shares: asked item by item, all there are would be looked at.
    """
    unit = actor.sees_unit
    if sight_of(actor) is not Sight.UNIT or unit is None:
        return in_sight(sight_of(actor), viewer(actor)["viewer"])
    owned = table(Item).alias("owned").c
    mine = select(MINE.item_id).where(MINE.unit_id == unit).union(select(owned.id).where(owned.owner_unit_id == unit))
    return and_(ITEM.state.not_in(UNISSUED), ITEM.id.in_(mine))
