"""Ticks against the unit's own figures, through both doors: asked about next to the tick, and shown to the office."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine, event, insert, select
from starlette.testclient import TestClient

from app.db import Database
from app.models import Action, Event, Indicator, Target
from app.models.base import table
from app.rules.vocabulary import Comparator
from tests.cast import Cast

Door = Callable[[str], TestClient]
STEP = "6月底前完成招标"
HTMX = {"HX-Request": "true"}
LAST = "最近一次填报 60辆（截至 2017-07-10），未到目标 120辆"


@pytest.fixture
def indicator(database: Database, cast: Cast) -> int:
    """The first step of item 1 is to bring 120 buses."""

    def work(session) -> int:
        new = {"item_id": cast.items["1"], "name": "采购", "unit": "辆"}
        found = session.execute(insert(table(Indicator)).returning(table(Indicator).c.id), new).scalar_one()
        goal = {"indicator_id": found, "milestone_id": cast.milestones[STEP], "due_on": date(2017, 6, 30)}
        goal |= {"value": Decimal(120), "cumulative": True, "comparator": Comparator.EXACT}
        session.execute(insert(table(Target)), goal)
        return int(found)

    return database.write(work)


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/milestones/{cast.milestones[STEP]}/completion"


def report(client: TestClient, cast: Cast, indicator: int, value: str) -> None:
    body = {"summary": "在采购", "readings": [{"indicator_id": indicator, "value": value}]}
    assert client.post(f"/api/v1/items/{cast.items['1']}/reports", json=body).status_code == 201


def test_the_api_asks_for_a_note_and_the_event_keeps_the_figures(
    as_key: Door, cast: Cast, database: Database, indicator: int, address: str
) -> None:
    key = as_key("lead_write_key")
    report(key, cast, indicator, "60")
    for body in ({}, {"note": " "}):
        answer = key.post(f"/api/v1{address}", json=body)
        assert answer.status_code == 422
        [error] = answer.json()["errors"]
        assert (error["pointer"], error["code"]) == ("/note", "below_target")
        assert LAST in error["title"]
    body = {"note": "其余60辆已到港待上牌"}
    for _ in range(2):
        assert key.post(f"/api/v1{address}", json=body).status_code == 200
    query = select(table(Event).c.data).where(table(Event).c.action == Action.MILESTONE_COMPLETED)
    [data] = database.read(lambda session: list(session.scalars(query)))
    figures = {"name": "采购", "unit": "辆", "goal": "120", "value": "60", "as_of": "2017-07-10"}
    assert data["after"]["below_target"] == [figures]


@pytest.mark.parametrize("value", [None, "120", "121"])
def test_without_a_figure_and_with_one_that_reaches_the_target_a_tick_is_believed(
    as_person: Door, cast: Cast, indicator: int, address: str, value: str | None
) -> None:
    liaison = as_person("liaison")
    if value:
        report(liaison, cast, indicator, value)
    assert "未到目标" not in liaison.get(f"/items/{cast.items['1']}").text
    assert liaison.post(address, data={"on": "desk", "version": "1"}).status_code == 303


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize("on", ["desk", "item"])
def test_the_page_says_so_next_to_the_tick_and_asks_for_the_note(
    as_person: Door, cast: Cast, indicator: int, address: str, on: str, htmx: bool
) -> None:
    liaison = as_person("liaison")
    report(liaison, cast, indicator, "60")
    form, headers = {"on": on, "version": "1"}, HTMX if htmx else {}
    answer = liaison.post(address, data=form, headers=headers)
    assert answer.status_code == 422
    assert LAST in answer.text
    assert f'id="m{cast.milestones[STEP]}-note-wrong"' in answer.text
    # The word is asked for, not a day: the button takes today where none is named.
    assert "说明并勾选完成" in answer.text
    answer = liaison.post(address, data=form | {"note": "其余已到港"}, headers=headers)
    assert answer.status_code == (200 if htmx else 303)


def test_the_item_s_page_warns_the_liaison_before_and_the_office_before_it_confirms(
    as_person: Door, cast: Cast, indicator: int, address: str
) -> None:
    liaison, office, page = as_person("liaison"), as_person("office"), f"/items/{cast.items['1']}"
    report(liaison, cast, indicator, "60")
    assert "仍要勾选，请在备注中说明。" in liaison.get(page).text
    assert "仍要勾选" not in as_person("second").get(page).text
    liaison.post(address, data={"on": "item", "version": "1", "note": "其余已到港"})
    text = office.get(page).text
    assert "请对照备注和报告核定。" in text
    assert "其余已到港" in text
    confirmed = address.replace("completion", "confirmation")
    assert office.post(confirmed, data={"version": "2"}).status_code == 303
    assert "请对照备注和报告核定。" not in office.get(page).text


def test_a_milestone_without_a_target_costs_no_statement_more(as_key: Door, cast: Cast, indicator: int) -> None:
    said: list[str] = []

    def listen(_conn, _cursor, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    plain = cast.milestones["制定实施方案"]
    assert as_key("lead_write_key").post(f"/api/v1/milestones/{plain}/completion", json={}).status_code == 200
    event.remove(Engine, "before_cursor_execute", listen)
    # Whether there is a target is asked by the statement that holds the item.
    assert any("AS measured" in one for one in said)
    assert not [one for one in said if one.startswith("SELECT reading.")]
