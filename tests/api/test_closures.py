"""Closing an item, resting it and taking it up again, through the JSON door."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import delete, update
from starlette.testclient import TestClient

from app.actions import suspensions
from app.clock import Clock
from app.db import Database
from app.doors import DEPUTY_COOKIE
from app.models import Milestone, Share
from app.models.base import table
from app.queries.desk import read_desk
from tests.cast import Cast

Door = Callable[[str], TestClient]
PLAN = "制定实施方案"


def advance(as_person: Door, cast: Cast, steps: int) -> int:
    """Bring item 2 on its way to the end: finished, then asked for, endorsed, granted; gives the closure's id."""
    item, closure = cast.items["2"], 1
    assert as_person("liaison").post(f"/api/v1/milestones/{cast.milestones[PLAN]}/completion", json={}).is_success
    ways = [
        ("liaison", f"items/{item}/closure", {"result": "方案已印发"}),
        ("office", "closures/{closure}/endorsement", {}),
        ("leader", "closures/{closure}/grant", {}),
    ]
    for who, path, body in ways[:steps]:
        answer = as_person(who).post(f"/api/v1/{path.format(closure=closure)}", json=body)
        assert answer.is_success, answer.text
        closure = answer.json()["id"]
    return closure


def test_what_is_open_is_named_and_nothing_is_closed(as_person: Door, cast: Cast) -> None:
    item = cast.items["1"]
    answer = as_person("liaison").post(f"/api/v1/items/{item}/closure", json={"result": "完成"})
    assert (answer.status_code, answer.json()["code"]) == (409, "milestones_open")
    assert len(answer.json()["current"]["open"]) == 3
    assert answer.json()["errors"][0]["title"] == "6月底前完成招标"
    assert as_person("liaison").get(f"/api/v1/items/{item}").json()["state"] == "issued"


def test_a_line_without_a_milestone_is_open_until_it_has_one_that_is_met(
    as_person: Door, cast: Cast, database: Database
) -> None:
    item, step = cast.items["2"], table(Milestone)
    liaison, head, office = (as_person(who) for who in ("liaison", "head", "office"))
    # As documents have brought lines in, before such a line was refused when it is issued.
    database.write(lambda s: s.execute(update(table(Share)).values(next_milestone_id=None)))
    database.write(lambda s: s.execute(delete(step).where(step.c.item_id == item)))
    answer = liaison.post(f"/api/v1/items/{item}/closure", json={"result": "完成"})
    (line,) = liaison.get(f"/api/v1/items/{item}").json()["lines"]
    assert (answer.status_code, answer.json()["code"]) == (409, "milestones_open")
    assert answer.json()["errors"][0]["pointer"] == f"/lines/{line['id']}"
    page = liaison.post(f"/items/{item}/closure", data={"result": "完成"})
    assert page.status_code == 409
    assert "第 1 分项没有节点" in page.text
    added = {"field": "milestone", "line_id": line["id"], "after": {"text": "印发方案", "due_on": "2017-07-31"}}
    change = head.post(f"/api/v1/items/{item}/changes", json={"edits": [added], "reason": "补节点"}).json()
    assert office.post(f"/api/v1/changes/{change['id']}/decision", json={"approve": True}).json()["state"] == "applied"
    (new,) = liaison.get(f"/api/v1/items/{item}").json()["lines"][0]["milestones"]
    assert liaison.post(f"/api/v1/milestones/{new['id']}/completion", json={}).status_code == 200
    assert liaison.post(f"/api/v1/items/{item}/closure", json={"result": "完成"}).is_success


def test_a_closed_item_is_done_and_takes_no_work_until_it_is_reopened(as_person: Door, cast: Cast) -> None:
    item = cast.items["2"]
    advance(as_person, cast, 3)
    found = as_person("liaison").get(f"/api/v1/items/{item}").json()
    assert (found["state"], found["light"], found["light_code"]) == ("closed", "done", "closed")
    late = as_person("liaison").post(f"/api/v1/items/{item}/reports", json={"summary": "x", "period": "2017-07"})
    assert (late.status_code, late.json()["code"]) == (409, "item_not_working")
    undo = as_person("liaison").delete(f"/api/v1/milestones/{cast.milestones[PLAN]}/completion?reason=x")
    assert undo.status_code == 409
    again = as_person("office").post(f"/api/v1/items/{item}/reopening", json={"reason": "复查不实"})
    assert again.json()["state"] == "reopened"
    assert again.json()["closures"][0]["state"] == "granted"
    told = [event["action"] for event in again.json()["events"]]
    assert told[:4] == ["item.reopened", "item.closed", "closure.endorsed", "closure.requested"]
    twice = as_person("office").post(f"/api/v1/items/{item}/reopening", json={"reason": "复查不实"})
    assert (twice.status_code, twice.json()["code"]) == (409, "item_not_closed")


