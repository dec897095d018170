"""Accounts: who may come in."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import secrets
from app.actions import events
from app.models import Action, Person
from app.models import Session as SignIn
from app.models.base import table
from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Conflict, Forbidden, invalid, not_found
from app.rules.passwords import check_strength
from app.rules.permissions import Verb
from app.rules.vocabulary import Role, Via

PERSON, SIGN_IN = table(Person), table(SignIn)


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
    person, before = None, {}
    if role in {Role.LEADER, Role.PRINCIPAL_LEADER}:
        person = session.scalars(
            select(Person).where(Person.name == name, Person.username.is_(None))  # type: ignore[union-attr,arg-type]
        ).first()
    if person is None:
        person = Person(name=name, role=role)
        session.add(person)
    else:
        before = {"name": person.name, "role": person.role, "username": None}
    person.username, person.role, person.unit_id = username, role, unit_id
    person.title = title or person.title
    person.password_hash = secrets.hash_password(password)
    session.flush()
    after = {"name": person.name, "role": role, "unit_id": unit_id}
    data = {"username": username, "role": role, "before": before, "after": after}
    events.record(session, actor, Action.USER_CREATED, now, data=data)
    return person


def disable_user(session: Session, actor: Actor, username: str, *, now: datetime) -> None:
    """Let somebody in no more and end their sessions; NotFound without such an account, twice changes nothing."""
    person = _account(session, actor, username)
    if not person.active:
        return
    person.active = False
    _end_sessions(session, person)
    data = {"username": username, "before": {"active": True}, "after": {"active": False}}
    events.record(session, actor, Action.USER_DISABLED, now, data=data)


def change_password(session: Session, actor: Actor, username: str, password: str, *, now: datetime) -> None:
    """Give an account a new password and end its sessions; NotFound without such an account."""
    person = _account(session, actor, username)
    check_strength(password)
    person.password_hash = secrets.hash_password(password)
    _end_sessions(session, person)
    events.record(session, actor, Action.PASSWORD_CHANGED, now, data={"username": username})


def own_account(session: Session, actor: Actor) -> Person:
    """The account of whoever is signed in, their own even while they stand in for another; Forbidden to clients."""
    found = session.get(Person, actor.person_id) if actor.via is Via.PAGE and actor.person_id is not None else None
    if found is None or found.username is None:
        raise Forbidden(
            "not_yours", "接口用户没有密码，请更换密钥", "Clients have no password; rotate the key instead."
        )
    return found


def set_own_password(session: Session, actor: Actor, hashed: str, *, token: str, now: datetime) -> None:
    """Give one's own account a new password, of which the door has checked the old one; ends all other sessions.

    `token` is that of the session that stays. The event names the account and no secret.
    """
    person = own_account(session, actor)
    person.password_hash = hashed
    session.flush()
    others = SIGN_IN.c.person_id == person.id, SIGN_IN.c.token_hash != secrets.fingerprint(token)
    session.execute(delete(SIGN_IN).where(*others))
    themselves = Actor(person.name, person.role, Via.PAGE, person_id=person.id, unit_id=person.unit_id)
    events.record(session, themselves, Action.PASSWORD_CHANGED, now, data={"username": person.username})


def _account(session: Session, actor: Actor, username: str) -> Person:
    permissions.require(actor, Verb.MANAGE_ACCOUNTS)
    found = session.scalars(select(Person).where(Person.username == username)).first()  # type: ignore[arg-type]
    if found is None:
        raise not_found("账号", "account")
    return found


def _end_sessions(session: Session, person: Person) -> None:
    session.flush()
    session.execute(delete(SIGN_IN).where(SIGN_IN.c.person_id == person.id))


def _check_account(session: Session, username: str, role: Role, password: str, unit_id: int | None) -> None:
    check_strength(password)
    if role in {Role.LIAISON, Role.UNIT_HEAD} and unit_id is None:
        raise invalid("/unit", "required", "联络员和单位负责人必须属于一个单位", "This role needs a unit.")
    if role is Role.CLIENT:
        raise invalid("/role", "not_a_person", "接口用户用密钥登录，请用 client create", "Clients have keys.")
    if session.scalars(select(Person.id).where(Person.username == username)).first() is not None:  # type: ignore[call-overload]
        raise Conflict("username_taken", f"用户名 {username} 已被使用", "This user name is taken.")
