"""Brackets in lists of units: of every sort that documents use, each taken whole."""

from collections.abc import Iterator

_OPEN, _CLOSE = "（([［【〔", "）)]］】〕"


def top_level(text: str) -> Iterator[tuple[int, int]]:
    """Start and end, marks included, of each bracket that stands in no other; one left open is none."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char in _OPEN:
            start = start if depth else at
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if not depth:
                yield start, at + 1


def balanced(name: str) -> bool:
    """Whether every bracket in a name is closed by its own kind, as it is in every real one."""
    waiting: list[str] = []
    for char in name:
        if char in _OPEN:
            waiting.append(_CLOSE[_OPEN.index(char)])
        elif char in _CLOSE and (not waiting or waiting.pop() != char):
            return False
    return not waiting


def split_outside(text: str, separators: str) -> list[str]:
    """Pieces between separators, but never inside brackets or quotes."""
    pieces, depth, start = [], 0, 0
    for at, char in enumerate(text):
        depth += (char in _OPEN + "《“") - (char in _CLOSE + "》”")
        if char in separators and depth <= 0:
            pieces.append(text[start:at])
            start = at + 1
    return [piece for piece in (*pieces, text[start:]) if piece.strip()]
