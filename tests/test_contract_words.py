"""The document explains itself: plain names, a meaning and an example for every field, each example in its schema."""

import re
from typing import Any

import jsonschema_rs
import pytest

from app.contract_words import plain_name
from app.glossary import TERMS
from app.models.batch import ReportRow
from app.models.drafting import IssueOrder
from app.pages.problems import CODES
from tests.contract import document

SCHEMAS: dict[str, Any] = document()["components"]["schemas"]
OBJECTS = sorted(name for name, schema in SCHEMAS.items() if schema.get("type") == "object")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("PageRead_ItemRow_", "ItemRowPage"),
        ("PageRead_ReportRead_", "ReportPage"),
        ("Body_start_import", "StartImportBody"),
        ("ItemRead", "ItemRead"),
    ],
)
def test_names_are_plain(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_every_schema_name_can_be_a_class_in_any_language() -> None:
    assert [name for name in SCHEMAS if not re.fullmatch(r"[A-Z][A-Za-z0-9]+", name)] == []
    assert [name for name, schema in SCHEMAS.items() if schema["title"] != name] == []


def test_every_field_and_parameter_has_a_meaning() -> None:
    silent = [
        f"{name}.{field}"
        for name in OBJECTS
        for field, schema in SCHEMAS[name].get("properties", {}).items()
        if not schema.get("description")
    ]
    assert silent == []
    parameters = [
        (path, parameter["name"])
        for path, methods in document()["paths"].items()
        for operation in methods.values()
        for parameter in operation.get("parameters", [])
        if not parameter.get("description")
    ]
    assert parameters == []


def test_no_word_of_the_glossary_is_idle() -> None:
    fields = {field for name in OBJECTS for field in SCHEMAS[name].get("properties", {})}
    exact = {f"{name}.{field}" for name in OBJECTS for field in SCHEMAS[name].get("properties", {})}
    parameters = {
        parameter["name"]
        for methods in document()["paths"].values()
        for operation in methods.values()
        for parameter in operation.get("parameters", [])
    }
    assert sorted(set(TERMS) - fields - exact - parameters) == []


@pytest.mark.parametrize("name", OBJECTS)
def test_every_example_fits_its_schema_and_says_something(name: str) -> None:
    schema = {**SCHEMAS[name], "components": document()["components"]}
    (example,) = schema["examples"]
    jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(example)
    assert [field for field, value in example.items() if value in ("…", ["…"])] == []


def test_examples_are_what_the_server_takes_and_gives() -> None:
    shown = {name: schema["examples"][0] for name, schema in SCHEMAS.items() if "examples" in schema}
    assert IssueOrder.model_validate(shown["IssueOrder"]).item_ids == [4]
    row = ReportRow.model_validate(shown["ReportRow"])
    assert (row.item_id, row.item_ref) == (None, "OA-2017-0042")
    problem = shown["ProblemRead"]
    assert CODES[problem["code"]][0] == problem["status"]
    assert problem["type"].endswith(f"#{problem['code']}")
    for outcome in ("MatterOutcome", "TickOutcome", "ReportOutcome"):
        assert shown[outcome]["status"] in (200, 201)
        assert "problem" not in shown[outcome]
