"""Keys of API clients: shown once, kept as a hash."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from app.models.base import Moment, vocabulary
from app.rules.vocabulary import Scope


class ApiKey(SQLModel, table=True):
    """A client's key. Without a unit it sees everything and writes as the supervision office's own system."""

    __tablename__ = "api_key"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=100)
    key_hash: str = Field(unique=True, max_length=64)
    prefix: str = Field(max_length=16)
    scope: Scope = Field(sa_column=vocabulary(Scope, "scope"))
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    created_at: datetime = Field(sa_type=Moment)
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)
