"""Bad input at the JSON door: each fault gets its status, a problem in both languages, and the field's name."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.cast import Cast
from tests.contract import document

Program = Callable[[str], TestClient]
LATE = "6月底前完成招标"


@pytest.fixture
def lead(as_key: Program) -> TestClient:
    return as_key("lead_write_key")


def fault(answer: Any, status: int) -> dict[str, Any]:
    """The problem of an answer, after checking its manners."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["instance"] == answer.headers["x-request-id"]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in problem["title"])
    assert problem["detail"].isascii()
    return problem


def test_ids_that_cannot_be_are_named(lead: TestClient) -> None:
    for path in ("items", "milestones", "reports", "attachments", "units", "people", "plans"):
        for bad in ("0", "-1", str(2**40), "abc", "1.5", "1e3", "%00"):
            problem = fault(lead.get(f"/api/v1/{path}/{bad}"), 422)
            assert problem["errors"][0]["pointer"].endswith("_id")
        assert fault(lead.get(f"/api/v1/{path}/{2**31 - 1}"), 404)["code"] == "not_found"


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"done_on": True}, "/done_on", "date_type"),
        ({"done_on": 0}, "/done_on", "date_type"),
        ({"done_on": 1499644800}, "/done_on", "date_type"),
        ({"done_on": 1.5}, "/done_on", "date_type"),
        ({"done_on": "0"}, "/done_on", "date_type"),
        ({"done_on": "2017-07-05T00:00:00"}, "/done_on", "date_type"),
        ({"done_on": "20170705"}, "/done_on", "date_type"),
        ({"done_on": "2017-13-01"}, "/done_on", "date_from_datetime_parsing"),
        ({"done_on": ["2017-07-05"]}, "/done_on", "date_type"),
        ({"done_on": "2017-07-11"}, "/done_on", "in_future"),
        ({"done_on": "2016-12-31"}, "/done_on", "before_plan"),
        ({"version": True}, "/version", "int_type"),
        ({"version": "1"}, "/version", "int_type"),
        ({"version": 1.0}, "/version", "int_type"),
        ({"version": 0}, "/version", "greater_than_equal"),
        ({"version": 2**40}, "/version", "less_than_equal"),
        ({"note": 1}, "/note", "string_type"),
        ({"note": None}, "/note", "string_type"),
        ({"note": "长" * 501}, "/note", "string_too_long"),
        ({"note": "a\x00b"}, "/note", "string_pattern_mismatch"),
        ({"note": "\ud800"}, "/note", "string_unicode"),
        ({"doneon": "2017-07-05"}, "/doneon", "extra_forbidden"),
        ({"done/on~": "2017-07-05"}, "/done~1on~0", "extra_forbidden"),
        ([], "", "model_attributes_type"),
        ("text", "", "model_attributes_type"),
        (0, "", "model_attributes_type"),
    ],
)
@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_wrong_tick_names_its_field(lead: TestClient, cast: Cast, body: Any, pointer: str, code: str) -> None:
    address = f"/api/v1/milestones/{cast.milestones[LATE]}/completion"
    answer = lead.post(address, content=json.dumps(body), headers={"content-type": "application/json"})
    errors = fault(answer, 422)["errors"]
    assert [(error["pointer"], error["code"]) for error in errors] == [(pointer, code)]
    assert errors[0]["title"] != "格式不正确"
    assert lead.get(f"/api/v1/milestones/{cast.milestones[LATE]}").json()["state"] == "planned"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/summary"),
        ({"summary": ""}, "/summary"),
        ({"summary": " \n"}, "/summary"),
        ({"summary": "长" * 10_001}, "/summary"),
        ({"summary": "好", "period": "2017-13"}, "/period"),
        ({"summary": "好", "period": "2017-08"}, "/period"),
        ({"summary": "好", "period": 201707}, "/period"),
        ({"summary": "好", "needs": "\x00"}, "/needs"),
        ({"summary": "好", "unit_id": 1}, "/unit_id"),
    ],
)
@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_wrong_report_names_its_field(lead: TestClient, cast: Cast, body: Any, pointer: str) -> None:
    problem = fault(lead.post(f"/api/v1/items/{cast.items['1']}/reports", json=body), 422)
    assert [error["pointer"] for error in problem["errors"]] == [pointer]
    assert lead.get("/api/v1/reports").json()["data"] == []


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_list_that_is_too_long_is_told_how_long_it_may_be(lead: TestClient, cast: Cast) -> None:
    body = {"edits": [{"field": "text", "after": "x"}] * 201, "reason": "调整"}
    problem = fault(lead.post(f"/api/v1/items/{cast.items['1']}/changes", json=body), 422)
    assert problem["errors"][0]["title"] == "最多 200 项"
    assert "200" in problem["errors"][0]["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=201",
        "limit=abc",
        "limit=true",
        "plan=0",
        f"plan={2**40}",
        "unit=-1",
        "leader=x",
        "light=blue",
        "state=open",
        "role=boss",
        "sort=title",
        "due_from=0",
        "due_to=2017-13-01",
        "due_to=2017-07-01T00:00:00",
        "q=%00",
        f"q={'x' * 101}",
        "lihgt=red",
    ],
)
def test_a_wrong_filter_is_refused_by_name_on_every_database(lead: TestClient, query: str) -> None:
    problem = fault(lead.get(f"/api/v1/items?{query}"), 422)
    assert next(iter(problem["errors"]))["pointer"].startswith(f"#{query.partition('=')[0]}")


