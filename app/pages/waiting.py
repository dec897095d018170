"""What waits for somebody's decision, counted for the line at the head of their first page."""

from sqlalchemy.orm import Session

from app.queries import changes, closures
from app.rules.actor import Actor


def count_waiting(session: Session, actor: Actor) -> int:
    """How many changes and closures the actor is to decide."""
    return changes.count_waiting(session, actor) + closures.count_waiting(session, actor)
