"""A draft as plain JSON values and back, without loss: how an import keeps what was read between two visits."""

from typing import Any

from pydantic import TypeAdapter

from app.importing.draft import Draft, Finding

_DRAFT = TypeAdapter(Draft)
_FINDINGS = TypeAdapter(list[Finding])


def to_json(draft: Draft) -> dict[str, Any]:
    """Plain values: dates as ISO texts, figures as decimal texts."""
    plain: dict[str, Any] = _DRAFT.dump_python(draft, mode="json")
    return plain


def from_json(plain: dict[str, Any]) -> Draft:
    """The same draft again; raises pydantic's ValidationError where the values are of another shape."""
    return _DRAFT.validate_python(plain)


def findings_to_json(findings: list[Finding]) -> list[dict[str, Any]]:
    """Findings as plain values."""
    plain: list[dict[str, Any]] = _FINDINGS.dump_python(findings, mode="json")
    return plain


def findings_from_json(plain: list[dict[str, Any]]) -> list[Finding]:
    """The same findings again."""
    return _FINDINGS.validate_python(plain)
