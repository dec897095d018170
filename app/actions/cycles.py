"""Reporting cycles: the office sets how often units report on a plan."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.actions import events
from app.models import Action, Item, Plan
from app.models.base import table
from app.models.plan import CycleSetting
from app.queries.directory import get_plan
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.cycles import begins_on, check_cycle
from app.rules.errors import Conflict
from app.rules.lifecycle import WORKING
from app.rules.permissions import Verb

PLAN, ITEM = table(Plan), table(Item)
KEPT = ("cycle", "cycle_day", "cycle_weeks", "cycle_days", "cycle_from")


def set_cycle(
    session: Session, actor: Actor, plan_id: int, setting: CycleSetting, *, now: datetime, today: date
) -> None:
    """Set a plan's cycle, from the present period on unless it says otherwise. The same again changes nothing.

    Raises Conflict when the plan has changed since `setting.version`.
    Lights follow when the worker next turns them, within seconds: a plan may hold thousands of items.
    """
    get_plan(session, actor, plan_id)
    permissions.require(actor, Verb.SET_CYCLE)
    cycle = setting.cycle_of()
    check_cycle(cycle)
    working = ITEM.c.plan_id == plan_id, ITEM.c.state.in_(WORKING)
    # Items first, in the order of their ids, as whoever holds several does: whoever holds one may yet name the plan.
    session.execute(select(ITEM.c.id).where(*working).order_by(ITEM.c.id).with_for_update())
    plan = session.execute(select(PLAN).where(PLAN.c.id == plan_id).with_for_update(key_share=True)).one()
    before = {name: getattr(plan, name) for name in KEPT}
    begins = begins_on(cycle, setting.starts_on, today)
    after = dict(zip(KEPT, (cycle.rule, cycle.day, cycle.weeks, list(cycle.days), begins), strict=True))
    same_rule = {**before, "cycle_from": None} == {**after, "cycle_from": None}
    if before == after or (same_rule and setting.starts_on is None):
        return
    if setting.version not in {None, plan.version}:
        raise Conflict(
            "version_conflict",
            "报送周期已被他人更改，请核对后再设定",
            "The plan has changed since it was read; read it again.",
            current={"version": plan.version, **_plain(before)},
        )
    session.execute(update(PLAN).where(PLAN.c.id == plan_id).values(**after, version=plan.version + 1))
    session.execute(update(ITEM).where(*working).values(light_turns_on=today))
    events.record(
        session,
        actor,
        Action.CYCLE_SET,
        now,
        plan_id=plan_id,
        data={"title": plan.title, "before": _plain(before), "after": _plain(after)},
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
