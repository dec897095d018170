"""What the contract says of manners that every operation has: keys, conditions, tags and chosen fields.

The doors mean the same by them everywhere (app/api/writes.py, app/api/answers.py), so they are described once, here.
"""

from typing import Any

from app.api.answers import JSON, PARTIAL, problems

Schema = dict[str, Any]
KEY: Schema = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": r"^[!#-\[\]-~]{1,255}$"},
    "description": "Names this request, e.g. by a UUID. Sent again with the same body it is answered the same and not "
    "done again, also while the first is still running; with another body it is refused (422). Kept two days.",
}
KNOWN: Schema = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "The `ETag` last seen: while it stands the answer is 304 without a body.",
}
TAG = {
    "description": "Entity tag of what is answered; goes into If-None-Match and If-Match.",
    "required": True,
    "schema": {"type": "string"},
}
NAMED = {
    "description": "`attachment`, and the name that the file was brought under (RFC 6266).",
    "schema": {"type": "string"},
}
LOCATION = {
    "description": "The address of what was made, or of what came of it.",
    "required": True,
    "schema": {"type": "string", "format": "uri-reference"},
}
NEXT = {
    "description": '`<…>; rel="next"` leads to the next page (RFC 8288); without it this is the last.',
    "schema": {"type": "string"},
}
WITHOUT_ADDRESS = frozenset(
    {"add_milestone_evidence", "attach_evidence", "record_delegation", "create_key", "rotate_key"}
    | {"rotate_webhook_secret"}
)
"""Makes what has no address of its own, or several things."""
MOVES_ON = {"confirm_import": "200"}
"""Answers so with the address of something else that it made."""
REPLAYED = {
    "description": "`true` where the answer was given before to the same Idempotency-Key.",
    "schema": {"type": "string", "enum": ["true"]},
}


READS = "x-reads"
"""Marks a POST that changes nothing: what it asks is too long for an address."""


def describe(operation: Schema, schemas: Schema, *, method: str) -> None:
    """Add the parameters, headers and answers to one operation of the document."""
    if "requestBody" in operation:
        _refusals(operation, {415})
    if operation.pop(READS, False):
        return
    if method == "get":
        _describe_read(operation, schemas)
    else:
        _describe_write(operation, schemas)


def _describe_write(operation: Schema, schemas: Schema) -> None:
    operation.setdefault("parameters", []).append(KEY)
    refused = {400, 409, 422}
    if any(one.get("name", "").lower() == "if-match" for one in operation["parameters"]):
        refused.add(412)
    _refusals(operation, refused)
    for status, answer in operation["responses"].items():
        if status < "300":
            answer["headers"] = headers = dict(answer.get("headers", {}))
            headers["Idempotency-Replayed"] = REPLAYED
            name = operation["operationId"]
            if (status == "201" and name not in WITHOUT_ADDRESS) or MOVES_ON.get(name) == status:
                headers["Location"] = LOCATION
            if "version" in _properties(operation, schemas):
                headers["ETag"] = TAG


def _describe_read(operation: Schema, schemas: Schema) -> None:
    content = operation["responses"]["200"].get("content", {})
    if JSON not in content:
        _describe_file(operation)
        return
    names = _field_names(_schema(operation), schemas)
    if not names:
        return
    parameters = [one for one in operation.get("parameters", []) if one.get("name") != "fields"]
    operation["parameters"] = [*parameters, _fields(names)]
    content[PARTIAL] = {"schema": {"type": "object" if "type" not in content[JSON]["schema"] else "array"}}
    content[PARTIAL]["schema"]["description"] = "The same with only the fields asked for."
    _refusals(operation, {422})
    _describe_tag(operation)
    if {"data", "next"} <= set(_properties(operation, schemas)):
        for status in ("200", "304"):
            operation["responses"][status]["headers"]["Link"] = NEXT


def _describe_file(operation: Schema) -> None:
    operation["responses"]["200"]["headers"] = {"Content-Disposition": NAMED}
    _describe_tag(operation)


def _describe_tag(operation: Schema) -> None:
    """That the answer has a tag, and need not be sent to who names it."""
    operation["parameters"].append(KNOWN)
    operation["responses"]["200"].setdefault("headers", {})["ETag"] = TAG
    unchanged = "Nothing has changed since the tag in If-None-Match."
    operation["responses"]["304"] = {"description": unchanged, "headers": {"ETag": TAG}}


def _fields(names: list[str]) -> Schema:
    return {
        "name": "fields",
        "in": "query",
        "required": False,
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "minItems": 1, "items": {"type": "string", "enum": names}},
        "description": f"Only these fields, by comma; the answer is then `{PARTIAL}`.",
    }


def _refusals(operation: Schema, statuses: set[int]) -> None:
    answers = operation["responses"]
    for status, answer in problems(*statuses).items():
        answers.setdefault(str(status), answer)
    operation["responses"] = dict(sorted(answers.items()))


def _schema(operation: Schema) -> Schema:
    """The schema of what the operation answers when all is well; empty where it has none."""
    for status, answer in operation["responses"].items():
        if status < "300":
            found: Schema = answer.get("content", {}).get(JSON, {}).get("schema", {})
            return found
    return {}


def _properties(operation: Schema, schemas: Schema) -> Schema:
    found: Schema = _resolved(_schema(operation), schemas).get("properties", {})
    return found


def _field_names(schema: Schema, schemas: Schema) -> list[str]:
    """The names that `fields` chooses among: of the thing, of the rows of a page, or of the members of a list."""
    found = _resolved(schema, schemas)
    if "items" in found:
        return _field_names(found["items"], schemas)
    properties = found.get("properties", {})
    if {"data", "next"} <= set(properties):
        return _field_names(properties["data"], schemas)
    return sorted(properties)


def _resolved(schema: Schema, schemas: Schema) -> Schema:
    reference = schema.get("$ref")
    return schemas[reference.rpartition("/")[2]] if reference else schema
