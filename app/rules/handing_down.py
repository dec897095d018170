"""Handing an item down (向下分解): only to own sub-units, never round in a circle, never later than the parent."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from app.rules.errors import FieldError, Invalid, invalid
from app.rules.light import REASON_TEXT_LENGTH, Ground, Light, LightCode
from app.rules.words import cut

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
    error = Kin(above=parent_due_on).refuse(latest, None, whole=True, pointer="/due_on") if latest else None
    if error is not None:
        raise Invalid("invalid", error.title, error.detail, errors=[error])


@dataclass(frozen=True)
class Kin:
    """What bounds the dates of an item: the deadline of the one above it, and the latest date below it, by number."""

    above: date | None = None
    below: tuple[str, date] | None = None

    def refuse(self, day: date, before: date | None, *, whole: bool, pointer: str) -> FieldError | None:
        """What is wrong with a new date, if anything; `whole` says that it is the item's own deadline.

        A date that only comes nearer to where it should be is never refused.
        """
        if self.above is not None and day > self.above and (before is None or day > before):
            return FieldError(
                pointer,
                "after_parent",
                f"分解事项的时限不能晚于上级事项的时限（{self.above.isoformat()}）",
                f"No date may be later than the parent's deadline, {self.above.isoformat()}.",
            )
        if whole and self.below is not None and day < self.below[1] and (before is None or day < before):
            no, latest = self.below
            return FieldError(
                pointer,
                "before_children",
                f"分解事项 {no} 的时限是 {latest.isoformat()}，请先把它提前",
                f"Sub-item {no} is due on {latest.isoformat()}; move that one earlier first.",
            )
        return None


def below_ground(late: int, since: date | None, worst: str) -> Ground:
    """The light's dimension of sub-items: red as long as one of them is, told by how many and the one longest so."""
    return Ground(Light.RED, LightCode.BELOW_LATE, since, late, cut(worst, REASON_TEXT_LENGTH))


@dataclass(frozen=True)
class Shown:
    """What an item shows of its light."""

    light: Light
    on: date | None


def rolls_up(before: Shown, after: Shown) -> bool:
    """Whether the item above one has to look at it again: its red has begun, ended, or is of another date."""
    return before != after and Light.RED in (before.light, after.light)
