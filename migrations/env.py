"""Alembic's way in. `app.migrating` hands over a connection; alone on the command line it makes its own."""

from alembic import context
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import app.models  # noqa: F401 - makes every table known
from app.config import Settings
from app.db import make_engine
from app.models.base import Exact, Moment


def render_item(kind: str, obj: object, _context: object) -> str | bool:
    """Write types as plain SQLAlchemy, so that a migration never imports today's code."""
    if kind == "type" and isinstance(obj, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(obj, Exact):
        return "sa.String(length=40)"
    if kind == "type" and isinstance(obj, AutoString):
        return f"sa.String(length={obj.length})" if obj.length else "sa.Text()"
    return False


def migrate(connection: Connection) -> None:
    """Run the migrations that alembic asked for, in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        compare_type=True,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_item,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    engine = make_engine(Settings().database_url)
    with engine.connect() as connection:
        migrate(connection)
