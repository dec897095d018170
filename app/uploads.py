"""Taking uploaded files in, for both doors: first the right, then the bytes, then the card in the database."""

import asyncio
from collections.abc import Sequence

from fastapi import Request, UploadFile
from sqlalchemy.orm import Session

from app import evidence
from app.doors import reading, settings_of
from app.evidence import Stored
from app.queries.conclusions import item_of_statement
from app.queries.item import get_milestone
from app.queries.items import units_with_part
from app.queries.shares import leads_of
from app.rules.actor import Actor
from app.rules.conclusions import Stage
from app.rules.permissions import Verb, bonds_to_item, bonds_to_line, require


async def take_in(request: Request, item_id: int, files: Sequence[UploadFile]) -> list[Stored]:
    """Check that the sender may report on the item, then store the files; refused files leave nothing behind."""

    def allowed(session: Session, actor: Actor) -> None:
        require(actor, Verb.REPORT, bonds_to_item(actor, units_with_part(session, actor, item_id)))

    await reading(request, allowed)
    return await keep(request, files)


async def take_in_evidence(request: Request, milestone_id: int, files: Sequence[UploadFile]) -> list[Stored]:
    """Check that the sender may tick the milestone, then store the files."""

    def allowed(session: Session, actor: Actor) -> None:
        milestone = get_milestone(session, actor, milestone_id)
        require(actor, Verb.COMPLETE, bonds_to_line(actor, leads_of(session, milestone.line_id)))

    await reading(request, allowed)
    return await keep(request, files)


async def take_in_for_conclusion(
    request: Request, stage: Stage, target_id: int, files: Sequence[UploadFile]
) -> list[Stored]:
    """Check that the sender may make this statement, then store the files."""
    await reading(request, lambda session, actor: item_of_statement(session, actor, stage, target_id))
    return await keep(request, files)


async def keep(request: Request, files: Sequence[UploadFile]) -> list[Stored]:
    """Store the files that were chosen; an empty file field sends a nameless one."""
    settings = settings_of(request)
    named = [file for file in files if file.filename]
    return [
        await asyncio.to_thread(evidence.store, settings.files, file.filename or "", file.file, settings.max_file_bytes)
        for file in named
    ]
