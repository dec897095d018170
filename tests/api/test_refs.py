"""Working by one's own numbers: registering matters, asking how they stand in bulk, and reporting on them."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.test_bad_input import fault
from tests.cast import LEAD, STRANGER, Cast
from tests.contract import check

Program = Callable[[str], TestClient]


@pytest.fixture
def office(as_key: Program) -> TestClient:
    return as_key("office_write_key")


@pytest.fixture
def lead(as_key: Program) -> TestClient:
    return as_key("lead_write_key")


def matter(cast: Cast, **more: Any) -> dict[str, Any]:
    """A matter as an OA system words it: dates in words, units by name, alias and code."""
    found = {
        "plan_id": cast.plan,
        "title": "建设公交首末站",
        "text": "9月底前完成选址，12月底前建成。",
        "due": "2017年12月底",
        "leader": "曹兴",
        "lead_units": ["市交通局"],
        "supporting_units": ["gz"],
    }
    return found | more


def register(office: TestClient, ref: str, body: dict[str, Any]) -> Any:
    answer = office.put(f"/api/v1/refs/items/{ref}", json=body)
    check(answer)
    return answer


def test_a_matter_in_words_comes_back_as_a_draft_that_only_the_office_sees(
    office: TestClient, lead: TestClient, cast: Cast
) -> None:
    answer = register(office, "OA〔2017〕12号", matter(cast))
    assert answer.status_code == 201
    item = answer.json()["item"]
    assert (item["state"], item["due_on"], item["leader_name"]) == ("draft", "2017-12-31", "曹兴")
    (line,) = item["lines"]
    assert [(unit["name"], unit["role"]) for unit in line["units"]] == [(LEAD, "lead"), ("市国资委", "support")]
    assert [step["due_on"] for step in line["milestones"]] == ["2017-09-30", "2017-12-31"]
    assert answer.json()["doubts"] == []
    assert office.get("/api/v1/refs/items/OA〔2017〕12号").json()["id"] == item["id"]
    assert lead.get(f"/api/v1/items/{item['id']}").status_code == 404


def test_what_cannot_be_read_for_certain_is_told_to_the_caller_and_shown_to_the_office(
    office: TestClient, as_person: Program, cast: Cast
) -> None:
    body = matter(cast, due="9月前", leader="无此人", lead_units=["市交通局", "市飞船局"], text="尽快完成选址。")
    found = register(office, "OA-1", body).json()
    codes = {doubt["code"] for doubt in found["doubts"]}
    assert {"unit.unknown", "leader.unknown", "deadline.ambiguous"} <= codes
    assert found["item"]["origin"]["client_name"] == "office_write_key"
    page = as_person("office").get(f"/items/{found['item']['id']}")
    assert page.status_code == 200
    for words in ("来文登记", "office_write_key", "OA-1", "市飞船局", "无此人", "9月前"):
        assert words in page.text
    assert any(event["action"] == "item.drafted" for event in found["item"]["events"])


def test_a_number_sent_again_changes_the_draft_and_makes_no_other(office: TestClient, cast: Cast) -> None:
    first = register(office, "OA-2", matter(cast)).json()["item"]
    again = register(office, "OA-2", matter(cast, title="建设两个公交首末站", due="11月底前"))
    assert again.status_code == 200
    item = again.json()["item"]
    assert (item["id"], item["no"], item["title"], item["due_on"]) == (
        first["id"],
        first["no"],
        "建设两个公交首末站",
        "2017-11-30",
    )
    assert item["version"] == first["version"] + 1


def edited_by_the_office(person: TestClient, item: dict[str, Any], **words: Any) -> dict[str, Any]:
    answer = person.patch(f"/api/v1/items/{item['id']}", json={"version": item["version"], **words})
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_the_same_words_again_change_nothing_and_leave_the_offices_edit(
    office: TestClient, as_person: Program, cast: Cast
) -> None:
    first = register(office, "night", matter(cast)).json()
    again = register(office, "night", matter(cast, urgent=False))
    assert (again.status_code, again.json()) == (200, first)
    mended = edited_by_the_office(as_person("office"), first["item"], title="建设公交首末站及充电桩")
    third = register(office, "night", matter(cast))
    assert (third.status_code, third.json()["item"]["title"]) == (200, "建设公交首末站及充电桩")
    assert third.json()["item"]["version"] == mended["version"]
    actions = [event["action"] for event in third.json()["item"]["events"]]
    assert actions.count("item.draft_edited") == 1


def test_new_words_never_go_over_the_offices_edit_unseen(office: TestClient, as_person: Program, cast: Cast) -> None:
    first = register(office, "two-hands", matter(cast)).json()["item"]
    mended = edited_by_the_office(as_person("office"), first, title="督查室改过的标题")
    words, path = matter(cast, title="来文又改了标题"), "/api/v1/refs/items/two-hands"
    refused = fault(register(office, "two-hands", words), 409)
    assert (refused["code"], refused["current"]["title"]) == ("version_conflict", "督查室改过的标题")
    (row,) = office.post("/api/v1/batches/items", json={"rows": [words | {"external_ref": "two-hands"}]}).json()[
        "results"
    ]
    assert (row["status"], row["problem"]["code"]) == (409, "version_conflict")
    for stale in ('"1-deadbeef"', '"99-deadbeef"'):
        met = office.put(path, json=words, headers={"If-Match": stale})
        assert fault(met, 412)["current"]["version"] == mended["version"]
    assert office.get(path).json()["title"] == "督查室改过的标题"
    done = office.put(path, json=words, headers={"If-Match": office.get(path).headers["etag"]})
    check(done)
    assert (done.status_code, done.json()["item"]["title"]) == (200, "来文又改了标题")
    assert done.headers["etag"] == office.get(path).headers["etag"]
    own = register(office, "two-hands", matter(cast, title="第三次"))
    assert (own.status_code, own.json()["item"]["title"]) == (200, "第三次")


def test_a_row_that_names_the_version_it_has_seen_goes_over_the_offices_edit(
    office: TestClient, as_person: Program, cast: Cast
) -> None:
    first = register(office, "seen", matter(cast)).json()["item"]
    mended = edited_by_the_office(as_person("office"), first, title="督查室改过的标题")
    rows = [matter(cast, external_ref="seen", title="看过之后", version=mended["version"])]
    (row,) = office.post("/api/v1/batches/items", json={"rows": rows}).json()["results"]
    assert (row["status"], row["item"]["title"]) == (200, "看过之后")


def test_a_draft_of_the_offices_own_is_another_hand_s_whoever_numbers_it(
    office: TestClient, as_person: Program, cast: Cast
) -> None:
    body = {"title": "督查室自拟", "lines": [{"plan_text": "6月底前完成", "lead_units": [LEAD]}]}
    item = as_person("office").post(f"/api/v1/plans/{cast.plan}/items", json=body).json()
    office.put(f"/api/v1/items/{item['id']}/external-ref", json={"external_ref": "theirs"})
    assert fault(register(office, "theirs", matter(cast)), 409)["code"] == "version_conflict"
    assert office.get("/api/v1/refs/items/theirs").json()["title"] == "督查室自拟"


def test_a_caller_may_ask_only_to_register_or_only_to_change(office: TestClient, cast: Cast) -> None:
    path = "/api/v1/refs/items/once"
    for tag in ("*", '"1-deadbeef"'):
        missing = office.put(path, json=matter(cast), headers={"If-Match": tag})
        check(missing)
        assert fault(missing, 412)["code"] == "precondition_failed"
    only_new = {"If-None-Match": "*"}
    assert office.put(path, json=matter(cast), headers=only_new).status_code == 201
    item = office.get(path).json()
    again = office.put(path, json=matter(cast, title="另一件事"), headers=only_new)
    assert fault(again, 412)["current"] == {"id": item["id"]}
    assert office.get(path).json() == item
    assert office.put(path, json=matter(cast, title="另一件事"), headers={"If-Match": "*"}).status_code == 200


def test_an_edit_that_says_what_the_draft_says_already_changes_nothing(
    office: TestClient, as_person: Program, cast: Cast
) -> None:
    item = register(office, "same", matter(cast)).json()["item"]
    for same in ({}, {"title": item["title"], "due_on": item["due_on"], "urgent": False, "leader": "曹兴"}):
        assert edited_by_the_office(as_person("office"), item, **same)["version"] == item["version"]
    read = office.get("/api/v1/refs/items/same").json()
    assert read["version"] == item["version"]
    assert "item.draft_edited" not in [event["action"] for event in read["events"]]


def test_what_is_issued_no_longer_changes_by_its_number(office: TestClient, cast: Cast) -> None:
    item = register(office, "OA-3", matter(cast)).json()["item"]
    assert office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [item["id"]]}).status_code == 200
    refused = register(office, "OA-3", matter(cast, title="另一件事"))
    assert fault(refused, 409)["code"] == "item_not_draft"
    read = office.get("/api/v1/refs/items/OA-3").json()
    assert (read["title"], read["origin"]) == ("建设公交首末站", None)


def test_of_many_rows_each_is_done_or_refused_by_itself_and_a_key_does_them_once(
    office: TestClient, cast: Cast
) -> None:
    issued = register(office, "old", matter(cast)).json()["item"]
    office.post(f"/api/v1/plans/{cast.plan}/issue", json={"item_ids": [issued["id"]]})
    register(office, "draft", matter(cast))
    rows = [
        matter(cast, external_ref="new"),
        matter(cast, external_ref="draft", title="改了的草稿"),
        matter(cast, external_ref="old", title="已经交办"),
        matter(cast, external_ref="nowhere", plan_id=2**31 - 1),
        matter(cast, external_ref="last"),
    ]
    answers = [
        office.post("/api/v1/batches/items", json={"rows": rows}, headers={"Idempotency-Key": "batch"})
        for _ in range(2)
    ]
    check(answers[0])
    assert answers[0].content == answers[1].content
    results = answers[0].json()["results"]
    assert [one["status"] for one in results] == [201, 200, 409, 422, 201]
    assert [one["external_ref"] for one in results] == ["new", "draft", "old", "nowhere", "last"]
    assert [one["problem"] and one["problem"]["code"] for one in results] == [
        None,
        None,
        "item_not_draft",
        "invalid",
        None,
    ]
    assert results[1]["item"]["title"] == "改了的草稿"
    titles = [row["title"] for row in office.get("/api/v1/items", params={"state": "draft"}).json()["data"]]
    assert sorted(titles) == ["建设公交首末站", "建设公交首末站", "改了的草稿"]


def test_a_row_that_does_not_fit_refuses_the_whole_and_names_it(office: TestClient, cast: Cast) -> None:
    rows = [matter(cast, external_ref="a"), matter(cast, external_ref="b", title="")]
    problem = fault(office.post("/api/v1/batches/items", json={"rows": rows}), 422)
    assert problem["errors"][0]["pointer"] == "/rows/1/title"
    assert office.get("/api/v1/refs/items/a").status_code == 404
    fault(office.post("/api/v1/batches/items", json={"rows": [rows[0]] * 101}), 422)


def test_many_are_asked_for_by_number_and_each_is_answered(office: TestClient, lead: TestClient, cast: Cast) -> None:
    for who in (office, lead):
        for no, ref in (("1", "own-1"), ("2", "own-2")):
            named = who.put(f"/api/v1/items/{cast.items[no]}/external-ref", json={"external_ref": ref})
            assert named.status_code == 200
            check(named)
    assert lead.put(f"/api/v1/items/{cast.items['3']}/external-ref", json={"external_ref": "x"}).status_code == 404
    taken = lead.put(f"/api/v1/items/{cast.items['1']}/external-ref", json={"external_ref": "own-2"})
    assert fault(taken, 409)["code"] == "ref_taken"
    answer = lead.post("/api/v1/lookups/items", json={"external_refs": ["own-2", "nothing", "own-1"]})
    check(answer)
    found = [(one["external_ref"], one["item"] and one["item"]["no"]) for one in answer.json()["results"]]
    assert found == [("own-2", "2"), ("nothing", None), ("own-1", "1")]
    assert {"light", "due_on", "state"} <= answer.json()["results"][0]["item"].keys()


def test_the_list_shows_and_is_narrowed_by_the_callers_own_numbers(
    office: TestClient, lead: TestClient, as_key: Program, cast: Cast
) -> None:
    registered = register(office, "OA-9", matter(cast)).json()["item"]
    for who, ref in ((office, "OA-1"), (lead, "L-1")):
        who.put(f"/api/v1/items/{cast.items['1']}/external-ref", json={"external_ref": ref})

    def listed(who: TestClient, *refs: str) -> list[tuple[int, str | None]]:
        answer = who.get("/api/v1/items", params={"external_ref": list(refs)})
        check(answer)
        return [(row["id"], row["external_ref"]) for row in answer.json()["data"]]

    assert listed(office, "OA-1", "OA-9", "no such") == [(cast.items["1"], "OA-1"), (registered["id"], "OA-9")]
    assert listed(lead, "L-1", "OA-1") == [(cast.items["1"], "L-1")]
    assert listed(as_key("support_write_key"), "L-1", "OA-1") == []
    assert {row for row in listed(lead) if row[1]} == {(cast.items["1"], "L-1")}
    assert {ref for _, ref in listed(as_key("office_read_key"))} == {None}
    assert lead.get(f"/api/v1/items/{cast.items['1']}").json()["external_ref"] == "L-1"
    cut = lead.get("/api/v1/items", params={"external_ref": "L-1", "fields": "no,external_ref"})
    assert cut.json()["data"] == [{"no": "1", "external_ref": "L-1"}]
    fault(lead.get("/api/v1/items", params={"external_ref": ["x"] * 201}), 422)


def test_numbers_of_one_client_say_nothing_to_another(office: TestClient, as_key: Program, cast: Cast) -> None:
    office.put(f"/api/v1/items/{cast.items['1']}/external-ref", json={"external_ref": "mine"})
    assert as_key("lead_write_key").get("/api/v1/refs/items/mine").status_code == 404
    assert as_key("office_read_key").get("/api/v1/refs/items/mine").status_code == 404


def test_a_report_goes_by_two_numbers_with_its_files_and_a_correction_takes_the_number_on(
    lead: TestClient, cast: Cast
) -> None:
    item = cast.items["1"]
    lead.put(f"/api/v1/items/{item}/external-ref", json={"external_ref": "A"})
    lead.post(f"/api/v1/items/{item}/report-draft/attachments", files={"files": ("a.txt", b"evidence")})
    path = "/api/v1/refs/items/A/reports/A-07"
    first = lead.put(path, json={"period": "2017-07", "summary": "已完成招标"})
    check(first)
    assert (first.status_code, [file["name"] for file in first.json()["attachments"]]) == (201, ["a.txt"])
    again = lead.put(path, json={"period": "2017-07", "summary": "已完成招标"})
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
    second = lead.put(path, json={"period": "2017-07", "summary": "合同已签订"})
    assert (second.status_code, second.json()["edition"]) == (201, 2)
    read = lead.get("/api/v1/refs/reports/A-07")
    check(read)
    assert read.json()["id"] == second.json()["id"]


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [
        ("lead_write_key", 403, "not_yours"),
        ("office_read_key", 403, "scope_missing"),
        ("stranger_write_key", 403, "not_yours"),
    ],
)
def test_only_the_offices_own_system_registers(as_key: Program, cast: Cast, who: str, status: int, code: str) -> None:
    assert fault(register(as_key(who), "X", matter(cast)), status)["code"] == code


def test_people_have_no_numbers_of_their_own(as_person: Program, cast: Cast) -> None:
    answer = as_person("office").put("/api/v1/refs/items/X", json=matter(cast))
    assert fault(answer, 403)["code"] == "clients_only"
    listed = as_person("office").get("/api/v1/items", params={"external_ref": "X"})
    assert fault(listed, 403)["code"] == "clients_only"


@pytest.mark.parametrize("ref", ["%20a", ".hidden", "a%00b", "x" * 101])
def test_a_number_that_cannot_stand_in_an_address_is_refused(office: TestClient, cast: Cast, ref: str) -> None:
    assert office.put(f"/api/v1/refs/items/{ref}", json=matter(cast)).status_code == 422


def test_a_unit_in_two_roles_is_doubted(office: TestClient, cast: Cast) -> None:
    found = register(office, "two", matter(cast, supporting_units=[LEAD, cast.units[STRANGER]])).json()
    assert "lead.also_supports" in {doubt["code"] for doubt in found["doubts"]}


def test_a_doubt_points_at_the_field_that_it_is_about(office: TestClient, cast: Cast) -> None:
    body = matter(cast, due="9月前", leader="无此人", lead_units=["市交通局", "市飞船局"])
    doubts = {one["code"]: (one["pointer"], one["value"]) for one in register(office, "points", body).json()["doubts"]}
    assert doubts["unit.unknown"] == ("/lead_units/1", "市飞船局")
    assert doubts["leader.unknown"] == ("/leader", "无此人")
    assert doubts["deadline.ambiguous"] == ("/due", "9月前")


def test_an_error_of_what_was_registered_stands_in_the_way_of_issuing_until_the_draft_is_edited(
    office: TestClient, as_person: Program, cast: Cast
) -> None:
    item = register(office, "wrong", matter(cast, lead_units=["市交通局", "市飞船局"])).json()["item"]
    doubtful = register(office, "doubtful", matter(cast, due="9月前")).json()["item"]
    path = f"/api/v1/plans/{cast.plan}/issue"
    for order in ({"item_ids": [item["id"], doubtful["id"]]}, {"all": True}):
        refused = fault(office.post(path, json=order), 409)
        assert refused["code"] == "errors_stand"
        assert [one["code"] for one in refused["errors"]] == ["unit.unknown"]
        assert "市飞船局" in refused["errors"][0]["title"]
    page = as_person("office").post(f"/plans/{cast.plan}/issue", data={"item_ids": str(item["id"])})
    assert page.status_code == 409
    assert office.get("/api/v1/refs/items/wrong").json()["state"] == "draft"
    assert office.post(path, json={"item_ids": [doubtful["id"]]}).status_code == 200
    lines = [{"plan_text": "9月底前完成选址", "lead_units": [LEAD]}]
    edited_by_the_office(as_person("office"), item, lines=lines)
    assert office.post(path, json={"item_ids": [item["id"]]}).status_code == 200


def test_a_number_is_taken_off_and_free_again(
    office: TestClient, lead: TestClient, as_key: Program, cast: Cast
) -> None:
    wrong, right = (f"/api/v1/items/{cast.items[no]}/external-ref" for no in ("1", "2"))
    for who in (office, lead):
        who.put(wrong, json={"external_ref": "A"})
    for _ in range(2):
        done = lead.delete(wrong)
        check(done)
        assert done.status_code == 204
    assert lead.get("/api/v1/refs/items/A").status_code == 404
    assert office.get("/api/v1/refs/items/A").json()["id"] == cast.items["1"]
    assert lead.put(right, json={"external_ref": "A"}).status_code == 200
    assert fault(as_key("lead_read_key").delete(wrong), 403)["code"] == "scope_missing"
    assert as_key("stranger_write_key").delete(wrong).status_code == 404


def test_a_draft_is_not_said_to_be_over(office: TestClient, cast: Cast) -> None:
    item = register(office, "slip", matter(cast)).json()["item"]
    refused = fault(office.post(f"/api/v1/items/{item['id']}/withdrawal", json={"reason": "误登记"}), 409)
    assert (refused["code"], refused["current"]) == ("item_not_issued", {"state": "draft"})
