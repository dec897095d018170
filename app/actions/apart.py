"""Doing something to one of many, so that one that fails takes nobody else's work with it."""

from collections.abc import Callable

import structlog
from sqlalchemy.orm import Session

log = structlog.get_logger()


def apart(session: Session, row_id: int, work: Callable[[], object], what: str = "item") -> bool:
    """Run `work` in a savepoint and say whether it went well; a failure undoes it alone and is logged by its id."""
    try:
        with session.begin_nested():
            work()
    except Exception as error:
        log.error(f"{what}_failed", **{what: row_id}, exc_info=error)
        return False
    return True
