"""Doing something to one item of a batch, so that an item that fails takes nobody else's work with it."""

from collections.abc import Callable

import structlog
from sqlalchemy.orm import Session

log = structlog.get_logger()


def apart(session: Session, item_id: int, work: Callable[[], object]) -> bool:
    """Run `work` in a savepoint and say whether it went well; a failure undoes it alone and is logged by item."""
    try:
        with session.begin_nested():
            work()
    except Exception as error:
        log.error("item_failed", item=item_id, exc_info=error)
        return False
    return True