@pytest.mark.parametrize(
    "path", ["events?item=0", "events?action=x", "reports?item=-1", "units?q=%00", "people?role=x"]
)
def test_a_wrong_filter_of_another_list_is_refused_too(lead: TestClient, path: str) -> None:
    fault(lead.get(f"/api/v1/{path}"), 422)


@pytest.mark.parametrize("backend", ["sqlite"])
class TestTheBodyAsSuch:
    """What can be wrong with a body before its fields are looked at."""

    def send(self, lead: TestClient, cast: Cast, content: Any, kind: str = "application/json") -> Any:
        address = f"/api/v1/milestones/{cast.milestones[LATE]}/completion"
        return lead.post(address, content=content, headers={"content-type": kind})

    @pytest.mark.parametrize("content", [b"{", b"{'a': 1}", b"", b"\xff\xfe", b'{"note": "\xff"}', b"[" * 100_000])
    def test_what_is_not_json_is_a_bad_request(self, lead: TestClient, cast: Cast, content: bytes) -> None:
        fault(self.send(lead, cast, content), 422 if content == b"" else 400)

    def test_a_number_of_five_thousand_digits_is_a_bad_request(self, lead: TestClient, cast: Cast) -> None:
        fault(self.send(lead, cast, b'{"version": ' + b"9" * 5000 + b"}"), 400)

    @pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml"])
    def test_another_kind_of_content_is_refused(self, lead: TestClient, cast: Cast, kind: str) -> None:
        answer = self.send(lead, cast, b'{"note": "x"}', kind)
        assert fault(answer, 415)["code"] == "unsupported_media_type"
        assert answer.headers["accept"] == "application/json"

    def test_json_that_does_not_say_what_it_is_is_told_to(self, lead: TestClient) -> None:
        answer = lead.post("/api/v1/lookups/items", content=b'{"external_refs": ["1"]}')
        assert "application/json" in fault(answer, 415)["title"]

    def test_a_form_is_asked_for_where_files_are_taken(self, as_key: Program) -> None:
        answer = as_key("office_write_key").post("/api/v1/imports", json={"text": "任务"})
        assert "multipart/form-data" in fault(answer, 415)["title"]

    def test_a_packed_body_is_refused(self, lead: TestClient, cast: Cast) -> None:
        headers = {"content-type": "application/json", "content-encoding": "gzip"}
        address = f"/api/v1/milestones/{cast.milestones[LATE]}/completion"
        answer = lead.post(address, content=gzip.compress(b'{"note": "x"}'), headers=headers)
        fault(answer, 415)
        assert answer.headers["accept-encoding"] == "identity"

    def test_another_encoding_than_utf_8_is_told_so(self, lead: TestClient, cast: Cast) -> None:
        problem = fault(self.send(lead, cast, '{"note": "已完成"}'.encode("gbk")), 400)
        assert problem["code"] == "bad_json"
        assert "UTF-8" in problem["title"]
        assert "UTF-8" in problem["detail"]

    def test_a_long_body_is_refused_whether_declared_or_not(self, lead: TestClient, cast: Cast) -> None:
        long = b'{"note": "' + b"x" * 3_000_000 + b'"}'
        problem = fault(self.send(lead, cast, long), 413)
        assert (problem["code"], problem["limit"]) == ("too_large", 2 * 1024 * 1024)
        assert "2 MB" in problem["title"]
        assert fault(self.send(lead, cast, iter([long[:1_500_000], long[1_500_000:]])), 413)["code"] == "too_large"


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/api/v1/milestones/1/completion", "POST, DELETE, OPTIONS"),
        ("POST", "/api/v1/items", "GET, HEAD, OPTIONS"),
        ("HEAD", "/api/v1/milestones/1/completion", "POST, DELETE, OPTIONS"),
        ("PATCH", "/api/v1/items/1/report-draft", "GET, HEAD, PUT, DELETE, OPTIONS"),
        ("TRACE", "/api/v1/units", "GET, HEAD, POST, OPTIONS"),
    ],
)
def test_a_method_that_is_not_taken_is_told_which_are(lead: TestClient, method: str, path: str, allow: str) -> None:
    answer = lead.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allow)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("backend", ["sqlite"])
