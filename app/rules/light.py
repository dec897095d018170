"""Lights (红黄绿灯): one pure function from milestones and a day to a colour, its reason, and when it would next turn.

An item has dimensions and shows the worst of them. Each is a pure function to a `Ground`: progress in trajectory.py,
reports in rounds.py, sub-items in handing_down.py, and milestones here (docs/domain.md §5): grey before its window;
yellow when due within seven days or made up late in this month; red when past due and unmet; green when met or far
off; done when nothing is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.rules.dates import month_end
from app.rules.lifecycle import OPEN, ItemState, MilestoneState
from app.rules.words import cut

SOON = timedelta(days=7)
REASON_TEXT_LENGTH = 200


class Light(StrEnum):
    """The colours, worst last but for `DONE`, which is none."""

    DONE = "done"
    GREY = "grey"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class LightCode(StrEnum):
    """Why a light has its colour; words in app/wording.py."""

    ALL_MET = "all_met"
    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    NO_DATE = "no_date"
    MADE_UP_LATE = "made_up_late"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    LAGGING = "lagging"
    REPORT_MISSING = "report_missing"
    UNSIGNED = "unsigned"
    BELOW_LATE = "below_late"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"
    CLOSED = "closed"


@dataclass(frozen=True)
class Node:
    """What a light needs to know of a milestone."""

    state: MilestoneState
    due_on: date | None
    starts_on: date | None = None
    done_on: date | None = None
    text: str = ""


@dataclass(frozen=True)
class LightReading:
    """A colour and why: the date the reason turns on, how many milestones share it, the first one's text.

    `turns_on` is the first day on which the colour or the reason may differ with no further action; None for never.
    """

    light: Light
    code: LightCode
    on: date | None = None
    count: int = 0
    text: str = ""
    turns_on: date | None = None


Ground = LightReading
"""What one dimension other than the milestones says of an item: progress, reports, acknowledgement, sub-items."""

SEVERITY = {light: rank for rank, light in enumerate(Light)}


def read_light(nodes: Sequence[Node], today: date, *others: Ground) -> LightReading:
    """The light of an item on `today`: the worst of its milestones and of the `others`, milestones first among equals.

    An item whose milestones are all met waits for nothing but its closure: no other dimension speaks for it.
    """
    own = _read_nodes(nodes, today)
    if nodes and own.light is Light.DONE:
        return own
    worst = max([own, *others], key=lambda reading: SEVERITY[reading.light])
    turns = [reading.turns_on for reading in [own, *others] if reading.turns_on]
    return replace(worst, turns_on=min(turns, default=None))


def _read_nodes(nodes: Sequence[Node], today: date) -> LightReading:
    """The node dimension; the worst milestone decides."""
    undone = [node for node in nodes if node.state in OPEN]
    if not undone:
        return LightReading(Light.DONE, LightCode.ALL_MET, on=_last_done(nodes), count=len(nodes))
    dated = sorted((node for node in undone if node.due_on), key=lambda node: node.due_on or date.max)
    turns_on = _turns_on(nodes, dated, today)
    for light, code, reasons in _judge(nodes, undone, dated, today):
        if reasons:
            first = reasons[0]
            on = first.done_on if code is LightCode.MADE_UP_LATE else first.due_on
            if code is LightCode.NOT_STARTED:
                on = first.starts_on
            return LightReading(light, code, on, len(reasons), cut(first.text, REASON_TEXT_LENGTH), turns_on)
    return LightReading(Light.GREEN, LightCode.NO_DATE, count=len(undone), text=cut(undone[0].text, REASON_TEXT_LENGTH))


def light_at_rest(state: ItemState, suspended_until: date | None, reason: str, today: date) -> LightReading | None:
    """The light of an item that is not worked on, whatever its milestones say; None where they decide.

    A reviewed 正当理由 suspends the light up to and including `suspended_until`: grey with its reason, never green.
    """
    if state is ItemState.CLOSED:
        return LightReading(Light.DONE, LightCode.CLOSED)
    text = reason[:REASON_TEXT_LENGTH]
    if state is ItemState.WITHDRAWN:
        return LightReading(Light.GREY, LightCode.WITHDRAWN, text=text)
    if state is ItemState.DISCARDED:
        return LightReading(Light.GREY, LightCode.DISCARDED, text=text)
    if state is ItemState.SUSPENDED and (suspended_until is None or today <= suspended_until):
        turns_on = suspended_until and suspended_until + timedelta(days=1)
        return LightReading(Light.GREY, LightCode.SUSPENDED, on=suspended_until, text=text, turns_on=turns_on)
    return None


def _judge(
    nodes: Sequence[Node], undone: list[Node], dated: list[Node], today: date
) -> list[tuple[Light, LightCode, list[Node]]]:
    """The grounds for each colour, worst first; the milestone that decides how long it lasts stands first in each."""
    overdue = [node for node in dated if node.due_on and node.due_on < today]
    soon = [node for node in dated if node.due_on and today <= node.due_on <= today + SOON]
    late = sorted(
        (node for node in nodes if _shows_late(node, today)), key=lambda node: node.done_on or date.min, reverse=True
    )
    waiting = sorted(
        (node for node in dated if node.starts_on and node.starts_on > today), key=lambda n: n.starts_on or date.max
    )
    untouched = len(undone) == len(nodes) and len(waiting) == len(undone)
    return [
        (Light.RED, LightCode.OVERDUE, overdue),
        (Light.YELLOW, LightCode.DUE_SOON, soon),
        (Light.YELLOW, LightCode.MADE_UP_LATE, late),
        (Light.GREY, LightCode.NOT_STARTED, waiting if untouched else []),
        (Light.GREEN, LightCode.ON_TRACK, dated),
    ]


def _shows_late(node: Node, today: date) -> bool:
    """A red made up later stays yellow for the rest of the month in which it was made up."""
    return node.state is MilestoneState.MET_LATE and node.done_on is not None and today <= month_end(node.done_on)


def _last_done(nodes: Sequence[Node]) -> date | None:
    return max((node.done_on for node in nodes if node.done_on), default=None)


def _turns_on(nodes: Sequence[Node], dated: list[Node], today: date) -> date | None:
    """The first day after `today` on which one of the grounds begins or ends."""
    days: list[date] = []
    for node in dated:
        if node.due_on:
            days += [node.due_on - SOON, node.due_on + timedelta(days=1)]
        if node.starts_on:
            days.append(node.starts_on)
    days += [month_end(node.done_on) + timedelta(days=1) for node in nodes if node.done_on and _shows_late(node, today)]
    return min((day for day in days if day > today), default=None)
