"""Which part of a corrected document is which part of what stands: by equality first, then by likeness."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Old = TypeVar("Old")
New = TypeVar("New")
Pairs = list[tuple[int, int]]
_MANY = 20_000
"""Comparisons beyond which only what is equal is paired, so that no document makes it slow."""


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Ratio of common characters, from 0 to 1; 0 where it surely is under `least`."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one[:_LONG], other[:_LONG], autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


_LONG = 400
"""Characters of a text that are compared."""


class Pairing:
    """Pairs old things with new ones, round after round; what is paired once stays so."""

    def __init__(self, old: Sequence[Old], new: Sequence[New]) -> None:
        self.pairs: Pairs = []
        self._old, self._new = list(range(len(old))), list(range(len(new)))

    def by_key(
        self,
        old: Callable[[int], object],
        new: Callable[[int], object],
        fits: Callable[[int, int], bool] = lambda a, b: True,
    ) -> None:
        """Pair those of the same key, in order, where they fit."""
        waiting: dict[object, list[int]] = {}
        for at in self._old:
            waiting.setdefault(old(at), []).append(at)
        found = [(mine.pop(0), at) for at in self._new if (mine := waiting.get(new(at)))]
        self._take([(a, b) for a, b in found if fits(a, b)])

    def by_score(self, score: Callable[[int, int], float], least: float) -> None:
        """Pair the likest first, down to `least`; of equally like ones the earlier."""
        if len(self._old) * len(self._new) > _MANY:
            return
        scored = [(score(a, b), a, b) for a in self._old for b in self._new]
        left, right = set(self._old), set(self._new)
        taken: Pairs = []
        for value, a, b in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
            if value >= least and a in left and b in right:
                taken.append((a, b))
                left.remove(a)
                right.remove(b)
        self._take(taken)

    def left(self) -> tuple[list[int], list[int]]:
        """Old and new ones that no round paired."""
        return self._old, self._new

    def _take(self, pairs: Pairs) -> None:
        self.pairs += pairs
        old, new = {a for a, _ in pairs}, {b for _, b in pairs}
        self._old = [at for at in self._old if at not in old]
        self._new = [at for at in self._new if at not in new]
