"""Keys of API clients: shown once, kept as a hash; and the short-lived tokens that are bought with one."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator
from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.models.base import Moment
from app.models.inputs import Day, whole

MAX_OVERLAP_HOURS = 24 * 90


class ApiKey(SQLModel, table=True):
    """A client's key. It opens the doors until it expires or is revoked; a rotated one names its successor."""

    __tablename__ = "api_key"

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="api_client.id", index=True)
    key_hash: str = Field(unique=True, max_length=64)
    prefix: str = Field(max_length=16)
    created_at: datetime = Field(sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)
    successor_id: int | None = Field(default=None, foreign_key="api_key.id", unique=True)
    last_used_at: datetime | None = Field(default=None, sa_type=Moment)
    last_address: str = Field(default="", max_length=64)


class AccessToken(SQLModel, table=True):
    """A token of the client-credentials grant (RFC 6749 §4.4): with the scopes it asked for, it dies with its key."""

    __tablename__ = "access_token"
    __table_args__ = (Index(None, "key_id"), Index(None, "expires_at"))

    token_hash: str = Field(primary_key=True, max_length=64)
    key_id: int = Field(foreign_key="api_key.id")
    scopes: str = Field(max_length=200)
    created_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)


class KeyState(StrEnum):
    """Whether a key opens the doors; a rotated one does until it expires."""

    LIVE = "live"
    ROTATED = "rotated"
    EXPIRED = "expired"
    REVOKED = "revoked"


class KeyCreate(SQLModel):
    """How long a new key lasts."""

    model_config = {"extra": "forbid"}

    expires_on: Day | None = Field(default=None, description="The last day on which it opens; null for no end.")


class KeyRotation(KeyCreate):
    """How long the old key goes on beside its successor."""

    expires_on: Day | None = Field(
        default=None,
        description="The last day on which the new key opens. Left out: the old key's end; null: no end.",
    )
    overlap_hours: Annotated[int, Field(ge=0, le=MAX_OVERLAP_HOURS), BeforeValidator(whole)] = Field(
        default=168, description="Hours for which both open; 0 ends the old one at once."
    )

    @property
    def forever(self) -> bool:
        """Whether it is said, and not only left out, that the new key has no end."""
        return "expires_on" in self.model_fields_set and self.expires_on is None


class KeyRead(SQLModel):
    """A key as its keeper sees it: never the key, nor its hash."""

    id: int
    prefix: str = Field(description="Its first letters.")
    state: KeyState
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    successor_id: int | None = Field(description="The key that replaces it.")
    last_used_at: datetime | None = Field(description="To about five minutes.")
    last_address: str


class KeyMade(SQLModel):
    """A new key, shown this once."""

    id: int
    key: str = Field(description="Send as `Authorization: Bearer <key>`. It cannot be read again.")
    expires_at: datetime | None
