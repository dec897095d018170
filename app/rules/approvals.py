"""Who may decide a step of a change: the table's bonds, and nobody twice or on their own wish."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from app.rules.actor import Actor
from app.rules.errors import Forbidden
from app.rules.permissions import Bond, Verb


class Asked(Protocol):
    """What the rules ask of a change: who wished it."""

    @property
    def requested_by(self) -> str:
        """Their name."""

    @property
    def requested_by_id(self) -> int | None:
        """The person; None for a client."""


class Step(Protocol):
    """What the rules ask of a step."""

    @property
    def verb(self) -> Verb:
        """The row of the permission table that grants it."""

    @property
    def approved(self) -> bool | None:
        """None while it is open."""

    @property
    def decided_by(self) -> str | None:
        """Who decided it."""

    @property
    def decided_by_id(self) -> int | None:
        """The person; None for a client."""

    @property
    def decided_at(self) -> datetime | None:
        """When."""


S = TypeVar("S", bound=Step)


def same_hand(actor: Actor, name: str | None, person_id: int | None) -> bool:
    """Whether the actor is the person, or the client, of this name: clients have names but no person."""
    return person_id == actor.person_id if person_id is not None else actor.person_id is None and name == actor.name


def next_step(steps: Sequence[S]) -> S:
    """The first open step; the last one where all are decided, so that whoever comes late is told by its row."""
    return next((step for step in steps if step.approved is None), steps[-1])


def bonds_to_change(actor: Actor, unit_id: int | None, leader_id: int | None) -> set[Bond]:
    """How the actor is bound to a change of this unit, on an item that this leader is in charge of."""
    bonds = set()
    if unit_id is not None and actor.unit_id == unit_id:
        bonds.add(Bond.OWN_UNIT)
    if leader_id is not None and actor.leads == leader_id:
        bonds.add(Bond.IN_CHARGE)
    return bonds


def check_may_decide(actor: Actor, change: Asked, steps: Sequence[Step]) -> None:
    """Refuse whoever asked for the change, and whoever has decided a step of it already."""
    if same_hand(actor, change.requested_by, change.requested_by_id):
        raise Forbidden("own_request", "不能审批自己提出的申请", "Nobody decides their own request.")
    if any(step.approved is not None and same_hand(actor, step.decided_by, step.decided_by_id) for step in steps):
        raise Forbidden("decided_before", "同一申请不能由一人审批两步", "Nobody decides two steps of one change.")
