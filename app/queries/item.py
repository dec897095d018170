"""One item whole: lines, units, milestones, reports and timeline, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache

from sqlalchemy import Select, bindparam, exists, func, select
from sqlalchemy.orm import Session

from app.models import (
    Assignment,
    Evidence,
    Indicator,
    Item,
    Line,
    Milestone,
    Plan,
    Target,
    Unit,
    UnitGroup,
    UnitGroupMember,
)
from app.models.base import AnyRow, table
from app.models.detail import ItemRead, LineRead
from app.models.indicator import TargetRead
from app.models.item import UnitRole
from app.models.milestone import MilestoneRead
from app.models.prepared import prepared
from app.queries import events, reports
from app.queries.changes import changes_of_item
from app.queries.closures import closures_of_item
from app.queries.conclusions import conclusions_of_item
from app.queries.handling import handling_of
from app.queries.instructions import instructions_of_item
from app.queries.items import item_row
from app.queries.notices import notices_of_item
from app.queries.progress import indicators_of
from app.queries.refs import origin_of
from app.queries.scope import Sight, in_sight, sight_of, viewer
from app.queries.shares import LEADS, evidence_of, shares_of
from app.rules.actor import Actor
from app.rules.closing import item_verbs
from app.rules.errors import not_found
from app.rules.lifecycle import UNISSUED, WORKING
from app.rules.permissions import Verb, may, may_complete, may_reopen, may_report
from app.rules.vocabulary import AssignmentRole

INDICATOR, TARGET = table(Indicator), table(Target)
BESIDE = frozenset({"targets", "shares", "evidence"})
"""Fields of a milestone that stand in tables of their own."""
LINE, MILESTONE, ASSIGNMENT, EVIDENCE = table(Line).c, table(Milestone).c, table(Assignment).c, table(Evidence).c
ITEM, PLAN, UNIT, GROUP, MEMBER = (
    table(Item).c,
    table(Plan).c,
    table(Unit).c,
    table(UnitGroup).c,
    table(UnitGroupMember).c,
)


TARGETS = (
    select(TARGET, INDICATOR.c.name, INDICATOR.c.unit)
    .join(INDICATOR, INDICATOR.c.id == TARGET.c.indicator_id)
    .where(TARGET.c.milestone_id.in_(bindparam("milestones", expanding=True)))
    .order_by(TARGET.c.id)
)
HAS = (
    exists().where(TARGET.c.milestone_id == MILESTONE.id).label("targets"),
    exists().where(ASSIGNMENT.line_id == MILESTONE.line_id, ASSIGNMENT.group_id.is_not(None), LEADS).label("shares"),
    exists().where(EVIDENCE.milestone_id == MILESTONE.id).label("evidence"),
)
"""Whether one milestone has any of what stands beside it: most have none, and need not be asked thrice."""


def get_item(session: Session, actor: Actor, item_id: int) -> ItemRead:
    """An item with all that its page shows; NotFound out of sight."""
    row = item_row(session, actor, item_id)
    plan = session.execute(
        select(PLAN.title, PLAN.demo, ITEM.baseline_due_on, ITEM.reason, ITEM.suspended_until)
        .select_from(table(Item))
        .join(table(Plan), PLAN.id == ITEM.plan_id)
        .where(ITEM.id == item_id)
    ).one()
    assignments = _assignments(session, item_id)
    members = _members(session, assignments)
    involved = _unit_ids(assignments, members, leads_only=False)
    working = row.state in WORKING
    return ItemRead(
        **row.model_dump(),
        **handling_of(session, actor, row, _unit_ids(assignments, members, leads_only=True)),
        plan_title=plan.title,
        demo=plan.demo,
        baseline_due_on=plan.baseline_due_on,
        lines=_lines(session, actor, item_id, assignments, members, working=working),
        reports=reports.reports_of_item(session, item_id),
        indicators=indicators_of(session, item_id),
        may_review_reports=may(actor, Verb.REVIEW_REPORT),
        events=events.timeline(session, item_id),
        changes=changes_of_item(session, actor, item_id),
        closures=closures_of_item(session, actor, item_id),
        instructions=instructions_of_item(session, actor, item_id),
        notices=notices_of_item(session, actor, item_id),
        conclusions=conclusions_of_item(session, actor, item_id),
        origin=origin_of(session, actor, item_id) if row.state in UNISSUED else None,
        reason=plan.reason,
        suspended_until=plan.suspended_until,
        may=item_verbs(actor, row.state, _unit_ids(assignments, members, leads_only=True), row.leader_id),
        may_report=working and may_report(actor, involved),
    )


def get_milestone(session: Session, actor: Actor, milestone_id: int) -> MilestoneRead:
    """One milestone, where its item is in sight."""
    found = session.execute(_milestone(sight_of(actor)), {"milestone": milestone_id, **viewer(actor)}).all()
    if not found:
        raise not_found("节点", "milestone")
    return _with_all(session, found, lacking={flag.key for flag in HAS if not getattr(found[0], flag.key)})[0]


def items_of_milestones(session: Session, milestone_ids: Collection[int]) -> dict[int, int]:
    """The items of these milestones, in sight or not: to hold them in order, not to be told."""
    query = select(MILESTONE.id, MILESTONE.item_id).where(MILESTONE.id.in_(milestone_ids))
    return {row.id: row.item_id for row in session.execute(query)}


def milestones_of_item(session: Session, item_id: int) -> list[MilestoneRead]:
    """All milestones of an item that the caller has already been allowed to see, in the document's order."""
    found = session.execute(_milestones().where(MILESTONE.item_id == item_id).order_by(MILESTONE.position)).all()
    return _with_all(session, found)


