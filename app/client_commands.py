"""`duban client …` and `duban key …`: which systems may call. Who holds the machine is its security administrator."""

from datetime import datetime, timedelta
from typing import Annotated

import typer
from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from app.account_commands import KEEPER, unit_named
from app.actions import clients as client_actions
from app.actions import keys as key_actions
from app.command_line import in_database, the_clock
from app.models.client import ClientChange, ClientCreate, ClientRead
from app.models.inputs import Day
from app.models.key import KeyMade, KeyRead, KeyState
from app.queries.clients import all_clients, client_named
from app.rules.errors import Conflict, invalid
from app.rules.vocabulary import Scope
from app.validation import parsed

clients = typer.Typer(help="API clients: other systems that call.", no_args_is_help=True)
keys = typer.Typer(help="Keys of API clients.", no_args_is_help=True)

Name = Annotated[str, typer.Option(help="The client's name.")]
Scopes = Annotated[list[Scope], typer.Option("--scope", help="Repeat for more; each includes read, write all.")]
Unit = Annotated[str | None, typer.Option(help="Unit, by name, alias or code; none for the office's own.")]
Contact = Annotated[str, typer.Option(help="Whom to call when the client misbehaves.")]
Networks = Annotated[list[str], typer.Option("--address", help="Network (CIDR) it may call from; repeat for more.")]
Quota = Annotated[int | None, typer.Option(help="Requests a minute; the house's default when left out.")]
Expires = Annotated[str | None, typer.Option(help="The last day on which the key opens, YYYY-MM-DD.")]
KeyId = Annotated[int | None, typer.Option("--id", help="The key's number, where the client has several.")]


@clients.command("create")
def create_client(
    name: Name,
    scope: Scopes,
    unit: Unit = None,
    contact: Contact = "",
    address: Networks = [],  # noqa: B006 - typer reads it, nobody writes it
    quota: Quota = None,
) -> None:
    """Take a client in, as yet without a key."""

    def work(session: Session) -> int:
        new = _new(session, name, unit, scopes=scope, contact=contact, addresses=address, quota=quota)
        return client_actions.create(session, KEEPER, new, now=the_clock().now())

    typer.echo(f"已登记接口用户 / created: client-{in_database(work)}")


@clients.command("change")
def change_client(
    name: Name,
    scope: Annotated[list[Scope] | None, typer.Option(help="All that it may from now on.")] = None,
    contact: Annotated[str | None, typer.Option(help="Whom to call.")] = None,
    address: Annotated[
        list[str] | None, typer.Option(help="All networks from now on; '' lets it call from anywhere.")
    ] = None,
    quota: Annotated[int | None, typer.Option(help="Requests a minute; 0 for the house's default.")] = None,
) -> None:
    """Change what a client may, from its next request on. What is left out stays."""
    networks = [one for one in address if one] if address is not None else None
    given = {"scopes": scope, "contact": contact, "addresses": networks, "quota": quota}

    def work(session: Session) -> None:
        now = the_clock().now()
        client = client_named(session, KEEPER, name, now)
        may = client.model_dump(include=set(ClientChange.model_fields))
        may |= {word: value for word, value in given.items() if value is not None}
        may["quota"] = may["quota"] or None
        client_actions.change(session, KEEPER, client.id, parsed(ClientChange, may), now=now)

    in_database(work)
    typer.echo(f"已更改接口用户 / changed: {name}")


@clients.command("list")
def list_clients() -> None:
    """Print all clients: id, name, scopes, unit, networks, requests a minute, contact, number of keys that open."""
    now = the_clock().now()
    for client in in_database(lambda session: all_clients(session, KEEPER, now)):
        opening = sum(key.state in {KeyState.LIVE, KeyState.ROTATED} for key in client.keys)
        networks, quota = " ".join(client.addresses) or "-", str(client.quota or "-")
        who = client.client_id, client.name, " ".join(client.scopes), client.unit_name or "-"
        typer.echo("\t".join((*who, networks, quota, client.contact or "-", str(opening))))


@clients.command("revoke")
def revoke_client(name: Name) -> None:
    """Revoke every key of a client."""
    _revoke_all(name)


