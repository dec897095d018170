"""What would break a program that was written against an earlier document of the same version.

Rules, each with its number; whatever they do not name may change within a version:

1. An operation stays, with its method, path and operation id.
2. A parameter that was taken is still taken, in its place; none that was optional becomes required, no new one is.
3. What a parameter or a body admits stays admitted: its kinds, its enumerated values, its bounds and its pattern.
4. A body gets no new required field, loses no field, and does not become required.
5. A success keeps its status and media types; its fields stay, keep their kinds, and do not become optional or null.
6. An enumeration in an answer gets no new value, for a caller's `switch` would not know it; those of `OPEN` may grow,
   and so may fields and error codes (docs/integrating.md says what a caller has to put up with).
7. A way to prove who calls stays.

The idea is that of oasdiff; the words and the code are ours.
"""

from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]
REF = "#/components/schemas/"
OPEN = frozenset({"Action", "LightCode"})
"""Enumerations that are announced to grow."""

METHODS = ("get", "put", "post", "patch", "delete", "head", "options")
LOWER_BOUNDS = ("minimum", "exclusiveMinimum", "minLength", "minItems")
UPPER_BOUNDS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")


def breaking_changes(before: Json, after: Json) -> list[str]:
    """All changes from one OpenAPI 3.1 document to the next that break a caller, as sentences; empty when none does."""
    found = [*_operations(before, after), *_proofs(before, after)]
    return list(dict.fromkeys(found))


def _operations(before: Json, after: Json) -> Iterator[str]:
    for path, methods in before.get("paths", {}).items():
        for method in METHODS:
            if method not in methods:
                continue
            name, old = f"{method.upper()} {path}", methods[method]
            new = after.get("paths", {}).get(path, {}).get(method)
            if new is None:
                yield f"1: {name} is gone"
                continue
            if old.get("operationId") != new.get("operationId"):
                yield f"1: {name} has another operation id: {new.get('operationId')}"
            sides = _Sides(before, after)
            yield from _parameters(name, old, new, sides)
            yield from _body(name, old, new, sides)
            yield from _successes(name, old, new, sides)


class _Sides:
    """Both documents, to look references up, and the pairs of schemas that were compared already."""

    def __init__(self, before: Json, after: Json) -> None:
        self.before, self.after = before, after
        self.seen: set[tuple[str, str, bool]] = set()

    def resolved(self, old: Json, new: Json) -> tuple[Json, Json]:
        return _resolve(self.before, old), _resolve(self.after, new)

    def first_time(self, old: Json, new: Json, sent: bool) -> bool:
        """False for a pair of named schemas that is being compared already: schemas may contain themselves."""
        if "$ref" not in old or "$ref" not in new:
            return True
        pair = (old["$ref"], new["$ref"], sent)
        fresh = pair not in self.seen
        self.seen.add(pair)
        return fresh


def _resolve(document: Json, schema: Json) -> Json:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].removeprefix(REF)]
    return schema


def _parameters(name: str, old: Json, new: Json, sides: _Sides) -> Iterator[str]:
    known = {(one["in"], one["name"]): one for one in new.get("parameters", [])}
    before = {(one["in"], one["name"]): one for one in old.get("parameters", [])}
    for key, parameter in before.items():
        where = f"{name}, parameter {key[1]}"
        if key not in known:
            yield f"2: {where} is gone"
            continue
        if known[key].get("required") and not parameter.get("required"):
            yield f"2: {where} has become required"
        yield from _sent(where, parameter.get("schema", {}), known[key].get("schema", {}), sides)
    for key in known.keys() - before.keys():
        if known[key].get("required"):
            yield f"2: {name} asks for a new parameter, {key[1]}"


def _body(name: str, old: Json, new: Json, sides: _Sides) -> Iterator[str]:
    before, after = old.get("requestBody", {}), new.get("requestBody", {})
    if after.get("required") and not before.get("required"):
        yield f"4: {name} has come to ask for a body"
    for media_type, content in before.get("content", {}).items():
        if media_type not in after.get("content", {}):
            yield f"4: {name} takes no {media_type} any more"
        else:
            yield from _sent(f"{name}, body", content["schema"], after["content"][media_type]["schema"], sides)


def _successes(name: str, old: Json, new: Json, sides: _Sides) -> Iterator[str]:
    for status, answer in old.get("responses", {}).items():
        if not status.startswith("2"):
            continue
        later = new.get("responses", {}).get(status)
        if later is None:
            yield f"5: {name} does not answer {status} any more"
            continue
        for media_type, content in answer.get("content", {}).items():
            there = later.get("content", {}).get(media_type)
            if there is None:
                yield f"5: {name} {status} is not answered as {media_type} any more"
            elif "schema" in content and "schema" in there:
                yield from _answered(f"{name} {status}", content["schema"], there["schema"], sides)


