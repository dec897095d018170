"""What a caller last saw: entity tags, 304, If-Match, chosen fields, and methods that every address answers."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.importing.sandbox import take
from tests.api.test_bad_input import fault
from tests.cast import Cast
from tests.contract import check, document

Program = Callable[[str], TestClient]
LATE = "6月底前完成招标"
NEVER_BLIND = {"edit_item", "revise_import", "edit_import", "change_webhook", "change_client"}
"""What is refused (428) when it does not say what it was made from."""
CHANGED = {"edit_item": "title", "revise_import": "title", "edit_import": "title", "change_webhook": "name"}
CHANGED["change_client"] = "contact"
NEVER_ENDED_BLIND = {"discard_draft"}
"""What is refused (428) likewise, but done again changes nothing: proved in tests/api/test_discarding.py."""
BLIND_OVER_ONES_OWN = {"save_report_draft", "discard_report_draft"}
"""What is refused so where the words that stand are another hand's."""
NOTHING_UNDER_IT = {
    "register_matter",
    "set_item_ref",
    "submit_report_by_ref",
    "set_calendar_day",
    "clear_calendar_day",
}
"""What goes over nobody's words: a caller's own number and the draft that only it may name, the next edition of a
report, a ruling that is whole."""


@pytest.fixture
def lead(as_key: Program) -> TestClient:
    return as_key("lead_write_key")


@pytest.fixture
def office(as_key: Program) -> TestClient:
    return as_key("office_write_key")


def draft(office: TestClient, cast: Cast) -> Any:
    """A draft of the office, as it was answered."""
    line = {"plan_text": "12月底前建成。", "lead_units": ["市林业局"]}
    return office.post(f"/api/v1/plans/{cast.plan}/items", json={"title": "建一座桥", "lines": [line]})


def operations() -> dict[str, Any]:
    """All operations of the document by their names."""
    return {one["operationId"]: one for methods in document()["paths"].values() for one in methods.values()}


def takes_condition(operation: dict[str, Any]) -> bool:
    """Whether the operation has an If-Match."""
    return any(one["name"].lower() == "if-match" for one in operation.get("parameters", []))


def properties(operation: dict[str, Any]) -> dict[str, Any]:
    """The fields of what the operation answers with 200."""
    answer = operation.get("responses", {}).get("200", {}).get("content", {}).get("application/json", {})
    name = answer.get("schema", {}).get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = document()["components"]["schemas"].get(name, {}).get("properties", {})
    return found


class TestTags:
    """ETag and If-None-Match."""

    def test_a_page_that_says_the_same_is_not_sent_again(self, lead: TestClient, cast: Cast) -> None:
        for path in ("items?limit=1", "items?fields=id,light", "plans", "units?limit=2", "events?after=0", "reports"):
            first = lead.get(f"/api/v1/{path}")
            check(first)
            again = lead.get(f"/api/v1/{path}", headers={"If-None-Match": first.headers["etag"]})
            check(again)
            assert (again.status_code, again.content) == (304, b""), path
            assert again.headers["cache-control"] == "private, no-cache"
            assert again.headers.get("link") == first.headers.get("link")
        tags = [lead.get(f"/api/v1/items?{query}").headers["etag"] for query in ("limit=1", "limit=2", "fields=id")]
        assert len(set(tags)) == 3

    def test_a_page_is_sent_again_as_soon_as_a_row_of_it_has_changed(self, lead: TestClient, cast: Cast) -> None:
        before = lead.get("/api/v1/items").headers["etag"]
        lead.post(f"/api/v1/milestones/{cast.milestones[LATE]}/completion", json={})
        after = lead.get("/api/v1/items", headers={"If-None-Match": before})
        assert (after.status_code, after.headers["etag"] != before) == (200, True)

    def test_a_thing_that_has_not_changed_is_not_sent_again(self, lead: TestClient, cast: Cast) -> None:
        for path in (f"items/{cast.items['1']}", f"milestones/{cast.milestones[LATE]}", f"plans/{cast.plan}"):
            first = lead.get(f"/api/v1/{path}")
            check(first)
            assert first.headers["cache-control"] == "private, no-cache"
            for sent in (first.headers["etag"], f'"x", W/{first.headers["etag"]}', "*"):
                again = lead.get(f"/api/v1/{path}", headers={"If-None-Match": sent})
                assert (again.status_code, again.content) == (304, b"")
                assert again.headers["etag"] == first.headers["etag"]
            assert lead.get(f"/api/v1/{path}", headers={"If-None-Match": '"x"'}).status_code == 200

    def test_a_tag_turns_with_anything_that_is_shown_and_begins_with_the_version(
        self, lead: TestClient, cast: Cast
    ) -> None:
        path = f"/api/v1/items/{cast.items['1']}"
        before = lead.get(path)
        assert before.headers["etag"].startswith(f'"{before.json()["version"]}-')
        lead.post(f"{path}/reports", json={"summary": "进展顺利"})
        after = lead.get(path, headers={"If-None-Match": before.headers["etag"]})
        assert (after.status_code, len(after.json()["reports"])) == (200, 1)

    def test_every_read_of_one_thing_says_so_in_the_contract(self) -> None:
        for path, methods in document()["paths"].items():
            found = methods.get("get")
            if found:
                assert "304" in found["responses"], path
                assert "ETag" in found["responses"]["200"]["headers"], path