def _milestones() -> Select[tuple[object, ...]]:
    return select(*(MILESTONE[name] for name in MilestoneRead.model_fields if name not in BESIDE))


@cache
def _milestone(sight: Sight) -> Select[tuple[object, ...]]:
    # Joined by the one milestone: a subquery of all items in sight is gathered whole on SQLite, for one row of it.
    item = _milestones().join(table(Item), ITEM.id == MILESTONE.item_id)
    return prepared(item.add_columns(*HAS).where(MILESTONE.id == bindparam("milestone"), in_sight(sight)))


def _with_all(session: Session, rows: Sequence[AnyRow], *, lacking: Collection[str] = ()) -> list[MilestoneRead]:
    """Milestones with their targets, shares and evidence, in a statement each unless all are `lacking` them."""
    ids = [row.id for row in rows]
    targets: dict[int, list[TargetRead]] = defaultdict(list)
    for target in session.execute(TARGETS, {"milestones": ids}) if "targets" not in lacking else ():
        targets[target.milestone_id].append(TargetRead.model_validate(target, from_attributes=True))
    shares = shares_of(session, ids) if "shares" not in lacking else defaultdict(list)
    evidence = evidence_of(session, ids) if "evidence" not in lacking else defaultdict(list)
    return [
        MilestoneRead.model_validate(
            {**row._mapping, "targets": targets[row.id], "shares": shares[row.id], "evidence": evidence[row.id]}
        )
        for row in rows
    ]


def _lines(
    session: Session,
    actor: Actor,
    item_id: int,
    assignments: list[AnyRow],
    members: dict[int, set[int]],
    *,
    working: bool,
) -> list[LineRead]:
    milestones: dict[int, list[MilestoneRead]] = defaultdict(list)
    for milestone in milestones_of_item(session, item_id):
        milestones[milestone.line_id].append(milestone)
    lines = []
    for line in session.execute(select(table(Line)).where(LINE.item_id == item_id).order_by(LINE.no)):
        mine = [row for row in assignments if row.line_id == line.id]
        leads = _unit_ids(mine, members, leads_only=True)
        lines.append(
            LineRead(
                id=line.id,
                no=line.no,
                plan_text=line.plan_text,
                due_on=line.due_on,
                baseline_due_on=line.baseline_due_on,
                due_inherited=line.due_inherited,
                section=line.section,
                cadence=line.cadence,
                approval_rule=line.approval_rule,
                units=[UnitRole.model_validate(row, from_attributes=True) for row in mine],
                milestones=milestones[line.id],
                may_complete=working and may_complete(actor, leads),
                may_reopen=working and may_reopen(actor, leads),
            )
        )
    return lines


def _assignments(session: Session, item_id: int) -> list[AnyRow]:
    query = (
        select(
            ASSIGNMENT.line_id,
            ASSIGNMENT.unit_id,
            ASSIGNMENT.group_id,
            ASSIGNMENT.role,
            func.coalesce(UNIT.name, GROUP.name).label("name"),
        )
        .select_from(table(Assignment))
        .join(table(Line), LINE.id == ASSIGNMENT.line_id)
        .outerjoin(table(Unit), UNIT.id == ASSIGNMENT.unit_id)
        .outerjoin(table(UnitGroup), GROUP.id == ASSIGNMENT.group_id)
        .where(LINE.item_id == item_id)
        .order_by(LINE.no, ASSIGNMENT.position)
    )
    return list(session.execute(query).all())


def _members(session: Session, assignments: list[AnyRow]) -> dict[int, set[int]]:
    members: dict[int, set[int]] = defaultdict(set)
    groups = {row.group_id for row in assignments if row.group_id is not None}
    if groups:
        query = select(MEMBER.group_id, MEMBER.unit_id).where(MEMBER.group_id.in_(groups))
        for row in session.execute(query):
            members[row.group_id].add(row.unit_id)
    return members


def _unit_ids(assignments: list[AnyRow], members: dict[int, set[int]], *, leads_only: bool) -> set[int]:
    ids: set[int] = set()
    for row in assignments:
        if leads_only and row.role == AssignmentRole.SUPPORT:
            continue
        ids |= {row.unit_id} if row.unit_id is not None else members[row.group_id]
    return ids
