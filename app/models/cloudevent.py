"""Events as webhooks tell them: CloudEvents 1.0.2, whose data is the event as the API reads it."""

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, Field

from app.models.event import EventRead

TYPE = "duban."


class CloudEvent(BaseModel):
    """A message to an endpoint."""

    specversion: Literal["1.0"] = Field(default="1.0", description="The version of CloudEvents.")
    id: str = Field(description="The same however often it is sent: drop what you have seen.", examples=["evt_812"])
    source: str = Field(description="This installation, as DUBAN_WEBHOOK_SOURCE names it.", examples=["urn:duban"])
    type: str = Field(
        description="`duban.` and the event's action.",
        pattern=r"^duban\.[a-z_]+\.[a-z_]+$",
        examples=["duban.milestone.completed"],
    )
    subject: str | None = Field(description="What it is about, as a path of the API.", examples=["milestones/42"])
    time: datetime = Field(description="When it happened.")
    datacontenttype: Literal["application/json"] = Field(default="application/json", description="Of `data`.")
    data: EventRead = Field(description="The event as `GET /events` gives it; `position` is its place in the feed.")

    @classmethod
    def of(cls, event: EventRead, source: str) -> Self:
        """The message about an event."""
        return cls(
            id=cls.id_of(event),
            source=source,
            type=TYPE + event.action,
            subject=_subject(event),
            time=event.at,
            data=event,
        )

    @staticmethod
    def id_of(event: EventRead) -> str:
        """The id of every message about an event, to every endpoint."""
        return f"evt_{event.id}"


def _subject(event: EventRead) -> str | None:
    """The narrowest thing that the event names."""
    named = (
        ("reports", event.report_id),
        ("milestones", event.milestone_id),
        ("items", event.item_id),
        ("plans", event.plan_id),
    )
    return next((f"{noun}/{id}" for noun, id in named if id is not None), None)
