"""Discarding a draft (作废): only while it is one, for a reason that stays, once, and out of every count."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.test_bad_input import fault
from tests.api.test_refs import edited_by_the_office, matter, register
from tests.cast import LEAD, Cast
from tests.contract import check

Program = Callable[[str], TestClient]
ITEM = {"title": "修建候车亭", "lines": [{"plan_text": "6月底前建成50座。", "lead_units": [LEAD]}], "leader": "曹兴"}
WHY = {"reason": "与第1项重复"}


@pytest.fixture
def office(as_key: Program) -> TestClient:
    return as_key("office_write_key")


@pytest.fixture
def draft(office: TestClient, cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = office.post(f"/api/v1/plans/{cast.plan}/items", json=ITEM).json()
    return found


def discard(office: TestClient, item: dict[str, Any], **more: Any) -> Any:
    answer = office.post(f"/api/v1/items/{item['id']}/discard", json=WHY | {"version": item["version"]} | more)
    check(answer)
    return answer


def events(item: dict[str, Any], action: str = "item.draft_discarded") -> list[dict[str, Any]]:
    return [event for event in item["events"] if event["action"] == action]


def test_a_discarded_draft_says_who_when_and_why_to_the_office_and_is_not_there_for_others(
    office: TestClient, as_person: Program, draft: dict[str, Any]
) -> None:
    assert "discard_draft" in draft["may"]
    found = discard(office, draft).json()
    assert (found["state"], found["light"], found["light_code"]) == ("discarded", "grey", "discarded")
    assert (found["reason"], found["may"], found["may_edit"]) == (WHY["reason"], [], False)
    (event,) = events(found)
    told = {"no": draft["no"], "title": draft["title"], **WHY}
    assert event["data"] == told | {"before": {"state": "draft"}, "after": {"state": "discarded"}}
    assert (event["actor_name"], event["at"][:10]) == ("office_write_key", "2017-07-10")
    path = f"/api/v1/items/{draft['id']}"
    for who in ("principal", "leader", "liaison", "head", "stranger"):
        assert as_person(who).get(path).status_code == 404, who
    assert as_person("office").get(path).json()["reason"] == WHY["reason"]


def test_discarding_again_changes_nothing_whatever_is_said_then(office: TestClient, draft: dict[str, Any]) -> None:
    first = discard(office, draft).json()
    for again in (discard(office, draft), discard(office, first, reason="另一个理由")):
        assert (again.status_code, again.json()) == (200, first)


def test_what_is_issued_is_not_discarded_and_the_refusal_says_what_to_do(
    office: TestClient, cast: Cast, draft: dict[str, Any]
) -> None:
    office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [draft["id"]]})
    refused = fault(discard(office, draft), 409)
    assert (refused["code"], refused["current"]["state"]) == ("item_not_draft", "issued")
    assert "请申请撤销" in refused["title"]
    assert "/withdrawal" in refused["detail"]
    asked = office.post(f"/api/v1/items/{draft['id']}/withdrawal", json=WHY)
    assert asked.status_code == 201


def test_nobody_discards_unseen_what_somebody_else_has_edited(
    office: TestClient, as_person: Program, draft: dict[str, Any]
) -> None:
    path = f"/api/v1/items/{draft['id']}/discard"
    assert fault(office.post(path, json=WHY), 428)["code"] == "precondition_required"
    tag = office.get(f"/api/v1/items/{draft['id']}").headers["etag"]
    mended = edited_by_the_office(as_person("office"), draft, title="修建候车亭和站牌")
    refused = fault(discard(office, draft), 409)
    assert (refused["code"], refused["current"]["title"]) == ("version_conflict", mended["title"])
    assert fault(office.post(path, json=WHY, headers={"If-Match": tag}), 412)["code"] == "precondition_failed"
    now = office.get(f"/api/v1/items/{draft['id']}").headers["etag"]
    assert office.post(path, json=WHY, headers={"If-Match": now}).json()["state"] == "discarded"


@pytest.mark.parametrize("reason", [None, "", " \u3000"])
def test_a_reason_is_wanted(office: TestClient, draft: dict[str, Any], reason: str | None) -> None:
    body = {"version": draft["version"]} | ({} if reason is None else {"reason": reason})
    refused = fault(office.post(f"/api/v1/items/{draft['id']}/discard", json=body), 422)
    assert [error["pointer"] for error in refused["errors"]] == ["/reason"]
    assert office.get(f"/api/v1/items/{draft['id']}").json()["state"] == "draft"


def test_nothing_can_be_done_with_a_discarded_draft(office: TestClient, cast: Cast, draft: dict[str, Any]) -> None:
    item = discard(office, draft).json()
    base = f"/api/v1/items/{item['id']}"
    edited = office.patch(base, json={"title": "改题", "version": item["version"]})
    issued = office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [item["id"]]})
    asked = office.post(f"{base}/withdrawal", json=WHY)
    for refused in (edited, issued, asked):
        assert fault(refused, 409)["code"] == "item_discarded"
    suspended = office.post(f"{base}/suspension", json={"until": "2017-08-01", **WHY})
    concluded = office.post(f"{base}/conclusions", json={"unit_id": cast.units[LEAD], "text": "整改", "basis": "抽查"})
    for refused in (suspended, concluded):
        assert fault(refused, 409)["code"] == "item_not_working"
    assert office.post(f"/api/v1/plans/{cast.plan}/issue", json={"all": True}).json()["item_ids"] == []
    assert office.get(base).json() == item


def test_a_discarded_draft_counts_nowhere_and_is_listed_where_it_is_asked_for(
    office: TestClient, as_person: Program, cast: Cast, draft: dict[str, Any]
) -> None:
    def counts() -> list[Any]:
        desk = as_person("liaison").get("/desk").text
        plan = office.get(f"/api/v1/plans/{cast.plan}").json()
        overview = as_person("principal").get("/overview").text
        listed = [row["id"] for row in office.get("/api/v1/items").json()["data"]]
        return [desk, plan["items_total"], overview, office.get(f"/api/v1/plans/{cast.plan}/findings").json(), listed]

    found = discard(office, draft).json()
    without = counts()
    assert draft["id"] not in without[-1]
    assert without[1] == len(cast.items)
    asked = office.get("/api/v1/items", params={"state": "discarded"}).json()["data"]
    assert [(row["id"], row["light_text"]) for row in asked] == [(found["id"], WHY["reason"])]
    second = office.post(f"/api/v1/plans/{cast.plan}/items", json=ITEM).json()
    assert int(second["no"]) == int(draft["no"]) + 1
    discard(office, second)
    assert counts() == without


def test_a_system_takes_its_own_registration_back_and_its_number_tells_so(office: TestClient, cast: Cast) -> None:
    item = register(office, "OA-9", matter(cast)).json()["item"]
    for _ in range(2):
        answer = office.delete("/api/v1/refs/items/OA-9", params=WHY)
        check(answer)
        assert answer.status_code == 200
    found = office.get("/api/v1/refs/items/OA-9").json()
    assert found == answer.json()
    assert (found["id"], found["state"], found["reason"]) == (item["id"], "discarded", WHY["reason"])
    assert (len(events(found)), found["origin"]["external_ref"]) == (1, "OA-9")
    (row,) = office.post("/api/v1/lookups/items", json={"external_refs": ["OA-9"]}).json()["results"]
    assert row["item"]["state"] == "discarded"


def test_a_nightly_repetition_brings_nothing_back_and_is_told_what_to_do(office: TestClient, cast: Cast) -> None:
    item = register(office, "nightly", matter(cast)).json()["item"]
    office.delete("/api/v1/refs/items/nightly", params=WHY)
    for words in (matter(cast), matter(cast, title="另一件事"), matter(cast, version=item["version"])):
        refused = fault(register(office, "nightly", words), 409)
        assert (refused["code"], refused["current"]) == ("item_discarded", {"id": item["id"], "state": "discarded"})
        assert "external-ref" in refused["detail"]
    (row,) = office.post("/api/v1/batches/items", json={"rows": [matter(cast, external_ref="nightly")]}).json()[
        "results"
    ]
    assert (row["status"], row["problem"]["code"]) == (409, "item_discarded")
    assert office.delete(f"/api/v1/items/{item['id']}/external-ref").status_code == 204
    anew = register(office, "nightly", matter(cast))
    assert (anew.status_code, anew.json()["item"]["state"]) == (201, "draft")
    assert anew.json()["item"]["id"] != item["id"]


def test_a_system_does_not_discard_unseen_what_the_office_has_edited(
    office: TestClient, as_person: Program, cast: Cast
) -> None:
    item = register(office, "edited", matter(cast)).json()["item"]
    edited_by_the_office(as_person("office"), item, title="督查室改过的标题")
    path = "/api/v1/refs/items/edited"
    assert fault(office.delete(path, params=WHY), 409)["code"] == "version_conflict"
    assert fault(office.delete(path, params=WHY, headers={"If-Match": '"1-deadbeef"'}), 412)["current"]["version"] == 2
    tag = office.get(path).headers["etag"]
    assert office.delete(path, params=WHY, headers={"If-Match": tag}).json()["state"] == "discarded"
    assert office.delete(path, params=WHY, headers={"If-Match": tag}).json()["state"] == "discarded"


def test_a_number_of_what_is_issued_or_of_nothing_discards_nothing(
    office: TestClient, as_key: Program, as_person: Program, cast: Cast
) -> None:
    item = register(office, "gone", matter(cast)).json()["item"]
    office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [item["id"]]})
    path = "/api/v1/refs/items/gone"
    for headers in ({}, {"If-Match": "*"}):
        assert fault(office.delete(path, params=WHY, headers=headers), 409)["code"] == "item_not_draft"
    assert fault(office.delete("/api/v1/refs/items/never", params=WHY), 404)["code"] == "not_found"
    assert fault(office.delete(path), 422)["errors"][0]["pointer"] == "#reason"
    lead = as_key("lead_write_key")
    lead.put(f"/api/v1/items/{item['id']}/external-ref", json={"external_ref": "gone"})
    assert fault(lead.delete(path, params=WHY), 403)["code"] == "not_yours"
    assert fault(as_key("office_read_key").delete(path, params=WHY), 403)["code"] == "scope_missing"
    assert fault(as_person("office").delete(path, params=WHY), 403)["code"] == "clients_only"
