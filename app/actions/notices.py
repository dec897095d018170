"""Notices (督办单): the office or the worker sends one, whom its level names read it."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.actions import events, items
from app.actions.apart import apart
from app.models import Action, Item, Milestone, Notice, NoticeReceipt, Person, Share
from app.models.base import AnyRow, table
from app.models.notice import NoticeCreate
from app.queries.calendar import calendar_between
from app.queries.reminders import candidates
from app.rules import permissions
from app.rules.actor import MACHINE, Actor
from app.rules.errors import Conflict, invalid, not_found
from app.rules.lifecycle import OPEN, check_working
from app.rules.permissions import Verb
from app.rules.reminders import (
    LOOK_BACK,
    Addressee,
    Node,
    addressees,
    bonds_to_receipt,
    due_notices,
    matter_of,
    slip_text,
    windows,
)
from app.rules.vocabulary import AssignmentRole, NoticeLevel, Role
from app.rules.words import cut

ITEM, NOTICE, RECEIPT, SHARE, MILESTONE = (table(each) for each in (Item, Notice, NoticeReceipt, Share, Milestone))
PERSON = table(Person)
REMIND_AT_ONCE = 20


def send(session: Session, actor: Actor, item_id: int, wish: NoticeCreate, *, now: datetime, today: date) -> int:
    """Send a slip to whom its level names, in the lead units of its milestone or of the item; returns its id.

    A level is sent once for one matter: Conflict says when it was, or that the milestone
    is not open. Invalid for a milestone of another item.
    """
    item = items.lock_item(session, actor, item_id)
    permissions.require(actor, Verb.REMIND)
    step = _open_step(session, item_id, wish.milestone_id) if wish.milestone_id is not None else None
    matter = matter_of(wish.milestone_id, step.due_on if step else _due_of(session, item_id))
    _check_unsent(session, item_id, matter, wish)
    check_working(item.state, Verb.REMIND)
    sent = {"sent_by": actor.name, "sent_on": today, "sent_at": now}
    values = wish.model_dump() | sent | {"item_id": item_id, "matter": matter}
    added = session.execute(insert(NOTICE).returning(NOTICE.c.id), values).scalar_one()
    units = sorted(items.lead_units(session, step.line_id) if step else _leads_of_item(session, item_id))
    sent_to = _addressees(session, item_id, wish.level, units)
    if sent_to:
        session.execute(insert(RECEIPT), [{"notice_id": added, **asdict(one)} for one in sent_to])
    data = {"notice_id": added, "level": wish.level, "text": cut(wish.text, 200), "units": units}
    data["to"] = [{name: value for name, value in asdict(one).items() if value} for one in sent_to]
    events.record(
        session,
        actor,
        Action.NOTICE_SENT,
        now,
        plan_id=item.plan_id,
        item_id=item_id,
        milestone_id=wish.milestone_id,
        data={"before": {}, "after": data},
    )
    return int(added)


def _addressees(session: Session, item_id: int, level: NoticeLevel, units: Collection[int]) -> list[Addressee]:
    """To whom it goes, by who has an account there now."""
    has_account = PERSON.c.active, PERSON.c.username.is_not(None)
    roles = PERSON.c.role.in_([Role.LIAISON, Role.UNIT_HEAD])
    query = select(PERSON.c.unit_id, PERSON.c.role).where(PERSON.c.unit_id.in_(units), roles, *has_account).distinct()
    staff: dict[int, set[Role]] = {unit: set() for unit in units}
    for row in session.execute(query):
        staff[row.unit_id].add(row.role)
    if level is not NoticeLevel.RED:
        return addressees(level, staff, None)
    leader = items.leader_of(session, item_id)
    signs_in = session.scalar(select(PERSON.c.id).where(PERSON.c.id == leader, *has_account)) is not None
    return addressees(level, staff, leader, signs_in=signs_in)


def read(session: Session, actor: Actor, notice_id: int, *, now: datetime) -> int:
    """Record that the actor has read a slip addressed to them; returns its id. The first reader's name stays.

    Forbidden for whom it is not addressed to, also where they see the item.
    """
    item_id = session.scalar(select(NOTICE.c.item_id).where(NOTICE.c.id == notice_id))
    if item_id is None:
        raise not_found("督办单", "notice")
    item = items.lock_item(session, actor, item_id)
    receipts = session.execute(select(RECEIPT).where(RECEIPT.c.notice_id == notice_id)).all()
    mine = [receipt for receipt in receipts if bonds_to_receipt(actor, receipt)]
    permissions.require(actor, Verb.READ_NOTICE, bonds_to_receipt(actor, mine[0]) if mine else ())
    if all(receipt.read_at is not None for receipt in mine):
        return notice_id
    unread = RECEIPT.c.id.in_([receipt.id for receipt in mine]), RECEIPT.c.read_at.is_(None)
    session.execute(update(RECEIPT).where(*unread).values(read_by=actor.name, read_at=now))
    events.record(
        session,
        actor,
        Action.NOTICE_READ,
        now,
        plan_id=item.plan_id,
        item_id=item_id,
        data={
            "before": {"read_at": None},
            "after": {"notice_id": notice_id, "read_at": now.isoformat(), "role": mine[0].role},
        },
    )
    return notice_id


def remind(session: Session, now: datetime, today: date, limit: int = REMIND_AT_ONCE) -> int:
    """Send up to `limit` slips that are due by rule; returns how many. The worker calls it till 0.

    One that fails is logged, and the others go out.
    """
    calendar = calendar_between(session, today - LOOK_BACK, today)
    steps = {step.id: step for step in candidates(session, windows(today, calendar), now, today, limit)}
    nodes = [_node(step, now, today) for step in steps.values()]
    sent = 0
    for due in due_notices(nodes, today, calendar, ()):
        step = steps[due.node.id]
        text = slip_text(due.level, step.text, step.due_on, today)
        wish = NoticeCreate(level=due.level, text=text, milestone_id=step.id)
        sent += _remind_one(session, step.item_id, wish, now, today)
    return sent


def _node(step: AnyRow, now: datetime, today: date) -> Node:
    """A milestone as the rule sees it; whole days since its issue, as `candidates` counts them."""
    if step.issued_at is None:
        return Node(step.id, step.due_on)
    return Node(step.id, step.due_on, today - (now - step.issued_at))


def _remind_one(session: Session, item_id: int, wish: NoticeCreate, now: datetime, today: date) -> int:
    """Send it, unless somebody was first since the candidates were read."""
    sent = 0

    def work() -> None:
        nonlocal sent
        with suppress(Conflict):
            send(session, MACHINE, item_id, wish, now=now, today=today)
            sent = 1

    return sent if apart(session, item_id, work) else 0


def _open_step(session: Session, item_id: int, milestone_id: int) -> AnyRow:
    found = session.execute(
        select(MILESTONE.c.line_id, MILESTONE.c.due_on, MILESTONE.c.state).where(
            MILESTONE.c.id == milestone_id, MILESTONE.c.item_id == item_id
        )
    ).one_or_none()
    if found is None:
        raise invalid("/milestone_id", "not_here", "该事项没有这个节点", "The item has no such milestone.")
    if found.state not in OPEN:
        title = "该节点已经完成或取消，不必催办"
        raise Conflict("milestone_not_open", title, "The milestone is not open.", current={"state": found.state})
    return found


def _due_of(session: Session, item_id: int) -> date | None:
    return session.scalar(select(ITEM.c.due_on).where(ITEM.c.id == item_id))


def _leads_of_item(session: Session, item_id: int) -> list[int]:
    query = select(SHARE.c.unit_id).where(SHARE.c.item_id == item_id, SHARE.c.role != AssignmentRole.SUPPORT)
    return list(session.scalars(query))


def _check_unsent(session: Session, item_id: int, matter: str, wish: NoticeCreate) -> None:
    """One matter one slip: a level that went out is not sent again."""
    found = session.execute(
        select(NOTICE.c.id, NOTICE.c.sent_on, NOTICE.c.sent_by).where(
            NOTICE.c.item_id == item_id, NOTICE.c.matter == matter, NOTICE.c.level == wish.level
        )
    ).one_or_none()
    if found is not None:
        raise Conflict(
            "already_sent",
            f"同一事由的{COLOURS[wish.level]}督办单已由{found.sent_by}于 {found.sent_on} 发出，没有重复发送",
            "A notice of this level was sent for this matter already.",
            current={"id": found.id, "sent_on": found.sent_on, "sent_by": found.sent_by},
        )


COLOURS = {NoticeLevel.BLUE: "蓝色", NoticeLevel.ORANGE: "橙色", NoticeLevel.RED: "红色"}
