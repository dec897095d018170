"""Plans: registering a draft that was read from a document, whole or not at all."""

from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.actions import events, items
from app.actions.issuing import hand_out, held
from app.actions.units import directory_of
from app.importing.draft import Draft, ItemDraft, LineDraft, MilestoneDraft
from app.importing.duties import items_from_directives
from app.importing.parts import parts_of
from app.models import (
    Action,
    Assignment,
    Indicator,
    Item,
    ItemState,
    Line,
    Milestone,
    Person,
    Plan,
    Target,
    Unit,
    UnitGroup,
)
from app.models.base import table
from app.models.item import NEVER
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.lifecycle import MilestoneState
from app.rules.light import Light, LightCode
from app.rules.vocabulary import AssignmentRole, PlanKind, Role
from app.rules.words import cut

SUPPORT = AssignmentRole.SUPPORT
LEADS_LENGTH = 500
Indicators = dict[tuple[str, str], int]
"""Ids of an item's indicators by name and unit of measure."""


@dataclass(frozen=True)
class NewPlan:
    """What a plan is called and where it came from."""

    title: str
    kind: PlanKind
    year: int
    demo: bool = False


def register(
    session: Session, actor: Actor, new: NewPlan, draft: Draft, *, now: datetime, today: date, issue: bool = True
) -> int:
    """Register everything a draft holds as a plan, issued unless told otherwise, and return its id.

    Forbidden unless the office does it; Invalid where an item that is to be issued has nobody who leads it.
    """
    permissions.require(actor, permissions.Verb.IMPORT)
    plan = Plan(
        title=new.title,
        kind=new.kind,
        year=new.year,
        number=draft.document.number,
        issuer=draft.document.issuer,
        source_name=draft.document.name,
        change_policy=draft.document.change_policy,
        demo=new.demo,
        created_at=now,
    )
    session.add(plan)
    session.flush()
    assert plan.id is not None
    drafts = draft.items or items_from_directives(draft, new.year)
    names = Names(session)
    added = [add_item(session, plan.id, position, item, names, today) for position, item in enumerate(drafts)]
    if issue:
        hand_out(session, held(session, added), now=now, today=today)
    events.record(
        session,
        actor,
        Action.PLAN_IMPORTED,
        now,
        plan_id=plan.id,
        data={"title": new.title, "items": len(drafts), "source": draft.document.name},
    )
    return plan.id


class Names:
    """Names of a document to rows of the database, each looked up once; an unlisted unit is added, and marked so."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.directory = directory_of(session)
        self.units = {row.code: row.id for row in session.execute(select(table(Unit).c.code, table(Unit).c.id))}
        self.groups = {
            row.code: row.id for row in session.execute(select(table(UnitGroup).c.code, table(UnitGroup).c.id))
        }
        self.people: dict[str, int] = {}
        self.unlisted: dict[str, int] = {}

    def unit_or_group(self, name: str) -> tuple[int | None, int | None]:
        """The unit id, or the group id, that a name stands for."""
        found = self.directory.resolve(name)
        if found.unit is not None:
            return self.units[found.unit], None
        if found.group is not None:
            return None, self.groups[found.group]
        if found.canonical not in self.unlisted:
            self.unlisted[found.canonical] = self._add_unlisted(found.canonical)
        return self.unlisted[found.canonical], None

    def leader(self, name: str) -> int:
        """The person of this name who leads, added when nobody of that name is known."""
        if name not in self.people:
            person = self.session.scalars(
                select(Person).where(
                    table(Person).c.name == name, table(Person).c.role.in_([Role.LEADER, Role.PRINCIPAL_LEADER])
                )
            ).first()
            if person is None:
                person = Person(name=name, role=Role.LEADER)
                self.session.add(person)
                self.session.flush()
            assert person.id is not None
            self.people[name] = person.id
        return self.people[name]

    def _add_unlisted(self, name: str) -> int:
        known = self.session.scalars(select(table(Unit).c.id).where(table(Unit).c.name == name)).first()
        if known is not None:
            return int(known)
        position = 100_000 + len(self.units) + len(self.unlisted)
        unit = Unit(code=f"unlisted-{token_hex(8)}", name=name, kind="unlisted", position=position)
        self.session.add(unit)
        self.session.flush()
        assert unit.id is not None
        return unit.id


def add_item(
    session: Session, plan_id: int, position: int, draft: ItemDraft, names: Names, today: date, **more: Any
) -> int:
    """Add one item in draft with its lines, assignments, milestones and targets; returns its id.

    `more` are further columns of the item. Units get their shares when it is issued (issuing.hand_out).
    """
    due_on = draft.deadline
    item_id = insert_row(
        session,
        Item,
        plan_id=plan_id,
        no=draft.no,
        position=position,
        title=draft.title,
        lead_names=lead_names(draft),
        state=ItemState.DRAFT,
        due_on=due_on,
        baseline_due_on=due_on,
        due_key=due_on or NEVER,
        light=Light.GREEN,
        light_code=LightCode.NO_DATE,
        light_count=0,
        light_text="",
        milestones_total=0,
        milestones_met=0,
        version=1,
        **{"leader_id": names.leader(draft.leader) if draft.leader else None, **more},
    )
    add_lines(session, item_id, draft, names)
    items.refresh(session, item_id, today, touched=False)
    return item_id


def add_lines(session: Session, item_id: int, draft: ItemDraft, names: Names) -> None:
    """Add what stands under an item: lines, assignments, milestones, targets."""
    line_ids = []
    for no, line in enumerate(draft.lines, start=1):
        line_ids.append(add_line(session, item_id, no, draft, line))
        assign(session, line_ids[-1], draft, line, names)
    add_milestones(session, item_id, line_ids, draft)


def lead_names(draft: ItemDraft) -> str:
    """Lead and joint lead units of all lines, in order and without repeats, as much as an item's row holds."""
    names = dict.fromkeys(name for line in draft.lines for name in [*line.lead_units, *line.joint_lead_units])
    return cut("、".join(names), LEADS_LENGTH)


