"""What the rules share: days in Chinese, names of rows, and the whole of an item's text."""

from datetime import date

from app.importing.draft import DirectiveDraft, ItemDraft, LineDraft

_QUOTED = 16


def day(value: date) -> str:
    """A day as documents write it: 2017年3月31日."""
    return f"{value.year}年{value.month}月{value.day}日"


def quoted(text: str) -> str:
    """The beginning of a text in quotation marks."""
    return f"“{text[:_QUOTED]}…”" if len(text) > _QUOTED else f"“{text}”"


def rows(numbers: list[str]) -> str:
    """第4、17项."""
    return f"第{'、'.join(numbers)}项"


def leads_of(item: ItemDraft, line: LineDraft) -> list[str]:
    """The lead units of a line, joint leads included; a line that names none inherits those of the item's first."""
    own = [*line.lead_units, *line.joint_lead_units]
    return own or (list(item.lines[0].lead_units) if item.lines else [])


def deadline_of(item: ItemDraft, line: int) -> date | None:
    """The deadline of a line, or that of its item where the line has none."""
    own = item.lines[line].deadline if 0 <= line < len(item.lines) else None
    return own or item.deadline


def text_of(item: ItemDraft) -> str:
    """Title and plans of an item."""
    return "\n".join([item.title, *(line.plan for line in item.lines)])


def number_of(directives: list[DirectiveDraft], directive: DirectiveDraft) -> str:
    """The place of a directive in its minutes, counted from 1."""
    return str(next(n for n, one in enumerate(directives, 1) if one is directive))
