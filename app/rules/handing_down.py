"""Handing an item down (向下分解): only to own sub-units, never round in a circle, never later than the parent."""

from collections.abc import Collection, Iterable
from datetime import date

from app.rules.errors import invalid

DEPTH = 8
"""Longer chains of units are taken for a mistake in the directory."""


def check_receivers(
    receivers: Iterable[int], own_unit: int, sub_units: Collection[int], above: Collection[int]
) -> None:
    """Every receiver is a sub-unit of the unit that hands down; `above` are the units that the item came from."""
    for unit in receivers:
        if unit == own_unit or unit in above:
            raise invalid(
                "/lines",
                "circular",
                "不能分解给本单位或上级单位，否则会循环分解",
                "An item cannot be handed down to the unit itself or to one that it came from.",
            )
        if unit not in sub_units:
            raise invalid(
                "/lines",
                "foreign_unit",
                "只能分解给本单位的下属单位；如名录中没有，请联系督查室增加",
                "Only one's own sub-units take a part in a sub-item; ask the office to add a missing one.",
            )


def check_dates(dates: Iterable[date | None], parent_due_on: date | None) -> None:
    """No date of a sub-item is later than the parent's deadline."""
    latest = max((day for day in dates if day is not None), default=None)
    if parent_due_on is not None and latest is not None and latest > parent_due_on:
        raise invalid(
            "/due_on",
            "after_parent",
            f"分解事项的时限不能晚于上级事项的时限（{parent_due_on.isoformat()}）",
            f"No date may be later than the parent's deadline, {parent_due_on.isoformat()}.",
        )
