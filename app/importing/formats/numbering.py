"""Word's automatic numbers (1. 一、 （一）), which stand in no text and are counted as Word counts them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from app.importing.formats.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCountingThousand",
}


@dataclass(frozen=True)
class _Level:
    start: int
    style: str
    text: str


@dataclass
class Numbering:
    """The lists of a document and how far each has been counted."""

    _lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, parts: Package) -> "Numbering":
        """The numbering that a package declares; counts nothing where it declares none."""
        numbering = cls()
        if "word/numbering.xml" in parts.names:
            numbering._lists = _lists(parts.xml("word/numbering.xml"))
        if "word/styles.xml" in parts.names:
            for style in parts.xml("word/styles.xml").iter(f"{W}style"):
                if reference := _reference(style.find(f"{W}pPr/{W}numPr")):
                    numbering._styles[style.get(f"{W}styleId", "")] = reference
        return numbering

    def mark(self, paragraph: etree._Element) -> str:
        """The number that stands before a paragraph, empty where it has none; counts it."""
        reference = self._reference_of(paragraph)
        if reference is None:
            return ""
        key, at = reference
        levels = self._lists.get(key, {})
        level = levels.get(at)
        if level is None or level.style in ("bullet", "none"):
            return ""
        counts = self._counts[key]
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [other for other in counts if other > at]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda found: self._shown(levels, counts, int(found.group(1)) - 1), level.text)

    def _reference_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            return _reference(own)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(style.get(f"{W}val", "")) if style is not None else None

    def _shown(self, levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
        level = levels.get(at)
        if level is None:
            return ""
        count = counts.get(at, level.start)
        return chinese(count) if level.style in _CHINESE else str(count)


def chinese(number: int) -> str:
    """A number under a hundred in Chinese: 12 → 十二; greater ones in figures."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def digits(label: str) -> str:
    """A Chinese number under a hundred in figures: 十二 → 12; anything else as it is."""
    if label and all(char in _DIGITS + "十" for char in label):
        head, ten, tail = label.rpartition("十")
        tens = (_DIGITS.index(head) if head else 1) if ten else 0
        return str(tens * 10 + (_DIGITS.index(tail) if tail else 0)) if len(head) < 2 and len(tail) < 2 else label
    return label


def _reference(element: etree._Element | None) -> tuple[str, int] | None:
    if element is None:
        return None
    number, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    if number is None or number.get(f"{W}val") in (None, "0"):
        return None
    at = level.get(f"{W}val", "0") if level is not None else "0"
    return number.get(f"{W}val", ""), int(at) if at.isdigit() else 0


def _lists(root: etree._Element) -> dict[str, dict[int, _Level]]:
    abstract = {
        element.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl", "0")): _Level(
                int(_value(level, "start", "1")), _value(level, "numFmt", "decimal"), _value(level, "lvlText", "%1.")
            )
            for level in element.iter(f"{W}lvl")
        }
        for element in root.iter(f"{W}abstractNum")
    }
    return {
        number.get(f"{W}numId", ""): abstract.get(_value(number, "abstractNumId", ""), {})
        for number in root.iter(f"{W}num")
    }


def _value(element: etree._Element, tag: str, default: str) -> str:
    found = element.find(f"{W}{tag}")
    return found.get(f"{W}val", default) if found is not None else default
