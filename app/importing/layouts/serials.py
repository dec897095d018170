"""Serial numbers of tasks as tables write them (1, 01, 一, （一）, 1.1, 2-3), and which of them comes next."""

import re

from app.importing.language.numerals import whole
from app.importing.patterns import later
from app.importing.strings import squeeze

Serial = tuple[int, ...]
"""A number with those it stands under: 2.1 is (2, 1)."""

_ARABIC = later(r"^[（(]?(\d{1,3}(?:[-—.．]\d{1,3})*)[)）]?[.．、]?$")
_CHINESE = later(r"^[（(]?([一二三四五六七八九十百]{1,4})[)）]?[.．、]?$")


def read_serial(text: str) -> Serial | None:
    """The serial number that a cell consists of; None where it says anything else."""
    words = squeeze(text)
    if found := _ARABIC.match(words):
        return tuple(int(part) for part in re.split(r"[-—.．]", found.group(1)))
    found = _CHINESE.match(words)
    return (whole(found.group(1)),) if found else None


def is_chinese(text: str) -> bool:
    """Whether a number is written 一, 二, 三."""
    return bool(_CHINESE.match(text))


def follows(serial: Serial | None, before: Serial | None) -> bool:
    """Whether a number is the next after `before` (2.1 after 1.3 too), or the first of all where `before` is None."""
    if serial is None:
        return False
    if before is None:
        return set(serial) == {1}
    if len(serial) != len(before):
        return False
    at = next((i for i, (own, other) in enumerate(zip(serial, before, strict=True)) if own != other), None)
    return at is not None and serial[at] == before[at] + 1 and all(part == 1 for part in serial[at + 1 :])
