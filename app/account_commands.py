"""`duban key …` and `duban user …`: who may come in. Who holds the machine is its security administrator."""

from dataclasses import replace
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from app.actions import accounts
from app.command_line import in_database, the_clock
from app.queries.directory import find_unit
from app.queries.keys import list_keys as list_of_keys
from app.rules.actor import MACHINE
from app.rules.errors import invalid
from app.rules.vocabulary import Role, Scope

keys = typer.Typer(help="Keys of API clients.", no_args_is_help=True)
users = typer.Typer(help="Accounts of people.", no_args_is_help=True)
KEEPER = replace(MACHINE, role=Role.SECURITY_ADMIN)
Password = Annotated[
    str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for when left out.")
]


@keys.command("create")
def create_key(
    name: Annotated[str, typer.Option(help="Whose key it is; unique.")],
    scope: Annotated[Scope, typer.Option(help="read, or write (which includes read).")],
    unit: Annotated[str | None, typer.Option(help="Unit, by name, alias or code; none for the office's own.")] = None,
) -> None:
    """Make a key; it stands alone on the last line and is shown this once."""

    def work(session: Session) -> str:
        unit_id = _unit(session, unit)
        return accounts.create_key(session, KEEPER, name=name, scope=scope, unit_id=unit_id, now=the_clock().now())

    key = in_database(work)
    typer.echo("密钥只显示这一次，请妥善保存 / shown this once, keep it safe:", err=True)
    typer.echo(key)


@keys.command("list")
def list_keys() -> None:
    """Print all keys by name, scope, unit, first letters, and when they were made and revoked; never a key."""
    for key in in_database(lambda session: list_of_keys(session, KEEPER)):
        revoked = f"{key.revoked_at:%Y-%m-%d %H:%M}" if key.revoked_at else "-"
        words = (key.name, key.scope, key.unit_name or "-", key.prefix, f"{key.created_at:%Y-%m-%d %H:%M}", revoked)
        typer.echo("\t".join(words))


@keys.command("revoke")
def revoke_key(name: Annotated[str, typer.Option(help="The key's name.")]) -> None:
    """Let a key open nothing from now on. Its name stays taken, and the log keeps what was done with it."""
    in_database(lambda session: accounts.revoke_key(session, KEEPER, name, now=the_clock().now()))
    typer.echo(f"已吊销密钥 / revoked: {name}")


@users.command("create")
def create_user(
    username: Annotated[str, typer.Option(help="Name to sign in with.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    role: Annotated[Role, typer.Option(help="What the person is to the office.")],
    unit: Annotated[str | None, typer.Option(help="Unit, by name, alias or code.")] = None,
    title: Annotated[str, typer.Option(help="The person's title.")] = "",
    password: Password = "",
) -> None:
    """Give somebody an account."""

    def work(session: Session) -> None:
        accounts.create_user(
            session,
            KEEPER,
            username=username,
            name=name,
            role=role,
            password=password,
            now=the_clock().now(),
            unit_id=_unit(session, unit),
            title=title,
        )

    in_database(work)
    typer.echo(f"已创建账号 / created: {username}")


@users.command("disable")
def disable_user(username: Annotated[str, typer.Option(help="Name to sign in with.")]) -> None:
    """Let somebody in no more, and end their sessions at once."""
    in_database(lambda session: accounts.disable_user(session, KEEPER, username, now=the_clock().now()))
    typer.echo(f"已停用账号 / disabled: {username}")


@users.command("password")
def change_password(
    username: Annotated[str, typer.Option(help="Name to sign in with.")],
    password: Password = "",
) -> None:
    """Give an account a new password, and end its sessions at once."""
    in_database(lambda session: accounts.change_password(session, KEEPER, username, password, now=the_clock().now()))
    typer.echo(f"已更改密码 / changed: {username}")


def _unit(session: Session, name: str | None) -> int | None:
    if name is None:
        return None
    found = find_unit(session, name)
    if found is None:
        raise invalid("--unit", "unknown", f"单位目录中没有“{name}”", "No such unit in the directory.")
    return found
