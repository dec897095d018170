"""What happens to open requests when their item comes to its end: they end with it, in words."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.models import ChangeRequest, Closure
from app.models.base import table
from app.rules.lifecycle import ChangeState, ChangeVerb, ClosureState, ClosureVerb, move

CHANGE, CLOSURE = table(ChangeRequest), table(Closure)
WITHDRAWN = "事项已撤销"


def end_open(session: Session, item_id: int, but: int | None, now: datetime) -> dict[str, list[int]]:
    """End the undecided changes and closures of an item that has been withdrawn; returns their ids.

    `but` is the change that withdrew it, where one did.
    """
    of_item = CHANGE.c.item_id == item_id, CHANGE.c.state == ChangeState.PROPOSED, CHANGE.c.id.is_distinct_from(but)
    changes = list(session.scalars(select(CHANGE.c.id).where(*of_item)))
    cancelled = move(ChangeState.PROPOSED, ChangeVerb.CANCEL)
    session.execute(
        update(CHANGE)
        .where(CHANGE.c.id.in_(changes))
        .values(state=cancelled, decided_at=now, version=CHANGE.c.version + 1)
    )
    closures = session.execute(
        select(CLOSURE).where(
            CLOSURE.c.item_id == item_id, CLOSURE.c.state.in_([ClosureState.REQUESTED, ClosureState.ENDORSED])
        )
    ).all()
    for row in closures:
        refused = move(row.state, ClosureVerb.REFUSE)
        values = {"state": refused, "decided_at": now, "decision": WITHDRAWN}
        session.execute(update(CLOSURE).where(CLOSURE.c.id == row.id).values(**values))
    return {"changes": changes, "closures": [row.id for row in closures]}
