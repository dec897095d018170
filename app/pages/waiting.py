"""What waits for somebody's decision, counted for the line at the head of their first page."""

from sqlalchemy.orm import Session

from app.queries import changes, closures, conclusions
from app.rules.actor import Actor


def count_waiting(session: Session, actor: Actor) -> int:
    """How many changes, closures, objections and rectifications the actor is to decide on."""
    return sum(noun.count_waiting(session, actor) for noun in (changes, closures, conclusions))
