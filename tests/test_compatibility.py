"""The contract may grow within v1 but not break: each rule by example, and today against the last release."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clients.compatibility import breaking_changes
from clients.generate import released
from tests.contract import document

Json = dict[str, Any]
OLD: Json = {
    "openapi": "3.1.0",
    "paths": {
        "/items/{id}": {
            "get": {
                "operationId": "get_item",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 200}},
                    {"name": "light", "in": "query", "schema": {"$ref": "#/components/schemas/Light"}},
                ],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}}},
                    "404": {"content": {"application/problem+json": {"schema": {}}}},
                },
            },
            "patch": {
                "operationId": "edit_item",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Edit"}}}},
                "responses": {"204": {}},
            },
        }
    },
    "components": {
        "securitySchemes": {"key": {"type": "http"}},
        "schemas": {
            "Light": {"type": "string", "enum": ["green", "red"]},
            "Action": {"type": "string", "title": "Action", "enum": ["item.issued"]},
            "Item": {
                "type": "object",
                "required": ["id", "light"],
                "properties": {
                    "id": {"type": "integer"},
                    "light": {"$ref": "#/components/schemas/Light"},
                    "last": {"$ref": "#/components/schemas/Action"},
                    "due_on": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
                    "children": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
                },
            },
            "Edit": {
                "type": "object",
                "additionalProperties": False,
                "required": ["title"],
                "properties": {"title": {"type": "string", "maxLength": 100}, "urgent": {"type": "boolean"}},
            },
        },
    },
}


def at(document: Json, place: str) -> tuple[Json, str]:
    """The object that holds a place such as `paths|/items/{id}|get`, and the last name of it."""
    *way, last = place.split("|")
    for step in way:
        document = document[int(step) if isinstance(document, list) else step]
    return document, last


def changed(place: str, value: Any = None) -> Json:
    """The old document with one value put, or taken away."""
    new = copy.deepcopy(OLD)
    holder, last = at(new, place)
    if value is None and isinstance(holder, list):
        holder.pop(int(last))
    elif value is None:
        holder.pop(last)
    elif isinstance(holder, list):
        holder.insert(int(last), value)
    else:
        holder[last] = value
    return new


GET, PATCH, SCHEMAS = "paths|/items/{id}|get", "paths|/items/{id}|patch", "components|schemas"
BREAKING = {
    "1: GET /items/{id} is gone": (GET, None),
    "1: GET /items/{id} has another operation id: read_item": (f"{GET}|operationId", "read_item"),
    "2: GET /items/{id}, parameter limit is gone": (f"{GET}|parameters|1", None),
    "2: GET /items/{id}, parameter limit has become required": (f"{GET}|parameters|1|required", True),
    "2: GET /items/{id} asks for a new parameter, plan": (
        f"{GET}|parameters|0",
        {"name": "plan", "in": "query", "required": True, "schema": {"type": "integer"}},
    ),
    "3: GET /items/{id}, parameter limit takes no integer any more": (
        f"{GET}|parameters|1|schema",
        {"type": "boolean"},
    ),
    "3: GET /items/{id}, parameter limit: maximum has been lowered to 100": (
        f"{GET}|parameters|1|schema|maximum",
        100,
    ),
    "3: GET /items/{id}, parameter light does not take red any more": (f"{SCHEMAS}|Light|enum", ["green"]),
    "3: PATCH /items/{id}, body: title: maxLength has been lowered to 50": (
        f"{SCHEMAS}|Edit|properties|title|maxLength",
        50,
    ),
    "3: PATCH /items/{id}, body: title: minLength has been raised to 1": (
        f"{SCHEMAS}|Edit|properties|title|minLength",
        1,
    ),
    "3: PATCH /items/{id}, body: title must now look like ^a": (f"{SCHEMAS}|Edit|properties|title|pattern", "^a"),
    "3: PATCH /items/{id}, body: title takes only certain values now": (
        f"{SCHEMAS}|Edit|properties|title|enum",
        ["a", "b"],
    ),
    "4: PATCH /items/{id} has come to ask for a body": (f"{PATCH}|requestBody|required", True),
    "4: PATCH /items/{id} takes no application/json any more": (
        f"{PATCH}|requestBody|content",
        {"multipart/form-data": {}},
    ),
    "4: PATCH /items/{id}, body: the field urgent is not taken any more": (f"{SCHEMAS}|Edit|properties|urgent", None),
    "4: PATCH /items/{id}, body: the field urgent has become required": (
        f"{SCHEMAS}|Edit|required",
        ["title", "urgent"],
    ),
    "5: GET /items/{id} does not answer 200 any more": (f"{GET}|responses|200", None),
    "5: GET /items/{id} 200 is not answered as application/json any more": (
        f"{GET}|responses|200|content",
        {"text/csv": {}},
    ),
    "5: GET /items/{id} 200: the field light is gone": (f"{SCHEMAS}|Item|properties|light", None),
    "5: GET /items/{id} 200: the field light may now be left out": (f"{SCHEMAS}|Item|required", ["id"]),
    "5: GET /items/{id} 200: id may now be null": (
        f"{SCHEMAS}|Item|properties|id",
        {"anyOf": [{"type": "integer"}, {"type": "null"}]},
    ),
    "6: GET /items/{id} 200: light may now be yellow": (f"{SCHEMAS}|Light|enum", ["green", "yellow", "red"]),
    "7: the way to prove who calls, key, is gone": ("components|securitySchemes|key", None),
}
HARMLESS = {
    "a new operation": ("paths|/items", {"get": {"operationId": "list_items", "responses": {"200": {}}}}),
    "a new optional parameter": (
        f"{GET}|parameters|0",
        {"name": "fields", "in": "query", "schema": {"type": "string"}},
    ),
    "a new field of an answer": (f"{SCHEMAS}|Item|properties|title", {"type": "string"}),
    "a new optional field of a body": (f"{SCHEMAS}|Edit|properties|reason", {"type": "string"}),
    "a wider bound": (f"{GET}|parameters|1|schema|maximum", 500),
    "a field that may be left out of a body": (f"{SCHEMAS}|Edit|required", []),
    "an answer that is no longer null": (f"{SCHEMAS}|Item|properties|due_on", {"type": "string", "format": "date"}),
    "a new value of an open enumeration": (f"{SCHEMAS}|Action|enum", ["item.issued", "item.closed"]),
    "a new error": (f"{GET}|responses|429", {}),
    "another way to prove who calls": ("components|securitySchemes|oauth", {"type": "oauth2"}),
}


@pytest.mark.parametrize("sentence", BREAKING)
def test_a_breaking_change_is_named(sentence: str) -> None:
    place, value = BREAKING[sentence]
    assert sentence in breaking_changes(OLD, changed(place, value))


@pytest.mark.parametrize("what", HARMLESS)
def test_what_no_caller_notices_is_let_pass(what: str) -> None:
    place, value = HARMLESS[what]
    assert breaking_changes(OLD, changed(place, value)) == []


def test_every_rule_has_an_example() -> None:
    assert {sentence[0] for sentence in BREAKING} == set("1234567")


@settings(max_examples=20)
@given(st.sampled_from(sorted(document()["paths"])), st.data())
def test_taking_any_operation_away_is_noticed(path: str, data: st.DataObject) -> None:
    now = document()
    method = data.draw(st.sampled_from(sorted(now["paths"][path])))
    less = {**now, "paths": {**now["paths"], path: {k: v for k, v in now["paths"][path].items() if k != method}}}
    assert breaking_changes(now, less) == [f"1: {method.upper()} {path} is gone"]
    assert breaking_changes(less, now) == []


def test_the_contract_keeps_its_last_release() -> None:
    last = released()
    assert last["info"]["version"].split(".")[0] == document()["info"]["version"].split(".")[0]
    broken = breaking_changes(last, document())
    assert broken == [], "break nothing within a version, or release the next one: docs/integrating.md\n" + "\n".join(
        json.dumps(one, ensure_ascii=False) for one in broken
    )
