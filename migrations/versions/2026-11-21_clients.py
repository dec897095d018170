"""clients: what a key was is now a client of the same id, with a key beneath it

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Events and imports go on naming the client by the number that they named the key by.
CLIENTS_OF_KEYS = """
INSERT INTO api_client (id, name, unit_id, contact, scopes, addresses, created_at, version)
SELECT id, name, unit_id, '', scope, '', created_at, 1 FROM api_key"""
COUNT_ON = "SELECT setval(pg_get_serial_sequence('api_client', 'id'), (SELECT max(id) FROM api_client))"

# Going back, a client's first key has its name, the others theirs with a number; what was narrower only reads.
KEYS_OF_CLIENTS = """
UPDATE api_key SET
    unit_id = (SELECT c.unit_id FROM api_client c WHERE c.id = api_key.client_id),
    scope = (SELECT CASE WHEN ' ' || c.scopes || ' ' LIKE '% write %' THEN 'write' ELSE 'read' END
             FROM api_client c WHERE c.id = api_key.client_id),
    name = (SELECT CASE WHEN api_key.id = (SELECT min(k.id) FROM api_key k WHERE k.client_id = c.id) THEN c.name
                        ELSE substr(c.name, 1, 88) || ' ' || CAST(api_key.id AS VARCHAR(11)) END
            FROM api_client c WHERE c.id = api_key.client_id)"""
EVENTS_OF_KEYS = """
UPDATE event SET client_id = (SELECT min(k.id) FROM api_key k WHERE k.client_id = event.client_id)
WHERE client_id IS NOT NULL"""
# The older release knows no end of a key but its revocation.
ENDED = "UPDATE api_key SET revoked_at = expires_at WHERE revoked_at IS NULL AND expires_at IS NOT NULL"


def upgrade() -> None:
    op.create_table(
        "api_client",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("scopes", sa.String(length=200), nullable=False),
        sa.Column("addresses", sa.String(length=1000), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_api_client_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_client")),
        sa.UniqueConstraint("name", name=op.f("uq_api_client_name")),
    )
    op.create_index(op.f("ix_api_client_unit_id"), "api_client", ["unit_id"], unique=False)
    op.execute(CLIENTS_OF_KEYS)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(COUNT_ON)

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_event_client_id"), type_="foreignkey")
        batch_op.create_foreign_key(op.f("fk_event_client_id"), "api_client", ["client_id"], ["id"])
    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.add_column(sa.Column("client_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("successor_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("last_address", sa.String(length=64), nullable=False, server_default=""))
    op.execute("UPDATE api_key SET client_id = id")
    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.alter_column("client_id", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column("last_address", existing_type=sa.String(length=64), server_default=None)
        batch_op.drop_constraint(op.f("ck_api_key_scope"), type_="check")
        batch_op.drop_constraint(op.f("fk_api_key_unit_id"), type_="foreignkey")
        batch_op.drop_constraint(op.f("uq_api_key_name"), type_="unique")
        batch_op.drop_index(op.f("ix_api_key_unit_id"))
        batch_op.drop_column("name")
        batch_op.drop_column("scope")
        batch_op.drop_column("unit_id")
        batch_op.create_foreign_key(op.f("fk_api_key_client_id"), "api_client", ["client_id"], ["id"])
        batch_op.create_foreign_key(op.f("fk_api_key_successor_id"), "api_key", ["successor_id"], ["id"])
        batch_op.create_unique_constraint(op.f("uq_api_key_successor_id"), ["successor_id"])
        batch_op.create_index(op.f("ix_api_key_client_id"), ["client_id"], unique=False)

    op.create_table(
        "access_token",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("scopes", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["key_id"], ["api_key.id"], name=op.f("fk_access_token_key_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_access_token")),
    )
    op.create_index(op.f("ix_access_token_key_id"), "access_token", ["key_id"], unique=False)
    op.create_index(op.f("ix_access_token_expires_at"), "access_token", ["expires_at"], unique=False)
    op.create_table(
        "client_usage",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["api_client.id"], name=op.f("fk_client_usage_client_id")),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_client_usage")),
    )


def downgrade() -> None:
    op.drop_table("client_usage")
    op.drop_table("access_token")
    scope = sa.Enum("read", "write", name="scope", native_enum=False, create_constraint=True, length=24)
    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column("scope", scope, nullable=True))
        batch_op.add_column(sa.Column("unit_id", sa.Integer(), nullable=True))
    op.execute(KEYS_OF_CLIENTS)
    op.execute(ENDED)
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_event_client_id"), type_="foreignkey")
    op.execute(EVENTS_OF_KEYS)
    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_api_key_client_id"))
        batch_op.drop_constraint(op.f("uq_api_key_successor_id"), type_="unique")
        batch_op.drop_constraint(op.f("fk_api_key_successor_id"), type_="foreignkey")
        batch_op.drop_constraint(op.f("fk_api_key_client_id"), type_="foreignkey")
        for column in ("last_address", "last_used_at", "successor_id", "expires_at", "client_id"):
            batch_op.drop_column(column)
        batch_op.alter_column("name", existing_type=sa.String(length=100), nullable=False)
        batch_op.alter_column("scope", existing_type=scope, nullable=False)
        batch_op.create_foreign_key(op.f("fk_api_key_unit_id"), "unit", ["unit_id"], ["id"])
        batch_op.create_unique_constraint(op.f("uq_api_key_name"), ["name"])
        batch_op.create_index(op.f("ix_api_key_unit_id"), ["unit_id"], unique=False)
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_foreign_key(op.f("fk_event_client_id"), "api_key", ["client_id"], ["id"])
    op.drop_table("api_client")
