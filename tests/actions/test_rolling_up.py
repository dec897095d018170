"""What is red below an item turns it red too, in words; told by the worker, so that nobody holds the upper one last.

Item 2, green and due on 2017-12-31, is handed down by the lead unit to its two stations, which owe a step each.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import changes, handing_down, items, milestones, units
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery.worker import work_once
from app.models import Item, Milestone
from app.models.base import table
from app.models.change import ChangeCreate, Decision, EditCreate
from app.models.drafting import ChildCreate, LineCreate, UnitCreate
from app.models.milestone import Completion
from app.rules.actor import Actor
from app.rules.changes import Subject
from app.rules.errors import Problem
from app.rules.light import Light, LightCode
from app.rules.vocabulary import Role, Via
from tests.cast import LEAD, Cast
from tests.racing import race

Door = Callable[[str], TestClient]
Work = Callable[[Session], Any]
ITEM = table(Item)
LATER = date(2017, 7, 20)


class Tree:
    """The parent, its two children, and a grandchild below the second."""

    def __init__(self, database: Database, cast: Cast, clock: Clock) -> None:
        self.database, self.cast, self.now, self.today = database, cast, clock.now(), clock.today()
        self.parent, office = cast.items["2"], cast.actors["office"]

        def add(name: str, above: int) -> Actor:
            made = UnitCreate(name=name, parent_id=above)
            unit = database.write(lambda s: units.add(s, office, made, now=self.now))
            return Actor(name, Role.LIAISON, Via.PAGE, unit_id=unit, unit_name=name)

        self.east, self.west = add("东站", cast.units[LEAD]), add("西站", cast.units[LEAD])
        self.gang = add("西站养护班", self.west.unit_id or 0)
        lead = cast.actors["liaison"]
        self.first = self.hand_down(lead, self.parent, self.east, "7月12日前完成清淤。")
        self.second = self.hand_down(lead, self.parent, self.west, "7月15日前完成除草。")
        for done in (self.parent, self.first, self.second):
            self.sign(done)

    def hand_down(self, by: Actor, above: int, to: Actor, plan: str) -> int:
        lines = [LineCreate(plan_text=plan, lead_units=[to.unit_id or 0])]
        body = ChildCreate(title=plan[-4:-1], lines=lines)
        return self.do(
            lambda s: handing_down.hand_down(s, by, above, body, now=self.now, today=self.today)  # type: ignore[no-any-return]
        )

    def sign(self, item: int) -> None:
        """Nobody waits for a signature, so that only the days of milestones turn lights."""
        from app.models import Share

        share = table(Share)
        self.do(lambda s: s.execute(share.update().where(share.c.item_id == item).values(acknowledged_at=self.now)))

    def do(self, work: Work) -> Any:
        return self.database.write(work)

    def light(self, item: int) -> Any:
        return self.database.read(lambda s: s.execute(select(ITEM).where(ITEM.c.id == item)).one())

    def seen(self, item: int) -> tuple[Light, LightCode, int]:
        row = self.light(item)
        return row.light, row.light_code, row.light_count

    def turn(self, day: date) -> None:
        """What the worker does of lights on a day, till nothing is left."""
        for claim in (items.turn_lights, items.roll_up):
            while self.do(lambda s, claim=claim: claim(s, day)):
                pass

    def ticking(self, by: Actor, item: int, day: date) -> Work:
        step = table(Milestone)
        query = select(step.c.id).where(step.c.item_id == item)
        ident = self.database.read(lambda s: s.execute(query).scalar_one())
        tick = Completion(done_on=day)
        return lambda s: milestones.complete(s, by, ident, tick, now=self.now, today=day)


@pytest.fixture
def tree(database: Database, cast: Cast, clock: Clock) -> Tree:
    return Tree(database, cast, clock)


def test_the_late_below_are_counted_at_the_parent_with_the_one_longest_late(
    tree: Tree, as_key: Door, as_person: Door
) -> None:
    assert tree.light(tree.parent).light is Light.GREEN
    tree.turn(date(2017, 7, 13))
    assert tree.seen(tree.parent) == (Light.RED, LightCode.BELOW_LATE, 1)
    tree.turn(date(2017, 7, 16))
    assert tree.seen(tree.parent) == (Light.RED, LightCode.BELOW_LATE, 2)
    found = as_key("office_read_key").get(f"/api/v1/items/{tree.parent}").json()
    assert (found["light_code"], found["light_on"], found["light_text"]) == ("below_late", "2017-07-12", "2-1 成清淤")
    listed = as_key("office_read_key").get("/api/v1/items?light=red").json()["data"]
    assert tree.parent in [row["id"] for row in listed]
    page = as_person("office").get(f"/items/{tree.parent}").text
    assert "有 2 件分解事项亮红灯，最久的自" in page


def test_the_parent_is_freed_when_nothing_below_is_red_any_more(tree: Tree) -> None:
    tree.turn(LATER)
    tree.do(tree.ticking(tree.east, tree.first, LATER))
    tree.turn(LATER)
    assert tree.seen(tree.parent) == (Light.RED, LightCode.BELOW_LATE, 1)
    tree.do(tree.ticking(tree.west, tree.second, LATER))
    tree.turn(LATER)
    assert tree.light(tree.parent).light is Light.GREEN
    assert tree.light(tree.parent).rolls_up_on is None


def test_it_reaches_up_from_the_lowest(tree: Tree) -> None:
    lowest = tree.hand_down(tree.west, tree.second, tree.gang, "7月11日前完成修剪。")
    tree.sign(lowest)
    tree.turn(date(2017, 7, 12))
    assert tree.seen(tree.second) == (Light.RED, LightCode.BELOW_LATE, 1)
    assert tree.seen(tree.parent) == (Light.RED, LightCode.BELOW_LATE, 1)
    assert tree.light(tree.parent).light_text.startswith("2-2 ")


def test_the_worker_tells_it_and_then_rests(tree: Tree, settings: Settings) -> None:
    clock = Clock(settings.zone, LATER)
    while work_once(tree.database, settings, clock):
        pass
    assert tree.seen(tree.parent) == (Light.RED, LightCode.BELOW_LATE, 2)
    assert tree.database.read(lambda s: s.scalars(select(ITEM.c.id).where(ITEM.c.rolls_up_on.is_not(None))).all()) == []


def test_a_tick_below_takes_no_more_statements_than_one_above(tree: Tree) -> None:
    tree.turn(LATER)
    lone = tree.cast.milestones["7月15日前完成作业设计"]
    stranger, tick = tree.cast.actors["stranger"], Completion(done_on=LATER)
    ticks = (
        tree.ticking(tree.east, tree.first, LATER),
        lambda s: milestones.complete(s, stranger, lone, tick, now=tree.now, today=LATER),
    )
    counts = []
    for work in ticks:
        seen: list[str] = []

        def told(*args: Any, seen: list[str] = seen) -> None:
            seen.append(args[2])

        connection = tree.database.engine
        event.listen(connection, "before_cursor_execute", told)
        tree.do(work)
        event.remove(connection, "before_cursor_execute", told)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_ticks_below_and_a_withdrawal_above_at_once_leave_every_light_right(tree: Tree) -> None:
    tree.turn(LATER)
    head, agreed = tree.cast.actors["head"], Decision(approve=True)
    wish, when = ChangeCreate(edits=[EditCreate(field=Subject.ITEM)], reason="规划调整"), {"now": tree.now}
    change = tree.do(lambda s: changes.request(s, head, tree.parent, wish, today=LATER, **when))
    tree.do(lambda s: changes.decide(s, tree.cast.actors["leader"], change, agreed, today=LATER, **when))
    principal = tree.cast.actors["principal"]
    jobs: list[Work] = [
        lambda s: items.roll_up(s, LATER),
        tree.ticking(tree.east, tree.first, LATER),
        tree.ticking(tree.west, tree.second, LATER),
        lambda s: changes.decide(s, principal, change, agreed, today=LATER, **when),
        lambda s: items.roll_up(s, LATER),
    ]
    found = race(tree.database, jobs)
    assert not isinstance(found[3], Problem)
    tree.turn(LATER)
    stored = [tree.seen(one) for one in (tree.parent, tree.first, tree.second)]
    for one in (tree.first, tree.second, tree.parent):
        tree.do(lambda s, one=one: items.refresh(s, one, LATER, touched=False))
    assert stored == [tree.seen(one) for one in (tree.parent, tree.first, tree.second)]
    assert stored[0][1] is LightCode.WITHDRAWN


def test_two_that_turn_at_once_are_both_told_of(tree: Tree) -> None:
    tree.turn(LATER)
    jobs: list[Work] = [
        tree.ticking(tree.east, tree.first, LATER),
        tree.ticking(tree.west, tree.second, LATER),
        lambda s: items.roll_up(s, LATER),
        lambda s: items.roll_up(s, LATER),
    ]
    assert not [one for one in race(tree.database, jobs) if isinstance(one, Problem)]
    tree.turn(LATER)
    assert tree.light(tree.parent).light is Light.GREEN
