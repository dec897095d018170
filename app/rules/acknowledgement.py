"""Signing for an assignment (签收): by when, how late, and what an assignment's state is (docs/domain.md §4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.rules.lifecycle import ItemState
from app.rules.light import Ground, Light, LightCode
from app.rules.workdays import Calendar, add_workdays

WORKDAYS = 1
"""Default limit, in working days."""
URGENT = timedelta(hours=2)
DAY = timedelta(days=1)


class AssignmentState(StrEnum):
    """Where a unit's part in an item is; derived, never stored."""

    ISSUED = "issued"
    ACKNOWLEDGED = "acknowledged"
    ACTIVE = "active"
    DONE = "done"


@dataclass(frozen=True)
class Limits:
    """By when to sign, and the first days on which a missing signature shows yellow, then (twice the limit) red."""

    by: datetime
    yellow_on: date
    red_on: date


def limits(now: datetime, today: date, urgent: bool, calendar: Calendar) -> Limits:
    """The limits of what is issued `now`, on the local day `today`.

    A light turns by the day, so that of an urgent matter, whose limit is hours, turns red the next morning.
    """
    if urgent:
        return Limits(now + URGENT, today + DAY, today + DAY)
    last, twice = (add_workdays(today, n * WORKDAYS, calendar) for n in (1, 2))
    return Limits(now + (last - today), last + DAY, twice + DAY)


@dataclass(frozen=True)
class Unsigned:
    """A unit that has not signed yet, and the days on which that shows."""

    unit: str
    yellow_on: date
    red_on: date


def signature_ground(unsigned: Sequence[Unsigned], today: date) -> Ground:
    """The light's acknowledgement dimension: silent while there is time, yellow past the limit, red past twice that."""
    days = [day for one in unsigned for day in (one.yellow_on, one.red_on) if day > today]
    turns_on = min(days, default=None)
    late = sorted((one for one in unsigned if one.yellow_on <= today), key=lambda one: one.yellow_on)
    if not late:
        return Ground(Light.DONE, LightCode.UNSIGNED, turns_on=turns_on)
    light = Light.RED if any(one.red_on <= today for one in late) else Light.YELLOW
    return Ground(light, LightCode.UNSIGNED, late[0].yellow_on - DAY, len(late), late[0].unit, turns_on)


def assignment_state(*, asked: bool, signed: bool, acted: bool, open_steps: int, item: ItemState) -> AssignmentState:
    """The state of a unit's part, by what the unit itself has done: others' work neither signs nor begins it.

    `asked` says that a signature was asked for: as long as it is missing the part stays issued. `acted` says that the
    unit has ticked or reported; once nothing of the part is open it is done, whoever ticked last.
    """
    if item is ItemState.CLOSED:
        return AssignmentState.DONE
    if asked and not signed:
        return AssignmentState.ISSUED
    if open_steps == 0 and item is not ItemState.ISSUED:
        return AssignmentState.DONE
    if acted:
        return AssignmentState.ACTIVE
    return AssignmentState.ACKNOWLEDGED if signed else AssignmentState.ISSUED
