"""The command line: `bin/duban …`. Commands open the same database and call the same actions as the doors."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from pydantic import ValidationError
from sqlalchemy.orm import Session

from app import account_commands, audit_commands, client_commands, migrating, seeding, starting
from app.actions import imports, units
from app.clock import Clock
from app.command_line import NotMigratedError, check_folder, in_database, the_clock
from app.config import Settings
from app.db import Database
from app.importing.document import Unreadable
from app.importing.draft import Severity
from app.importing.formats.files import open_document
from app.importing.names.directory import Directory
from app.importing.printing import as_json
from app.importing.reader import read as read_draft
from app.importing.sandbox import take_apart
from app.models.imports import ImportConfirmation, ImportOptions, ReadAs
from app.rules.actor import MACHINE
from app.rules.errors import Problem, invalid
from app.rules.vocabulary import PlanKind

cli = typer.Typer(
    help="督办 Duban: supervision of government promises.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.add_typer(client_commands.clients, name="client")
cli.add_typer(client_commands.keys, name="key")
cli.add_typer(account_commands.users, name="user")
cli.add_typer(audit_commands.commands, name="audit")

UNREADABLE, DOUBTFUL = 2, 3
NO_DATABASE = 2


def main() -> None:
    """Run the command line; refusals go to standard error in words, with exit code 1 or 2."""
    try:
        cli()
    except Unreadable as error:
        sys.stderr.write(f"无法读取 [{error.code}] {error}\n")
        sys.exit(UNREADABLE)
    except NotMigratedError:
        sys.stderr.write("数据库还没有建好，请先运行 / no database yet, first run: bin/duban migrate\n")
        sys.exit(NO_DATABASE)
    except ValidationError as error:
        sys.stderr.write("".join(f"设置有误 / bad setting: {one['msg']}\n" for one in error.errors()))
        sys.exit(1)
    except Problem as problem:
        words = [f"{problem.title} ({problem.detail})", *(f"  {e.pointer}: {e.title}" for e in problem.errors)]
        sys.stderr.write("\n".join(words) + "\n")
        sys.exit(1)


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 1,
) -> None:
    """Serve both doors. Refused in production while demonstration data is in the database."""
    settings = Settings()
    check_folder(settings)
    starting.check(settings)
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        # On a machine that is busy elsewhere, five seconds pass before a worker has even imported the app.
        timeout_worker_healthcheck=60,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.trusted_proxies,
        log_level="warning",
    )


@cli.command()
def migrate() -> None:
    """Bring the database to the newest revision."""
    settings = Settings()
    settings.var.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url, 1)
    migrating.upgrade(database.engine)
    typer.echo(f"数据库版本 / database revision: {', '.join(migrating.current(database.engine))}")
    database.close()


@cli.command()
def seed(
    demo: Annotated[bool, typer.Option(help="Also load the 2017 table and the demonstration story.")] = False,
) -> None:
    """Load the unit directory, and with --demo the 2017 table. What is there already stays."""
    settings = Settings()
    in_database(lambda session: seeding.seed(session, settings, demo=demo))


@cli.command()
def dev(port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000) -> None:
    """Migrate, load what is missing, say where to go, and serve with the worker inside: what bin/dev runs."""
    settings = Settings()
    settings.var.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url, settings.threads)
    migrating.upgrade(database.engine)
    starting.check(settings)
    database.write(lambda session: seeding.seed(session, settings, demo=settings.is_demo))
    typer.echo(f"\n  督办 Duban  →  http://127.0.0.1:{port}")
    if settings.is_demo:
        typer.echo(f"  演示日期 {settings.today or '今天'}；演示账号（密码均为 {seeding.DEMO_PASSWORD}）：")
        for account in seeding.DEMO_ACCOUNTS:
            typer.echo(f"    {account.username:<10} {account.name}（{account.says}）")
    else:
        typer.echo("  新系统里还没有账号：bin/duban user create --help")
    typer.echo("")
    database.close()
    from app.delivery.worker import app_with_worker

    uvicorn.run(app_with_worker(settings), host="127.0.0.1", port=port, access_log=False, log_level="warning")


@cli.command()
def worker() -> None:
    """Do what is due with nobody asking: turn lights, clear what is over. Stops cleanly on SIGTERM."""
    from app.delivery.worker import run_forever

    settings = Settings()
    check_folder(settings)
    starting.check(settings)
    run_forever(settings)


@cli.command()
def openapi(
    output: Annotated[Path | None, typer.Option(help="File to write instead of standard output.")] = None,
) -> None:
    """Print the OpenAPI document of the JSON door."""
    from app.main import create_app

    text = json.dumps(create_app().openapi(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")


@cli.command()
def problems(
    output: Annotated[Path | None, typer.Option(help="File to write instead of standard output.")] = None,
) -> None:
    """Print the list of problem codes as it stands in docs/problems.md."""
    from app.problem_list import as_markdown

    if output is None:
        typer.echo(as_markdown(), nl=False)
    else:
        output.write_text(as_markdown(), encoding="utf-8")


@cli.command()
def read(
    file: Path,
    kind: Annotated[str | None, typer.Option(help="table or minutes; guessed when left out.")] = None,
    year: Annotated[int | None, typer.Option(help="Year of dates that state none.")] = None,
    output: Annotated[str, typer.Option("--format", help="json is the only format.")] = "json",
) -> None:
    """Read a document and print what it says; nothing is stored. Exit code 2 with a reason when unreadable."""
    if output != "json":
        raise invalid("--format", "unknown", "只支持 json", "Only json is supported.")
    if kind not in {None, "table", "minutes"}:
        raise invalid("--kind", "unknown", "只能是 table 或 minutes", "Only table or minutes.")
    document = open_document(file.name, _bytes_of(file))
    # The machine's own day: what is only read has no part in a demonstration.
    today = Clock(Settings().zone).today()
    draft = read_draft(document, directory=_directory(), today=today, year=year, kind=kind)
    typer.echo(json.dumps(as_json(draft), ensure_ascii=False, indent=1))


@cli.command("import")
def import_plan(
    file: Path,
    plan_title: Annotated[str, typer.Option(help="Title of the plan.")],
    year: Annotated[int, typer.Option(min=1949, max=2100, help="The plan's year.")],
    kind: Annotated[ReadAs | None, typer.Option(help="Guessed when left out.")] = None,
    plan_kind: Annotated[PlanKind, typer.Option(help="What sort of plan it is.")] = PlanKind.OTHER,
    accept_doubts: Annotated[bool, typer.Option(help="Register although doubts are open.")] = False,
    replace: Annotated[int | None, typer.Option(help="Id of the plan that this corrected document replaces.")] = None,
) -> None:
    """Read a document and register it whole. Exit code 2 when unreadable, 3 while doubts or errors are open."""
    from app import intake

    settings, clock = Settings(), the_clock()
    options = ImportOptions(title=plan_title, year=year, kind=kind, plan_kind=plan_kind, replaces=replace)
    source = intake.Source(file.name, _bytes_of(file))
    directory = in_database(units.directory_of)
    taken = take_apart(source.data, intake.options_of(source, options, clock.today()), directory)
    blocking = [f for f in taken.findings if f.severity is not Severity.NOTE]
    for finding in blocking:
        sys.stderr.write(f"[{finding.severity}] {finding.place or '全文'}：{finding.message}\n")
    if any(f.severity is Severity.ERROR or not accept_doubts for f in blocking):
        sys.stderr.write(f"有 {len(blocking)} 处需要确认，没有导入；核对后可加 --accept-doubts（错误必须先改正）\n")
        sys.exit(DOUBTFUL)
    received = intake.keep(settings.files, source)

    def work(session: Session) -> int:
        import_id = imports.start(session, MACHINE, options, received, taken, now=clock.now())
        word = ImportConfirmation(accept_doubts=accept_doubts)
        return imports.confirm(session, MACHINE, import_id, word, now=clock.now(), today=clock.today())

    plan_id = in_database(work)
    typer.echo(f"已导入计划 {plan_id}：{len(taken.draft.items)} 个事项 / plan {plan_id} registered")


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unreadable("no_file", f"文件打不开：{error.strerror}", str(file)) from error


def _directory() -> Directory:
    """The directory that comes with the program: reading alone needs no database."""
    return seeding.shipped_directory()


if __name__ == "__main__":
    main()
