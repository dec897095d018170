"""People who sign in or lead, their sessions, and the failures that slow a guesser down."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.rules.vocabulary import Role


class Person(SQLModel, table=True):
    """Somebody with a name; with a `username` they may sign in, without one they are only named (a leader of 2017)."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=50, index=True)
    title: str = Field(default="", max_length=100)
    role: Role = Field(sa_column=vocabulary(Role, "role"))
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    username: str | None = Field(default=None, unique=True, max_length=64)
    password_hash: str | None = Field(default=None, max_length=200)
    active: bool = True


class Session(SQLModel, table=True):
    """A browser that somebody is signed in with; only the hash of its token is kept."""

    __table_args__ = (Index(None, "person_id"), Index(None, "expires_at"))

    token_hash: str = Field(primary_key=True, max_length=64)
    person_id: int = Field(foreign_key="person.id")
    created_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)


class SignInFailure(SQLModel, table=True):
    """One wrong password, counted by name and by address for a quarter of an hour."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (Index(None, "username", "at"), Index(None, "address", "at"))

    id: int | None = Field(default=None, primary_key=True)
    username: str = Field(max_length=64)
    address: str = Field(max_length=64)
    at: datetime = Field(sa_type=Moment)


class PersonRead(SQLModel):
    """A person as callers see them: never a hash, never a user name."""

    id: int
    name: str
    title: str
    role: Role
    unit_id: int | None
    unit_name: str | None = None
