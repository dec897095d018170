"""Reading the register of keys."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.models import ApiKey, Unit
from app.models.base import table
from app.rules.actor import Actor
from app.rules.permissions import Verb, require
from app.rules.vocabulary import Scope

KEY, UNIT = table(ApiKey), table(Unit)


class KeyRead(SQLModel):
    """A key as its keeper sees it: never the key, nor its hash."""

    name: str
    scope: Scope
    unit_name: str | None
    prefix: str
    created_at: datetime
    revoked_at: datetime | None


def list_keys(session: Session, actor: Actor) -> list[KeyRead]:
    """All keys, revoked ones too, by name."""
    require(actor, Verb.MANAGE_ACCOUNTS)
    of_key = KEY.c.name, KEY.c.scope, KEY.c.prefix, KEY.c.created_at, KEY.c.revoked_at
    query = select(*of_key, UNIT.c.name.label("unit_name")).select_from(KEY).outerjoin(UNIT, UNIT.c.id == KEY.c.unit_id)
    return [KeyRead.model_validate(dict(row._mapping)) for row in session.execute(query.order_by(KEY.c.name))]
