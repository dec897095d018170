"""The form of an item, for drafting and handing down: fields of lines repeat in order, names stand with 、 between."""

import re
from collections import defaultdict
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError

from app.models.detail import ItemRead, LineRead
from app.models.milestone import MilestoneRead
from app.pages.forms import written
from app.rules.errors import FieldError, Problem
from app.rules.vocabulary import AssignmentRole
from app.validation import invalid_from

T = TypeVar("T", bound=BaseModel)
PER_LINE = ("plan_text", "line_due_on", "lead_units", "joint_lead_units", "supporting_units", "milestones")
NAMES = ("lead_units", "joint_lead_units", "supporting_units")
ROLES = dict(zip(AssignmentRole, NAMES, strict=True))
STEP = re.compile(r"(?:(\d{4}-\d{2}-\d{2})[\s,，]*)?(.*)")
SEPARATORS = re.compile(r"[、,，;；\n]+")


def parse_item(model: type[T], request: Request) -> T:
    """The shape that the sent form fills; blank lines are left out. Invalid with a pointer a field."""
    sent = dict(written(request))
    body: dict[str, Any] = {
        name: sent[name].strip() for name in ("no", "title", "leader") if sent.get(name, "").strip()
    }
    body |= {"due_on": sent.get("due_on") or None, "urgent": sent.get("urgent") == "true"}
    if sent.get("version"):
        body["version"] = int(sent["version"]) if sent["version"].isdigit() else 0
    body["lines"] = [_line(line) for line in written_lines(request) if line["plan_text"].strip()]
    body = {name: value for name, value in body.items() if name in model.model_fields}
    try:
        return model.model_validate(body)
    except ValidationError as error:
        raise invalid_from([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from error


def written_lines(request: Request) -> list[dict[str, str]]:
    """The lines as they were typed, so that a refusal gives them back."""
    columns: dict[str, list[str]] = defaultdict(list)
    for name, value in written(request):
        columns[name].append(value)
    count = len(columns["plan_text"])
    return [{name: columns[name][at] if at < len(columns[name]) else "" for name in PER_LINE} for at in range(count)]


def line_errors(problem: Problem | None) -> dict[str, FieldError]:
    """What is wrong by the form's field: `due_on`, or `lines/0/lead_units` for a field of a line.

    What is wrong with the lines as such, like handing down in a circle, stands at the first line's lead units.
    """
    found: dict[str, FieldError] = {}
    for error in problem.errors if problem else ():
        path = error.pointer.lstrip("/#").split("/")
        inside = path[:3] if len(path) > 1 else ["lines", "0", "lead_units"]
        found.setdefault("/".join(inside) if path[0] == "lines" else path[0], error)
    return found


def blank_line() -> dict[str, str]:
    """A line that nobody has written yet."""
    return dict.fromkeys(PER_LINE, "")


def lines_of(item: ItemRead) -> list[dict[str, str]]:
    """The lines of a draft as the form shows them."""
    return [_shown(line) for line in item.lines]


def _shown(line: LineRead) -> dict[str, str]:
    names = {field: "、".join(unit.name for unit in line.units if unit.role is role) for role, field in ROLES.items()}
    steps = "\n".join(_step_text(step) for step in line.milestones)
    due_on = "" if line.due_inherited or line.due_on is None else line.due_on.isoformat()
    return {"plan_text": line.plan_text, "line_due_on": due_on, "milestones": steps, **names}


def _step_text(step: MilestoneRead) -> str:
    text = " ".join(step.text.split())
    return f"{step.due_on.isoformat()} {text}" if step.due_on else text


def _line(line: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {"plan_text": line["plan_text"], "due_on": line["line_due_on"] or None}
    for field in NAMES:
        found[field] = [name.strip() for name in SEPARATORS.split(line[field]) if name.strip()]
    steps = [_step(text.strip()) for text in line["milestones"].splitlines() if text.strip()]
    return found | {"milestones": steps or None}


def _step(text: str) -> dict[str, Any]:
    found = STEP.fullmatch(text)
    due_on, words = found.groups() if found else (None, text)
    return {"due_on": due_on, "text": words}
