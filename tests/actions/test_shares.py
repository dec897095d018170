"""Shares of a step that several units lead: what a tick of one does, a return to one, and letting one go."""

from typing import Any

import pytest
from sqlalchemy import select, update

from app.actions import applying, confirmations, drafts, edits, issuing, items, milestones
from app.clock import Clock
from app.db import Database
from app.models import Event, Item, Milestone, Share
from app.models.base import table
from app.models.change import EditCreate
from app.models.drafting import ItemCreate, LineCreate
from app.models.event import Action
from app.models.milestone import Completion, TickReturn
from app.queries.snapshot import take
from app.rules.actor import Actor
from app.rules.changes import Subject
from app.rules.lifecycle import NEXT, ItemState, ItemVerb, MilestoneState
from app.rules.vocabulary import Role, Via
from tests.cast import STRANGER, TODAY, Cast

COUNTIES = ("赤坎区政府", "霞山区政府")


class Counties:
    """An issued item that all counties lead, and the hands of each."""

    def __init__(self, database: Database, cast: Cast, clock: Clock) -> None:
        self.database, self.cast, self.clock = database, cast, clock
        line = LineCreate(plan_text="8月底前完成清理。", lead_units=["各县（市、区）政府（管委会）"])
        body, office = ItemCreate(title="清理卫生死角", lines=[line]), cast.actors["office"]

        def work(session: Any) -> int:
            made = drafts.create_item(session, office, cast.plan, body, now=clock.now(), today=TODAY)
            issuing.issue(session, office, cast.plan, [made], now=clock.now(), today=TODAY)
            return made

        self.item = database.write(work)
        self.step: int = self.row().id

    def row(self) -> Any:
        """The one step, as it stands."""
        query = select(table(Milestone)).where(table(Milestone).c.item_id == self.item)
        return self.database.read(lambda s: s.execute(query).one())

    def tick(self, county: str) -> None:
        """One county ticks its share."""
        actor = Actor(county, Role.LIAISON, Via.PAGE, unit_id=self.cast.units[county], unit_name=county)
        tick = Completion(done_on=TODAY)
        self.database.write(lambda s: milestones.complete(s, actor, self.step, tick, now=self.clock.now(), today=TODAY))

    def send_back(self, county: str | None) -> None:
        """The office returns the share of a county, or all."""
        body = TickReturn(reason="材料不全", unit_id=county and self.cast.units[county])
        office = self.cast.actors["office"]
        self.database.write(
            lambda s: confirmations.send_back(s, office, self.step, body, now=self.clock.now(), today=TODAY)
        )

    def lead_by(self, *names: str) -> list[int]:
        """Apply that these units lead; returns what is met by it."""
        units = [{"role": "lead", "unit_id": self.cast.units[name], "group_id": None} for name in names]

        def work(session: Any) -> list[int]:
            snapshot = take(session, self.item)
            wish = EditCreate(field=Subject.UNITS, line_id=next(iter(snapshot.lines)), after=units)
            wished = edits.resolve(session, snapshot, [wish], TODAY)
            return applying.apply(session, snapshot, wished, now=self.clock.now(), today=TODAY)

        return self.database.write(work)


@pytest.fixture
def counties(database: Database, cast: Cast, clock: Clock) -> Counties:
    """The counties at work."""
    return Counties(database, cast, clock)


def test_the_event_of_a_share_says_what_it_makes_of_the_whole(counties: Counties) -> None:
    for county in COUNTIES:
        counties.tick(county)
    query = select(table(Event).c.data).where(table(Event).c.action == Action.MILESTONE_COMPLETED)
    rows = counties.database.read(lambda s: s.scalars(query.order_by(table(Event).c.id)).all())
    told = [(row["after"]["state"], row["after"]["shares"]) for row in rows]
    assert told == [("planned", "1/2"), ("met", "2/2")]


def test_the_reason_of_a_return_stands_until_the_unit_ticks_that_it_was_returned_to(counties: Counties) -> None:
    counties.tick(COUNTIES[0])
    counties.send_back(COUNTIES[0])
    counties.tick(COUNTIES[1])
    assert counties.row().returned_note == "材料不全"
    counties.tick(COUNTIES[0])
    assert (counties.row().returned_note, counties.row().state) == ("", MilestoneState.MET)


def test_the_reason_of_a_return_to_all_stands_until_all_have_ticked(counties: Counties) -> None:
    for county in COUNTIES:
        counties.tick(county)
    counties.send_back(None)
    counties.tick(COUNTIES[0])
    assert counties.row().returned_note == "材料不全"
    counties.tick(COUNTIES[1])
    assert counties.row().returned_note == ""


def test_the_unit_ticks_what_was_returned_to_it_before_the_others_do(counties: Counties) -> None:
    counties.tick(COUNTIES[0])
    counties.send_back(COUNTIES[0])
    counties.tick(COUNTIES[0])
    assert (counties.row().returned_note, counties.row().state) == ("", MilestoneState.PLANNED)


def test_letting_the_unit_go_that_had_not_ticked_meets_the_step(counties: Counties) -> None:
    counties.tick(COUNTIES[0])
    assert counties.lead_by(COUNTIES[1]) == []
    assert counties.row().state == MilestoneState.PLANNED
    assert counties.lead_by(COUNTIES[0]) == [counties.step]
    found = counties.row()
    assert (found.state, found.done_on, found.done_by) == (MilestoneState.MET, TODAY, COUNTIES[0])


def test_a_unit_that_a_change_adds_is_asked_to_sign(counties: Counties, cast: Cast) -> None:
    counties.lead_by(*COUNTIES, STRANGER)
    query = select(table(Share)).where(table(Share).c.item_id == counties.item)
    shares = counties.database.read(lambda s: s.execute(query).all())
    assert {row.unit_id for row in shares} == {cast.units[name] for name in (*COUNTIES, STRANGER)}
    assert all(row.acknowledge_by and row.unsigned_yellow_on and row.unsigned_red_on for row in shares)


def test_acting_on_an_item_starts_it_as_the_table_of_the_lifecycle_says(database: Database, cast: Cast) -> None:
    mine = table(Item).c.id == cast.items["1"]

    def after(state: ItemState) -> ItemState:
        def work(session: Any) -> ItemState:
            session.execute(update(table(Item)).where(mine).values(state=state))
            items.refresh(session, cast.items["1"], TODAY)
            return ItemState(session.scalar(select(table(Item).c.state).where(mine)))

        return database.write(work)

    assert {state: after(state) for state in ItemState} == {
        state: NEXT.get((state, ItemVerb.START), state) for state in ItemState
    }
    assert after(ItemState.REOPENED) is ItemState.IN_PROGRESS
