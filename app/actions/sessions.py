"""Signing in and out: Argon2, server-side sessions, and a brake on guessing."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session as Database

from app import secrets
from app.actions import events
from app.models import Action, Person, Session, SignInFailure
from app.models.base import table
from app.rules.actor import Actor
from app.rules.errors import TooMany, Unauthenticated
from app.rules.vocabulary import Role, Via

WINDOW = timedelta(minutes=15)
TRIES_PER_NAME = 5
TRIES_PER_ADDRESS = 30
UNKNOWN = "未知用户"

SESSION, FAILURE = table(Session), table(SignInFailure)


def check_throttle(session: Database, username: str, address: str, now: datetime) -> None:
    """Refuse with 429 after too many failures by one name or one address within a quarter of an hour."""
    since = now - WINDOW
    for column, value, limit in (
        (FAILURE.c.username, username, TRIES_PER_NAME),
        (FAILURE.c.address, address, TRIES_PER_ADDRESS),
    ):
        count, first = session.execute(
            select(func.count(), func.min(FAILURE.c.at)).where(column == value, FAILURE.c.at > since)
        ).one()
        if count >= limit:
            wait = max(1, int((first + WINDOW - now).total_seconds()))
            raise TooMany(
                "sign_in_throttled",
                f"登录失败次数过多，请 {-(-wait // 60)} 分钟后再试",
                f"Too many failed sign-ins; try again in {wait} seconds.",
                headers={"Retry-After": str(wait)},
            )


def find_account(session: Database, username: str) -> Person | None:
    """The active person who may sign in under this name."""
    return session.execute(select(Person).where(Person.username == username, Person.active)).scalar_one_or_none()  # type: ignore[arg-type]


def refuse(session: Database, username: str, address: str, now: datetime) -> Unauthenticated:
    """Count a failure and give back the refusal, the same for a wrong name and a wrong password."""
    count_failure(session, username, address, now)
    return Unauthenticated("wrong_credentials", "用户名或密码不正确", "Wrong user name or password.")


def count_failure(session: Database, username: str, address: str, now: datetime) -> None:
    """Note that somebody did not know a password, for the brake and for the log."""
    session.add(SignInFailure(username=username, address=address, at=now))
    known = session.scalar(select(table(Person).c.id).where(table(Person).c.username == username)) is not None
    # The log is for ever, and what fits no account may be a password typed into the wrong field.
    nobody = Actor(name=username if known else UNKNOWN, role=Role.CLIENT, via=Via.PAGE)
    events.record(session, nobody, Action.SIGN_IN_REFUSED, now, data={"address": address})


def open_session(session: Database, person: Person, now: datetime, hours: int, address: str) -> str:
    """Begin a session and return its token, which is stored nowhere."""
    token = secrets.new_token()
    assert person.id is not None
    session.add(
        Session(
            token_hash=secrets.fingerprint(token),
            person_id=person.id,
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(hours=hours),
        )
    )
    forgive(session, person)
    actor = Actor(name=person.name, role=person.role, via=Via.PAGE, person_id=person.id, unit_id=person.unit_id)
    events.record(session, actor, Action.SIGNED_IN, now, data={"address": address})
    return token


def forgive(session: Database, person: Person) -> None:
    """Count no failure any more against somebody who has shown that they know their password."""
    session.execute(delete(FAILURE).where(FAILURE.c.username == person.username))


def touch(session: Database, token: str, now: datetime) -> None:
    """Note that a session is alive."""
    session.execute(update(SESSION).where(SESSION.c.token_hash == secrets.fingerprint(token)).values(seen_at=now))


def close_session(session: Database, actor: Actor, token: str, now: datetime) -> None:
    """End a session at once."""
    session.execute(delete(SESSION).where(SESSION.c.token_hash == secrets.fingerprint(token)))
    events.record(session, actor, Action.SIGNED_OUT, now)


def purge(session: Database, now: datetime, idle: timedelta, limit: int = 1000) -> int:
    """Forget sessions that are over and failures that no longer count; returns how many rows went."""
    over = (
        select(SESSION.c.token_hash).where(or_(SESSION.c.expires_at < now, SESSION.c.seen_at < now - idle)).limit(limit)
    )
    gone = session.execute(delete(SESSION).where(SESSION.c.token_hash.in_(over)))
    old = select(FAILURE.c.id).where(FAILURE.c.at < now - WINDOW).limit(limit)
    forgotten = session.execute(delete(FAILURE).where(FAILURE.c.id.in_(old)))
    return int(gone.rowcount + forgotten.rowcount)  # type: ignore[attr-defined]
