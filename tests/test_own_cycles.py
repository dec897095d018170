"""A plan's own reporting rule through both doors: set, asked for in the matrix, answered, and turning lights."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.actions import items
from app.clock import Clock
from app.db import Database
from app.pages.matrix import named_days, spoken_days
from tests.cast import Cast

Door = Callable[[str], TestClient]
FORTNIGHT = {"cycle": "every_weeks", "weeks": 2, "starts_on": "2017-06-23"}


def set_rule(door: TestClient, cast: Cast, rule: dict[str, Any]) -> Any:
    """Set the plan's cycle over JSON."""
    return door.put(f"/api/v1/plans/{cast.plan}/cycle", json=rule)


def rounds(door: TestClient, cast: Cast) -> list[tuple[str, str]]:
    """The matrix's columns: code and day due."""
    found = door.get(f"/api/v1/plans/{cast.plan}/matrix").json()["rounds"]
    return [(one["code"], one["due_on"]) for one in found]


def test_every_two_weeks_from_a_friday(as_key: Door, cast: Cast) -> None:
    plan = set_rule(as_key("office_write_key"), cast, FORTNIGHT).json()
    assert (plan["cycle"], plan["cycle_weeks"], plan["cycle_from"]) == ("every_weeks", 2, "2017-06-10")
    assert rounds(as_key("office_read_key"), cast) == [
        ("2017-06-23", "2017-06-23"),
        ("2017-07-07", "2017-07-07"),
        ("2017-07-21", "2017-07-21"),
    ]


def test_named_days_are_shifted_to_working_days(as_key: Door, cast: Cast) -> None:
    rule = {"cycle": "named_days", "days": ["25", "10"], "starts_on": "2017-05-26"}
    plan = set_rule(as_key("office_write_key"), cast, rule).json()
    assert plan["cycle_days"] == ["10", "25"]
    assert rounds(as_key("office_read_key"), cast) == [
        ("2017-06-10", "2017-06-12"),
        ("2017-06-25", "2017-06-26"),
        ("2017-07-10", "2017-07-10"),
    ]


@pytest.mark.parametrize(
    ("rule", "pointer"),
    [
        ({"cycle": "named_days"}, "/days"),
        ({"cycle": "named_days", "days": ["02-30"]}, "/days"),
        ({"cycle": "every_weeks", "weeks": 0}, "/weeks"),
        ({"cycle": "every_weeks", "weeks": 53}, "/weeks"),
        ({"cycle": "weekly", "day": 8}, "/day"),
        ({"cycle": "monthly", "day": 32}, "/day"),
    ],
)
def test_a_rule_that_names_no_day_is_refused_at_its_field(
    as_key: Door, as_person: Door, cast: Cast, rule: dict[str, Any], pointer: str
) -> None:
    answer = set_rule(as_key("office_write_key"), cast, rule)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    form = {"day": "25", **rule, "days": "、".join(rule.get("days", []))}
    page = as_person("office").post(f"/plans/{cast.plan}/cycle", data=form)
    assert page.status_code == 422
    assert f'id="{pointer[1:]}-wrong"' in page.text


def test_the_office_states_its_rule_in_the_page_as_people_write_days(as_person: Door, cast: Cast) -> None:
    office = as_person("office")
    form = {"cycle": "named_days", "day": "25", "days": "3月31日，9月30日 12-31", "starts_on": ""}
    assert office.post(f"/plans/{cast.plan}/cycle", data=form).status_code == 303
    page = office.get(f"/matrix?plan={cast.plan}").text
    assert "报送周期：3月31日、9月30日、12月31日" in page
    form = {"cycle": "every_weeks", "day": "25", "weeks": "3", "starts_on": "2017-07-14"}
    assert office.post(f"/plans/{cast.plan}/cycle", data=form).status_code == 303
    page = office.get(f"/matrix?plan={cast.plan}").text
    assert "报送周期：每 3 周" in page
    assert 'name="starts_on" value="2017-07-14"' in page


def test_the_same_rule_again_is_no_second_event(as_key: Door, cast: Cast) -> None:
    office = as_key("office_write_key")
    for _ in range(2):
        set_rule(office, cast, FORTNIGHT)
    events = office.get("/api/v1/events?action=cycle.set").json()["data"]
    assert [event["data"]["after"]["cycle_weeks"] for event in events] == [2]


def test_a_round_of_ones_own_rule_is_answered_and_missed(
    as_key: Door, as_person: Door, database: Database, cast: Cast, clock: Clock
) -> None:
    office, lead = as_key("office_write_key"), as_key("lead_write_key")
    set_rule(office, cast, FORTNIGHT)
    at = f"/api/v1/items/{cast.items['2']}"
    form = as_person("liaison").get(f"/items/{cast.items['2']}/report").text
    assert "<option selected>2017-07-21</option>" in form
    assert lead.post(f"{at}/reports", json={"summary": "好", "period": "2017-07-20"}).status_code == 422
    assert lead.post(f"{at}/reports", json={"summary": "好", "period": "2017-08-04"}).status_code == 422
    late = lead.post(f"{at}/reports", json={"summary": "好", "period": "2017-06-23"})
    assert late.status_code == 201
    assert lead.post(f"{at}/reports", json={"summary": "好"}).json()["period"] == "2017-07-21"
    while database.write(lambda s: items.turn_lights(s, clock.today())):
        pass
    rows = office.get(f"/api/v1/plans/{cast.plan}/matrix").json()["rows"]
    states = {row["unit_name"]: [cell["counts"] for cell in row["cells"]] for row in rows}
    assert states["市交通运输局"][0] == {"late": 1, "missing": 1}
    assert states["市交通运输局"][1] == {"missing": 2}
    item = lead.get(f"/api/v1/items/{cast.items['2']}").json()
    assert (item["light"], item["light_code"], item["light_on"]) == ("red", "report_missing", "2017-07-07")


def test_days_are_read_as_written_and_said_again() -> None:
    assert named_days("10日、25号；3月5日,12/31 31-12 某天") == ["10", "25", "03-05", "12-31", "31-12", "某天"]
    assert spoken_days(["10", "03-31"]) == "10日、3月31日"
