"""Who decides a closure, by how far it has come."""

from app.rules.actor import Actor
from app.rules.lifecycle import ClosureState
from app.rules.permissions import Bond, Verb

DECIDES = {ClosureState.REQUESTED: Verb.ENDORSE_CLOSURE, ClosureState.ENDORSED: Verb.CLOSE}
"""The row of the permission table that grants the next decision of an undecided closure."""


def bonds_to_closure(actor: Actor, leader_id: int | None) -> set[Bond]:
    """How the actor is bound to a closure of an item that this leader is in charge of."""
    return {Bond.IN_CHARGE} if leader_id is not None and actor.leads == leader_id else set()
