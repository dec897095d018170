"""The foot of minutes: who came, by organisation, and to whom the minutes go."""

import re
from collections.abc import Sequence

from app.importing.draft import Attendance
from app.importing.minutes.text import Passage
from app.importing.names.units import Directory, ends_as_unit, split_units
from app.importing.patterns import later

_CAME = later(
    r"^(?:参\s*加|参\s*会|出\s*席|列\s*席|与会|到会)(?:会议)?的?\s*(?:人\s*员|单\s*位|领导|同志)?(?:名单)?\s*[:：]"
)
_SENT = later(r"^(?:分\s*送|抄\s*送|抄\s*报|主\s*送|发\s*送|呈\s*送|印\s*送|发|送|报)\s*[:：]")
_LABEL = later(r"^(?P<label>[一-鿿\s]{1,12}?)\s*[:：]")
_BESIDE = later(r"\s+(?=[一-鿿]{2,20}[:：])")
"""Between two organisations that stand on one line: 区政府办：李响  区发改局：王建."""
_SHARED = later(r"([一-鿿·]{2,4}(?:[\s、]{1,4}[一-鿿·]{2,4}){1,20})（([^（）]+)）")
"""Several persons of one organisation, which stands behind the last of them: 关山 沙洲（区委）."""
_CAME_IN_BODY = later(r"(?:^|[。，\n])([一-鿿、 ]{2,200}?)(?:等)?(?:同志)?(?:参加|出席|列席)了?(?:本次|此次)?会议")
_IMPRINTED = later(r"印发|日\s*印\s*$")
_SENT_BY_UNITS = later(
    r"(?:[。，\n]|^)([^。\n]{4,400}?)(?:等)?(?:有关|相关)?(?:单位|部门)?的?(?:主要|有关|相关|分管)?负责(?:同志|人)(?:参加|出席|列席)"
)
_NAME = later(r"^[一-鿿]{2,4}$|^[一-鿿]{1,8}·[一-鿿]{1,8}$")
_POST_BETWEEN = later(
    r"(?:党组|党委)?(?:成员|书记)?[、]?(?:常务)?(?:副)?(?:局长|主任|区长|县长|市长|总经理|董事长|经理|院长|处长|科长|秘书长|调研员|书记|总工程师|部长)+"
)
_OFFICE_FIRST = later(r"[办局委部处室院厅科]")
"""What begins no name, but ends the organisation before it: 区政府 | 办何其 is 区政府办 | 何其."""
_NAME_SIZES = (3, 2, 4)


def read_attendees(body: Sequence[Passage], foot: Sequence[Passage], directory: Directory) -> list[Attendance]:
    """Who came, an entry an organisation, in order. Persons named without one stand last, under no name."""
    came: list[Attendance] = []
    for paragraph in _under(foot, _CAME):
        came.extend(_by_organisation(paragraph, directory))
    opening = "\n".join(paragraph.text for paragraph in body[:3])
    for found in _CAME_IN_BODY.finditer(opening):
        names = [name.strip() for name in found.group(1).split("、")]
        if all(_NAME.match(name) for name in names):
            came.append(Attendance("", names))
    for found in _SENT_BY_UNITS.finditer(opening):
        units = split_units(re.split(r"[，,](?=[^、，,]*、)", found.group(1))[-1], directory)
        listed = {attendance.org for attendance in came}
        came.extend(Attendance(unit, []) for unit in units if ends_as_unit(unit) and unit not in listed)
    return came


def read_distribution(foot: Sequence[Passage], directory: Directory) -> list[str]:
    """Every addressee of the distribution lists, in order, as written."""
    sent: list[str] = []
    for paragraph in _under(foot, _SENT):
        sent.extend(split_units(paragraph.strip("。 "), directory))
    return list(dict.fromkeys(sent))


def _under(foot: Sequence[Passage], label: re.Pattern[str]) -> list[str]:
    """The paragraphs of one label, without it, and those that follow it without a label of their own and end as a list
    does; an organisation before its persons (市财政局：李曜) is no label."""
    taken: list[str] = []
    inside = False
    for paragraph in foot:
        labelled = _LABEL.match(paragraph.text) if len(paragraph.text) > 2 else None
        of_unit = inside and labelled and ends_as_unit(re.sub(r"\s", "", labelled["label"]))
        if labelled and not of_unit:
            inside = bool(label.match(paragraph.text))
        listed = labelled or re.search(r"[、，。；]", paragraph.text)
        if inside and listed and not _IMPRINTED.search(paragraph.text):
            taken.append(paragraph.text[labelled.end() :] if labelled and not of_unit else paragraph.text)
    return taken


def _by_organisation(text: str, directory: Directory) -> list[Attendance]:
    came: list[Attendance] = []
    text = _SHARED.sub(lambda shared: _one_by_one(shared.group(1), shared.group(2)), _BESIDE.sub("；", text))
    for entry in re.split(r"[、，,；;。\n]", text):
        org, names = _entry(entry.strip(), directory)
        if org:
            came.append(Attendance(org, names))
        elif names and came:
            came[-1].names.extend(names)
        elif names:
            came.append(Attendance("", names))
    return [attendance for attendance in came if attendance.org or attendance.names]


def _one_by_one(names: str, org: str) -> str:
    """关山 沙洲（区委） as the organisation with its persons, where it is one."""
    persons = re.split(r"[\s、]+", names)
    return f"{org}：{persons[0]}、{'、'.join(persons[1:])}" if ends_as_unit(org) else f"{names}（{org}）"


def _entry(entry: str, directory: Directory) -> tuple[str, list[str]]:
    """(organisation, names) of one entry: 市财政局李曜, 市财政局：李曜, 李曜（市财政局）, or a name alone."""
    bracketed = re.fullmatch(r"([一-鿿]{2,4})（(.+)）", entry)
    if bracketed and ends_as_unit(bracketed.group(2)):
        return bracketed.group(2), [bracketed.group(1)]
    spaced = re.split(r"[:：\s]+", entry)
    if len(spaced) > 1 and ends_as_unit(spaced[0]):
        names = spaced[1:]
        return spaced[0], ["".join(names)] if all(len(name) == 1 for name in names) else [
            name for name in names if name
        ]
    solid = "".join(spaced)
    if _NAME.match(solid) and not directory.knows(solid) and not re.search(r"(?:局|委|办|政府)$", solid):
        return "", [solid]
    return _glued(solid, directory)


def _glued(solid: str, directory: Directory) -> tuple[str, list[str]]:
    cuts = [len(solid) - size for size in _NAME_SIZES if len(solid) > size + 1]
    known = [cut for cut in cuts if directory.knows(solid[:cut])]
    for cut in (*known, *cuts):
        org = _POST_BETWEEN.sub("", solid[:cut]) if not ends_as_unit(solid[:cut]) else solid[:cut]
        if ends_as_unit(org) and not _OFFICE_FIRST.match(solid[cut:]):
            return org, [solid[cut:]]
    return (solid, []) if ends_as_unit(solid) else ("", [])
