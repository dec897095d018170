"""Small questions about the text of cells and lines: blanks, widths, wraps."""

import itertools
import re
import unicodedata

from app.importing.patterns import later

CJK = r"\u3400-\u9fff\uf900-\ufaff"
_PUNCTUATION = r"\u3000-\u303f\uff00-\uffef“”‘’…—"
_INNER_SPACE = later(rf"(?<=[{CJK}{_PUNCTUATION}])\s+(?=[{CJK}{_PUNCTUATION}])")
_LINE_END = later(rf"[^\S\n]*\n\s*(?=[{CJK}{_PUNCTUATION}])|(?<=[{CJK}{_PUNCTUATION}])[^\S\n]*\n\s*")
_RADICALS = {point: unicodedata.normalize("NFKC", chr(point)) for point in range(0x2F00, 0x2FD6)} | dict(
    zip(
        map(ord, "⺟⺠⻁⻄⻅⻆⻉⻋⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳"),
        "母民虎西见角贝车长长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_SENTENCE_END = tuple("。；;！!？?：:")
ENUMERATOR = later(
    r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[)）]|\d{1,3}(?:[、．]|\.(?!\d))|\d{1,3}\.(?=\d{1,2}\s*(?:[-—~至]+\s*\d{1,2}\s*)?月)"
    r"|[一二三四五六七八九十百]{1,4}、|[①-⑳]|第[一二三四1-4]季度|\d{1,2}月|[—●◆■•·*-]\s)"
)


def without_radicals(text: str) -> str:
    """The text with radicals (⽉ ⼯ ⺠), which PDF fonts put for the characters they look like, made characters."""
    return text.translate(_RADICALS)


def squeeze(text: str) -> str:
    """The text without any blank: 曹  兴 → 曹兴."""
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


def one_line(text: str) -> str:
    """The text on one line, with no blank between Chinese characters; beside letters and figures blanks stay single."""
    joined = _LINE_END.sub("", text.strip())
    return _INNER_SPACE.sub("", re.sub(r"\s+", " ", joined))


def tidy(text: str) -> str:
    """A cell's text with its line breaks kept, without blank lines or blanks around lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def width(text: str) -> int:
    """Columns that the text takes in a fixed-width font: two for a full-width character."""
    return sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in text)


def unwrap(text: str, narrowest: int = 24) -> str:
    """Joins lines that a page's width broke: a full line that ends no sentence, before one that begins no entry.

    `narrowest` is the width in columns below which a cell is taken as its author broke it.
    """
    lines = tidy(text).split("\n")
    full = max(map(width, lines)) - 3
    if len(lines) == 1 or full < narrowest - 3:
        return "\n".join(lines)
    joined = lines[0]
    for above, below in itertools.pairwise(lines):
        wrapped = width(above) >= full and not above.endswith(_SENTENCE_END) and not ENUMERATOR.match(below)
        joined += ("" if wrapped or _cuts_figure(above, below) else "\n") + below
    return joined


def _cuts_figure(above: str, below: str) -> bool:
    """Whether a line break parts a figure from the rest of it or from its unit of measure: 2020 / 年上半年."""
    return above[-1].isdigit() and bool(re.match(r"\d{0,4}(?:[年月日季%％亩万亿个座条户米]|公里)", below))


def ends_open(text: str) -> bool:
    """Whether the text stops in the middle of a sentence, as it does at a page break."""
    return bool(text) and not text.rstrip().endswith(("。", "；", ";", "！", "!", "？", "?", "）", ")", "”"))


def starts_entry(text: str) -> bool:
    """Whether the text begins with a numbering, a bullet or a date that opens an entry."""
    return bool(ENUMERATOR.match(text))
