"""Signing for an assignment (签收): by when, how late, and what an assignment's state is (DOMAIN.md §4)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.rules.lifecycle import ItemState
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


def assignment_state(*, signed: bool, started: bool, open_steps: int, item: ItemState) -> AssignmentState:
    """The state of a unit's part: done when nothing of it is open any more, else as far as its unit has come."""
    if item is ItemState.CLOSED or (started and open_steps == 0):
        return AssignmentState.DONE
    if started:
        return AssignmentState.ACTIVE
    return AssignmentState.ACKNOWLEDGED if signed else AssignmentState.ISSUED
