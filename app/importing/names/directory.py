"""The directory of units: every spelling of every office, resolved to one unit or group.

Its rows are data, from seed/units.csv and seed/unit_groups.csv or from the database; nothing here knows a city.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

ALIAS_SEPARATOR = "｜"
HALF_TO_FULL = str.maketrans(
    {
        "(": "（",
        ")": "）",
        ",": "，",
        ";": "；",
        "/": "、",
        ":": "：",
        "〔": "（",
        "〕": "）",
        "\u3000": " ",
        "\xa0": " ",
    }
)


@dataclass(frozen=True)
class UnitRow:
    """One unit of the directory; `successor` is the name that a later reform gave, dates are ISO texts or empty."""

    code: str
    name: str
    kind: str
    parent: str = ""
    aliases: tuple[str, ...] = ()
    successor: str = ""
    valid_from: str = ""
    valid_to: str = ""
    leader: str = ""
    note: str = ""


@dataclass(frozen=True)
class GroupRow:
    """A name that stands for several units: `fixed` members, an `unfixed` choice (相关…), or `leaders` (persons)."""

    code: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resolution:
    """What a name stands for: a unit or a group, or neither with the `nearest` known names, likest first."""

    name: str
    canonical: str
    unit: str | None = None
    group: str | None = None
    successor: str | None = None
    nearest: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the directory has this name."""
        return self.unit is not None or self.group is not None


@dataclass(frozen=True)
class Directory:
    """All units and groups, with every spelling indexed; immutable, so one may be shared between threads."""

    units: tuple[UnitRow, ...]
    groups: tuple[GroupRow, ...] = ()
    _by_spelling: dict[str, UnitRow | GroupRow] = field(init=False, repr=False, compare=False)
    _city: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_city", _city_of(self.units))
        index: dict[str, UnitRow | GroupRow] = {}
        for row in self._rows():
            for spelling in (row.name, *row.aliases):
                index.setdefault(self._normal(spelling), row)
        object.__setattr__(self, "_by_spelling", index)

    @classmethod
    def from_csv(cls, units_csv: str, groups_csv: str = "") -> "Directory":
        """The directory in two CSV texts with heading rows; lists inside a cell are separated by ｜."""
        units = tuple(_unit_row(row) for row in csv.DictReader(io.StringIO(units_csv)))
        groups = tuple(_group_row(row) for row in csv.DictReader(io.StringIO(groups_csv)))
        return cls(units, groups)

    def resolve(self, name: str) -> Resolution:
        """The unit or group that bears this name or an alias of it, in any brackets, with or without the city."""
        tidy = tidy_name(name)
        row = self._by_spelling.get(self._normal(tidy))
        if isinstance(row, UnitRow):
            return Resolution(tidy, row.name, unit=row.code, successor=row.successor or None)
        if isinstance(row, GroupRow):
            return Resolution(tidy, row.name, group=row.code)
        return Resolution(tidy, tidy, nearest=self.nearest(tidy))

    def knows(self, name: str) -> bool:
        """Whether a unit or group bears this name."""
        return self._normal(tidy_name(name)) in self._by_spelling

    def nearest(self, name: str, limit: int = 3, at_least: float = 0.6) -> tuple[str, ...]:
        """Canonical names of the units most like an unknown one (ratio of common characters), likest first."""
        wanted = self._normal(name)
        best: dict[str, float] = {}
        for spelling, row in self._by_spelling.items():
            matcher = SequenceMatcher(None, wanted, spelling, autojunk=False)
            if matcher.real_quick_ratio() >= at_least and matcher.quick_ratio() >= at_least:
                best[row.name] = max(best.get(row.name, 0.0), matcher.ratio())
        ranked = sorted((name for name in best if best[name] >= at_least), key=lambda found: (-best[found], found))
        return tuple(ranked[:limit])

    def expand(self, group_code: str) -> tuple[str, ...]:
        """Canonical names of a group's members; empty where the choice is not fixed."""
        return next((group.members for group in self.groups if group.code == group_code), ())

    def spellings(self) -> Iterator[str]:
        """Every name and alias, as written in the directory."""
        for row in self._rows():
            yield from (row.name, *row.aliases)

    def _rows(self) -> Iterator[UnitRow | GroupRow]:
        yield from self.units
        yield from self.groups

    def _normal(self, name: str) -> str:
        """湛江市财政局, 市财政局 → one key; 人民政府 → 政府; the office's long forms → short.

        政府、管委会 and 政府（管委会） are two ways to write one group.
        """
        key = tidy_name(name).replace("人民政府", "政府").replace("管理委员会", "管委会")
        key = key.replace("政府、管委会", "政府（管委会）")
        if self._city and key.startswith(self._city + "市") and len(key) > len(self._city) + 2:
            key = key[len(self._city) :]
        return key


def _city_of(units: Iterable[UnitRow]) -> str:
    """The city's own name, from the long name of its government (湛江市政府 → 湛江); empty where it has none."""
    government = next((unit for unit in units if unit.kind == "government"), None)
    for spelling in government.aliases if government else ():
        found = re.fullmatch(r"(.{2,4})市(?:人民)?政府", spelling)
        if found:
            return found.group(1)
    return ""


def _unit_row(row: dict[str, str]) -> UnitRow:
    texts = {key: (value or "").strip() for key, value in row.items() if key != "aliases"}
    return UnitRow(**texts, aliases=_listed(row["aliases"]))


def _group_row(row: dict[str, str]) -> GroupRow:
    return GroupRow(row["code"], row["name"], row["kind"], _listed(row["aliases"]), _listed(row["members"]))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(ALIAS_SEPARATOR) if part)


def tidy_name(text: str) -> str:
    """A name on one line, without blanks, its brackets and commas full-width."""
    return re.sub(r"\s+", "", text.translate(HALF_TO_FULL))
