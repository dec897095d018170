"""What a corrected document leaves alone, and what it does by the same rules as everybody else."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from app.actions import changes, drafts, handing_down, items, suspensions, units
from app.clock import Clock
from app.db import Database
from app.importing.compare import Kind
from app.importing.draft import Draft
from app.models import ChangeRequest, Event, Item, ItemState, MemberTick, Milestone, Share
from app.models.base import table
from app.models.change import ExtensionCreate
from app.models.closure import SuspensionCreate
from app.models.drafting import ChildCreate, ItemCreate, LineCreate, UnitCreate
from app.queries.standing import GONE
from app.rules.lifecycle import ChangeState, ItemVerb, MilestoneState, move
from tests import cast as casting
from tests.actions.test_imports import Office
from tests.actions.test_imports import changes as compared
from tests.cast import LEAD, STRANGER, TODAY, Cast

COUNTIES = ("赤坎区政府", "霞山区政府")


@pytest.fixture
def office(database: Database, cast: Cast, clock: Clock) -> Office:
    """The hands of the office."""
    return Office(database, cast, clock)


def without(no: str) -> Draft:
    """The small plan's document without one item."""
    draft = casting.draft()
    draft.items = [item for item in draft.items if item.no != no]
    return draft


def item_of(office: Office, item_id: int) -> Any:
    """An item as it stands."""
    return office.database.read(lambda s: s.execute(select(table(Item)).where(table(Item).c.id == item_id)).one())


def withdraw(office: Office, item_id: int, reason: str) -> None:
    """Give an item up as an approved change does."""

    def work(session: Any) -> None:
        row = items.lock_item(session, office.actor, item_id)
        items.set_state(session, row, move(row.state, ItemVerb.WITHDRAW), TODAY, reason=reason)

    office.database.write(work)


def add_sub_unit(office: Office, cast: Cast) -> str:
    """A unit under the lead unit."""
    body = UnitCreate(name="市公路事务中心", kind="department", parent_id=cast.units[LEAD])
    office.database.write(lambda s: units.add(s, office.actor, body, now=office.clock.now()))
    return body.name


def hand_down(office: Office, cast: Cast, unit: str) -> int:
    """Something that the lead unit hands down from item 1."""
    body = ChildCreate(title="办理招标手续", lines=[LineCreate(plan_text="8月底前完成。", lead_units=[unit])])
    liaison, parent = cast.actors["liaison"], cast.items["1"]
    return office.database.write(
        lambda s: handing_down.hand_down(s, liaison, parent, body, now=office.clock.now(), today=TODAY)
    )


def draft_item(office: Office, cast: Cast, no: str) -> int:
    """Something that the office drafts under a number."""
    body = ItemCreate(no=no, title="拟订中的事项", lines=[LineCreate(plan_text="8月底前完成。", lead_units=[LEAD])])
    return office.database.write(
        lambda s: drafts.create_item(s, office.actor, cast.plan, body, now=office.clock.now(), today=TODAY)
    )


def test_a_correction_leaves_drafts_and_what_was_handed_down_alone(office: Office, cast: Cast) -> None:
    child = hand_down(office, cast, add_sub_unit(office, cast))
    draft = draft_item(office, cast, "4")
    assert compared(office, cast.plan, casting.draft()) == []
    corrected = casting.draft()
    for no, title in (("4", "整治城区黑臭水体"), ("1-1", "改造老旧小区")):
        corrected.items.append(deepcopy(corrected.items[2]))
        corrected.items[-1].no, corrected.items[-1].title = no, title
    office.correct(corrected, cast.plan)
    assert (item_of(office, child).state, item_of(office, draft).state) == (ItemState.ISSUED, ItemState.DRAFT)
    rows = office.database.read(
        lambda s: s.execute(select(table(Item)).where(table(Item).c.plan_id == cast.plan)).all()
    )
    numbers = {row.title: row.no for row in rows}
    assert (numbers["整治城区黑臭水体"], numbers["改造老旧小区"]) == ("4", "1-1")
    assert len(set(numbers.values())) == len(rows)


def test_what_was_handed_down_takes_the_next_free_number(office: Office, cast: Cast) -> None:
    unit = add_sub_unit(office, cast)
    draft_item(office, cast, "1-2")
    assert [item_of(office, hand_down(office, cast, unit)).no for _ in range(2)] == ["1-1", "1-3"]