@keys.command("create")
def create_key(
    name: Name,
    scope: Annotated[list[Scope] | None, typer.Option(help="For a new client; repeat for more.")] = None,
    unit: Unit = None,
    expires: Expires = None,
) -> None:
    """Make a key; it stands alone on the last line and is shown this once.

    With --scope a new client is taken in with it, without it the client of this name gets another key.
    """
    expires_at = _end(expires)

    def work(session: Session) -> KeyMade:
        now = the_clock().now()
        if scope:
            new = _new(session, name, unit, scopes=scope)
            return key_actions.create_with_client(session, KEEPER, new, now=now, expires_at=expires_at)
        client = client_named(session, KEEPER, name, now)
        return key_actions.create(session, KEEPER, client.id, now=now, expires_at=expires_at)

    _show(in_database(work))


@keys.command("list")
def list_keys() -> None:
    """Print all keys, never one in clear.

    Columns: client, scopes, unit, first letters, when made, revoked, expiring and last used, from where, and number.
    """
    now = the_clock().now()
    for client in in_database(lambda session: all_clients(session, KEEPER, now)):
        for key in client.keys:
            who = client.name, " ".join(client.scopes), client.unit_name or "-", key.prefix
            moments = key.created_at, key.revoked_at, key.expires_at, key.last_used_at
            typer.echo("\t".join((*who, *map(_moment, moments), key.last_address or "-", str(key.id))))


@keys.command("rotate")
def rotate_key(
    name: Name,
    key_id: KeyId = None,
    overlap_hours: Annotated[int, typer.Option(min=0, help="Hours for which old and new both open.")] = 168,
    expires: Annotated[str | None, typer.Option(help="Last day of the new key, or never; else as the old one.")] = None,
) -> None:
    """Make a key's successor; it stands alone on the last line and is shown this once. The old one goes on a while."""
    forever = expires == "never"
    expires_at = None if forever else _end(expires)

    def work(session: Session) -> KeyMade:
        now = the_clock().now()
        key = _the_key(client_named(session, KEEPER, name, now), key_id)
        until = now + timedelta(hours=overlap_hours)
        return key_actions.rotate(session, KEEPER, key.id, now=now, until=until, expires_at=expires_at, forever=forever)

    _show(in_database(work))


@keys.command("revoke")
def revoke_key(name: Name, key_id: KeyId = None) -> None:
    """Let a key, or every key of the client, open nothing from now on. The log keeps what was done with them."""
    if key_id is None:
        _revoke_all(name)
        return

    def work(session: Session) -> None:
        now = the_clock().now()
        key = _the_key(client_named(session, KEEPER, name, now), key_id)
        key_actions.revoke(session, KEEPER, key.id, now=now)

    in_database(work)
    typer.echo(f"已吊销密钥 / revoked: {name} {key_id}")


def _revoke_all(name: str) -> None:
    in_database(lambda session: key_actions.revoke_all(session, KEEPER, name, now=the_clock().now()))
    typer.echo(f"已吊销密钥 / revoked: {name}")


def _new(session: Session, name: str, unit: str | None, **may: object) -> ClientCreate:
    return parsed(ClientCreate, {"name": name, "unit_id": unit_named(session, unit), **may})


def _the_key(client: ClientRead, key_id: int | None) -> KeyRead:
    """The key of this number; without one, the only key that is neither over nor rotated."""
    found = [key for key in client.keys if (key.state is KeyState.LIVE if key_id is None else key.id == key_id)]
    if not found and key_id is not None:
        raise invalid("--id", "unknown", "该接口用户没有这个编号的密钥", "The client has no key of this number.")
    if len(found) != 1:
        raise Conflict("key_unclear", "请用 --id 指明密钥", "The client has no key, or several; name one with --id.")
    return found[0]


def _end(expires: str | None) -> datetime | None:
    return the_clock().end_of(TypeAdapter(Day).validate_python(expires)) if expires else None


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else "-"


def _show(made: KeyMade) -> None:
    typer.echo("密钥只显示这一次，请妥善保存 / shown this once, keep it safe:", err=True)
    typer.echo(made.key)
