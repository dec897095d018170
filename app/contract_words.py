"""Finishing the document of the JSON door: plain names, a meaning for every field, an example for every schema."""

import re
from collections.abc import Iterator
from typing import Any

from app.glossary import term

Schema = dict[str, Any]
REF = "#/components/schemas/"
BY_FORMAT = {"date": "2017-06-30", "date-time": "2017-07-10T01:30:00Z", "uri": "https://oa.example/duban"}

APART: dict[str, tuple[str, ...]] = {
    "IssueOrder": ("all",),
    "ReportRow": ("item_id",),
    "ProblemRead": ("current", "verb", "scope", "limit", "file", "place", "quota", "window_seconds"),
    **dict.fromkeys(("MatterOutcome", "TickOutcome", "ReportOutcome"), ("problem",)),
}
"""Fields that never stand beside the others of their schema, and so not in its example."""


def plain_name(name: str) -> str:
    """A name for any language: `PageRead_ItemRow_` becomes `ItemRowPage`, `Body_start_import` `StartImportBody`."""
    page = re.fullmatch(r"PageRead_(\w+?)(?:Read)?_", name)
    if page:
        return f"{page[1]}Page"
    if name.startswith("Body_"):
        return "".join(word.capitalize() for word in name.removeprefix("Body_").split("_")) + "Body"
    return name


def rename(document: Schema) -> None:
    """Give every schema its plain name, wherever it is named."""
    schemas = document["components"]["schemas"]
    names = {name: plain_name(name) for name in schemas}
    for node in _nodes(document):
        ref = node.get("$ref")
        if isinstance(ref, str) and ref.startswith(REF):
            node["$ref"] = REF + names.get(ref.removeprefix(REF), ref.removeprefix(REF))
    document["components"]["schemas"] = {names[name]: schema for name, schema in schemas.items()}
    for name, schema in document["components"]["schemas"].items():
        schema["title"] = name


def explain(document: Schema) -> None:
    """Give every field and every id in a path the glossary's meaning, where the code says nothing more exact."""
    for name, schema in document["components"]["schemas"].items():
        # FastAPI makes these two kinds itself and has no words for them.
        schema.setdefault("description", "A page of a list." if name.endswith("Page") else "The parts of a form.")
        for field, value in schema.get("properties", {}).items():
            known = term(name, field)
            if known and "description" not in value:
                value["description"] = known.meaning
    for operation in _operations(document):
        for parameter in operation.get("parameters", []):
            known = term("", parameter["name"])
            if known and "description" not in parameter:
                parameter["description"] = known.meaning


def exemplify(document: Schema) -> None:
    """Give every schema of an object one example, composed from those of its fields."""
    schemas = document["components"]["schemas"]
    for name, schema in schemas.items():
        if schema.get("type") == "object" and "examples" not in schema:
            schema["examples"] = [_object_example(schemas, name, schema)]


def _object_example(schemas: Schema, name: str, schema: Schema) -> Schema:
    shown = {field: value for field, value in schema.get("properties", {}).items() if field not in APART.get(name, ())}
    return {field: _example(schemas, name, field, value) for field, value in shown.items()}


def _example(schemas: Schema, name: str, field: str, schema: Schema) -> Any:
    """A value of a field. What may be one of several kinds is shown as the first."""
    if "$ref" in schema:
        target = schema["$ref"].removeprefix(REF)
        return _example(schemas, target, field, schemas[target])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return _example(schemas, name, field, schema[several][0])
    if "enum" in schema or "const" in schema:
        return schema["const"] if "const" in schema else schema["enum"][0]
    kind = schema.get("type")
    if kind == "array":
        return _array_example(schemas, name, field, schema)
    if kind == "object":
        return _object_example(schemas, name, schema)
    return _plain_example(name, field, schema)


def _array_example(schemas: Schema, name: str, field: str, schema: Schema) -> list[Any]:
    parts = schema.get("prefixItems") or [schema.get("items", {})]
    return [_example(schemas, name, field, part) for part in parts]


def _plain_example(name: str, field: str, schema: Schema) -> Any:
    known = term(name, field)
    if known and known.example is not None and _fits(schema.get("type"), known.example):
        return known.example
    if schema.get("format") in BY_FORMAT:
        return BY_FORMAT[schema["format"]]
    by_type = {"integer": int(schema.get("minimum", 1)), "boolean": True, "string": "…"}
    return by_type.get(str(schema.get("type")))


def _fits(kind: str | None, value: Any) -> bool:
    expected = {"integer": int, "boolean": bool, "string": str}.get(str(kind))
    return expected is None or type(value) is expected


def _nodes(value: Any) -> Iterator[Schema]:
    """Every object of a JSON value, from the outside in."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)


def _operations(document: Schema) -> Iterator[Schema]:
    for methods in document["paths"].values():
        yield from methods.values()