class TestIfMatch:
    """If-Match in place of the version in the body."""

    def test_a_tick_that_was_decided_on_an_older_version_is_told_how_it_stands(
        self, lead: TestClient, cast: Cast
    ) -> None:
        path = f"/api/v1/milestones/{cast.milestones[LATE]}"
        seen = lead.get(path).headers["etag"]
        assert lead.post(f"{path}/completion", json={"note": "一"}, headers={"If-Match": seen}).status_code == 200
        late = lead.post(f"{path}/completion", json={"note": "二"}, headers={"If-Match": seen})
        check(late)
        problem = fault(late, 412)
        assert problem["code"] == "precondition_failed"
        assert problem["current"]["version"] == 2
        assert "Read it again" in problem["detail"]
        in_body = lead.post(f"{path}/completion", json={"note": "二", "version": 1})
        assert fault(in_body, 409)["code"] == "version_conflict"

    def test_the_answer_of_a_write_brings_the_tag_to_go_on_with(self, lead: TestClient, cast: Cast) -> None:
        path = f"/api/v1/milestones/{cast.milestones[LATE]}"
        ticked = lead.post(f"{path}/completion", json={})
        assert ticked.headers["etag"] == lead.get(path).headers["etag"]
        undone = lead.delete(f"{path}/completion", headers={"If-Match": ticked.headers["etag"]})
        assert (undone.status_code, undone.json()["version"]) == (200, 3)
        assert lead.delete(f"{path}/completion", headers={"If-Match": ticked.headers["etag"]}).status_code == 412

    def test_a_draft_is_changed_by_its_tag_or_version_and_never_blindly(self, office: TestClient, cast: Cast) -> None:
        made = draft(office, cast)
        path = made.headers["location"]
        blind = office.patch(path, json={"title": "建两座桥"})
        check(blind)
        assert fault(blind, 428)["code"] == "precondition_required"
        assert office.patch(path, json={"title": "二"}, headers={"If-Match": made.headers["etag"]}).status_code == 200
        check(office.patch(path, json={"title": "三"}, headers={"If-Match": made.headers["etag"]}))
        assert office.patch(path, json={"title": "三"}, headers={"If-Match": made.headers["etag"]}).status_code == 412
        assert office.patch(path, json={"title": "三", "version": 1}).status_code == 409
        assert office.patch(path, json={"title": "三"}, headers={"If-Match": "*"}).json()["title"] == "三"

    def test_whatever_is_changed_or_removed_by_its_address_takes_the_tag_that_was_read(self) -> None:
        for methods in document()["paths"].values():
            versioned = "version" in properties(methods.get("get", {}))
            for method in {"put", "patch", "delete"} & set(methods):
                operation = methods[method]
                name, takes = operation["operationId"], takes_condition(operation)
                if name not in NOTHING_UNDER_IT and (method != "delete" or versioned):
                    assert takes, name
                    assert {"409", "412"} <= set(operation["responses"]), name
                assert takes or "428" not in operation["responses"], name
        told = {name for name, operation in operations().items() if "428" in operation["responses"]}
        assert told == NEVER_BLIND | NEVER_ENDED_BLIND | BLIND_OVER_ONES_OWN

    def test_words_that_others_wrote_are_never_changed_blindly(
        self, office: TestClient, as_person: Program, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("app.intake.take_apart", take)
        keeper = as_person("security_admin")
        text = "序号\t事项\t完成时限\t主办单位\n1\t建一座桥\t2017.12\t市林业局\n"
        form = {"title": "表", "year": "2017", "text": text}
        reading = f"/api/v1/imports/{office.post('/api/v1/imports', data=form).json()['id']}"
        hook = office.post("/api/v1/webhooks", json={"name": "OA", "url": "https://oa.example/duban"}).json()["id"]
        tries: dict[str, tuple[TestClient, str, str, Any]] = {
            "edit_item": (office, "PATCH", draft(office, cast).headers["location"], {"title": "二"}),
            "revise_import": (office, "PATCH", reading, {"title": "二"}),
            "edit_import": (office, "POST", f"{reading}/edits", {"edit": "set_item", "item": "1", "title": "二"}),
            "change_webhook": (office, "PATCH", f"/api/v1/webhooks/{hook}", {"name": "二"}),
            "change_client": (keeper, "PUT", "/api/v1/clients/1", {"scopes": ["read"], "contact": "二"}),
        }
        assert tries.keys() == NEVER_BLIND
        for name, (door, method, path, body) in tries.items():
            blind = door.request(method, path, json=body)
            check(blind)
            assert fault(blind, 428)["code"] == "precondition_required", name
            read = door.get(path.removesuffix("/edits")).headers["etag"]
            assert door.request(method, path, json=body, headers={"If-Match": read}).status_code == 200, name
            late = door.request(method, path, json=body | {CHANGED[name]: "三"}, headers={"If-Match": read})
            check(late)
            assert fault(late, 412)["current"]["version"] > int(read.split("-")[0].strip('"')), name

    def test_a_colleagues_draft_is_not_written_over_blindly_but_ones_own_is(
        self, lead: TestClient, as_person: Program, cast: Cast
    ) -> None:
        path = f"/api/v1/items/{cast.items['1']}/report-draft"
        assert [lead.put(path, json={"summary": words}).status_code for words in ("一", "二")] == [200, 200]
        colleague = as_person("liaison")
        for method in ("PUT", "DELETE"):
            blind = colleague.request(method, path, json={"summary": "三"} if method == "PUT" else None)
            check(blind)
            assert fault(blind, 428)["code"] == "precondition_required"
        read = colleague.get(path)
        assert read.json()["summary"] == "二"
        read = {"If-Match": read.headers["etag"]}
        assert colleague.put(path, json={"summary": "三"}, headers=read).status_code == 200
        assert lead.delete(path).status_code == 428
        assert colleague.delete(path).status_code == 204

    def test_whoever_says_that_any_draft_will_do_goes_over_it_but_begins_none(
        self, lead: TestClient, as_person: Program, cast: Cast
    ) -> None:
        path, colleague = f"/api/v1/items/{cast.items['1']}/report-draft", as_person("liaison")
        for condition in ("*", '"7-ab"'):
            none = lead.put(path, json={"summary": "一"}, headers={"If-Match": condition})
            check(none)
            assert fault(none, 412)["code"] == "precondition_failed"
            assert lead.get(path).status_code == 404
        assert lead.put(path, json={"summary": "一"}).status_code == 200
        over = colleague.put(path, json={"summary": "二"}, headers={"If-Match": "*"})
        check(over)
        assert over.json()["summary"] == "二"
        assert lead.delete(path, headers={"If-Match": "*"}).status_code == 204
        assert lead.delete(path, headers={"If-Match": "*"}).status_code == 204

    def test_no_report_goes_over_a_colleagues_draft_unread(
        self, lead: TestClient, as_person: Program, cast: Cast
    ) -> None:
        item, colleague = f"/api/v1/items/{cast.items['1']}", as_person("liaison")
        assert colleague.put(f"{item}/report-draft", json={"summary": "一"}).status_code == 200
        blind = lead.post(f"{item}/reports", json={"summary": "二"})
        check(blind)
        assert fault(blind, 409)["code"] == "draft_newer"
        assert blind.json()["current"]["summary"] == "一"
        rows = [{"item_id": cast.items["1"], "summary": "二"}]
        row = lead.post("/api/v1/batches/reports", json={"rows": rows}).json()["results"][0]
        assert (row["status"], row["problem"]["code"]) == (409, "draft_newer")
        assert lead.get("/api/v1/reports").json()["data"] == []
        told = {"summary": "二", "version": blind.json()["current"]["version"]}
        assert lead.post(f"{item}/reports", json=told).status_code == 201
        assert colleague.put(f"{item}/report-draft", json={"summary": "三"}).status_code == 200
        assert colleague.post(f"{item}/reports", json={"summary": "四"}).status_code == 201

    def test_any_version_will_do_wherever_one_must_be_named(self, office: TestClient, cast: Cast) -> None:
        made = draft(office, cast).headers["location"]
        assert office.patch(made, json={"title": "二"}, headers={"If-Match": "*"}).json()["title"] == "二"
        gone = f"/api/v1/items/{2**31 - 1}"
        assert office.patch(gone, json={"title": "二"}, headers={"If-Match": "*"}).status_code == 404

    def test_a_cycle_is_set_against_the_plan_that_was_read(
        self, office: TestClient, as_person: Program, cast: Cast
    ) -> None:
        plan = f"/api/v1/plans/{cast.plan}"
        read = {"If-Match": office.get(plan).headers["etag"]}
        assert read["If-Match"].startswith('"1-')
        page = as_person("office").get(f"/matrix?plan={cast.plan}").text
        assert '<input type="hidden" name="version" value="1">' in page
        made = office.put(f"{plan}/cycle", json={"cycle": "monthly", "day": 20}, headers=read)
        check(made)
        assert (made.status_code, made.json()["version"]) == (200, 2)
        again = office.put(f"{plan}/cycle", json={"cycle": "monthly", "day": 20}, headers=read)
        assert (again.status_code, again.json()["version"]) == (200, 2)
        late = office.put(f"{plan}/cycle", json={"cycle": "weekly", "day": 5}, headers=read)
        check(late)
        assert fault(late, 412)["current"]["cycle_day"] == 20
        form = {"cycle": "weekly", "day": "5", "version": "1"}
        unseen = as_person("office").post(f"/plans/{cast.plan}/cycle", data=form)
        assert unseen.status_code == 409
        assert "报送周期已被他人更改" in unseen.text

    def test_a_change_is_taken_back_as_it_was_read(self, lead: TestClient, office: TestClient, cast: Cast) -> None:
        wish = {"milestone_id": cast.milestones["12月底前投入营运"], "due_on": "2018-03-31"}
        wish |= {"reason": "供车延迟", "progress": "已签约"}
        made = lead.post(f"/api/v1/items/{cast.items['1']}/extensions", json=wish)
        stale = lead.delete(made.headers["location"], headers={"If-Match": '"7-ab"'})
        check(stale)
        assert fault(stale, 412)["current"]["state"] == "proposed"
        read = {"If-Match": lead.get(made.headers["location"]).headers["etag"]}
        assert lead.delete(made.headers["location"], headers=read).json()["state"] == "cancelled"

    @pytest.mark.parametrize("tag", ["x", '"1', "W/1", '"1" "2"', '"1",', "1, 2"])
    def test_what_is_no_tag_is_refused(self, lead: TestClient, cast: Cast, tag: str) -> None:
        path = f"/api/v1/milestones/{cast.milestones[LATE]}/completion"
        assert fault(lead.post(path, json={}, headers={"If-Match": tag}), 400)["code"] == "bad_if_match"

    @pytest.mark.parametrize(
        ("sent", "status"),
        [
            ("W/{}", 200),
            ('"x", {}', 200),
            ('{},"0-ab"', 200),
            ('"1-ab", W/{}', 200),
            ("1", 200),
            ('"77-x"', 412),
            ('"abc"', 412),
            ('W/""', 412),
            ('"0-ab", "7"', 412),
        ],
    )
    def test_a_tag_is_taken_as_proxies_and_lists_bring_it(
        self, lead: TestClient, cast: Cast, sent: str, status: int
    ) -> None:
        path = f"/api/v1/milestones/{cast.milestones[LATE]}"
        tag = sent.format(lead.get(path).headers["etag"])
        answer = lead.post(f"{path}/completion", json={}, headers={"If-Match": tag})
        check(answer)
        assert answer.status_code == status

    def test_a_tag_that_is_none_of_ours_is_not_taken_for_an_empty_draft(self, lead: TestClient, cast: Cast) -> None:
        path = f"/api/v1/items/{cast.items['1']}/report-draft"
        lead.put(path, json={"summary": "一"})
        assert fault(lead.put(path, json={"summary": "二"}, headers={"If-Match": '"abc"'}), 412)


class TestFields:
    """`fields=` on lists and on one thing."""

    def test_only_the_fields_asked_for_are_answered(self, lead: TestClient, cast: Cast) -> None:
        one = lead.get(f"/api/v1/items/{cast.items['1']}", params={"fields": "light, title"})
        check(one)
        assert one.json().keys() == {"light", "title"}
        assert one.headers["content-type"] == "application/vnd.duban.partial+json"
        page = lead.get("/api/v1/items", params={"fields": "id,light", "limit": 1})
        check(page)
        assert [row.keys() for row in page.json()["data"]] == [{"id", "light"}]
        assert "fields=id%2Clight" in page.headers["link"]
        rows = lead.get("/api/v1/bulletin-list", params={"fields": "item_id"})
        check(rows)
        assert all(row.keys() == {"item_id"} for row in rows.json()["data"])
        twice = lead.get("/api/v1/items", params={"fields": ["id", "light"]})
        assert twice.json()["data"][0].keys() == {"id", "light"}

    def test_a_cut_answer_has_a_tag_of_its_own(self, lead: TestClient, cast: Cast) -> None:
        path = f"/api/v1/items/{cast.items['1']}"
        whole, cut = lead.get(path), lead.get(path, params={"fields": "id"})
        assert whole.headers["etag"] != cut.headers["etag"]
        again = lead.get(path, params={"fields": "id"}, headers={"If-None-Match": cut.headers["etag"]})
        assert again.status_code == 304

    @pytest.mark.parametrize("path", ["items", "items/{item}", "reports", "events", "plans", "units", "people"])
    @pytest.mark.parametrize("fields", ["lihgt", "id,lihgt", "", "id,"])
    def test_a_field_that_is_not_there_is_named(self, lead: TestClient, cast: Cast, path: str, fields: str) -> None:
        address = f"/api/v1/{path.format(item=cast.items['1'])}"
        (error,) = fault(lead.get(address, params={"fields": fields}), 422)["errors"]
        assert (error["pointer"], error["code"]) == ("#fields", "unknown_field")
        assert "id" in error["detail"]

    def test_every_list_is_paged_and_cut_by_the_same_parameters(self) -> None:
        for path, methods in document()["paths"].items():
            found = methods.get("get", {"responses": {}})["responses"].get("200", {}).get("content", {})
            schema = found.get("application/json", {}).get("schema", {})
            if schema.get("$ref", "").endswith("Page"):
                names = {one["name"] for one in methods["get"]["parameters"]}
                assert {"limit", "cursor", "fields"} <= names, path


@pytest.mark.parametrize("backend", ["sqlite"])
class TestMethods:
    """HEAD and OPTIONS, at both doors."""

    def test_head_is_get_without_the_body(self, lead: TestClient, cast: Cast) -> None:
        for path in ("/api/v1/items", f"/api/v1/items/{cast.items['1']}", "/api/v1/items/999999"):
            whole, head = lead.get(path), lead.head(path)
            assert (head.status_code, head.content) == (whole.status_code, b"")
            for name in ("content-type", "etag", "content-length"):
                assert head.headers.get(name) == whole.headers.get(name) or whole.status_code == 404
        assert lead.head("/sign-in").status_code == 200
        assert lead.head("/sign-in").content == b""

    def test_options_names_what_an_address_takes(self, lead: TestClient, client: TestClient) -> None:
        for path, allow in (
            ("/api/v1/items/1", "GET, HEAD, PATCH, OPTIONS"),
            ("/api/v1/items/1/report-draft", "GET, HEAD, PUT, DELETE, OPTIONS"),
            ("/api/v1/units", "GET, HEAD, POST, OPTIONS"),
        ):
            answer = lead.options(path)
            assert (answer.status_code, answer.headers["allow"], answer.content) == (204, allow, b"")
        assert lead.options("/api/v1/nothing").status_code == 404
        assert client.options("/api/v1/items").status_code == 401