def test_every_address_refuses_every_method_that_the_contract_does_not_name(lead: TestClient) -> None:
    for path, operations in document()["paths"].items():
        if "get" in operations:
            operations = {*operations, "head"}
        for method in {"get", "post", "put", "patch", "delete", "head", "trace"} - set(operations):
            answer = lead.request(method, re.sub(r"\{\w+\}", "1", path))
            named = {name.strip().lower() for name in answer.headers.get("allow", "").split(",")}
            assert (answer.status_code, named) == (405, {*operations, "options"}), f"{method} {path}"


def test_every_operation_that_takes_a_body_says_that_another_kind_is_refused() -> None:
    for path, operations in document()["paths"].items():
        for method, one in operations.items():
            assert path == "/oauth/token" or "requestBody" not in one or "415" in one["responses"], f"{method} {path}"


@pytest.mark.parametrize("backend", ["sqlite"])
def test_nobodys_body_is_not_even_read(client: TestClient) -> None:
    fault(client.post("/api/v1/items/1/reports", content=b"{"), 401)
    fault(client.post("/api/v1/items/1/report-draft/attachments", content=b"no form at all"), 401)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_an_address_that_is_not_there_is_a_problem_too(lead: TestClient) -> None:
    assert fault(lead.get("/api/v1/item"), 404)["code"] == "not_found"


def test_an_accident_is_told_without_its_detail(lead: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("the secret of the accident")

    monkeypatch.setattr("app.api.items.read_items", fail)
    answer = lead.get("/api/v1/items")
    assert fault(answer, 500)["code"] == "internal_error"
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


BLANKS = ("  ", "\u3000", "\n\n", "\t \u00a0", "\x1c")


def wordless(shape: dict[str, Any], where: str, seen: set[str]) -> Iterator[str]:
    """The places of a request's shape that demand words and would take blanks for them."""
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        if name not in seen:
            seen.add(name)
            yield from wordless(document()["components"]["schemas"][name], name, seen)
        return
    wanted = shape.get("type") == "string" and shape.get("minLength", 0) and not shape.keys() & {"format", "enum"}
    if wanted and any(re.search(shape.get("pattern", ""), blank) for blank in BLANKS):
        yield where
    parts = {name: shape["properties"][name] for name in shape.get("properties", {})}
    parts |= {name: shape[name] for name in ("items", "additionalProperties") if isinstance(shape.get(name), dict)}
    for name, part in parts.items():
        yield from wordless(part, f"{where}.{name}", seen)
    for part in [one for kind in ("anyOf", "oneOf", "allOf") for one in shape.get(kind, [])]:
        yield from wordless(part, where, seen)


def test_no_request_takes_blanks_where_words_are_wanted() -> None:
    seen: set[str] = set()
    bodies = [
        (path, content["schema"])
        for path, operations in document()["paths"].items()
        for operation in operations.values()
        for content in operation.get("requestBody", {}).get("content", {}).values()
    ]
    assert [place for path, shape in bodies for place in wordless(shape, path, seen)] == []
    assert {"MatterCreate", "PlanCreate", "NoticeCreate", "SuspensionCreate", "SetItem"} <= seen


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("backend", ["sqlite"])
def test_blanks_are_no_words(as_key: Program, cast: Cast, blank: str) -> None:
    office, item = as_key("office_write_key"), cast.items["1"]
    lines = [{"plan_text": "6月底前完成", "lead_units": ["市交通运输局"]}]
    for method, path, field, body in (
        ("PUT", "/refs/items/blank", "title", {"plan_id": cast.plan, "text": "6月底前完成"}),
        ("PUT", "/refs/items/blank", "text", {"plan_id": cast.plan, "title": "公交首末站"}),
        ("POST", "/plans", "title", {"year": 2017}),
        ("POST", f"/plans/{cast.plan}/items", "title", {"lines": lines}),
        ("PATCH", f"/items/{item}", "title", {"version": 1}),
        ("POST", f"/items/{item}/notices", "text", {"level": "blue"}),
        ("POST", f"/items/{item}/suspension", "reason", {"until": "2017-08-01"}),
    ):
        answer = office.request(method, f"/api/v1{path}", json=body | {field: blank})
        (error,) = fault(answer, 422)["errors"]
        assert error["pointer"] == f"/{field}", path
        assert error["title"] in ("不能为空", "含有不能保存的字符")


@pytest.mark.parametrize("backend", ["sqlite"])
def test_blanks_round_words_are_left_off(as_key: Program) -> None:
    made = as_key("office_write_key").post("/api/v1/plans", json={"title": "\u3000 2018年计划\n", "year": 2018})
    assert (made.status_code, made.json()["title"]) == (201, "2018年计划")
