"""Going back in time: from what an item says now, event by event, to what it said before (docs/decisions/0013)."""

from collections.abc import Mapping
from typing import Any

from app.rules.lifecycle import ItemState, ItemVerb, may_move

Said = dict[str, Any]
"""What an item says, as JSON holds it: `item` of its own, `lines` and `milestones` by id."""
Patch = dict[str, Any]
"""The fields of a `Said` that differ, with the values to go back to; None for a part that was not there."""

PARTS = ("lines", "milestones")
MOVING = frozenset(
    {
        "item.suspended",
        "item.resumed",
        "item.reopened",
        "item.withdrawn",
        "closure.requested",
        "closure.refused",
        "item.closed",
    }
)
"""Events that move the item's state and say from where."""
STARTING = frozenset(
    {
        "milestone.completed",
        "milestone.reopened",
        "milestone.confirmed",
        "milestone.returned",
        "report.submitted",
    }
)
"""Events of deeds that start the work on an item without saying so."""
TICKING = STARTING - {"report.submitted"} | {"milestone.missed"}
REWORDING = frozenset({"change.applied", "item.withdrawn", "item.revised"})
"""Events of deeds that may move anything; those that do say in `was` what it was."""
TELLING = MOVING | TICKING | REWORDING


def difference(before: Said, after: Said) -> Patch:
    """The patch that leads from `after` back to `before`; empty where nothing differs."""
    patch: Patch = {}
    if own := _changed(before["item"], after["item"]):
        patch["item"] = own
    for part in PARTS:
        changed = {key: _changed(row, after[part].get(key, {})) for key, row in before[part].items()}
        added: Patch = {key: None for key in after[part] if key not in before[part]}
        if found := added | {key: fields for key, fields in changed.items() if fields}:
            patch[part] = found
    return patch


def rewind(said: Said, action: str, milestone_id: int | None, data: Mapping[str, Any]) -> bool:
    """Take one event back, in place; False where the event does not say enough, as those of old did not."""
    if "was" in data:
        _apply(said, data["was"])
        return True
    before = data.get("before") or {}
    if action in TICKING:
        step = said["milestones"][str(milestone_id)]
        step.update(state=before["state"], done_on=before["done_on"])
        return True
    if action in MOVING and "state" in before:
        said["item"]["state"] = before["state"]
        return True
    return action not in REWORDING


def before_the_start(state: str, last: tuple[str, Mapping[str, Any]] | None) -> str:
    """The state of an item that its later events say was at work, as its earlier ones have it.

    `last` is the last event up to the moment of those of `MOVING` and `STARTING`: where it started nothing, the work
    began afterwards, without an event of its own.
    """
    if state != ItemState.IN_PROGRESS or (last is not None and last[0] in STARTING):
        return state
    reached = (last[1].get("after") or {}).get("state") if last is not None else None
    waits = reached is not None and may_move(ItemState(reached), ItemVerb.START)
    return str(reached) if waits else ItemState.ISSUED.value


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in before.items() if name not in after or after[name] != value}


def _apply(said: Said, patch: Patch) -> None:
    said["item"].update(patch.get("item", {}))
    for part in PARTS:
        for key, fields in patch.get(part, {}).items():
            if fields is None:
                said[part].pop(key, None)
            else:
                said[part].setdefault(key, {}).update(fields)
