"""Which characters of a text stand inside brackets or quotation marks: those neither end a clause nor state a date."""

from enum import IntFlag

_PAIRS = {
    "（": "）",
    "(": "）",
    "[": "］",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
}
_CLOSERS = {
    "）": "）",
    ")": "）",
    "]": "］",
    "］": "］",
    "】": "】",
    "〕": "〕",
    "”": "”",
    "’": "’",
    "》": "》",
    "〉": "〉",
    "」": "」",
    "』": "』",
}
_BRACKETS = "）］】〕"


class Inside(IntFlag):
    """What a character stands within."""

    NOTHING = 0
    BRACKETS = 1
    QUOTES = 2


def insides(text: str) -> list[Inside]:
    """For each character, whether it stands in brackets, in quotation or title marks, or in both.

    A mark without its partner counts for nothing, so that one slip of the pen does not swallow the rest of a text.
    Straight double quotes open and close in turn.
    """
    inside = [Inside.NOTHING] * len(text)
    open_marks: list[tuple[str, int]] = []
    straight: int | None = None
    for at, char in enumerate(text):
        if char == "\n":
            straight = None
        if char == '"':
            if straight is not None:
                _fill(inside, straight, at, Inside.QUOTES)
            straight = at if straight is None else None
        elif char in _PAIRS:
            open_marks.append((_PAIRS[char], at))
        elif char in _CLOSERS:
            _close(inside, open_marks, _CLOSERS[char], at)
    return inside


def _close(inside: list[Inside], open_marks: list[tuple[str, int]], closer: str, at: int) -> None:
    for depth in range(len(open_marks) - 1, max(-1, len(open_marks) - 5), -1):
        if open_marks[depth][0] == closer:
            start = open_marks[depth][1]
            del open_marks[depth:]
            _fill(inside, start, at, Inside.BRACKETS if closer in _BRACKETS else Inside.QUOTES)
            return


def _fill(inside: list[Inside], start: int, end: int, what: Inside) -> None:
    if end - start > _LONGEST:
        return
    for at in range(start, end + 1):
        inside[at] |= what


_LONGEST = 300
"""Characters. A longer stretch between two marks is taken for two slips; it also bounds the work on hostile text."""
