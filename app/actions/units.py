"""The unit directory: loading it from its files, and reading it back as the importer's Directory."""

from collections import defaultdict
from datetime import datetime
from secrets import token_hex

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.actions import events
from app.importing.names.directory import Directory, GroupRow, UnitRow
from app.models import Action, Unit, UnitAlias, UnitGroup, UnitGroupAlias, UnitGroupMember
from app.models.base import table
from app.models.drafting import UnitCreate
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.dates import day_or_none
from app.rules.errors import invalid


def load(session: Session, directory: Directory) -> None:
    """Add the directory's units and groups that are not there yet; what the office has changed since stays."""
    known = {unit.name: unit for unit in session.scalars(select(Unit))}
    for position, row in enumerate(directory.units):
        if row.name not in known:
            known[row.name] = _add_unit(session, row, position)
    session.flush()
    for row in directory.units:
        unit = known[row.name]
        unit.parent_id = unit.parent_id or (known[row.parent].id if row.parent else None)
        unit.successor_id = unit.successor_id or (known[row.successor].id if row.successor else None)
    _load_groups(session, directory, {name: unit.id for name, unit in known.items() if unit.id is not None})
    session.flush()


def add(session: Session, actor: Actor, body: UnitCreate, *, now: datetime) -> int:
    """Add a unit to the directory; returns its id. Invalid for a name that is in use and an unknown parent."""
    permissions.require(actor, permissions.Verb.MANAGE_UNITS)
    # One at a time: a name is looked up among units, groups and aliases, which no single key holds together.
    session.execute(select(table(Unit).c.id).order_by(table(Unit).c.id).limit(1).with_for_update(key_share=True))
    names = [body.name.strip(), *(alias.strip() for alias in body.aliases)]
    directory = directory_of(session)
    for name in names:
        found = directory.resolve(name)
        if found.unit is not None or found.group is not None:
            raise invalid("/name", "taken", f"单位名录中已有“{name}”", f"The directory already knows {name!r}.")
    if body.parent_id is not None and session.get(Unit, body.parent_id) is None:
        raise invalid("/parent_id", "unknown_unit", "没有这个上级单位", "There is no such parent unit.")
    position = (session.scalar(select(func.max(table(Unit).c.position))) or 0) + 1
    row = UnitRow(f"added-{token_hex(8)}", names[0], body.kind, aliases=tuple(dict.fromkeys(names[1:])))
    unit = _add_unit(session, row, position)
    unit.parent_id = body.parent_id
    session.flush()
    assert unit.id is not None
    data = {"name": unit.name, "before": {}, "after": {"name": unit.name, "parent_id": unit.parent_id}}
    events.record(session, actor, Action.UNIT_ADDED, now, unit_id=actor.unit_id, data=data)
    return unit.id


def _add_unit(session: Session, row: UnitRow, position: int) -> Unit:
    unit = Unit(
        code=row.code,
        name=row.name,
        kind=row.kind,
        valid_from=day_or_none(row.valid_from),
        valid_to=day_or_none(row.valid_to),
        position=position,
    )
    session.add(unit)
    session.flush()
    assert unit.id is not None
    session.add_all(UnitAlias(name=alias, unit_id=unit.id) for alias in row.aliases)
    return unit


def _load_groups(session: Session, directory: Directory, ids: dict[str, int]) -> None:
    present = set(session.scalars(select(table(UnitGroup).c.name)))
    for row in directory.groups:
        if row.name in present:
            continue
        group = UnitGroup(code=row.code, name=row.name, kind=row.kind)
        session.add(group)
        session.flush()
        assert group.id is not None
        session.add_all(UnitGroupAlias(name=alias, group_id=group.id) for alias in row.aliases)
        session.add_all(UnitGroupMember(group_id=group.id, unit_id=ids[member]) for member in row.members)


def directory_of(session: Session) -> Directory:
    """The directory as the database has it, for reading documents."""
    units = session.scalars(select(Unit).order_by(table(Unit).c.position, table(Unit).c.id)).all()
    names = {unit.id: unit.name for unit in units}
    aliases: dict[int, list[str]] = defaultdict(list)
    for alias in session.scalars(select(UnitAlias)):
        aliases[alias.unit_id].append(alias.name)
    rows = tuple(
        UnitRow(
            code=unit.code,
            name=unit.name,
            kind=unit.kind,
            parent=names.get(unit.parent_id, ""),
            aliases=tuple(aliases[unit.id or 0]),
            successor=names.get(unit.successor_id, ""),
            valid_from=str(unit.valid_from or ""),
            valid_to=str(unit.valid_to or ""),
        )
        for unit in units
    )
    return Directory(rows, _groups(session, names))


def _groups(session: Session, names: dict[int | None, str]) -> tuple[GroupRow, ...]:
    aliases: dict[int, list[str]] = defaultdict(list)
    for alias in session.scalars(select(UnitGroupAlias)):
        aliases[alias.group_id].append(alias.name)
    members: dict[int, list[str]] = defaultdict(list)
    for member in session.scalars(select(UnitGroupMember)):
        members[member.group_id].append(names[member.unit_id])
    return tuple(
        GroupRow(group.code, group.name, group.kind, tuple(aliases[group.id or 0]), tuple(members[group.id or 0]))
        for group in session.scalars(select(UnitGroup).order_by(table(UnitGroup).c.id))
    )
