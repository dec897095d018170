"""The document tells who may come in: each operation's scope is the one that the house asks for."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.contract_access import HEADERS, OPENS, SCOPE_OF, WORDS
from app.importing.sandbox import take
from app.oauth_contract import PATH
from app.rules.permissions import GROUPS
from app.rules.vocabulary import Scope
from tests.cast import LEAD, Cast
from tests.contract import check, document

Door = Callable[[str], TestClient]
OPERATIONS = {
    operation["operationId"]: (method, path, operation)
    for path, methods in document()["paths"].items()
    if path != PATH
    for method, operation in methods.items()
}


UNBOUND = {"look_items_up", "set_item_ref", "unset_item_ref"}
"""A POST that only reads, and a caller's own number, which whoever may write anything may give and take off."""


def asks_own(path: str) -> bool:
    """Whether it speaks of what a client has made: one that may only read has made nothing, and sees no other's."""
    return "{webhook_id}" in path or "{report_ref}" in path


def test_every_operation_that_writes_needs_one_scope_and_every_other_only_reads() -> None:
    writing = {name for name, (method, _, _) in OPERATIONS.items() if method != "get"}
    assert set(SCOPE_OF) == writing - UNBOUND
    assert sum(map(len, OPENS.values())) == len(SCOPE_OF)
    for name, (_, _, operation) in OPERATIONS.items():
        scope = SCOPE_OF.get(name, Scope.READ)
        by_people = {"clients", "delegations"} & set(operation["tags"])
        assert operation["security"] == ([{"session": []}] if by_people else [{"key": []}, {"oauth2": [scope]}]), name


