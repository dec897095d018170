"""Who answers for a line, with what it inherits from its item's first line."""

from app.importing.draft import ItemDraft, LineDraft
from app.rules.vocabulary import AssignmentRole

Part = tuple[AssignmentRole, str, bool]
"""Role, name as the document writes it, and whether it is inherited."""


def parts_of(item: ItemDraft, line: LineDraft) -> list[Part]:
    """The units of a line in order, those of the item's first line where it names none."""
    inherited = not (line.lead_units or line.joint_lead_units)
    source = item.lines[0] if inherited else line
    support = line.supporting_units or source.supporting_units
    return [
        *((AssignmentRole.LEAD, name, inherited) for name in source.lead_units),
        *((AssignmentRole.JOINT_LEAD, name, inherited) for name in source.joint_lead_units),
        *((AssignmentRole.SUPPORT, name, not line.supporting_units) for name in support),
    ]
