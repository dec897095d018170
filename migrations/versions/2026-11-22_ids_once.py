"""ids_once: on SQLite too, the id of a row that was deleted is never given to another

Callers keep the ids of attachments, drafts, milestones and the like. PostgreSQL's sequences only go on; SQLite gives
the highest id out again once its row is gone, unless the table was made with AUTOINCREMENT. That cannot be added: the
table is made anew by its own text, so that its rules stay, in the steps of https://sqlite.org/lang_altertable.html.

Revision ID: 0017
Revises: 0016
"""

import re

from alembic import op
from sqlalchemy import Connection

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLES = (
    "line",
    "milestone",
    "indicator",
    "progress_report",
    "attachment",
    "evidence",
    "webhook_endpoint",
    "webhook_delivery",
    "delegation",
)
PLAIN, ONCE = "\tid INTEGER NOT NULL", "\tid INTEGER NOT NULL CONSTRAINT pk_{} PRIMARY KEY AUTOINCREMENT"
KEY = ", \n\tCONSTRAINT pk_{} PRIMARY KEY (id)"


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for table in TABLES:
            text = _text(connection, table)
            key = KEY.format(table)
            assert (text.count(key), text.count(PLAIN)) == (1, 1), text
            _make_anew(connection, table, text.replace(key, "").replace(PLAIN, ONCE.format(table)))


def downgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for table in TABLES:
            once = ONCE.format(table)
            text = _text(connection, table)
            assert once in text, text
            plain = text.replace(once, PLAIN).rstrip()
            _make_anew(connection, table, f"{plain.removesuffix(')').rstrip()}{KEY.format(table)}\n)")


def _text(connection: Connection, table: str) -> str:
    found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    return str(found.scalar_one())


def _make_anew(connection: Connection, table: str, text: str) -> None:
    """The table by its new text, with its rows and its indexes; foreign keys are checked when all is done."""
    about = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL"
    around = connection.exec_driver_sql(about, (table,)).scalars().all()
    connection.exec_driver_sql(re.sub(rf'^CREATE TABLE "?{table}"?', f"CREATE TABLE {table}_anew", text, count=1))
    columns = ", ".join(f'"{row[1]}"' for row in connection.exec_driver_sql(f"PRAGMA table_info({table})"))
    copied = f"INSERT INTO {table}_anew ({columns}) SELECT {columns} FROM {table}"  # noqa: S608 - names of our own
    connection.exec_driver_sql(copied)
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE {table}_anew RENAME TO {table}")
    for one in around:
        connection.exec_driver_sql(one)
