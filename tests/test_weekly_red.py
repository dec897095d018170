"""A plan that asks about red items weekly: the form, the desk and the matrix ask for the week, and it can be answered.

The cast's day, 2017-07-10, is the Monday of week 28; item 1 is red, item 2 is not.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest
from starlette.testclient import TestClient

from app.db import Database
from app.queries.desk import desk_row
from app.queries.matrix import read_matrix
from tests.cast import LEAD, SECOND, Cast

Door = Callable[[str], TestClient]
WEEK, ASKED = "2017-W28", "本周还没有报送"


@pytest.fixture(autouse=True)
def weekly(as_key: Door, cast: Cast) -> None:
    """The plan's rule."""
    rule = {"cycle": "weekly_red", "day": 25, "starts_on": "2017-07-01"}
    assert as_key("office_write_key").put(f"/api/v1/plans/{cast.plan}/cycle", json=rule).status_code == 200


def week_of_units(door: TestClient, cast: Cast) -> dict[str, str | None]:
    """Where every unit stands in the week, which is the matrix's last column."""
    matrix = door.get(f"/api/v1/plans/{cast.plan}/matrix").json()
    assert matrix["rounds"][-1]["code"] == WEEK
    return {row["unit_name"]: row["cells"][-1]["state"] for row in matrix["rows"]}


def offered(door: TestClient, item_id: int) -> list[str]:
    """The periods that the form offers, in its order."""
    return re.findall(r"<option[^>]*>([^<]+)</option>", door.get(f"/items/{item_id}/report").text)


def test_a_red_item_is_asked_about_by_the_week_and_answered_on_the_page(
    as_person: Door, as_key: Door, cast: Cast
) -> None:
    liaison, office = as_person("liaison"), as_key("office_read_key")
    assert week_of_units(office, cast)[LEAD] == "due"
    assert offered(liaison, cast.items["1"])[:2] == [WEEK, "2017-07"]
    assert liaison.get("/desk").text.count(ASKED) == 1
    sent = {"period": WEEK, "summary": "已发布招标公告"}
    assert liaison.post(f"/items/{cast.items['1']}/report", data=sent).status_code == 303
    assert week_of_units(office, cast)[LEAD] == "reported"
    assert ASKED not in liaison.get("/desk").text
    assert ASKED in as_person("second").get("/desk").text


def test_the_week_is_answered_over_json(as_key: Door, as_person: Door, cast: Cast) -> None:
    report = {"period": WEEK, "summary": "已发布招标公告"}
    answer = as_key("lead_write_key").post(f"/api/v1/items/{cast.items['1']}/reports", json=report)
    assert answer.status_code == 201
    states = week_of_units(as_key("office_read_key"), cast)
    assert (states[LEAD], states[SECOND]) == ("reported", "due")
    assert ASKED not in as_person("liaison").get("/desk").text


def test_what_is_returned_is_owed_again(as_key: Door, as_person: Door, cast: Cast) -> None:
    report = {"period": WEEK, "summary": "已发布招标公告"}
    made = as_key("lead_write_key").post(f"/api/v1/items/{cast.items['1']}/reports", json=report).json()
    back = as_person("office").post(f"/reports/{made['id']}/return", data={"reason": "数字不符"})
    assert back.status_code == 303
    assert week_of_units(as_key("office_read_key"), cast)[LEAD] == "returned"
    assert ASKED in as_person("liaison").get("/desk").text


def test_an_item_that_is_not_red_is_asked_about_by_the_month(as_person: Door, cast: Cast) -> None:
    assert WEEK not in offered(as_person("liaison"), cast.items["2"])
    assert ASKED not in as_person("stranger").get("/desk").text


def test_after_friday_the_week_is_missing_and_the_next_one_is_asked_for_on_monday(
    database: Database, cast: Cast
) -> None:
    office, unit = cast.actors["office"], cast.units[LEAD]
    for today, code, state in (
        (date(2017, 7, 14), "2017-W28", "due"),
        (date(2017, 7, 15), "2017-W28", "missing"),
        (date(2017, 7, 17), "2017-W29", "due"),
    ):
        matrix = database.read(lambda s, day=today: read_matrix(s, office, cast.plan, day))
        cell = next(row.cells[-1] for row in matrix.rows if row.unit_id == unit)
        assert (matrix.rounds[-1].code, cell.state) == (code, state)
        row = database.read(lambda s, day=today: desk_row(s, unit, cast.items["1"], day))
        assert row is not None
        assert row.week_owed