def insert_row(session: Session, model: Any, **values: Any) -> int:
    """Add a row and return its id."""
    return int(session.execute(insert(table(model)).returning(table(model).c.id), values).scalar_one())


def add_line(session: Session, item_id: int, no: int, item: ItemDraft, line: LineDraft) -> int:
    """Add a line of an item; one without a deadline is due with its item."""
    due_on = line.deadline or item.deadline
    return insert_row(
        session,
        Line,
        item_id=item_id,
        no=no,
        plan_text=line.plan,
        due_on=due_on,
        baseline_due_on=due_on,
        due_inherited=line.deadline is None,
        section=item.section,
        cadence=item.cadence,
        approval_rule=item.approval_rule or "",
    )


def assign(session: Session, line_id: int, item: ItemDraft, line: LineDraft, names: Names) -> None:
    """A line's units, those of the item's first line where it names none."""
    rows: list[dict[str, Any]] = []
    seen: set[tuple[int | None, int | None]] = set()
    for role, name, from_item in parts_of(item, line):
        unit_id, group_id = names.unit_or_group(name)
        if (unit_id, group_id) in seen:
            continue
        seen.add((unit_id, group_id))
        rows.append(
            {
                "line_id": line_id,
                "unit_id": unit_id,
                "group_id": group_id,
                "role": role,
                "position": len(rows),
                "inherited": from_item,
            }
        )
    if rows:
        session.execute(insert(table(Assignment)), rows)


def add_milestones(session: Session, item_id: int, line_ids: list[int], draft: ItemDraft) -> None:
    """Add all milestones of an item's draft, with what they count."""
    indicators: Indicators = {}
    for position, milestone in enumerate(draft.milestones):
        milestone_id = add_milestone(session, item_id, line_ids[milestone.line], position, milestone)
        add_targets(session, item_id, milestone_id, milestone, indicators)


def add_targets(
    session: Session, item_id: int, milestone_id: int, draft: MilestoneDraft, indicators: Indicators
) -> None:
    """Add the numeric targets of a milestone; `indicators` are those that the item has, and grows."""
    for target in draft.indicators:
        key = (target.name[:200], target.unit[:40])
        if key not in indicators:
            indicators[key] = insert_row(session, Indicator, item_id=item_id, name=key[0], unit=key[1])
        insert_row(
            session,
            Target,
            indicator_id=indicators[key],
            milestone_id=milestone_id,
            due_on=draft.due_on,
            value=target.value,
            cumulative=target.cumulative,
            comparator=target.comparator,
        )


def add_milestone(session: Session, item_id: int, line_id: int, position: int, draft: MilestoneDraft) -> int:
    """Add a planned milestone; its date as issued is the one that was read."""
    return insert_row(
        session,
        Milestone,
        item_id=item_id,
        line_id=line_id,
        position=position,
        text=draft.text,
        kind=draft.kind,
        commitment=draft.commitment,
        starts_on=draft.starts_on,
        due_on=draft.due_on,
        baseline_due_on=draft.due_on,
        date_phrase=draft.date_phrase and draft.date_phrase[:100],
        certainty=draft.certainty,
        alternatives=[day.isoformat() for day in draft.alternatives],
        span_start=draft.span[0],
        span_end=draft.span[1],
        state=MilestoneState.PLANNED,
        done_note="",
        version=1,
    )
