"""Webhooks: endpoints of other systems, what goes to them, and the diary of every attempt."""

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.base import IDS_ONCE, Moment, vocabulary
from app.models.event import Action
from app.models.inputs import BodyId, Flag, Known, SomeWords, Version, whole
from app.rules.outbound import LONGEST_URL
from app.rules.webhooks import DeliveryState, EndpointState, Outcome

EXCERPT = 1024
"""Characters kept of an answer."""
MAX_OVERLAP_HOURS = 24 * 30


class WebhookEndpoint(SQLModel, table=True):
    """An address to which events go. It sees what its unit sees, or everything without one.

    `position` is the place in the feed up to which its deliveries have been made out. `failing_since` is the first
    failure after the last success.
    """

    __tablename__ = "webhook_endpoint"
    __table_args__ = (Index(None, "state", "position"), IDS_ONCE)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=100)
    url: str = Field(max_length=LONGEST_URL)
    client_id: int | None = Field(default=None, foreign_key="api_client.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    actions: list[str] = Field(default=[], sa_column=Column(JSON, nullable=False))
    ordered: bool = False
    position: int
    state: EndpointState = Field(sa_column=vocabulary(EndpointState, "state"))
    state_since: datetime = Field(sa_type=Moment)
    failing_since: datetime | None = Field(default=None, sa_type=Moment)
    succeeded_at: datetime | None = Field(default=None, sa_type=Moment)
    created_by: str = Field(max_length=100)
    created_at: datetime = Field(sa_type=Moment)
    version: int = 1


class WebhookSecret(SQLModel, table=True):
    """What a secret is derived from (app/keyring.py), and its hash. A rotated one signs until it expires."""

    __tablename__ = "webhook_secret"

    id: int | None = Field(default=None, primary_key=True)
    endpoint_id: int = Field(foreign_key="webhook_endpoint.id", index=True)
    salt: str = Field(max_length=64)
    fingerprint: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)


class WebhookDelivery(SQLModel, table=True):
    """An event on its way to an endpoint. `claim` says which worker sends it just now, `claimed_until` how long.

    A `ping` is sent once, whatever the endpoint's state and order; it has no position.
    """

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        UniqueConstraint("endpoint_id", "event_id"),
        Index(None, "endpoint_id", "state", "position"),
        Index(None, "state", "due_at"),
        Index(None, "event_id"),
        IDS_ONCE,
    )

    id: int | None = Field(default=None, primary_key=True)
    endpoint_id: int = Field(foreign_key="webhook_endpoint.id")
    event_id: int = Field(foreign_key="event.id")
    position: int | None = None
    ping: bool = False
    state: DeliveryState = Field(sa_column=vocabulary(DeliveryState, "state"))
    attempts: int = 0
    due_at: datetime = Field(sa_type=Moment)
    claim: str | None = Field(default=None, max_length=32)
    claimed_until: datetime | None = Field(default=None, sa_type=Moment)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)


class WebhookAttempt(SQLModel, table=True):
    """One attempt: when, how long it took, and what the endpoint said."""

    __tablename__ = "webhook_attempt"

    id: int | None = Field(default=None, primary_key=True)
    delivery_id: int = Field(foreign_key="webhook_delivery.id", index=True)
    at: datetime = Field(sa_type=Moment)
    ms: int
    outcome: Outcome = Field(sa_column=vocabulary(Outcome, "outcome"))
    status: int | None = None
    excerpt: str = Field(default="", max_length=EXCERPT)


Name = Annotated[SomeWords, StringConstraints(max_length=100)]
Url = Annotated[SomeWords, StringConstraints(max_length=LONGEST_URL)]


class WebhookChange(SQLModel):
    """What may be changed of an endpoint; what is left out stays."""

    model_config = {"extra": "forbid"}

    name: Name | None = Field(default=None, description="What people call it.")
    url: Url | None = Field(default=None, description="Where to POST: https, or http in networks the operator named.")
    actions: list[Action] | None = Field(
        default=None, max_length=len(Action), description="Types of event to send; an empty list for all."
    )
    ordered: Flag | None = Field(
        default=None, description="Whether each event waits until the one before it was accepted."
    )
    version: Version | None = Field(default=None, description="As read; 409 when the endpoint has changed since.")


