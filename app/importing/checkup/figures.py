"""Findings about figures: a cumulative series that falls, and a title's target that the series does not reach."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from app.importing.checkup.words import day
from app.importing.draft import Draft, Finding, ItemDraft, Severity
from app.importing.language.quantities import read_quantities

_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_Step = tuple[date, Decimal]


def falling(draft: Draft) -> Iterator[Finding]:
    """A cumulative figure that is lower at a later date."""
    for item in draft.items:
        for (line, name, unit), steps in _series(item).items():
            for (before, more), (after, less) in pairwise(steps):
                if less < more:
                    message = (
                        f"第{item.no}项“{name}”到{day(before)}累计{more}{unit}，到{day(after)}反而是{less}{unit}。"
                    )
                    yield Finding("series.falls", Severity.DOUBT, message, [item.no], line, place=item.place)


def short_of_title(draft: Draft) -> Iterator[Finding]:
    """A title's target that the cumulative series of the same name and unit ends below or above."""
    for item in draft.items:
        series = _series(item)
        for target in read_quantities(item.title):
            wanted, measure = _scaled(target.value, target.unit)
            for (line, name, unit), steps in series.items():
                if unit == measure and name and (name in target.name or target.name in name) and steps[-1][1] != wanted:
                    reached = f"{steps[-1][1]}{unit}"
                    message = f"第{item.no}项标题的“{target.name}”是{target.value}{target.unit}，节点最后到{reached}。"
                    yield Finding("title.figure", Severity.DOUBT, message, [item.no], line, place=item.place)


def _series(item: ItemDraft) -> dict[tuple[int, str, str], list[_Step]]:
    """The cumulative figures of an item by line, name and unit, in order of date."""
    series: dict[tuple[int, str, str], list[_Step]] = defaultdict(list)
    for milestone in item.milestones:
        for indicator in milestone.indicators:
            if indicator.cumulative and milestone.due_on:
                value, unit = _scaled(indicator.value, indicator.unit)
                series[(milestone.line, indicator.name, unit)].append((milestone.due_on, value))
    return {key: sorted(steps, key=lambda step: step[0]) for key, steps in series.items()}


def _scaled(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """7.5万人 as 75000 人."""
    for word, scale in _SCALES.items():
        if unit.startswith(word) and len(unit) > 1:
            return value * scale, unit[1:]
    return value, unit
