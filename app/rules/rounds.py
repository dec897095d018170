"""Rounds of reports: which report answers which round of a cycle, and what it means that one is missing.

One report serves every round that asks for the same facts: a unit's report on an item for a period answers the round of
that very period, and every longer round that falls due within the period. So the report of week 2017-W38 or of month
2017-09 also answers 2017-Q3, which is due in September, while that of July does not.
"""

import calendar as months
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.rules.cycles import Period
from app.rules.light import REASON_TEXT_LENGTH, Ground, Light, LightCode
from app.rules.words import cut

CODE = re.compile(r"([0-9]{4})-(?:(0[1-9]|1[0-2])|Q([1-4])|W(0[1-9]|[1-4][0-9]|5[0-3]))")
PERIODS_TO_RED = 2
DAY = timedelta(days=1)


class RoundState(StrEnum):
    """Where a unit stands in a round, best first."""

    REPORTED = "reported"
    LATE = "late"
    DUE = "due"
    RETURNED = "returned"
    MISSING = "missing"


OWING = frozenset({RoundState.RETURNED, RoundState.MISSING})
WORST_LAST = list(RoundState)


@dataclass(frozen=True)
class Filed:
    """What a unit has filed on an item for one period: when it first did, and whether the last edition was returned."""

    code: str
    first_on: date
    returned: bool


def span_of(code: str) -> tuple[date, date] | None:
    """The first and last day of a period by its code; None where it is no code, or its year has no such week."""
    found = CODE.fullmatch(code)
    if found is None or int(found[1]) == 0:
        return None
    year = int(found[1])
    if found[4]:
        try:
            return date.fromisocalendar(year, int(found[4]), 1), date.fromisocalendar(year, int(found[4]), 7)
        except ValueError:
            return None
    last = int(found[2]) if found[2] else int(found[3]) * 3
    first = last if found[2] else last - 2
    return date(year, first, 1), date(year, last, months.monthrange(year, last)[1])


def serves(code: str, asked: Period) -> bool:
    """Whether a report for the period `code` answers the round `asked`."""
    span = span_of(code)
    if code == asked.code or span is None:
        return code == asked.code
    first, last = span
    # A due day that working days push out of its period still asks for the state at the period's end.
    return last - first < asked.last - asked.first and first <= min(asked.due_on, asked.last) <= last


def round_state(filed: Iterable[Filed], asked: Period, today: date) -> RoundState:
    """Where a unit stands in one round on `today`; what was filed in time and redone later is not late."""
    answers = [one for one in filed if serves(one.code, asked)]
    if not answers:
        return RoundState.MISSING if today > asked.due_on else RoundState.DUE
    standing = [one for one in answers if not one.returned]
    if not standing:
        return RoundState.RETURNED
    in_time = min(one.first_on for one in standing) <= asked.due_on
    return RoundState.REPORTED if in_time else RoundState.LATE


def worst(states: Iterable[RoundState]) -> RoundState:
    """The worst of several, which is what a cell of the matrix shows."""
    return max(states, key=WORST_LAST.index)


def owed(filed: Sequence[Filed], rounds: Sequence[Period], today: date) -> list[Period]:
    """The rounds past due, up to the last one, that a unit has left unanswered one after another; newest first."""
    found = []
    for asked in sorted((one for one in rounds if one.due_on < today), key=lambda one: one.first, reverse=True):
        if round_state(filed, asked, today) not in OWING:
            break
        found.append(asked)
    return found


def report_ground(units: Mapping[str, Sequence[Filed]], rounds: Sequence[Period], today: date) -> Ground:
    """The report dimension of docs/domain.md §5, by unit name: one round unanswered yellow, two running red.

    With nothing owed it has no colour, only the day after the next round falls due.
    """
    turns_on = min((one.due_on + DAY for one in rounds if one.due_on >= today), default=None)
    gaps = {name: owed(filed, rounds, today) for name, filed in units.items()}
    behind = {name: gap for name, gap in gaps.items() if gap}
    if not behind:
        return Ground(Light.DONE, LightCode.ALL_MET, turns_on=turns_on)
    longest = max(behind.values(), key=len)
    light = Light.RED if len(longest) >= PERIODS_TO_RED else Light.YELLOW
    names = cut("、".join(sorted(behind, key=lambda name: -len(behind[name]))), REASON_TEXT_LENGTH)
    return Ground(light, LightCode.REPORT_MISSING, longest[0].due_on, len(longest), names, turns_on)
