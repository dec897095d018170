"""From a reading to something that can be confirmed: minutes as items, and all that still speaks against it."""

import hashlib
from dataclasses import replace
from datetime import date

from app.importing.checkup import check_up
from app.importing.draft import Draft, Finding, ItemDraft, Severity
from app.importing.duties import items_from_directives
from app.importing.names.directory import Directory

_LIMITS = {"序号": 20, "事项": 500, "领导": 50, "标题层级": 100, "单位": 100, "单位合计": 500}
"""What the tables hold, in characters."""
_MINUTES = {"lead.missing": Severity.DOUBT, "deadline.missing": Severity.NOTE}
"""Minutes name no unit and no date where a meeting settled none: that is not a mistake of the reading."""


def prepare(draft: Draft, directory: Directory, year: int) -> Draft:
    """The draft with its directives made items, keeping only the findings that the check-up cannot make again."""
    facts = draft.document
    facts = replace(facts, name=facts.name[:255], issuer=_cut(facts.issuer, 100), number=_cut(facts.number, 50))
    draft = replace(draft, document=facts)
    if draft.directives:
        return replace(draft, items=items_from_directives(draft, year), directives=[], findings=[])
    known = check_up(draft, directory)
    return replace(draft, findings=[finding for finding in draft.findings if finding not in known])


def judge(draft: Draft, directory: Directory, today: date) -> list[Finding]:
    """Everything that speaks against a prepared draft as it now stands, errors first."""
    found = [*draft.findings, *check_up(draft, directory, today), *_too_long(draft)]
    if draft.document.kind == "minutes":
        found = [replace(f, severity=_MINUTES.get(f.code, f.severity)) for f in found]
    return sorted(found, key=lambda finding: list(Severity).index(finding.severity))


def keys_of(draft: Draft, findings: list[Finding]) -> list[str]:
    """A key for each finding, which stays the same while what it says of the draft does."""
    items = {item.no: item for item in draft.items}
    keys: list[str] = []
    taken: dict[str, int] = {}
    for finding in findings:
        item = items.get(finding.items[0]) if finding.items else None
        about = (finding.code, *finding.items, str(finding.line), _text(item, finding.milestone), finding.message)
        key = hashlib.sha256("\x1f".join(about).encode()).hexdigest()[:12]
        taken[key] = taken.get(key, 0) + 1
        keys.append(key if taken[key] == 1 else f"{key}-{taken[key]}")
    return keys


def _cut(text: str | None, length: int) -> str | None:
    return text and text[:length]


def _text(item: ItemDraft | None, milestone: int | None) -> str:
    if item is None or milestone is None or milestone >= len(item.milestones):
        return ""
    return item.milestones[milestone].text


def _too_long(draft: Draft) -> list[Finding]:
    found = []
    for item in draft.items:
        units = [n for line in item.lines for n in [*line.lead_units, *line.joint_lead_units, *line.supporting_units]]
        leads = [name for line in item.lines for name in [*line.lead_units, *line.joint_lead_units]]
        measured = {
            "序号": len(item.no),
            "事项": len(item.title),
            "领导": len(item.leader or ""),
            "标题层级": len(item.section),
            "单位": max(map(len, units), default=0),
            "单位合计": len("、".join(dict.fromkeys(leads))),
        }
        for what, length in measured.items():
            if length > _LIMITS[what]:
                message = f"第{item.no[:20]}项的{what}有{length}个字，最多{_LIMITS[what]}个，请修改。"
                found.append(Finding("text.too_long", Severity.ERROR, message, [item.no], place=item.place))
    return found
