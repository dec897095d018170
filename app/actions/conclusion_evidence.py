"""Evidence of conclusions (佐证材料): files uploaded first, which become part of the statement that cites them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.actions import items
from app.evidence import Stored
from app.models import ConclusionEvidence
from app.models.base import AnyRow, table
from app.queries.conclusions import brought_by, item_of_statement
from app.rules.actor import Actor
from app.rules.conclusions import Stage, check_brought, check_free, same_files
from app.rules.errors import invalid

FILE = table(ConclusionEvidence)
KEPT_UNCITED = timedelta(days=1)
"""For so long a file waits for the statement that it was uploaded for."""


def bring(
    session: Session, actor: Actor, stage: Stage, target_id: int, files: Sequence[Stored], *, now: datetime, limit: int
) -> list[int]:
    """Keep cards of stored files for a statement still to be made; returns their ids. The same file is there once.

    `target_id` is the item of a conclusion still to be recorded, else the conclusion. What nobody cites is no event.
    Raises Invalid past `limit` files that wait.
    """
    item_id = item_of_statement(session, actor, stage, target_id)
    items.lock_item(session, actor, item_id)
    ids = [_bring_one(session, actor, item_id, stage, file, now) for file in files]
    waiting = select(func.count()).select_from(FILE).where(*_waiting(actor, item_id))
    if (session.scalar(waiting) or 0) > limit:
        raise invalid("/files", "too_many_files", f"每次最多附 {limit} 个文件", f"At most {limit} files a statement.")
    return ids


def given(session: Session, actor: Actor, item_id: int, ids: Collection[int]) -> list[AnyRow]:
    """The cards that a statement cites, free or its own already; Invalid where this hand did not bring them."""
    if not ids:
        return []
    mine = select(FILE).where(FILE.c.id.in_(ids), FILE.c.item_id == item_id, brought_by(actor))
    found = list(session.execute(mine.order_by(FILE.c.id)).all())
    check_brought(ids, found)
    return found


def repeats(session: Session, conclusion_id: int, stage: Stage, at: datetime | None, files: Collection[AnyRow]) -> bool:
    """Whether the statement made at that moment has these very files."""
    of_it = FILE.c.conclusion_id == conclusion_id, FILE.c.stage == stage, FILE.c.stated_at == at
    return same_files(session.execute(select(FILE).where(*of_it)).all(), files)


def cite(session: Session, files: Collection[AnyRow], conclusion_id: int, stage: Stage, now: datetime) -> list[str]:
    """Make the files part of a statement and return their names; Invalid where one is part of another."""
    if not files:
        return []
    check_free(files)
    free = update(FILE).where(FILE.c.id.in_([file.id for file in files]), FILE.c.conclusion_id.is_(None))
    taken = session.execute(free.values(conclusion_id=conclusion_id, stage=stage, stated_at=now))
    if taken.rowcount != len(files):  # type: ignore[attr-defined]
        # The worker has just let one go that waited for a day.
        check_brought([file.id for file in files], [])
    return [file.name for file in files]


def forget(session: Session, before: datetime, limit: int = 1000) -> int:
    """Let go of cards uploaded before a moment that no statement has cited; returns how many. Their bytes follow."""
    old = select(FILE.c.id).where(FILE.c.conclusion_id.is_(None), FILE.c.uploaded_at < before).limit(limit)
    gone = session.execute(delete(FILE).where(FILE.c.id.in_(old), FILE.c.conclusion_id.is_(None)))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _waiting(actor: Actor, item_id: int) -> tuple[ColumnElement[bool], ...]:
    return FILE.c.item_id == item_id, FILE.c.conclusion_id.is_(None), brought_by(actor)


def _bring_one(session: Session, actor: Actor, item_id: int, stage: Stage, file: Stored, now: datetime) -> int:
    same = select(FILE.c.id).where(*_waiting(actor, item_id), FILE.c.sha256 == file.sha256, FILE.c.name == file.name)
    known = session.scalar(same)
    if known is not None:
        # It waits for a day from now on: whoever brings it again is still writing.
        session.execute(update(FILE).where(FILE.c.id == known).values(uploaded_at=now))
        return int(known)
    card = {
        "item_id": item_id,
        "stage": stage,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
        "uploaded_by": actor.name,
        "uploaded_by_id": actor.person_id,
        "uploaded_at": now,
    }
    return int(session.execute(insert(FILE).returning(FILE.c.id), card).scalar_one())