class WebhookCreate(SQLModel):
    """A new endpoint."""

    model_config = {"extra": "forbid"}

    name: Name = Field(description="What people call it.")
    url: Url = Field(description="Where to POST: https, or http in networks the operator named.")
    actions: list[Action] = Field(
        default=[], max_length=len(Action), description="Types of event to send; an empty list for all."
    )
    unit_id: BodyId | None = Field(
        default=None, description="Send what this unit sees. A unit's caller always gets their own."
    )
    ordered: Flag = Field(default=False, description="Whether each event waits until the one before it was accepted.")
    after: Known | None = Field(
        default=None, description="Begin behind this position of the feed; with what happens from now on if left out."
    )


class WebhookRead(SQLModel):
    """An endpoint as its keeper sees it: never its secret."""

    id: int
    name: str
    url: str
    client_id: int | None = Field(description="The API client that it belongs to; null for the office's or a unit's.")
    client_name: str | None = Field(description="Name of that client.")
    unit_id: int | None = Field(description="Whose sight it has; null for everything.")
    unit_name: str | None
    actions: list[Action] = Field(description="Types of event that are sent; all if empty.")
    ordered: bool = Field(description="Whether each event waits until the one before it was accepted.")
    state: EndpointState = Field(description="`gone` and `failing` are pauses that the worker made.")
    state_since: datetime = Field(description="Since when it stands so.")
    position: int = Field(description="How far deliveries have been made out from the feed.")
    waiting: int = Field(description="Deliveries under way or waiting to be tried again.")
    failed: int = Field(description="Deliveries given up; they go out again when the endpoint is resumed.")
    failing_since: datetime | None = Field(description="The first failure after the last success.")
    succeeded_at: datetime | None = Field(description="When a delivery was accepted last.")
    created_by: str = Field(description="Who added it.")
    created_at: datetime
    version: int


class WebhookMade(WebhookRead):
    """A new endpoint with its secret, which is shown this once."""

    secret: str = Field(description="Verify signatures with it (Standard Webhooks). It cannot be read again.")


class WebhookPing(SQLModel):
    """A test on its way."""

    delivery_id: int = Field(description="Look for it among the endpoint's deliveries.")


class WebhookRotation(SQLModel):
    """How long the old secret goes on beside its successor."""

    model_config = {"extra": "forbid"}

    overlap_hours: Annotated[int, Field(ge=0, le=MAX_OVERLAP_HOURS), BeforeValidator(whole)] = Field(
        default=24, description="Hours for which both sign; 0 ends the old one at once."
    )


class WebhookSecretMade(SQLModel):
    """A new secret, shown this once."""

    secret: str = Field(description="Verify signatures with it (Standard Webhooks). It cannot be read again.")
    old_until: datetime | None = Field(description="Until when the old one signs beside it.")


class WebhookReplay(SQLModel):
    """From where to send again."""

    model_config = {"extra": "forbid"}

    after: Known = Field(description="Send everything behind this position of the feed again, with the same ids.")


class WebhookAttemptRead(SQLModel):
    """One attempt as the diary tells it."""

    at: datetime = Field(description="When it began.")
    ms: int = Field(description="How long it took, in milliseconds.")
    outcome: Outcome = Field(description="What became of it.")
    status: int | None = Field(description="HTTP status of the answer, if there was one.")
    excerpt: str = Field(description="How the answer began, or what went wrong.")


class WebhookDeliveryRead(SQLModel):
    """A delivery with the diary of its attempts."""

    id: int
    event_id: int = Field(description="The event; the message's id is `evt_` and this number.")
    position: int | None = Field(description="The event's place in the feed; null for a test.")
    action: Action = Field(description="What happened.")
    ping: bool = Field(description="Whether it is a test, which is sent once.")
    state: DeliveryState = Field(description="How far it is.")
    due_at: datetime = Field(description="When it is tried next, while it is pending.")
    settled_at: datetime | None = Field(description="When it was accepted or given up.")
    attempts: list[WebhookAttemptRead] = Field(description="Every attempt, the first one first.")
