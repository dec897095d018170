"""Taking documents in, for both doors and the command line: first the right, then the bytes, then reading apart.

Nothing of a file that cannot be read stays behind, and no transaction is open while one is read.
"""

import asyncio
import hashlib
import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from fastapi import Request
from sqlalchemy.orm import Session

from app.actions.imports import Received
from app.actions.units import directory_of
from app.doors import clock_of, reading, settings_of
from app.evidence import clean_name, path_of, too_large
from app.importing.document import Unreadable
from app.importing.names.directory import Directory
from app.importing.sandbox import Options, Taken, take_apart
from app.models.imports import ImportOptions, ImportRevision, PlanImport
from app.queries.imports import get_import
from app.rules.actor import Actor
from app.rules.errors import FieldError, Invalid
from app.rules.permissions import Verb, require

PASTED = "粘贴的文字"


@dataclass(frozen=True)
class Source:
    """What somebody brought: a file, or text that was pasted."""

    name: str
    data: bytes
    pasted: bool = False


def read_source(name: str, file: BinaryIO, limit: int) -> Source:
    """A file's bytes; TooLarge past `limit`."""
    name = clean_name(name)
    data = file.read(limit + 1)
    if len(data) > limit:
        raise too_large(limit, name)
    return Source(name, data)


def pasted_source(text: str, limit: int) -> Source:
    """Pasted text; TooLarge past `limit` bytes."""
    data = text.encode("utf-8", "replace")
    if len(data) > limit:
        raise too_large(limit, PASTED)
    return Source(PASTED, data, pasted=True)


def read_apart(source: Source, options: Options, directory: Directory) -> Taken:
    """The reading; Invalid with the reader's own code, and the place, where there is none."""
    try:
        return take_apart(source.data, options, directory)
    except Unreadable as error:
        raise as_problem(error) from error


def as_problem(error: Unreadable) -> Invalid:
    """Why a document cannot be read, in the manner of the doors."""
    detail = f"The document cannot be read ({error.code}); the title says where and what to do."
    field = FieldError("/file", error.code, error.message, f"Unreadable: {error.code}.")
    return Invalid(error.code, str(error), detail, errors=[field], place=error.place)


def keep(folder: Path, source: Source) -> Received:
    """Put the bytes into the files folder, whole or not at all."""
    sha256 = hashlib.sha256(source.data).hexdigest()
    final = path_of(folder, sha256)
    final.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as target:
        target.write(source.data)
        target.flush()
        os.fsync(target.fileno())
    Path(target.name).replace(final)
    return Received(source.name, sha256, len(source.data), source.pasted)


async def take(
    request: Request, source: Source, options: ImportOptions, *, unmapped: bool = False
) -> tuple[Received, Taken]:
    """Read a source that whoever sent the request may import, and keep its bytes; `imports.start` registers both."""
    clock = clock_of(request)

    def allowed(session: Session, actor: Actor) -> Directory:
        require(actor, Verb.IMPORT)
        return directory_of(session)

    directory = await reading(request, allowed)
    how = options_of(source, options, clock.today(), unmapped=unmapped)
    taken = await asyncio.to_thread(read_apart, source, how, directory)
    return await asyncio.to_thread(keep, settings_of(request).files, source), taken


async def take_again(request: Request, import_id: int, revision: ImportRevision) -> Taken | None:
    """Read the file of an import again where other options ask for it; `imports.reread` takes both over."""
    clock = clock_of(request)

    def allowed(session: Session, actor: Actor) -> tuple[Directory, PlanImport]:
        require(actor, Verb.IMPORT)
        return directory_of(session), get_import(session, actor, import_id)

    directory, row = await reading(request, allowed)
    if not revision.rereads:
        return None
    columns = revision.columns if "columns" in revision.model_fields_set else row.columns
    how = Options(
        name=row.source_name,
        year=revision.year or row.year,
        today=clock.today(),
        kind=revision.kind or row.read_as,
        columns=columns or None,
        pasted=row.pasted,
        unmapped=True,
    )
    path = path_of(settings_of(request).files, row.sha256)
    source = Source(row.source_name, await asyncio.to_thread(path.read_bytes), row.pasted)
    return await asyncio.to_thread(read_apart, source, how, directory)


def options_of(source: Source, options: ImportOptions, today: date, *, unmapped: bool = False) -> Options:
    """How the reader is to take a source."""
    return Options(source.name, options.year, today, options.kind, pasted=source.pasted, unmapped=unmapped)
