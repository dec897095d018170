"""Asking for changes, deciding them in order, and what they do when the last has agreed."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from app.db import Database
from app.models import Person
from app.models.base import table
from tests.cast import STRANGER, Cast

Door = Callable[[str], TestClient]
BOARD, FAR, LATE = "8月底前建成电子站牌", "12月底前投入营运", "6月底前完成招标"


def extension(cast: Cast, name: str = FAR, **other: Any) -> dict[str, Any]:
    wish = {"milestone_id": cast.milestones[name], "due_on": "2018-03-31", "reason": "供车延迟", "progress": "已签约"}
    return {**wish, **other}


def ask(program: TestClient, item: int, wish: dict[str, Any], verb: str = "extensions") -> dict[str, Any]:
    answer = program.post(f"/api/v1/items/{item}/{verb}", json=wish)
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"].endswith(f"/changes/{answer.json()['id']}")
    found: dict[str, Any] = answer.json()
    return found


def decide(program: TestClient, change: int, approve: bool = True, **other: Any) -> Any:
    return program.post(f"/api/v1/changes/{change}/decision", json={"approve": approve, **other})


def events(as_key: Door, item: int) -> list[str]:
    rows = as_key("office_read_key").get(f"/api/v1/events?item={item}").json()["data"]
    return [row["action"] for row in rows]


def test_an_extension_goes_from_head_to_office_to_leader_and_moves_every_deadline_it_passes(
    as_key: Door, as_person: Door, cast: Cast
) -> None:
    item = cast.items["1"]
    change = ask(as_key("lead_write_key"), item, extension(cast))
    assert (change["kind"], change["state"], change["due_on"]) == ("extend", "proposed", "2018-03-31")
    assert [step["verb"] for step in change["steps"]] == ["approve_as_head", "approve_as_office", "approve_as_leader"]
    assert [(edit["before"], edit["after"]) for edit in change["edits"]] == [("2017-12-31", "2018-03-31")] * 3
    for who in ("head", "office"):
        answer = decide(as_person(who), change["id"], note="同意")
        assert (answer.status_code, answer.json()["state"]) == (200, "proposed"), answer.text
    before = as_key("office_read_key").get(f"/api/v1/items/{item}").json()
    assert before["due_on"] == "2017-12-31"
    answer = decide(as_person("leader"), change["id"])
    assert (answer.status_code, answer.json()["state"]) == (200, "applied"), answer.text
    after = as_key("office_read_key").get(f"/api/v1/items/{item}").json()
    assert (after["due_on"], after["baseline_due_on"]) == ("2018-03-31", "2017-12-31")
    assert (after["lines"][0]["due_on"], after["lines"][0]["baseline_due_on"]) == ("2018-03-31", "2017-12-31")
    step = after["lines"][0]["milestones"][1]
    assert (step["due_on"], step["baseline_due_on"], step["version"]) == ("2018-03-31", "2017-12-31", 2)
    assert after["version"] == before["version"] + 1
    assert after["state"] == "issued"
    assert events(as_key, item)[:4] == ["change.applied", "change.approved", "change.approved", "change.requested"]


def test_nobody_decides_their_own_request_or_two_steps(as_key: Door, as_person: Door, cast: Cast) -> None:
    change = ask(as_person("office"), cast.items["1"], extension(cast))
    assert [step["verb"] for step in change["steps"]] == ["approve_as_office", "approve_as_leader"]
    answer = decide(as_person("office"), change["id"])
    assert (answer.status_code, answer.json()["code"]) == (403, "own_request")
    assert decide(as_key("office_write_key"), change["id"]).status_code == 200


def test_a_refusal_needs_its_reason_and_ends_the_change(as_key: Door, as_person: Door, cast: Cast) -> None:
    change = ask(as_key("lead_write_key"), cast.items["1"], extension(cast))
    answer = decide(as_person("head"), change["id"], approve=False)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/note")
    answer = decide(as_person("head"), change["id"], approve=False, note="理由不充分")
    assert answer.json()["state"] == "refused"
    answer = decide(as_person("office"), change["id"])
    assert (answer.status_code, answer.json()["current"]) == (409, {"state": "refused"})


def test_the_same_wish_and_the_same_decision_change_nothing(as_key: Door, as_person: Door, cast: Cast) -> None:
    item = cast.items["1"]
    first = ask(as_key("lead_write_key"), item, extension(cast))
    assert ask(as_key("lead_write_key"), item, extension(cast))["id"] == first["id"]
    assert decide(as_person("head"), first["id"], note="同意").status_code == 200
    again = decide(as_person("head"), first["id"], note="同意")
    assert (again.status_code, again.json()["version"]) == (200, 2)
    assert events(as_key, item).count("change.approved") == 1


def test_only_the_unit_that_asked_takes_a_change_back(as_key: Door, as_person: Door, cast: Cast) -> None:
    change = ask(as_key("lead_write_key"), cast.items["1"], extension(cast))
    for who, status in {"second": 403, "office": 403, "leader": 403, "stranger": 404, "colleague": 200}.items():
        assert as_person(who).delete(f"/api/v1/changes/{change['id']}").status_code == status, who
    assert as_person("liaison").delete(f"/api/v1/changes/{change['id']}").json()["state"] == "cancelled"
    assert events(as_key, cast.items["1"]).count("change.cancelled") == 1


@pytest.mark.parametrize(
    ("wish", "pointer", "code"),
    [
        ({"due_on": "2017-12-31"}, "/due_on", "no_difference"),
        ({"due_on": "2017-07-01"}, "/due_on", "in_past"),
        ({"due_on": "2017-06-31"}, "/due_on", "date_from_datetime_parsing"),
        ({"due_on": 20180331}, "/due_on", "date_type"),
        ({"reason": ""}, "/reason", "string_too_short"),
        ({"milestone_id": LATE}, "/due_on", "already_due"),
        ({"milestone_id": 999999}, "/milestone_id", "not_found"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_at_its_field(
    as_key: Door, cast: Cast, wish: dict[str, Any], pointer: str, code: str
) -> None:
    if isinstance(wish.get("milestone_id"), str):
        wish = wish | {"milestone_id": cast.milestones[wish["milestone_id"]]}
    answer = as_key("lead_write_key").post(f"/api/v1/items/{cast.items['1']}/extensions", json=extension(cast) | wish)
    assert answer.status_code == 422, answer.text
    told = {(error["pointer"], error["code"]) for error in answer.json()["errors"]}
    assert (pointer, code) in told, told


def test_a_unit_changes_only_the_lines_it_leads(as_key: Door, as_person: Door, cast: Cast) -> None:
    wish = extension(cast, BOARD, due_on="2017-09-30")
    answer = as_key("lead_write_key").post(f"/api/v1/items/{cast.items['1']}/extensions", json=wish)
    assert answer.status_code == 403
    assert ask(as_person("second"), cast.items["1"], wish)["due_on"] == "2017-09-30"


def test_edits_are_judged_by_their_diff_and_applied_whole(as_key: Door, as_person: Door, cast: Cast) -> None:
    item = cast.items["1"]
    line = as_key("office_read_key").get(f"/api/v1/items/{item}").json()["lines"][0]
    wish = {
        "reason": "调整",
        "edits": [
            {"field": "text", "line_id": line["id"], "after": "12月底前投入营运300辆。"},
            {"field": "milestone", "line_id": line["id"], "after": {"text": "10月底前到货", "due_on": "2017-10-31"}},
            {"field": "milestone", "milestone_id": cast.milestones[LATE], "after": None},
            {
                "field": "units",
                "line_id": line["id"],
                "after": [
                    {"role": "lead", "unit_id": cast.units["市交通运输局"]},
                    {"role": "support", "unit_id": cast.units["市林业局"]},
                ],
            },
        ],
    }
    change = ask(as_key("lead_write_key"), item, wish, "changes")
    assert change["kind"] == "reduce"
    assert [step["verb"] for step in change["steps"]][1:] == ["approve_as_leader", "approve_as_principal"]
    for who in ("head", "leader", "principal"):
        assert decide(as_person(who), change["id"]).status_code == 200
    after = as_key("office_read_key").get(f"/api/v1/items/{item}").json()
    assert after["lines"][0]["plan_text"] == "12月底前投入营运300辆。"
    assert [step["state"] for step in after["lines"][0]["milestones"]] == ["waived", "planned", "planned"]
    assert after["lines"][0]["milestones"][2]["baseline_due_on"] == "2017-10-31"
    assert as_person("stranger").get(f"/api/v1/items/{item}").status_code == 200
    assert as_person("support").get(f"/api/v1/items/{item}").status_code == 404
    assert after["light"] != "red"


def test_what_may_only_grow_goes_to_development_and_reform(
    as_key: Door, as_person: Door, cast: Cast, database: Any
) -> None:
    from sqlalchemy import update

    from app.models import Plan
    from app.models.base import table

    database.write(lambda session: session.execute(update(table(Plan)).values(change_policy="additions_only")))
    item = cast.items["1"]
    later = ask(as_key("lead_write_key"), item, extension(cast))
    assert later["kind"] == "reduce"
    assert as_key("lead_write_key").delete(f"/api/v1/changes/{later['id']}").status_code == 200
    sooner = {"field": "due_on", "milestone_id": cast.milestones[FAR], "after": "2017-11-30"}
    more = ask(as_key("lead_write_key"), item, {"edits": [sooner], "reason": "提前"}, "changes")
    assert (more["kind"], more["steps"][1]["verb"]) == ("add", "approve_as_development")
    assert decide(as_person("head"), more["id"]).status_code == 200
    waiting = as_person("development").get("/api/v1/changes?mine=true").json()["data"]
    assert [one["id"] for one in waiting] == [more["id"]]
    assert decide(as_person("development"), more["id"]).json()["state"] == "applied"


def test_a_withdrawn_item_stays_visible_with_its_reason_and_ends_what_was_open(
    as_key: Door, as_person: Door, cast: Cast
) -> None:
    item = cast.items["1"]
    other = ask(as_key("lead_write_key"), item, extension(cast))
    change = ask(as_key("lead_write_key"), item, {"reason": "规划调整，项目取消"}, "withdrawal")
    for who in ("head", "leader", "principal"):
        assert decide(as_person(who), change["id"]).status_code == 200
    found = as_person("liaison").get(f"/api/v1/items/{item}").json()
    assert (found["state"], found["light"], found["light_code"]) == ("withdrawn", "grey", "withdrawn")
    assert found["reason"] == "规划调整，项目取消"
    assert found["may"] == []
    assert not found["may_report"]
    assert as_key("office_read_key").get(f"/api/v1/changes/{other['id']}").json()["state"] == "cancelled"
    tick = as_person("liaison").post(f"/api/v1/milestones/{cast.milestones[LATE]}/completion", json={})
    assert (tick.status_code, tick.json()["code"]) == (409, "item_not_working")
    report = as_person("liaison").post(f"/api/v1/items/{item}/reports", json={"summary": "x", "period": "2017-07"})
    assert report.status_code == 409


def test_a_tick_between_request_and_approval_stops_the_approval(as_key: Door, as_person: Door, cast: Cast) -> None:
    wish = extension(cast, BOARD, due_on="2017-09-30")
    change = ask(as_person("second"), cast.items["1"], wish)
    board = cast.milestones[BOARD]
    assert decide(as_key("office_write_key"), change["id"]).status_code == 200
    assert as_person("second").post(f"/api/v1/milestones/{board}/completion", json={}).status_code == 200
    answer = decide(as_person("leader"), change["id"])
    assert (answer.status_code, answer.json()["code"]) == (409, "item_changed")
    assert answer.json()["current"]["edits"][0]["state"] == "met"
    refused = decide(as_person("leader"), change["id"], approve=False, note="已完成")
    assert refused.json()["state"] == "refused"


def test_where_a_unit_has_no_head_the_office_decides_in_its_place_and_the_step_says_so(
    as_key: Door, as_person: Door, cast: Cast
) -> None:
    change = ask(as_person("second"), cast.items["1"], extension(cast, BOARD, due_on="2017-09-30"))
    steps = [(step["verb"], step["instead_of"]) for step in change["steps"]]
    assert steps == [("approve_as_office", "approve_as_head"), ("approve_as_leader", None)]
    assert "单位负责人" in as_person("office").get(f"/changes/{change['id']}").text
    assert decide(as_person("office"), change["id"]).status_code == 200
    assert decide(as_person("leader"), change["id"]).json()["state"] == "applied"


def disable(database: Database, *who: str) -> None:
    person = table(Person)
    database.write(lambda s: s.execute(update(person).where(person.c.username.in_(who)).values(active=False)))


def test_a_unit_s_own_system_can_ask_where_the_unit_has_nobody_else(
    as_key: Door, as_person: Door, cast: Cast, database: Database
) -> None:
    disable(database, "liaison", "colleague", "head", "leader")
    change = ask(as_key("lead_write_key"), cast.items["1"], extension(cast))
    steps = [(step["verb"], step["instead_of"]) for step in change["steps"]]
    assert steps == [("approve_as_office", "approve_as_head"), ("approve_as_principal", "approve_as_leader")]
    for who in ("office", "principal"):
        assert decide(as_person(who), change["id"]).status_code == 200


@pytest.mark.parametrize("door", ["api", "page"])
def test_what_nobody_could_decide_is_not_asked_for(as_person: Door, cast: Cast, database: Database, door: str) -> None:
    disable(database, "principal")
    path = f"/items/{cast.items['1']}/withdrawal"
    if door == "api":
        answer = as_person("liaison").post(f"/api/v1{path}", json={"reason": "规划调整"})
        assert (answer.json()["code"], answer.json()["current"]) == ("nobody_decides", {"verb": "approve_as_principal"})
    else:
        answer = as_person("liaison").post(path, data={"reason": "规划调整"})
        assert "规划调整" in answer.text
        assert "主要领导" in answer.text
    assert answer.status_code == 409
    assert as_person("office").get("/api/v1/changes").json()["data"] == []


def test_a_unit_asks_for_a_unit_that_it_has_nothing_to_do_with_yet(as_person: Door, cast: Cast) -> None:
    path = f"/items/{cast.items['1']}/changes"
    form = as_person("second").get(f"{path}/new").text
    stranger = cast.units[STRANGER]
    assert f'<option value="{stranger}">{STRANGER}</option>' in form
    found = re.findall(r'name="add_unit\.l(\d+)"', form)
    sent = {f"add_unit.l{found[-1]}": str(stranger), f"add_role.l{found[-1]}": "support", "reason": "需要林业协助"}
    answer = as_person("second").post(path, data=sent)
    assert answer.status_code == 303, answer.text
    assert STRANGER in as_person("second").get(answer.headers["location"]).text


@pytest.mark.parametrize("door", ["api", "page"])
def test_what_an_undecided_change_touches_is_not_asked_for_again(
    as_key: Door, as_person: Door, cast: Cast, door: str
) -> None:
    item = cast.items["1"]
    change = ask(as_key("lead_write_key"), item, extension(cast))
    other = extension(cast, due_on="2018-04-30")
    if door == "api":
        answer = as_key("lead_write_key").post(f"/api/v1/items/{item}/extensions", json=other)
        assert (answer.json()["code"], answer.json()["current"]) == ("change_pending", {"changes": [change["id"]]})
    else:
        answer = as_person("liaison").post(f"/items/{item}/extensions", data={**other, "version": ""})
        assert f'href="/changes/{change["id"]}"' in answer.text
    assert answer.status_code == 409
    assert f"第 {change['id']} 号" in answer.text
    assert as_key("lead_write_key").delete(f"/api/v1/changes/{change['id']}").status_code == 200
    assert ask(as_key("lead_write_key"), item, other)["due_on"] == "2018-04-30"


@pytest.mark.parametrize("first", ["drop", "text"])
def test_nothing_of_a_milestone_is_changed_while_it_is_asked_to_be_dropped_and_the_other_way_round(
    as_key: Door, cast: Cast, first: str
) -> None:
    at = {"milestone_id": cast.milestones[FAR]}
    drop, text = {"field": "milestone", "after": None, **at}, {"field": "text", "after": "年底前投入营运", **at}
    edits = [drop, text] if first == "drop" else [text, drop]
    path = f"/api/v1/items/{cast.items['1']}/changes"
    answers = [as_key("lead_write_key").post(path, json={"edits": [one], "reason": "调整"}) for one in edits]
    assert [one.status_code for one in answers] == [201, 409]
    earlier = {"field": "due_on", "after": "2017-11-30", **at}
    third = as_key("lead_write_key").post(path, json={"edits": [earlier], "reason": "提前"})
    assert third.status_code == (409 if first == "drop" else 201)


def test_what_has_moved_on_is_told_to_the_first_who_would_agree(as_key: Door, as_person: Door, cast: Cast) -> None:
    board = cast.milestones[BOARD]
    change = ask(as_person("second"), cast.items["1"], extension(cast, BOARD, due_on="2017-09-30"))
    assert as_person("second").post(f"/api/v1/milestones/{board}/completion", json={}).status_code == 200
    answer = decide(as_person("office"), change["id"])
    assert (answer.status_code, answer.json()["code"]) == (409, "item_changed")
    assert decide(as_person("office"), change["id"], approve=False, note="已完成").json()["state"] == "refused"
