"""The item list over JSON: each filter by itself, the orders, and pages that neither skip nor repeat."""

import base64
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import plans
from app.clock import Clock
from app.db import Database
from app.importing.draft import DocumentFacts, Draft, ItemDraft, LineDraft
from app.rules.vocabulary import PlanKind
from tests import cast as casting
from tests.cast import Cast

Program = Callable[[str], TestClient]


@pytest.fixture
def office(as_key: Program) -> TestClient:
    return as_key("office_read_key")


def numbers(office: TestClient, **filters: Any) -> list[str]:
    """The numbers of the items that the filters leave."""
    answer = office.get("/api/v1/items", params=filters)
    assert answer.status_code == 200, answer.text
    return [row["no"] for row in answer.json()["data"]]


def add(
    database: Database,
    cast: Cast,
    clock: Clock,
    rows: list[tuple[str, str, date | None]],
) -> int:
    """Another plan, with items of these numbers, titles and deadlines under the lead unit; returns its id."""
    drafts = [
        ItemDraft(no, title, deadline=due, lines=[LineDraft("方案。", due, lead_units=[casting.LEAD])])
        for no, title, due in rows
    ]
    draft = Draft(DocumentFacts(name="more.txt", format="txt"), items=drafts)
    new = plans.NewPlan("补充计划", PlanKind.OTHER, 2017)

    def work(session: Session) -> int:
        return plans.register(session, cast.actors["office"], new, draft, now=clock.now(), today=clock.today())

    return database.write(work)


def test_each_filter_narrows_the_list(office: TestClient, cast: Cast) -> None:
    units, people = cast.units, cast.people
    for filters, expected in [
        ({}, ["1", "2", "3"]),
        ({"plan": cast.plan}, ["1", "2", "3"]),
        ({"plan": cast.plan + 1}, []),
        ({"unit": units[casting.LEAD]}, ["1", "2"]),
        ({"unit": units[casting.LEAD], "role": "lead"}, ["1", "2"]),
        ({"unit": units[casting.SUPPORT], "role": "support"}, ["1"]),
        ({"unit": units[casting.SUPPORT], "role": "lead"}, []),
        ({"unit": units["赤坎区政府"], "role": "support"}, ["2"]),
        ({"leader": people["leader"]}, ["1", "2"]),
        ({"leader": people["other_leader"]}, ["3"]),
        ({"light": "red"}, ["1"]),
        ({"light": ["red", "yellow"]}, ["1", "3"]),
        ({"light": "done"}, []),
        ({"state": "issued"}, ["1", "2", "3"]),
        ({"state": "closed"}, []),
        ({"due_from": "2017-12-31", "due_to": "2017-12-31"}, ["1", "2", "3"]),
        ({"due_from": "2018-01-01"}, []),
        ({"due_to": "2017-12-30"}, []),
        ({"q": "新能源"}, ["1"]),
        ({"q": "站牌"}, ["1"]),
        ({"q": "公交 都市"}, ["2"]),
        ({"q": "3"}, ["3"]),
        ({"unit": units[casting.LEAD], "light": "red", "q": "公交", "leader": people["leader"]}, ["1"]),
    ]:
        assert (filters, sorted(numbers(office, **filters))) == (filters, expected)


def test_percent_and_underscore_in_a_search_mean_themselves(
    office: TestClient, database: Database, cast: Cast, clock: Clock
) -> None:
    add(database, cast, clock, [("p", "增长10%以上", None), ("u", "文件a_b归档", None), ("b", "路径a\\b", None)])
    found = {word: numbers(office, q=word) for word in ("10%", "%", "a_b", "_", "a\\b", "1%以")}
    assert found == {"10%": ["p"], "%": ["p"], "a_b": ["u"], "_": ["u"], "a\\b": ["b"], "1%以": []}


def test_the_three_orders(office: TestClient, database: Database, cast: Cast, clock: Clock) -> None:
    rows = [("x", "甲", date(2017, 9, 30)), ("y", "乙", None), ("z", "丙", date(2017, 3, 31))]
    plan = add(database, cast, clock, rows)
    for unit in ({}, {"unit": cast.units[casting.LEAD]}):
        assert numbers(office, plan=plan, **unit) == ["z", "x", "y"]
        assert numbers(office, plan=plan, sort="-due", **unit) == ["y", "x", "z"]
        assert numbers(office, plan=plan, sort="no", **unit) == ["x", "y", "z"]


