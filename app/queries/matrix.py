"""The matrix of a plan: who has reported for which round, a page of units in a fixed number of statements."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from app.models import Item, Plan, ProgressReport, Share, Unit
from app.models.base import AnyRow, table
from app.models.matrix import CellRead, MatrixRead, MatrixRow, RoundRead
from app.queries.calendar import calendar_between, unknown_years
from app.queries.directory import get_plan
from app.queries.paging import DEFAULT_LIMIT, Order, Page, page
from app.queries.rounds import cycle_of, filed_by, filed_reports, rounds_of
from app.queries.scope import visible_items
from app.rules.actor import Actor
from app.rules.cycles import Period, week_of
from app.rules.lifecycle import WORKING
from app.rules.light import Light
from app.rules.matrix import cell
from app.rules.rounds import Filed
from app.rules.vocabulary import CycleRule

ITEM, PLAN, UNIT = table(Item).c, table(Plan).c, table(Unit).c
REPORT, SHARE = table(ProgressReport).c, table(Share).alias("part")
UNITS = Order("matrix", (UNIT.position, UNIT.id))
ROUNDS_SHOWN = 12


def read_matrix(
    session: Session, actor: Actor, plan_id: int, today: date, *, limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> MatrixRead:
    """A page of the matrix as far as the actor sees the plan: its items in sight, and for a unit only its own row.

    A red item of a plan of rule `weekly_red` is asked weekly too; which items were red in weeks past is not kept, so
    only the present week is shown.
    """
    get_plan(session, actor, plan_id)
    plan = session.execute(select(table(Plan)).where(PLAN.id == plan_id)).one()
    known = rounds_of(session, cycle_of(plan), today)
    rounds = [one for one in known if one.first <= today][-ROUNDS_SHOWN:]
    is_weekly = plan.cycle is CycleRule.WEEKLY_RED
    week = week_of(today, calendar_between(session, today, today)) if is_weekly else None
    units = _units(session, actor, plan_id, limit, cursor)
    owed = _owed(session, actor, plan_id, [unit.id for unit in units.rows])
    filed = filed_by(session.execute(_filed(plan_id, [unit.id for unit in units.rows])))
    rows = [_row(unit, owed[unit.id], filed, rounds, week, today) for unit in units.rows]
    columns = [*rounds, week] if week else rounds
    return MatrixRead(
        plan_id=plan_id,
        title=plan.title,
        cycle=plan.cycle,
        cycle_day=plan.cycle_day,
        cycle_from=plan.cycle_from,
        cycle_weeks=plan.cycle_weeks,
        cycle_days=plan.cycle_days,
        version=plan.version,
        rounds=[RoundRead(code=one.code, first=one.first, last=one.last, due_on=one.due_on) for one in columns],
        rows=rows,
        next=units.cursor,
        unknown_years=unknown_years(session, columns[0].first, columns[-1].last) if columns else [],
    )


def _units(session: Session, actor: Actor, plan_id: int, limit: int, cursor: str | None) -> Page[AnyRow]:
    part = exists().where(
        SHARE.c.unit_id == UNIT.id,
        SHARE.c.item_id == ITEM.id,
        ITEM.plan_id == plan_id,
        ITEM.state.in_(WORKING),
        visible_items(actor),
    )
    query = select(UNIT.id, UNIT.name, UNIT.position).where(part)
    if actor.sees_unit is not None:
        query = query.where(UNIT.id == actor.sees_unit)
    if cursor:
        query = query.where(UNITS.after(cursor))
    found = session.execute(query.order_by(*UNITS.clauses()).limit(limit + 1)).all()
    return page(found, limit, UNITS, lambda row: (row.position, row.id))


def _owed(session: Session, actor: Actor, plan_id: int, unit_ids: list[int]) -> dict[int, list[AnyRow]]:
    """The items on which each unit reports, as rows of item id and light."""
    query = (
        select(SHARE.c.unit_id, ITEM.id, ITEM.light)
        .join(table(Item), ITEM.id == SHARE.c.item_id)
        .where(ITEM.plan_id == plan_id, ITEM.state.in_(WORKING), SHARE.c.unit_id.in_(unit_ids), visible_items(actor))
    )
    found: dict[int, list[AnyRow]] = defaultdict(list)
    for row in session.execute(query):
        found[row.unit_id].append(row)
    return found


def _filed(plan_id: int, unit_ids: list[int]) -> Select[tuple[object, ...]]:
    of_plan = select(ITEM.id).where(ITEM.plan_id == plan_id)
    return filed_reports().where(REPORT.unit_id.in_(unit_ids), REPORT.item_id.in_(of_plan))


def _row(
    unit: AnyRow,
    owed: list[AnyRow],
    filed: dict[tuple[int, int], list[Filed]],
    rounds: list[Period],
    week: Period | None,
    today: date,
) -> MatrixRow:
    asked = [(one, owed) for one in rounds]
    if week:
        asked.append((week, [item for item in owed if item.light is Light.RED]))
    cells = [cell([filed.get((unit.id, item.id), []) for item in items], one, today) for one, items in asked]
    return MatrixRow(
        unit_id=unit.id,
        unit_name=unit.name,
        cells=[CellRead(state=one.state, expected=one.expected, counts=one.counts) for one in cells],
    )