def _proofs(before: Json, after: Json) -> Iterator[str]:
    schemes = after.get("components", {}).get("securitySchemes", {})
    for name in before.get("components", {}).get("securitySchemes", {}):
        if name not in schemes:
            yield f"7: the way to prove who calls, {name}, is gone"


def kinds(document: Json, schema: Json) -> set[str]:
    """The JSON types that a schema admits; every type is `any`."""
    schema = _resolve(document, schema)
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return {kind for one in schema[several] for kind in kinds(document, one)}
    kind = schema.get("type")
    if kind is None:
        return {"any"}
    return set(kind) if isinstance(kind, list) else {kind}


def _sent(where: str, old: Json, new: Json, sides: _Sides) -> Iterator[str]:
    """What callers send: everything that was admitted has to be admitted still (rules 3 and 4)."""
    if not sides.first_time(old, new, True):
        return
    admitted = kinds(sides.after, new)
    lost = kinds(sides.before, old) - admitted - ({"integer"} if "number" in admitted else set())
    if lost and "any" not in admitted:
        yield f"3: {where} takes no {', '.join(sorted(lost))} any more"
    for one, other in _alternatives(old, new, sides):
        yield from _narrowed(where, one, other)
        before, after = one.get("properties", {}), other.get("properties", {})
        closed = other.get("additionalProperties") is False
        for field in before.keys() - after.keys():
            if closed or field in one.get("required", []):
                yield f"4: {where}: the field {field} is not taken any more"
        for field in sorted(set(other.get("required", [])) - set(one.get("required", []))):
            yield f"4: {where}: the field {field} has become required"
        yield from _inside(where, one, other, sides, _sent)


def _answered(where: str, old: Json, new: Json, sides: _Sides) -> Iterator[str]:
    """What callers get: nothing that they may meet is new to them but fields (rules 5 and 6)."""
    if not sides.first_time(old, new, False):
        return
    strange = kinds(sides.after, new) - kinds(sides.before, old)
    if strange and "any" not in kinds(sides.before, old):
        yield f"5: {where} may now be {', '.join(sorted(strange))}"
    for one, other in _alternatives(old, new, sides):
        closed = "enum" in one and one.get("title") not in OPEN
        if closed and (unknown := set(other.get("enum", [])) - set(one["enum"])):
            yield f"6: {where} may now be {', '.join(sorted(map(str, unknown)))}"
        for field in one.get("properties", {}):
            if field not in other.get("properties", {}):
                yield f"5: {where}: the field {field} is gone"
            elif field in one.get("required", []) and field not in other.get("required", []):
                yield f"5: {where}: the field {field} may now be left out"
        yield from _inside(where, one, other, sides, _answered)


def _alternatives(old: Json, new: Json, sides: _Sides) -> Iterator[tuple[Json, Json]]:
    """The schemas to compare: alternatives pair up by their kind, in their order."""
    old, new = sides.resolved(old, new)
    several = old.get("anyOf") or old.get("oneOf") or [old]
    others = [_resolve(sides.after, one) for one in new.get("anyOf") or new.get("oneOf") or [new]]
    for one in (_resolve(sides.before, one) for one in several):
        title = one.get("title")
        alike = [other for other in others if other.get("type") == one.get("type")]
        exact = [other for other in alike if other.get("title") == title]
        if exact or alike:
            yield one, (exact or alike)[0]


Compare = Callable[[str, Json, Json, _Sides], Iterator[str]]


def _inside(where: str, old: Json, new: Json, sides: _Sides, compare: Compare) -> Iterator[str]:
    for field, schema in old.get("properties", {}).items():
        if field in new.get("properties", {}):
            yield from compare(f"{where}: {field}", schema, new["properties"][field], sides)
    if isinstance(old.get("items"), dict) and isinstance(new.get("items"), dict):
        yield from compare(f"{where}[]", old["items"], new["items"], sides)


def _narrowed(where: str, old: Json, new: Json) -> Iterator[str]:
    if "enum" in new and (lost := set(old.get("enum", [])) - set(new["enum"])):
        yield f"3: {where} does not take {', '.join(sorted(map(str, lost)))} any more"
    if "enum" in new and "enum" not in old and "const" not in old:
        yield f"3: {where} takes only certain values now"
    for bound in LOWER_BOUNDS:
        if bound in new and new[bound] > old.get(bound, float("-inf")):
            yield f"3: {where}: {bound} has been raised to {new[bound]}"
    for bound in UPPER_BOUNDS:
        if bound in new and new[bound] < old.get(bound, float("inf")):
            yield f"3: {where}: {bound} has been lowered to {new[bound]}"
    if "pattern" in new and new["pattern"] != old.get("pattern"):
        yield f"3: {where} must now look like {new['pattern']}"