@pytest.mark.parametrize("sort", ["due", "-due", "no"])
@pytest.mark.parametrize("by_unit", [False, True])
def test_pages_follow_each_other_while_others_insert(
    sort: str, by_unit: bool, office: TestClient, database: Database, cast: Cast, clock: Clock
) -> None:
    days = [date(2017, month, 28) for month in (3, 3, 6, 6, 9)]
    add(database, cast, clock, [(f"a{n}", "先有", day) for n, day in enumerate(days)] + [("a5", "无期限", None)])
    filters = {"q": "先有", "sort": sort, "limit": 2} | ({"unit": cast.units[casting.LEAD]} if by_unit else {})
    address, seen, pages = office.base_url.join("/api/v1/items").copy_merge_params(filters), [], 0
    while address:
        answer = office.get(str(address))
        seen += [row["no"] for row in answer.json()["data"]]
        assert (answer.json()["next"] is None) == ("next" not in answer.links)
        address = answer.links["next"]["url"] if answer.links else ""
        pages += 1
        # On either side of the page just read: what is in front must not push rows onto the next page.
        add(database, cast, clock, [(f"b{pages}", "后来", date(2017, 1, 1)), (f"c{pages}", "后来", date(2017, 12, 31))])
        assert pages < 10
    assert sorted(seen) == [f"a{n}" for n in range(5)]
    assert seen == sorted(seen, reverse=sort == "-due") or sort != "no"


def test_the_next_link_keeps_every_filter(office: TestClient) -> None:
    answer = office.get("/api/v1/items", params={"light": ["red", "green", "yellow"], "q": "公", "limit": 1})
    link = answer.links["next"]["url"]
    assert link.startswith("/api/v1/items?light=red&light=green&light=yellow&q=%E5%85%AC&limit=1&cursor=")
    assert office.get(link).json()["data"][0]["id"] != answer.json()["data"][0]["id"]


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%%%",
        "中",
        "bm90IGpzb24",
        base64.urlsafe_b64encode(b'["due"]').decode(),
        base64.urlsafe_b64encode(b'["due","2017-12-31",true]').decode(),
        base64.urlsafe_b64encode(b'["due","2017-13-31",1]').decode(),
        base64.urlsafe_b64encode(b'["due","2017-12-31",99999999999999999999]').decode(),
        base64.urlsafe_b64encode(b'["due",1,1]').decode(),
        base64.urlsafe_b64encode(b"[" * 290).decode(),
        base64.urlsafe_b64encode(b'{"due":1}').decode(),
    ],
)
def test_a_cursor_made_by_hand_is_refused(office: TestClient, cursor: str) -> None:
    answer = office.get("/api/v1/items", params={"cursor": cursor})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_cursor")


def test_a_cursor_of_another_order_is_refused(office: TestClient) -> None:
    cursor = office.get("/api/v1/items", params={"limit": 1, "sort": "due"}).json()["next"]
    for sort in ("-due", "no"):
        assert office.get("/api/v1/items", params={"cursor": cursor, "sort": sort}).status_code == 400
    assert office.get("/api/v1/units", params={"cursor": cursor}).status_code == 400


def test_an_item_comes_whole(office: TestClient, cast: Cast) -> None:
    item = office.get(f"/api/v1/items/{cast.items['1']}").json()
    assert (item["light"], item["light_code"], item["light_on"]) == ("red", "overdue", "2017-06-30")
    assert item["lead_names"] == f"{casting.LEAD}、{casting.SECOND}"
    assert [[unit["name"] for unit in line["units"]] for line in item["lines"]] == [
        [casting.LEAD, casting.SUPPORT],
        [casting.SECOND],
    ]
    assert [m["text"] for line in item["lines"] for m in line["milestones"]] == [
        "6月底前完成招标",
        "12月底前投入营运",
        "8月底前建成电子站牌",
    ]
    assert item["plan_title"] == "2017年重点工作"


def test_what_may_be_done_is_told_to_each(as_key: Program, cast: Cast) -> None:
    def told(key: str) -> tuple[list[bool], list[bool], bool]:
        item = as_key(key).get(f"/api/v1/items/{cast.items['1']}").json()
        lines = item["lines"]
        return [line["may_complete"] for line in lines], [line["may_reopen"] for line in lines], item["may_report"]

    assert told("lead_write_key") == ([True, False], [True, False], True)
    assert told("support_write_key") == ([False, False], [False, False], True)
    assert told("office_write_key") == ([False, False], [True, True], False)
    assert told("lead_read_key") == told("office_read_key") == ([False, False], [False, False], False)
