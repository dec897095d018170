"""Who leads and who supports, of a cell that names both: by labels, by words in brackets, or by a bracket of names."""

import re

from app.importing.names.brackets import split_outside, top_level
from app.importing.names.directory import HALF_TO_FULL, Directory
from app.importing.names.units import is_whole, split_units
from app.importing.patterns import later

Roles = tuple[list[str], list[str]]
"""Lead and supporting units."""
_LABEL = later(r"(牵头|主办|责任|承办|主管|配合|协办|协同|参与)(?:单位|部门)?\s*：")
_SUPPORTING = ("配合", "协办", "协同", "参与")
_SPOKEN = later(r"^\s*由?([^：]+?)(?:联合|共同)?牵头\s*[，；。\n]([^：]+?)(?:积极|协同|协助)?配合[。；\s]*$")
_LEADS = later(r"（(?:联合|共同)?牵头")
_HELP = r"(?:配合|协办|协同|协助|参与|参加)(?:单位|部门)?"
_HELPING = later(rf"^(?:(?:{_HELP}|会同|联合)\s*：?\s*(?=.)|由(?=.+{_HELP}$))|(?<=.)(?:积极|共同)?{_HELP}$")
_ALTERNATIVES = later(r"(?:县|市|区|旗|州|镇|乡|街道|社区|园区|管委会|办事处|[、，和])+$")
"""What the bracket of a group's name holds: 各县（市、区）政府（管委会）."""


def split_roles(text: str, directory: Directory | None = None) -> Roles:
    """Lead and supporting units of a cell that names both.

    牵头单位：…；配合单位：…, or 市财政局（牵头）、市审计局, or 市教育局【市财政局】: who stands in a bracket behind
    a unit supports it, unless the bracket is part of a name or its label says otherwise.
    """
    outside, leads, supports = _without_brackets(text.translate(HALF_TO_FULL), directory)
    own_leads, own_supports = _of_plain(outside, directory)
    leads = list(dict.fromkeys(own_leads + leads))
    return leads, [unit for unit in dict.fromkeys(own_supports + supports) if unit not in leads]


def _of_plain(full: str, directory: Directory | None) -> Roles:
    """The roles of a text whose brackets are all parts of names or name a role."""
    if spoken := _SPOKEN.match(full):
        return split_units(spoken.group(1), directory), split_units(spoken.group(2), directory)
    marks = list(_LABEL.finditer(full))
    if not marks:
        return _by_words_in_brackets(full, directory)
    leads = split_units(full[: marks[0].start()], directory)
    supports: list[str] = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        named = split_units(full[mark.end() : after.start() if after else None], directory)
        (supports if mark.group(1) in _SUPPORTING else leads).extend(named)
    return leads, supports


def _by_words_in_brackets(text: str, directory: Directory | None) -> Roles:
    if not _LEADS.search(text):
        return split_units(text, directory), []
    leads: list[str] = []
    supports: list[str] = []
    for part in split_outside(text, "、，；\n"):
        (leads if _LEADS.search(part) else supports).extend(split_units(part, directory))
    return leads, supports


def _without_brackets(text: str, directory: Directory | None) -> tuple[str, list[str], list[str]]:
    """The text without the brackets that hold units of their own, and the leads and supporters that these name."""
    outside, kept = "", 0
    leads: list[str] = []
    supports: list[str] = []
    for start, end in top_level(text):
        before = (split_outside(text[kept:start].rstrip(), "、，；。\n") or [""])[-1]
        named = _named(text[start + 1 : end - 1].strip(), directory)
        if not any(named) or not before or _is_of_name(before, text[start:], end - start, directory):
            continue
        outside += text[kept:start].rstrip() + ("" if re.match(r"\s*(?:[、，；。\n]|$)", text[end:]) else "\n")
        kept = end
        leads += named[0]
        supports += named[1]
    return outside + text[kept:], leads, supports


def _is_of_name(before: str, rest: str, length: int, directory: Directory | None) -> bool:
    """Whether a bracket belongs to a name: one that the directory has, or one that goes on behind it."""
    if directory and directory.knows(before + rest[:length]):
        return True
    return bool(re.match(r"[一-鿿]", rest[length:])) and not is_whole(before.strip(), directory)


def _named(content: str, directory: Directory | None) -> Roles:
    """The roles of the units that a bracket holds; none where it holds something else."""
    if _ALTERNATIVES.match(content):
        return [], []
    if _LABEL.search(content) and not _HELPING.match(content):
        return split_roles(content, directory)
    helping = _HELPING.sub("", content)
    names = split_units(helping, directory)
    said = helping != content
    if not all(is_whole(name, directory, starts=not said) for name in names):
        return [], []
    return [], names
