"""Conclusions: the limits of 《政府督查工作条例》 for objecting and reviewing, and who hears an objection."""

from datetime import date, datetime, timedelta
from typing import Protocol

from app.rules.actor import Actor
from app.rules.approvals import same_hand
from app.rules.errors import Conflict, invalid
from app.rules.lifecycle import ConclusionState, ConclusionVerb, may_move
from app.rules.permissions import Bond, Verb, may

OBJECT_WITHIN = timedelta(days=30)
"""From the day the conclusion is received (第二十四条)."""
REVIEW_WITHIN = timedelta(days=30)
"""From the day the objection is received (第二十四条)."""


def object_by(issued_on: date) -> date:
    """The last day on which the unit may object."""
    return issued_on + OBJECT_WITHIN


def review_by(objected_on: date) -> date:
    """The day by which the objection is to be reviewed."""
    return objected_on + REVIEW_WITHIN


def check_objection(last_day: date, objected_at: datetime | None, today: date) -> None:
    """An objection is heard once, and only within the limit; a Conflict names the day on which it ended."""
    if objected_at is not None:
        raise Conflict("objection_heard", "该结论的异议已经提出过", "An objection is heard once.")
    if today > last_day:
        day = last_day.isoformat()
        raise Conflict(
            "objection_late",
            f"异议期已于 {day} 届满，不能再提出异议",
            f"Objections were possible until {day}.",
            current={"object_by": day},
        )


def check_rectify_by(wanted: date | None, today: date) -> None:
    """Rectification is asked for by a day to come."""
    if wanted is not None and wanted < today:
        raise invalid("/rectify_by", "in_past", "整改期限不能早于今天", "rectify_by must not be before today.")


class Concluded(Protocol):
    """What rules ask of a conclusion."""

    @property
    def unit_id(self) -> int:
        """The unit that it is about."""

    @property
    def author_id(self) -> int | None:
        """Whoever concluded, where it was a person."""

    @property
    def author_name(self) -> str:
        """Whoever concluded."""


MOVES = {
    Verb.OBJECT: ConclusionVerb.OBJECT,
    Verb.REVIEW_OBJECTION: ConclusionVerb.UPHOLD,
    Verb.RECTIFY: ConclusionVerb.RECTIFY,
    Verb.RECHECK: ConclusionVerb.PASS,
}
"""What each row of the permission table would do to a conclusion; revoking and failing go where these go."""


def bonds_to_conclusion(actor: Actor, conclusion: Concluded) -> set[Bond]:
    """How the actor is bound to a conclusion: as its unit, or as somebody other than its author."""
    bonds = set() if same_hand(actor, conclusion.author_name, conclusion.author_id) else {Bond.OTHERS}
    return bonds | ({Bond.OWN_UNIT} if actor.unit_id == conclusion.unit_id else set())


def conclusion_verbs(actor: Actor, conclusion: Concluded, state: ConclusionState, heard: bool) -> list[Verb]:
    """What the actor may do with a conclusion as it stands; an objection only while its limit lasts, and once."""
    bonds = bonds_to_conclusion(actor, conclusion)
    verbs = [verb for verb, move in MOVES.items() if may(actor, verb, bonds) and may_move(state, move)]
    return [verb for verb in verbs if verb is not Verb.OBJECT or not heard]
