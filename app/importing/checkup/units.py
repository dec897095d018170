"""Findings about units: missing, in two roles, cut in half, unknown, renamed, or under two names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.importing.checkup.words import leads_of, rows
from app.importing.draft import Draft, Finding, Severity
from app.importing.names.brackets import balanced
from app.importing.names.directory import Directory

_MOSTLY = 0.5
_NAMED = 5
_ENOUGH = 4
"""With this many unknown names, and more than half of all, the directory is that of another place."""


def lead_missing(draft: Draft, directory: Directory) -> Iterator[Finding]:
    """An item or a directive for which nobody answers."""
    for item in draft.items:
        for at, line in enumerate(item.lines):
            if not leads_of(item, line):
                message = f"第{item.no}项第{at + 1}行没有主办单位。"
                yield Finding("lead.missing", Severity.ERROR, message, [item.no], at, place=line.place or item.place)
        if not item.lines:
            yield Finding("lead.missing", Severity.ERROR, f"第{item.no}项没有主办单位。", [item.no], place=item.place)
    for number, directive in enumerate(draft.directives, 1):
        if not directive.lead_units:
            message = f"第{number}条（{directive.section}）没有写明责任单位，请确定。"
            yield Finding("lead.missing", Severity.DOUBT, message, [str(number)])


def lead_also_supports(draft: Draft, directory: Directory) -> Iterator[Finding]:
    """A unit that leads and supports the same line, under whatever names."""
    for item in draft.items:
        for at, line in enumerate(item.lines):
            yield from _both(directory, leads_of(item, line), line.supporting_units, item.no, at)
    for number, directive in enumerate(draft.directives, 1):
        yield from _both(directory, directive.lead_units, directive.supporting_units, str(number), None)


def _both(directory: Directory, leads: list[str], supports: list[str], no: str, line: int | None) -> Iterator[Finding]:
    leading = {directory.resolve(unit).canonical for unit in leads}
    for unit in supports:
        if directory.resolve(unit).canonical in leading:
            message = f"{rows([no])}的{unit}既是主办又是协办。"
            yield Finding("lead.also_supports", Severity.DOUBT, message, [no], line)


def broken(draft: Draft, directory: Directory) -> Iterator[Finding]:
    """Names whose brackets do not close: half of a list that was cut in the wrong place, and no unit."""
    for name, items in names_used(draft).items():
        if not balanced(name):
            message = f"{rows(items)}的“{name}”括号不成对，不是完整的单位名称，请改正。"
            yield Finding("unit.brackets", Severity.ERROR, message, items)


def unknown(draft: Draft, directory: Directory) -> Iterator[Finding]:
    """Names that the directory lacks, each once with the nearest known.

    Where most are unknown, one finding asks about all: the document of another place, or one that was read wrongly.
    """
    used = {name: items for name, items in names_used(draft).items() if balanced(name)}
    strange = {name: items for name, items in used.items() if not directory.knows(name)}
    if len(strange) >= _ENOUGH and len(strange) > _MOSTLY * len(used):
        message = f"{len(used)}个单位名称中有{len(strange)}个不在单位名录里：{_first(strange)}。这些都是新单位吗？"
        yield Finding("unit.directory_differs", Severity.DOUBT, message, suggestions=list(strange))
        return
    for name, items in strange.items():
        nearest = list(directory.nearest(name))
        close = [known for known in nearest if one_character_apart(name, known)]
        hint = f"是否“{(close or nearest)[0]}”？" if nearest else "请补入名录或改正。"
        yield Finding(
            "name.misspelt" if close else "unit.unknown",
            Severity.DOUBT,
            f"{rows(items)}的“{name}”不在单位名录里，{hint}",
            items,
            suggestions=close or nearest,
        )


def _first(names: Iterable[str]) -> str:
    """The first of many names, and that there are more."""
    listed = list(names)
    return "、".join(listed[:_NAMED]) + (" 等" if len(listed) > _NAMED else "")


def renamed(draft: Draft, directory: Directory) -> Iterator[Finding]:
    """A name that a reform had ended before the document's year."""
    ended = {unit.code: unit for unit in directory.units if unit.successor and unit.valid_to}
    for name, items in names_used(draft).items():
        unit = ended.get(directory.resolve(name).unit or "")
        if unit and draft.document.year and draft.document.year > int(unit.valid_to[:4]):
            message = f"{rows(items)}的{name}已改为{unit.successor}。"
            yield Finding("unit.renamed", Severity.NOTE, message, items, suggestions=[unit.successor])


def two_names(draft: Draft, directory: Directory) -> Iterator[Finding]:
    """One unit that stands under two names in one document."""
    spelt: dict[str, list[str]] = defaultdict(list)
    document = draft.document
    listed = [*names_used(draft), *(came.org for came in document.attendees), *document.distribution]
    for name in dict.fromkeys(listed):
        if unit := directory.resolve(name).unit:
            spelt[unit].append(name)
    for names in spelt.values():
        if len(names) > 1:
            message = f"“{'”“'.join(names)}”是同一单位，按名录合并。"
            yield Finding("unit.two_names", Severity.NOTE, message, suggestions=[directory.resolve(names[0]).canonical])


def names_used(draft: Draft) -> dict[str, list[str]]:
    """Every unit name that leads or supports, with the numbers of the items or directives that use it."""
    used: dict[str, list[str]] = defaultdict(list)
    for item in draft.items:
        for line in item.lines:
            for name in (*line.lead_units, *line.joint_lead_units, *line.supporting_units):
                used[name].append(item.no)
    for number, directive in enumerate(draft.directives, 1):
        for name in (*directive.lead_units, *directive.supporting_units):
            used[name].append(str(number))
    return {name: list(dict.fromkeys(numbers)) for name, numbers in used.items()}


def one_character_apart(one: str, other: str) -> bool:
    """Whether two names of five or more characters differ in one: replaced, missing or too many."""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
