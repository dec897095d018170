"""Idempotency keys: the key is taken and the answer kept in the transaction that does what was asked.

So a crash leaves either both or neither, and of two equal requests at once the second waits for the first one's commit
and is given its answer. See draft-ietf-httpapi-idempotency-key-header.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from app.models import KeptAnswer
from app.models.base import AnyRow, table
from app.rules.actor import Actor
from app.rules.errors import Conflict, Invalid

KEPT = table(KeptAnswer)
KEPT_FOR = timedelta(hours=48)
WAIT_SECONDS = 10
LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's code for a lock that was not had within `lock_timeout`."""

MINE = KEPT.c.caller == bindparam("who"), KEPT.c.key == bindparam("sent")
KNOWN = select(KEPT).where(*MINE)
FINISH = update(KEPT).where(*MINE)


@dataclass(frozen=True)
class Asked:
    """A request that names itself: its key, and the fingerprint of everything that makes it this request."""

    key: str
    fingerprint: str


@dataclass(frozen=True)
class Kept:
    """An answer to be given again: status, headers, and the body's bytes; None for a body that is not kept."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes | None


def answer_of(session: Session, actor: Actor, asked: Asked) -> Kept | None:
    """The answer that was given to this request before, if any; Invalid where its key came with another request."""
    row = session.execute(KNOWN, {"who": actor.caller, "sent": asked.key}).one_or_none()
    return None if row is None else _same(row, asked)


def claim(session: Session, actor: Actor, asked: Asked, *, now: datetime) -> Kept | None:
    """Take the key for this request, or return the answer that it was given before.

    While another transaction holds the key this waits for its end, up to `WAIT_SECONDS`, then raises Conflict.
    """
    if (known := answer_of(session, actor, asked)) is not None:
        return known
    row = {"caller": actor.caller, "key": asked.key, "fingerprint": asked.fingerprint, "headers": [], "created_at": now}
    try:
        with _patiently(session), session.begin_nested():
            session.execute(insert(KEPT), row)
    except IntegrityError:
        # The other transaction came first and is committed; the savepoint took `lock_timeout` back with it.
        return answer_of(session, actor, asked)
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
            raise
        raise _in_progress() from error
    return None


def keep(session: Session, actor: Actor, asked: Asked, kept: Kept) -> None:
    """Keep the answer under the key that `claim` took."""
    values = {"status": kept.status, "headers": kept.headers, "body": kept.body}
    session.execute(FINISH, {"who": actor.caller, "sent": asked.key, **values})


def sweep(session: Session, now: datetime, limit: int = 500) -> int:
    """Forget up to `limit` answers that are older than `KEPT_FOR`; returns how many. The worker calls it till 0."""
    query = select(KEPT.c.caller, KEPT.c.key).where(KEPT.c.created_at < now - KEPT_FOR)
    old = session.execute(query.order_by(KEPT.c.created_at).limit(limit)).all()
    for row in old:
        session.execute(delete(KEPT).where(*MINE), {"who": row.caller, "sent": row.key})
    return len(old)


def _same(row: AnyRow, asked: Asked) -> Kept:
    if row.fingerprint != asked.fingerprint:
        raise Invalid(
            "idempotency_mismatch",
            "这个幂等键已用于另一次请求，请为新的请求换一个键",
            "This Idempotency-Key came with another request before. Send a new key with a new request; "
            "repeat a request with the very same method, address and body.",
        )
    if row.body is None:
        raise Conflict(
            "answer_not_kept",
            "该请求已经办成，但答复中的密钥只显示一次，不再重复；如未收到，请轮换密钥",
            "The request was done, but its answer held a secret, which is shown once and not kept. "
            "If it did not reach you, rotate the secret.",
        )
    return Kept(row.status, [(name, value) for name, value in row.headers], row.body)


@contextmanager
def _patiently(session: Session) -> Iterator[None]:
    """Bound how long PostgreSQL waits here for another transaction; SQLite's writers queue before they begin."""
    if session.get_bind().dialect.name == "sqlite":
        yield
        return
    session.execute(text(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'"))
    yield
    session.execute(text("SET LOCAL lock_timeout = DEFAULT"))


def _in_progress() -> Conflict:
    return Conflict(
        "idempotency_in_progress",
        "同一请求正在办理，请稍后用同一个幂等键再试",
        "The same request is still being worked on; send it again with the same key after Retry-After seconds.",
        headers={"Retry-After": str(WAIT_SECONDS)},
    )
