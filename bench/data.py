"""What the servers are loaded with: S is the real table of 84 items; L, in bench/large.py, is generated.

One unit, its key and its signed-in liaison do everything; the unit leads at least 50 items of either size.
"""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session as Database

from app import secrets
from app.actions import items, plans, units
from app.importing.formats.files import open_document
from app.importing.reader import read
from app.models import ApiClient, ApiKey, Assignment, Item, Line, Person, Session, Share
from app.models.base import table
from app.models.client import MAX_QUOTA
from app.models.item import NEVER
from app.queries.directory import find_unit
from app.rules.actor import MACHINE
from app.rules.vocabulary import AssignmentRole, PlanKind, Role, Scope
from app.seeding import TABLE, TABLE_TITLE, TABLE_YEAR, shipped_directory

TODAY = date(2017, 7, 10)
UNIT = "市交通运输局"
KEY, TOKEN = "duban_bench_key", "bench-session-token"
ITEM, LINE, SHARE, ASSIGNMENT = table(Item).c, table(Line).c, table(Share).c, table(Assignment).c


@dataclass(frozen=True)
class Loaded:
    """Seconds that the 2017 table took: reading the text, and registering what it says."""

    reading: float
    registering: float


def now() -> datetime:
    """The present time of day on `TODAY`, as the servers' clock tells it."""
    return datetime.combine(TODAY, datetime.now(UTC).time(), UTC)


def load_table(session: Database) -> Loaded:
    """W5: read the 2017 table and register it, as `duban seed` does, on a migrated database without units."""
    units.load(session, shipped_directory())
    session.flush()
    directory = units.directory_of(session)
    started = time.perf_counter()
    draft = read(open_document(TABLE.name, TABLE.read_bytes()), directory=directory, today=TODAY, year=TABLE_YEAR)
    half = time.perf_counter()
    new = plans.NewPlan(TABLE_TITLE, PlanKind.WORK_REPORT, TABLE_YEAR)
    plans.register(session, MACHINE, new, draft, now=now(), today=TODAY)
    return Loaded(half - started, time.perf_counter() - half)


def make_small(session: Database) -> None:
    """The 2017 table, with the unit as a joint lead of all of it: no unit of the real one leads 50 items."""
    load_table(session)
    unit = enter_client(session)
    shared = set(session.scalars(select(SHARE.item_id).where(SHARE.unit_id == unit)))
    for item in session.execute(select(table(Item)).order_by(ITEM.id)).all():
        if item.id not in shared:
            part = {"unit_id": unit, "item_id": item.id, "due_key": item.due_key, "next_due_on": NEVER}
            session.execute(insert(table(Share)), part | {"role": AssignmentRole.JOINT_LEAD, "late": 0, "open": 0})
        for line_id in session.scalars(select(LINE.id).where(LINE.item_id == item.id)).all():
            last = session.scalar(select(func.max(ASSIGNMENT.position)).where(ASSIGNMENT.line_id == line_id)) or 0
            duty = {"line_id": line_id, "unit_id": unit, "position": last + 1, "inherited": False}
            session.execute(insert(table(Assignment)), duty | {"role": AssignmentRole.JOINT_LEAD})
        items.refresh(session, item.id, TODAY, touched=False)
    session.execute(update(table(Share)).where(SHARE.unit_id == unit).values(role=AssignmentRole.JOINT_LEAD))


def enter_client(session: Database) -> int:
    """The unit's key and its liaison's session; returns the unit's id."""
    unit = find_unit(session, UNIT)
    caller = ApiClient(name="bench", unit_id=unit, scopes=Scope.WRITE, quota=MAX_QUOTA, created_at=now())
    session.add(caller)
    session.flush()
    key = {"client_id": caller.id, "prefix": KEY[:12], "created_at": now()}
    session.add(ApiKey(key_hash=secrets.fingerprint(KEY), **key))
    person = Person(name="陈联络", role=Role.LIAISON, unit_id=unit, username="bench")
    session.add(person)
    session.flush()
    moments = {"created_at": now(), "seen_at": now(), "expires_at": now() + timedelta(hours=12)}
    session.add(Session(token_hash=secrets.fingerprint(TOKEN), person_id=person.id, **moments))
    session.flush()
    assert unit is not None
    return unit