def test_the_flow_names_every_scope() -> None:
    flow = document()["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]
    assert set(flow["scopes"]) == set(Scope) == set(WORDS)
    assert set(OPENS) == set(GROUPS) - {Scope.READ}


def test_every_operation_may_be_refused_for_the_caller_s_sake_and_tells_of_quotas() -> None:
    for name, (_, _, operation) in OPERATIONS.items():
        answers = operation["responses"]
        assert {"401", "403", "429"} <= set(answers), name
        assert "Retry-After" in answers["429"]["headers"], name
        for status, answer in answers.items():
            assert ("RateLimit" in answer["headers"]) == (status != "401"), (name, status)
            assert "X-Request-Id" in answer["headers"], (name, status)
        assert all("WWW-Authenticate" in answers[status]["headers"] for status in ("401", "403")), name
    assert set(HEADERS) <= set(document()["components"]["headers"])


def test_what_only_people_do_takes_no_key_whatever_its_scopes(as_key: Door) -> None:
    for name, (method, path, operation) in OPERATIONS.items():
        if operation["security"] == [{"session": []}]:
            address = path.format(client_id=1, key_id=1, delegation_id=1)
            sent = example_of(operation) | {"headers": {"If-Match": "*"} if "428" in operation["responses"] else {}}
            answer = as_key("office_write_key").request(method, address, **sent)
            check(answer)
            assert (answer.status_code, answer.json()["code"]) == (403, "not_yours"), (name, answer.text)


def test_every_tag_is_explained() -> None:
    used = {tag for _, _, operation in OPERATIONS.values() for tag in operation["tags"]}
    assert used | {"oauth"} == {tag["name"] for tag in document()["tags"]}


@pytest.fixture
def things(as_person: Door, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """One of everything that an operation can be done to, by the name of its parameter."""
    monkeypatch.setattr("app.intake.take_apart", take)
    liaison, office, item = as_person("liaison"), as_person("office"), f"/api/v1/items/{cast.items['1']}"

    def made(door: TestClient, path: str, **sent: Any) -> int:
        answer = door.post(path, **sent)
        assert answer.status_code == 201, answer.text
        found: int = (answer.json()[0] if isinstance(answer.json(), list) else answer.json())["id"]
        return found

    tick = f"/api/v1/milestones/{cast.milestones['制定实施方案']}"
    assert liaison.post(f"{tick}/completion", json={}).status_code == 200
    step = cast.milestones["6月底前完成招标"]
    file = {"files": ("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")}
    extension = {"due_on": "2018-03-31", "reason": "供车延迟", "progress": "已签约"}
    extension["milestone_id"] = cast.milestones["12月底前投入营运"]
    table = (
        "序号\t事项\t具体目标和工作计划\t完成时限\t主办单位\n1\t新增公交车\t9月底前完成招标。\t2017.12\t市交通运输局"
    )
    conclusion = {"unit_id": cast.units[LEAD], "text": "招标滞后", "basis": "现场核查记录"}
    return {
        "item_id": cast.items["1"],
        "plan_id": cast.plan,
        "milestone_id": step,
        "report_id": made(liaison, f"{item}/reports", json={"summary": "已完成招标"}),
        "evidence_id": made(liaison, f"/api/v1/milestones/{step}/evidence", files=file),
        "change_id": made(liaison, f"{item}/extensions", json=extension),
        "closure_id": made(liaison, f"/api/v1/items/{cast.items['2']}/closure", json={"result": "方案已印发"}),
        "instruction_id": made(as_person("leader"), f"{item}/instructions", json={"text": "速办"}),
        "notice_id": made(office, f"{item}/notices", json={"level": "orange", "text": "催办"}),
        "conclusion_id": made(office, f"{item}/conclusions", json=conclusion),
        "import_id": made(office, "/api/v1/imports", data={"title": "表", "year": "2017", "text": table}),
        "delegation_id": 1,
        "attachment_id": made(liaison, f"{item}/report-draft/attachments", files=file),
        "external_ref": "OA-2017-0042",
        "report_ref": "OA-2017-0042-07",
        "day": "2017-10-02",
        "client_id": 1,
        "key_id": 1,
    }


ITEM = {"title": "新增公交车", "lines": [{"plan_text": "完成招标。", "lead_units": [LEAD]}], "due_on": "2017-12-31"}
BODIES: dict[str, Any] = {
    "edit_item": {"title": "新增公交车", "version": 1},
    "create_item": ITEM,
    "hand_item_down": ITEM,
    "issue_items": {"item_ids": [1]},
    "complete_milestones": {"rows": [{"milestone_id": 1}]},
    "submit_reports": {"rows": [{"item_id": 1, "summary": "已完成招标"}]},
    "submit_report": {"summary": "已完成招标"},
    "save_report_draft": {"summary": "已完成招标"},
    "edit_import": {"edit": "drop_item", "item": "1"},
}
"""For those whose example is one of kinds of value that a caller chooses between."""


def example_of(operation: dict[str, Any]) -> dict[str, Any]:
    """What to send so that an operation gets as far as asking who may: its schema's own example, or a file."""
    if operation["operationId"] in BODIES:
        return {"json": BODIES[operation["operationId"]]}
    content = operation.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        form = {"title": "表", "year": "2017", "text": "1\t新增"} if operation["operationId"] == "start_import" else {}
        return {"data": form, "files": {"files": ("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")}}
    if "application/json" not in content:
        return {}
    schema = content["application/json"]["schema"]
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    return {"json": document()["components"]["schemas"][name]["examples"][0] if name else {}}


def wanted_in_query(parameter: dict[str, Any]) -> bool:
    """Whether an operation asks for it behind the question mark."""
    return parameter["in"] == "query" and bool(parameter.get("required"))


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_key_that_only_reads_is_told_the_very_scope_that_the_document_names(
    as_key: Door, things: dict[str, Any]
) -> None:
    told: dict[str, set[str]] = {}
    for name, (method, path, operation) in OPERATIONS.items():
        if method == "get" or name in UNBOUND or asks_own(path):
            continue
        for key in ("office_read_key", "lead_read_key"):
            sent = example_of(operation)
            condition = {"If-Match": "*"} if "428" in operation["responses"] else {}
            asked = {one["name"]: "理由" for one in operation.get("parameters", []) if wanted_in_query(one)}
            answer = as_key(key).request(method, path.format(**things), headers=condition, params=asked, **sent)
            # A batch is answered row by row.
            problem = answer.json()["results"][0]["problem"] if answer.status_code == 200 else answer.json()
            assert problem["status"] in {403, 404, 409, 422}, (name, key, answer.text)
            if problem["code"] == "scope_missing":
                told.setdefault(name, set()).add(problem["scope"])
    assert told == {name: {scope} for name, scope in SCOPE_OF.items() if not asks_own(OPERATIONS[name][1])}
