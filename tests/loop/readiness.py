"""What can be done as things stand, read from the table of moves: where most attempts fail, nothing far is reached."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.rules.lifecycle import (
    NEXT,
    OPEN,
    UNISSUED,
    WORKING,
    ChangeVerb,
    ClosureVerb,
    ConclusionVerb,
    ItemState,
    ItemVerb,
    MilestoneVerb,
    ReportState,
    ReportVerb,
)
from tests.loop.verbs import DEEDS

Rows = Mapping[str, Mapping[tuple[Any, ...], Any]]

MOVES: dict[str, StrEnum] = {
    "tick": MilestoneVerb.COMPLETE,
    "take a tick back": MilestoneVerb.REOPEN,
    "confirm a tick": MilestoneVerb.CONFIRM,
    "return a tick": MilestoneVerb.RETURN,
    "waive or move": MilestoneVerb.WAIVE,
    "accept": ReportVerb.ACCEPT,
    "give back": ReportVerb.RETURN,
    "decide": ChangeVerb.APPROVE,
    "cancel": ChangeVerb.CANCEL,
    "withdraw": ItemVerb.WITHDRAW,
    "take a draft back": ItemVerb.DISCARD,
    "suspend": ItemVerb.SUSPEND,
    "resume": ItemVerb.RESUME,
    "ask for closure": ItemVerb.REQUEST_CLOSURE,
    "reopen": ItemVerb.REOPEN,
    "endorse": ClosureVerb.ENDORSE,
    "grant": ClosureVerb.GRANT,
    "refuse closure": ClosureVerb.REFUSE,
    "object": ConclusionVerb.OBJECT,
    "review": ConclusionVerb.UPHOLD,
    "rectify": ConclusionVerb.RECTIFY,
    "re-check": ConclusionVerb.PASS,
}
AT_WORK = {"tick", "take a tick back", "confirm a tick", "return a tick", "waive or move", "acknowledge", "hand down"}
AT_WORK |= {"submit", "save a draft", "extend", "retitle", "instruct", "send a notice"}
OF_DRAFTS = {"take a draft back"}
OFTEN = {"tick": 8, "decide": 4, "ask for closure": 6, "grant": 4, "endorse": 4, "issue": 2, "hand down": 2}
"""Verbs without which an item never gets far, and how many times as often they are tried as others."""


def likely(rows: Rows) -> list[tuple[str, list[int]]]:
    """Every verb that can be done, as often as it is to be tried, with its targets, the newest first."""
    found = []
    for name, deed in sorted(DEEDS.items()):
        targets = sorted((row.id for row in rows[deed.noun].values() if ready(name, row, rows)), reverse=True)
        found += [(name, targets)] * (OFTEN.get(name, 1) if targets else 0)
    return found


def ready(name: str, row: Any, rows: Rows) -> bool:
    """Whether the thing is in a state from which the verb leads somewhere."""
    noun = DEEDS[name].noun
    item = None if noun == "plan" else rows["item"][getattr(row, "item_id", row.id),]
    if name in MOVES and (row.state, MOVES[name]) not in NEXT:
        return False
    if item is not None and name not in OF_DRAFTS and item.state in UNISSUED:
        return False
    if item is not None and name in AT_WORK and item.state not in WORKING:
        return False
    return name not in BESIDES or BESIDES[name](row, rows)


def _of(rows: Rows, noun: str, item_id: int) -> list[Any]:
    return [one for one in rows[noun].values() if one.item_id == item_id]


BESIDES = {
    "acknowledge": lambda row, rows: any(
        one.acknowledge_by and not one.acknowledged_at for one in _of(rows, "share", row.id)
    ),
    "discard a draft": lambda row, rows: any(one.state is ReportState.DRAFT for one in _of(rows, "report", row.id)),
    "ask for closure": lambda row, rows: not any(one.state in OPEN for one in _of(rows, "milestone", row.id)),
    "confirm a tick": lambda row, _: row.confirmed_by is None,
    "issue": lambda _, rows: any(one.state is ItemState.DRAFT for one in rows["item"].values()),
    "read a notice": lambda row, rows: any(
        one.notice_id == row.id and one.read_at is None for one in rows["receipt"].values()
    ),
}
"""What must be so besides the state."""
