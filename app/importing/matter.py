"""One matter in words, read as an item: its units, its deadline, its milestones, and what is in doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.importing.checkup.run import check_up
from app.importing.draft import Certainty, DocumentFacts, Draft, Finding, ItemDraft, LineDraft, Severity
from app.importing.language.dates import DateReading, read_deadline
from app.importing.language.milestones import PlanLine, read_milestones
from app.importing.names.directory import Directory

RANK = {Severity.ERROR: 0, Severity.DOUBT: 1, Severity.NOTE: 2}


@dataclass(frozen=True)
class Matter:
    """What a caller wrote. Units by any name or code; `year` is the plan's, which dates without one mean."""

    no: str
    title: str
    text: str
    year: int
    due: str = ""
    leader: str | None = None
    leads: Sequence[str] = ()
    joint: Sequence[str] = ()
    support: Sequence[str] = ()


@dataclass
class ReadMatter:
    """The item, and everything that somebody has to look at, errors first."""

    item: ItemDraft
    findings: list[Finding] = field(default_factory=list)


def read_matter(matter: Matter, directory: Directory, today: date) -> ReadMatter:
    """Read one matter. A unit that is not in the directory is left out and named: no unit is made in passing."""
    found: list[Finding] = []
    deadline = _deadline(matter, found)
    line = LineDraft(
        matter.text.strip(),
        deadline,
        matter.due,
        _units("lead_units", matter.leads, directory, matter.no, found),
        _units("joint_lead_units", matter.joint, directory, matter.no, found),
        _units("supporting_units", matter.support, directory, matter.no, found),
    )
    item = ItemDraft(matter.no, matter.title.strip(), matter.leader, deadline, matter.due, [line])
    item.milestones = read_milestones([PlanLine(line.plan, deadline)], matter.year, deadline)
    found += check_up(Draft(DocumentFacts(year=matter.year), [item]), directory, today)
    return ReadMatter(item, sorted(found, key=lambda finding: RANK[finding.severity]))


def _units(role: str, names: Sequence[str], directory: Directory, no: str, found: list[Finding]) -> list[str]:
    codes = {unit.code: unit.name for unit in directory.units}
    units: list[str] = []
    for at, name in enumerate(names):
        known = directory.resolve(codes.get(name.strip(), name))
        if known.unit is None and known.group is None:
            message = f"来文中的单位“{name}”不在单位名录里，请确定。"
            near, pointer = list(known.nearest), f"/{role}/{at}"
            found.append(
                Finding("unit.unknown", Severity.ERROR, message, [no], suggestions=near, pointer=pointer, value=name)
            )
        elif known.canonical not in units:
            units.append(known.canonical)
    return units


def _deadline(matter: Matter, found: list[Finding]) -> date | None:
    """The deadline that the words mean; a doubt where they can be read in two ways or give no day."""
    words = matter.due.strip()
    reading = read_deadline(words, matter.year) if words else None
    if words and (reading is None or reading.due_on is None):
        message = f"来文的时限“{words}”没有明确日期，请确定。"
        found.append(Finding("deadline.unread", Severity.DOUBT, message, [matter.no], pointer="/due", value=words))
    elif reading is not None and reading.certainty is Certainty.AMBIGUOUS:
        found.append(_ambiguous(matter.no, words, reading))
    return reading.due_on if reading else None


def _ambiguous(no: str, words: str, reading: DateReading) -> Finding:
    others = [day.isoformat() for day in reading.alternatives if day != reading.due_on]
    message = f"来文的时限“{words}”读作 {reading.due_on}，也可能是 {'、'.join(others)}，请确定。"
    return Finding("deadline.ambiguous", Severity.DOUBT, message, [no], suggestions=others, pointer="/due", value=words)
