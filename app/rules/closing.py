"""Who decides a closure, by how far it has come."""

from collections.abc import Collection

from app.rules.actor import Actor
from app.rules.lifecycle import UNISSUED, WORKING, ClosureState, ItemState, ItemVerb, may_move
from app.rules.permissions import Bond, Verb, bonds_to_line, may

DECIDES = {ClosureState.REQUESTED: Verb.ENDORSE_CLOSURE, ClosureState.ENDORSED: Verb.CLOSE}
"""The row of the permission table that grants the next decision of an undecided closure."""


def bonds_to_closure(actor: Actor, leader_id: int | None) -> set[Bond]:
    """How the actor is bound to a closure of an item that this leader is in charge of."""
    return {Bond.IN_CHARGE} if leader_id is not None and actor.leads == leader_id else set()


def item_verbs(actor: Actor, state: ItemState, lead_unit_ids: Collection[int], leader_id: int | None) -> list[Verb]:
    """What the actor may ask for or do with an item as a whole, as it stands: the buttons of its page."""
    bonds = bonds_to_line(actor, lead_unit_ids) | bonds_to_closure(actor, leader_id)
    steps = {
        Verb.DISCARD_DRAFT: may_move(state, ItemVerb.DISCARD),
        Verb.REQUEST_CHANGE: state in WORKING,
        Verb.REQUEST_CLOSURE: may_move(state, ItemVerb.REQUEST_CLOSURE),
        Verb.SUSPEND: may_move(state, ItemVerb.SUSPEND) or may_move(state, ItemVerb.RESUME),
        Verb.INSTRUCT: state in WORKING,
        Verb.REMIND: state in WORKING,
        Verb.CONCLUDE: state not in UNISSUED,
        Verb.REOPEN_ITEM: may_move(state, ItemVerb.REOPEN),
    }
    return [verb for verb, possible in steps.items() if possible and may(actor, verb, bonds)]
