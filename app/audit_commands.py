"""`duban audit …`: verifying the sealed log, and taking it to another machine."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from app.command_line import check_migrated
from app.config import Settings
from app.db import Database
from app.queries import audit
from app.rules.audit import FIELDS, GENESIS, Anchor, anchor_of, breaks

commands = typer.Typer(help="The sealed log.", no_args_is_help=True)
FORMAT = "duban-audit-1"
BROKEN = 4
SHOWN = 20


@commands.command()
def head() -> None:
    """Print the last position and its seal, to be kept where nobody who can write the database can write."""
    with _database() as database:
        position, seal = database.read(audit.head) or (0, GENESIS)
    typer.echo(f"{position} {seal}")


@commands.command()
def verify(
    head: Annotated[
        list[str] | None, typer.Option(help="POSITION:HASH as `duban audit head` once printed it; may be repeated.")
    ] = None,
    heads: Annotated[Path | None, typer.Option(help="A file of such heads, one a line; # begins a remark.")] = None,
) -> None:
    """Walk the whole log and its seals; exit code 4 and the places where it is not what was sealed."""
    anchors = _anchors(head or [], heads)

    def walk(session: Any) -> tuple[list[str], int, int]:
        head = audit.head(session)
        found = [one.words for one in breaks(audit.sealed_events(session, _end(head)), head, anchors)]
        return found, head[0] if head else 0, audit.unsealed(session)

    with _database() as database:
        found, count, waiting = database.read(walk)
    for words in found[:SHOWN]:
        typer.echo(words, err=True)
    if len(found) > SHOWN:
        typer.echo(f"…… 另有 {len(found) - SHOWN} 处", err=True)
    if found:
        raise typer.Exit(BROKEN)
    passed = f"，经过 {len(anchors)} 个抄存的封存值" if anchors else ""
    typer.echo(f"完好 / intact: {count} 条已封存，{waiting} 条待封存{passed}")


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


def _anchors(given: list[str], file: Path | None) -> list[Anchor]:
    try:
        lines = file.read_text("utf-8-sig").splitlines() if file else []
        kept = [line.partition("#")[0].strip() for line in lines]
        return [anchor_of(words) for words in [*given, *filter(None, kept)]]
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"读不了 {file}：{error}") from error
    except ValueError as error:
        raise typer.BadParameter(f"不是封存值（位置:64 位十六进制）：{error}") from error


def _end(head: tuple[int, str] | None) -> int | None:
    """Without a head everything that claims a position is walked, and nothing should."""
    return head[0] if head else None


@contextmanager
def _database() -> Iterator[Database]:
    settings = Settings()
    check_migrated(settings)
    database = Database(settings.database_url, 1)
    try:
        yield database
    finally:
        database.close()
