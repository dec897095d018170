"""API clients (接口用户): other systems that call, and what they may."""

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from sqlmodel import Field, SQLModel

from app.models.base import Moment
from app.models.inputs import BodyId, SomeWords, Version, Words, whole
from app.models.key import KeyRead
from app.rules.vocabulary import Scope

MAX_QUOTA = 1_000_000


class ApiClient(SQLModel, table=True):
    """A system that calls. Without a unit it sees everything and writes as the supervision office's own system.

    `scopes` and `addresses` are words by blanks (rules/scopes.py, rules/addresses.py): without addresses it calls from
    anywhere. Without a `quota`, in requests a minute, it has the house's.
    """

    __tablename__ = "api_client"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=100)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    contact: str = Field(default="", max_length=200)
    scopes: str = Field(max_length=200)
    addresses: str = Field(default="", max_length=1000)
    quota: int | None = None
    created_at: datetime = Field(sa_type=Moment)
    version: int = 1


class ClientUsage(SQLModel, table=True):
    """How many requests of a client's newest minute are given out to the processes that answer (app/quotas.py)."""

    __tablename__ = "client_usage"

    client_id: int = Field(primary_key=True, foreign_key="api_client.id")
    minute: int
    used: int


Name = Annotated[SomeWords, StringConstraints(max_length=100)]
Network = Annotated[Words, StringConstraints(strip_whitespace=True, max_length=49)]
Quota = Annotated[int, Field(ge=1, le=MAX_QUOTA), BeforeValidator(whole)]


class ClientChange(SQLModel):
    """What may be changed of a client at any time; it holds from the next request on."""

    model_config = {"extra": "forbid"}

    contact: Words = Field(default="", max_length=200, description="Whom to call when the client misbehaves.")
    scopes: list[Scope] = Field(
        min_length=1, max_length=len(Scope), description="Groups of verbs; each includes `read`, `write` includes all."
    )
    addresses: list[Network] = Field(
        default=[], max_length=20, description="Networks (CIDR) from which it may call; none for anywhere."
    )
    quota: Quota | None = Field(default=None, description="Requests a minute; null for the house's default.")
    version: Version | None = Field(default=None, description="As read; 409 when the client has changed since.")


class ClientCreate(ClientChange):
    """A new client. Its name and its unit stay as they are for good: the log names it by them."""

    name: Name = Field(description="Unique.")
    unit_id: BodyId | None = Field(default=None, description="The unit it acts for; null for the supervision office.")


class ClientRead(SQLModel):
    """A client as its keeper sees it, with its keys, newest first."""

    id: int
    client_id: str = Field(description="What it calls itself at /oauth/token (RFC 6749 §2.2).")
    name: str
    unit_id: int | None
    unit_name: str | None
    contact: str
    scopes: list[Scope]
    addresses: list[str]
    quota: int | None
    created_at: datetime
    version: int
    keys: list[KeyRead]
