"""The demonstration's story: ticks and reports of the first half of 2017, told through the actions that people use."""

import csv
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import acknowledgements, changes, milestones, reports
from app.clock import Clock
from app.config import Settings
from app.models import ChangeRequest, Indicator, Item, Milestone, Plan, Share, Unit
from app.models.base import table
from app.models.change import Decision, ExtensionCreate
from app.models.milestone import Completion
from app.models.report import ReadingInput, ReportCreate
from app.queries.directory import find_unit
from app.rules.actor import Actor
from app.rules.lifecycle import ChangeState
from app.rules.vocabulary import Role, Via
from app.seeding import ISSUED_ON, SEED

ITEM, MILESTONE, PLAN = table(Item).c, table(Milestone).c, table(Plan).c
INDICATOR = table(Indicator)
SHARE, UNIT, CHANGE = table(Share).c, table(Unit).c, table(ChangeRequest).c


@dataclass(frozen=True)
class Deed:
    """One line of seed/story.csv.

    `words` name the milestone of a tick or an extension, or are a report's summary; `done_on` is the day of a tick, the
    new day that an extension asks for, or the day up to which a report's `readings` count, each 指标:数. `more` is an
    extension's reason and `readings` its progress.
    `head` and `office` approve the extension of the item that waits for them.
    """

    day: date
    unit: str
    item: str
    verb: str
    words: str
    done_on: date | None
    more: str
    readings: str


def deeds() -> list[Deed]:
    """The story in the order in which it happened."""
    with (SEED / "story.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Deed(
                date.fromisoformat(row["day"]),
                row["unit"],
                row["item"],
                row["verb"],
                row["words"],
                date.fromisoformat(row["done_on"]) if row["done_on"] else None,
                row["more"],
                row["readings"],
            )
            for row in csv.DictReader(file)
        ]
    return sorted(rows, key=lambda deed: deed.day)


def tell(session: Session, settings: Settings) -> None:
    """Do every deed of the story on its own day, by a liaison of its unit; units sign the day after the issue.

    A `sign` row makes a unit sign later than the others, an `unsigned` row never.
    """
    story = deeds()
    _sign(session, settings, {deed.unit for deed in story if deed.verb in ("sign", "unsigned")})
    for deed in story:
        clock = Clock(settings.zone, deed.day)
        unit_id = find_unit(session, deed.unit)
        if unit_id is None:
            raise ValueError(f"seed/story.csv names an unknown unit: {deed.unit}")
        actor = _liaison(unit_id, deed.unit)
        if deed.verb == "unsigned":
            continue
        if deed.verb == "sign":
            acknowledgements.acknowledge_all(session, actor, now=clock.now(), today=clock.today())
        else:
            DEEDS[deed.verb](session, actor, deed, clock)


def _liaison(unit_id: int, unit: str) -> Actor:
    return Actor(name=f"{unit}联络员", role=Role.LIAISON, via=Via.DEMO, unit_id=unit_id, unit_name=unit)


def _sign(session: Session, settings: Settings, others: set[str]) -> None:
    """Let every unit but the `others` sign for what it got."""
    clock = Clock(settings.zone, ISSUED_ON + timedelta(days=1))
    waiting = select(SHARE.unit_id).where(SHARE.acknowledge_by.is_not(None))
    for unit in session.execute(select(UNIT.id, UNIT.name).where(UNIT.id.in_(waiting)).order_by(UNIT.id)).all():
        if unit.name not in others:
            actor = _liaison(unit.id, unit.name)
            acknowledgements.acknowledge_all(session, actor, now=clock.now(), today=clock.today())


def _milestone(session: Session, deed: Deed) -> int:
    found = session.scalars(
        select(MILESTONE.id)
        .join(table(Item), ITEM.id == MILESTONE.item_id)
        .join(table(Plan), PLAN.id == ITEM.plan_id)
        .where(PLAN.demo, ITEM.no == deed.item, MILESTONE.text.contains(deed.words))
    )
    return int(found.one())


def _item(session: Session, deed: Deed) -> int:
    found = session.scalars(
        select(ITEM.id).join(table(Plan), PLAN.id == ITEM.plan_id).where(PLAN.demo, ITEM.no == deed.item)
    )
    return int(found.one())


def _tick(session: Session, actor: Actor, deed: Deed, clock: Clock) -> None:
    tick = Completion(done_on=deed.done_on, note=deed.more)
    milestones.complete(session, actor, _milestone(session, deed), tick, now=clock.now(), today=clock.today())


def _extend(session: Session, actor: Actor, deed: Deed, clock: Clock) -> None:
    if deed.done_on is None:
        raise ValueError(f"seed/story.csv extends item {deed.item} to no day")
    wish = ExtensionCreate(
        milestone_id=_milestone(session, deed), due_on=deed.done_on, reason=deed.more, progress=deed.readings
    )
    changes.extend(session, actor, _item(session, deed), wish, now=clock.now(), today=clock.today())


def _head(session: Session, actor: Actor, deed: Deed, clock: Clock) -> None:
    _approve(session, replace(actor, name="何局长", role=Role.UNIT_HEAD), deed, clock)


def _office(session: Session, _: Actor, deed: Deed, clock: Clock) -> None:
    _approve(session, Actor(name="林督查", role=Role.SUPERVISOR, via=Via.DEMO), deed, clock)


def _approve(session: Session, actor: Actor, deed: Deed, clock: Clock) -> None:
    proposed = CHANGE.item_id == _item(session, deed), CHANGE.state == ChangeState.PROPOSED
    change_id = session.scalars(select(CHANGE.id).where(*proposed)).one()
    changes.decide(session, actor, change_id, Decision(approve=True), now=clock.now(), today=clock.today())


def _report(session: Session, actor: Actor, deed: Deed, clock: Clock) -> None:
    item_id = _item(session, deed)
    text = ReportCreate(summary=deed.words, problems=deed.more, readings=_readings(session, item_id, deed))
    reports.submit(session, actor, item_id, text, now=clock.now(), today=clock.today())


def _readings(session: Session, item_id: int, deed: Deed) -> list[ReadingInput]:
    named = {row.name: row.id for row in session.execute(select(INDICATOR).where(INDICATOR.c.item_id == item_id))}
    pairs = [part.split(":") for part in deed.readings.split()]
    return [ReadingInput(indicator_id=named[name], value=Decimal(value), as_of=deed.done_on) for name, value in pairs]


DEEDS = {"tick": _tick, "report": _report, "extend": _extend, "head": _head, "office": _office}
