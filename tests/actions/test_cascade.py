"""Items and what was handed down from them: given up together, ended from below, reopened from above."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import changes, closures, handing_down, milestones, suspensions, units
from app.clock import Clock
from app.db import Database
from app.models import Event, Item, Milestone
from app.models.base import table
from app.models.change import ChangeCreate, Decision, EditCreate
from app.models.drafting import ChildCreate, LineCreate, UnitCreate
from app.models.item import ItemState
from app.models.milestone import Completion
from app.queries.standing import read_standing
from app.rules.actor import Actor
from app.rules.changes import Subject
from app.rules.errors import Conflict
from app.rules.vocabulary import Role, Via
from tests.cast import LEAD, Cast
from tests.racing import race

Door = Callable[[str], TestClient]
ITEM, EVENT = table(Item), table(Event)


class Family:
    """Item 2 of the lead unit, handed down to its centre, and from there to a station."""

    def __init__(self, database: Database, cast: Cast, clock: Clock) -> None:
        self.database, self.cast = database, cast
        self.now, self.today = clock.now(), clock.today()
        self.lead, self.office = cast.actors["liaison"], cast.actors["office"]
        self.centre, self.station = self._unit("市公路养护中心", cast.units[LEAD]), 0
        self.station = self._unit("赤坎养护站", self.centre)
        self.child = self.hand_down(self.lead, cast.items["2"], self.centre)
        self.grandchild = self.hand_down(self.liaison(self.centre), self.child, self.station)

    def _unit(self, name: str, parent: int) -> int:
        add = UnitCreate(name=name, parent_id=parent)
        return self.database.write(lambda s: units.add(s, self.office, add, now=self.now))

    def liaison(self, unit: int) -> Actor:
        return Actor(f"{unit}号联络员", Role.LIAISON, Via.PAGE, unit_id=unit)

    def when(self) -> dict[str, Any]:
        return {"now": self.now, "today": self.today}

    def handing(self, by: Actor, item: int, unit: int) -> Callable[[Session], int]:
        line = LineCreate(plan_text="11月底前完成。", lead_units=[unit])
        return lambda s: handing_down.hand_down(s, by, item, ChildCreate(title="养护", lines=[line]), **self.when())

    def hand_down(self, by: Actor, item: int, unit: int) -> int:
        return self.database.write(self.handing(by, item, unit))

    def tick_all(self, by: Actor, item: int) -> None:
        steps = table(Milestone)
        ids = self.database.read(lambda s: list(s.scalars(select(steps.c.id).where(steps.c.item_id == item))))
        for one in ids:
            self.database.write(lambda s, one=one: milestones.complete(s, by, one, Completion(), **self.when()))

    def close(self, by: Actor, item: int) -> None:
        self.tick_all(by, item)
        closure = self.database.write(lambda s: closures.request(s, by, item, "办好了", **self.when()))
        self.database.write(lambda s: closures.endorse(s, self.office, closure, "", now=self.now))
        self.database.write(self.granting(closure))

    def granting(self, closure: int) -> Callable[[Session], int]:
        return lambda s: closures.grant(s, self.cast.actors["leader"], closure, "", **self.when())

    def withdrawing(self, item: int) -> Callable[[Session], int]:
        """The last approval of a withdrawal."""
        wish = ChangeCreate(edits=[EditCreate(field=Subject.ITEM)], reason="规划调整")
        change = self.database.write(lambda s: changes.request(s, self.lead, item, wish, **self.when()))
        agreed = Decision(approve=True)

        def decide(who: str) -> Callable[[Session], int]:
            return lambda s: changes.decide(s, self.cast.actors[who], change, agreed, **self.when())

        for who in ("head", "leader"):
            self.database.write(decide(who))
        return decide("principal")

    def reopening(self, item: int) -> Callable[[Session], int]:
        return lambda s: suspensions.reopen(s, self.office, item, "复查不实", **self.when())

    def states(self) -> dict[int, ItemState]:
        return {row.id: row.state for row in self.database.read(lambda s: s.execute(select(ITEM)).all())}

    def events(self, action: str, item: int) -> list[Any]:
        query = select(EVENT).where(EVENT.c.action == action, EVENT.c.item_id == item)
        return self.database.read(lambda s: list(s.execute(query).all()))


@pytest.fixture
def family(database: Database, cast: Cast, clock: Clock) -> Family:
    return Family(database, cast, clock)


def test_withdrawing_reaches_down_with_the_same_reason_and_an_event_each(family: Family, as_person: Door) -> None:
    parent = family.cast.items["2"]
    family.database.write(family.withdrawing(parent))
    states = family.states()
    assert {states[one] for one in (parent, family.child, family.grandchild)} == {ItemState.WITHDRAWN}
    for one in (family.child, family.grandchild):
        (event,) = family.events("item.withdrawn", one)
        assert (event.data["reason"], event.data["before"]["state"]) == ("规划调整", "issued")
        page = as_person("office").get(f"/items/{one}").text
        assert "已撤销，理由：规划调整" in page
        assert "一并撤销" in page
    (event,) = family.events("item.withdrawn", parent)
    assert event.data["below"] == [family.child, family.grandchild]


def test_what_is_closed_below_stays_closed(family: Family) -> None:
    family.close(family.liaison(family.station), family.grandchild)
    family.database.write(family.withdrawing(family.cast.items["2"]))
    states = family.states()
    assert states[family.child] is ItemState.WITHDRAWN
    assert states[family.grandchild] is ItemState.CLOSED


def test_an_item_is_closed_after_all_that_was_handed_down_from_it(family: Family, as_person: Door) -> None:
    parent, liaison = family.cast.items["2"], as_person("liaison")
    family.tick_all(family.lead, parent)
    answer = liaison.post(f"/api/v1/items/{parent}/closure", json={"result": "办好了"})
    assert (answer.status_code, answer.json()["code"]) == (409, "children_open")
    assert [one["id"] for one in answer.json()["current"]["open"]] == [family.child]
    page = liaison.post(f"/items/{parent}/closure", data={"result": "办好了"})
    assert page.status_code == 409
    for words in ("2-1 养护", "未办结的分解事项", "办好了"):
        assert words in page.text
    family.close(family.liaison(family.station), family.grandchild)
    family.close(family.liaison(family.centre), family.child)
    assert "已办结或撤销 1/1" in liaison.get(f"/items/{parent}").text
    assert liaison.post(f"/api/v1/items/{parent}/closure", json={"result": "办好了"}).is_success


def test_a_part_is_reopened_only_under_an_item_that_is_not_over(family: Family, as_person: Door) -> None:
    parent, office = family.cast.items["2"], as_person("office")
    family.close(family.liaison(family.station), family.grandchild)
    family.close(family.liaison(family.centre), family.child)
    family.close(family.lead, parent)
    answer = office.post(f"/api/v1/items/{family.child}/reopening", json={"reason": "复查不实"})
    assert (answer.status_code, answer.json()["code"]) == (409, "parent_over")
    page = office.post(f"/items/{family.child}/reopening", data={"reason": "复查不实"})
    assert page.status_code == 409
    assert "请先重启上级事项" in page.text
    family.database.write(family.reopening(parent))
    assert family.states()[family.child] is ItemState.CLOSED
    family.database.write(family.reopening(family.child))
    assert family.states()[family.child] is ItemState.REOPENED


def test_a_correction_keeps_an_item_that_was_handed_down(family: Family) -> None:
    standing = family.database.read(lambda s: read_standing(s, family.cast.plan))
    assert {item.no: item.worked_on for item in standing.items} == {"1": False, "2": True, "3": False}


@pytest.mark.parametrize("attempt", range(3))
def test_closing_above_and_reopening_below_at_once_never_leave_an_open_part_of_a_closed_item(
    family: Family, attempt: int
) -> None:
    parent = family.cast.items["2"]
    family.close(family.liaison(family.station), family.grandchild)
    family.close(family.liaison(family.centre), family.child)
    family.tick_all(family.lead, parent)
    closure = family.database.write(lambda s: closures.request(s, family.lead, parent, "办好了", **family.when()))
    family.database.write(lambda s: closures.endorse(s, family.office, closure, "", now=family.now))
    results = race(family.database, [family.granting(closure), family.reopening(family.child)])
    (lost,) = [one for one in results if isinstance(one, Conflict)]
    assert lost.code in {"children_open", "parent_over"}
    closed = family.states()[parent] is ItemState.CLOSED
    assert (family.states()[family.child] is ItemState.CLOSED) is closed


@pytest.mark.parametrize("attempt", range(3))
def test_withdrawing_and_handing_down_at_once_leave_no_open_part(family: Family, attempt: int) -> None:
    parent = family.cast.items["2"]
    withdrawing = family.withdrawing(parent)
    race(family.database, [withdrawing, family.handing(family.lead, parent, family.centre)])
    below = select(ITEM.c.state).where(ITEM.c.parent_id == parent)
    assert set(family.database.read(lambda s: list(s.scalars(below)))) == {ItemState.WITHDRAWN}
