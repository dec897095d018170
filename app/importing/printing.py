"""A draft as the JSON that `duban read` prints: the same shape for every layout."""

from datetime import date
from decimal import Decimal
from typing import Any

from app.importing.draft import DirectiveDraft, Draft, Finding, IndicatorDraft, ItemDraft, LineDraft, MilestoneDraft

Json = dict[str, Any]


def as_json(draft: Draft) -> Json:
    """The draft as plain values: items for a plan, directives for minutes. Dates are ISO, figures numbers."""
    findings = [_finding(finding) for finding in draft.findings]
    if draft.document.kind == "minutes":
        directives = [_directive(directive) for directive in draft.directives]
        return {"document": _document(draft), "directives": directives, "findings": findings}
    return {"document": _document(draft), "items": [_item(item) for item in draft.items], "findings": findings}


def lead_units(item: ItemDraft) -> list[str]:
    """The lead and joint lead units of all lines, in order and without repeats."""
    return list(dict.fromkeys(unit for line in item.lines for unit in [*line.lead_units, *line.joint_lead_units]))


def supporting_units(item: ItemDraft) -> list[str]:
    """The supporting units of all lines, in order and without repeats."""
    return list(dict.fromkeys(unit for line in item.lines for unit in line.supporting_units))


def _document(draft: Draft) -> Json:
    facts = draft.document
    common: Json = {"name": facts.name, "format": facts.format, "kind": facts.kind, "year": facts.year}
    common |= {"issuer": facts.issuer, "number": facts.number, "title": facts.title, "warnings": facts.warnings}
    if facts.kind != "minutes":
        return common | {"layout": facts.layout, "columns": facts.columns, "headings": facts.headings}
    return common | {
        "meeting_date": _day(facts.meeting_date),
        "document_date": _day(facts.document_date),
        "issued_date": _day(facts.issued_date),
        "chair": facts.chair,
        "attendees": [{"org": attendance.org, "names": attendance.names} for attendance in facts.attendees],
        "distribution": facts.distribution,
        "change_policy": facts.change_policy,
    }


def _item(item: ItemDraft) -> Json:
    return {
        "no": item.no,
        "title": item.title,
        "leader": item.leader,
        "deadline": _day(item.deadline),
        "lead_units": lead_units(item),
        "supporting_units": supporting_units(item),
        "section": item.section or None,
        "lines": [_line(line) for line in item.lines],
        "milestones": [_milestone(milestone) for milestone in item.milestones],
    }


def _line(line: LineDraft) -> Json:
    return {
        "plan": line.plan,
        "deadline": _day(line.deadline),
        "lead_units": [*line.lead_units, *line.joint_lead_units],
        "supporting_units": line.supporting_units,
        "place": line.place,
    }


def _milestone(milestone: MilestoneDraft) -> Json:
    return {
        "line": milestone.line,
        "text": milestone.text,
        "due_on": _day(milestone.due_on),
        "starts_on": _day(milestone.starts_on),
        "date_phrase": milestone.date_phrase,
        "certainty": milestone.certainty,
        "alternatives": [_day(day) for day in milestone.alternatives],
        "kind": milestone.kind,
        "commitment": milestone.commitment,
        "indicators": [_indicator(indicator) for indicator in milestone.indicators],
        "span": list(milestone.span),
    }


def _directive(directive: DirectiveDraft) -> Json:
    return {
        "section": directive.section,
        "text": directive.text,
        "lead_units": directive.lead_units,
        "supporting_units": directive.supporting_units,
        "cadence": directive.cadence,
        "cadence_phrase": directive.cadence_phrase,
        "due_on": _day(directive.due_on),
        "date_phrase": directive.date_phrase,
        "certainty": directive.certainty,
        "indicators": [_indicator(indicator) for indicator in directive.indicators],
        "approval_rule": directive.approval_rule,
        "span": list(directive.span),
    }


def _indicator(indicator: IndicatorDraft) -> Json:
    return {
        "name": indicator.name,
        "value": _figure(indicator.value),
        "unit": indicator.unit,
        "cumulative": indicator.cumulative,
        "comparator": indicator.comparator,
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "items": finding.items,
        "line": finding.line,
        "milestone": finding.milestone,
        "place": finding.place,
        "suggestions": finding.suggestions,
    }


def _figure(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
