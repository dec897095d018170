"""From what the office writes to an ItemDraft, the shape that importing uses: one way into the tables for both."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.importing.draft import ItemDraft, LineDraft, MilestoneDraft
from app.importing.language.kinds import read_commitment, read_kind
from app.importing.language.milestones import PlanLine, read_milestones
from app.importing.language.quantities import read_quantities
from app.importing.names.directory import Directory
from app.models import Person, Unit
from app.models.base import table
from app.models.drafting import LineCreate, StepCreate, UnitName
from app.rules.errors import Invalid, invalid
from app.rules.vocabulary import Role

PERSON, UNIT = table(Person).c, table(Unit).c
LEADERS = (Role.LEADER, Role.PRINCIPAL_LEADER)


def read_lines(
    session: Session, directory: Directory, lines: Sequence[LineCreate], year: int, deadline: date | None
) -> tuple[list[LineDraft], list[MilestoneDraft]]:
    """Lines and milestones; those of a line that states none are read from its text.

    Raises Invalid for a unit that is not in the directory: drafting, unlike importing, never adds one in passing.
    """
    names = [_line(session, directory, line, at) for at, line in enumerate(lines)]
    read = read_milestones([PlanLine(line.plan_text, line.due_on) for line in lines], year, deadline)
    steps: list[MilestoneDraft] = []
    for at, line in enumerate(lines):
        if line.milestones is None:
            steps += [one for one in read if one.line == at]
        else:
            steps += [_step(at, step, line.plan_text) for step in line.milestones]
    return names, steps


def leader_name(session: Session, leader: int | str | None) -> str | None:
    """The name of a known leader, given by id or name; Invalid for anybody else."""
    if leader is None:
        return None
    by = PERSON.id == leader if isinstance(leader, int) else PERSON.name == leader.strip()
    found = session.scalar(select(PERSON.name).where(by, PERSON.role.in_(LEADERS)))
    if found is None:
        raise invalid("/leader", "unknown_leader", f"没有这位领导：{leader}", f"No leader is known as {leader!r}.")
    return str(found)


def make(no: str, title: str, leader: str | None, deadline: date | None) -> ItemDraft:
    """An item without lines yet."""
    return ItemDraft(no=no, title=title.strip(), leader=leader, deadline=deadline)


def _line(session: Session, directory: Directory, line: LineCreate, at: int) -> LineDraft:
    def names(field: str, refs: Sequence[UnitName]) -> list[str]:
        return [_unit(session, directory, ref, f"/lines/{at}/{field}/{n}") for n, ref in enumerate(refs)]

    return LineDraft(
        line.plan_text.strip(),
        line.due_on,
        lead_units=names("lead_units", line.lead_units),
        joint_lead_units=names("joint_lead_units", line.joint_lead_units),
        supporting_units=names("supporting_units", line.supporting_units),
    )


def _unit(session: Session, directory: Directory, ref: UnitName, pointer: str) -> str:
    """The name under which the directory knows a unit or group."""
    if isinstance(ref, int):
        name = session.scalar(select(UNIT.name).where(UNIT.id == ref))
        if name is None:
            raise _unknown(pointer, str(ref))
        return str(name)
    found = directory.resolve(ref.strip())
    if found.unit is None and found.group is None:
        raise _unknown(pointer, ref)
    return found.canonical


def _unknown(pointer: str, ref: str) -> Invalid:
    return invalid(pointer, "unknown_unit", f"单位名录中没有“{ref}”，请核对名称", f"The directory knows no {ref!r}.")


def _step(line: int, step: StepCreate, plan: str) -> MilestoneDraft:
    """A milestone that the office states outright; its span is where the plan text says the same, if it does."""
    text = step.text.strip()
    start = max(plan.find(text), 0)
    return MilestoneDraft(
        line=line,
        text=text,
        span=(start, start + len(text) if plan.startswith(text, start) else start),
        due_on=step.due_on,
        starts_on=step.starts_on,
        kind=read_kind(text),
        commitment=read_commitment(text),
        indicators=read_quantities(text),
    )
