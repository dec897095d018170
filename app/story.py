"""The demonstration's story: ticks and reports of the first half of 2017, told through the actions that people use."""

import csv
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import milestones, reports
from app.clock import Clock
from app.config import Settings
from app.models import Item, Milestone, Plan
from app.models.base import table
from app.models.milestone import Completion
from app.models.report import ReportCreate
from app.queries.directory import find_unit
from app.rules.actor import Actor
from app.rules.vocabulary import Role, Via
from app.seeding import SEED

ITEM, MILESTONE, PLAN = table(Item).c, table(Milestone).c, table(Plan).c


@dataclass(frozen=True)
class Deed:
    """One line of seed/story.csv. `words` name the milestone of a tick, or are a report's summary."""

    day: date
    unit: str
    item: str
    verb: str
    words: str
    done_on: date | None
    more: str


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
            )
            for row in csv.DictReader(file)
        ]
    return sorted(rows, key=lambda deed: deed.day)


def tell(session: Session, settings: Settings) -> None:
    """Do every deed of the story on its own day, by a liaison of its unit."""
    for deed in deeds():
        clock = Clock(settings.zone, deed.day)
        unit_id = find_unit(session, deed.unit)
        if unit_id is None:
            raise ValueError(f"seed/story.csv names an unknown unit: {deed.unit}")
        actor = Actor(name=f"{deed.unit}联络员", role=Role.LIAISON, via=Via.DEMO, unit_id=unit_id, unit_name=deed.unit)
        if deed.verb == "tick":
            _tick(session, actor, deed, clock)
        else:
            _report(session, actor, deed, clock)


def _tick(session: Session, actor: Actor, deed: Deed, clock: Clock) -> None:
    milestone_id = session.scalars(
        select(MILESTONE.id)
        .join(table(Item), ITEM.id == MILESTONE.item_id)
        .join(table(Plan), PLAN.id == ITEM.plan_id)
        .where(PLAN.demo, ITEM.no == deed.item, MILESTONE.text.contains(deed.words))
    ).one()
    tick = Completion(done_on=deed.done_on, note=deed.more)
    milestones.complete(session, actor, milestone_id, tick, now=clock.now(), today=clock.today())


def _report(session: Session, actor: Actor, deed: Deed, clock: Clock) -> None:
    item_id = session.scalars(
        select(ITEM.id).join(table(Plan), PLAN.id == ITEM.plan_id).where(PLAN.demo, ITEM.no == deed.item)
    ).one()
    text = ReportCreate(summary=deed.words, problems=deed.more)
    reports.submit(session, actor, item_id, text, now=clock.now(), today=clock.today())
