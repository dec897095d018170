"""One address, one meaning: numbers have one spelling, paths no slash at their end, and nothing unknown is passed over.

What a program has misspelt it must hear of, else it takes another thing's answer, or a whole one, for what it asked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel, ValidationError
from starlette.testclient import TestClient

from tests.contract import check
from tests.test_contract_access import OPERATIONS, example_of, things

__all__ = ["things"]

Door = Callable[[str], TestClient]
ODD = ("1_0", "+1", "1.0", "01", " 1", "1 ", "１", "٣", "1e1", "0x1", "")


def numbers(app: FastAPI) -> Iterator[tuple[str, Any]]:
    """Every number that an address or a form of either door holds, with the route it belongs to."""
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if not isinstance(route, APIRoute):
            continue
        asked = route.dependant
        for field in (*asked.path_params, *asked.query_params, *asked.body_params):
            annotation = field.field_info.annotation
            if annotation in (int, int | None):
                yield f"{context.path_format} {field.alias}", field


def takes(field: Any, text: str) -> bool:
    """Whether a parameter takes a text for a number."""
    value, errors = field.validate(text)
    return not errors and value is not None


def test_numbers_of_addresses_have_one_spelling(app: FastAPI) -> None:
    found = list(numbers(app))
    assert len(found) > 150
    assert [(name, text) for name, field in found for text in ODD if takes(field, text)] == []
    # A day of a week is no year and no page: one of these fits every one of them.
    assert [name for name, field in found if not any(takes(field, text) for text in ("1", "2017"))] == []


def test_numbers_of_filters_have_one_spelling_too(app: FastAPI) -> None:
    models = {
        field.field_info.annotation
        for context in iter_route_contexts(app.routes)
        if isinstance(context.original_route, APIRoute)
        for field in context.original_route.dependant.query_params
        if isinstance(field.field_info.annotation, type) and issubclass(field.field_info.annotation, BaseModel)
    }
    assert len(models) > 5
    for model in models:
        for name, info in model.model_fields.items():
            if info.annotation in (int, int | None):
                for text in ODD:
                    with pytest.raises(ValidationError):
                        model.model_validate({name: text})


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_misspelt_number_is_refused_by_name_at_both_doors(as_key: Door, as_person: Door) -> None:
    lead, liaison = as_key("lead_write_key"), as_person("liaison")
    for text in ("1_0", "+1", "1.0", "01", "%201"):
        answer = lead.get(f"/api/v1/items/{text}")
        check(answer)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "int_parsing")
        assert lead.get(f"/api/v1/items?limit={text.replace('+', '%2B')}").status_code == 422
        assert lead.get(f"/api/v1/plans?limit={text.replace('+', '%2B')}").status_code == 422
        assert liaison.get(f"/items/{text}").status_code == 422


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_slash_at_the_end_is_another_address_and_nobody_is_sent_to_a_host_that_was_named(
    as_key: Door, as_person: Door
) -> None:
    lead, liaison = as_key("lead_write_key"), as_person("liaison")
    foreign = {"Host": "elsewhere.example"}
    for door, path in ((lead, "/api/v1/items/"), (lead, "/api/v1/items/1/"), (liaison, "/items/"), (liaison, "/desk/")):
        answer = door.get(path, headers=foreign)
        assert (answer.status_code, answer.headers.get("location")) == (404, None), path
    assert lead.get("/api/v1/items/").json()["code"] == "not_found"
    assert lead.post("/api/v1/acknowledgements/").status_code == 404
    assert liaison.get("/static", headers=foreign).status_code == 404


MISSING = {"compare_report", "get_report_draft", "get_conclusion_evidence"}
"""What the scene has none of: a first edition is compared with nothing, the office keeps no report's draft, and the
conclusion rests on words alone."""


def door_to(path: str, as_key: Door, as_person: Door) -> TestClient:
    """Somebody who may do what is at an address, or at least see it."""
    own = any(word in path for word in ("/clients", "/keys", "/delegations"))
    return as_person("security_admin") if own else as_key("office_write_key")


@pytest.mark.parametrize("backend", ["sqlite"])
def test_no_operation_passes_over_a_parameter_that_it_does_not_have(
    as_key: Door, as_person: Door, things: dict[str, Any]
) -> None:
    passed = []
    for name, (method, path, operation) in OPERATIONS.items():
        if name in MISSING or "{webhook_id}" in path or "/refs/" in path:
            continue
        condition = {"If-Match": "*"} if "428" in operation["responses"] else {}
        needed = "&as_of=2017-07-10" if path.endswith("/past") else ""
        address = f"{path.format_map(defaultdict(lambda: 1, things))}?lihgt=red{needed}"
        door = door_to(path, as_key, as_person)
        answer = door.request(method, address, headers=condition, **example_of(operation))
        problem = answer.json() if answer.status_code >= 400 else {}
        if [error["pointer"] for error in problem.get("errors", [])] != ["#lihgt"]:
            passed.append((name, answer.status_code, answer.text[:200]))
    assert passed == []


@pytest.mark.parametrize("backend", ["sqlite"])
def test_fields_are_taken_wherever_the_document_has_them(as_key: Door, as_person: Door, things: dict[str, Any]) -> None:
    office = as_key("office_write_key")
    hook = {"name": "OA", "url": "https://oa.example/duban"}
    things["webhook_id"] = office.post("/api/v1/webhooks", json=hook).json().get("id")
    asked = 0
    for method, path, operation in OPERATIONS.values():
        fields = [one for one in operation.get("parameters", []) if one["name"] == "fields"]
        if method == "get" and fields and "/refs/" not in path and "report-draft" not in path:
            query = {"fields": fields[0]["schema"]["items"]["enum"][0]}
            query |= {"as_of": "2017-07-10"} if path.endswith("/past") else {}
            answer = door_to(path, as_key, as_person).get(path.format_map(defaultdict(lambda: 1, things)), params=query)
            assert answer.status_code in (200, 404), (path, answer.text)
            asked += answer.status_code == 200
    assert asked > 30