def test_a_closure_is_endorsed_before_it_is_granted_and_refused_with_a_reason(as_person: Door, cast: Cast) -> None:
    closure = advance(as_person, cast, 1)
    early = as_person("leader").post(f"/api/v1/closures/{closure}/grant", json={})
    assert (early.status_code, early.json()["code"]) == (409, "closure_not_endorsed")
    assert as_person("leader").post(f"/api/v1/closures/{closure}/refusal", json={"reason": "x"}).status_code == 403
    assert as_person("office").post(f"/api/v1/closures/{closure}/refusal", json={"reason": ""}).status_code == 422
    refused = as_person("office").post(f"/api/v1/closures/{closure}/refusal", json={"reason": "缺少佐证"})
    assert refused.json()["state"] == "refused"
    item = as_person("liaison").get(f"/api/v1/items/{cast.items['2']}").json()
    assert item["state"] == "in_progress"


def test_the_same_request_and_the_same_decisions_change_nothing(as_person: Door, as_key: Door, cast: Cast) -> None:
    item = cast.items["2"]
    closure = advance(as_person, cast, 1)
    again = as_person("liaison").post(f"/api/v1/items/{item}/closure", json={"result": "方案已印发"})
    assert again.json()["id"] == closure
    for who, verb in (("office", "endorsement"), ("leader", "grant")):
        for _ in range(2):
            assert as_person(who).post(f"/api/v1/closures/{closure}/{verb}", json={"note": "同意"}).status_code == 200
    rows = as_key("office_read_key").get(f"/api/v1/events?item={item}").json()["data"]
    assert len([row for row in rows if row["action"] != "milestone.completed"]) == 3


def test_a_suspension_hides_the_red_never_paints_it_green_and_ends_on_its_day(
    as_person: Door, cast: Cast, database: Database, clock: Clock
) -> None:
    item = cast.items["1"]
    rest = as_person("office").post(
        f"/api/v1/items/{item}/suspension", json={"until": "2017-07-31", "reason": "台风灾害"}
    )
    assert (rest.json()["light"], rest.json()["light_text"]) == ("grey", "台风灾害")
    desk = database.read(lambda s: read_desk(s, cast.units["市交通运输局"], clock.today()))
    assert [(row.late, row.next_due_on) for row in desk.page.rows if row.item_id == item] == [(0, date(2017, 7, 31))]
    same = as_person("office").post(
        f"/api/v1/items/{item}/suspension", json={"until": "2017-07-31", "reason": "台风灾害"}
    )
    assert same.json()["version"] == rest.json()["version"]
    late = cast.milestones["6月底前完成招标"]
    assert as_person("liaison").post(f"/api/v1/milestones/{late}/completion", json={}).status_code == 409
    day = date(2017, 7, 31)
    assert database.write(lambda s: suspensions.resume_due(s, now=clock.now(), today=day)) == 0
    day = date(2017, 8, 1)
    assert database.write(lambda s: suspensions.resume_due(s, now=clock.now(), today=day)) == 1
    assert database.write(lambda s: suspensions.resume_due(s, now=clock.now(), today=day)) == 0
    found = as_person("liaison").get(f"/api/v1/items/{item}").json()
    assert (found["state"], found["light"], found["suspended_until"]) == ("in_progress", "red", None)
    assert found["events"][0]["action"] == "item.resumed"


def test_resuming_what_does_not_rest_is_refused(as_person: Door, cast: Cast) -> None:
    answer = as_person("office").delete(f"/api/v1/items/{cast.items['1']}/suspension")
    assert (answer.status_code, answer.json()["code"]) == (409, "item_not_suspended")


def test_an_undecided_change_keeps_an_item_open(as_person: Door, cast: Cast) -> None:
    item = cast.items["2"]
    wish = {"edits": [{"field": "text", "after": "申报建设国家公交都市"}], "reason": "更名"}
    assert as_person("liaison").post(f"/api/v1/items/{item}/changes", json=wish).status_code == 201
    assert as_person("liaison").post(f"/api/v1/milestones/{cast.milestones[PLAN]}/completion", json={}).is_success
    answer = as_person("liaison").post(f"/api/v1/items/{item}/closure", json={"result": "完成"})
    assert (answer.status_code, answer.json()["code"]) == (409, "change_pending")


def test_who_endorsed_a_closure_does_not_grant_it_for_an_absent_leader(as_person: Door, cast: Cast) -> None:
    closure = advance(as_person, cast, 2)
    absence = {
        "person_id": cast.people["leader"],
        "deputy_id": cast.people["office"],
        "starts_on": "2017-07-10",
        "ends_on": "2017-07-12",
    }
    assert as_person("security_admin").post("/api/v1/delegations", json=absence).status_code == 201
    deputy = as_person("office")
    deputy.cookies.set(DEPUTY_COOKIE, str(cast.people["leader"]))
    assert deputy.get(f"/api/v1/closures/{closure}").json()["may"] == ["refuse"]
    assert as_person("leader").get(f"/api/v1/closures/{closure}").json()["may"] == ["grant", "refuse"]
    refused = deputy.post(f"/api/v1/closures/{closure}/grant", json={})
    assert (refused.status_code, refused.json()["code"]) == (403, "decided_before")
    assert as_person("leader").post(f"/api/v1/closures/{closure}/grant", json={}).status_code == 200
