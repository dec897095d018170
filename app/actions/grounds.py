"""What speaks for an item's light besides its milestones: each dimension asks the database only where it applies."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.models.base import AnyRow
from app.queries.kin import late_below
from app.queries.progress import facts_of
from app.queries.rounds import cycle_of, filed_on_item, rounds_of
from app.rules.acknowledgement import Unsigned, signature_ground
from app.rules.handing_down import below_ground
from app.rules.lifecycle import WORKING
from app.rules.light import Ground
from app.rules.rounds import report_ground
from app.rules.trajectory import progress_ground
from app.rules.vocabulary import CycleRule


def grounds_of(session: Session, item: AnyRow, unsigned: Sequence[Unsigned], today: date) -> list[Ground]:
    """The dimensions of an item; `item` is a row of items.STANDING, `unsigned` who has yet to sign."""
    found: list[Ground] = []
    if item.has_readings:
        found += _progress(session, item.id)
    if item.cycle is not CycleRule.NONE and item.state in WORKING:
        rounds = rounds_of(session, cycle_of(item), today)
        found.append(report_ground(filed_on_item(session, item.id), rounds, today))
    if unsigned and item.state in WORKING:
        found.append(signature_ground(unsigned, today))
    if item.has_children and item.state in WORKING:
        found += _below(session, item.id)
    return found


def _below(session: Session, item_id: int) -> list[Ground]:
    worst = late_below(session, item_id)
    return [below_ground(worst.late, worst.light_on, f"{worst.no} {worst.title}")] if worst else []


def _progress(session: Session, item_id: int) -> list[Ground]:
    found = []
    for facts in facts_of(session, item_id):
        actual, progress = facts.actual, facts.progress
        ground = progress_ground(facts.name, progress, actual.as_of) if actual and progress else None
        if ground:
            found.append(ground)
    return found
