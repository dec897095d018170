"""Access tokens of API clients: bought with a key, short-lived, and dead with it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import secrets
from app.actions import events
from app.models import AccessToken, Action
from app.models.base import table
from app.rules import scopes
from app.rules.actor import Actor
from app.rules.errors import Forbidden
from app.rules.vocabulary import Scope

TOKEN = table(AccessToken)
LIFETIME = timedelta(hours=1)


def issue(session: Session, actor: Actor, asked: Collection[Scope], *, now: datetime) -> tuple[str, frozenset[Scope]]:
    """Make a client that came with a key a token, good for `LIFETIME`; returns it, shown this once, and its scopes.

    Without scopes asked for it has the client's. Forbidden for a scope that the client has not (RFC 6749 §3.3).
    """
    assert actor.key_id is not None
    wanted = frozenset(asked) or actor.scopes
    if not wanted <= actor.scopes:
        lacking = scopes.in_words(wanted - actor.scopes)
        raise Forbidden(
            "scope_missing", f"该接口用户没有“{lacking}”权限", f"The client lacks: {lacking}.", scope=lacking
        )
    token = secrets.new_access_token()
    row = AccessToken(
        token_hash=secrets.fingerprint(token),
        key_id=actor.key_id,
        scopes=scopes.in_words(wanted),
        created_at=now,
        expires_at=now + LIFETIME,
    )
    session.add(row)
    session.flush()
    events.record(session, actor, Action.TOKEN_ISSUED, now, data={"scopes": row.scopes})
    return token, wanted


def purge(session: Session, now: datetime, limit: int = 1000) -> int:
    """Forget tokens that are over; returns how many rows went."""
    over = select(TOKEN.c.token_hash).where(TOKEN.c.expires_at <= now).limit(limit)
    return int(session.execute(delete(TOKEN).where(TOKEN.c.token_hash.in_(over))).rowcount)  # type: ignore[attr-defined]
