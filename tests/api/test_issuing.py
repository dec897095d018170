"""Drafting, issuing, signing, handing down and fanning out through the JSON door, alone and at once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.actions import acknowledgements, drafts, issuing, keys, milestones, units
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.importing.names.directory import Directory, UnitRow
from app.models import Event
from app.models.base import table
from app.models.client import ClientCreate
from app.models.drafting import ItemCreate, LineCreate
from app.models.event import Action
from app.models.milestone import Completion
from app.queries.item import get_item, get_milestone
from app.rules.actor import Actor
from app.rules.errors import Conflict
from app.rules.vocabulary import Role, Scope, Via
from tests.cast import DIRECTORY, LEAD, PEOPLE, TODAY, Cast
from tests.racing import race

Program = Callable[[str], TestClient]
GROUP = "各县（市、区）政府（管委会）"
COUNTIES = ("赤坎区政府", "霞山区政府")


def line(**more: Any) -> dict[str, Any]:
    """A line that the lead unit leads."""
    return {"plan_text": "8月底前完成选址。\n12月底前完成建设。", "lead_units": [LEAD]} | more


def item(**more: Any) -> dict[str, Any]:
    """An item to draft."""
    return {"title": "建设候车亭", "due_on": "2017-12-31", "lines": [line()]} | more


def count(database: Database, action: Action) -> int:
    """How often something has happened."""
    query = select(func.count()).where(table(Event).c.action == action)
    return database.read(lambda session: session.scalar(query) or 0)


def county(cast: Cast, name: str) -> Actor:
    """The liaison of a county."""
    return Actor(f"{name}联络员", Role.LIAISON, Via.PAGE, unit_id=cast.units[name], unit_name=name)


def fanned_out(database: Database, cast: Cast, clock: Clock) -> int:
    """The milestone of an item that all counties lead, due on 2017-06-30 and issued."""
    body = ItemCreate(title="清理卫生死角", lines=[LineCreate(plan_text="6月底前完成清理。", lead_units=[GROUP])])

    def work(session: Any) -> int:
        office = cast.actors["office"]
        made = drafts.create_item(session, office, cast.plan, body, now=clock.now(), today=TODAY)
        issuing.issue(session, office, cast.plan, [made], now=clock.now(), today=TODAY)
        return get_item(session, office, made).lines[0].milestones[0].id

    return database.write(work)


def test_a_draft_is_read_into_milestones_and_seen_by_the_office_only(
    as_key: Program, as_person: Program, cast: Cast
) -> None:
    answer = as_key("office_write_key").post(f"/api/v1/plans/{cast.plan}/items", json=item())
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["no"], made["state"]) == ("4", "draft")
    assert [one["due_on"] for one in made["lines"][0]["milestones"]] == ["2017-08-31", "2017-12-31"]
    for who in PEOPLE:
        seen = as_person(who).get(f"/api/v1/items/{made['id']}").status_code
        assert seen == (200 if who == "office" else 404), who
    assert made["id"] not in [row["id"] for row in as_key("office_read_key").get("/api/v1/items").json()["data"]]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"no": "1"}, "/no"),
        ({"leader": "无此人"}, "/leader"),
        ({"lines": [line(lead_units=["无此局"])]}, "/lines/0/lead_units/0"),
        ({"lines": [line(lead_units=[999])]}, "/lines/0/lead_units/0"),
        ({"lines": []}, "/lines"),
    ],
)
def test_a_draft_that_cannot_be_names_the_field(
    as_key: Program, cast: Cast, change: dict[str, Any], pointer: str
) -> None:
    answer = as_key("office_write_key").post(f"/api/v1/plans/{cast.plan}/items", json=item(**change))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_an_edit_needs_the_version_last_seen_and_ends_with_the_issue(as_key: Program, cast: Cast) -> None:
    office = as_key("office_write_key")
    made = office.post(f"/api/v1/plans/{cast.plan}/items", json=item()).json()
    edited = office.patch(f"/api/v1/items/{made['id']}", json={"version": 1, "due_on": "2017-11-30"})
    assert (edited.json()["due_on"], edited.json()["baseline_due_on"]) == ("2017-11-30", "2017-11-30")
    assert office.patch(f"/api/v1/items/{made['id']}", json={"version": 1, "title": "改"}).status_code == 409
    issued = office.post(f"/api/v1/plans/{cast.plan}/issue", json={"all": True})
    assert issued.json() == {"item_ids": [made["id"]]}
    late = office.patch(f"/api/v1/items/{made['id']}", json={"version": 3, "title": "改"})
    assert (late.status_code, late.json()["code"]) == (409, "item_not_draft")


def test_a_batch_is_issued_whole_or_not_at_all(as_key: Program, cast: Cast) -> None:
    office = as_key("office_write_key")
    good = office.post(f"/api/v1/plans/{cast.plan}/items", json=item()).json()["id"]
    bad = office.post(f"/api/v1/plans/{cast.plan}/items", json=item(lines=[{"plan_text": "尽快办理。"}])).json()["id"]
    answer = office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [good, bad]})
    assert answer.status_code == 422
    assert office.get(f"/api/v1/items/{good}").json()["state"] == "draft"
    found = office.get(f"/api/v1/plans/{cast.plan}/findings").json()
    assert found[0]["code"] == "lead.missing"


def test_an_item_is_issued_once_by_two_at_once(database: Database, cast: Cast, clock: Clock) -> None:
    office, body = cast.actors["office"], ItemCreate.model_validate(item())
    made = database.write(lambda s: drafts.create_item(s, office, cast.plan, body, now=clock.now(), today=TODAY))

    def job(session: Any) -> list[int]:
        return issuing.issue(session, office, cast.plan, [made], now=clock.now(), today=TODAY)

    results = race(database, [job, job])
    assert sorted(isinstance(one, Conflict) for one in results) == [False, True]
    assert count(database, Action.ITEM_ISSUED) == 1


def test_two_colleagues_sign_at_once_and_it_is_signed_once(database: Database, cast: Cast, clock: Clock) -> None:
    def job(who: str) -> Callable[[Any], None]:
        return lambda session: acknowledgements.acknowledge(
            session, cast.actors[who], cast.items["1"], now=clock.now(), today=TODAY
        )

    assert race(database, [job("liaison"), job("colleague")]) == [None, None]
    assert count(database, Action.ITEM_ACKNOWLEDGED) == 1


def test_a_missing_signature_turns_the_light_yellow_then_red(database: Database, cast: Cast) -> None:
    from app.actions.items import refresh

    item_id = cast.items["2"]
    lights = [
        database.write(lambda session, day=TODAY + timedelta(days=later): refresh(session, item_id, day).light.value)
        for later in (0, 1, 2, 3)
    ]
    assert lights == ["green", "green", "yellow", "red"]


def test_a_group_milestone_is_met_once_when_the_last_two_tick_at_once(
    database: Database, cast: Cast, clock: Clock
) -> None:
    step = fanned_out(database, cast, clock)

    def job(name: str) -> Callable[[Any], int]:
        return lambda session: milestones.complete(
            session, county(cast, name), step, Completion(version=1), now=clock.now(), today=TODAY
        )

    assert all(isinstance(one, int) for one in race(database, [job(name) for name in COUNTIES]))
    found = database.read(lambda session: get_milestone(session, cast.actors["office"], step))
    assert (found.state.value, found.version, len([one for one in found.shares if one.late])) == ("met_late", 2, 2)
    assert count(database, Action.MILESTONE_COMPLETED) == 2


def test_a_member_ticks_and_takes_back_its_own_share_only(database: Database, cast: Cast, clock: Clock) -> None:
    step = fanned_out(database, cast, clock)
    first, second = (county(cast, name) for name in COUNTIES)
    tick = Completion(done_on=TODAY)

    def run(work: Callable[[Any], Any]) -> Any:
        return database.write(work)

    def state() -> tuple[str, list[bool]]:
        found = database.read(lambda session: get_milestone(session, cast.actors["office"], step))
        return found.state.value, [one.done_on is not None for one in found.shares]

    run(lambda s: milestones.complete(s, first, step, tick, now=clock.now(), today=TODAY))
    assert state() == ("planned", [True, False])
    taken_back = {"reason": "", "version": None, "now": clock.now(), "today": TODAY}
    with pytest.raises(Conflict):
        run(lambda s: milestones.reopen(s, second, step, **taken_back))
    run(lambda s: milestones.complete(s, second, step, tick, now=clock.now(), today=TODAY))
    assert state() == ("met_late", [True, True])
    run(lambda s: milestones.reopen(s, second, step, **(taken_back | {"now": clock.now()})))
    assert state() == ("planned", [True, False])


def test_a_slip_needs_no_reason_for_ten_minutes(database: Database, cast: Cast, clock: Clock) -> None:
    from app.rules.errors import Invalid

    step, who, now = cast.milestones["6月底前完成招标"], cast.actors["liaison"], clock.now()

    def tick() -> None:
        database.write(lambda s: milestones.complete(s, who, step, Completion(), now=now, today=TODAY))

    def undo(actor: str, minutes: int, reason: str = "") -> None:
        at = now + timedelta(minutes=minutes)
        deputy = cast.actors[actor]
        database.write(lambda s: milestones.reopen(s, deputy, step, reason=reason, version=None, now=at, today=TODAY))

    tick()
    undo("liaison", 10)
    tick()
    for actor, minutes in (("liaison", 11), ("colleague", 1), ("office", 1)):
        with pytest.raises(Invalid):
            undo(actor, minutes)
    undo("colleague", 11, "日期有误")


def test_a_plan_that_asks_for_evidence_gets_it_before_the_tick(as_key: Program, cast: Cast, settings: Settings) -> None:
    office, lead = as_key("office_write_key"), as_key("lead_write_key")
    plan = office.post("/api/v1/plans", json={"title": "佐证", "year": 2017, "evidence_required": True}).json()["id"]
    step = office.post(f"/api/v1/plans/{plan}/items", json=item()).json()["lines"][0]["milestones"][0]["id"]
    office.post(f"/api/v1/plans/{plan}/issue", json={"all": True})
    bare = lead.post(f"/api/v1/milestones/{step}/completion", json={})
    assert (bare.status_code, bare.json()["errors"][0]["pointer"]) == (422, "/evidence")
    files = {"files": ("选址意见.txt", "同意".encode(), "text/plain")}
    assert lead.post(f"/api/v1/milestones/{step}/evidence", files=files).status_code == 201
    ticked = lead.post(f"/api/v1/milestones/{step}/completion", json={})
    assert (ticked.status_code, ticked.json()["evidence"][0]["name"]) == (200, "选址意见.txt")
    kept = lead.delete(f"/api/v1/evidence/{ticked.json()['evidence'][0]['id']}")
    assert kept.status_code == 409
    assert lead.get(f"/api/v1/evidence/{ticked.json()['evidence'][0]['id']}").content == "同意".encode()
    assert as_key("stranger_write_key").get("/api/v1/evidence/1").status_code == 404
    for path in settings.files.rglob("*"):
        if path.is_file():
            path.unlink()
    lost = lead.get(f"/api/v1/evidence/{ticked.json()['evidence'][0]['id']}")
    assert (lost.status_code, lost.headers["content-type"]) == (404, "application/problem+json")


def test_what_the_office_confirmed_the_unit_does_not_take_back(as_key: Program, cast: Cast) -> None:
    office, lead = as_key("office_write_key"), as_key("lead_write_key")
    at = f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}"
    assert office.post(f"{at}/confirmation").status_code == 409
    lead.post(f"{at}/completion", json={})
    assert lead.post(f"{at}/confirmation").status_code == 403
    assert office.post(f"{at}/confirmation").json()["confirmed_by"] == "office_write_key"
    assert lead.delete(f"{at}/completion", params={"reason": "改"}).status_code == 409
    returned = office.post(f"{at}/return", json={"reason": "材料不全"}).json()
    assert (returned["state"], returned["returned_note"], returned["confirmed_by"]) == ("planned", "材料不全", None)
    again = lead.post(f"{at}/completion", json={}).json()
    assert (again["state"], again["returned_note"]) == ("met_late", "")


def test_an_item_is_handed_down_to_own_sub_units_within_its_dates(
    as_key: Program, database: Database, cast: Cast, clock: Clock
) -> None:
    office, lead = as_key("office_write_key"), as_key("lead_write_key")
    sub = office.post("/api/v1/units", json={"name": "市公路养护中心", "parent_id": cast.units[LEAD]}).json()["id"]
    parent = cast.items["1"]
    down = f"/api/v1/items/{parent}/children"
    for change, code in (
        ({"due_on": "2018-01-31"}, "after_parent"),
        ({"lines": [line(lead_units=["市林业局"])]}, "foreign_unit"),
        ({"lines": [line(lead_units=[LEAD])]}, "circular"),
        ({"lines": [line(lead_units=["市政府"])]}, "circular"),
    ):
        refused = lead.post(down, json=item(lines=[line(lead_units=[sub])]) | change)
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, code)
    child = lead.post(down, json=item(lines=[line(lead_units=[sub])]))
    assert (child.status_code, child.json()["no"], child.json()["state"]) == (201, "1-1", "issued")
    whole = lead.get(f"/api/v1/items/{parent}").json()
    assert [one["id"] for one in whole["children"]] == [child.json()["id"]]
    assert whole["due_on"] == "2017-12-31"
    assert as_key("support_write_key").post(down, json=item()).status_code == 403
    new = ClientCreate(name="sub", scopes=[Scope.WRITE], unit_id=sub)
    key = database.write(
        lambda session: keys.create_with_client(session, cast.actors["security_admin"], new, now=clock.now()).key
    )
    below = TestClient(lead.app, headers={"Authorization": f"Bearer {key}"})
    assert below.get(f"/api/v1/items/{child.json()['id']}").json()["parent"] is None
    assert below.get(f"/api/v1/items/{parent}").status_code == 404
    step = child.json()["lines"][0]["milestones"][0]["id"]
    assert below.post(f"/api/v1/milestones/{step}/completion", json={}).status_code == 200
    assert lead.get(f"/api/v1/items/{parent}").json()["children"][0]["milestones_met"] == 1


def test_a_line_without_a_milestone_is_neither_issued_nor_handed_down(
    as_key: Program, as_person: Program, cast: Cast
) -> None:
    office, empty = as_key("office_write_key"), line(milestones=[])
    made = office.post(f"/api/v1/plans/{cast.plan}/items", json=item(lines=[line(), empty])).json()["id"]
    answer = office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [made]})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "milestone_missing")
    page = as_person("office").post(f"/plans/{cast.plan}/issue", data={"item_ids": str(made)})
    assert page.status_code == 422
    assert "第4项的第 2 分项没有节点，不能交办" in page.text
    sub = office.post("/api/v1/units", json={"name": "市公路养护中心", "parent_id": cast.units[LEAD]}).json()["id"]
    down = item(lines=[line(lead_units=[sub]), empty | {"lead_units": [sub]}])
    answer = as_key("lead_write_key").post(f"/api/v1/items/{cast.items['1']}/children", json=down)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/lines/1/milestones")
    step = line(milestones=[{"text": "建成", "due_on": "2017-12-31"}])
    assert office.patch(f"/api/v1/items/{made}", json={"version": 1, "lines": [line(), step]}).status_code == 200
    assert office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [made]}).status_code == 200


def test_a_number_is_kept_without_blanks_and_a_long_row_of_leads_is_cut(
    as_key: Program, database: Database, cast: Cast
) -> None:
    office = as_key("office_write_key")
    assert office.post(f"/api/v1/plans/{cast.plan}/items", json=item(no="  ")).status_code == 422
    made = office.post(f"/api/v1/plans/{cast.plan}/items", json=item(no=None)).json()
    assert made["no"] == "4"
    address = f"/api/v1/items/{made['id']}"
    assert office.patch(address, json={"version": 1, "no": " 9 "}).json()["no"] == "9"
    assert office.patch(address, json={"version": 2, "no": " "}).status_code == 422
    assert office.patch(address, json={"version": 2, "no": " 1 "}).status_code == 422
    names = [f"{n:03}号单位" + "名" * 20 for n in range(30)]
    rows = tuple(UnitRow(f"u{n}", name, "department", "市政府") for n, name in enumerate(names))
    database.write(lambda session: units.load(session, Directory(units=(*DIRECTORY.units, *rows))))
    edited = office.patch(address, json={"version": 2, "lines": [line(lead_units=names)]})
    assert (edited.status_code, len(edited.json()["lead_names"])) == (200, 500)
