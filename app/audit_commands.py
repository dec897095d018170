"""`duban audit …`: verifying the sealed log, and taking it to another machine."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from app.config import Settings
from app.db import Database
from app.queries import audit
from app.rules.audit import FIELDS, GENESIS, breaks

commands = typer.Typer(help="The sealed log.", no_args_is_help=True)
FORMAT = "duban-audit-1"
BROKEN = 4
SHOWN = 20


@commands.command()
def verify() -> None:
    """Walk the whole log and its seals; exit code 4 and the places where it is not what was sealed."""

    def walk(session: Any) -> tuple[list[str], int, int]:
        head = audit.head(session)
        found = [one.words for one in breaks(audit.sealed_events(session, _end(head)), head)]
        return found, head[0] if head else 0, audit.unsealed(session)

    with _database() as database:
        found, count, waiting = database.read(walk)
    for words in found[:SHOWN]:
        typer.echo(words, err=True)
    if len(found) > SHOWN:
        typer.echo(f"…… 另有 {len(found) - SHOWN} 处", err=True)
    if found:
        raise typer.Exit(BROKEN)
    typer.echo(f"完好 / intact: {count} 条已封存，{waiting} 条待封存")


@commands.command()
def export(
    output: Annotated[Path | None, typer.Option(help="File to write instead of standard output.")] = None,
) -> None:
    """Write the sealed log as JSON lines: a heading, then an event a line. docs/verify_audit.py checks it anywhere."""
    with _database() as database:
        if output is None:
            database.read(lambda session: _write(session, sys.stdout))
        else:
            with output.open("w", encoding="utf-8") as file:
                database.read(lambda session: _write(session, file))


def _write(session: Any, file: IO[str]) -> None:
    head = audit.head(session) or (0, GENESIS)
    heading = {"format": FORMAT, "position": head[0], "seal": head[1], "fields": list(FIELDS)}
    file.write(json.dumps(heading, ensure_ascii=False) + "\n")
    for event in audit.sealed_events(session, head[0]):
        file.write(json.dumps(event, ensure_ascii=False, sort_keys=True) + "\n")


def _end(head: tuple[int, str] | None) -> int | None:
    """Without a head everything that claims a position is walked, and nothing should."""
    return head[0] if head else None


@contextmanager
def _database() -> Iterator[Database]:
    database = Database(Settings().database_url, 1)
    try:
        yield database
    finally:
        database.close()
