"""What waits for a unit (请先处理), as its desk lists it."""

from datetime import date
from enum import StrEnum

from sqlmodel import SQLModel

from app.rules.vocabulary import NoticeLevel


class OwedKind(StrEnum):
    """What sort of thing waits for the unit."""

    NOTICE = "notice"
    ANSWER = "answer"
    OBJECTION = "objection"
    RECTIFICATION = "rectification"


class OwedRow(SQLModel):
    """One thing that waits: what it says, by when, and where it is done."""

    kind: OwedKind
    id: int
    item_id: int
    no: str
    title: str
    text: str
    by: date | None
    href: str
    level: NoticeLevel | None = None