def test_what_a_change_withdrew_no_correction_brings_back(office: Office, cast: Cast) -> None:
    item_id = cast.items["3"]
    withdraw(office, item_id, "项目终止")
    reworded = casting.draft()
    reworded.items[2].milestones[0].text = "7月15日前完成全部作业设计"
    for draft in (casting.draft(), reworded, without("3"), casting.draft()):
        assert compared(office, cast.plan, draft) == []
        office.correct(draft, cast.plan)
        found = item_of(office, item_id)
        assert (found.state, found.reason) == (ItemState.WITHDRAWN, "项目终止")


def test_what_a_correction_withdrew_a_correction_brings_back(office: Office, cast: Cast) -> None:
    item_id = cast.items["3"]
    for draft, state, reason in (
        (without("3"), ItemState.WITHDRAWN, GONE),
        (casting.draft(), ItemState.ISSUED, ""),
    ):
        office.correct(draft, cast.plan)
        found = item_of(office, item_id)
        assert (found.state, found.reason) == (state, reason)


def test_what_is_taken_out_ends_its_open_requests(office: Office, cast: Cast) -> None:
    item_id, liaison, now = cast.items["2"], cast.actors["liaison"], office.clock.now()
    wish = ExtensionCreate(due_on=date(2018, 3, 31), reason="方案待批", progress="已报批")
    change = office.database.write(lambda s: changes.extend(s, liaison, item_id, wish, now=now, today=TODAY))
    rest = SuspensionCreate(until=date(2017, 8, 1), reason="台风")
    office.database.write(lambda s: suspensions.suspend(s, office.actor, item_id, rest, now=now, today=TODAY))
    office.correct(without("2"), cast.plan)
    found = office.database.read(lambda s: s.get_one(ChangeRequest, change))
    assert (item_of(office, item_id).state, found.state) == (ItemState.WITHDRAWN, ChangeState.CANCELLED)
    query = select(table(Event).c.data).where(table(Event).c.action == "item.withdrawn")
    told = office.database.read(lambda s: s.scalars(query).one())
    assert (told["reason"], told["ended"]["changes"], told["before"]) == (GONE, [change], {"state": "suspended"})


def test_what_is_closed_stays_closed(office: Office, cast: Cast) -> None:
    item_id = cast.items["3"]
    closed = update(table(Item)).where(table(Item).c.id == item_id).values(state=ItemState.CLOSED)
    office.database.write(lambda s: s.execute(closed))
    assert [(one.kind, one.item) for one in compared(office, cast.plan, without("3"))] == [(Kind.KEPT, "3")]
    office.correct(without("3"), cast.plan)
    assert item_of(office, item_id).state == ItemState.CLOSED


def test_a_unit_that_a_correction_adds_is_asked_to_sign_and_the_others_not_again(office: Office, cast: Cast) -> None:
    item_id = cast.items["2"]

    def asked() -> dict[int, Any]:
        query = select(table(Share)).where(table(Share).c.item_id == item_id)
        return {row.unit_id: row.acknowledge_by for row in office.database.read(lambda s: s.execute(query).all())}

    before = asked()
    draft = casting.draft()
    draft.items[1].lines[0].supporting_units.append(STRANGER)
    office.correct(draft, cast.plan)
    after = asked()
    assert after.pop(cast.units[STRANGER]) is not None
    assert after == before


def test_a_step_is_met_once_a_correction_lets_the_units_go_that_had_not_ticked(office: Office, cast: Cast) -> None:
    draft = casting.draft()
    draft.items[1].lines[0].lead_units, draft.items[1].lines[0].supporting_units = list(COUNTIES), []
    office.correct(draft, cast.plan)
    step = cast.milestones["制定实施方案"]
    tick = MemberTick(
        milestone_id=step,
        unit_id=cast.units[COUNTIES[0]],
        done_on=TODAY,
        done_by="赤坎",
        done_at=office.clock.now(),
        late=False,
    )
    office.database.write(lambda s: s.add(tick))
    draft = deepcopy(draft)
    draft.items[1].lines[0].lead_units = [COUNTIES[0]]
    office.correct(draft, cast.plan)
    found = office.database.read(lambda s: s.get_one(Milestone, step))
    assert (found.state, found.done_on, found.done_by) == (MilestoneState.MET, TODAY, "赤坎")
