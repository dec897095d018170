"""The matrix of units and rounds: what one cell shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.rules.cycles import Period
from app.rules.rounds import Filed, RoundState, round_state, worst


@dataclass(frozen=True)
class Cell:
    """Where a unit stands in one round over all its items: the worst, and how many items stand where."""

    state: RoundState | None
    counts: dict[RoundState, int]

    @property
    def expected(self) -> int:
        """How many reports the round asks of the unit."""
        return sum(self.counts.values())


def cell(filed: Sequence[Sequence[Filed]], asked: Period, today: date) -> Cell:
    """One cell, from what the unit has filed on each item that the round asks about; no state where it asks nothing."""
    states = [round_state(one, asked, today) for one in filed]
    return Cell(worst(states) if states else None, dict(Counter(states)))
