"""`duban user …`: who may come in. Who holds the machine is its security administrator."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from app.actions import accounts
from app.command_line import check_migrated, in_database, the_clock
from app.config import Settings
from app.queries.directory import find_unit
from app.rules.actor import MACHINE
from app.rules.errors import invalid
from app.rules.vocabulary import Role

users = typer.Typer(help="Accounts of people.", no_args_is_help=True)
KEEPER = replace(MACHINE, role=Role.SECURITY_ADMIN)


class PersonRole(StrEnum):
    """The roles of people: a client has keys and no account."""

    SUPERVISOR = Role.SUPERVISOR.value
    LIAISON = Role.LIAISON.value
    UNIT_HEAD = Role.UNIT_HEAD.value
    LEADER = Role.LEADER.value
    PRINCIPAL_LEADER = Role.PRINCIPAL_LEADER.value
    DEVELOPMENT_REFORM = Role.DEVELOPMENT_REFORM.value
    SYSTEM_ADMIN = Role.SYSTEM_ADMIN.value
    SECURITY_ADMIN = Role.SECURITY_ADMIN.value
    AUDIT_ADMIN = Role.AUDIT_ADMIN.value


def _with_a_database(username: str) -> str:
    """Before the password is asked for: nobody types it twice to hear then that there is no database."""
    check_migrated(Settings())
    return username


Username = Annotated[str, typer.Option(help="Name to sign in with.", callback=_with_a_database)]
Password = Annotated[
    str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for when left out.")
]


@users.command("create")
def create_user(
    username: Username,
    name: Annotated[str, typer.Option(help="The person's name.")],
    role: Annotated[PersonRole, typer.Option(help="What the person is; liaison and unit_head need --unit.")],
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
            role=Role(role),
            password=password,
            now=the_clock().now(),
            unit_id=unit_named(session, unit),
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
    username: Username,
    password: Password = "",
) -> None:
    """Give an account a new password, and end its sessions at once."""
    in_database(lambda session: accounts.change_password(session, KEEPER, username, password, now=the_clock().now()))
    typer.echo(f"已更改密码 / changed: {username}")


def unit_named(session: Session, name: str | None) -> int | None:
    """The id of the unit of this name, alias or code; Invalid where the directory has none."""
    if name is None:
        return None
    found = find_unit(session, name)
    if found is None:
        raise invalid("--unit", "unknown", f"单位目录中没有“{name}”", "No such unit in the directory.")
    return found
