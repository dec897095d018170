"""Accounts and keys: who may come in."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import secrets
from app.actions import events
from app.models import Action, ApiKey, Person
from app.models import Session as SignIn
from app.models.base import table
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, invalid, not_found
from app.rules.permissions import Verb
from app.rules.vocabulary import Role, Scope

PASSWORD_LENGTH = 10


def create_user(
    session: Session,
    actor: Actor,
    *,
    username: str,
    name: str,
    role: Role,
    password: str,
    now: datetime,
    unit_id: int | None = None,
    title: str = "",
) -> Person:
    """Give somebody an account. Somebody who is already named without one (a leader of a plan) becomes that account."""
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    _check_account(session, username, role, password, unit_id)
    person = None
    if role in {Role.LEADER, Role.PRINCIPAL_LEADER}:
        person = session.scalars(
            select(Person).where(Person.name == name, Person.username.is_(None))  # type: ignore[union-attr,arg-type]
        ).first()
    if person is None:
        person = Person(name=name, role=role)
        session.add(person)
    person.username, person.role, person.unit_id = username, role, unit_id
    person.title = title or person.title
    person.password_hash = secrets.hash_password(password)
    session.flush()
    events.record(session, actor, Action.USER_CREATED, now, data={"username": username, "role": role})
    return person


def disable_user(session: Session, actor: Actor, username: str, *, now: datetime) -> None:
    """Let somebody in no more and end their sessions; NotFound without such an account, twice changes nothing."""
    person = _account(session, actor, username)
    if not person.active:
        return
    person.active = False
    _end_sessions(session, person)
    events.record(session, actor, Action.USER_DISABLED, now, data={"username": username})


def change_password(session: Session, actor: Actor, username: str, password: str, *, now: datetime) -> None:
    """Give an account a new password and end its sessions; NotFound without such an account."""
    person = _account(session, actor, username)
    _check_password(password)
    person.password_hash = secrets.hash_password(password)
    _end_sessions(session, person)
    events.record(session, actor, Action.PASSWORD_CHANGED, now, data={"username": username})


def _account(session: Session, actor: Actor, username: str) -> Person:
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    found = session.scalars(select(Person).where(Person.username == username)).first()  # type: ignore[arg-type]
    if found is None:
        raise not_found("账号", "account")
    return found


def _end_sessions(session: Session, person: Person) -> None:
    session.flush()
    session.execute(delete(table(SignIn)).where(table(SignIn).c.person_id == person.id))


def _check_password(password: str) -> None:
    if len(password) < PASSWORD_LENGTH:
        raise invalid(
            "/password", "too_short", f"密码至少 {PASSWORD_LENGTH} 位", f"At least {PASSWORD_LENGTH} characters."
        )


def _check_account(session: Session, username: str, role: Role, password: str, unit_id: int | None) -> None:
    _check_password(password)
    if role in {Role.LIAISON, Role.UNIT_HEAD} and unit_id is None:
        raise invalid("/unit", "required", "联络员和单位负责人必须属于一个单位", "This role needs a unit.")
    if role is Role.CLIENT:
        raise invalid("/role", "not_a_person", "接口用户用密钥登录，请用 key create", "Clients have keys.")
    if session.scalars(select(Person.id).where(Person.username == username)).first() is not None:  # type: ignore[call-overload]
        raise Conflict("username_taken", f"用户名 {username} 已被使用", "This user name is taken.")


def create_key(session: Session, actor: Actor, *, name: str, scope: Scope, unit_id: int | None, now: datetime) -> str:
    """Make a key and return it; it cannot be shown again."""
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    if session.scalars(select(ApiKey.id).where(ApiKey.name == name)).first() is not None:  # type: ignore[call-overload]
        raise Conflict("key_name_taken", f"已有名为 {name} 的密钥", "A key of this name exists; choose another name.")
    key = secrets.new_key()
    session.add(
        ApiKey(
            name=name,
            key_hash=secrets.fingerprint(key),
            prefix=key[:12],
            scope=scope,
            unit_id=unit_id,
            created_at=now,
        )
    )
    session.flush()
    events.record(session, actor, Action.KEY_CREATED, now, unit_id=unit_id, data={"name": name, "scope": scope})
    return key


def revoke_key(session: Session, actor: Actor, name: str, *, now: datetime) -> None:
    """Let a key open nothing from now on; NotFound without such a key, twice changes nothing."""
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    key = session.scalars(select(ApiKey).where(ApiKey.name == name)).first()  # type: ignore[arg-type]
    if key is None:
        raise not_found("密钥", "key")
    if key.revoked_at is not None:
        return
    key.revoked_at = now
    session.flush()
    events.record(session, actor, Action.KEY_REVOKED, now, unit_id=key.unit_id, data={"name": name})
