"""Conclusions: the limits of 《政府督查工作条例》 for objecting and reviewing, and who hears an objection."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from app.rules.actor import Actor
from app.rules.approvals import same_hand
from app.rules.errors import Conflict, invalid
from app.rules.lifecycle import ConclusionState, ConclusionVerb, may_move
from app.rules.permissions import Bond, Verb, may


class Stage(StrEnum):
    """The statements that a conclusion is made of, in their order; each may bring evidence files."""

    CONCLUSION = "conclusion"
    OBJECTION = "objection"
    REVIEW = "review"
    RECTIFICATION = "rectification"
    RECHECK = "recheck"


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


VERB_OF = {
    Stage.CONCLUSION: Verb.CONCLUDE,
    Stage.OBJECTION: Verb.OBJECT,
    Stage.REVIEW: Verb.REVIEW_OBJECTION,
    Stage.RECTIFICATION: Verb.RECTIFY,
    Stage.RECHECK: Verb.RECHECK,
}
"""By which row of the permission table a statement is made, and its files are brought."""
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


class File(Protocol):
    """What rules ask of a file that a statement cites."""

    @property
    def conclusion_id(self) -> int | None:
        """The conclusion that it belongs to already, if any."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def sha256(self) -> str:
        """What it holds."""


def check_brought(wanted: Collection[int], found: Collection[File]) -> None:
    """What a statement cites was brought by the same hand, for this item."""
    if len(found) != len(set(wanted)):
        raise invalid(
            "/evidence",
            "unknown_file",
            "有的佐证材料不是您为本事项上传的，或上传已超过一天，请重新上传",
            "Cite ids of files that you have uploaded for this item within a day.",
        )


def check_free(files: Collection[File]) -> None:
    """A file is part of one statement."""
    if any(file.conclusion_id is not None for file in files):
        raise invalid(
            "/evidence",
            "file_used",
            "有的佐证材料已随另一份陈述提交，请重新上传",
            "A file belongs to one statement; upload it again for another.",
        )


def same_files(one: Collection[File], other: Collection[File]) -> bool:
    """Whether two statements bring the same files: the same bytes under the same names, however often uploaded."""
    return {(file.name, file.sha256) for file in one} == {(file.name, file.sha256) for file in other}
