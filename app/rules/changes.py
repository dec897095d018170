"""What a change is and who must agree: the system classifies it by its diff (许增不许减; docs/domain.md §4).

More time alone is an extension. A new or earlier node, or more, is `add`; fewer, less, later or narrower is `reduce`;
anything else is `adjust`; a mixed change takes the stricter route. Nobody picks the kind or the route by hand.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.rules.errors import Conflict, FieldError, Invalid
from app.rules.permissions import Verb
from app.rules.vocabulary import ChangeKind


class Subject(StrEnum):
    """What of an item a change may touch."""

    ITEM = "item"
    DUE_ON = "due_on"
    MILESTONE = "milestone"
    TARGET = "target"
    TEXT = "text"
    UNITS = "units"


@dataclass(frozen=True)
class Diff:
    """One difference: a date, a figure, a text, a set of units, or a whole milestone or item (None: not there).

    `is_ceiling` says of a figure that it is not to be exceeded (不超过), so that the smaller one promises more.
    """

    subject: Subject
    before: date | Decimal | str | frozenset[str] | None
    after: date | Decimal | str | frozenset[str] | None
    is_ceiling: bool = False


@dataclass(frozen=True)
class Place:
    """Where of an item an edit lies; the milestone also of an edit of its target."""

    field: Subject
    line_id: int | None
    milestone_id: int | None
    target_id: int | None
    takes_away: bool = False

    def meets(self, other: "Place") -> bool:
        """Whether both cannot come true as asked: the same thing, or a milestone that one of them takes away."""
        if self.milestone_id is not None and (self.takes_away or other.takes_away):
            return self.milestone_id == other.milestone_id
        adds = self.field is Subject.MILESTONE and self.milestone_id is None
        return self == other and not adds


STRICTEST = (ChangeKind.ADD, ChangeKind.EXTEND, ChangeKind.ADJUST, ChangeKind.REDUCE, ChangeKind.WITHDRAW)
"""Kinds from the lightest route to the strictest."""

ROUTES: dict[ChangeKind, tuple[Verb, ...]] = {
    ChangeKind.EXTEND: (Verb.APPROVE_AS_HEAD, Verb.APPROVE_AS_OFFICE, Verb.APPROVE_AS_LEADER),
    ChangeKind.ADD: (Verb.APPROVE_AS_HEAD, Verb.APPROVE_AS_OFFICE),
    ChangeKind.ADJUST: (Verb.APPROVE_AS_HEAD, Verb.APPROVE_AS_LEADER, Verb.APPROVE_AS_PRINCIPAL),
    ChangeKind.REDUCE: (Verb.APPROVE_AS_HEAD, Verb.APPROVE_AS_LEADER, Verb.APPROVE_AS_PRINCIPAL),
    ChangeKind.WITHDRAW: (Verb.APPROVE_AS_HEAD, Verb.APPROVE_AS_LEADER, Verb.APPROVE_AS_PRINCIPAL),
}
ADDITIONS_ONLY = "additions_only"


def classify(diffs: Sequence[Diff], *, additions_only: bool) -> ChangeKind:
    """The kind of a whole change: that of its strictest part. Under 许增不许减 a later date is a reduction.

    Raises Invalid where nothing differs.
    """
    kinds = [kind_of(diff, additions_only=additions_only) for diff in diffs if diff.before != diff.after]
    if not kinds:
        nothing = FieldError("/edits", "no_difference", "没有任何改动", "Nothing differs.")
        raise Invalid("invalid", "没有任何改动", "The change changes nothing.", errors=[nothing])
    return max(kinds, key=STRICTEST.index)


def kind_of(diff: Diff, *, additions_only: bool) -> ChangeKind:
    """The kind of one difference by itself."""
    before, after = diff.before, diff.after
    if after is None:
        return ChangeKind.WITHDRAW if diff.subject is Subject.ITEM else ChangeKind.REDUCE
    if before is None:
        return ChangeKind.ADD
    if isinstance(before, date) and isinstance(after, date):
        if after < before:
            return ChangeKind.ADD
        return ChangeKind.REDUCE if additions_only else ChangeKind.EXTEND
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        promises_more = after < before if diff.is_ceiling else after > before
        return ChangeKind.ADD if promises_more else ChangeKind.REDUCE
    if isinstance(before, frozenset) and isinstance(after, frozenset):
        return ChangeKind.ADD if after > before else ChangeKind.REDUCE if after < before else ChangeKind.ADJUST
    return ChangeKind.ADJUST


INSTEAD = {Verb.APPROVE_AS_HEAD: Verb.APPROVE_AS_OFFICE, Verb.APPROVE_AS_LEADER: Verb.APPROVE_AS_PRINCIPAL}
"""Who decides where nobody can: the next above. The office and those above a leader nobody stands in for."""
NOBODY = {
    Verb.APPROVE_AS_OFFICE: ("督查室", "else in the supervision office"),
    Verb.APPROVE_AS_PRINCIPAL: ("主要领导", "a principal leader"),
    Verb.APPROVE_AS_DEVELOPMENT: ("市发展改革局", "of the development-and-reform office"),
}


@dataclass(frozen=True)
class Approval:
    """One approval of a route; `instead_of` is the step that nobody could take, where this one stands for it."""

    verb: Verb
    instead_of: Verb | None = None


def route(
    kind: ChangeKind, *, additions_only: bool, by_unit: bool, absent: Collection[Verb] = ()
) -> tuple[Approval, ...]:
    """The approvals in order; under 许增不许减 additions go to 市发展改革局. Without an asking unit no head signs.

    A step that nobody can take (`absent`) falls to whom `INSTEAD` names. Conflict where nobody can there either: a
    change that is asked for can be decided.
    """
    steps = ROUTES[kind]
    if kind is ChangeKind.ADD and additions_only:
        steps = (Verb.APPROVE_AS_HEAD, Verb.APPROVE_AS_DEVELOPMENT)
    found: dict[Verb, Approval] = {}
    for step in steps:
        if step is not Verb.APPROVE_AS_HEAD or by_unit:
            one = Approval(INSTEAD[step], step) if step in absent and step in INSTEAD else Approval(step)
            found.setdefault(one.verb, one)
    for verb in found:
        if verb in absent:
            raise _nobody(verb)
    return tuple(found.values())


def _nobody(verb: Verb) -> Conflict:
    who, whom = NOBODY[verb]
    return Conflict(
        "nobody_decides",
        f"这类申请须由{who}审批，目前没有能审批的账号，申请没有提交；请联系安全管理员",
        f"Nobody {whom} has an account that could decide this; ask the security administrator.",
        current={"verb": verb},
    )


def check_extension(present: date | None, wanted: date, *, today: date) -> list[FieldError]:
    """More time is asked for before the due date, and is more: later than the present date and than today."""
    errors = []
    if present is not None and wanted <= present:
        errors.append(
            FieldError(
                "/due_on",
                "not_later",
                f"新的时限应晚于现在的时限（{present.isoformat()}）",
                f"due_on must be after the present one, {present.isoformat()}.",
            )
        )
    if present is not None and present < today:
        errors.append(
            FieldError(
                "/milestone_id",
                "already_due",
                f"延期须在到期前申请，该节点已于 {present.isoformat()} 到期",
                f"An extension is asked for before the due date, which was {present.isoformat()}.",
            )
        )
    if wanted <= today:
        errors.append(FieldError("/due_on", "in_past", "新的时限应晚于今天", "due_on must be after today."))
    return errors
