"""What clients use: the requests of a minute that are given out, and when each key was used last."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, or_, text, update
from sqlalchemy.orm import Session

from app.models import ApiKey
from app.models.base import table
from app.rules.actor import Actor

KEY = table(ApiKey)
NOTE_EVERY = timedelta(minutes=5)

# Equal minutes add up and any other begins anew: a machine whose clock was wrong for a while shuts nobody out.
DRAW = text("""
INSERT INTO client_usage (client_id, minute, used) VALUES (:client, :minute, :want)
ON CONFLICT (client_id) DO UPDATE SET
    used = excluded.used + CASE WHEN client_usage.minute = excluded.minute THEN client_usage.used ELSE 0 END,
    minute = excluded.minute
RETURNING used""")
NOTE = (
    update(KEY)
    .where(
        KEY.c.id == bindparam("key"),
        or_(
            KEY.c.last_used_at.is_(None),
            KEY.c.last_used_at < bindparam("before"),
            KEY.c.last_address != bindparam("from"),
        ),
    )
    .values(last_used_at=bindparam("now"), last_address=bindparam("from"))
)


def draw(session: Session, actor: Actor, minute: int, want: int, *, now: datetime, address: str) -> int:
    """Give out `want` requests of a client's minute, and note that its key is in use; returns how many are given out.

    A key's last use is noted every five minutes, or when it comes from elsewhere than before.
    """
    session.execute(NOTE, {"key": actor.key_id, "before": now - NOTE_EVERY, "now": now, "from": address[:64]})
    given = session.scalar(DRAW, {"client": actor.client_id, "minute": minute, "want": want})
    assert isinstance(given, int)
    return given
