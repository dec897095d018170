"""Answers kept by `Idempotency-Key`, so that a request sent again is answered and not done again."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, LargeBinary
from sqlmodel import Field, SQLModel

from app.models.base import Moment


class KeptAnswer(SQLModel, table=True):
    """What one caller was answered for one key. Written in the transaction that did what was asked.

    `caller` is `Actor.caller`, so that the keys of two clients never meet. `fingerprint` is the SHA-256 of method,
    address and body; the body of the request itself is not kept. `body` is null where the answer held a secret.
    """

    __tablename__ = "kept_answer"

    caller: str = Field(primary_key=True, max_length=24)
    key: str = Field(primary_key=True, max_length=255)
    fingerprint: str = Field(max_length=64)
    status: int | None = None
    headers: list[Any] = Field(default=[], sa_column=Column(JSON, nullable=False))
    body: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    created_at: datetime = Field(sa_type=Moment, index=True)
