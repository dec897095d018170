"""Recording what happened: the one way into the event table."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.models.base import table
from app.models.event import Action, Event
from app.models.prepared import prepared
from app.rules.actor import Actor

INSERT = prepared(insert(table(Event)).returning(table(Event).c.id))


def record(
    session: Session, actor: Actor, action: Action, now: datetime, *, unit_id: int | None = None, **about: Any
) -> int:
    """Add one event by `actor`; returns its id.

    `about` holds plan_id, item_id, milestone_id, report_id and `data` where they apply.
    """
    row = {
        "at": now,
        "action": action,
        "via": actor.via,
        "person_id": actor.person_id,
        "client_id": actor.client_id,
        "actor_name": actor.name,
        "acting_for": actor.acting_for,
        "unit_id": unit_id if unit_id is not None else actor.unit_id,
        "plan_id": about.get("plan_id"),
        "item_id": about.get("item_id"),
        "milestone_id": about.get("milestone_id"),
        "report_id": about.get("report_id"),
        "data": about.get("data", {}),
    }
    return int(session.execute(INSERT, row).scalar_one())
